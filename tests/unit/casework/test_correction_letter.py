"""The 补正通知书 says what the reviewer wrote, and else what was found."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casework.exports.letters import correction_items, correction_lines
from casework.notice_period import last_working_day, notice_ends
from casework.roles import Actor, Role
from casework.services import decisions, exports, submissions
from casework.services.values import SubmissionView
from casework.store.database import Store, open_store
from review_app.desk_decisions import decisions as offered
from review_app.showcase.cases import cases
from review_app.showcase.season import add_case, showcase_settings

FIRST = Actor("first", frozenset({Role.FIRST}))
PHOTO_WITHOUT_SEAL = next(case for case in cases(40) if case.seal is None and case.look == "photo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(showcase_settings(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def sent(store: Store) -> SubmissionView:
    return submissions.load(store, add_case(store, PHOTO_WITHOUT_SEAL), FIRST)


def test_the_proposal_holds_only_what_the_unit_can_mend(sent: SubmissionView) -> None:
    assert any(flag.code == "low_confidence_field" for flag in sent.flags)
    proposed = next(step for step in offered(sent) if step["target"] == "待补正")["reason"]
    assert "章" in proposed
    assert "识别把握" not in proposed
    assert proposed.startswith("1. ")


def test_a_numbered_reason_is_the_letters_own_list(sent: SubmissionView) -> None:
    assert correction_lines(sent, "1. 请重新盖章\n\n2、附营业执照\n另请来电") == (
        "请重新盖章",
        "附营业执照",
        "另请来电",
    )


def test_any_other_reason_stands_beside_the_findings(sent: SubmissionView) -> None:
    found = correction_items(sent)
    assert found
    assert correction_lines(sent, "材料不全") == (*found, "材料不全")
    assert correction_lines(sent, "") == found
    assert correction_lines(sent, "2022年1月的章看不清") == (*found, "2022年1月的章看不清")
    assert correction_lines(sent, "1.5万元的合同没有附") == (*found, "1.5万元的合同没有附")


def test_preview_and_letter_have_the_same_words(store: Store, sent: SubmissionView) -> None:
    why = "1. 请在单位意见栏加盖公章"
    preview = exports.correction_preview(store, sent.id, FIRST, why)
    before = submissions.load(store, sent.id, FIRST).history
    assert len(before) == len(sent.history)  # looking leaves no trace
    decisions.send_back(store, sent.id, FIRST, why)
    made = exports.correction_notice(store, sent.id, FIRST)
    path = store.settings.home / "letter.docx"
    path.write_bytes(made.data)
    import docx

    text = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert "1. 请在单位意见栏加盖公章" in text
    assert {preview.salutation, preview.opening, preview.closing, preview.signature, preview.day} <= set(text)
    assert sum(line[:2] in ("1.", "2.") for line in text) == 1


@pytest.mark.parametrize(
    ("begun", "last"),
    [
        (date(2022, 1, 24), date(2022, 1, 28)),
        (date(2022, 1, 27), date(2022, 2, 2)),
        (date(2022, 1, 29), date(2022, 2, 4)),
    ],
)
def test_a_public_notice_lasts_its_working_days(begun: date, last: date) -> None:
    assert last_working_day(begun, 5) == last


def test_a_notice_begins_by_the_day_in_china(store: Store) -> None:
    late = datetime(2022, 1, 23, 18, 0, tzinfo=UTC)  # already Monday the 24th in China
    assert notice_ends(store.settings, late) == date(2022, 1, 28)
