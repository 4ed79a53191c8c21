"""A form filled in with Word: a table by python-docx, the seal an inserted picture."""

import io
import random
import zipfile
from datetime import datetime
from typing import Any

import docx
import numpy as np
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from PIL import Image as PilImage

from samples.cases import Case, make_case
from samples.forms.wording import say, title, unit_slot
from samples.seal_plans import company_seal
from samples.seals import draw_seal

DATE = datetime(2022, 1, 10, 9, 0)
UNIT_ROWS = (
    ("单位名称",),
    ("统一社会信用代码", "会员证号"),
    ("法定代表人", "成立时间"),
    ("联系人", "联系电话"),
    ("单位地址",),
    ("申报奖项",),
)
PERSON_ROWS = (
    ("姓名", "性别"),
    ("民族", "出生年月"),
    ("身份证号码", "联系电话"),
    ("工作单位",),
    ("职业资格", "证书编号"),
    ("申报奖项",),
)


def make_word_form(seed: int, kind: str, scenario: str) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a .docx and its truth (boxes are null: Word has no pages before it is laid out)."""
    rng = random.Random(seed)
    case = make_case(rng, "unit" if kind == "unit" else "person", scenario, recommender=False)
    document = docx.Document()
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(title(rng, case.kind))
    run.bold, run.font.size = True, Pt(16)
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for keys in UNIT_ROWS if case.kind == "unit" else PERSON_ROWS:
        _fill_row(table, keys, case, rng)
    cells = table.add_row().cells
    cells[0].text = say(rng, "主要事迹")
    story = cells[1].merge(cells[3])
    story.text = "\n".join(case.narrative.paragraphs)
    slot = unit_slot(rng, case.kind)
    cells = table.add_row().cells
    cells[0].text = slot
    seals = _opinion(cells[1].merge(cells[3]), case, slot, np.random.default_rng(seed))
    document.core_properties.created = document.core_properties.modified = DATE
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue()), _truth(case, slot, seals, seed)


def _without_clock(data: bytes) -> bytes:
    """The same package with one date on every member, so that the same seed gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for member in source.infolist():
            dated = zipfile.ZipInfo(member.filename, DATE.timetuple()[:6])
            dated.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(dated, source.read(member))
    return buffer.getvalue()


def _fill_row(table: Any, keys: tuple[str, ...], case: Case, rng: random.Random) -> None:
    cells = table.add_row().cells
    for number, key in enumerate(keys):
        cells[2 * number].text = say(rng, key)
        target = cells[2 * number + 1] if len(keys) > 1 else cells[1].merge(cells[3])
        target.text = case.award_text if key == "申报奖项" else case.text(key)


def _opinion(cell: Any, case: Case, slot: str, noise: np.random.Generator) -> list[dict[str, Any]]:
    cell.text = "情况属实，同意推荐。"
    cell.add_paragraph()
    signing = cell.add_paragraph("负责人签字：　　　　　　　　　　（盖章）")
    signing.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    seals = []
    for plan in case.seals:
        spec = company_seal(plan, noise)
        picture = draw_seal(spec, noise, 200)
        data = io.BytesIO()
        PilImage.fromarray(picture, "RGBA").save(data, "PNG")
        data.seek(0)
        pressed = cell.add_paragraph()
        pressed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        pressed.add_run().add_picture(data, width=Mm(picture.shape[1] * 25.4 / 200))
        colour = "blue" if spec.colour == "blue" else "grey" if plan.state == "grey" else "red"
        seals.append(
            {
                "page": 0, "box": None, "kind": plan.kind, "shape": spec.shape, "colour": colour,
                "text": plan.text, "slot": slot, "state": plan.state, "role": plan.role,
            }
        )  # fmt: skip
    if case.text("推荐日期"):
        cell.add_paragraph(case.text("推荐日期")).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return seals


def _truth(case: Case, slot: str, seals: list[dict[str, Any]], seed: int) -> dict[str, Any]:
    rows = UNIT_ROWS if case.kind == "unit" else PERSON_ROWS
    keys = [key for row in rows for key in row] + ["主要事迹", "推荐日期"]
    return {
        "layout": "word",
        "kind": case.kind,
        "award": case.award if case.scenario != "unknown_award" else None,
        "scenario": case.scenario,
        "fields": {key: {"value": case.text(key), "page": 0, "box": None} for key in keys if case.text(key)},
        "blank": sorted(case.blank),
        "seals": seals,
        "slots": [{"name": slot, "role": "unit", "page": 0, "box": None}],
        "decoys": [],
        "flags": sorted(case.flags),
        "narrative_numbers": {"维保合同数量": case.narrative.contracts, "服务面积": case.narrative.area},
        "pages": 1,
        "turned": [0],
        "seed": seed,
        "capture": "word",
        "handwriting": False,
    }
