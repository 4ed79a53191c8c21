"""The recipe replaces rules only where confirmed submissions prove it better."""

import json
import random
import sys
from pathlib import Path

import pytest

from models.training import narrative as recipe

WHO = ("主管部门", "消防支队", "住建局", "总队", "应急管理局")


def rows(count: int, seed: int = 1, rules: frozenset[str] | None = None) -> list[recipe.Row]:
    """Clauses whose first words decide; `rules` is what the rules said of each, the truth unless given."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        denied = draw.random() < 0.5
        start = draw.choice(
            ("从未受到", "未受过", "没有被") if denied else ("因违规受到", "曾被", "年初遭到")
        )
        truth = frozenset({"penalty-" if denied else "penalty+"})
        text = f"{start}{draw.choice(WHO)}{draw.choice(('处罚', '罚款'))}"
        made.append(recipe.Row(text, truth, truth if rules is None else rules, str(number)))
    return made


def test_the_split_keeps_groups_together_and_is_the_same_everywhere() -> None:
    torn = [recipe.Row(f"句{n}", frozenset(), frozenset(), str(n // 5)) for n in range(300)]
    train, test = recipe.split(torn)
    assert not {row.group for row in train} & {row.group for row in test}
    assert recipe.split(torn) == (train, test)
    assert 0.2 < len(test) / 300 < 0.5


def test_rules_that_are_right_stay() -> None:
    train, test = recipe.split(rows(400))
    labels = list(recipe.trainable_labels(train))
    verdicts = recipe.evaluate(recipe.fit(train, labels, epochs=4), train, test, labels)
    assert labels == ["penalty+", "penalty-"]
    assert not any(verdict.replaces for verdict in verdicts)


def test_rules_that_are_wrong_are_replaced() -> None:
    train, test = recipe.split(rows(400, rules=frozenset()))
    labels = list(recipe.trainable_labels(train))
    nlp = recipe.fit(train, labels, epochs=12)
    verdicts = {v.label: v for v in recipe.evaluate(nlp, train, test, labels)}
    for verdict in verdicts.values():
        assert verdict.component_f1 > 0.9
        assert verdict.replaces == (verdict.component_reversed == 0), verdict


def test_few_examples_fit_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "rows.jsonl"
    lines = [{"text": row.text, "truth": sorted(row.truth), "rules": []} for row in rows(20)]
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["narrative", str(source), str(tmp_path / "out")])
    recipe.main()
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["labels"] == []
    assert "继续使用规则" in report["message"]
    assert not (tmp_path / "out" / "model").exists()


def test_too_few_kept_apart_prove_nothing() -> None:
    train, test = recipe.split(rows(400, rules=frozenset()))
    labels = list(recipe.trainable_labels(train))
    nlp = recipe.fit(train, labels, epochs=2)
    verdicts = recipe.evaluate(nlp, train, test[:10], labels)
    assert all("留出样本只有" in verdict.reason for verdict in verdicts)


def test_reversals_are_counted() -> None:
    truth = [frozenset({"penalty+"}), frozenset({"penalty-"}), frozenset[str]()]
    said = [frozenset({"penalty-"}), frozenset({"penalty-"}), frozenset({"penalty+"})]
    assert recipe.reversals("penalty+", truth, said) == 1
    assert recipe.reversals("penalty-", truth, said) == 0
    assert recipe.f1("penalty-", truth, said) == pytest.approx(2 / 3)
    assert recipe.f1("dues+", truth, said) == 1.0


def test_rows_that_cannot_be_read_name_their_line(tmp_path: Path) -> None:
    source = tmp_path / "rows.jsonl"
    source.write_text('{"text": "甲", "truth": [], "rules": []}\n{"text": "乙"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="第2行"):
        recipe.read_rows(source)
