"""Where values stand within the sentences of a letter: pure functions on its text.

我单位 新疆某某有限公司（统一社会信用代码 9165…，会员证号 …），法定代表人 某某，现有职工 120人 …
兹推荐【某某】同志，男，汉族，身份证号 …，现任 …
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from extract.fields.plausibility import ETHNIC_GROUPS, ORGANISATION, plausibility
from extract.fields.shapes import WORDS
from extract.forms.awards import the_award
from extract.rules.award_name import given_by_another
from extract.season import Season

Span = tuple[int, int]

FEWEST = 3
"""So many values must be found in sentences for the text to be a letter of this kind, and not prose that
happens to name a label."""

_Q = r"“”\"'【】〔〕\[\]「」『』"
_STOP = rf"，,。；;（）()、：:{_Q}"
SHORTEST_AWARD = 4
"""Characters of an award's name at the least."""
_ASKS = re.compile(r"申报|推荐|自荐|申请|参评|评选")
_LIKE_BRACKETS = ("1", "l", "I", "|", "丨", "J")
"""What readers take a bracket for that closes an answer."""
_GOES_ON = re.compile(r"(?<=.)(?:参加|参评|申报|现?自愿|特此|现予|拟)(?=.)")
"""Where a sentence goes on behind a value without a stop."""

_ORGANISATION = rf"[^{_STOP}]{{4,40}}?(?:公司|中心|学校|协会|支队|大队|医院|集团|厂|所|站|院|社)"
_PHRASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "unit": {
        "单位名称": (
            r"(?:我单位|我公司|我司|我校|本单位|本公司|兹有|推荐|申报单位)(?:会员单位|会员企业|单位|企业)?(?:[（(](?:单位)?(?:全称|名称)[）)]|全称|名称)?(?:系|为|是)?"
            r"(?!函|书|表|信|人|意见|理由)"
            rf"[{_Q}:：]?(?P<v>(?:[^{_STOP}]{{1,12}}[（(][^{_STOP}]{{2,8}}[）)])?[^{_STOP}]{{4,40}})(?=[{_STOP}]|单位|企业)",
        ),
        "成立时间": (rf"(?:成立|创建|组建|设立|创立)于[{_Q}]?(?P<v>[^{_STOP}]{{4,16}})",),
        "单位地址": (
            rf"(?:办公|经营|注册|单位|公司)?(?:地址|地点|场所)(?:位于|设在|为|是|在)[{_Q}]?(?P<v>[^{_STOP}]{{4,48}}(?:[（(][^（）()]{{2,24}}[）)])?)",
        ),
        "职工人数": (
            rf"(?:职工|员工|从业人员)(?:总数|人数)?(?:为|共)?[{_Q}]?(?P<v>\d[\d,]*\s*[余多]?[人名]?)(?=[{_STOP}])",
        ),
        "联系人": (
            rf"(?:指定|委托|由)[{_Q}]?(?P<v>[^{_STOP}]{{2,14}}?)[{_Q}]?(?:同志)?(?:为|担任|作为)(?:我单位|本单位|本公司|业务)*联系人",
            rf"由[{_Q}]?(?P<v>[^{_STOP}]{{2,14}}?)[{_Q}]?(?:同志)?(?:具体)?负责(?:联系|对接|办理|填报)",
        ),
    },
    "person": {
        "姓名": (
            rf"(?:推荐|兹有|我叫|本人叫)[{_Q}:：]?(?P<v>[^{_STOP}\d]{{2,16}}?)[{_Q}]?(?:同志|(?=，[男女]，))",
        ),
        "性别": (rf"(?<=[{_STOP}])(?P<v>[男女])(?=[{_STOP}])",),
        "民族": (
            rf"(?<=[{_STOP}])(?P<v>(?:{'|'.join(sorted(ETHNIC_GROUPS, key=len, reverse=True))})族)"
            rf"(?=[{_STOP}])",
        ),
        "政治面貌": (rf"(?<=[{_STOP}])(?P<v>{'|'.join(WORDS['政治面貌'])})(?=[{_STOP}])",),
        "出生年月": (r"(?P<v>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:出)?生",),
        "工作单位": (rf"(?:系|就职于|任职于|供职于|工作于|现任|在)[{_Q}]?(?P<v>{_ORGANISATION})",),
        "职业资格": (
            rf"(?:持有|持|取得|具有|获得)[{_Q}]?(?P<v>[^{_STOP}]{{3,24}}?)[{_Q}]?(?:资格)?证书?(?=[{_STOP}])",
        ),
    },
}
_AWARD = (
    rf"(?:申报|参评|推荐|申请|评选)(?:参加)?(?:\d{{4}}年度?)?(?:的)?[{_Q}](?P<v>[^{_STOP}]{{4,24}})[{_Q}]",
    rf"(?:申报|参评|申请)(?:\d{{4}}年度?)?(?P<v>[^{_STOP}]{{4,24}}?)(?:荣誉)?(?:称号|奖项|一项)",
    rf"(?:申报|参评|申请)\d{{4}}年度?(?P<v>[^{_STOP}]{{4,24}})(?=[{_STOP}])",
)
_BRACKETED = ("单位名称", "工作单位", "单位地址")
_BRACKET = re.compile(rf"[（(](?!以下|下称|简称|邮|电话|联系|统一|会员|法定)[^{_STOP}\d]{{2,20}}[）)]")
_BRANCH = re.compile(rf"[^{_STOP}]{{0,12}}(?:公司|营业部|分校|分院|分站)(?=[{_STOP}]|$)")
_PLEA = re.compile(r"的?(?:请示|报告|复函|函|申请|情况说明)(?!书)")
"""What a letter's title ends with: 关于申报2021年度先进企业的请示. It says in general what is asked for."""
_ASK = "申报|参评|申请|推荐|自荐|参选"
_ASKED_FOR = (
    rf"(?:{_ASK})(?:(?!{_ASK})[^。;；]){{0,40}}?"
    rf"(?:(?<=[{_STOP}为报评选的年度荐请])|(?<=协会))(?P<v>"
)
"""Before an award's name: what is done to get it, in the same sentence."""
_POST = re.compile(rf"^(?:的|任|担任)?[{_Q}]?(?P<v>[^{_STOP}\d]{{2,12}})")


