"""The form in which labels are compared: without numbering, hints, translations and what a copy adds."""

import re
import unicodedata

_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十\d]{1,2}(?:部分|章|节|栏)[、:：]?|[壹贰叁肆陆柒捌玖拾][、.．]?|[甲乙丙丁戊己庚辛壬癸][、.．]|伍[、.．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．:：]|[(（]\d{1,2}[)）]|\d{1,2}[、.．)）](?!\d)|[①-⑳]"
    r"|[*＊★☆●■◆▪•·◇▲※]+)"
)
BARE_NUMBER = re.compile(r"^\d{1,2}(?=[\u3400-\u9fff]{2})(?![年月日号个家名人份万亿元项级岁])")
"""The number of a field without a stop behind it: 5法定代表人."""
_NOTE_MARK = re.compile(r"(?<=[\u3400-\u9fff)）])[①-⑳⑴-⒇➀-➉❶-❿¹²³⁴-⁹]+(?=[\s:：]*$)")
"""The mark of a footnote behind a label: 职业资格②."""
_BRACKETS = re.compile(r"[(（\[【〔](?![^)）\]】〕]*\d{6})[^()（）\[\]【】〔〕]*[)）\]】〕]")
"""Hints. A number of six digits is none: it stands between the lines of a label broken in its bracket."""
_TRANSLATION = re.compile(
    r"[/(|]*[A-Za-z\u00c0-\u024f\u0600-\u06ff][A-Za-z\u00c0-\u024f\u0600-\u06ff'’\-/&,;)]{2,}(?=$|[:*])"
)
"""What follows a label in another script, folded."""
_SCRAPS = re.compile(r"(?<=[\u3400-\u9fff])[a-z\u00df-\u024f]{1,3}$")
"""What the recogniser makes of a script it does not know: a few small letters behind the label."""
_COLONS = ":：∶︰"
_ASKED = re.compile(r"^(?:请[您你]?(?:填写|输入|选择)[您你]?|[您你])的?(?=[\u3400-\u9fff]{2})")
"""How a questionnaire addresses whom it asks."""


def fold(text: str) -> str:
    """NFKC without spaces: the form in which labels are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def fold_label(text: str) -> str:
    """A label as compared: folded, without numbering in front and colons or stars behind."""
    # Recognisers take the gap of a spaced label for a box or a dot.
    folded = fold(_NOTE_MARK.sub("", text))
    folded = re.sub(r"[☑☒☐□■√✓·•.。_]|~(?!\d)", "", _NUMBERING.sub("", folded))
    folded = _ASKED.sub("", folded)
    folded = _other_script(folded)
    framed = re.fullmatch(r"[【〔\[〖](.{2,20})[】〕\]〗][:：]?", folded)
    folded = framed[1] if framed else folded
    while True:
        stripped = _NUMBERING.sub("", BARE_NUMBER.sub("", folded)).strip(_COLONS + "*_-—。.,、;；|")
        if stripped == folded:
            return folded
        folded = stripped


def _other_script(folded: str) -> str:
    """A Chinese label without its translation: 姓名/Name, 单位名称 Employer."""
    bare = _TRANSLATION.sub("", _SCRAPS.sub("", folded))
    return bare if len(re.findall(r"[\u3400-\u9fff]", bare)) >= 2 else folded


def without_brackets(folded: str) -> str:
    """A folded label without hints such as (盖章) or (300字以内)."""
    return _BRACKETS.sub("", folded).strip(_COLONS)
