"""Word documents for people outside: 补正通知书, 公示, 发布 list and 荣誉证书."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from casework.exports.records import value
from casework.notice_period import last_working_day
from casework.services.values import FlagView, SubmissionView
from extract.season import Award, Season

BODY_FONT, TITLE_FONT = "仿宋", "宋体"
_NUMBERS = "一二三四五六七八九十"
_NUMBERED = re.compile(r"\d{1,2}\s*[.、．)）]\s*(?!\d)")


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """The words of a 补正通知书, paragraph by paragraph, as they are previewed and printed."""

    salutation: str
    opening: str
    items: tuple[str, ...]
    closing: str
    signature: str
    day: str


def correction_text(
    view: SubmissionView, season: Season, day: date, deadline: date | None, reason: str
) -> CorrectionText:
    """What is missing or wrong and how to mend it. `reason` is what the reviewer wrote on sending it back."""
    subject = f"“{view.award}”" if view.award else ""
    who = f"（{value(view, '姓名')}）" if view.kind == "person" and value(view, "姓名") else ""
    items = correction_lines(view, reason) or ("请与秘书处联系，确认需要补正的内容。",)
    until = f"请于 {_day(deadline)} 前" if deadline else "请尽快"
    return CorrectionText(
        salutation=f"{view.unit or view.title or '申报单位'}：",
        opening=f"贵单位报送的{season.title}{subject}推荐材料{who}收悉"
        f"（收件编号 {view.id}，文件“{view.file_name}”{view.pages_said}）。经初审，需补正以下事项：",
        items=items,
        closing=f"{until}将补正后的材料（盖章确认）重新送交协会秘书处。逾期未补正的，按不予受理处理。",
        signature=f"{season.association}秘书处",
        day=_day(day),
    )


def correction_notice(view: SubmissionView, season: Season, day: date, deadline: date | None) -> bytes:
    """补正通知书 as a Word document."""
    text = correction_text(view, season, day, deadline, last_reason(view))
    document = _document()
    _title(document, "补正通知书")
    _body(document, text.salutation, indent=False)
    _body(document, text.opening)
    for number, item in enumerate(text.items, start=1):
        _body(document, f"{number}. {item}")
    _body(document, text.closing)
    _signature(document, text.signature, day)
    return _bytes(document)


def correction_lines(view: SubmissionView, reason: str) -> tuple[str, ...]:
    """The numbered items of the letter.

    A reason that is a numbered list was written as the letter's own list (the desk proposes one from the
    findings, and the reviewer may strike out, rewrite and add). Any other reason stands beside the findings.
    """
    lines = [line.strip() for line in reason.splitlines() if line.strip()]
    own = tuple(_NUMBERED.sub("", line) for line in lines)
    if lines and _NUMBERED.match(lines[0]):
        return tuple(line for line in own if line)
    return tuple(dict.fromkeys((*correction_items(view), *own)))


def correction_items(view: SubmissionView) -> tuple[str, ...]:
    """The sentences for the unit: blocking findings first, then warnings; overridden ones left out."""
    standing = [flag for flag in view.flags if flag.overridden_by is None and flag.severity != "info"]
    chosen = [flag for flag in standing if not _internal(flag)]
    order = {"block": 0, "warn": 1}
    sentences = [flag.message for flag in sorted(chosen, key=lambda flag: order[flag.severity])]
    return tuple(dict.fromkeys(sentences))


def _internal(flag: FlagView) -> bool:
    """Findings that the association has to settle by itself, not the unit."""
    return flag.code in (
        "low_confidence_field",
        "seal_unreadable",
        "unit_quota_exceeded",
        "season_quota_exceeded",
        "duplicate_submission",
        "late_submission",
    )


def last_reason(view: SubmissionView) -> str:
    """What was written when the submission was last sent back."""
    moves = [entry for entry in view.history if entry.action == "流转" and entry.after == "待补正"]
    return moves[-1].why if moves else ""


def public_notice(
    winners: Sequence[SubmissionView], season: Season, day: date, days: int, contact: str
) -> bytes:
    """公示: the chosen by award, without any personal number, and how to object."""
    document = _document()
    _title(document, f"关于{season.title}结果的公示")
    end = last_working_day(day, days)
    _body(
        document,
        f"根据评选通知要求，经会员单位申报、协会秘书处初审、会长办公会复核、常务理事会研究，现将{season.title}"
        f"拟表彰名单予以公示。公示期自 {_day(day)} 至 {_day(end)}（{days} 个工作日）。",
    )
    _body(document, f"公示期内如有异议，请以书面形式实名向协会秘书处反映。{contact}")
    _lists(document, winners, season)
    _signature(document, season.association, day)
    return _bytes(document)


def publication_list(
    winners: Sequence[SubmissionView], season: Season, day: date, *, objected: bool = False
) -> bytes:
    """发布: the final list. `objected`: somebody objected to one of them, without grounds."""
    shown = "并经公示，公示期内的异议均已核查处理" if objected else "并经公示无异议"
    document = _document()
    _title(document, f"关于公布{season.title}结果的通报")
    _body(
        document,
        f"{season.title}工作已按通知规定的程序完成，{shown}。现将结果予以公布，对下列先进单位和先进个人"
        "予以通报表扬。",
    )
    _lists(document, winners, season)
    _signature(document, season.association, day)
    return _bytes(document)


def certificate(view: SubmissionView, season: Season, award: Award | None, number: str, day: date) -> bytes:
    """荣誉证书 for one winner, a landscape A4 page to print on the association's own paper."""
    document = _document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    _title(document, "荣誉证书", size=40)
    name = value(view, "姓名") if view.kind == "person" else view.unit
    greeting = f"{name} 同志：" if view.kind == "person" else f"{name}："
    _body(document, greeting, indent=False, size=22)
    whom = "您" if view.kind == "person" else "贵单位"
    _body(document, f"在{season.title}中，{whom}被评为{season.year}年度", size=22)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, f"“{award.name if award else view.award or ''}”", TITLE_FONT, 30, bold=True)
    _body(document, "特发此证，以资鼓励。", size=22)
    _signature(document, season.association, day)
    _body(document, f"证书编号：{number}", indent=False, size=12)
    return _bytes(document)


