"""Values as they go into the result: cleaned, normalised, judged; repairs only where proven."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.confidence import Signs, confidence, threshold_for
from extract.fields.plausibility import plausibility
from extract.fields.repair import repair_number
from extract.fields.shapes import WORDS, has_words_beside
from extract.fields.simplified import simplified
from extract.fields.values import clean, parse_value, plain_number

CREDIT_CODE = "91350100M000100Y43"
ID_NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35", "35"),
        ("128人", "128"),
        ("78.5万平方米", "785000"),
        ("1,200㎡", "1200"),
        ("约50万㎡", "500000"),
        ("三十五家", "35"),
        ("一百二十", "120"),
        ("无", None),
    ],
)
def test_plain_numbers(text: str, number: str | None) -> None:
    assert plain_number(text) == number


def test_hints_and_underlines_are_no_part_of_a_value() -> None:
    assert clean("：新疆某某公司（盖章）") == "新疆某某公司"
    assert clean("____张三____") == "张三"
    assert parse_value("主要事迹", "（800字以内）本公司成立于").value == "本公司成立于"
    assert (
        parse_value("单位名称", "金石建设工程（新疆）股份有限公司").value
        == "金石建设工程（新疆）股份有限公司"
    )


@pytest.mark.parametrize("blank", ["", "    ", "____", "/", "——", "年  月  日"])
def test_blank_is_blank(blank: str) -> None:
    assert parse_value("推荐日期", blank).value == ""


def test_numbers_that_break_their_rule_say_so() -> None:
    assert parse_value("身份证号码", ID_NUMBER).valid is True
    wrong = parse_value("身份证号码", "110105194912310021")
    assert wrong.valid is False
    assert wrong.reasons
    assert parse_value("联系电话", "1389").valid is False


def test_date_keeps_what_is_written_and_gains_iso() -> None:
    parsed = parse_value("推荐日期", "（盖章） 2022 年 1 月 5 日")
    assert (parsed.value, parsed.normalised) == ("2022年1月5日", "2022-01-05")


@pytest.mark.parametrize("nought", "〇○O")
def test_the_nought_of_a_spelt_year_has_one_form(nought: str) -> None:
    parsed = parse_value("推荐日期", f"二{nought}二二年一月六日")
    assert (parsed.value, parsed.normalised) == ("二〇二二年一月六日", "2022-01-06")


def _scores(text: str, weak: int) -> list[float | None]:
    return [0.6 if place == weak else 0.999 for place in range(len(text))]


def test_one_confusion_is_repaired_where_the_check_character_proves_it() -> None:
    misread = CREDIT_CODE[:8] + "N" + CREDIT_CODE[9:]
    repair = repair_number(
        "统一社会信用代码", misread, _scores(misread, 8), ["M" if p == 8 else "" for p in range(18)]
    )
    assert repair is not None
    assert repair.value == CREDIT_CODE
    assert "第9位" in repair.explanation


def test_a_number_wrong_on_paper_is_not_mended() -> None:
    wrong = "11010519491231003X"
    assert repair_number("身份证号码", wrong, [0.9999] * 18, [""] * 18) is None


def test_no_repair_without_recognition_scores_or_length() -> None:
    misread = CREDIT_CODE[:8] + "N" + CREDIT_CODE[9:]
    assert repair_number("统一社会信用代码", misread, [None] * 18, [""] * 18) is None
    assert repair_number("统一社会信用代码", misread[:-1], [0.5] * 17, [""] * 17) is None


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("单位名称", "新疆某某消防技术有限公司", "13899912345"),
        ("联系电话", "0991-5659605", "张三"),
        ("姓名", "阿布都热合曼·买买提", "新疆某某公司"),
        ("民族", "维吾尔族", "工程师"),
        ("性别", "女", "联系人"),
        ("出生年月", "1985年3月", "助理工程师"),
        ("统一社会信用代码", CREDIT_CODE, "新疆"),
    ],
)
def test_looks_tell_values_apart(key: str, good: str, bad: str) -> None:
    assert plausibility(key, good) > 0.3 > 0 > plausibility(key, bad)


@given(
    st.sampled_from(["推荐日期", "职工人数", "身份证号码", "姓名", "性别", "主要事迹"]), st.text(max_size=50)
)
def test_junk_never_raises(key: str, text: str) -> None:
    parse_value(key, text)
    assert -1.0 <= plausibility(key, text) <= 1.0


def test_a_word_cut_short_is_a_question() -> None:
    assert parse_value("政治面貌", "中共预备党员").reasons == ()
    assert parse_value("政治面貌", "中共预备").reasons
    assert parse_value("学历", "大学本科").reasons == ()


def test_straight_quotes_follow_the_bent_ones_of_their_text() -> None:
    said = parse_value("主要事迹", '获“先进集体"称号，被评为"文明单位”。').value
    assert said == "获“先进集体”称号，被评为“文明单位”。"
    assert parse_value("主要事迹", '获"先进集体"称号。').value == '获"先进集体"称号。'


@pytest.mark.parametrize("text", ["17", "第17号", "A3", "1 2 3 4"])
def test_a_certificate_number_that_is_far_too_short_is_not_believed(text: str) -> None:
    parsed = parse_value("证书编号", text)
    assert parsed.valid is False
    assert "过短" in parsed.reasons[0]


@pytest.mark.parametrize("text", ["1131003001400125", "S000065123456", "新消培字2021第0088号", "20210"])
def test_certificate_numbers_as_they_are(text: str) -> None:
    parsed = parse_value("证书编号", text)
    assert (parsed.valid, parsed.reasons) == (None, ())


def test_a_certificate_number_that_is_too_short_is_never_certain() -> None:
    short = parse_value("证书编号", "17")
    sure = Signs(
        least=0.9999, mean=0.9999, risk=0.0001, layout=1.0, label=1.0, ruled=True, looks=0.5, agreed=True,
        valid=short.valid, reasons=len(short.reasons),
    )  # fmt: skip
    assert confidence(sure) < threshold_for(0.999)


def test_a_story_ends_as_it_was_written() -> None:
    assert parse_value("主要事迹", "：1.服务社会；2.带出徒弟7人；").value == "1.服务社会；2.带出徒弟7人；"


def test_a_number_ends_where_its_sentence_does() -> None:
    assert parse_value("职工人数", "151人。根据协会通知").value == "151人"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("民族大道37号附1号（原建材市场院内", True),
        ("民族大道37号附1号原建材市场院内）（东门", False),
        ("民族大道37号附1号（原建材市场院内）", False),
    ],
)
def test_a_bracket_left_open_is_said(text: str, said: bool) -> None:
    assert any("括号" in reason for reason in parse_value("单位地址", text).reasons) is said


@pytest.mark.parametrize("text", ["众诚（五家渠)·消防有限公司", "众诚（五家渠)消防有限公司."])
def test_dirt_beside_a_name_falls_away(text: str) -> None:
    assert parse_value("工作单位", text).value == "众诚（五家渠)消防有限公司"


def test_a_dot_within_a_name_stays() -> None:
    assert parse_value("单位名称", "艾山·江商贸有限公司").value == "艾山·江商贸有限公司"


@given(st.text(max_size=40))
def test_simplified_writing_keeps_every_place(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


def test_what_brush_like_print_is_taken_for() -> None:
    assert simplified("加娜尔·哈力木別克 院內更換") == "加娜尔·哈力木别克 院内更换"
    assert simplified("乾坤於鍾") == "乾坤於鍾"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("与23家“九小场所签订协议。", True),
        ("与23家九小场所”签订协议。", True),
        ("与23家“九小场所”签订协议。1）宣传；2）培训。", False),
    ],
)
def test_a_quotation_left_open_in_a_story_is_said(text: str, said: bool) -> None:
    assert any("引号" in reason for reason in parse_value("主要事迹", text).reasons) is said


@pytest.mark.parametrize(
    ("number", "doubted"),
    [
        ("1931003000762HH63", True),
        ("19310030007624463", False),
        ("XF6517583595", False),
        ("S000012345678", False),
        ("新消2020969545", False),
        ("2021-A-00123", False),
    ],
)
def test_letters_within_a_certificates_digits_are_doubted(number: str, doubted: bool) -> None:
    assert bool(parse_value("证书编号", number).reasons) is doubted


@pytest.mark.parametrize(
    ("key", "text", "value", "doubted"),
    [
        ("出生年月", "1981年4月面貌九三学社社员", "1981年4月", True),
        ("出生年月", "1981年4月出生", "1981年4月出生", False),
        ("成立时间", "2015年10月（注册）", "2015年10月（注册）", False),
        ("学历", "高职泉州市消", "高职泉州市消", True),
        ("学历", "本科（学士）", "本科（学士）", False),
        ("学历", "大学本科学历", "大学本科学历", False),
        ("学历", "全日制硕士研究生", "全日制硕士研究生", False),
        ("政治面貌", "中共党员学历", "中共党员学历", False),
        ("政治面貌", "中共党员职务经理", "中共党员职务经理", True),
        ("民族", "汉族出生", "汉族出生", True),
    ],
)
def test_what_runs_into_the_next_column_is_doubted(key: str, text: str, value: str, *, doubted: bool) -> None:
    parsed = parse_value(key, text)
    assert parsed.value == value
    assert bool(parsed.reasons) is doubted


@given(st.sampled_from(["学历", "政治面貌", "民族"]), st.text(max_size=12))
def test_words_beside_are_asked_of_any_text(key: str, text: str) -> None:
    assert has_words_beside(key, text) in (True, False)
    for word in WORDS[key]:
        assert not has_words_beside(key, word)


def test_the_short_name_of_guangdong_in_a_units_name() -> None:
    assert parse_value("工作单位", "湛江市南粵安居消防有限公司").value == "湛江市南粤安居消防有限公司"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (".本人自参加工作以来，任劳任怨。", "本人自参加工作以来，任劳任怨。"),
        ("担任辅导员5年.，走进20个班级；", "担任辅导员5年，走进20个班级；"),
        ("误报率由5.1%降到0.5%。", "误报率由5.1%降到0.5%。"),
    ],
)
def test_a_speck_in_a_story(read: str, meant: str) -> None:
    assert parse_value("主要事迹", read).value == meant


@pytest.mark.parametrize(
    ("key", "text", "value", "asked"),
    [
        ("身份证号码", f"中{ID_NUMBER}", ID_NUMBER, True),
        ("统一社会信用代码", f"{CREDIT_CODE}会员证书编号0125", CREDIT_CODE, True),
        ("身份证号码", ID_NUMBER, ID_NUMBER, False),
        ("身份证号码", "11010519491231002", "11010519491231002", True),
    ],
)
def test_a_number_into_which_a_neighbours_words_have_run_stands_alone_and_is_asked_about(
    key: str, text: str, value: str, *, asked: bool
) -> None:
    parsed = parse_value(key, text)
    assert parsed.value == value
    assert bool(parsed.reasons) == asked


@given(st.text("中会员证号01239XAB\u3000 ", max_size=30))
def test_of_a_number_among_words_nothing_is_made_up(text: str) -> None:
    parsed = parse_value("身份证号码", text)
    assert set(parsed.value) <= set(text)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("1998年7日", True),
        ("2022年1月1日日", True),
        ("一九九八年七日", True),
        ("1998年7月", False),
        ("1998年7月3日", False),
    ],
)
def test_a_date_whose_words_do_not_go_together_is_doubted(text: str, doubted: bool) -> None:
    parsed = parse_value("成立时间", text)
    assert parsed.value == text
    assert bool(parsed.reasons) is doubted
    assert parsed.valid is not doubted
