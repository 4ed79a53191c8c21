"""Colons that part the deeds of a list are semicolons whose tail was lost; those that open something stay."""

import pytest

from extract.forms.list_marks import GUESSED, opens, with_semicolons
from extract.forms.pieces import chars_of, join
from ingest.document import Rect, TextLine

HEAD, TAIL = "建立消防档案63册；接待参观8600人次；", "；投入安全经费38.7万元。"


def marked(text: str) -> str:
    line = TextLine(text, Rect(0, 0, 30 * len(text), 36), 0.99, "ocr")
    return join(with_semicolons(chars_of(line, 0)))


@pytest.mark.parametrize(
    "deeds",
    ["为商户培训60场次：改造消防管网530米", "排查隐患，全部整改：更换室外消火栓16具"],
)
def test_between_two_deeds_of_a_list(deeds: str) -> None:
    assert marked(HEAD + deeds + TAIL) == (HEAD + deeds + TAIL).replace("：", "；")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "获得荣誉3项，主要有：市级先进单位称号" + TAIL,
        HEAD + "推行3项措施，具体内容：每日巡查和每月考核" + TAIL,
        HEAD + "培训60场次：1.组织员工演练和讲座" + TAIL,
        HEAD + "他对12名队员说：“大家要守住底线”" + TAIL,
        HEAD + "联系人：张建国和另外两位同事" + TAIL,
        "为商户培训60场次：改造消防管网530米。",
        "工作如下。培训60场次：共受训2000人次。建立档案；接待参观；投入经费。",
    ],
    ids=["what it has", "contents", "first of several", "speech", "label", "no list", "sentence by itself"],
)
def test_what_opens_something_stays(text: str) -> None:
    assert marked(text) == text


def test_such_a_mark_is_a_guess() -> None:
    text = HEAD + "为商户培训60场次：改造消防管网530米" + TAIL
    line = TextLine(text, Rect(0, 0, 30 * len(text), 36), 0.99, "ocr")
    char = with_semicolons(chars_of(line, 0))[text.index("：")]
    assert (char.text, char.score) == ("；", GUESSED)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("现将工作简述如下", True),
        ("主要做了以下工作", True),
        ("参加690人次", False),
        ("如下所列设备9台", False),
    ],
)
def test_what_announces_is_followed_by_a_colon(text: str, said: bool) -> None:
    assert opens(text, "组织演练") is said
