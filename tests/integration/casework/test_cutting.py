"""Two forms on one sheet: a framed part becomes a submission of its own, as its whole arrived."""

import io
from datetime import date

import pytest
from desk import FIRST as CLERK
from desk import take_in, view
from forms import unit_form
from PIL import Image

from casework.errors import InvalidInput, NotAllowed, NotFound
from casework.roles import SYSTEM, Actor, Role
from casework.services import cutting, history, submissions
from casework.store.database import Store
from ingest.document import Box

LEFT = Box(0.0, 0.0, 0.5, 1.0)


def test_a_part_is_taken_in_and_both_histories_tell(store: Store) -> None:
    number = take_in(store, unit_form(1))
    submissions.set_received_on(store, number, date(2022, 1, 10), "签收簿", SYSTEM)
    taken = cutting.cut_out(store, number, 0, LEFT, CLERK)
    assert taken.created
    part, whole = view(store, taken.submission_id), view(store, number)
    assert (part.received_on, part.sender, part.season) == (date(2022, 1, 10), whole.sender, whole.season)
    assert "第 1 页框出" in part.file_name
    picture = Image.open(io.BytesIO(submissions.original(store, part.id, SYSTEM)[1]))
    page = whole.pages[0]
    assert abs(picture.width - page.width / 2) <= 1
    assert abs(picture.height - page.height) <= 1
    told = {entry.action: entry for entry in history.history(store, number, SYSTEM)}
    assert told["框出另立"].after == f"第 {part.id} 号"
    assert any(entry.action == "框自" for entry in history.history(store, part.id, SYSTEM))
    again = cutting.cut_out(store, number, 0, LEFT, CLERK)
    assert (again.submission_id, again.created) == (part.id, False)
    assert view(store, number).sha256 == whole.sha256


def test_what_cannot_be_cut_changes_nothing(store: Store) -> None:
    number = take_in(store, unit_form(1))
    with pytest.raises(NotFound):
        cutting.cut_out(store, number, 9, LEFT, CLERK)
    with pytest.raises(InvalidInput):
        cutting.cut_out(store, number, 0, Box(0.1, 0.1, 0.1001, 0.1001), CLERK)
    with pytest.raises(NotAllowed):
        cutting.cut_out(store, number, 0, LEFT, Actor("看", frozenset({Role.READER})))
    assert len(history.history(store, number, SYSTEM)) == len(view(store, number).history)
    with pytest.raises(NotFound):
        submissions.load(store, number + 1, SYSTEM)
