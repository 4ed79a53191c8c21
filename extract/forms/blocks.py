"""Blocks: what may be a label, a value or both, and how two of them may belong together."""

from dataclasses import dataclass
from typing import Literal

from extract.forms.lexicon import LabelMatch
from extract.forms.pieces import Char, join
from ingest.document import Rect

Relation = Literal["inline", "inside", "right", "below", "free_right", "free_below", "above", "crossing"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A cell, or a run of text, on one page. `label` is what it means if it is a label; `cell` the index
    of its cell, None outside every cell. A blank cell has no characters. `whole` is True where the
    block is all that its cell holds."""

    id: int
    page: int
    rect: Rect
    chars: tuple[Char, ...]
    cell: int | None
    label: LabelMatch | None
    whole: bool = False
    colon: bool = False

    @property
    def text(self) -> str:
        return join(self.chars)


@dataclass(frozen=True, slots=True)
class Link:
    """A label block that may own a value block, by their ids. `score` before the value's type is weighed."""

    label: int
    value: int
    relation: Relation
    score: float
