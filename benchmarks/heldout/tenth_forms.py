"""The registry of the tenth strangers' forms: five for units, four for persons, and how each comes."""

from functools import partial

from benchmarks.heldout import tenth_persons as persons
from benchmarks.heldout import tenth_units as units
from benchmarks.heldout.routes import Route
from benchmarks.heldout.tenth_values import tenth_case
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_forms import Third

_Tenth = partial(Third, tell=tenth_case, hand=0.0)
_ticked = partial(tenth_case, strange=0.0)
"""Where awards are ticked, only the notice's stand to choose from."""

TENTH_STRANGERS: dict[str, Third] = {
    "roster_unit": _Tenth("unit", units.roster_unit, (3, 5), recommender=True),
    "federation_person": _Tenth("person", persons.federation_person, (3, 6)),
    "blanks_unit": _Tenth("unit", units.blanks_unit, (3, 6)),
    "band_person": _Tenth("person", persons.band_person, (3, 6), award=PERSON_AWARDS[1], tell=_ticked),
    "spreadsheet_unit": _Tenth("unit", units.spreadsheet_unit, (3, 6)),
    "retyped_person": _Tenth("person", persons.retyped_person, (3, 6), recommender=True, hand=0.3),
    "online_unit": _Tenth("unit", units.online_unit, (3, 5)),
    "overleaf_person": _Tenth("person", persons.overleaf_person, (4, 7), recommender=True, hand=0.3),
    "landscape_unit": _Tenth("unit", units.landscape_unit, (3, 5), recommender=True, tell=_ticked),
}
"""Layouts in the order in which routes are dealt out to them."""

TENTH_USUAL: tuple[Route, ...] = ("clean", "scan", "phone")
"""Dealt out in turn, to the papers that are no form too."""
