"""What a form says must never run in a spreadsheet, and file names must fit every system."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from casework.exports.sink import file_name, staged_folder
from casework.exports.tables import harmless
from casework.exports.workbook import _fill, plain_text

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", EVIL)
def test_csv_cells_start_harmlessly(text: str) -> None:
    assert harmless(text) == "'" + text


def test_ordinary_cells_are_left_alone() -> None:
    assert harmless("新疆天山消防有限公司") == "新疆天山消防有限公司"
    assert harmless("") == ""


@given(st.text())
def test_no_cell_is_ever_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", EVIL)
def test_workbook_keeps_the_text_and_no_formula(text: str) -> None:
    book = Workbook()
    _fill(book.active, ("列",), [(text,)])
    target = io.BytesIO()
    book.save(target)
    cell = load_workbook(io.BytesIO(target.getvalue())).active.cell(2, 1)
    assert cell.data_type == "s"
    assert str(cell.value).strip() == plain_text(text).strip()


@given(st.text(max_size=200))
def test_file_names_fit_every_system(text: str) -> None:
    name = file_name(text)
    assert name
    assert len(name) <= 60
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")


def test_exports_commit_or_vanish(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "a.txt").write_text("old")

    def broken() -> None:
        with staged_folder(target) as staging:
            (staging / "a.txt").write_text("new")
            (staging / "b.txt").write_text("new")
            raise RuntimeError("no paper")

    with pytest.raises(RuntimeError):
        broken()
    assert [(path.name, path.read_text()) for path in target.iterdir()] == [("a.txt", "old")]
    assert list(tmp_path.iterdir()) == [target]
    with staged_folder(target) as staging:
        (staging / "a.txt").write_text("new")
    assert (target / "a.txt").read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    """Killed at any moment, a first export is there or is not: one rename, no file by file."""
    target = tmp_path / "out"
    with staged_folder(target) as staging:
        (staging / "荣誉证书").mkdir()
        (staging / "荣誉证书" / "a.docx").write_text("a")
        (staging / "b.csv").write_text("b")
        inode = staging.stat().st_ino
        assert not target.exists()
    assert target.stat().st_ino == inode
    assert sorted(path.name for path in target.rglob("*")) == ["a.docx", "b.csv", "荣誉证书"]
    assert list(tmp_path.iterdir()) == [target]
