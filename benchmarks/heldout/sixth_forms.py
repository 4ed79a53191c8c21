"""The registry of the sixth strangers' forms: seven for units, seven for persons; about a third filled in by hand."""

from functools import partial

from benchmarks.heldout import sixth_persons as persons
from benchmarks.heldout import sixth_units as units
from benchmarks.heldout.sixth_values import sixth_case
from benchmarks.heldout.third_forms import Third

_Sixth = partial(Third, tell=sixth_case, hand=0.4)
_days = partial(sixth_case, days="gaps")
_mobiles = partial(sixth_case, mobiles=True)

SIXTH_STRANGERS: dict[str, Third] = {
    "gridsheet_unit": _Sixth("unit", units.gridsheet_unit, (2, 5), hand=0.0),
    "centre_person": _Sixth("person", persons.centre_person, (2, 4)),
    "equipment_unit": _Sixth("unit", units.equipment_unit, (3, 6)),
    "leader_person": _Sixth("person", persons.leader_person, (2, 5)),
    "bands_unit": _Sixth("unit", units.bands_unit, (3, 6)),
    "nominator_person": _Sixth("person", persons.nominator_person, (2, 5), recommender=True, tell=_mobiles),
    "ring_unit": _Sixth("unit", units.ring_unit, (2, 4), tell=_days),
    "twotongue_person": _Sixth("person", persons.twotongue_person, (2, 5), recommender=True),
    "merged_unit": _Sixth("unit", units.merged_unit, (3, 7), tell=_mobiles),
    "whited_person": _Sixth("person", persons.whited_person, (3, 6), hand=0.6),
    "message_unit": _Sixth("unit", units.message_unit, (2, 4), hand=0.0),
    "tinted_person": _Sixth("person", persons.tinted_person, (3, 6), tell=_days),
    "continued_unit": _Sixth(
        "unit", units.continued_unit, (4, 9), recommender=True, tell=partial(_days, mobiles=True)
    ),
    "demands_person": _Sixth("person", persons.demands_person, (2, 5)),
}
"""Layouts in the order in which levels are dealt out to them."""
