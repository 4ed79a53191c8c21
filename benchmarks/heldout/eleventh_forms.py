"""The registry of the eleventh strangers' forms: five for units, five for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import eleventh_persons as persons
from benchmarks.heldout import eleventh_units as units
from benchmarks.heldout.eleventh_values import SCHOOLS, eleventh_case
from benchmarks.heldout.routes import Route
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_forms import Third

_Eleventh = partial(Third, hand=0.0)

ELEVENTH_STRANGERS: dict[str, Third] = {
    "affiliate_unit": _Eleventh("unit", units.affiliate_unit, (4, 7), recommender=True, tell=partial(eleventh_case, strange=0.0)),
    "grading_person": _Eleventh("person", persons.grading_person, (5, 9), award=PERSON_AWARDS[1], tell=partial(eleventh_case, manner="dot", mobiles=True, strange=0.0)),
    "estate_unit": _Eleventh("unit", units.estate_unit, (3, 6), recommender=True, tell=partial(eleventh_case, bodies=("物业管理协会",), mobiles=True)),
    "subsidiary_person": _Eleventh("person", persons.subsidiary_person, (6, 9), recommender=True, tell=partial(eleventh_case, bodies=("能源集团有限公司",), manner="chinese")),
    "refinery_unit": _Eleventh("unit", units.refinery_unit, (6, 10), recommender=True, tell=partial(eleventh_case, bodies=("石油化工集团公司",), manner="dot")),
    "neighbour_person": _Eleventh("person", persons.neighbour_person, (2, 4), recommender=True, tell=partial(eleventh_case, bodies=("友好街道办事处", "老城街道办事处"), mobiles=True), hand=0.3),
    "builders_unit": _Eleventh("unit", units.builders_unit, (5, 9), tell=partial(eleventh_case, manner="chinese")),
    "merchant_person": _Eleventh("person", persons.merchant_person, (6, 10), tell=partial(eleventh_case, manner="iso", mobiles=True)),
    "insured_unit": _Eleventh("unit", units.insured_unit, (3, 5), recommender=True, tell=partial(eleventh_case, bodies=("保险行业协会",), mobiles=True)),
    "campus_person": _Eleventh("person", persons.campus_person, (6, 9), recommender=True, award=PERSON_AWARDS[0], tell=partial(eleventh_case, trades=SCHOOLS, bodies=("教育局",), manner="printed", strange=0.0)),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""

ELEVENTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "builders_unit": ("digital", "scan", "phone"),
    "refinery_unit": ("phone", "word", "scan"),
}
"""Where a layout comes by other ways than the usual."""
ELEVENTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
