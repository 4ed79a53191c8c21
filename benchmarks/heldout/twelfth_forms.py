"""The registry of the twelfth strangers' forms: five for units, four for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import twelfth_persons as persons
from benchmarks.heldout import twelfth_units as units
from benchmarks.heldout.routes import Route
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS
from benchmarks.heldout.third_forms import Third
from benchmarks.heldout.twelfth_values import CAMPUSES, GUESTS, SERVICES, twelfth_case

_Twelfth = partial(Third, hand=0.0)

TWELFTH_STRANGERS: dict[str, Third] = {
    "park_unit": _Twelfth("unit", units.park_unit, (3, 6), recommender=True, tell=partial(twelfth_case, bodies=("高新区管理委员会", "经济开发区管委会"))),
    "sponsor_person": _Twelfth("person", persons.sponsor_person, (4, 7), tell=partial(twelfth_case, manner="printed")),
    "coded_unit": _Twelfth("unit", units.coded_unit, (4, 7), award=UNIT_AWARDS[2], tell=partial(twelfth_case, trades=SERVICES, bare=True, strange=0.0)),
    "brigade_person": _Twelfth("person", persons.brigade_person, (4, 7), recommender=True, tell=partial(twelfth_case, manner="stamped")),
    "ticked_unit": _Twelfth("unit", units.ticked_unit, (3, 6), recommender=True, tell=partial(twelfth_case, trades=GUESTS, bodies=("旅游饭店业协会",))),
    "faculty_person": _Twelfth("person", persons.faculty_person, (3, 6), recommender=True, award=PERSON_AWARDS[0], tell=partial(twelfth_case, trades=CAMPUSES, bodies=("教育局",), manner="chinese", strange=0.0)),
    "honours_unit": _Twelfth("unit", units.honours_unit, (7, 11), recommender=True, tell=partial(twelfth_case, bodies=("机械工业协会", "纺织行业协会"), mobiles=False)),
    "committee_person": _Twelfth("person", persons.committee_person, (3, 5), recommender=True, tell=partial(twelfth_case, trades=GUESTS, bodies=("和平社区居民委员会", "红旗社区居民委员会")), hand=0.3),
    "receipt_unit": _Twelfth("unit", units.receipt_unit, (2, 4), tell=partial(twelfth_case, trades=SERVICES, mobiles=False)),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""

TWELFTH_ROUTES: dict[str, tuple[Route, ...]] = {
    "honours_unit": ("digital", "scan", "phone"),
    "sponsor_person": ("scan", "word", "scan"),
    "ticked_unit": ("phone", "digital", "scan"),
}
"""Where a layout comes by other ways than the usual."""
TWELFTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone")
"""Dealt out in turn to the other layouts and to the papers that are no form."""
