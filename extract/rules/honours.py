"""Honours and commendations in a narrative, with who gave them."""

import re
from collections.abc import Iterator

from extract.rules.facts import Mention, Polarity
from extract.rules.polarity import claim_polarity, clause_before
from extract.rules.prose import Prose
from extract.rules.subjects import is_anothers_honour
from models.narrative import Cue

BODY = (
    r"(?:总队|支队|大队|消防救援局|应急管理[厅局部]|厅|局|委员会|委|协会|学会|商会|政府|管委会|工商联|总工会|工会|妇联|团委|联合会|联盟|红十字会|慈善总会|总会|促进会"
    r"|街道办?|社区|村委会|居委会|党工委|中心|集团|法院|检察院|银行|大学|公司|部)"
)
"""How the names of those end who give honours."""
_ISSUER = re.compile(
    rf"(?:被|获|由|经|获得|荣获|受到|得到|在)?(?P<issuer>[一-龥A-Z()]{{2,24}}?{BODY}|总队|支队|大队|协会|街道|社区|[省州市县区](?:委|政府))"
    r"(?:[于在]?20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|今年|去年)?(?:(?:给|向|对|为)[^,“]{0,8}?|的(?=嘉奖|表彰|表扬|通报表))?(?:授予|颁发|评选|评为|评定为|表彰|嘉奖|认定|通报表[扬彰]|表扬|推选|联合|命名|发给|奖给|颁给|发来|发过)"
)
_ISSUER_OF = re.compile(
    rf"(?:荣获|获得|喜获|获|获颁|受到|得到|蝉联)(?:了)?(?:20\d\d年度?|由)?(?P<issuer>[一-龥A-Z()]{{2,24}}?{BODY})(?!员|们|成立|组织的|议)"
)
_LEADING = re.compile(
    r"被|获得|荣获|喜获|受到|得到|由|经(?!济)|获|年内|\d+年度?|\d+月|并|先后|多次|连续.年|分别|曾|我?(?:公司|单位|司)(?=.)|本人|同年|^[年月日]度?|^得过?|拿了|拿到|拿下|去年|今年|荣登|登上|^过|收到|接到|取得|斩获|摘得|捧回|喜得|蝉联|先后|是|由于|^[那当这]年|荣誉有|奖项有|(?:荣誉|奖项|分别)?包括|荣誉:|还有|^[、和及]"
)
"""What stands before an issuer's name and is not part of it."""
_STRONG_VERB = re.compile(
    r"荣获|获评|被评为|被授予|获颁|荣膺|嘉奖|斩获|喜获|评为|授予|摘得|立功|记功|被评定为|通报表扬|通报表彰|当选|夺得|获奖|荣誉:|发给我|奖给我|颁给我|捧回|荣登|跻身|登上|蝉联|命名.*为|记.{0,2}功|记大功|摘取|分获"
)
_NOT_HONOUR = re.compile(
    r"好评|认可|信任|信赖|肯定|证书编号|资格证|许可证|营业执照|资质证书|专利|(?<!守)合同|订单|经验|知识|效果|支持|著作权|满意|投诉|利润|收益|成绩|成果|效益"
)
_NO_HONOURS_NAME = re.compile(
    r"(?:[^,]{0,10}(?:政协委员|人大代表|党代表|理事|会长|副会长|监事|工会主席)|大会|会议|制度|办法|奖励办法|先进活动|[“\"]?(?:不合格|合格|良好|优良|达标|优秀等次|[ABC]级(?!信用)))"
)

_PRIZE = re.compile(r"[一二三特]等奖$|[金银铜]奖$|奖章$")
"""技术创新成果三等奖 is an honour, whatever it was won with."""
_RANKED = ("名列", "位列", "位居", "列第")
_CONTEST = re.compile(r"大赛|竞赛|比赛|比武|评比|评选|排行|榜")
_CLIENTS_PRAISE = re.compile(r"(?:客户|业主|用户|甲方|服务)(?:反馈|评价|回访|反映)(?:情况)?:[^,]{0,6}表扬$")
"""客户反馈：书面表扬3次 is content clients, no honour."""
_THANKS = re.compile(r"^(?:衷心|由衷|非常)?感谢")
_OTHERS_HONOUR = re.compile(
    r"(?:帮助|协助|指导|助力|推动|促成|辅导)[^,]{0,12}(?:客户|甲方|单位|企业|业主|用户|商场|小区|学校|医院|酒店)[^,]{0,6}$"
)
"""The honour of somebody whom the unit helped."""


