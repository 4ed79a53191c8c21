"""The registry of the fifth strangers' forms: seven for units, five for persons, three pages that are none."""

from functools import partial

from benchmarks.heldout import fifth_persons as persons
from benchmarks.heldout import fifth_units as units
from benchmarks.heldout.fifth_values import FIFTH
from benchmarks.heldout.third_cases import third_case
from benchmarks.heldout.third_forms import Third

_Fifth = partial(Third, tell=partial(third_case, makers=FIFTH))

FIFTH_STRANGERS: dict[str, Third] = {
    "dossier_unit": _Fifth("unit", units.dossier_unit, (5, 9)),
    "archive_person": _Fifth("person", persons.archive_person, (4, 8)),
    "template_unit": _Fifth("unit", units.template_unit, (3, 6)),
    "printed_unit": _Fifth("unit", units.printed_unit, (2, 5)),
    "tiers_person": _Fifth("person", persons.tiers_person, (3, 6), recommender=True),
    "enclosed_unit": _Fifth("unit", units.enclosed_unit, (4, 8)),
    "corrected_person": _Fifth("person", persons.corrected_person, (3, 6)),
    "boxes_unit": _Fifth("unit", units.boxes_unit, (3, 7), recommender=True),
    "roster_person": _Fifth("person", persons.roster_person, (2, 4)),
    "dotted_unit": _Fifth("unit", units.dotted_unit, (2, 5)),
    "dashed_person": _Fifth("person", persons.dashed_person, (3, 7)),
    "bilingual_unit": _Fifth("unit", units.bilingual_unit, (3, 6), recommender=True),
}
"""Layouts in the order in which levels are dealt out to them."""
