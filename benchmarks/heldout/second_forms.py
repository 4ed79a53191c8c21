"""The registry of the second strangers' forms, in which no layout or wording of the first comes again."""

from functools import partial

from benchmarks.heldout import second_persons as persons
from benchmarks.heldout import second_units as units
from benchmarks.heldout.second_cases import second_case
from benchmarks.heldout.stranger_parts import Stranger

_Told = partial(Stranger, tell=second_case)

SECOND_STRANGERS: dict[str, Stranger] = {
    stranger.draw.__name__: stranger
    for stranger in (
        _Told("unit", units.chamber_bilingual, (4, 7)),
        _Told("person", persons.union_table, (3, 5), recommender=True),
        _Told("unit", units.matrix_head, (2, 5)),
        _Told("person", persons.ballot_prose, (4, 7)),
        _Told("unit", units.letter_brackets, (4, 7), recommender=True),
        _Told("person", persons.latin_subtitles, (4, 7)),
        _Told("unit", units.colon_cells, (3, 5)),
        _Told("person", persons.check_vertical, (3, 5)),
        _Told("unit", units.notice_return, (9, 11)),
        _Told("person", persons.going_on, (8, 9)),
        _Told("unit", units.rounded_cards, (3, 6)),
        _Told("person", persons.boxed_card, (3, 5)),
    )
}
"""Layouts in the order in which levels are dealt out to them."""
PAIRS = (("union_table", "union_table"), ("going_on", "check_vertical"))
"""Two forms of different persons that are handed in as one file."""
