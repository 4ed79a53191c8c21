"""What else on the paper says the same as a value: it was then read twice, from two places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.checks import id_birth_date, id_sex, is_valid_id_number
from extract.fields.confidence import backed_up, confidence
from extract.forms.fill import UNIT_NAMES, Filled
from extract.forms.folding import fold
from extract.result import FieldValue, Seal
from ingest.document import Page, TextLine

ID_NUMBER = "身份证号码"
REPEATED = frozenset(
    {"单位名称", "工作单位", "姓名", "法定代表人", "联系人", "联系电话", ID_NUMBER, "证书编号", "会员证号"}
)
"""Names and numbers that a form says more than once: in the opinion, in the story, as a signature."""
LEAST_REPEATED = 2
EITHER = 0.5
"""Confidence of a reading that another of the same words contradicts."""
_NO_NAME = r"^\u3400-\u9fffA-Za-z0-9·"


def find_backing(filled: Mapping[str, Filled], pages: Sequence[Page]) -> dict[str, Filled]:
    """The fields with those marked that another place on the paper proves."""
    fields = dict(filled)
    lines = [(page.index, line) for page in pages for line in page.lines]
    proven = _by_id_number(filled)
    for key, here in filled.items():
        if key in proven or (key in REPEATED and _is_repeated(here, lines)):
            signs = replace(here.signs, backed=True)
            field = here.field.model_copy(update={"confidence": confidence(signs)})
            fields[key] = replace(here, field=field, signs=signs)
    return fields


def back_unit_names(
    fields: Mapping[str, FieldValue], seals: Sequence[Seal], known: Sequence[str]
) -> dict[str, FieldValue]:
    """The fields with the unit's name surer where its own seal was verified to bear it, and where `known`
    names (of the member register) have it in every character. Where the seal stays undecided and reads as
    the name but for one character, one of the two was misread: the name is doubtful, the seal's another."""
    found = dict(fields)
    members = {fold(name) for name in known}
    borne = {
        fold(seal.candidates[0].name)
        for seal in seals
        if seal.kind == "company" and seal.matches_unit is True and seal.candidates
    }
    for key in UNIT_NAMES & set(fields):
        field = found[key]
        for names in (borne, members):
            if fold(field.value) in names and field.confidence is not None:
                field = field.model_copy(update={"confidence": backed_up(field.confidence)})
        found[key] = field if fold(field.value) in borne | members else _against(field, seals)
    return found


def _against(field: FieldValue, seals: Sequence[Seal]) -> FieldValue:
    value = fold(field.value)
    for seal in seals:
        read = fold(seal.text or "")
        undecided = seal.kind == "company" and seal.matches_unit is None and len(read) == len(value)
        if undecided and sum(one != two for one, two in zip(read, value, strict=True)) == 1:
            doubt = None if field.confidence is None else min(field.confidence, EITHER)
            others = tuple(dict.fromkeys((*field.alternatives, seal.text or "")))
            return field.model_copy(update={"confidence": doubt, "alternatives": others})
    return field


def _by_id_number(filled: Mapping[str, Filled]) -> set[str]:
    """Birth date and sex that the ID number confirms."""
    number = filled[ID_NUMBER].field.value if ID_NUMBER in filled else ""
    if not is_valid_id_number(number):
        return set()
    proven = set()
    birth, born = id_birth_date(number), filled.get("出生年月")
    if birth is not None and born is not None:
        said = born.field.normalised or ""
        if len(said) >= 7 and birth.isoformat().startswith(said):
            proven.add("出生年月")
    if "性别" in filled and filled["性别"].field.value == id_sex(number):
        proven.add("性别")
    return proven | ({ID_NUMBER} if proven else set())


def _is_repeated(here: Filled, lines: Sequence[tuple[int, TextLine]]) -> bool:
    """Another line says it again, as a whole: what was cut short would be part of a longer name there. A
    value that runs over several lines is compared whole."""
    value = fold(here.field.value)
    if len(value) < LEAST_REPEATED:
        return False
    whole = re.compile(rf"(?:^|[{_NO_NAME}]|推荐|同意){re.escape(value)}(?:$|[{_NO_NAME}]|同志|先生|女士)")
    return any(
        whole.search(fold(line.text))
        for page, line in lines
        if page != here.field.page or line.rect.intersection(here.rect) <= 0
    )
