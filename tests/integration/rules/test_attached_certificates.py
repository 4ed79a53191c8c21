"""Certificates behind a form and by themselves, read with the real models and compared with the form."""

import io
from dataclasses import replace

import numpy as np
import pytest
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


@pytest.mark.parametrize(("proof", "unproven"), [("right", False), ("number", True)])
def test_the_certificate_is_compared_with_the_form(engines: Engines, proof: str, unproven: bool) -> None:
    item = with_proof(9_500_001, "instructed", "clean", proof)
    done = read(item.data, item.name, SEASON, engines)
    codes = {flag.code for flag in done.extraction.flags}
    assert ("qualification_unproven" in codes) is unproven
    truth = item.truth["fields"]
    for key in ("姓名", "身份证号码", "证书编号"):
        assert fold(done.extraction.fields[key].value) == fold(truth[key]["value"])
    assert set(done.extraction.fields) <= set(truth) | {"维保合同数量", "服务面积"}
    assert done.reading is not None
    assert [page.page for page in done.reading.attachments] == [len(item.truth["turned"])]


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
