"""docs/rules.md says what the season's file says, and every code of the contract is explained."""

import re
from pathlib import Path

import pytest

from extract.rules import criteria
from extract.rules.codes import CODES, FLAG_CODES
from extract.rules.explain import CHECK_NAMES, rules_document
from extract.season import Season
from extract.seasons.awards import CHECKS

ROOT = Path(__file__).resolve().parents[3]
CONTRACT = [
    "missing_seal",
    "seal_unit_mismatch",
    "seal_unreadable",
    "missing_required_field",
    "low_confidence_field",
    "unknown_award",
    "award_kind_mismatch",
    "ineligible_qualification",
    "qualification_unproven",
    "insufficient_service_scale",
    "penalty_disclosed",
    "late_submission",
    "invalid_id_number",
    "id_conflict",
    "invalid_credit_code",
    "invalid_phone",
    "not_a_member",
    "dues_unpaid",
    "duplicate_submission",
    "unit_quota_exceeded",
    "season_quota_exceeded",
    "form_not_recognised",
    "page_unreadable",
]


def test_the_document_is_up_to_date(season: Season) -> None:
    written = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert written == rules_document(season), "请运行：python -m extract.rules.explain > docs/rules.md"


def test_every_code_of_the_contract_is_explained(season: Season) -> None:
    assert {item.code for item in FLAG_CODES} == set(CONTRACT) == CODES
    document = rules_document(season)
    assert all(f"`{code}`" in document for code in CONTRACT)


def test_no_flag_is_raised_with_another_code() -> None:
    raised: set[str] = set()
    for path in (ROOT / "extract" / "rules").glob("*.py"):
        raised |= set(re.findall(r'(?:code=|^\s*\(?"[一-龥]+", )"([a-z_]+)"', path.read_text("utf-8"), re.M))
    assert raised <= CODES
    assert len(raised) >= 15


def test_every_check_is_implemented_and_named() -> None:
    assert set(CHECKS) == set(criteria.CHECKS) == set(CHECK_NAMES)


def test_every_award_condition_and_stage_stands_in_the_document(season: Season) -> None:
    document = rules_document(season)
    for award in season.awards:
        assert f"### {award.name}" in document
        assert all(condition.notice in document for condition in award.conditions)
    assert all(stage.name in document for stage in season.stages)


NOTICE = ROOT.parent / "shared" / "notice-2021.txt"


@pytest.mark.skipif(
    not NOTICE.is_file(), reason="the notice lies beside the project only where it was handed over"
)
def test_every_notice_sentence_is_word_for_word(season: Season) -> None:
    notice = re.sub(r"\s", "", NOTICE.read_text("utf-8"))
    quoted = [condition.notice for award in season.awards for condition in award.conditions]
    quoted += [condition.notice for condition in season.conditions]
    quoted += [stage.notice for stage in season.stages if stage.notice]
    quoted += [season.quotas.share_notice, season.quotas.per_unit_notice]
    for text in quoted:
        assert re.sub(r"\s", "", text) in notice, text
