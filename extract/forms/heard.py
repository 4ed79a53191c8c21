"""A unit's name that was read doubtfully, beside what its seal says: two readings of one name, or of two?"""

from collections.abc import Mapping, Sequence

from extract.fields.second_reading import cut
from extract.fields.shaped_reading import lightened
from extract.fields.worded_reading import likeliest_name
from extract.forms.backing import EITHER
from extract.forms.fill import UNIT_NAMES
from extract.forms.folding import fold
from extract.result import FieldValue, Seal
from ingest.document import Document, Image, Page
from models.engines import Engines

DOUBTFUL, HEARD = 0.9, 0.6
"""Confidence below which a name may be what a seal says instead, and that of a text which says something."""
ONE_LINE = 0.5
"""Least width of a name on one line, in its height times its characters."""


def heard_from_seals(
    document: Document, fields: Mapping[str, FieldValue], seals: Sequence[Seal], engines: Engines
) -> tuple[dict[str, FieldValue], tuple[Seal, ...]]:
    """A seal that bears another name than a doubtful one on the form, but one which the form's writing may be
    as well, decides nothing: the name on the seal is offered for the field. Raises EngineFailed."""
    pages = {page.index: page for page in document.pages}
    named, ruled = dict(fields), list(seals)
    for key in UNIT_NAMES & set(fields):
        field = fields[key]
        if field.source != "ocr" or field.page not in pages or (field.confidence or 0.0) >= DOUBTFUL:
            continue
        views = _views(pages[field.page], field)
        for place, seal in enumerate(ruled):
            if not _speaks(seal) or not _may_be(views, field.value, seal.text or "", engines):
                continue
            ruled[place] = seal.model_copy(
                update={
                    "matches_unit": None,
                    "state": "ok" if seal.state == "mismatch" else seal.state,
                    "reason": f"表上的单位名称字迹不清，也可能就是印章上的“{seal.text}”，请先核对单位名称。",
                }
            )
            others = dict.fromkeys((seal.text or "", *field.alternatives))
            doubt = min(EITHER, field.confidence or EITHER)
            named[key] = field.model_copy(update={"alternatives": tuple(others), "confidence": doubt})
    return named, tuple(ruled)


def _speaks(seal: Seal) -> bool:
    """A company's seal of another name that was read well."""
    other = seal.kind == "company" and seal.matches_unit is False
    return other and seal.text is not None and (seal.confidence or 0.0) >= HEARD


def _may_be(views: Sequence[Image], said: str, other: str, engines: Engines) -> bool:
    if not views or fold(said) == fold(other):
        return False
    looks = engines.ocr.probabilities(views)
    return likeliest_name(looks, engines.ocr.alphabet, said, said, [other]) is not None


def _views(page: Page, field: FieldValue) -> list[Image]:
    """Two cuts of a name on one line; none where it has several or no place."""
    if field.box is None:
        return []
    rect = page.to_rect(field.box)
    if rect.width < ONE_LINE * rect.height * len(field.value):
        return []
    image = cut(page, rect).image
    return [image, lightened(image, 0.85)]
