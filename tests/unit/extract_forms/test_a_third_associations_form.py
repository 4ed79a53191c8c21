"""A third association's form: a measure, a licence and words of its own, judged by its season alone."""

from pathlib import Path
from typing import Any

import pytest

from extract.register import Member, Register
from extract.result import Reading, Seal
from extract.rules.across import season_quota
from extract.rules.award_name import match_award
from extract.rules.explain import rules_document
from extract.rules.judge import Judgement, judge
from extract.season import Season
from extract.seasons.check import check_season
from extract.seasons.load import load_season
from extract.seasons.node import SeasonError

FILE = Path(__file__).resolve().parents[2] / "data" / "seasons" / "lenglian-2033.toml"
UNIT = "海岬湾青螺冷藏运输有限公司"


@pytest.fixture(scope="module")
def carriers() -> Season:
    return load_season(FILE)


def unit_form(drawing: Any, lorries: str = "26", award: str = "安心冷链企业", story: str = "") -> Any:
    drawing.write("安心冷链企业申报表", 520, 150, size=44)
    drawing.table(
        [
            (90, [("承运单位", 0.25), (UNIT, 0.75)]),
            (90, [("信用代码", 0.25), ("91440300MA5FKXYY91", 0.75)]),
            (90, [("调度员", 0.25), ("苏海棠", 0.25), ("调度电话", 0.25), ("13800138000", 0.25)]),
            (90, [("参评称号", 0.25), (award, 0.25), ("自有冷藏车", 0.25), (lorries, 0.25)]),
            (400, [("运营情况", 0.25), (story or "承运水产41万吨，货主满意。", 0.75)]),
            (300, [("车队意见", 0.25), ("情况属实。\n落款日期：2034年1月18日", 0.75)]),
        ]
    )
    return drawing


def person_form(drawing: Any, licence: str) -> Any:
    drawing.write("冷链之星申报表", 560, 150, size=44)
    drawing.table(
        [
            (90, [("驾驶员姓名", 0.25), ("苏海棠", 0.25), ("所在车队", 0.2), (UNIT, 0.3)]),
            (90, [("参评称号", 0.25), ("冷链之星", 0.75)]),
            (90, [("从业资格", 0.25), (licence, 0.25), ("从业资格证号", 0.25), ("440300300123456", 0.25)]),
            (400, [("运营情况", 0.25), ("安全行车30万公里。", 0.75)]),
            (300, [("车队意见", 0.25), ("同意。\n落款日期：2034年1月9日", 0.75)]),
        ]
    )
    return drawing


def judged(form: Any, season: Season, register: Register | None = None) -> Judgement:
    seals = tuple(
        Seal(
            page=slot.page,
            box=slot.box,
            kind="company",
            shape="round",
            colour="red",
            text=UNIT,
            confidence=0.99,
            slot=slot.name,
            state="ok",
            matches_unit=True,
        )
        for slot in form.slots
    )
    reading = Reading(
        kind=form.kind,
        award=form.award,
        fields=form.fields,
        extras=form.extras,
        seals=seals,
        slots=form.slots,
        questions=form.questions,
        blank_fields=form.blank_fields,
    )
    return judge(reading, season, register)


def codes(judgement: Judgement) -> set[str]:
    return {flag.code for flag in judgement.flags} - {"low_confidence_field"}


def test_its_file_is_without_errors(carriers: Season) -> None:
    assert [problem for problem in check_season(FILE) if problem.severity == "error"] == []
    assert "冷藏车数量不少于20辆" in rules_document(carriers)


