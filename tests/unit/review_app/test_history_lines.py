"""The history at the desk reads as people speak: from what to what, or simply what."""

from datetime import UTC, datetime

import pytest

from casework.services.values import HistoryEntry
from review_app.desk_history import history_lines


@pytest.mark.parametrize(
    ("action", "subject", "before", "after", "told"),
    [
        ("收件", "表.pdf", None, "0" * 64, "收件 表.pdf：指纹 00000000…"),
        ("识别", "", None, "1 页，1.0 秒", "识别：1 页，1.0 秒"),
        ("登记表决", "", None, "赞成 9、反对 1、弃权 0", "登记表决：赞成 9、反对 1、弃权 0"),
        ("更正", "联系人", None, "赵强", "更正 联系人：空 → 赵强"),
        ("更正", "联系人", "李红", None, "更正 联系人：李红 → 空"),
        ("流转", "", "初审", "复核", "流转：初审 → 复核"),
    ],
)
def test_a_line_tells_what_changed(
    action: str, subject: str, before: str | None, after: str | None, told: str
) -> None:
    at = datetime(2022, 1, 10, tzinfo=UTC)
    (line,) = history_lines([HistoryEntry(at, "first", action, subject, before, after, "")], {"first": "赵"})
    assert (line["who"], line["what"]) == ("赵", told)
