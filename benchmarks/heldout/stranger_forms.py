"""The registry of the strangers' forms."""

from benchmarks.heldout import stranger_persons as persons
from benchmarks.heldout import stranger_units as units
from benchmarks.heldout.stranger_parts import Stranger

STRANGERS: dict[str, Stranger] = {
    stranger.draw.__name__: stranger
    for stranger in (
        Stranger("unit", units.declaration_bands),
        Stranger("person", persons.approval_photo, (2, 3), recommender=True),
        Stranger("unit", units.merit_report, (2, 4), recommender=True),
        Stranger("person", persons.digit_register),
        Stranger("unit", units.dossier, (5, 8)),
        Stranger("person", persons.above_two_pages, (4, 7)),
        Stranger("unit", units.landscape_register, (2, 4)),
        Stranger("person", persons.self_recommendation, (2, 4)),
        Stranger("unit", units.letter_of_self, (2, 4)),
        Stranger("person", persons.landscape_card, (3, 4)),
        Stranger("unit", units.open_sheet, (2, 4)),
        Stranger("person", persons.sections_nested, (2, 3)),
        Stranger("unit", units.nested_contact, (3, 6), recommender=True),
        Stranger("person", persons.text_mix, (3, 5), recommender=True),
        Stranger("unit", units.plain_word, (4, 7)),
    )
}
"""Layouts in the order in which levels are dealt out to them."""
