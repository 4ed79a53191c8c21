"""From the text beside a label to the value of its key: cleaned, normalised, judged."""

import re
import unicodedata
from dataclasses import dataclass, replace

from extract.fields.checks import (
    CHECKED,
    fold_number,
    is_valid_credit_code,
    is_valid_id_number,
    is_valid_phone,
)
from extract.fields.dates import find_dates, is_blank_date, iso_date
from extract.fields.shapes import has_words_beside, is_cut_short
from extract.fields.simplified import simplified

DATE_KEYS = frozenset({"推荐日期", "成立时间", "出生年月"})
NUMBER_KEYS = frozenset({"职工人数", "维保合同数量", "服务面积"})
NAME_KEYS = frozenset({"姓名", "法定代表人", "联系人"})
CODE_KEYS = frozenset({"统一社会信用代码", "身份证号码", "会员证号", "证书编号", "联系电话"})

_HINT_WORDS = (
    r"盖章|签章|公章|签字|签名|手签|全称|如实填写|请填写|字以内|字左右|不超过|不少于|可附页|可另附|另附|打√|打勾|勾选"
    r"|请在|附后|限填|必填|下同|选填|加盖|不填|没有的|一致|填写|例[:：如]|如[:：]|示例|单选|多选|区号|手机|座机|固话"
)
_HINT = re.compile(rf"[(（\[【][^()（）\[\]【】]*(?:{_HINT_WORDS})[^()（）\[\]【】]*[)）\]】]")
_HINT_AROUND = re.compile(rf"^(?:{_HINT.pattern})+|(?:{_HINT.pattern})+$")
_NO_BRACKET = r"[^()（）\[\]【】]"
_HALF_HINT = re.compile(
    rf"[(（\[【]{_NO_BRACKET}*(?:{_HINT_WORDS}){_NO_BRACKET}*|{_NO_BRACKET}*(?:{_HINT_WORDS}){_NO_BRACKET}*[)）\]】]"
)
_EDGE = " \t:：∶_＿|丨,，、;；☑☒☐□√✓"
_FILLER = re.compile(r"[_＿]{2,}|[.．·…]{4,}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value as it goes into the result. `valid` is the validator's word, None where there is none."""

    value: str
    normalised: str | None = None
    valid: bool | None = None
    reasons: tuple[str, ...] = ()


def clean(text: str, *, prose: bool = False) -> str:
    """Without printed hints, filling dots, underlines and stray punctuation at the edges. Within `prose`
    brackets are the writer's own: hints stand before it and behind it."""
    hint = _HINT_AROUND if prose else _HINT
    bare = _FILLER.sub("", hint.sub("", simplified(text)))
    if prose:  # a list's last item may end with a semicolon
        return bare.lstrip(_EDGE).rstrip(_EDGE.replace("；", "").replace(";", ""))
    bare = bare.strip(_EDGE)
    # The closing bracket of a sentence around the blank: （会员证号 ____ ）.
    if bare[-1:] in ("）", ")") and bare.count("（") + bare.count("(") < bare.count("）") + bare.count(")"):
        bare = bare[:-1].strip(_EDGE)
    return bare


def is_half_hint(line: str) -> bool:
    """A whole line is a printed hint with one of its brackets passed over: （请填写事迹，不超过800字."""
    return len(line) <= LONGEST_HINT and _HALF_HINT.fullmatch(line) is not None


LONGEST_HINT = 40
"""Characters of a hint on one line; a story's line in small type is longer."""


def parse_value(key: str, text: str) -> Parsed:
    """Value of a key as written, its normal form and what is doubtful about it. "" means blank."""
    parsed = _parsed(key, text)
    prose = key == "主要事迹"
    opened, closed = (sum(char in marks for char in parsed.value) for marks in (("（(", "）)"), "“”")[prose])
    if opened != closed and not parsed.reasons:
        mark = "引号" if prose else "括号"
        return with_reason(parsed, f"{mark}没有成对，可能漏读了字，请核对。")
    return parsed


def _parsed(key: str, text: str) -> Parsed:
    value = clean(text, prose=key == "主要事迹")
    if not value or re.fullmatch(r"[/／\\—\-－_.。·]+", value):
        return Parsed("")
    if key in DATE_KEYS:
        return _date(key, value)
    if key in NUMBER_KEYS:
        return _number(value)
    if key in NAME_KEYS:
        name = re.sub(r"\s+", "", value).strip(".。")
        name = re.sub(r"^(?:兹|现|特)推荐|(?<=.{2})同志$", "", name)
        alone = _NEXT_LABEL.split(name, maxsplit=1)[0]
        if alone != name and len(alone) >= 2:
            return Parsed(alone, reasons=("姓名后面连着别的栏目，请核对。",))
        return Parsed(name)
    if key in CODE_KEYS:
        return _code(key, value)
    if is_cut_short(key, value):
        return Parsed(value, reasons=("词语似乎不完整，请核对。",))
    if key == "性别":
        return _sex(value)
    if has_words_beside(key, value):
        return Parsed(value, reasons=("连着别的文字，请核对。",))
    if key == "职业资格" and value.startswith("级"):
        return Parsed(value, reasons=("等级前面缺字（一、二…），请核对。",))
    if key == "主要事迹":
        # A full stop of Latin print beside Chinese words and stops is a speck of the copy.
        speck = r"(?:^|(?<=[\u3400-\u9fff，。；、：]))[.](?=[\u3400-\u9fff，。；、：])"
        value = re.sub(rf"(?<=[。；！？])[，,、]|{speck}", "", value)
        value = _one_style_of_quotes(value)
        # The recogniser's usual slips in prose: ISO9001 with a nought, ‰ as a percent sign with one.
        return Parsed(re.sub(r"(?<=\d)%0(?!\d)", "‰", re.sub(r"IS0(?=\d)", "ISO", value)))
    if key in ("单位名称", "工作单位"):
        # A dot beside a bracket or behind the name is dirt: no unit is called so.
        value = re.sub(r"(?<=[（()）])[·•.](?=.)|(?<=.)[·•.](?=[（()）])|[·•.]$", "", value)
    return Parsed(value.rstrip("。"))


def _one_style_of_quotes(text: str) -> str:
    """Straight quotes of a text that has “” as well are such: the reader drops their bend now and then."""
    if '"' not in text or not re.search("[“”]", text):
        return text
    said: list[str] = []
    within = False
    for char in text:
        if char == '"':
            char = "”" if within else "“"
        within = char == "“" or (within and char != "”")
        said.append(char)
    return "".join(said)


_NO_MONTH = re.compile(r"年[\d一二三四五六七八九十]{1,3}日|[月日]\s*[月日]")
"""Words of a date that no one writes: 1998年7日 is a misread 月."""


_SPELT_YEAR = re.compile(r"[〇○O零一二三四五六七八九]{4}(?=年)")


def _date(key: str, value: str) -> Parsed:
    compact = re.sub(r"\s+", "", value)
    # The numeral, a geometric ring and a letter look alike; the first is meant.
    compact = _SPELT_YEAR.sub(lambda year: re.sub("[○O]", "〇", year[0]), compact)
    if is_blank_date(compact):
        return Parsed("")
    found = find_dates(compact)
    if not found:
        return Parsed(compact, reasons=("日期无法识别，请核对。",))
    first = found[0]
    if key == "推荐日期":
        compact = compact[first.start : first.stop]
    rest = compact[: first.start] + compact[first.stop :]
    if key != "推荐日期" and len(re.findall(r"[\u3400-\u9fff]", _BESIDE_DATES.sub("", rest))) >= 2:
        said = compact[first.start : first.stop]
        return Parsed(said, first.iso, False, ("日期前后连着别的文字，请核对。",))
    reasons = () if first.iso else ("日期不存在，请核对。",)
    if key == "推荐日期" and first.iso and len(first.iso) < 10:
        reasons = ("日期不完整，请核对。",)
    if not reasons and _NO_MONTH.search(compact):
        reasons = ("日期缺“月”或“日”字，请核对。",)
    return Parsed(compact, first.iso, not reasons, reasons)


def _number(value: str) -> Parsed:
    compact = re.sub(r"\s+", "", value)
    # The sentence around a blank goes on behind it: 现有职工151人。根据通知…
    compact = re.split(r"[。；;]", compact, maxsplit=1)[0]
    number = plain_number(compact)
    if number is None:
        return Parsed(compact, reasons=("没有读到数字，请核对。",))
    return Parsed(compact, number)


def plain_number(text: str) -> str | None:
    """Plain decimal number of a quantity with its unit (78.5万平方米 → 785000), None where there is none."""
    folded = unicodedata.normalize("NFKC", text).replace(",", "")
    match = re.search(r"(\d+(?:\.\d+)?)\s*(亿|千万|百万|万|千|百)?", folded)
    if match is None:
        return _chinese_number(folded)
    scale = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3, "百": 100}
    number = float(match[1]) * scale.get(match[2] or "", 1)
    return f"{number:.10g}" if number != int(number) else str(int(number))


