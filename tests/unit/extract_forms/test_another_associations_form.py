"""A form of an association that has nothing to do with fire, read and judged by its season's file alone."""

from pathlib import Path
from typing import Any

import pytest

from extract.forms.reading import FormReading
from extract.result import Evidence, Reading, Seal
from extract.rules.explain import rules_document
from extract.rules.judge import judge
from extract.season import Season
from extract.seasons.check import check_season
from extract.seasons.load import load_season

FILE = Path(__file__).resolve().parents[2] / "data" / "seasons" / "wuye-2031.toml"
STORY = (
    "公司现有在管项目36个，管理面积412万平方米，服务业主5.2万户，员工1260人。全年接待来访300余次，"
    "组织邻里公益活动52场，本年度未受到行政处罚。"
)


@pytest.fixture(scope="module")
def managers() -> Season:
    return load_season(FILE)


def unit_form(drawing: Any, award: str = "美好家园服务企业", area: str = "412", story: str = STORY) -> Any:
    drawing.write("2031年度优秀物业服务企业推选表", 420, 150, size=44)
    drawing.table(
        [
            (90, [("物业企业名称", 0.25), ("东江白鹭洲生活服务有限公司", 0.75)]),
            (90, [("统一社会信用代码", 0.25), ("91440300MA5FKXYY91", 0.75)]),
            (90, [("对接人", 0.25), ("梁晓晴", 0.25), ("对接人手机", 0.25), ("13800138000", 0.25)]),
            (90, [("推选称号", 0.25), (award, 0.75)]),
            (90, [("在管项目数", 0.25), ("36个", 0.25), ("在管面积", 0.25), (f"{area}万平方米", 0.25)]),
            (500, [("年度亮点", 0.25), (story, 0.75)]),
            (300, [("企业声明", 0.25), ("以上内容属实。\n盖章日期：2032年3月18日", 0.75)]),
        ]
    )
    return drawing


def person_form(drawing: Any, certificate: str = "物业管理师（高级）") -> Any:
    drawing.write("2031年度优秀项目经理推选表", 460, 150, size=44)
    drawing.table(
        [
            (90, [("经理姓名", 0.25), ("梁晓晴", 0.25), ("任职企业", 0.2), ("东江生活服务有限公司", 0.3)]),
            (90, [("推选称号", 0.25), ("金牌项目经理", 0.75)]),
            (90, [("执业证书", 0.25), (certificate, 0.25), ("执业证书号", 0.25), ("4403003000123456", 0.25)]),
            (400, [("年度亮点", 0.25), ("带领团队管理3个小区。", 0.75)]),
            (300, [("企业声明", 0.25), ("同意推选。\n盖章日期：2032年3月2日", 0.75)]),
        ]
    )
    return drawing


def judged(form: FormReading, season: Season, attached: tuple[Evidence, ...] = ()) -> set[str]:
    unit = form.fields.get("单位名称") or form.fields["工作单位"]
    seals = tuple(
        Seal(
            page=slot.page,
            box=slot.box,
            kind="company",
            shape="round",
            colour="red",
            text=unit.value,
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
        attachments=attached,
        blank_fields=form.blank_fields,
    )
    return {flag.code for flag in judge(reading, season).flags} - {"low_confidence_field"}


def test_its_file_is_without_errors(managers: Season) -> None:
    assert [problem for problem in check_season(FILE) if problem.severity == "error"] == []
    text = rules_document(managers)
    assert "物业管理师须高级及以上" in text
    assert "消防" not in text.replace("物业", "")


def test_a_units_form(new_drawing: Any, read_by: Any, managers: Season) -> None:
    form = read_by(managers, unit_form(new_drawing()))
    assert form.kind == "unit"
    values = {key: field.value for key, field in form.fields.items()}
    assert values["单位名称"] == "东江白鹭洲生活服务有限公司"
    assert values["联系人"] == "梁晓晴"
    assert values["联系电话"] == "13800138000"
    assert values["申报奖项"] == "美好家园服务企业"
    assert values["推荐日期"] == "2032年3月18日"
    assert [slot.name for slot in form.slots if slot.role == "unit"] == ["企业声明"]
    assert judged(form, managers) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"award": "客户满意消防技术服务企业"}, {"unknown_award"}),
        ({"award": "金牌项目经理"}, {"award_kind_mismatch"}),
        ({"story": "本年度因电梯未按期检验被市场监管局罚款三万元。"}, {"penalty_disclosed"}),
        ({"story": "业主委员会因违规收费被处罚，与本公司无关。"}, set()),
    ],
)
def test_what_is_wrong_with_it(
    new_drawing: Any, read_by: Any, managers: Season, changes: dict[str, str], expected: set[str]
) -> None:
    assert judged(read_by(managers, unit_form(new_drawing(), **changes)), managers) == expected


def test_too_small_by_its_own_measure(new_drawing: Any, read_by: Any, managers: Season) -> None:
    form = read_by(
        managers, unit_form(new_drawing(), area="36", story="公司在管项目9个，管理面积36万平方米。")
    )
    cell = form.fields["维保合同数量"]
    fields = {**form.fields, "维保合同数量": cell.model_copy(update={"value": "9个", "raw": "9个"})}
    small = FormReading(**{**{k: getattr(form, k) for k in form.__slots__}, "fields": fields})
    assert judged(small, managers) == {"insufficient_service_scale"}


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        ("物业管理师（高级）", {"qualification_unproven"}),
        ("物业管理师（中级）", {"ineligible_qualification"}),
        ("高级物业经理人", {"qualification_unproven"}),
        ("一级注册消防工程师", {"ineligible_qualification"}),
    ],
)
def test_its_own_trade(
    new_drawing: Any, read_by: Any, managers: Season, certificate: str, expected: set[str]
) -> None:
    form = read_by(managers, person_form(new_drawing(), certificate))
    assert form.kind == "person"
    assert judged(form, managers) == expected


def test_its_own_trades_certificate_proves(new_drawing: Any, read_by: Any, managers: Season) -> None:
    form = read_by(managers, person_form(new_drawing()))
    shown = (
        "职业技能等级证书\n姓名：梁晓晴\n职业名称：物业管理师\n职业技能等级：三级/高级工\n"
        "证书编号：4403003000123456"
    )
    page = Evidence(page=1, box=form.fields["姓名"].box, text=shown)
    assert judged(form, managers, (page,)) == set()
    other = page.model_copy(update={"text": shown.replace("梁晓晴", "王建军")})
    assert judged(form, managers, (other,)) == {"qualification_unproven"}
