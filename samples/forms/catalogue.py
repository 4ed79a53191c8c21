"""Every layout by name."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.forms import held_out
from samples.forms.grids import GRIDS
from samples.forms.running import RUNNING
from samples.forms.sections import SECTIONS
from samples.forms.varied import VARIED
from samples.sheet import Sheets


@dataclass(frozen=True, slots=True)
class Layout:
    """`recommender`: the form asks for a recommending body's seal too."""

    name: str
    draw: Callable[[Sheets], None]
    recommender: bool = False


_RECOMMENDED = {"two_pages", "nested", "pledged"}

HELD_OUT = frozenset(held_out.HELD_OUT)
"""Layouts that nobody looks at while developing; drawn only when asked for by name."""

LAYOUTS: dict[str, Layout] = {
    name: Layout(name, draw, name in _RECOMMENDED)
    for name, draw in {**GRIDS, **SECTIONS, **RUNNING, **VARIED, **held_out.HELD_OUT}.items()
}

SEEN = tuple(sorted(set(LAYOUTS) - HELD_OUT))
"""Layouts that `make_form` chooses from by itself."""
