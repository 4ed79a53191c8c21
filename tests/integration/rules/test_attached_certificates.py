"""Certificates behind a form and by themselves, read with the real models and compared with the form."""

import io
from dataclasses import replace

import docx
import numpy as np
import pytest
from docx.shared import Cm
from PIL import Image

from benchmarks.flag_pages import with_proof
from benchmarks.scoring import fold
from extract.pipeline import read
from extract.rules.certificates import read_certificate
from extract.seasons.load import load_season
from models.engines import Engines, load_engines
from samples.capture import capture
from samples.certificates import CertificateStyle, CertificateText, draw_certificate

pytestmark = pytest.mark.models
SEASON = replace(load_season("xjfpa-2021"), demands_proof=True)
OPERATOR = CertificateText(
    holder="古丽娜尔·买买提",
    sex="女",
    birth="1949年12月",
    id_number="11010519491231002X",
    trade="消防设施操作员",
    grade="中级",
    number="2165003000401234",
    issued="2019年05月06日",
)
ENGINEER = replace(
    OPERATOR, holder="王建军", trade="注册消防工程师", grade="一级", unit="新疆天盾消防有限公司"
)


@pytest.fixture(scope="module")
def engines() -> Engines:
    return load_engines()


@pytest.mark.parametrize(
    ("layout", "proof", "unproven"),
    [("instructed", "right", False), ("instructed", "number", True), ("label_inside", "right", False)],
)
def test_the_certificate_is_compared_with_the_form(
    engines: Engines, layout: str, proof: str, unproven: bool
) -> None:
    item = with_proof(9_500_001, layout, "clean", proof)
    done = read(item.data, item.name, SEASON, engines)
    codes = {flag.code for flag in done.extraction.flags}
    assert ("qualification_unproven" in codes) is unproven
    truth = item.truth["fields"]
    for key in ("姓名", "身份证号码", "证书编号"):
        assert fold(done.extraction.fields[key].value) == fold(truth[key]["value"])
    assert set(done.extraction.fields) <= set(truth) | {"维保合同数量", "服务面积"}
    assert done.reading is not None
    assert [page.page for page in done.reading.attachments] == [len(item.truth["turned"])]


def word_form(text: CertificateText, claimed: str, picture: bytes) -> bytes:
    """A Word form with its labels in a table and the picture of a certificate pasted beneath it."""
    book = docx.Document()
    book.add_paragraph("新疆消防协会2021年度先进个人推荐表")
    rows = (
        ("姓名", text.holder, "性别", text.sex),
        ("身份证号码", text.id_number, "联系电话", "13999123456"),
        ("工作单位", "新疆天盾消防有限公司", "申报奖项", "消防技术服务能手"),
        ("职业资格", claimed, "证书编号", text.number),
        ("主要事迹", "该同志刻苦钻研业务，全年完成维保检测项目46个。", "推荐日期", "2022年1月10日"),
    )
    table = book.add_table(len(rows), 4)
    table.style = "Table Grid"
    for cells, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(cells.cells, words, strict=True):
            cell.text = word
    book.add_page_break()
    book.add_picture(io.BytesIO(picture), width=Cm(15))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("claimed", "holder", "said"),
    [
        ("消防设施操作员（中级）", OPERATOR.holder, ""),
        ("消防设施操作员（高级）", OPERATOR.holder, "中级"),
        ("消防设施操作员（中级）", "王建军", "古丽娜尔"),
    ],
)
def test_a_picture_pasted_into_word_is_compared(
    engines: Engines, claimed: str, holder: str, said: str
) -> None:
    page = capture(draw_certificate("skill", OPERATOR, 7).image, "office", np.random.default_rng(7)).image
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "JPEG", quality=85)
    data = word_form(replace(OPERATOR, holder=holder), claimed, buffer.getvalue())
    done = read(data, "form.docx", SEASON, engines).extraction
    unproven = [flag for flag in done.flags if flag.code == "qualification_unproven"]
    assert done.fields["姓名"].value == holder
    assert bool(unproven) is bool(said), unproven
    if said:
        assert "与所附证书不一致" in unproven[0].message
        assert said in unproven[0].message


@pytest.mark.parametrize(("style", "text"), [("booklet", OPERATOR), ("registration", ENGINEER)])
def test_a_certificate_alone_is_no_form(
    engines: Engines, style: CertificateStyle, text: CertificateText
) -> None:
    picture = capture(draw_certificate(style, text, 5).image, "office", np.random.default_rng(5)).image
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    done = read(buffer.getvalue(), "certificate.png", SEASON, engines)
    assert done.extraction.kind == "other"
    assert done.extraction.fields == {}
    assert [flag.code for flag in done.extraction.flags] == ["form_not_recognised"]
    assert done.document is not None
    (page,) = done.document.pages
    said = read_certificate(
        done.reading.attachments[0].model_copy(update={"text": "\n".join(line.text for line in page.lines)})
    ) if done.reading is not None else None  # fmt: skip
    assert said is not None
    assert (said.holder, said.number, said.id_number) == (text.holder, text.number, text.id_number)
