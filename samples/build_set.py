"""Write the committed set: `python -m samples.build_set` (needs the handwriting fonts).

Every file follows from its line in `RECIPES`, so a change of the generator shows as a change of the set.
"""

import argparse
import io
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from PIL import Image as PilImage

from models.errors import YinjianError
from samples.born_digital import to_pdf
from samples.capture import Captured, Image, Level
from samples.cases import Kind
from samples.generate import draw_form, make_form, truth_of
from samples.register import register_of
from samples.word_form import make_word_form

DATE = time.struct_time((2022, 1, 10, 9, 0, 0, 0, 10, 0))
FOLDER = Path(__file__).parent / "set"
FileKind = Literal["pdf_scan", "jpg", "png", "tiff", "docx", "pdf_digital", "webp"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file of the set."""

    name: str
    file_kind: FileKind
    seed: int
    layout: str
    kind: Kind
    capture: Level = "clean"
    handwriting: bool = False
    scenario: str = "ok"


RECIPES = (
    Recipe("01-单位-经典表格-扫描.pdf", "pdf_scan", 101, "classic", "unit", "office"),
    Recipe(
        "02-个人-一字之差印章-扫描.pdf",
        "pdf_scan",
        102,
        "label_above",
        "person",
        "office",
        False,
        "one_char_seal",
    ),
    Recipe("03-单位-两页推荐-扫描.pdf", "pdf_scan", 103, "two_pages", "unit", "office"),
    Recipe(
        "04-个人-两页-缺推荐单位章.tiff",
        "tiff",
        104,
        "two_pages",
        "person",
        "office",
        False,
        "missing_recommender_seal",
    ),
    Recipe("05-单位-手写-手机拍照.jpg", "jpg", 105, "classic", "unit", "photo", True),
    Recipe("06-个人-勾选奖项-手机拍照.jpg", "jpg", 106, "grouped", "person", "photo"),
    Recipe("07-单位-未盖章-只有人名章.jpg", "jpg", 107, "bands", "unit", "photo", False, "chop_only"),
    Recipe("08-个人-无表格-初级证书.png", "png", 108, "underlined", "person", "clean", False, "ineligible"),
    Recipe("09-单位-姊妹公司印章.png", "png", 109, "label_inside", "unit", "clean", False, "sister_seal"),
    Recipe("10-个人-复印灰章.jpg", "jpg", 110, "instructed", "person", "office", False, "grey_seal"),
    Recipe("11-单位-逾期-手写.jpg", "jpg", 111, "open_sided", "unit", "office", True, "late"),
    Recipe("12-个人-身份证号有误-编号清单.jpg", "jpg", 112, "numbered", "person", "photo", False, "bad_id"),
    Recipe("13-单位-文字版.pdf", "pdf_digital", 113, "nested", "unit"),
    Recipe("14-单位-信用代码有误.docx", "docx", 114, "word", "unit", "clean", False, "bad_credit"),
    Recipe(
        "15-个人-缺必填项-小标签.webp",
        "webp",
        115,
        "small_labels",
        "person",
        "office",
        False,
        "blank_field",
    ),
    Recipe("16-单位-规模不足.tiff", "tiff", 116, "cover", "unit", "office", False, "insufficient_scale"),
    Recipe("17-个人-印章很淡.jpg", "jpg", 117, "ticked", "person", "office", False, "faint_seal"),
)


def build(recipe: Recipe) -> tuple[bytes, dict[str, Any]]:
    """The bytes and the truth of one file. Raises FontMissing."""
    if recipe.file_kind == "docx":
        return make_word_form(recipe.seed, recipe.kind, recipe.scenario)
    if recipe.file_kind == "pdf_digital":
        return _digital(recipe)
    sample = make_form(
        recipe.seed, recipe.layout, recipe.kind, recipe.capture, recipe.handwriting, recipe.scenario
    )
    return encode(sample.pages, recipe.file_kind), sample.truth


def _digital(recipe: Recipe) -> tuple[bytes, dict[str, Any]]:
    drawing = draw_form(recipe.seed, recipe.layout, recipe.kind, False, recipe.scenario)

    def unchanged(points: Any) -> Any:
        return np.asarray(points) / (1654, 2339)

    taken = [Captured(page, unchanged) for page in drawing.flat]
    truth = truth_of(drawing, taken) | {"seed": recipe.seed, "capture": "pdf", "handwriting": False}
    return to_pdf(drawing.sheets, drawing.flat), truth


def encode(pages: list[Image], file_kind: FileKind) -> bytes:
    """Pages as one file of that kind (the first page only, where the kind holds one)."""
    pictures = [PilImage.fromarray(page) for page in pages]
    buffer = io.BytesIO()
    first, others = pictures[0], pictures[1:]
    if file_kind == "pdf_scan":
        # A fixed date: the same recipe gives the same bytes.
        first.save(
            buffer, "PDF", save_all=True, append_images=others, resolution=200, quality=72,
            creationDate=DATE, modDate=DATE,
        )  # fmt: skip
    elif file_kind == "tiff":
        # Scanners write JPEG in TIFF as YCbCr, a third of the size of RGB.
        first, *others = [picture.convert("YCbCr") for picture in pictures]
        first.save(buffer, "TIFF", save_all=True, append_images=others, compression="jpeg", quality=60)
    elif file_kind == "jpg":
        first.save(buffer, "JPEG", quality=80)
    elif file_kind == "webp":
        first.save(buffer, "WEBP", quality=80)
    else:
        first.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main(argv: list[str] | None = None) -> int:
    """Write the set, its truth.jsonl and the register beside it; exit status 4 where a font is lacking."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    folder: Path = parser.parse_args(argv).out
    folder.mkdir(parents=True, exist_ok=True)
    try:
        lines = []
        for recipe in RECIPES:
            data, truth = build(recipe)
            (folder / recipe.name).write_bytes(data)
            lines.append(json.dumps({"file": recipe.name, **truth}, ensure_ascii=False))
            print(f"{recipe.name}  {len(data) / 1e6:.2f} MB", file=sys.stderr)
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    (folder / "truth.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "register.xlsx").write_bytes(register_of(json.loads(line) for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
