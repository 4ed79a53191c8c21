"""What no error shows: gaps that a season's author should look at."""

from pathlib import Path

import pytest

from extract.seasons.check import check_season
from extract.seasons.load import find_season

SOURCE = find_season("xjfpa-2021").read_text("utf-8")


def test_the_season_that_comes_with_the_program() -> None:
    assert check_season("xjfpa-2021") == ()


def test_an_error_is_a_problem_with_its_line(tmp_path: Path) -> None:
    (problem,) = _check(tmp_path, SOURCE.replace("year = 2021", "year = x"))
    assert problem.severity == "error"
    assert problem.line == 8


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('check = "sealed"', 'check = "people"', "盖章"),
        ('refs = ["no_fraud"]', 'refs = ["no_frauds"]', "no_frauds"),
        ('id = "influence"', 'id = "impact"', "impact"),
        ('hint = "由复核和评选会议讨论判断。"', "", "hint"),
        ('"邮政编码", ', '"邮政编码", "奖项", ', "奖项"),
        (
            "opening = 2022-01-21\nclosing = 2022-01-31",
            "opening = 2022-01-01\nclosing = 2022-01-31",
            "早于前一阶段",
        ),
        ('"性别" = ["性别", "性别（男/女）"]', '"性别" = ["性别"]', "没有其他写法"),
        (
            'person = ["姓名", "身份证号码", "工作单位", "联系电话", "申报奖项", "主要事迹", "推荐日期"]',
            "person = []",
            "必填项",
        ),
        ('extra_required = ["职业资格", "证书编号"]', 'extra_required = ["证书编号"]', "空白时不会提示"),
        ('extra_required = ["职业资格", "证书编号"]', 'extra_required = ["姓名", "职业资格"]', "已是必填项"),
        (
            'accepts = ["注册消防工程师", "消防设施操作员"]',
            'accepts = ["注册消防工程师"]',
            "不认可消防设施操作员",
        ),
        ('accepts = ["注册消防工程师", "消防设施操作员"]', 'accepts = ["消防设施操作员", "焊工"]', "焊工"),
        ("year = 2021", "year = 2012", "不相称"),
        ("unit_share = 0.30", "unit_share = 0", "名额比例为 0"),
        ("closing = 2022-01-15\nnotice", "closing = 2022-01-16\nnotice", "与申报截止日期"),
        ('unit = ["单位意见", ', 'unit = ["单位意见", "工作单位", ', "又是意见栏"),
        ('refs = ["unit_share", "person_share", "season_quota_exceeded"]', "refs = []", "由哪一项落实"),
    ],
)
def test_doubts(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in SOURCE
    problems = _check(tmp_path, SOURCE.replace(old, new, 1))
    assert any(words in problem.message for problem in problems), problems
    assert all(problem.severity == "warning" for problem in problems)
    for problem in problems:
        assert problem.line is None or f"第{problem.line}行" in problem.message


def test_a_doubt_points_to_its_line(tmp_path: Path) -> None:
    text = SOURCE.replace('refs = ["no_fraud"]', 'refs = ["no_frauds"]')
    found = next(problem for problem in _check(tmp_path, text) if "no_frauds" in problem.message)
    assert found.line is not None
    assert "no_frauds" in text.splitlines()[found.line - 1]


def _check(folder: Path, text: str):  # type: ignore[no-untyped-def]
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return check_season(path)
