"""A pattern of a season's file that could keep a worker busy without end is refused, with its line."""

import re
from datetime import timedelta
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.forms.label_patterns import key_by_pattern
from extract.season import Season
from extract.seasons.check import check_season
from extract.seasons.load import load_season, parse_season
from extract.seasons.node import SeasonError
from extract.seasons.patterns import LONGEST_LABEL, LONGEST_PATTERN, CostlyPattern, compile_bounded

SOURCE = resources.files("extract.seasons").joinpath("xjfpa-2021.toml").read_text("utf-8")
OLD = next(line for line in SOURCE.splitlines() if line.startswith('"服务面积" = ".'))

COSTLY = (
    "(.+)+x", "(.*.*)*面积", "((甲+)+)+乙", "(甲|甲甲)+((甲|甲甲)+)+乙", "(?:甲?)+乙", "(?:.|.|.)*面",
    ".*.*.*.*.*面积", "(甲*){20}乙", "(?=(.+)+x)甲", "(?P<a>.+)(?P=a)*(.+)+(.+)+x", "(?:(?:)){1000000000}甲",
    "甲" * (LONGEST_PATTERN + 1),
)  # fmt: skip
HARMLESS = (
    ".{0,8}(?:服务|维保|维护保养|承接|维护).{0,4}面积", "(?:申报|申请|推荐)*单位", "甲{3,5}乙+",
    "(?:企业|单位){1,4}名称",
    ".*面积.*", "(?!.*附件).{0,10}事迹", "(?:联系人|联络人|经办人)+电话", "甲{1,100000}乙",
    "[甲-癸]+(?:号|码)?",
)  # fmt: skip


@pytest.mark.parametrize("pattern", COSTLY)
def test_a_costly_pattern_is_refused_with_its_line(pattern: str) -> None:
    with pytest.raises(CostlyPattern):
        compile_bounded(pattern)
    source = SOURCE.replace(OLD, f'"服务面积" = "{pattern}"')
    with pytest.raises(SeasonError, match="请") as caught:
        parse_season(source, "own.toml")
    line = SOURCE.splitlines().index(OLD) + 1
    assert caught.value.line == line
    assert f"第{line}行" in str(caught.value)
    assert "服务面积" in str(caught.value)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_harmless_ones_are_taken(pattern: str) -> None:
    season: Season = parse_season(SOURCE.replace(OLD, f'"服务面积" = "{pattern}"'), "own.toml")
    assert season.label_patterns["服务面积"].pattern == pattern


def test_the_check_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SOURCE.replace(OLD, '"服务面积" = "(.+)+面积"'), "utf-8")
    (problem,) = check_season(path)
    assert problem.severity == "error"
    assert "匹配方式过多" in problem.message
    assert problem.line == SOURCE.splitlines().index(OLD) + 1


def test_no_pattern_sees_a_text_longer_than_a_label() -> None:
    season = load_season("xjfpa-2021")
    patterns = {"服务面积": re.compile(".*")}
    assert key_by_pattern("面" * LONGEST_LABEL, frozenset(season.labels), patterns) == "服务面积"
    assert key_by_pattern("面" * (LONGEST_LABEL + 1), frozenset(season.labels), patterns) is None


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Sequences, alternatives, repetitions and looks ahead of what there is."""
    repeats = st.sampled_from(("*", "+", "?", "*?", "++", "{2,}", "{0,9}", "{30}"))
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, repeats).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        inner.map(lambda part: f"(?!{part}乙)"),
    )


PATTERNS = st.recursive(st.sampled_from(("甲", "乙", ".", "甲甲", "[甲乙]", "甲?")), _wider, max_leaves=8)


@settings(deadline=timedelta(seconds=2), max_examples=300)
@given(PATTERNS, st.text("甲乙", min_size=LONGEST_LABEL - 2, max_size=LONGEST_LABEL - 1))
def test_what_is_taken_ends_soon(pattern: str, label: str) -> None:
    """On texts that almost fit, which cost the most."""
    try:
        taken = compile_bounded(pattern)
    except CostlyPattern:
        return
    for text in ("甲" * (LONGEST_LABEL - 1) + "丙", f"{label}丙"):
        taken.fullmatch(text)
