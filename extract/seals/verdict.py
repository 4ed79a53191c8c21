"""From what the witnesses say to a mark: is it a seal, whose, in what state, and what should be asked."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from extract.result import SealColour, SealKind, SealShape
from extract.seals.candidates import ROUND_ASPECT, Candidate
from extract.seals.mark import SealMark
from ingest.document import Page
from models.seal_mark import MarkClass

Witness = Literal["colour", "shape", "text_map", "classifier"]

REPORTED = 0.3
"""Presence from which a mark is handed on; below it all witnesses agree that there is none."""

SURE = 0.75
"""Presence from which nobody is asked."""

LIKELY = 0.5
"""Presence from which a mark's kind is told."""

NO_COMPANY = 0.05
"""Probability of an organisation's, given a seal, below which even a doubtful mark cannot be one."""

SHAPE_WEIGHT, HEAT_WEIGHT = 3.0, 1.0
"""What full agreement or full denial of the other witnesses moves the log odds by, halves up and down:
enough to turn a classifier that hesitates (0.2 to 0.8), never one that is sure."""

FULL_HEAT = 0.4
"""Mean of the text map over a seal's box at which that witness is content; half of it is ring and star."""

DOUBTED = 0.42
"""Most that a mark can be present where a witness denies it outright (no frame or ring, or blurred and pale
like another sheet's): it is reported and asked about, never counted."""

WHOLE_RING = 0.75
"""Share of a rim that is inked from which it is a ring for sure, whatever stands in it."""

PERFECT = 0.9
"""Share of a rim, and likeness of a shape, to which nothing is lacking."""

LETTERED, MANY = 0.6, 6.0
"""Presence of a whole coloured ring in which the text map sees letters and so many characters are read, where
the trained eye denies it."""

WHOSE = "此处是印章，但不能确定是单位公章还是个人名章，请对照图片确认。"

UNLIKE, GREY_UNLIKE, CERTAIN = 0.2, 0.5, 0.97
"""Likeness below which shape denies, unless the trained eye is this certain of a round or oval seal, whose
ring may be lost. Grey ink is also print's: there shape must speak up."""

ON_PAGE = 0.94
HALF_INKED = 0.55
FAINT_INK = 0.16


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What was said of a candidate: class probabilities, `likeness` of its shape 0..1 and mean `heat` of
    the text map 0..1 (None before it is asked); `colour` is the ink along its rim, `through` that it seems
    to be another sheet's, `empty` that its coloured ring holds no letters of its own ink or that its square
    is a table's, `outdone` that a ring which is no seal fits the same ink far better, `ring` the share of a
    fitted rim that is inked, `legible` how many characters are read along it (0 before it is read)."""

    classes: dict[MarkClass, float]
    likeness: float
    heat: float | None
    colour: SealColour
    through: bool = False
    empty: bool = False
    outdone: bool = False
    ring: float = 0.0
    legible: float = 0.0

    @property
    def whole(self) -> bool:
        """A whole ring in colour that the text map sees letters in; half as many will do where nothing of the
        ring is lost and its shape is a seal's in all."""
        perfect = min(self.ring, self.likeness) >= PERFECT
        least = 0.5 * FULL_HEAT if perfect else FULL_HEAT
        return self.ring >= WHOLE_RING and (self.heat or 0.0) >= least and self.colour != "grey"

    @property
    def denied(self) -> bool:
        """A witness denies outright that it is a seal of this sheet."""
        trained = 1.0 - self.classes["other"]
        ring_lost = self.classes["round"] + self.classes["oval"] > 0.5 and trained > CERTAIN
        return (
            (self.likeness < UNLIKE and not ring_lost)
            or (self.colour == "grey" and self.likeness < GREY_UNLIKE)
            or self.through
            or self.empty
            or self.outdone
        )

    @property
    def presence(self) -> float:
        """Probability that it is a seal on this sheet, an organisation's or a person's."""
        trained = float(np.clip(1.0 - self.classes["other"], 1e-4, 1 - 1e-4))
        odds = np.log(trained / (1 - trained))
        rings = self.classes["round"] + self.classes["oval"]
        if rings > self.classes["personal"] + self.classes["square"]:
            odds += SHAPE_WEIGHT * (self.likeness - 0.5)
            if self.heat is not None:
                odds += HEAT_WEIGHT * (min(1.0, self.heat / FULL_HEAT) - 0.5)
        else:
            # Frames are common on forms: a good one proves nothing, a lost one speaks against. The text
            # map was trained on rings of letters: of square seals and chops it says nothing.
            odds += SHAPE_WEIGHT * min(0.0, self.likeness - 0.5)
        presence = float(1.0 / (1.0 + np.exp(-odds)))
        # A bleached seal has lost its letters: ring and text map together are worth a question. One whose
        # letters are read counts, whatever else crosses it for the trained eye: a person is asked.
        if self.whole:
            presence = max(presence, LETTERED if self.legible >= MANY else DOUBTED)
        return min(presence, DOUBTED) if self.denied else presence

    @property
    def settled(self) -> bool:
        """Whether the text map can say nothing that changes what becomes of the mark."""
        denied, backed = (replace(self, heat=heat).presence for heat in (0.0, FULL_HEAT))
        return all((denied >= level) == (backed >= level) for level in (REPORTED, LIKELY, SURE))

    @property
    def company(self) -> float:
        """Probability that it is an organisation's, given that it is a seal."""
        ours = self.classes["round"] + self.classes["oval"] + self.classes["square"]
        return ours / max(1e-6, ours + self.classes["personal"])


