"""Every scenario earns its flag and only that."""

import random
from datetime import date

import pytest

from extract.fields.checks import is_valid_credit_code, is_valid_id_number, is_valid_phone
from samples.cases import CLOSING, PERSON_SCENARIOS, UNIT_SCENARIOS, Case, Kind, make_case

EARNED = {
    "ok": set(),
    "faint_seal": set(),
    "grey_seal": set(),
    "missing_seal": {"missing_seal"},
    "chop_only": {"missing_seal"},
    "association_seal": {"missing_seal"},
    "missing_recommender_seal": {"missing_seal"},
    "stranger_seal": {"seal_unit_mismatch"},
    "sister_seal": {"seal_unit_mismatch"},
    "one_char_seal": {"seal_unit_mismatch"},
    "head_office_seal": {"seal_unit_mismatch"},
    "blank_field": {"missing_required_field"},
    "bad_phone": {"invalid_phone"},
    "bad_id": {"invalid_id_number"},
    "bad_credit": {"invalid_credit_code"},
    "id_conflict": {"id_conflict"},
    "late": {"late_submission"},
    "unknown_award": {"unknown_award"},
    "award_kind_mismatch": {"award_kind_mismatch"},
    "ineligible": {"ineligible_qualification"},
    "insufficient_scale": {"insufficient_service_scale"},
    "penalty": {"penalty_disclosed"},
}
REQUIRED: dict[Kind, str] = {
    "unit": "单位名称 统一社会信用代码 法定代表人 联系人 联系电话 申报奖项 主要事迹 推荐日期",
    "person": "姓名 身份证号码 工作单位 联系电话 申报奖项 主要事迹 推荐日期",
}
EVERY = [("unit", s) for s in UNIT_SCENARIOS] + [("person", s) for s in PERSON_SCENARIOS]


def _case(kind: Kind, scenario: str, seed: int) -> Case:
    return make_case(random.Random(seed), kind, scenario, recommender=True)


@pytest.mark.parametrize(("kind", "scenario"), EVERY)
def test_flags_and_required_fields(kind: Kind, scenario: str) -> None:
    for seed in range(12):
        case = _case(kind, scenario, seed)
        assert set(case.flags) == EARNED[scenario]
        missing = {key for key in REQUIRED[kind].split() if not case.text(key)}
        assert missing == (set(case.blank) & set(REQUIRED[kind].split()))
        assert bool(case.blank) == (scenario == "blank_field")


@pytest.mark.parametrize(("kind", "scenario"), EVERY)
def test_seals_fit_the_scenario(kind: Kind, scenario: str) -> None:
    case = _case(kind, scenario, 5)
    unit = case.values["单位名称" if kind == "unit" else "工作单位"]
    ours = [seal for seal in case.seals if seal.role == "unit"]
    bodies = [seal for seal in case.seals if seal.role == "recommender"]
    assert len(ours) == (0 if scenario in {"missing_seal", "chop_only", "association_seal"} else 1)
    assert len(bodies) == (0 if scenario == "missing_recommender_seal" else 1)
    if ours:
        assert (ours[0].text != unit) == ("seal_unit_mismatch" in case.flags)
        assert (ours[0].state == "mismatch") == ("seal_unit_mismatch" in case.flags)
    assert bool(case.chop) or scenario != "chop_only"


def test_faults_are_real_faults() -> None:
    for seed in range(20):
        assert not is_valid_id_number(_case("person", "bad_id", seed).text("身份证号码"))
        assert not is_valid_credit_code(_case("unit", "bad_credit", seed).text("统一社会信用代码"))
        assert not is_valid_phone(_case("unit", "bad_phone", seed).text("联系电话"))
        assert _case("unit", "late", seed).signed > CLOSING
        ok = _case("unit", "ok", seed)
        assert date(2021, 12, 31) <= ok.signed <= CLOSING
        small = _case("unit", "insufficient_scale", seed).narrative
        assert small.contracts is not None
        assert small.area is not None
        assert small.contracts < 30
        assert small.area < 500_000


def test_a_scenario_of_the_other_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="bad_id"):
        make_case(random.Random(1), "unit", "bad_id", recommender=False)