def honours(prose: Prose) -> Iterator[Mention]:
    """Honours and commendations, one for each verb, with issuer and year where they are named."""
    for sentence in prose.cued.sentences:
        taken = -1
        given = list(_given_by_name(prose, sentence))
        yield from given
        named = {prose.clause(place) for mention in given for place in _span(prose, mention)}
        for cue in prose.within(*sentence, "honour_verb"):
            if cue.start < taken or prose.clause(cue.start) in named:
                continue
            mention, end = _honour(prose, cue)
            if mention is not None:
                taken = end
                yield mention


_PLAIN = r"(?:(?!授予|颁发|评为|荣获|获得|我)[一-龥A-Z()])"
"""A character of an issuer's name: it runs over no word of giving or receiving."""
_NAMED = re.compile(
    rf"(?P<issuer>{_PLAIN}{{2,24}}?{BODY})(?:20\d\d年度?)?(?:颁发|授予|评选|评定|命名|认定|发)?的?[“「\"](?P<name>[^”」\"]{{2,24}})[”」\"]"
)
_NAMED_BEFORE = re.compile(
    rf"[“「\"](?P<name>[^”」\"]{{2,24}})[”」\"](?:称号|荣誉|证书|奖牌)?\((?:20\d\d年?(?:\d{{1,2}}月)?度?[,、.]?)?(?P<issuer>{_PLAIN}{{2,24}}?{BODY})(?:[,、)]|20\d\d|颁发|授予|评[选为定])"
)
_GIVEN_TO = re.compile(
    rf"(?P<issuer>{_PLAIN}{{0,22}}?(?:{BODY}|总队|支队|大队|[县市区州乡镇][里上]))(?:还|也|又|曾|专门|特意)?"
    rf"(?:给|向|为)(?:了)?(?:我们?|咱们?|本|公司|单位|站|店|厂|所|队)[^,“”「」\"]{{0,6}}?(?:发|颁|送|挂|记|奖|评)[过了]?[^,“”「」\"]{{0,6}}"
    rf"[“「\"](?P<name>[^”」\"]{{2,24}})[”」\"]"
)
"""支队给我发了个“岗位能手”: giving needs no word of honouring where the gift bears an honour's name."""
_HONOURS_NAME = re.compile(
    r"(?:奖|杯|称号|企业|单位|集体|个人|岗|号|标兵|能手|先锋|示范店|店|之家|小家|家庭|员工|党员|队|班组|组织|大户|客户|会员|商户|工作者|教员|大师|工匠|民企|百强|十强|贡献者|之星|工地|项目|工程|榜|大使)$|^最美"
)
_SPEAKS_OF_HONOURS = re.compile(
    r"荣誉|荣获|蝉联|拿了|拿到|拿下|捧回|命名|登上|荣登|获|奖|称号|颁|授予|评为|殊荣|表彰|三连冠|取得|斩获"
)


def is_honours_name(text: str) -> bool:
    """Whether a quoted name sounds like an honour's: …企业, …标兵, …奖."""
    return bool(_HONOURS_NAME.search(text))


def _given_by_name(prose: Prose, sentence: tuple[int, int]) -> Iterator[Mention]:
    """Honours whose issuer stands at their quoted name: 新疆消防协会“先进会员单位”, “…”（…颁发）."""
    begin = prose.text.rfind("。", 0, sentence[0]) + 1
    found = list(_GIVEN_TO.finditer(prose.text, *sentence))
    if _SPEAKS_OF_HONOURS.search(prose.text[begin : sentence[1]]):
        found += [*_NAMED.finditer(prose.text, *sentence), *_NAMED_BEFORE.finditer(prose.text, *sentence)]
    for match in {match.span("name"): match for match in reversed(found)}.values():
        if not _HONOURS_NAME.search(match["name"]) or _NOT_HONOUR.search(match["name"]):
            continue
        low, _ = prose.clause(match.start("name"))
        start, end = prose.given(match.start("name"), match.end("name"))
        yield Mention(
            label="honour",
            start=start,
            end=end,
            text=match["name"],
            polarity=_polarity(prose, match.start("name"), prose.text[low : match.start()]),
            year=prose.year_at(match.start("name")),
            issuer=bare_issuer(match["issuer"]),
        )


