"""Another association's notice needs a new file and no code."""

from datetime import date
from pathlib import Path

import pytest

from extract.register import Member, Register
from extract.result import FieldValue, Reading, Seal, Slot
from extract.rules.across import season_quota
from extract.rules.explain import rules_document
from extract.rules.judge import judge
from extract.season import Season
from extract.seasons.check import check_season
from extract.seasons.load import load_season
from ingest.document import Box

FILE = Path(__file__).resolve().parents[2] / "data" / "seasons" / "bakers-2030.toml"
BOX = Box(0.1, 0.1, 0.3, 0.2)


@pytest.fixture(scope="module")
def bakers() -> Season:
    return load_season(FILE)


def form(kind: str, values: dict[str, str], sealed: bool = True) -> Reading:
    unit = values.get("单位名称") or values.get("工作单位")
    seal = Seal(
        page=0,
        box=BOX,
        kind="company",
        shape="round",
        colour="red",
        text=unit,
        confidence=0.99,
        slot="店长意见",
        state="ok",
        matches_unit=True,
    )
    fields = {
        key: FieldValue(value=value, raw=value, confidence=0.9999, page=0, box=BOX, source="ocr")
        for key, value in values.items()
    }
    slot = Slot(name="店长意见", page=0, box=BOX, role="unit", required=True)
    return Reading(
        kind=kind,  # type: ignore[arg-type]
        award=None,
        fields=fields,
        seals=(seal,) if sealed else (),
        slots=(slot,),
    )


SHOP = {
    "单位名称": "云河市麦香面包店",
    "负责人手机": "13999123456",
    "申报奖项": "金麦穗门店",
    "推荐日期": "2030年11月30日",
    "维保合同数量": "120家",
}
BAKER = {
    "姓名": "白小麦",
    "工作单位": "云河市麦香面包店",
    "申报奖项": "银麦穗面点师",
    "推荐日期": "2030-11-02",
    "职业资格": "消防设施操作员（高级）",
}


def codes(reading: Reading, season: Season, **more: object) -> set[str]:
    return {flag.code for flag in judge(reading, season, **more).flags}  # type: ignore[arg-type]


def test_it_loads_without_doubts(bakers: Season) -> None:
    problems = check_season(FILE)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert bakers.award("银麦穗师傅") is not None


def test_its_own_required_fields_awards_and_dates(bakers: Season) -> None:
    assert codes(form("unit", SHOP), bakers) == set()
    assert codes(form("unit", {**SHOP, "负责人手机": ""}), bakers) == {"missing_required_field"}
    assert codes(form("unit", {**SHOP, "申报奖项": "客户满意消防技术服务企业"}), bakers) == {"unknown_award"}
    assert codes(form("unit", {**SHOP, "推荐日期": "2030年12月1日"}), bakers) == {"late_submission"}
    assert codes(form("unit", {**SHOP, "维保合同数量": "99家"}), bakers) == {"insufficient_service_scale"}
    assert codes(form("unit", SHOP, sealed=False), bakers) == {"missing_seal"}
    assert codes(form("unit", SHOP), bakers, received=date(2030, 12, 1)) == {"late_submission"}


def test_its_own_grade_and_proof(bakers: Season) -> None:
    assert codes(form("person", BAKER), bakers) == {"qualification_unproven"}
    lower = {**BAKER, "职业资格": "消防设施操作员（中级）"}
    assert codes(form("person", lower), bakers) == {"ineligible_qualification"}
    engineer = {**BAKER, "职业资格": "一级注册消防工程师"}
    assert codes(form("person", engineer), bakers) == {"ineligible_qualification"}


def test_its_criteria_and_quotas(bakers: Season) -> None:
    criteria = {item.id: item.state for item in judge(form("unit", SHOP), bakers).criteria}
    assert criteria == {"sealed": "met", "deadline": "met", "paid": "unknown", "busy": "met"}
    register = Register(tuple(Member(f"{number}号店") for number in range(25)))
    assert season_quota("unit", 3, bakers.quotas, register).limit == 2
    assert season_quota("person", 3, bakers.quotas, register).limit is None


def test_its_rules_are_explained(bakers: Season) -> None:
    document = rules_document(bakers)
    assert "金麦穗门店" in document
    assert "合同不少于100家" in document
    assert "消防突出贡献企业" not in document
