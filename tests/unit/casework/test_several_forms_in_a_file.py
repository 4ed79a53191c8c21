"""A file with several forms: each is read by itself, and none is lost in silence."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import extract.pipeline as pipeline
from casework.outcome import ReadTask
from casework.reader import load_reader
from extract.forms.reading import FormReading
from extract.forms.several import shared_pages
from extract.seasons.load import load_season
from ingest.document import Document, Page, Rect, TextLine


class Ocr:
    name = "none"


class Engines:
    ocr = Ocr()


def page(index: int, name: str) -> Page:
    lines = (
        "先进个人推荐表",
        f"姓名：{name}",
        "性别：男",
        "民族：汉族",
        "出生年月：1985年3月",
        "身份证号码：无",
    )
    found = tuple(
        TextLine(text, Rect(100, 100 + 60 * k, 100 + 30 * len(text), 136 + 60 * k), 0.99, "ocr")
        for k, text in enumerate(lines)
    )
    return Page(index, np.full((1400, 1000, 3), 255, np.uint8), found, np.eye(3), (1000, 1400))


def side_by_side(*names: str) -> Page:
    """Forms on one sheet, in columns."""
    sheets = [page(0, name) for name in names]
    lines = tuple(
        replace(line, rect=Rect(line.rect.x0 + 1000 * k, line.rect.y0, line.rect.x1 + 1000 * k, line.rect.y1))
        for k, sheet in enumerate(sheets)
        for line in sheet.lines
    )
    return Page(0, np.full((1400, 1000 * len(names), 3), 255, np.uint8), lines, np.eye(3), (2000, 1400))


def test_two_forms_on_one_page_are_told_and_one_form_is_not() -> None:
    season = load_season("xjfpa-2021")
    for names, shared in ((("甲", "乙"), (0,)), (("甲",), ())):
        document = Document("a.pdf", "0" * 64, "application/pdf", (side_by_side(*names),))
        assert shared_pages(document, season) == shared


def test_a_table_of_relatives_is_no_second_form() -> None:
    sheet = page(0, "甲")
    table = ("姓名", "性别", "民族", "出生年月", "工作单位", "政治面貌", "职务")
    lines = tuple(
        TextLine(text, Rect(100 + 120 * k, 900, 190 + 120 * k, 936), 0.99, "ocr")
        for k, text in enumerate(table)
    )
    document = Document("a.pdf", "0" * 64, "application/pdf", (replace(sheet, lines=sheet.lines + lines),))
    assert shared_pages(document, load_season("xjfpa-2021")) == ()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pipeline without models: pages by name; a form's award is its first page's number."""

    def prepare(*names: str) -> None:
        pages = tuple(page(index, name) for index, name in enumerate(names))
        document = Document("a.pdf", "0" * 64, "application/pdf", pages)
        monkeypatch.setattr(pipeline, "read_bytes", lambda *_: document)
        monkeypatch.setattr(pipeline, "find_marks", lambda *_: ())
        monkeypatch.setattr(pipeline, "pale_marks", lambda *_: ())
        monkeypatch.setattr(pipeline, "outline_form", lambda *_: None)
        monkeypatch.setattr(pipeline, "report_seals", lambda *_: ())
        monkeypatch.setattr(
            pipeline,
            "read_form",
            lambda part, *_: FormReading("person", f"第{part.pages[0].index}页", {}, {}, ()),
        )
        monkeypatch.setattr("models.engines.load_engines", lambda *_: Engines())

    return prepare


def test_every_form_is_a_submission(said: Any) -> None:
    said("王建军", "李红", "赵强")
    found = pipeline.read(b"x", "a.pdf", load_season("xjfpa-2021"), Engines())  # type: ignore[arg-type]
    assert found.extraction.award == "第0页"
    assert [other.extraction.award for other in found.others] == ["第1页", "第2页"]
    assert found.document is not None
    assert len(found.document.pages) == 3, "all pages are kept for showing"
    assert not found.extraction.errors


@pytest.mark.parametrize("names", [("王建军",), ("王建军", "李红")])
def test_the_reader_hands_on_every_form_with_its_pages(said: Any, names: tuple[str, ...]) -> None:
    said(*names)
    task = ReadTask(1, 1, "a.pdf", b"x", load_season("xjfpa-2021"), None, None, pictures=True)
    outcome = load_reader(1)(task)
    assert [form.pages for form in outcome.others] == [(number,) for number in range(1, len(names))]
    assert [form.extraction.award for form in outcome.others] == ["第1页"][: len(names) - 1]
    assert all(form.reading is not None for form in outcome.others)
    assert [picture.page for picture in outcome.pictures] == list(range(len(names)))
    assert outcome.reading is not None
    assert not outcome.reading.questions, "nobody is asked to split a file by hand"
