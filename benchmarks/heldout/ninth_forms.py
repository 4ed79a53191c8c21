"""The registry of the ninth strangers' forms: five for units, six for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import ninth_persons as persons
from benchmarks.heldout import ninth_units as units
from benchmarks.heldout.ninth_values import ninth_case
from benchmarks.heldout.routes import Route
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_forms import Third

_Ninth = partial(Third, tell=ninth_case, hand=0.0)
_mobiles = partial(ninth_case, mobiles=True)
_cadres = partial(
    ninth_case, mobiles=True, long_ago=True, bodies=("住房和城乡建设局", "工业和信息化局", "应急管理局")
)
_union = partial(ninth_case, mobiles=True, bodies=("总工会",))

NINTH_STRANGERS: dict[str, Third] = {
    "advanced_unit": _Ninth("unit", units.advanced_unit, (5, 9), recommender=True),
    "cadre_person": _Ninth("person", persons.cadre_person, (4, 8), recommender=True, tell=_cadres),
    "trade_unit": _Ninth("unit", units.trade_unit, (4, 8), recommender=True, tell=_mobiles),
    "union_person": _Ninth("person", persons.union_person, (4, 7), recommender=True, tell=_union),
    "bureau_unit": _Ninth("unit", units.bureau_unit, (4, 7), hand=0.25),
    "grouped_person": _Ninth("person", persons.grouped_person, (4, 7), tell=_mobiles),
    "chaptered_unit": _Ninth("unit", units.chaptered_unit, (6, 10), recommender=True, tell=_mobiles),
    "reward_person": _Ninth("person", persons.reward_person, (3, 6), recommender=True, hand=0.3),
    "sheet_unit": _Ninth("unit", units.sheet_unit, (4, 8), recommender=True),
    "figures_person": _Ninth("person", persons.figures_person, (3, 6), hand=0.4),
    "operator_person": _Ninth("person", persons.operator_person, (3, 6), award=PERSON_AWARDS[1]),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""

NINTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "chaptered_unit": ("scan", "word", "clean"),
    "grouped_person": ("digital", "scan", "phone"),
}
"""Where a layout comes by other ways than the usual."""
NINTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone", "scan", "clean", "phone")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
