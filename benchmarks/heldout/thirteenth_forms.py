"""The registry of the thirteenth strangers' forms: five for units, four for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import thirteenth_persons as persons
from benchmarks.heldout import thirteenth_units as units
from benchmarks.heldout.routes import Route
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_forms import Third
from benchmarks.heldout.thirteenth_values import CLINICS, ESTATES, SERVICES, thirteenth_case

_Thirteenth = partial(Third, hand=0.0)

THIRTEENTH_STRANGERS: dict[str, Third] = {
    "statistic_unit": _Thirteenth("unit", units.statistic_unit, (3, 6), award=UNIT_AWARDS[2], tell=partial(thirteenth_case, trades=SERVICES, bare=True, strange=0.0)),
    "office_person": _Thirteenth("person", persons.office_person, (3, 6), tell=partial(thirteenth_case, trades=SERVICES)),
    "people_unit": _Thirteenth("unit", units.people_unit, (3, 6), recommender=True, tell=partial(thirteenth_case, bodies=("机械制造商会", "食品行业商会"), manner="printed")),
    "pasted_person": _Thirteenth("person", persons.pasted_person, (3, 6), recommender=True, tell=partial(thirteenth_case, trades=SERVICES, manner="dash")),
    "ticked_estate": _Thirteenth("unit", units.ticked_estate, (3, 6), tell=partial(thirteenth_case, trades=ESTATES, department="安全环保部", counted=True)),
    "tiered_person": _Thirteenth("person", persons.tiered_person, (3, 6), recommender=True, tell=partial(thirteenth_case, trades=CLINICS, bodies=("卫生健康委员会",), manner="chinese", strange=0.0)),
    "broken_unit": _Thirteenth("unit", units.broken_unit, (10, 12), recommender=True, tell=partial(thirteenth_case, bodies=("应急管理局", "工业和信息化局"), manner="chinese")),
    "levels_person": _Thirteenth("person", persons.levels_person, (2, 5), recommender=True, tell=partial(thirteenth_case, trades=ESTATES, bodies=("消防协会维保分会", "消防协会物业分会"), manner="dot")),
    "plea_unit": _Thirteenth("unit", units.plea_unit, (3, 5), tell=partial(thirteenth_case, counted=True, manner="printed")),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""

THIRTEENTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "statistic_unit": ("digital", "scan", "phone"),
    "ticked_estate": ("scan", "word", "phone"),
    "plea_unit": ("phone", "scan", "digital"),
}
"""Where a layout comes by other ways than the usual."""
THIRTEENTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