@pytest.mark.parametrize(
    ("lorries", "state", "expected"),
    [
        ("26", "met", set()),
        ("20辆", "met", set()),
        ("19辆", "not_met", {"insufficient_service_scale"}),
        ("约20辆", "unknown", set()),
        ("若干", "unknown", set()),
    ],
)
def test_its_own_measure(
    new_drawing: Any, read_by: Any, carriers: Season, lorries: str, state: str, expected: set[str]
) -> None:
    judgement = judged(read_by(carriers, unit_form(new_drawing(), lorries)), carriers)
    assert codes(judgement) == expected
    assert {item.id: item.state for item in judgement.criteria}["fleet"] == state


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"award": "海岬湾冷链物流商会2033年度“安心冷链企业”"}, set()),
        ({"award": "海岬冷链商会安心冷链企业"}, set()),
        ({"award": "优秀冷链企业"}, {"unknown_award"}),
        ({"award": "新疆消防协会安心冷链企业"}, {"unknown_award"}),
        ({"award": "兹申报海岬湾冷链物流商会安心冷链企业一项"}, set()),
        ({"award": "海胛湾冷链物流商会2033年度安心冷链企业"}, set()),
        ({"award": "冷链之星"}, {"award_kind_mismatch"}),
        ({"story": "因超载被交警支队罚款两千元。"}, {"penalty_disclosed"}),
    ],
)
def test_what_is_wrong_with_it(
    new_drawing: Any, read_by: Any, carriers: Season, changes: dict[str, str], expected: set[str]
) -> None:
    assert codes(judged(read_by(carriers, unit_form(new_drawing(), **changes)), carriers)) == expected


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("安心冷链企业申报表", "安心冷链企业"),
        ("海岬湾冷链物流商会安心冷链企业申报表", "安心冷链企业"),
        ("新疆消防协会安心冷链企业申报表", None),
    ],
)
def test_a_title_names_an_award_unless_another_body_gives_it(
    new_drawing: Any, read_by: Any, carriers: Season, title: str, award: str | None
) -> None:
    drawing = new_drawing()
    drawing.write(title, 300, 150, size=44)
    drawing.table(
        [
            (90, [("承运单位", 0.25), (UNIT, 0.75)]),
            (90, [("调度员", 0.25), ("苏海棠", 0.25), ("调度电话", 0.25), ("13800138000", 0.25)]),
            (90, [("自有冷藏车", 0.25), ("26", 0.75)]),
            (400, [("运营情况", 0.25), ("承运水产41万吨，货主满意。", 0.75)]),
            (300, [("车队意见", 0.25), ("情况属实。\n落款日期：2034年1月18日", 0.75)]),
        ]
    )
    assert read_by(carriers, drawing).award == award


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("道路货物运输驾驶员", {"qualification_unproven"}),
        ("消防设施操作员（高级）", {"ineligible_qualification"}),
    ],
)
def test_its_own_licence(
    new_drawing: Any, read_by: Any, carriers: Season, licence: str, expected: set[str]
) -> None:
    form = read_by(carriers, person_form(new_drawing(), licence))
    assert form.kind == "person"
    assert codes(judged(form, carriers)) == expected


def test_its_own_register_and_quotas(new_drawing: Any, read_by: Any, carriers: Season) -> None:
    form = read_by(carriers, unit_form(new_drawing()))
    members = tuple(Member(f"海岬{number}号车队") for number in range(10))
    assert "not_a_member" in codes(judged(form, carriers, Register(members)))
    assert "not_a_member" not in codes(judged(form, carriers, Register((*members, Member(UNIT)))))
    assert season_quota("unit", 3, carriers.quotas, Register(members)).limit == 2
    assert season_quota("person", 3, carriers.quotas, Register(members)).limit is None


def test_its_association_stands_around_its_awards(carriers: Season) -> None:
    assert match_award("青螺岛冷链商会2033年度安心冷链企业", carriers) is carriers.awards[0]
    assert match_award("新疆消防协会安心冷链企业", carriers) is None


@pytest.mark.parametrize(
    "params",
    [
        '{ field = "冷藏车数量" }',
        "{ least = 20 }",
        '{ field = 20, least = "20" }',
        '{ fields = "冷藏车数量" }',
    ],
)
def test_a_measure_that_is_not_whole_is_told_at_its_line(tmp_path: Path, params: str) -> None:
    text = FILE.read_text("utf-8")
    whole = 'params = { field = "冷藏车数量", least = 20, unit = "辆" }'
    spoilt = tmp_path / "spoilt.toml"
    spoilt.write_text(text.replace(whole, f"params = {params}"), "utf-8")
    line = text[: text.index(whole)].count("\n") + 1
    with pytest.raises(SeasonError, match=f"第{line}行"):
        load_season(spoilt)


def test_a_measure_of_a_field_that_no_form_has_is_doubted(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.toml"
    spoilt.write_text(FILE.read_text("utf-8").replace('field = "冷藏车数量"', 'field = "拖车数量"'), "utf-8")
    assert any("核对的字段不在表中" in problem.message for problem in check_season(spoilt))