def _lists(document: Any, winners: Sequence[SubmissionView], season: Season) -> None:
    shown = 0
    for award in season.awards:
        mine = [view for view in winners if view.award == award.name]
        if not mine:
            continue
        shown += 1
        kind = "家" if award.kind == "unit" else "名"
        heading = document.add_paragraph()
        mark = _NUMBERS[shown - 1] if shown <= len(_NUMBERS) else str(shown)
        _run(
            heading,
            f"{mark}、{season.year}年度“{award.name}”（{len(mine)}{kind}）",
            TITLE_FONT,
            16,
            bold=True,
        )
        for view in sorted(mine, key=lambda view: view.id):
            _body(document, _public_name(view))


def _public_name(view: SubmissionView) -> str:
    """A winner as the public may know them: names of unit and person, nothing else."""
    if view.kind == "person":
        return f"{value(view, '姓名')}（{view.unit}）"
    return view.unit


def _document() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.6)
    return document


def _title(document: Any, text: str, size: float = 22) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(size)
    _run(paragraph, text, TITLE_FONT, size, bold=True)


def _body(document: Any, text: str, *, indent: bool = True, size: float = 16) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.5
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    _run(paragraph, text, BODY_FONT, size)


def _signature(document: Any, name: str, day: date) -> None:
    for text in (name, _day(day)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(paragraph, text, BODY_FONT, 16)


def _run(paragraph: Any, text: str, font: str, size: float, *, bold: bool = False) -> None:
    run = paragraph.add_run("".join(char for char in text if char.isprintable() or char in "\n\t"))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _bytes(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
