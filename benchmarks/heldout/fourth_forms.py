"""The registry of the fourth strangers' forms: what another province's bodies might send round."""

from benchmarks.heldout import fourth_persons as persons
from benchmarks.heldout import fourth_units as units
from benchmarks.heldout.third_forms import Third

FOURTH_STRANGERS: dict[str, Third] = {
    "grey_unit": Third("unit", units.grey_unit, (3, 7)),
    "boxed_person": Third("person", persons.boxed_person, (3, 6)),
    "stacked_unit": Third("unit", units.stacked_unit, (3, 7)),
    "advised_person": Third("person", persons.advised_person, (2, 4)),
    "sentence_unit": Third("unit", units.sentence_unit, (4, 9)),
    "below_person": Third("person", persons.below_person, (3, 7), recommender=True),
    "headed_unit": Third("unit", units.headed_unit, (2, 4), recommender=True),
    "leaves_person": Third("person", persons.leaves_person, (4, 9)),
    "below_unit": Third("unit", units.below_unit, (2, 5)),
    "asked_person": Third("person", persons.asked_person, (2, 4)),
}
"""Layouts in the order in which routes are dealt out to them."""
