"""Numbers that stand behind a heading, as in a table written out: 合同份数：37，服务面积（万㎡）66.5.

They have no counter of their own: the heading says what they count and in which unit.
"""

import re
from collections.abc import Iterator

from extract.rules.facts import Label, Mention
from extract.rules.numerals import parse_number, smallest_step
from extract.rules.polarity import claim_polarity
from extract.rules.prose import Prose
from extract.rules.quantities import read_quantity

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_WRITTEN = r"(?P<number>\d+(?:\.\d+)?|(?<=[:为达])[一二三四五六七八九十百千]+(?=[,。;、]|$))"
_CONTRACTS = re.compile(
    r"(?:维保|维护保养|合同|签约|服务客户|服务单位)[^,。;:\d]{0,8}?(?:数量|总数|份数|家数|个数|数|\((?:份|家|个|项)\))"
    rf"(?:[”\"]?(?:一栏|栏)?(?:填写?|填报|填列)?)(?:为|是|:|共|共计|达|达到|有)*{_WRITTEN}(?![\d.]*[家个份项户单余多万千亿元年月%])"
)
_AREA = re.compile(
    r"(?:服务|维保|维护|检测|合同|签约|总)[^,。;:\d]{0,6}面积(?:总和|合计)?"
    r"\((?P<scale>万?)(?:平方米|平米|㎡|m2|m²)\)(?:为|是|:|约|达)*"
    rf"{_NUMBER}(?!\d*[万平㎡年])",
    re.IGNORECASE,
)
_AREA_WITHOUT_UNIT = re.compile(
    rf"(?:服务|维保|维护|检测|合同|签约)[^,。;:\d]{{0,6}}面积[^,。;\d办]{{0,6}}?{_NUMBER}(?P<scale>万)(?![元人余多平㎡mM家份亿])"
)
"""A reader often loses ㎡: nothing else than square metres is said of an area."""


_AREA_IN_WORDS = re.compile(
    r"(?:服务|维保|维护|检测|合同|签约)[^。;办]{0,16}面积[^,。;\d办]{0,4}?(?P<quantity>(?:突?破|超过?|逾|近|过|约|(?:最少|至少|少说|起码)(?:也|都)?有?)?了?"
    r"[一二两三四五六七八九十百千]+万)(?P<more>[余多])?(?=[,。;、!]|大关|$)"
)
"""维保签约60家，面积破百万: in talk the unit goes without saying."""
_PEOPLE_BY_KIND = re.compile(
    r"(?:^|(?<=[。;,、.)]))(?:从业|公司|单位)?(?:人员|员工)(?:构成|组成|配置|结构|分布|配备)(?:情况)?:(?P<rows>(?:[一-龥]{1,8}(?:共|有)?\d+[人名]?[、,和]?){2,})(?=[。;]|$)"
)
_KIND = re.compile(r"(?P<number>\d+)[人名]?")
"""人员构成：管理6人、技术28人: the heading says that each counts staff."""
_SERIES = re.compile(
    r"(?:(?P<area>面积)(?:总和|合计)?(?:\((?P<scale>万?)(?:平方米|平米|㎡|m2|m²)\))|(?:合同|签约)[^,。;:\d]{0,6}\((?:份|家|个)\))"
    r":?(?P<rows>(?:20\d\d年度?:?\d+(?:\.\d+)?[,、;]?){2,})",
    re.IGNORECASE,
)
_ROW = re.compile(rf"(?P<year>20\d\d)年度?:?{_NUMBER}")
"""A heading with its unit, then a number for each year: 维保面积（万㎡）：2020年44，2021年59."""


def labelled_numbers(prose: Prose) -> Iterator[Mention]:
    """Numbers of contracts and square metres behind their heading."""
    yield from _found(prose, _CONTRACTS, "contracts")
    yield from _found(prose, _AREA, "area")
    yield from _found(prose, _AREA_WITHOUT_UNIT, "area")
    yield from _by_year(prose)
    for heading in _PEOPLE_BY_KIND.finditer(prose.text):
        for row in _KIND.finditer(prose.text, *heading.span("rows")):
            start, end = prose.given(*row.span())
            yield Mention("employees", start, end, row.group(), value=float(row["number"]))
    for match in _AREA_IN_WORDS.finditer(prose.text):
        amount = read_quantity(match["quantity"].replace("了", "") + (match["more"] or ""))
        if amount is not None:
            begin, stop = match.start("quantity"), match.end("quantity")
            yield Mention(
                "area",
                *prose.given(begin, stop),
                match["quantity"],
                claim_polarity(prose, begin, stop),
                value=amount.value,
                bound=amount.bound,
                step=amount.step,
                year=prose.year_at(begin),
            )


def _by_year(prose: Prose) -> Iterator[Mention]:
    for series in _SERIES.finditer(prose.text):
        scale = 10_000.0 if series["scale"] else 1.0
        for row in _ROW.finditer(prose.text, series.start("rows"), series.end("rows")):
            value = parse_number(row["number"])
            if value is not None:
                start, end = prose.given(row.start("number"), row.end())
                label: Label = "area" if series["area"] else "contracts"
                step = smallest_step(row["number"]) * scale
                yield Mention(
                    label, start, end, row["number"], value=value * scale, step=step, year=int(row["year"])
                )


def _found(prose: Prose, pattern: re.Pattern[str], label: Label) -> Iterator[Mention]:
    for match in pattern.finditer(prose.text):
        value = parse_number(match["number"])
        if value is None:
            continue
        scale = 10_000.0 if match.groupdict().get("scale") else 1.0
        start, end = prose.given(match.start("number"), match.end())
        yield Mention(
            label=label,
            start=start,
            end=end,
            text=match.group(),
            value=value * scale,
            step=smallest_step(match["number"]) * scale,
            year=prose.year_at(match.start()),
            is_total="总" in match.group(),
        )
