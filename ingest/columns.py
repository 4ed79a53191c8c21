"""Columns of characters: labels that run down a narrow cell, one character to a line."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Rect, TextLine

STRAIGHT = 0.35
"""How far, in text sizes, the middles of a column's characters may stray sideways."""
NEAREST, FARTHEST = 0.6, 2.6
"""Steps between characters of one column, in text sizes: labels are spread over tall cells."""
OVERLAP = 0.35
"""Text sizes by which two pieces of a column lie over each other when they show a character in common."""
INSIDE = 0.7
"""Share of a line that lies within another for the two to be sightings of the same text."""


def join_columns(lines: Sequence[TextLine], rules: Sequence[Rect]) -> list[TextLine]:
    """Single characters below each other, with no rule between them, become one vertical line."""
    barriers = [rule for rule in rules if rule.width > 2 * rule.height]
    singles = [line for line in lines if len(line.text.strip()) == 1 and ord(line.text.strip()) > 0x2E7F]
    chains: list[list[TextLine]] = []
    for line in sorted(singles, key=lambda item: item.rect.y0):
        for chain in chains:
            if _continues(chain[-1], line, barriers):
                chain.append(line)
                break
        else:
            chains.append([line])
    joined = {id(line) for chain in chains if len(chain) > 1 for line in chain}
    return [line for line in lines if id(line) not in joined] + [_joined(c) for c in chains if len(c) > 1]


def _continues(above: TextLine, below: TextLine, barriers: Sequence[Rect]) -> bool:
    size = max(above.rect.height, above.rect.width)
    (x0, y0), (x1, y1) = above.rect.centre, below.rect.centre
    if abs(x1 - x0) > STRAIGHT * size or not NEAREST * size <= y1 - y0 <= FARTHEST * size:
        return False
    return not any(bar.x0 <= x0 <= bar.x1 and y0 < bar.centre[1] < y1 for bar in barriers)


def _joined(chain: list[TextLine]) -> TextLine:
    rect = chain[0].rect
    for line in chain[1:]:
        rect = rect.union(line.rect)
    scores = [line.score for line in chain if line.score is not None]
    return TextLine(
        text="".join(line.text.strip() for line in chain),
        rect=rect,
        score=sum(scores) / len(scores) if len(scores) == len(chain) else None,
        source=chain[0].source,
        char_spans=tuple((line.rect.y0, line.rect.y1) for line in chain),
        char_scores=tuple(line.score for line in chain),
        runners_up=("",) * len(chain),
        vertical=True,
    )


def without_echoes(lines: Sequence[TextLine]) -> list[TextLine]:
    """Drop a line that lies within a longer one and repeats part of it: the detector saw the text twice."""
    kept: list[TextLine] = []
    for line in sorted(lines, key=lambda item: -len(item.text)):
        echoed = any(
            line.text in other.text and line.rect.intersection(other.rect) >= INSIDE * line.rect.area
            for other in kept
        )
        if not echoed:
            kept.append(line)
    return kept


def without_overlap(lines: Sequence[TextLine]) -> list[TextLine]:
    """Pieces of one column that the detector cut with characters in common (单位推, 推荐意, 荐意见): each
    character stays once, of two readings of a single character the surer one."""
    upright = sorted(
        (line for line in lines if line.vertical or _is_single(line)), key=lambda item: item.rect.y0
    )
    kept: dict[int, TextLine | None] = {id(line): line for line in lines}
    for place, upper in enumerate(upright):
        for lower in upright[place + 1 :]:
            above, below = kept[id(upper)], kept[id(lower)]
            if above is None or below is None or not (above.vertical or below.vertical):
                continue
            if _shares_ink(above.rect, below.rect):
                kept[id(upper)], kept[id(lower)] = _parted(above, below)
    return [left for line in lines if (left := kept[id(line)]) is not None]


def _is_single(line: TextLine) -> bool:
    return len(line.text) == 1 and 0.5 < line.rect.width / max(1.0, line.rect.height) < 2.0


def _shares_ink(above: Rect, below: Rect) -> bool:
    size = min(above.width, below.width)
    aside = abs(above.centre[0] - below.centre[0])
    return aside < STRAIGHT * size and OVERLAP * size < above.y1 - below.y0 and above.y0 <= below.y0


def _parted(above: TextLine, below: TextLine) -> tuple[TextLine | None, TextLine | None]:
    most = min(len(above.text), len(below.text))
    common = next((k for k in range(most, 0, -1) if above.text[-k:] == below.text[:k]), 0)
    if common:
        return above, _behind(below, common)
    if len(above.text) == 1 and len(below.char_scores) == len(below.text) > 1:
        surer = (above.score or 0.0) > (below.char_scores[0] or 0.0)
        return (above, _behind(below, 1)) if surer else (None, below)
    return above, below


def _behind(line: TextLine, count: int) -> TextLine | None:
    """A vertical line without its first characters."""
    if count >= len(line.text):
        return None
    step = line.rect.height / len(line.text)
    top = line.char_spans[count][0] if line.char_spans else line.rect.y0 + count * step
    return replace(
        line,
        text=line.text[count:],
        rect=Rect(line.rect.x0, top, line.rect.x1, line.rect.y1),
        char_spans=line.char_spans[count:],
        char_scores=line.char_scores[count:],
        runners_up=line.runners_up[count:],
    )