def _chinese_number(text: str) -> str | None:
    match = re.search(r"[一二两三四五六七八九十百千万〇零]+", text)
    if match is None:
        return None
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
    units = {"十": 10, "百": 100, "千": 1000}
    total = section = digit = 0
    for char in match[0]:
        if char in digits:
            digit = digits[char]
        elif char == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * units[char], 0
    number = total + section + digit
    return str(number) if number else None


def _code(key: str, value: str) -> Parsed:
    compact = re.sub(r"\s+", "", value)
    if key == "联系电话":
        compact = _OTHER_PHONE.sub(
            "", re.sub(r"^[\u3400-\u9fff]+[:：)）]?(?=[\d+（(])", "", compact.strip("。."))
        )
        # Between an area's code and its number stands a hyphen: a bent one is read as a tilde.
        compact = re.sub(r"^([(（]?0\d{2,3}[)）]?)[~～](?=\d{7,8}$)", r"\1-", compact)
        alone = _SENTENCE_BEHIND.match(compact)
        if alone is not None:
            return Parsed(alone[1], None, True, ("号码后面连着别的文字，请核对。",))
        # A character of its own label (电话号码, 手机) that the cut left on the number.
        compact = re.sub(r"(?<=\d)(?:[号手]?[码机]|电?话|号)$", "", compact)
        valid = is_valid_phone(compact)
        return Parsed(compact, None, valid, () if valid else ("电话号码不合规则，请核对。",))
    number = _among_words(compact) if key in CHECKED else None
    if number is not None:
        return with_reason(_code(key, number), "号码前后连着别的文字，请核对。")
    if key == "身份证号码":
        code = only_digits(fold_number(compact))
        valid = is_valid_id_number(code)
        return Parsed(code, None, valid, () if valid else ("身份证号码校验位不符，请核对。",))
    if key == "统一社会信用代码":
        code = fold_number(compact).translate(_NOT_IN_CODES)
        valid = is_valid_credit_code(code)
        return Parsed(code, None, valid, () if valid else ("统一社会信用代码校验位不符，请核对。",))
    if key == "证书编号" and len(re.findall(r"[0-9A-Za-z]", compact)) < LEAST_CERTIFICATE:
        return Parsed(compact, None, False, ("证书编号过短，可能没有写全或没有读全，请核对。",))
    if key == "证书编号" and _LETTERS_WITHIN.search(compact):
        return Parsed(compact, None, False, ("证书编号的数字中间夹有字母，请核对。",))
    return Parsed(compact)


