"""Counting of flags: nothing is right by default, and doubt is no flag."""

from benchmarks.flags import Outcome, report, table


def test_counts() -> None:
    outcomes = [
        Outcome("a", frozenset({"missing_seal"}), frozenset({"missing_seal", "low_confidence_field"})),
        Outcome("b", frozenset({"missing_seal"}), frozenset()),
        Outcome("c", frozenset(), frozenset({"invalid_phone"})),
    ]
    counted = table(outcomes)
    assert set(counted) == {"missing_seal", "invalid_phone"}
    assert counted["missing_seal"] == {"tp": 1, "fp": 0, "fn": 1, "precision": 1.0, "recall": 0.5}
    assert counted["invalid_phone"] == {"tp": 0, "fp": 1, "fn": 0, "precision": 0.0, "recall": None}
    whole = report(outcomes)
    assert (whole["submissions"], whole["exactly_right"], whole["asked_to_look"]) == (3, 1, 1)
    assert [item["name"] for item in whole["wrong"]] == ["b", "c"]
