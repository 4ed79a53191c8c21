"""Which fields a person is asked about."""

from datetime import UTC, date, datetime

import pytest

from casework.assessment import day_of_receipt, field_state, fingerprint, is_asked
from casework.rulebook import season_named
from casework.settings import Settings
from casework.store.tables import FieldRow, SubmissionRow
from extract.result import FieldValue, Flag
from ingest.document import Box

SEASON = season_named(Settings(), "xjfpa-2021")
LOW = Flag(code="low_confidence_field", severity="warn", message="请核对", fields=("联系人",))
BROKEN = Flag(code="invalid_phone", severity="warn", message="号码不对", fields=("联系人",))
INFO = Flag(code="penalty_disclosed", severity="info", message="提示", fields=("联系人",))


def row(key: str = "联系人", *, settled: str | None = None, asked: bool = False) -> FieldRow:
    return FieldRow(submission_id=1, key=key, settled_as=settled, asked=asked)


def machine(confidence: float | None = 0.999, reasons: tuple[str, ...] = ()) -> FieldValue:
    return FieldValue(
        value="张三",
        raw="张三",
        confidence=confidence,
        page=0,
        box=Box(0, 0, 1, 1),
        source="ocr",
        reasons=reasons,
    )


@pytest.mark.parametrize(
    ("field", "reading", "flags", "state"),
    [
        (row(), machine(), [], "certain"),
        (row(), machine(None), [], "to_check"),
        (row(), machine(reasons=("两次识别不同",)), [], "to_check"),
        (row(), machine(), [LOW], "to_check"),
        (row(), machine(), [BROKEN], "rule_broken"),
        (row(), machine(), [LOW, BROKEN], "rule_broken"),
        (row(), machine(), [INFO], "certain"),
        (row("单位名称"), machine(), [], "to_check"),
        (row(asked=True), machine(), [], "to_check"),
        (row(), None, [BROKEN], "rule_broken"),
        (row(), None, [], "certain"),
        (row(settled="corrected"), machine(None), [BROKEN], "confirmed"),
    ],
)
def test_states(field: FieldRow, reading: FieldValue | None, flags: list[Flag], state: str) -> None:
    assert field_state(field, reading, flags, SEASON) == state


def test_the_sample_is_fixed_and_near_its_share() -> None:
    drawn = [is_asked(f"{number:064x}", "联系人", 0.02) for number in range(5000)]
    assert 60 <= sum(drawn) <= 145
    assert drawn == [is_asked(f"{number:064x}", "联系人", 0.02) for number in range(5000)]
    assert not is_asked("aa", "联系人", 0.0)


def test_another_message_is_another_finding() -> None:
    assert fingerprint(BROKEN) == fingerprint(BROKEN.model_copy(update={"severity": "block"}))
    assert fingerprint(BROKEN) != fingerprint(BROKEN.model_copy(update={"message": "另一个号码不对"}))


@pytest.mark.parametrize(
    ("uploaded", "stated", "known"),
    [
        (datetime(2022, 1, 15, 15, 59, tzinfo=UTC), None, date(2022, 1, 15)),
        (datetime(2022, 1, 15, 16, 1, tzinfo=UTC), None, None),  # already the 16th in China
        (datetime(2022, 5, 1, tzinfo=UTC), None, None),
        (datetime(2022, 5, 1, tzinfo=UTC), "2022-01-14", date(2022, 1, 14)),
        (datetime(2022, 1, 10, tzinfo=UTC), "2022-01-20", date(2022, 1, 20)),
    ],
)
def test_day_of_receipt(uploaded: datetime, stated: str | None, known: date | None) -> None:
    assert day_of_receipt(SubmissionRow(received_at=uploaded, received_on=stated), SEASON) == known
