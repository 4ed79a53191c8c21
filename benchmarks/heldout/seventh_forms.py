"""The registry of the seventh strangers' forms: six for units, six for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import seventh_persons as persons
from benchmarks.heldout import seventh_units as units
from benchmarks.heldout.routes import Route
from benchmarks.heldout.seventh_values import seventh_case
from benchmarks.heldout.third_forms import Third

_Seventh = partial(Third, tell=seventh_case, hand=0.0)
_trades = partial(seventh_case, strange=0.35)
_mobiles = partial(seventh_case, mobiles=True)
_property = partial(_trades, bodies=("物业管理协会", "房地产业协会"))
_bureau = partial(_trades, bodies=("应急管理局", "住房和城乡建设局", "商务局"))
_union = partial(seventh_case, bodies=("总工会",))
_works = partial(_mobiles, bodies=("应急管理局",))

SEVENTH_STRANGERS: dict[str, Third] = {
    "property_unit": _Seventh("unit", units.property_unit, (3, 6), recommender=True, tell=_property),
    "guard_person": _Seventh("person", persons.guard_person, (4, 7), hand=0.3),
    "collective_unit": _Seventh("unit", units.collective_unit, (4, 8), recommender=True, tell=_bureau),
    "labour_person": _Seventh(
        "person", persons.labour_person, (2, 5), recommender=True, hand=0.5, tell=_union
    ),
    "ledger_unit": _Seventh("unit", units.ledger_unit, (2, 5), recommender=True, tell=_mobiles),
    "faxed_person": _Seventh("person", persons.faxed_person, (2, 5), tell=_mobiles),
    "controls_unit": _Seventh("unit", units.controls_unit, (3, 6)),
    "survey_person": _Seventh("person", persons.survey_person, (1, 4)),
    "back_unit": _Seventh("unit", units.back_unit, (3, 6), recommender=True, hand=0.4, tell=_works),
    "folio_person": _Seventh("person", persons.folio_person, (3, 5), hand=0.3, tell=_trades),
    "needle_unit": _Seventh("unit", units.needle_unit, (2, 4)),
    "medal_person": _Seventh(
        "person", persons.medal_person, (2, 5), recommender=True, hand=0.7, tell=_mobiles
    ),
}
"""Layouts in the order in which routes are dealt out to them."""

SEVENTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "collective_unit": ("scan", "digital", "app"),
    "faxed_person": ("fax", "scan", "fax"),
    "controls_unit": ("word", "scan", "word"),
    "survey_person": ("digital", "phone", "scan"),
    "needle_unit": ("scan", "phone", "scan"),
    "medal_person": ("scan", "lamp", "phone"),
    "back_unit": ("scan", "lamp", "clean"),
}
"""Where a layout comes by other ways than the usual: nobody faxes a Word file."""
SEVENTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
