"""Honours told without a word of honouring: who hands over, who rates, who holds one, and who got none.

协会把“十佳会员”的牌匾授给了我们 · 协会评我们为“诚信单位” · 接过“优秀企业家”的奖杯
· 二等奖获得者 · 从来没评上过.
"""

import re
from collections.abc import Iterator

from extract.rules.facts import Mention
from extract.rules.honours import BODY, bare_issuer, is_honours_name
from extract.rules.polarity import claim_polarity
from extract.rules.prose import Prose
from extract.rules.subjects import is_anothers_honour

_QUOTED = r"[“「\"](?P<name>[^”」\"]{2,24})[”」\"]"
_GIVER = rf"(?P<issuer>[一-龥A-Z()]{{0,22}}?(?:{BODY}|[县市区州乡镇][里上]))"
_THING = r"的?(?:荣誉)?(?:称号|牌匾|奖牌|奖杯|锦旗|荣誉|证书|奖状|奖章|牌子|桂冠)?"
_NAMED = (
    re.compile(
        rf"{_GIVER}(?:又|还|也|再次)?(?:把|将)[^,“「\"]{{0,8}}{_QUOTED}{_THING}[^,]{{0,4}}?(?:授|颁|发|送|给|奖|挂)"
    ),
    re.compile(
        rf"{_GIVER}(?:又|还|也|再次)?评(?:了)?(?:我们?|咱们?|我公司|我司|本公司|我单位|他|她|公司)(?:为|是|成)?{_QUOTED}"
    ),
    re.compile(rf"(?:接过|捧起|捧回|领回|抱回|捧走)(?:了)?[^,“「\"]{{0,6}}{_QUOTED}"),
)
_NOUN = r"(?:先进|优秀|劳模|劳动模范|标兵|能手|模范|示范|荣誉|称号|最美|奖|百强|十强|十佳)"
_HOLDS = re.compile(
    r"(?:[一二三特]等奖|金奖|银奖|奖章|称号|荣誉)(?:的)?获得者"
    rf"|(?:曾任|曾是|系|是)[^,。;]{{0,12}}(?:标兵|劳模|劳动模范|能手)(?=[,。;、]|$)"
    rf"|(?<![没未有能被])(?:评|选)上(?:了|过)?[^,。;]{{0,10}}{_NOUN}"
)
_NONE = re.compile(
    r"(?:没有?|未曾?|从未|不曾)(?:怎么)?(?:拿|得|获得?|评|领|取得)(?:到|上|过)*(?:什么|任何|过)*[^,。;]{0,6}?(?:奖项?|荣誉|先进|称号|锦旗)(?=[,。;!]|$)"
    r"|(?:落选|(?:没有?|未能?)(?:被)?(?:评上|评下来|选上|当选|入选)|无缘)(?:过|了)?(?=[,。;!]|$)"
)
_SPOKEN_OF = re.compile(rf"{_NOUN}|荣|评|入围")


def honours_told(prose: Prose) -> Iterator[Mention]:
    """Honours with their issuer where the sentence names one, and denials of any."""
    for pattern in _NAMED:
        for match in pattern.finditer(prose.text):
            if is_honours_name(match["name"]) or re.search(_NOUN, match["name"]):
                issuer = bare_issuer(match["issuer"]) if "issuer" in match.groupdict() else None
                yield _mention(prose, match.start("name"), match.end("name"), issuer=issuer)
    for match in _HOLDS.finditer(prose.text):
        yield _mention(prose, *match.span())
    for match in _NONE.finditer(prose.text):
        if _SPOKEN_OF.search(prose.text[_back_to_full_stop(prose, match.start()) : match.end()]):
            start, end = prose.given(*match.span())
            yield Mention("honour", start, end, match.group(), "denied", year=prose.year_at(match.start()))


def _back_to_full_stop(prose: Prose, place: int) -> int:
    """Where the sentence begins, a question before it (评先进？没评上) included."""
    begin = prose.sentence(place)[0]
    return prose.sentence(begin - 1)[0] if prose.text[begin - 1 : begin] in ("?", "？") else begin


def _mention(prose: Prose, start: int, end: int, issuer: str | None = None) -> Mention:
    given = prose.given(start, end)
    polarity = "unsure" if is_anothers_honour(prose, start) else claim_polarity(prose, start, start)
    return Mention(
        "honour", *given, prose.text[start:end], polarity, year=prose.year_at(start), issuer=issuer
    )
