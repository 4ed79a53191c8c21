"""Lists and telegrams: a heading with its answer says what a sentence would; prose has no heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.facts import NarrativeFacts
from extract.rules.narrative import understand


def _told(text: str) -> set[tuple[str, str, float | None]]:
    return {(m.label, m.polarity, m.value) for m in understand(text).mentions if m.label != "year"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一、在保单位（家）：47", {("contracts", "asserted", 47.0)}),
        ("（2）在保面积（万平方米）：66.2", {("area", "asserted", 662000.0)}),
        ("3. 从业人员（人）：38", {("employees", "asserted", 38.0)}),
        ("合同：上年29，本年35", {("contracts", "asserted", 29.0), ("contracts", "asserted", 35.0)}),
        (
            "合同35，面积52万，人员40",
            {
                ("contracts", "asserted", 35.0),
                ("area", "asserted", 520000.0),
                ("employees", "asserted", 40.0),
            },
        ),
        ("荣誉：无。", {("honour", "denied", None)}),
        ("获奖情况：0", {("honour", "denied", None)}),
        ("荣誉：省级0，地级1。", {("honour", "denied", None), ("honour", "asserted", None)}),
        ("会费清。", {("dues", "asserted", None)}),
        ("会费：未缴。", {("dues", "denied", None)}),
        ("客户评价：好。", {("satisfaction", "asserted", None)}),
        ("支队年检：不合格", {("inspection", "denied", None)}),
        ("检查三次，一次不过，复查过。", {("inspection", "denied", None), ("inspection", "asserted", None)}),
        ("六、主管部门检查（次）：5；不合格（次）：0", {("inspection", "asserted", None)}),
        ("年内无罚无诉无案。", {(label, "denied", None) for label in ("penalty", "complaint", "violation")}),
        ("荣誉：2项；自治区级0项", {("honour", "asserted", None), ("honour", "denied", None)}),
        ("在管项目：19个", {("contracts", "asserted", 19.0)}),
        ("专利：0", {("innovation", "denied", None)}),
        ("志愿服务：无", {("volunteer", "denied", None)}),
        ("罚没？无。投诉？一件，结了。", {("penalty", "denied", None), ("complaint", "asserted", None)}),
        ("队里连我九个人。", {("employees", "asserted", 9.0)}),
        ("会费一天都没拖过。", {("dues", "asserted", None)}),
        ("大队下达责令限期整改指令书1份。", {("penalty", "asserted", None)}),
        ("未被责令限期整改。", {("penalty", "denied", None)}),
        ("全年零罚。", {("penalty", "denied", None)}),
    ],
)  # fmt: skip
def test_entries_and_clipped_denials(text: str, told: set[tuple[str, str, float | None]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "面积52万。", "服务24小时。", "检查三次设备。", "并非无罚。", "目标是零罚零诉。", "难以做到无罚。",
        "隔壁公司全年零罚。", "合同：96，其中维保12。",
        "无案可查。", "合同额35万。", "客户评价体系。", "会费管理办法。", "奖励制度：无例外。",
        "人员密集场所12处。",
    ],
)  # fmt: skip
def test_prose_and_other_words_are_no_entries(text: str) -> None:
    assert not {told for told in _told(text) if told[0] not in ("satisfaction",)}


def test_a_clipped_denial_is_never_a_penalty() -> None:
    for text in ("全年零罚", "无罚无诉", "受罚0次，零罚", "无罚、无诉、无案"):
        facts: NarrativeFacts = understand(text)
        assert facts.denied("penalty")
        assert not facts.asserted("penalty")


def test_who_gives_a_gift_with_an_honours_name_is_its_issuer() -> None:
    (honour,) = understand("那年支队给我发了个“岗位能手”，红本本还在。").of("honour")
    assert (honour.issuer, honour.polarity) == ("支队", "asserted")
    assert not understand("支队给我发了个“任务清单”。").of("honour")
    (listed,) = understand("获奖：市级1项（市总工会“工人先锋号”）").of("honour")
    assert listed.issuer == "市总工会"


HEADS = st.sampled_from(
    (
        ("合同", "（份）", "contracts", 1.0), ("在保单位", "（家）", "contracts", 1.0),
        ("签约客户", "", "contracts", 1.0),
        ("在保面积", "（万平方米）", "area", 1e4), ("维保面积", "（平方米）", "area", 1.0),
        ("员工总数", "（人）", "employees", 1.0),
        ("从业人员", "", "employees", 1.0),
    )
)  # fmt: skip
MARKS = st.sampled_from(("", "一、", "（3）", "12.", "● "))


@given(HEADS, MARKS, st.integers(1, 9999))
def test_a_number_behind_its_heading_keeps_its_place(
    head: tuple[str, str, str, float], mark: str, number: int
) -> None:
    words, unit, label, scale = head
    text = f"{mark}{words}{unit}：{number}"
    (mention,) = [m for m in understand(text).mentions if m.label == label]
    assert mention.value == number * scale
    assert text[mention.start : mention.end] == str(number)
