"""Certificates that bear no known heading: a page that talks as only an office does that gives papers out."""

import re

SURE = 4
"""Kinds of an office's words. Forms ask for a certificate's grade, office and last day at most; six layouts
of certificates without a known heading (benchmarks.proofs) have four kinds or more."""

_OFFICES_WORDS = tuple(
    re.compile(words)
    for words in (
        r"(?:发证|颁证|制证|核发|签发|颁发|授予|批准)(?:日期|时间|年月|机关|机构|单位|部门)|初始注册|评价机构",
        r"(?:鉴定|评价|认定)(?:级别|等级|日期|批次|成绩|单位|机构)|理论(?:知识)?(?:考试|考核)?成绩|技能等次|所学工种",
        r"持证[人者]|持卡人|持有人",
        r"有效期|有效至|年检有效|Valid",
        r"特授予|特发此?证|特此发证|准予注册|本证书|本证须|本卡|此证",
        r"证书号(?!码)|证字第|卡号|注册编号|管理号|编号\s*(?:№|N[oO0])|Certificate",
        r"证书状态|证书查询|电子证照|各科成绩合格|评价证书",
    )
)
_FORMS_WORDS = re.compile(
    r"事迹|申报(?!截止)|推荐|自荐|联系电话|联系方式|联系人|本人承诺|填[表报]|政治面貌|民\s*族|职\s*务|职\s*称|简历"
)
_PERSON = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)|\d{4,}[*＊●]{3,}|(?:身份证|身份号码|证件号)[^\d]{0,12}\d{14,}"
)
"""An identity number, whole, with stars in it, or behind its label with a digit lost."""
_PROFESSION = re.compile(r"资格|技能|执业|职业|工程师|操作员|消防员|[一-龥]工(?:种|人)|证书")


def is_persons_paper(text: str) -> bool:
    """A page that names one person by the identity number, and a profession, with none of a form's own words,
    is that person's paper: a form asks for a telephone, a story or an opinion beside them."""
    return bool(
        not _FORMS_WORDS.search(text) and _PERSON.search(text) and len(_PROFESSION.findall(text)) >= 2
    )


def kinds_of_offices_words(text: str) -> int:
    """How many kinds of words the page has that only certificates have; 0 where it has a form's own words.
    `text` is simplified, line by line."""
    if _FORMS_WORDS.search(text):
        return 0
    return sum(bool(words.search(text)) for words in _OFFICES_WORDS)
