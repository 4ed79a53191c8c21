"""The record speaks Chinese; what people wrote is left as they wrote it."""

import pytest

from extract.rules.codes import FLAG_CODES
from review_app import words


@pytest.mark.parametrize(
    ("action", "text", "shown"),
    [
        ("问题变化", "missing_seal、invalid_phone", "缺公章、电话号码有误"),
        ("放行", "seal_unit_mismatch", "印章与单位不符"),
        ("收件", "mail a@mail.com", "电子邮件 a@mail.com"),
        ("收件", "新疆天山推荐表.pdf", "新疆天山推荐表.pdf"),
        ("收件", "0" * 64, "指纹 00000000…"),
        ("人工录入", "unit", "先进集体"),
        ("更正", "unit", "unit"),
        ("更正", "a.missing_seal.b", "a.missing_seal.b"),
        ("更正", None, ""),
    ],
)
def test_marks_become_words(action: str, text: str | None, shown: str) -> None:
    assert words.recorded(action, text) == shown


def test_every_flag_has_a_word() -> None:
    assert {item.code for item in FLAG_CODES} == set(words.FLAGS)