def values_in(text: str, season: Season, kind: str) -> dict[str, Span]:
    """Where the value of each key stands in a text, behind its label, without a colon."""
    found: dict[str, Span] = {}
    for key in season.keys[kind]:
        if key in ("主要事迹", "推荐日期"):
            continue
        if key == "申报奖项":
            award = _award(text, season)
            found.update({key: award} if award is not None else {})
            continue
        told = (re.compile(phrase) for phrase in _PHRASES[kind].get(key, ()))
        for pattern in (_behind_label(season.labels.get(key, (key,))), *told):
            span = next((s for m in pattern.finditer(text) if (s := _value(key, text, m))), None)
            if span is not None:
                found[key] = span
                break
    if "职务" in season.keys[kind] and "职务" not in found and "工作单位" in found:
        start = found["工作单位"][1]
        match = _POST.match(text[start:])
        if match and plausibility("职务", match["v"]) > 0:
            found["职务"] = (start + match.start("v"), start + match.end("v"))
    return found


def _award(text: str, season: Season) -> Span | None:
    """Where the award stands that is asked for: one of the season before whatever else is so introduced, and
    the sentence before the letter's title, which is cut off where it says that it is one."""
    asked = [
        (award, match)
        for match in _asked_for(tuple(_award_names(season))).finditer(text)
        if (award := the_award(match["v"], season)) is not None
    ]
    own = [(award, match) for award, match in asked if not given_by_another(match[0], award, season)]
    if len({award.name for award, _ in own}) == 1:
        return own[0][1].span("v")
    patterns = (_behind_label(season.labels.get("申报奖项", ("申报奖项",))), *map(re.compile, _AWARD))
    spans = [s for p in patterns for m in p.finditer(text) if (s := _value("申报奖项", text, m))]
    plain = [span for span in spans if not _PLEA.search(text, *span)]
    known = [span for span in plain if the_award(text[slice(*span)], season) is not None]
    if known or plain:
        return (known or plain)[0]
    cut = [(start, plea.start()) for start, stop in spans if (plea := _PLEA.search(text, start, stop))]
    return next((span for span in cut if span[1] - span[0] >= SHORTEST_AWARD), None)


def _award_names(season: Season) -> list[str]:
    return sorted({word for award in season.awards for word in (award.name, *award.aliases)}, key=len)[::-1]


@lru_cache(maxsize=16)
def _asked_for(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_ASKED_FOR + "|".join(map(re.escape, names)) + ")")


@lru_cache(maxsize=256)
def _behind_label(aliases: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(alias) for alias in sorted(aliases, key=len, reverse=True) if len(alias) > 1)
    return re.compile(
        rf"(?:^|(?<=[{_STOP}])|现有|拟|为|(?<=\s))(?:{names})(?:全称|名称|人数|总数)?(?:为|是)?[:：]?[{_Q}]{{0,2}}(?P<v>[^{_STOP}]{{1,48}})"
    )


def _value(key: str, text: str, match: re.Match[str]) -> Span | None:
    """The place of a match's value, ended where the sentence goes on; None where it cannot be one."""
    start, stop = match.span("v")
    goes_on = _GOES_ON.search(text, start + 1, stop)
    if goes_on is not None and key != "申报奖项":
        stop = goes_on.start()
    elif key in _BRACKETED:
        stop = _with_brackets(key, text, stop)
    said = text[start:stop]
    if key in ("单位名称", "工作单位") and said[-1:] in _LIKE_BRACKETS:
        stop, said = stop - 1, said[:-1]
    if key in ("单位名称", "工作单位") and not ORGANISATION.search(said):
        return None
    return (start, stop) if may_be(key, said) else None


def _with_brackets(key: str, text: str, stop: int) -> int:
    """Where a value ends that goes on with a bracket: an address with what is near it, a branch's name."""
    bracket = _BRACKET.match(text, stop)
    if bracket is None:
        return stop
    if key == "单位地址":
        return bracket.end()
    branch = _BRANCH.match(text, bracket.end())
    return branch.end() if branch is not None else stop


def may_be(key: str, text: str) -> bool:
    """The text looks like such a value; a number of few digits says little, and is taken."""
    looks = plausibility(key, text)
    return looks > 0 or (looks == 0 and any(char.isdigit() for char in text))


def letter_kind(text: str, season: Season) -> str | None:
    """Whose letter of application a text is: a unit's or a person's, None where it is no such letter."""
    if not _ASKS.search(text):
        return None
    who = {"unit": {"单位名称", "统一社会信用代码"}, "person": {"姓名", "身份证号码"}}
    counted = {kind: set(values_in(text, season, kind)) for kind in who}
    likely = max(counted, key=lambda kind: (len(counted[kind] & who[kind]), len(counted[kind])))
    enough = len(counted[likely]) > FEWEST and who[likely] <= counted[likely]
    return likely if enough else None
