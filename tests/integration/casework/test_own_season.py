"""A season of one's own from a file in the folder YINJIAN_SEASONS: checked, and used without any code."""

import json
from pathlib import Path

import pytest
from forms import unit_form

from casework.cli import run
from casework.settings import load_settings

INVENTED = Path(__file__).parents[2] / "data" / "seasons" / "bakers-2030.toml"


@pytest.fixture
def seasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "seasons"
    folder.mkdir()
    monkeypatch.setenv("YINJIAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("YINJIAN_SEASONS", str(folder))
    monkeypatch.setenv("YINJIAN_READER", "fast_reader:load")
    load_settings.cache_clear()
    yield folder
    load_settings.cache_clear()


def test_check_names_the_line_of_an_error(
    seasons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = INVENTED.read_text(encoding="utf-8").splitlines()
    wrong = next(number for number, line in enumerate(lines) if line.startswith("closing"))
    lines[wrong] = "closing = 1999-01-01"
    file = tmp_path / "wrong.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert run(["season", "check", str(file)]) == 2
    assert f"第{wrong + 1}行" in capsys.readouterr().out


def test_check_says_what_is_doubtful_and_lets_it_pass(
    seasons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from extract.seasons.check import check_season

    doubts = check_season(INVENTED)
    assert run(["season", "check", str(INVENTED)]) == 0
    said = capsys.readouterr().out
    assert said.count("请留意：") == len(doubts)
    assert "可以使用" in said
    assert run(["season", "check", "没有这一届"]) == 2


def test_a_season_of_ones_own_is_used_by_its_id(
    seasons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = INVENTED.stem
    (seasons / INVENTED.name).write_text(INVENTED.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["season", "check", name]) == 0
    form = tmp_path / "a.pdf"
    form.write_bytes(unit_form())
    out = tmp_path / "r.jsonl"
    assert run(["extract", str(form), "--season", name, "--out", str(out)]) == 0
    (line,) = [json.loads(text) for text in out.read_text("utf-8").splitlines()]
    assert line["season"] == name
    # The award of another association is none of this season's.
    assert "unknown_award" in {flag["code"] for flag in line["flags"]}


def test_ones_own_file_goes_before_the_programs(seasons: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from extract.seasons.load import find_season

    text = find_season("xjfpa-2021").read_text(encoding="utf-8")
    (seasons / "xjfpa-2021.toml").write_text(
        text.replace("closing = 2022-01-15", "closing = 2022-01-20"), encoding="utf-8"
    )
    assert run(["season", "check", "xjfpa-2021"]) == 0
    assert "2022-01-20" in capsys.readouterr().out
