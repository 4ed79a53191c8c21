"""Member lists as offices write them: encodings, headings, dues, and rows that are wrong."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import register_sheets
from extract.register import Member, Register
from extract.register_import import RegisterError, compare_registers, read_register

NAMED = "单位名称".encode()
CODE = "91350100M000100Y43"
LIST = f"""新疆消防协会会员名册（2021）,,,,,,
序号,单位名称（全称）*,统一社会信用代码,会员证号,曾用名,会员代表,2020年会费,2021年度会费缴纳情况
1,新疆天盾消防技术服务有限公司,{CODE},XJ001,,张三、李四,已缴,未缴
2,新疆安泰（集团）有限公司,,XJ002,安泰消防；安泰器材,王五,已交,2000

合计,,,,,,,
"""


def workbook(*rows: list[object], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(sheets - 1):
        sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_usual_encoding(encoding: str, delimiter: str) -> None:
    text = LIST.replace(",", delimiter)
    table = read_register(text.encode(encoding), "名册.csv")
    first, second = table.register.members
    assert (first.name, first.credit_code, first.member_number) == (
        "新疆天盾消防技术服务有限公司",
        CODE,
        "XJ001",
    )
    assert first.representatives == ("张三", "李四")
    assert first.dues == {2020: True, 2021: False}
    assert second.former_names == ("安泰消防", "安泰器材")
    assert second.paid(2021) is True
    assert [str(error) for error in table.errors] == ["第6行：没有单位名称，该行未采用。"]


def test_xlsx_with_numbers_days_and_truth_values() -> None:
    data = workbook(
        ["会员单位", "会员编号", "2021会费", "是否缴费", "会员状态"],
        ["甲公司", 12.0, 500, True, "在会"],
        ["乙公司", "007", None, False, ""],
        ["丙公司", None, date(2021, 3, 2), None, "已退会"],
        sheets=2,
    )
    table = read_register(data, "list.bin")
    first, second = table.register.members
    assert (first.member_number, first.paid(2021)) == ("12", True)
    assert (second.member_number, second.paid(2021)) == ("007", False)
    assert "退会" in str(table.errors[0])


@pytest.mark.parametrize(
    ("heading", "cell", "paid"),
    [
        ("会费缴至", "2021年", True),
        ("会费缴至", "2020-12-31", False),
        ("已缴年度", "2020、2021", True),
        ("已缴年度", "2020", None),
        ("会费", "已缴清", True),
        ("会费", "欠缴", False),
        ("会费", "√", True),
        ("会费", "×", False),
        ("会费", "0", False),
        ("会费", "", None),
        ("会费", "免缴", True),
        ("会费", "缓缴", False),
        ("会费", "待缴", False),
        ("会费", "应缴500元", False),
        ("会费", "无欠费", True),
        ("会费", "无需缴纳", True),
        ("会费", "部分缴纳", None),
        ("2021年度会费", "否", False),
        ("会费（2021）", "1000.00", True),
        ("2021年是否缴费", "是", True),
    ],
)
def test_dues_in_every_manner(heading: str, cell: str, paid: bool | None) -> None:
    table = read_register(f"单位名称,{heading}\n甲公司,{cell}\n".encode(), "a.csv")
    assert table.register.members[0].paid(2021) is paid


def test_rows_that_are_wrong_are_answered_for() -> None:
    text = f"单位名称,信用代码\n甲公司,{CODE}\n,{CODE}\n甲 公司,\n乙公司,{CODE}\n丙公司,123\n"
    table = read_register(text.encode(), "a.csv")
    assert [member.name for member in table.register.members] == ["甲公司", "乙公司", "丙公司"]
    assert [(error.row, error.used) for error in table.errors] == [
        (3, False),
        (4, False),
        (5, True),
        (6, True),
    ]
    assert table.register.members[1].credit_code is None
    assert table.register.members[2].credit_code is None
    assert table.register.members[2].row == 6


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"   \n", "空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "旧版"),
        (b"PK\x03\x04broken", "无法打开"),
        (b"\x00\x01\x02\xff", "编码"),
        (b"a,b\n1,2\n", "单位名称"),
        (b"%PDF-1.7\n", "单位名称"),
    ],
)
def test_files_that_are_no_list(data: bytes, words: str) -> None:
    with pytest.raises(RegisterError, match=words) as caught:
        read_register(data, "x")
    assert caught.value.exit_code == 2
    assert caught.value.remedy


def test_a_zip_that_is_no_workbook() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(RegisterError):
        read_register(out.getvalue(), "a.xlsx")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    try:
        table = read_register(data, "x")
    except RegisterError:
        return
    assert table.register.unit_count >= 0


def test_differences() -> None:
    old = Register((Member("甲", CODE), Member("乙"), Member("丙", dues={2021: False})))
    new = Register((Member("甲（新）", CODE), Member("丙", dues={2021: True}), Member("丁")))
    found = compare_registers(old, new)
    assert (found.added, found.removed, found.renamed, found.changed) == (
        ("丁",),
        ("乙",),
        (("甲", "甲（新）"),),
        ("丙",),
    )
    assert compare_registers(None, new).added == ("甲（新）", "丙", "丁")
    assert compare_registers(new, new).changed == ()


def messy() -> bytes:
    """As offices keep it: merged titles, a heading over years, several sheets, faults and remarks."""
    book = openpyxl.Workbook()
    front = book.active
    assert front is not None
    front.title = "封面"
    front.append(["新疆消防协会会员名册"])
    sheet = book.create_sheet("副会长单位")
    sheet.append(["新疆消防协会副会长单位一览表"])
    sheet.merge_cells("A1:F1")
    sheet.append(["截止2021年12月31日"])
    sheet.append(["序号", "单 位 名 称", "统一社会信用代码", "会员证号", "会费缴纳", None])
    sheet.append([None, None, None, None, "2020年", 2021])
    sheet.merge_cells("E3:F3")
    sheet.append([1, "新疆天盾消防技术服务有限公司（副会长单位） ", CODE, "ＸＪ００１", "√", "√"])
    sheet.append([2, "新疆安泰\n消防器材有限公司", "91350100M000100Y4４", "XJ002", "√", "#N/A"])
    sheet.append(["序号", "单位名称", "统一社会信用代码", "会员证号", None, None])
    sheet.append([3, None, None, "XJ009", None, None])
    members = book.create_sheet("会员单位")
    members.append(["会员名称", "信用代码", "会费缴至"])
    members.append(["克拉玛依安居消防有限公司", None, 44561])
    members.append(["新疆天盾消防技术服务有限公司", None, 44561])
    members.append(["共2家", None, None])
    gone = book.create_sheet("已退会")
    gone.append(["单位名称"])
    gone.append(["喀什旧会员消防有限公司"])
    hidden = book.create_sheet("草稿")
    hidden.append(["单位名称"])
    hidden.append(["不该读到的公司"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_messy_workbook_is_read_row_by_row() -> None:
    table = read_register(messy(), "名册.xlsx")
    first, second, third = table.register.members
    assert (first.name, first.member_number) == ("新疆天盾消防技术服务有限公司", "XJ001")
    assert (first.paid(2020), first.paid(2021)) == (True, True)
    assert (second.name, second.credit_code) == ("新疆安泰消防器材有限公司", None)
    assert (second.paid(2020), second.paid(2021)) == (True, None)
    assert third.name == "克拉玛依安居消防有限公司"
    assert (third.paid(2021), third.paid(2022)) == (True, False)
    assert [str(error) for error in table.errors] == [
        "“副会长单位”第6行：统一社会信用代码“91350100M000100Y44”校验不符，该代码未采用。",
        "“副会长单位”第8行：没有单位名称，该行未采用。",
        "“会员单位”第3行：“新疆天盾消防技术服务有限公司”与“副会长单位”第5行重复，该行未采用。",
    ]


def test_years_under_a_heading_that_spans_them_from_the_row_above() -> None:
    table = read_register(
        workbook(
            ["基本信息", None, "会费缴纳情况", None, "其他", None],
            ["单位名称", "会员证号", "2020年", "２０２１年度", "备注", "2021年"],
            ["甲公司", 7.0, "√", "×", "", "√"],
        ),
        "名册.xlsx",
    )
    (member,) = table.register.members
    assert (member.member_number, dict(member.dues)) == ("7", {2020: True, 2021: False})


def test_names_like_remarks_and_members_who_have_not_left_are_kept() -> None:
    text = "单位名称,状态,会员证号\n注安消防公司,未退会,1\n共创消防公司,在会,2\n乙公司,在会,2\n"
    text += "注：以上为全部会员,,\n共3家,,\n"
    table = read_register(text.encode(), "a.csv")
    assert [member.name for member in table.register.members] == ["注安消防公司", "共创消防公司", "乙公司"]
    assert [str(error) for error in table.errors] == ["第4行：会员证号“2”与第3行相同，请核对。"]


def test_a_list_that_is_too_long_is_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_sheets, "MAX_ROWS", 3)
    for data in (b"\n".join([NAMED, b"a", b"b", b"c"]), workbook(["单位名称"], ["a"], ["b"], ["c"])):
        with pytest.raises(RegisterError, match="超过3行"):
            read_register(data, "名册")


def test_a_web_page_named_xls_is_refused_with_a_remedy() -> None:
    with pytest.raises(RegisterError, match="网页") as refused:
        read_register("<html><table><tr><td>单位名称</td></tr></table></html>".encode(), "名册.xls")
    assert "xlsx" in refused.value.remedy


def test_formulas_without_a_stored_result_are_said_row_by_row() -> None:
    rows: list[list[object]] = [
        ["序号", "单位名称", "会员证号", "2021年度会费缴纳情况", "合计"],
        [1, "甲公司", "=A2&B2", "已缴", "=SUM(A2:A9)"],
        [2, "=VLOOKUP(A3,表2!A:B,2,0)", "XJ2", "未缴", None],
        [3, "丙公司", "XJ3", '=IF(A4>1,"已缴","未缴")', None],
        [4, "丁公司", "XJ4", "已缴", "=SUM(A2:A9)"],
    ]
    table = read_register(workbook(*rows), "名册.xlsx")
    members = table.register.members
    assert [member.name for member in members] == ["甲公司", "丙公司", "丁公司"]
    assert (members[0].member_number, members[1].paid(2021), members[2].paid(2021)) == (None, None, True)
    words = "列是公式，文件里没有保存结果，未能读取；请在 Excel 或 WPS 中打开并保存后重新导入。"
    assert [str(error) for error in table.errors] == [
        f"第2行：C {words}",
        f"第3行：B {words}",
        f"第4行：D {words}",
    ]
    assert [error.used for error in table.errors] == [True, False, True]


def test_formulas_with_a_stored_result_are_read() -> None:
    book = workbook(
        ["单位名称", "会员证号", "2021年度会费"], ["甲公司", "=A1", "=B1"], ["乙公司", "=A2", "=B2"]
    )
    changed = io.BytesIO()
    stored = (
        (b'<c r="B2"><f>A1</f><v></v></c>', b'<c r="B2" t="str"><f>A1</f><v>XJ1</v></c>'),
        (b'<c r="C2"><f>B1</f><v></v></c>', b'<c r="C2" t="str"><f>B1</f><v></v></c>'),
        (b'<c r="B3"><f>A2</f><v></v></c>', b'<c r="B3"><f t="shared" si="0"/></c>'),
        (b'<c r="C3"><f>B2</f><v></v></c>', b'<c r="C3"><f>B2</f><v>2000</v></c>'),
    )
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.namelist():
            data = old.read(item).replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
            for before, after in stored if item.startswith("xl/worksheets/") else ():
                assert before in data
                data = data.replace(before, after)
            new.writestr(item, data)
    table = read_register(changed.getvalue(), "名册.xlsx")
    first, second = table.register.members
    assert (first.member_number, first.paid(2021)) == ("XJ1", None)
    assert (second.member_number, second.paid(2021)) == (None, True)
    assert [str(error)[:6] for error in table.errors] == ["第3行：B "]


def test_formulas_written_out_in_a_csv_are_said() -> None:
    text = '单位名称,会员证号\n甲公司,"=VLOOKUP(A2,B:C,2,0)"\n乙公司,"=""007"""\n'
    table = read_register(text.encode(), "a.csv")
    assert [member.member_number for member in table.register.members] == [None, "007"]
    assert [error.row for error in table.errors] == [2]
