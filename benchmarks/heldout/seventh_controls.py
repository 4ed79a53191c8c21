"""Content controls of Word: what a template's author put around each answer, as Word itself writes them.

A control stands around a run, around a broad cell that holds nothing else, or around paragraphs of prose.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from benchmarks.heldout.third_model import Cell, Run

LOOK = "control"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
TICKS = {"☒": 1, "☐": 0}
Sort = Literal["text", "date", "tick", "rich"]


def prompt(run: Run) -> str:
    """What Word shows in a control that nobody filled in; "" where somebody did."""
    if not run.blank:
        return ""
    return f"单击或点击此处输入{'日期' if run.blank.endswith('日期') else '文字'}。"


def sort_of(run: Run) -> Sort:
    """The control that a template has there."""
    if run.text in TICKS:
        return "tick"
    return "date" if "推荐日期" in (run.key, run.blank) else "text"


def of_cell(own: Any, cell: Cell) -> list[Callable[[int], None]]:
    """What to put around `own`, the written `cell`, or around its prose."""
    runs = [run for par in cell.pars for run in par.runs]
    if not any(LOOK in run.look for run in runs):
        return []
    if cell.story:
        prose = [paragraph._element for paragraph in own.paragraphs[cell.lead :]]
        return [partial(_around, prose, "rich", "主要事迹", Run("事迹"))]
    return []


def around_run(element: Any, run: Run, number: int) -> None:
    """Put a control around `element`, a `w:r` of `run`; around its cell where that holds nothing else.

    `number` tells the controls of a file apart.
    """
    cell = element.getparent().getparent()
    alone = cell.tag == qn("w:tc") and len(cell.findall(".//" + qn("w:r"))) == 1
    whole = cell if alone and int(cell.grid_span) > 2 else element
    _around([whole], sort_of(run), run.key or run.blank or "复选框", run, number)


def _around(elements: list[Any], sort: Sort, name: str, run: Run, number: int) -> None:
    own = {
        "text": "<w:text/>",
        "rich": "",
        "date": '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
        "tick": f'<w14:checkbox {W14}><w14:checked w14:val="{TICKS.get(run.text, 0)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
    }[sort]
    empty = "<w:showingPlcHdr/>" if prompt(run) else ""
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id w:val="{730_000_000 + number}"/>'
        f"{empty}{own}</w:sdtPr><w:sdtContent/></w:sdt>"
    )
    elements[0].addprevious(control)
    content = control.find(qn("w:sdtContent"))
    for element in elements:
        content.append(element)
