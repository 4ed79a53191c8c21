"""The same impression on two submissions is told at the seal, and blocks nothing."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from desk import take_in
from fast_reader import read as fake_read
from forms import UNIT, unit_form
from sqlalchemy import delete, select, update

from casework import jobs
from casework.roles import SYSTEM
from casework.services import impressions, reading, submissions
from casework.services.values import SubmissionView
from casework.store.database import Store
from casework.store.tables import CopiedSealRow, ImpressionRow, SubmissionRow
from extract.seals.candidates import find_candidates
from extract.seals.colour import ink_layers
from extract.seals.copies import Fingerprint, fingerprint
from extract.seals.mark import SealMark
from ingest.document import Page
from review_app.desk_seals import seal_mark, slot_items
from samples.seals import SealSpec, draw_seal, stamp


def at_the_desk(store: Store, number: int) -> SubmissionView:
    return submissions.load(store, number, SYSTEM, copies=True)


SPEC = SealSpec(name=UNIT["单位名称"], code="6501000012345", wear=("uneven", "dry"))


def look(picture: np.ndarray, scan: int, degrees: float = 0.0) -> str:
    """The look of a seal picture, turned, pasted and scanned."""
    size = picture.shape[1], picture.shape[0]
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), degrees, 1.0)
    rng = np.random.default_rng(scan)
    image = np.full((800, 800, 3), 252, dtype=np.uint8)
    stamp(image, np.asarray(cv2.warpAffine(picture, turn, size)), 400, 380, rng)
    image = np.clip(cv2.GaussianBlur(image, (0, 0), 0.6) + rng.normal(0, 3, image.shape), 0, 255).astype(
        np.uint8
    )
    best = max(find_candidates(ink_layers(image)), key=lambda c: c.support * c.rim.a)
    mark = SealMark(0, best.rect, best.rim, "company", "round", "red", 1.0, 1.0)
    return fingerprint(Page(0, image, (), np.eye(3), (800, 800)), mark).text


PRESSED = draw_seal(SPEC, np.random.default_rng(1), 150)
AGAIN = draw_seal(replace(SPEC, turn=9.0), np.random.default_rng(2), 150)
OTHER_UNIT = draw_seal(replace(SPEC, name="昌吉市永安电子有限责任公司"), np.random.default_rng(3), 150)


def reasons(store: Store, number: int) -> str:
    return at_the_desk(store, number).seals[0].reason


def test_a_picture_pasted_twice_is_told_on_both_and_blocks_nothing(store: Store) -> None:
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    assert reasons(store, first) == ""
    before = at_the_desk(store, first)
    second = take_in(store, unit_form(2, impression=look(PRESSED, 3, 70.0)))
    assert f"第 {second} 号材料" in reasons(store, first)
    assert f"第 {first} 号材料" in reasons(store, second)
    shown = at_the_desk(store, first)
    assert (shown.slots[0].state, shown.to_check) == (before.slots[0].state, before.to_check)
    assert not any(flag.code.startswith("seal") for flag in shown.flags)
    # At the desk: beside the seal and in the card that asks about its block.
    assert "几乎完全相同" in seal_mark(shown, 0, shown.seals[0])["reason"]
    assert seal_mark(shown, 0, shown.seals[0])["key"] == shown.slots[0].key
    assert "几乎完全相同" in "".join(slot_items(shown, {})[0]["reasons"])


@pytest.mark.parametrize("other", [AGAIN, OTHER_UNIT], ids=["pressed again by hand", "another unit's seal"])
def test_another_impression_is_nothing_to_tell(store: Store, other: np.ndarray) -> None:
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    second = take_in(store, unit_form(2, impression=look(other, 3)))
    assert (reasons(store, first), reasons(store, second)) == ("", "")


def test_a_superseded_submission_is_not_named(store: Store) -> None:
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    second = take_in(store, unit_form(2, impression=look(PRESSED, 3)))
    submissions.supersede(store, first, second, "补正后重报", SYSTEM)
    assert reasons(store, second) == ""


def test_a_later_reading_renews_the_look_and_json_keeps_none(store: Store) -> None:
    number = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    reading.read_again(store, number, SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    reading.apply_reading(store, number, outcome, job_id=lease.job_id, worker="w")
    with store.read() as session:
        assert len(session.execute(select(ImpressionRow)).scalars().all()) == 1
        stored = session.execute(select(SubmissionRow.reading_json)).scalar_one()
    assert stored is not None
    assert '"impression": null' in stored


def test_what_was_never_compared_is_compared_when_it_is_first_shown(store: Store) -> None:
    """Readings from before the comparison was kept, and those whose process died before it compared."""
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    second = take_in(store, unit_form(2, impression=look(PRESSED, 3, 70.0)))
    with store.write() as unit:
        unit.session.execute(delete(CopiedSealRow))
        unit.session.execute(update(ImpressionRow).values(compared=False))
    assert f"第 {first} 号材料" in reasons(store, second)
    assert f"第 {second} 号材料" in reasons(store, first)


def test_read_anew_without_that_seal_nothing_is_told_of_it(store: Store) -> None:
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    second = take_in(store, unit_form(2, impression=look(PRESSED, 3)))
    reading.read_again(store, second, SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    task = jobs.task_of(store, lease)
    outcome = fake_read(replace(task, data=unit_form(2, impression=look(OTHER_UNIT, 3))))
    extraction = outcome.extraction.model_copy(update={"sha256": at_the_desk(store, second).sha256})
    outcome = replace(outcome, extraction=extraction)
    reading.apply_reading(store, second, outcome, job_id=lease.job_id, worker="w")
    assert (reasons(store, first), reasons(store, second)) == ("", "")


def test_a_seal_read_anew_while_it_was_compared_keeps_what_the_new_reading_says(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = take_in(store, unit_form(1, impression=look(PRESSED, 2)))
    second = take_in(store, unit_form(2))
    with store.write() as unit:
        copied = Fingerprint.from_text(look(PRESSED, 3)).ink
        shape = unit.session.get_one(ImpressionRow, (first, 0))
        numbers = {"coarse": shape.coarse, "fine": shape.fine, "inner": shape.inner, "version": shape.version}
        row = ImpressionRow(submission_id=second, ordinal=0, season=shape.season, ink=copied, **numbers)
        unit.session.add(row)
    truly = impressions.likenesses

    def meanwhile(one: Fingerprint, others: list[Fingerprint]) -> np.ndarray:
        with store.write() as unit:
            unit.session.get_one(ImpressionRow, (first, 0)).ink = bytes(len(copied))
        return np.asarray(truly(one, others))

    monkeypatch.setattr(impressions, "likenesses", meanwhile)
    impressions.compare_impressions(store, (second,))
    with store.read() as session:
        assert session.execute(select(CopiedSealRow)).all() == []
        assert session.get_one(ImpressionRow, (second, 0)).compared


def test_a_seal_without_a_look_is_compared_with_nothing(store: Store) -> None:
    numbers = [take_in(store, unit_form(n)) for n in range(2)]
    assert [reasons(store, number) for number in numbers] == ["", ""]