def to_mark(page: Page, candidate: Candidate, witnesses: Witnesses) -> SealMark:
    """The mark of the contract, with a question where a person has to look."""
    presence, company = witnesses.presence, witnesses.company
    partial = candidate.visible < ON_PAGE
    faint = candidate.ring and witnesses.colour != "grey" and candidate.ink < FAINT_INK
    kind = _kind(presence, company)
    said: list[str] = []
    if witnesses.through:
        said.append("此处印迹又淡又糊，可能是另一页的印章透过来的，请对照原件确认。")
    elif presence < SURE:
        said.append("此处像是印章，但不能确定，请对照图片确认。")
    elif kind == "unknown":
        said.append(WHOSE)
    if partial:
        said.append(_cut_off(page, candidate))
    elif candidate.ring and candidate.support < HALF_INKED and kind != "personal":
        said.append("印章只有一部分清楚，请对照图片确认。")
    return SealMark(
        page=page.index,
        rect=candidate.rect,
        rim=candidate.rim,
        kind=kind,
        shape=_shape(candidate, witnesses),
        colour=witnesses.colour,
        presence=presence,
        company=company * presence,
        faint=faint,
        partial=partial,
        witnesses=_names(candidate, witnesses),
        question="".join(said),
    )


def _kind(presence: float, company: float) -> SealKind:
    if company < NO_COMPANY:
        return "personal"  # a chop or nothing: no organisation's in either case
    if presence < LIKELY or 0.35 < company < 0.65:
        return "unknown"
    return "company" if company >= 0.65 else "personal"


def _shape(candidate: Candidate, witnesses: Witnesses) -> SealShape:
    """Square by the trained eye or by the patch's outline; otherwise by the axes."""
    if candidate.shape == "square" and witnesses.classes["square"] + witnesses.classes["personal"] > 0.5:
        return "square"
    if witnesses.classes["square"] > 0.5:
        return "square"
    return "round" if candidate.rim.a < ROUND_ASPECT * candidate.rim.b else "oval"


def _cut_off(page: Page, candidate: Candidate) -> str:
    rect = candidate.rect
    if rect.x0 < 0 or rect.x1 > page.width:
        return "印章压在页边，只见一部分，可能是骑缝章（跨页盖章），请与相邻页对照。"
    return "印章被页边截断，只见一部分，请对照原件确认。"


def _names(candidate: Candidate, witnesses: Witnesses) -> tuple[Witness, ...]:
    names: list[Witness] = []
    if witnesses.colour != "grey":
        names.append("colour")
    if witnesses.likeness > 0.5 or (candidate.shape == "square" and not candidate.ring):
        names.append("shape")
    if (witnesses.heat or 0.0) > FULL_HEAT / 2:
        names.append("text_map")
    if witnesses.classes["other"] < 0.5:
        names.append("classifier")
    return tuple(names)
