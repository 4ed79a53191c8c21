"""Reports can be read: tables with every row, diagrams that are well-formed, options that are checked."""

import argparse
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy, speed_report
from benchmarks.machine import machine
from benchmarks.material import layouts_named
from benchmarks.report import cell, reliability_svg, write
from benchmarks.scoring import FieldScore, Scored
from benchmarks.speed import Timing
from benchmarks.stages import StageClock, clocked
from benchmarks.summary import reliability, summarise
from samples.forms.catalogue import HELD_OUT, LAYOUTS, SEEN


def _scored(layout: str, *, right: bool, confidence: float = 0.97) -> Scored:
    field = FieldScore("单位名称", "甲公司", "甲公司" if right else "乙公司", confidence, right, False)
    return Scored(
        "a.pdf",
        layout,
        "clean",
        False,
        "ok",
        False,
        True,
        True,
        (field,),
        (),
        (),
        0,
        frozenset(),
        frozenset(),
        1.0,
    )


def _result(parts: dict[str, Any]) -> dict[str, Any]:
    return {"when": "now", "revision": "r", "command": "c", "machine": machine(), "parts": parts}


def test_each_layout_stands_against_the_others() -> None:
    table = summarise([_scored("a", right=True), _scored("b", right=False)])["by_layout"]
    assert table["a"]["gap"] == 100.0
    assert table["b"]["gap"] == -100.0
    assert summarise([_scored("a", right=True)])["by_layout"]["a"]["gap"] is None


def test_reliability_puts_a_claim_beside_what_came_true() -> None:
    fields = [f for s in (_scored("a", right=True), _scored("a", right=False)) for f in s.fields]
    (row,) = reliability(fields)
    assert row["claimed"] == 0.97
    assert row["right"]["share"] == 0.5
    unread = FieldScore("姓名", "甲", None, None, False, False)
    assert reliability([unread]) == []


def test_files_are_written_and_well_formed(tmp_path: Path) -> None:
    part = summarise([_scored("a", right=True), _scored("b", right=False, confidence=1.0)])
    out = tmp_path / "deep" / "r.json"
    write(_result({"samples": part}), out)
    assert json.loads(out.read_text("utf-8"))["parts"]["samples"]["submissions"] == 2
    page = out.with_suffix(".md").read_text("utf-8")
    assert "50.0 % (1/2)" in page
    assert "| whole fields exact |" in page
    svg = ElementTree.parse(tmp_path / "deep" / "r-samples-reliability.svg").getroot()
    assert len(svg.findall("{http://www.w3.org/2000/svg}circle")) == 2


def test_the_diagram_puts_a_perfect_bin_into_the_corner() -> None:
    bins = [{"claimed": 1.0, "right": {"right": 4, "total": 4, "share": 1.0, "interval95": [0.5, 1.0]}}]
    assert 'cx="480.0" cy="60.0"' in reliability_svg(bins, "x")


@pytest.mark.parametrize(
    ("value", "shown"),
    [({"right": 1, "total": 4}, "25.0 % (1/4)"), ({"right": 0, "total": 0}, "–"), (None, "–"), (3, "3")],
)
def test_cells(value: Any, shown: str) -> None:
    assert cell(value) == shown


def test_the_machine_names_no_place() -> None:
    told = json.dumps(machine())
    assert "/" not in told.replace("//", "")
    assert machine()["cores"] >= 1


def test_layout_groups() -> None:
    assert layouts_named("all") == list(SEEN)
    assert set(layouts_named("held-out")) == HELD_OUT
    assert set(layouts_named("every")) == set(LAYOUTS)
    assert layouts_named("classic,bands") == ["classic", "bands"]
    with pytest.raises(ValueError, match="nonsense"):
        layouts_named("classic,nonsense")


def test_options_must_name_something_to_measure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        accuracy._options([])
    assert "--generated" in capsys.readouterr().err
    with pytest.raises(argparse.ArgumentTypeError):
        accuracy._captures("clean,underwater")
    assert accuracy._options(["--real"]).real


def test_time_goes_to_the_outermost_stage() -> None:
    clock = StageClock()
    inner = clock.wrap("recognise", lambda: 1)
    outer = clock.wrap("seals", lambda: inner() + 1)
    assert outer() == 2
    taken = clock.take()
    assert taken["seals"] > 0
    assert taken["recognise"] == 0
    inner()
    assert clock.take()["recognise"] > 0


def test_every_clocked_function_exists_and_is_put_back() -> None:
    from extract import pipeline

    before = pipeline.judge
    with clocked():
        assert pipeline.judge is not before
    assert pipeline.judge is before


def test_a_failing_function_still_stops_the_clock() -> None:
    clock = StageClock()

    def fail() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        clock.wrap("forms", fail)()
    assert clock.wrap("rules", lambda: 5)() == 5
    assert clock.take()["rules"] > 0


def test_speed_is_compared_by_medians() -> None:
    stages = {"decode": 0.1, "seals": 0.2}
    timings = [
        Timing("product", "p", "clean", sealed, seconds, stages, 40)
        for sealed in (True, False)
        for seconds in (1.0, 1.2, 9.0)
    ]
    timings += [Timing("stock", "p", "clean", sealed, 2.4, {}, 43, cpu=4.0) for sealed in (True, False)]
    timings += [Timing("sealless", "p", "clean", sealed, 1.0, stages, 40) for sealed in (True, False)]
    result = speed_report.summarise(timings, {"product": 900_000_000, "stock": None})
    assert result["groups"]["all"]["ratio"] == 0.5
    assert result["seals_add"]["bare_share"] == 0.2
    assert result["seals_add"]["sealed_s"] == 0.2
    assert result["groups"]["all"]["cpu_s"]["stock"] == 4.0
    assert result["peak_memory_mb"] == {"product": 900, "stock": None}
    page = speed_report.markdown(
        {"when": "now", "machine": machine(), "threads": 2, "command": "c", **result}
    )
    assert "| clean | 1.200 | 2.400 | 0.500 | 0.100 | 0.200 |" in page