def _span(prose: Prose, mention: Mention) -> Iterator[int]:
    """Places of the folded text in an honour's name and in the bracket that may follow it."""
    start, end = prose.places.index(mention.start), prose.places.index(mention.end - 1)
    bracket = re.match(r"[”」\"](?:称号|荣誉|证书|奖牌)?\([^()]*", prose.text[end + 1 :])
    return iter((start, end + (bracket.end() if bracket else 0)))


def bare_issuer(issuer: str) -> str | None:
    """An issuer's name without the words before it, also those before a bracket that it stands in."""
    inside = issuer.rpartition("(")[2] if issuer.count("(") > issuer.count(")") else issuer
    return _LEADING.split(inside)[-1] or None


def _polarity(prose: Prose, start: int, before: str) -> Polarity:
    applied = re.search(r"申报|参评|申请|争创|创建", before) or _OTHERS_HONOUR.search(before)
    if applied or is_anothers_honour(prose, start):
        return "unsure"
    return claim_polarity(prose, start, start)


def _honour(prose: Prose, cue: Cue) -> tuple[Mention | None, int]:
    low, high = prose.clause(cue.start)
    by = re.search(r"由[^,]{2,24}$", prose.text[low : cue.start])
    nouns = prose.within(low if by else cue.start, high, "honour_noun")
    quoted = _quoted(prose, cue.end, high) or _named_before(prose, low)
    verb = prose.text[cue.start : cue.end]
    after = prose.text[cue.end : high]
    strong = bool(_STRONG_VERB.search(verb))
    if not nouns and not quoted and not strong:
        return None, cue.end
    ranked = bool(nouns) and _PRIZE.search(prose.text[nouns[-1].start : nouns[-1].end])
    plain = nouns and not quoted and not strong and not ranked
    if plain and _NOT_HONOUR.search(after[: nouns[-1].end - cue.end]):
        return None, cue.end
    if verb in _RANKED and not _CONTEST.search(prose.text[low:high]):
        return None, cue.end
    if _CLIENTS_PRAISE.search(prose.text[low : cue.end]):
        return None, cue.end
    if _THANKS.search(prose.text[low : cue.start]) or after.startswith("信"):
        return None, cue.end
    if _NO_HONOURS_NAME.match(after) or _is_grade(prose, (low, high), nouns):
        return None, cue.end
    start, end = prose.given(low, high)
    named = _ISSUER.search(prose.text[low:high]) or _ISSUER_OF.search(prose.text[low:high])
    issuer = bare_issuer(named.group("issuer")) if named else None
    others = bool(_OTHERS_HONOUR.search(prose.text[low : cue.start])) or is_anothers_honour(prose, cue.start)
    applied = (
        verb in ("申报", "参评", "推荐为")
        or bool(
            re.search(r"参评|申报|推荐|冲刺|(?<!合理化)建议(?:贵|予以|给予|授予|协会)", prose.text[low:high])
        )
        or others
    )
    mention = Mention(
        label="honour",
        start=start,
        end=end,
        text=prose.text[low:high],
        polarity="unsure" if applied else claim_polarity(prose, cue.start, cue.end),
        year=prose.year_at(cue.start),
        issuer=issuer,
    )
    return mention, high


def _quoted(prose: Prose, start: int, end: int) -> list[Cue]:
    """Quoted names that are an honour's: “自治区质量奖”."""
    return [
        Cue("honour_noun", start + match.start(1), start + match.end(1))
        for match in re.finditer(r"[“「\"]([^”」\"]{2,24})[”」\"]", prose.text[start:end])
        if _HONOURS_NAME.search(match[1])
    ]


def _named_before(prose: Prose, low: int) -> list[Cue]:
    """The honour's name in the clause before: 那块“示范店”的牌子，是市场监管局发给我们的."""
    before = clause_before(prose, low)
    return _quoted(prose, low - 1 - len(before), low - 1) if before else []


def _is_grade(prose: Prose, clause: tuple[int, int], nouns: list[Cue]) -> bool:
    """True for 检查中获得优秀: the grade of an inspection is no honour."""
    bare = all(prose.text[noun.start : noun.end] in ("优秀", "先进") for noun in nouns)
    return bare and bool(prose.within(*clause, "inspecting"))
