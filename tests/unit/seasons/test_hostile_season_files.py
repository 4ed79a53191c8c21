"""Season files broken by hand: told in Chinese with the line, or good after all; never a traceback."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.rules.explain import rules_document
from extract.seasons.check import check_season
from extract.seasons.load import SeasonError, find_season, parse_season

FOLDER = Path(__file__).resolve().parents[2] / "data" / "seasons"
SOURCES = (find_season("xjfpa-2021").read_text("utf-8"), (FOLDER / "bakers-2030.toml").read_text("utf-8"))

HOSTILE = (
    '""', '"　"', "''", '"\\u0000"', '"\\u200b"', '"(["', '"a{99999999999}"', '"(?P<x>"', '".*"', "0",
    "-1", "1", "999999999999999999999999999999", "1e400", "-inf", "nan", "0.5", "true", "false", "[]",
    "[1]", "[[]]", '[""]', '["甲", "甲"]', '["甲", 1, {}]', "[{}]", '[["甲"]]', "{}", "{a = 1}",
    "{a = {a = {a = []}}}", "2022-01-15", "2022-13-45", "0001-01-01", "9999-12-31",
    "2022-01-15T10:00:00", "2022-01-15T10:00:00+08:00", "07:32:00", '"2022-01-15"', "没有引号",
    '"没有合上', "'''", '"""', "[未合上", "{", "", "1_000", "+08", "二〇二二", '"unit"',
    '"不存在的奖项"', '["不存在的栏目"]', '"people"', '"claim"', '"number"', '"service_scale"',
    '"qualification"', '{topics = "volunteer"}', "{topics = 5}", "{topics = [[]]}", "{topics = [{}]}",
    "{min_contracts = true}", "{min_contracts = nan}", "{min_contracts = inf}",
    "{min_contracts = 2022-01-15}", "{accepts = 5}", '{accepts = "焊工"}', "{accepts = []}",
    "{accepts = [[]]}", "{min_grade = []}", "{min_grade = {}}", '{field = "职工人数", least = true}',
    "{field = [], least = 1}", '{field = "职工人数", least = nan, unit = []}',
    '"很长' + "长" * 3000 + '"', '"' + "(" * 300 + ")" * 300 + '"', "9" * 5000, "0x" + "f" * 6000,
    "[" * 3000 + "]" * 3000,
)  # fmt: skip
"""What may stand behind an equals sign, of every type of TOML and of none."""

HEADERS = (
    "[awards]",
    "[[awards]]",
    "[[awards.conditions]]",
    "[keys]",
    "[[keys]]",
    "[新表]",
    "[a.b]",
    "[",
    "[]",
)
VALUE = re.compile(r"^(\s*[^#=\[]+=\s*)(.*)$")


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A good file with one to three of its lines spoilt."""
    lines = draw(st.sampled_from(SOURCES)).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(("value", "value", "value", "drop", "twice", "move", "header", "text")))
        match = VALUE.match(lines[at])
        if what == "value" and match:
            lines[at] = match.group(1) + draw(st.sampled_from(HOSTILE))
        elif what == "drop":
            del lines[at : at + draw(st.integers(1, 12))]
        elif what == "twice":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif what == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif what == "header":
            lines.insert(at, draw(st.sampled_from(HEADERS)))
        else:
            lines.insert(at, draw(st.text(max_size=20)))
        if not lines:
            lines = [""]
    return "\n".join(lines)


def told(text: str, folder: Path) -> None:
    """Checks what `yinjian season check` would say of that file."""
    path = folder / "own.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = check_season(path)
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        assert "##" in rules_document(parse_season(text.replace("\r\n", "\n")))
    for problem in problems:
        assert re.search("[一-龥]{2}", problem.message)
    for problem in errors:
        if "UTF-8" not in problem.message:
            assert problem.line is not None
            assert 1 <= problem.line <= text.count("\n") + 1, problem
            assert f"第{problem.line}行" in problem.message
            assert len(problem.message) < 600


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(broken())
def test_a_broken_file_is_told_with_its_line_or_good(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    told(text, tmp_path_factory.mktemp("season"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("year = 2021", "year = " + "9" * 5000, "数字太长"),
        ("year = 2021", "year = 20211", "四位的年份"),
        ("second_entry = []", "second_entry = " + "[" * 3000 + "]" * 3000, "套得太深"),
        ("closing = 2022-01-15\nalways", "closing = 2022-01-15T10:00:00\nalways", "“closing”应为日期"),
        ('topics = ["teaching"]', "topics = 5", "“topics”应为列表"),
        ('topics = ["teaching"]', "topics = [[]]", "一组文字"),
        ("min_contracts = 30", "min_contracts = nan", "不小于 0 的数字"),
        ("min_contracts = 30", "min_contracts = true", "“min_contracts”应为数字"),
        ('"服务面积" = ".{0,8}(?:', '"服务面积" = "a{99999999999}(?:', "正则"),
        ("[words]\n", "[words]\n[words]\n", "同一张表写了两次"),
        ("year = 2021", "year = 2021\nyear = 2021", "同一项写了两次"),
        ("year = 2021", "year = 二〇二一", "文字要加引号"),
        ("year = 2021", "year : 2021", "缺少等号"),
    ],
)
def test_what_brought_a_traceback_or_english_is_told_in_chinese(old: str, new: str, words: str) -> None:
    assert old in SOURCES[0]
    with pytest.raises(SeasonError, match=words) as caught:
        parse_season(SOURCES[0].replace(old, new, 1), "own.toml")
    assert f"own.toml 第{caught.value.line}行：" in str(caught.value)
    assert not re.search("[a-z]{4,} [a-z]{2,}", str(caught.value))
