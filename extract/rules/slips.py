"""What readers and hurried writers do to prose, undone character by character: places are kept.

Shapes that a reader takes for each other (O for 0, 末 for 未, 己 for 已), units that lost a stroke (平万米),
and stops or gaps where a comma is meant.
"""

import re

_CJK = "一-龥"
_NUMERAL = "〇零一二三四五六七八九十百千"
_COUNTERS = "家个份项户次起件人名位例条万亿余多年月日"
_ZERO_BETWEEN_DIGITS = re.compile(
    rf"(?<=\d)[OoΟ○〇](?=[\d{_COUNTERS}.%OoΟ])|(?<![A-Za-z\d])[OoΟ○](?=[次起件例条])"
)
_ZERO_IN_NUMERAL = re.compile(rf"(?<=[{_NUMERAL}])[OoΟ0](?=[{_NUMERAL}])")
_ONE = re.compile(rf"(?<=\d)[lI|](?=[\d{_COUNTERS}])|(?<![A-Za-z\d])[lI](?=\d+[家份个项万])")
_AND = re.compile(rf"(?<=[十百千拾佰仟])有(?=[一二三四五六七八九][{_COUNTERS}])")
"""四十有二份: read as a nought between."""
_NOT = re.compile(r"(?<![年周月季期岁始])末(?=[受被因发出曾有收接缴交按及经能])")
"""未 as readers misread it; 年末收到 and its like are meant."""
_ALREADY = re.compile(r"(?<![自知律克利])[己巳](?=[缴交整按被全完签取在连])")
_SQUARE_METRES = re.compile(
    r"(?<=[\d万亿余多十百千])(?:平[^\d,。;、方均]米|[^\d,。;、平\s]方米|平方[来木采末])"
)
_STOP = re.compile(rf"(?<=[{_CJK}%)”])[.．](?=[{_CJK}\d])|(?<=[{_CJK}%)”])[.．]$")
_STARTS = (
    "服务|维保|面积|合同|员工|职工|全年|年内|退役|少数|每|共|其中|累计|总|从未|公司"
    r"|我|本|被|受|荣|获|检测|已|均|未|无|没|(?:19|20)\d\d年"
)
_GAP = re.compile(
    rf"(?<=[家个份项户次人名位%米㎡2度号高好])[ \t　]+(?=(?:{_STARTS}))"
    rf"|(?<=情况)[ \t　]+(?=[{_CJK}])|(?<=记录)[ \t　]+(?=[{_CJK}])"
)
"""A gap behind a finished statement and before a new one; any other gap is layout and means nothing."""


def mend(text: str) -> str:
    """The text, which has no white space any more, with its slips mended; as long as it was."""
    text = _ZERO_IN_NUMERAL.sub("〇", text)
    # Twice: in 2OO each zero is known by the one before it.
    text = _ZERO_BETWEEN_DIGITS.sub("0", _ZERO_BETWEEN_DIGITS.sub("0", text))
    text = _AND.sub("零", _ONE.sub("1", text))
    text = _ALREADY.sub("已", _NOT.sub("未", text))
    text = _SQUARE_METRES.sub("平方米", text)
    return _STOP.sub(",", text)


def commas_meant(text: str) -> frozenset[int]:
    """Where, in the text as given, white space stands for a comma."""
    return frozenset(match.start() for match in _GAP.finditer(text))