def _among_words(text: str) -> str | None:
    """The one number of 18 characters that words of a neighbouring cell have run into: 中6590…9148,
    9165…02L会员证书编号0125. None where no words are, or no such number stands alone."""
    folded = fold_number(text)
    runs = re.findall(r"[0-9A-Z]+", folded)
    whole = [run for run in runs if len(run) == 18 and sum(char.isdigit() for char in run) >= 9]
    return whole[0] if len(whole) == 1 and re.search("[\u3400-\u9fff]", folded) else None


_LETTERS_WITHIN = re.compile(r"\d{6,}[A-Za-z]+\d")
"""Letters lead a certificate's number or end it; within its digits they are digits misread."""

_BESIDE_DATES = re.compile(r"出?生于?|成立于?|注册|登记|公历|农历|阴历|阳历|周?岁|[年月日号]")
"""Words that go with a date."""

LEAST_CERTIFICATE = 5
"""Letters and digits of the shortest certificate numbers that are known, a local school's with year and
serial; those of the state have 10 to 24. What is shorter was cut off, or is a number of something else."""
_NEXT_LABEL = re.compile(r"性别|民族|出生年月|联系电话|联系方式|手机|身份证|职务|学历|政治面貌|\d{5,}")
"""What may follow a name in a row whose columns have run together."""
_OTHER_PHONE = re.compile(r"(?<=\d)[，,；;、][^\d]{2,}.*$")
"""A second number with a label of its own behind the first one."""
_SENTENCE_BEHIND = re.compile(r"(1[3-9]\d{9})[oO0。.，,；;]?[\u3400-\u9fff]{2,}")
"""A mobile number whose sentence goes on behind it."""
_LIKE_DIGITS = str.maketrans("OQDILZSBG", "000112586")
_NOT_IN_CODES = str.maketrans("OIZS", "0125")
"""GB 32100 leaves out I, O, Z, S (and V) because they are taken for digits."""


def only_digits(number: str) -> str:
    """An ID number whose letters are read as the digits they look like: it has none but a last X."""
    mended = number[:17].translate(_LIKE_DIGITS) + number[17:]
    return mended if re.fullmatch(r"\d{17}[\dX]", mended) else number


def _sex(value: str) -> Parsed:
    found = [char for char in value if char in "男女"]
    if len(found) == 1:
        return Parsed(found[0])
    return Parsed(value, reasons=("性别未能确定，请核对。",))


def with_reason(parsed: Parsed, reason: str) -> Parsed:
    """The same value with one more reason to look."""
    return replace(parsed, reasons=(*parsed.reasons, reason))


__all__ = ["Parsed", "clean", "iso_date", "parse_value", "plain_number", "with_reason"]
