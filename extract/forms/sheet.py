"""The blocks of a page while they are being made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.forms.blocks import Block, Link, Relation
from extract.forms.cells import Cell, Grid
from extract.forms.lexicon import LabelMatch, Lexicon
from extract.forms.pieces import Char
from ingest.document import Page, Rect

Row = list[Char]


@dataclass(slots=True)
class Sheet:
    """The blocks of one page while they are being made, and the links that running text itself shows."""

    page: Page
    grid: Grid
    lexicon: Lexicon
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    frames: set[int] = field(default_factory=set)
    first_id: int = 0

    def add(
        self,
        rect: Rect,
        chars: Sequence[Char],
        cell: int | None,
        label: LabelMatch | None = None,
        *,
        whole: bool = False,
        colon: bool = False,
    ) -> Block:
        number = self.first_id + len(self.blocks)
        block = Block(number, self.page.index, rect, tuple(chars), cell, label, whole, colon)
        self.blocks.append(block)
        return block

    def link(self, label: Block, value: Block, relation: Relation, score: float) -> None:
        self.links.append(Link(label.id, value.id, relation, score))

    def whole_cells(self) -> list[tuple[Cell, Block]]:
        """Cells of the form that are one block each, frames left out."""
        return [
            (self.grid.cells[block.cell], block)
            for block in self.blocks
            if block.whole and block.cell is not None and block.cell not in self.frames
        ]
