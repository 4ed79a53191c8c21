"""The registry of the eighth strangers' forms: six for units, six for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import eighth_persons as persons
from benchmarks.heldout import eighth_units as units
from benchmarks.heldout.eighth_values import eighth_case
from benchmarks.heldout.routes import Route
from benchmarks.heldout.third_forms import Third

_Eighth = partial(Third, tell=eighth_case, hand=0.0)
_mobiles = partial(eighth_case, mobiles=True)
_numerals = partial(eighth_case, mobiles=True, numerals=True, bodies=("文明办", "教育局", "卫生健康委员会"))
_bare = partial(eighth_case, mobiles=True, bare=True)
_bureau = partial(eighth_case, mobiles=True, numerals=True, bodies=("教育局", "卫生健康委员会"))

EIGHTH_STRANGERS: dict[str, Third] = {
    "science_unit": _Eighth("unit", units.science_unit, (4, 8), recommender=True),
    "virtue_person": _Eighth("person", persons.virtue_person, (4, 8), recommender=True, hand=0.3, tell=_numerals),
    "nested_unit": _Eighth("unit", units.nested_unit, (3, 6), tell=_bare),
    "entry_person": _Eighth("person", persons.entry_person, (4, 8), recommender=True, tell=_mobiles),
    "columns_unit": _Eighth("unit", units.columns_unit, (7, 12), recommender=True, tell=_bureau),
    "inline_person": _Eighth("person", persons.inline_person, (4, 8), hand=0.3),
    "framed_unit": _Eighth("unit", units.framed_unit, (4, 8)),
    "small_person": _Eighth("person", persons.small_person, (3, 6), recommender=True, hand=0.4, tell=_mobiles),
    "narrow_unit": _Eighth("unit", units.narrow_unit, (5, 9)),
    "broad_person": _Eighth("person", persons.broad_person, (3, 7), recommender=True, hand=0.5, tell=_mobiles),
    "register_unit": _Eighth("unit", units.register_unit, (3, 5), recommender=True, tell=_mobiles),
    "card_person": _Eighth("person", persons.card_person, (5, 9), hand=0.5),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""

EIGHTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "nested_unit": ("word", "scan", "digital"),
    "entry_person": ("scan", "word", "phone"),
    "columns_unit": ("digital", "scan", "phone"),
    "register_unit": ("clean", "scan", "app"),
    "small_person": ("scan", "clean", "lamp"),
}
"""Where a layout comes by other ways than the usual."""
EIGHTH_USUAL: tuple[Route, ...] = ("scan", "phone", "clean", "scan", "wechat", "lamp")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
