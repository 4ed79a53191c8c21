"""Every layout by name."""

from collections.abc import Callable
from dataclasses import dataclass

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

LAYOUTS: dict[str, Layout] = {
    name: Layout(name, draw, name in _RECOMMENDED)
    for name, draw in {**GRIDS, **SECTIONS, **RUNNING, **VARIED}.items()
}
