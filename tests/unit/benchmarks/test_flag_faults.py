"""Forms with several faults: each fault can be seen, and a reading without error is judged exactly right."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import flag_faults
from benchmarks.flag_faults import Kept, faults, judged, keep, kept_in
from benchmarks.flags import main
from benchmarks.given_forms import as_read
from extract.result import Reading
from extract.seasons.load import load_season
from samples.cases import ILLEGIBLE, Case, Kind, make_case

SEASON = load_season("xjfpa-2021")


def _case(seed: int) -> Case:
    rng = random.Random(seed)
    kind: Kind = rng.choice(("unit", "person"))
    return make_case(rng, kind, faults(rng, kind, "classic"), recommender=False)


def _as_given(case: Case) -> Reading:
    """As a reader without fault has it: what is unknown is no award."""
    reading = as_read(case, recommender=False)
    known = {award.name for award in SEASON.awards}
    return reading.model_copy(update={"award": case.award if case.award in known else None})


def _kept(seed: int) -> Kept:
    case, rng = _case(seed), random.Random(seed)
    register, member_flags = flag_faults._beside(case, rng)
    second, double = flag_faults._another(case, rng)
    flags = sorted({*case.flags, *member_flags, *double})
    truth = {"flags": flags, "register": register, "second": second}
    return Kept(f"{case.scenario}-{seed}", truth, _as_given(case), True)


@pytest.mark.parametrize("seed", range(300))
def test_no_fault_hides_another(seed: int) -> None:
    name, due, got, shown = judged(_kept(seed), SEASON)
    assert got - {"low_confidence_field"} == due, (name, shown)


def test_every_fault_comes_up() -> None:
    codes = {code for seed in range(300) for code in _kept(seed).truth["flags"]}
    assert codes >= {
        "missing_seal", "seal_unit_mismatch", "seal_unreadable", "missing_required_field", "unknown_award",
        "award_kind_mismatch", "ineligible_qualification", "insufficient_service_scale", "penalty_disclosed",
        "late_submission", "invalid_id_number", "id_conflict", "invalid_credit_code", "invalid_phone",
        "not_a_member", "dues_unpaid", "duplicate_submission", "unit_quota_exceeded",
    }  # fmt: skip


def test_a_blotted_seal_is_a_fault_of_its_own() -> None:
    case = make_case(random.Random(3), "unit", f"{ILLEGIBLE}+late", recommender=False)
    assert set(case.flags) == {"seal_unreadable", "late_submission"}
    assert case.seals[0].state == "illegible"


def test_what_was_kept_is_judged_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = _kept(7)
    keep(kept, tmp_path)
    (again,) = kept_in(tmp_path)
    assert judged(again, SEASON) == judged(kept, SEASON)
    wrong = replace(kept, name="wrong", truth={**kept.truth, "flags": ["missing_seal", "page_unreadable"]})
    keep(wrong, tmp_path)
    assert main(["--judge-again", "--keep", str(tmp_path)]) == 0
    assert "1 of 2 exactly right" in capsys.readouterr().out


def test_a_failed_reading_has_no_flag() -> None:
    kept = replace(_kept(7), reading=None, failed=("file_damaged",))
    assert judged(kept, SEASON)[2] == frozenset()
