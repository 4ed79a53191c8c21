"""Which opinion block each seal belongs to."""

from collections.abc import Mapping, Sequence, Set

from extract.result import Slot
from extract.seals.mark import SealMark
from ingest.document import Page, Rect

BELOW, BESIDE, ABOVE = 1.2, 1.0, 0.5
"""How far, in seal sizes, a seal may stand from its block: below it most readily (the last cell is often
too low for a seal), above it hardly ever, for a block's label comes before its seal."""

ALONG_ROW = 4.0
"""The same sideways for a seal whose middle lies in the rows of a block."""

RIVAL = 0.8
"""A second block with this share of the best one's claim leaves the choice to what else is stamped."""

RAISED = 0.1
"""Part of its height by which a seal is thought higher: it is pressed over the date at a block's foot, and so
reaches into the next block more often than into the one before."""

HEAD, FOOT = 0.22, 0.70
"""A seal in the head of a page without blocks belongs to a block at the foot of the page before."""


def place_seals(
    marks: Sequence[SealMark], slots: Sequence[Slot], pages: Mapping[int, Page]
) -> tuple[str | None, ...]:
    """The name of each mark's block, None where it stands apart from all of them.

    `pages` maps a page number to the page. Marks on pages without blocks (attached copies) get None,
    unless they continue a block that ends on the page before.
    """
    claims = [_claims(mark, slots, pages) for mark in marks]
    placed: list[str | None] = [_clear(claim) for claim in claims]
    # The association presses its seal last of all, and a person's chop takes no block.
    last = {slot.name for slot in slots if slot.role == "association"}
    for index in sorted(range(len(marks)), key=lambda i: -_best(claims[i])):
        if placed[index] is None and claims[index]:
            taken = {name for mark, name in zip(marks, placed, strict=True) if mark.kind != "personal"}
            placed[index] = _choose(claims[index], taken, last)
    return tuple(placed)


def _best(claim: Mapping[str, float]) -> float:
    return max(claim.values(), default=0.0)


def _clear(claim: Mapping[str, float]) -> str | None:
    """The one block that has a claim without a rival."""
    ranked = sorted(claim.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[1][1] >= RIVAL * ranked[0][1]):
        return None
    return ranked[0][0]


def _choose(claim: Mapping[str, float], taken: Set[str | None], last: Set[str]) -> str:
    """Between rivals: the block without a seal yet, one that is not among the `last`, the stronger claim."""
    strongest = _best(claim)
    rivals = [name for name, value in claim.items() if value >= RIVAL * strongest]
    return max(rivals, key=lambda name: (name not in taken, name not in last, claim[name]))


def _claims(mark: SealMark, slots: Sequence[Slot], pages: Mapping[int, Page]) -> dict[str, float]:
    """How strongly each block claims a mark: 1 to 2 where they overlap, 0 to 1 where they are near."""
    here = [slot for slot in slots if slot.page == mark.page]
    if not here:
        return _carried_over(mark, slots, pages)
    located = [(slot, pages[mark.page].to_rect(slot.box)) for slot in here if slot.box is not None]
    if not located:
        return {here[0].name: 0.5} if len(here) == 1 else {}
    raised = RAISED * mark.rect.height
    seal = Rect(mark.rect.x0, mark.rect.y0 - raised, mark.rect.x1, mark.rect.y1 - raised)
    claims: dict[str, float] = {}
    for slot, rect in located:
        value = _claim(seal, rect)
        if value > 0:
            claims[slot.name] = max(value, claims.get(slot.name, 0.0))
    return claims


def _claim(seal: Rect, block: Rect) -> float:
    shared = seal.intersection(block)
    if shared > 0:
        middle = 0.25 if block.contains(*seal.centre) else 0.0
        return 1.0 + 0.75 * shared / max(1.0, seal.area) + middle
    size = max(seal.width, seal.height, 1.0)
    below = max(0.0, seal.y0 - block.y1) / size / BELOW
    above = max(0.0, block.y0 - seal.y1) / size / ABOVE
    # Of many blocks only the cell with the label is known: they reach along their row.
    in_row = block.y0 <= seal.centre[1] <= block.y1
    beside = max(0.0, seal.x0 - block.x1, block.x0 - seal.x1) / size / (ALONG_ROW if in_row else BESIDE)
    return max(0.0, 1.0 - max(below, above, beside))


def _carried_over(mark: SealMark, slots: Sequence[Slot], pages: Mapping[int, Page]) -> dict[str, float]:
    """The lowest block of the page before, where it runs to that page's foot and the seal is at the head."""
    before = pages.get(mark.page - 1)
    page = pages.get(mark.page)
    if before is None or page is None or mark.rect.centre[1] > HEAD * page.height:
        return {}
    rects = [(slot, before.to_rect(slot.box)) for slot in slots if slot.page == before.index and slot.box]
    if not rects:
        return {}
    slot, rect = max(rects, key=lambda item: item[1].y1)
    return {slot.name: 0.5} if rect.y1 > FOOT * before.height else {}
