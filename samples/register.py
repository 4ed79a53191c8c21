"""The member register beside the committed set: its units but one, some others, one that owes its dues."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook

from samples.people import credit_check

HEAD = ("单位名称", "曾用名", "统一社会信用代码", "会员证号", "2021年度会费", "会员代表")
STRANGER = "16-"
"""The file whose unit is left out of the register."""

OWING = "09-"
"""The file whose unit has not paid its dues."""

OTHERS = (
    (
        "新疆红柳消防工程有限公司",
        "新疆红柳安装工程有限公司",
        "91650100MA7RED001",
        "新消协101号",
        "已交",
        "赵志刚",
    ),
    ("昌吉市金胡杨消防器材有限公司", "", "91652300MA7HUY002", "新消协118号", "已交", "马晓燕"),
    ("喀什绿洲消防检测有限公司", "", "91653100MA7LUJ003", "新消协203号", "未交", "艾力·吐尔逊"),
    ("伊犁河谷消防技术服务有限公司", "", "91654000MA7YLH004", "新消协229号", "已交", "王建新、李桂芳"),
)
"""Members that have not applied; their credit codes without the check character."""

_DATE = (2022, 1, 10, 9, 0, 0)


def register_of(truths: Iterable[Mapping[str, Any]]) -> bytes:
    """An Excel register that holds the units of the set's truth lines. The same lines give the same bytes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "会员名册"
    sheet.append(HEAD)
    for number, truth in enumerate(truths, start=1):
        fields = {key: field["value"] for key, field in truth["fields"].items()}
        unit = fields.get("单位名称") or fields["工作单位"]
        if str(truth["file"]).startswith(STRANGER):
            continue
        code = fields.get("统一社会信用代码", "") if truth["scenario"] != "bad_credit" else ""
        dues = "未交" if str(truth["file"]).startswith(OWING) else "已交"
        people = fields.get("法定代表人") or fields.get("姓名") or ""
        sheet.append((unit, "", code, fields.get("会员证号") or f"新消协{500 + number}号", dues, people))
    for name, former, code, number_, dues, people in OTHERS:
        sheet.append((name, former, code + credit_check(code), number_, dues, people))
    for column, width in zip("ABCDEF", (40, 28, 24, 16, 14, 24), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def _undated(data: bytes) -> bytes:
    """The same workbook without the moment of its making."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2022-01-10T09:00:00Z", content)
            kept.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
