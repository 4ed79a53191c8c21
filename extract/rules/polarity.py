"""Whether a text says that something happened, denies it, or leaves it open."""

import re

from extract.rules.facts import Polarity
from extract.rules.prose import Prose
from models.narrative import Cue

REACH = 40
"""Characters of one clause over which a negation reaches; farther off it negates something nearer."""

_WHERE = re.compile(r"^在[^,]{0,20}?(?:过程中|期间|方面|检查|工作中|中|内|时|里|上)(?:均|都|也|从)?")
_REACHES_FAR = re.compile(
    r"^(?:对(?:我|本)|让|哪|作出|做出|下达|因|由于|升级为|演变[为成]|上升为|发生|出现|再(?!次)|任何|挨|吃过?|遇到|被|受(?![训理众益聘邀托])|给予|予以|处以|采取|实施|遭|收到|接到|接获|存在|产生|引发|导致|曾|有(?![效序力偿])|列入|纳入|涉"
    r"|一(?:起|件|例)?(?:升级|演变|上升)[为成]|一[人例起件项宗名笔任家个位分毛张条]|一次(?!性)|发现.{0,8}(?:有|存在))"
)
"""What may follow a negation that governs the rest of its clause: 未发生因…而被处罚的情况."""

_WHO = re.compile(
    r"^(?:任何|一[人例家名个]?|个|维保|所|服务|我|员工|职工|单位|个人|人|公司|项目|客户|和|及|或|同志|成员){1,6}(?:因[^,]*)?(?:被|受|遭)"
)
_ATTRIBUTE = re.compile(r"(?:签约|持证|入会|参保|达标|设置|配备|安装|联网)的")
"""未签约的小微企业: the negation belongs to the noun and goes no farther."""
_SUMS_UP = re.compile(r"[^,]{0,8}?的?(?:问题|情况|情形|现象|事实|事件|事情|记录|经历)")
"""不存在拖欠工资被处罚的问题: what does not exist is all that the last word sums up."""
_NOBODY = re.compile(
    r"^[^,的]{1,10}(?:人员|员工|职工|人|单位|公司|项目|客户|成员|机构|部门|车辆)(?:也|都)?(?:因[^,]*|在[^,]*)?(?:被|受|遭)"
)
"""没有持证人员因脱岗被处罚: nobody of whom the passive could tell. Of 未 it would be an attribute."""
_REACHES_NEAR = re.compile(
    r"^(?:新增|新的|因|由|在|有|过|从|形成|得到|造成|给|于|就|违法|违规|违纪|不良|行政|重大|任|其他|其它|安全|事故|质量|消防|主管|上级|各|相关|有关|监管|业务|年|本"
    r"|此|类似|触犯|记录|客户|用户|业主|执法|监督|检查|负面|较大|较重|严重|刑事|经济|个人|职工|员工|单位|公司|项目|法律|两|三|几|半|丝毫|例|起|次|件|宗|人"
    r"|处罚|罚款|通报|警告|差评|举报|信访|不满|投诉|问题|案件|情况|现象|行为|通过|参加|获|取得|荣|达到|进行|开展|组织|签|承接|评|中断|间断|发现|奢望|想|敢|[^,]{0,16}(?:局|队|部门|机关|机构|厅|委|政府)的?(?:任何|行政)?$)"
)
"""What may stand between a negation and a bare noun: 无重大行政处罚. With a passive between them the
negation is spent on the nearer verb: 未检查设施被处罚 tells of a penalty."""

_PUT_TO_USE = re.compile(r"(?:出具|编造|搞|参与|借用|出租|出借|让渡)(?:过|了|任何)*")
"""没有出具过 虚假报告: a verb whose object is the wrong itself."""
_SPENT_BY = re.compile(r"结果|却|但|仍|因此|致使|遂|(?<!事)故被|终被|才")
_PASSIVE = re.compile(r"被|受到|遭(?!遇)|处以|予以|给予|作出|收到|进行了|责令")
_DOUBLE = re.compile(
    r"(?:并非|不是|不能说|不敢说|谈不上|说不上)[^,]{0,6}?(?:没有|没|无|未)|无不|未能避免|难以避免|没能避免|未避免|不可避免|未能幸免|(?:未能|没能|难以?|无法)(?:免于|免予|免受|免除|逃过|逃脱|躲过)"
)
_TRAILING = re.compile(
    r"^(?!.{0,4}外).{0,6}?(?:(?:记录|情况|次数|事件|案件|率|数|量)?(?:为|是|均为|共|:|计)?(?:零|无(?![法效不一需论证故偿照])|没有(?=[,。;了]|$|发生|出现|记录|一)|空(?:白|的?(?=[,。;]|$))|否(?!则)|〇)(?!点|\.|售)|(?:为|是|:|共)?(?<!\d)0[(]?(?:次|起|件|项|例|宗|条|人|元|%|$|,|。))"
)
_ANSWERED = re.compile(
    r"^[^,:]{0,8}:(?:(?:均|都|从|一律|暂|尚|并)*(?:未|没有?)(?:曾|有|被|受到?|出现|发生|列入|纳入|录入|查到|查见|查询到|收到|发现|涉及|记载)*"
    r"(?:过|任何|相关|该类|此类)*(?:记录|情况|情形|信息|名单)?|(?:[一-龥]{1,6}(?<![一二两三四五六七八九十])[0零](?:起|次|件|项|例|宗|人|条)?、?)+)$"
)
"""黑名单:未列入, 行政处罚:住建0、消防0 — a heading with its answer, which is the last of the clause."""
_LEAST_FIRST = re.compile(r"(?:^|[^一二两三四五六七八九十\d第])(?:哪怕)?(?:[一半]|任何一)[^,]{0,2}$")
_THEN_NOT = re.compile(
    r"^[^,]{0,6}?(?:也|都|均|从)?(?:没有?|未|不)(?:挨|吃|受|有|领|接|收|来|出|发生|被|缴|交|拿)"
)
"""一张罚单没吃过, 半次处罚也没挨过: the least of a thing in front of a negated verb is a denial."""
_NEVER_MET = re.compile(
    r"^[^,]{0,8}?(?:(?:我们?|咱们?|公司|单位|从来|从|一次|一回|都|也|均|更|就)*)"
    r"(?:(?:没有?|未曾?|从未)(?:见|碰|沾|收到|接到|挨|吃|领|受|摊上|遇到|干|做|参与)(?:着|上)?过"
    r"|(?:没|不)(?:干|做|沾|碰|搞|参与)(?:[,。;]|$))"
    r"|^(?:[^,]{0,8}?(?:我们?|咱们?|公司|自己|今年|全年|年内))?一(?:个|次|张|起|样|回|件)(?:也|都)?(?:没有?|无)(?:[,。;]|$)"
    r"|^[^,]{0,4}名单(?:中|里|上|内)?(?:都|也|均)?(?:没有|无|不含|不见|未见|查无|查不到)(?:我|本)"
)
"""罚单长啥样我们没见过, 违法的事咱不干: the thing stands before its verb, which is denied."""
_TOPIC_ENDS = re.compile(r"(?:单|款)?(?:这种|这类|那种|之类|什么)?的?(?:事儿?|东西|情况)?(?:、[^,]{1,12})?")


def never_met_next(prose: Prose, start: int, end: int) -> bool:
    """处罚这种事，我们没碰过: a bare topic whose verb of meeting, denied, stands in the next clause."""
    low, high = prose.clause(start)
    if not re.fullmatch(r"(?:[^,]{1,8}、|行政|什么|至于|像)*", prose.text[low:start]):
        return False
    if not _TOPIC_ENDS.fullmatch(prose.text[end:high]) or prose.text[high : high + 1] != ",":
        return False
    return bool(
        _NEVER_MET.match(re.sub(r"一样(?!没有)|哪样|样样", "", prose.text[slice(*prose.clause(high + 1))]))
    )


_SUFFERED = re.compile(r"(?:挨|吃|受|有|领|被)(?:过|了|着)")
_BOOK = re.compile(r"《[^》]*$")
_NOUGHT = re.compile(r"(?<![\d.])[0零](?:行政|有效|客户|用户|质量|重大|安全)?$")
"""0处罚, 零投诉."""
_IS_NONE = re.compile(r"(?:并非|非|不是|不属于|不属|不算|不构成)(?:受到|受|一种)?(?:任何)?(?:行政|消防)?$")
"""协会约谈，非行政处罚."""
_MODAL = re.compile(
    r"(?:可以?|应当?|将会?|(?<![机学商协工社年都])会|须|(?<![主重需只])要|该|(?<!说)(?:不能|不愿|不想)|免得|省得|生怕|(?<!可)怕|恐怕|险些|差一?点|再不[^,]*)"
    r"(?:(?:依法|当场|并|就|由|处|给予|予以|被|受|遭|再|挨)[^,]{0,12})?$"
)
"""可处五千元以上罚款, 就要被责令停产: a rule or a danger, no event."""
_FOR_ALL = re.compile(r"违者|一律|凡是?[^,]{1,12}者|谁(?:要是|若)?(?:被|挨|受|遭|$)")
_RULE_BEFORE = re.compile(
    r"^(?!.*(?:因|由于|违反|违背|不符|未|没有|不按|根据|依据|依照|按照)).*(?:规定|制度|办法|约定|条款|公约|纪律|细则)(?:明确|要求|写明)?$"
)
"""公司制度规定，迟到一次罚款50元. 违反规定，受到处罚 tells of an event."""


def is_quoted_title(prose: Prose, position: int) -> bool:
    """True inside 《…》: a law's name tells nothing of the unit."""
    start, _ = prose.sentence(position)
    before = prose.text[start:position]
    title = prose.text[position : position + 40].partition("》")
    return (
        bool(_BOOK.search(before))
        and bool(title[1])
        and not re.search(r"决定书|(?<!事先)告知书|通知书", title[0])
    )


def is_denied(prose: Prose, start: int, end: int, *, behind: bool = True) -> bool:
    """True where a negation reaches the stretch, before it in its clause or (`behind`) right after it."""
    low, high = prose.clause(start)
    before = prose.text[low:start]
    if _DOUBLE.search(before):
        return False
    if _NOUGHT.search(before) or _IS_NONE.search(before):
        return True
    if behind and _denied_behind(before, prose.text[start:end], prose.text[end:high]):
        return True
    for cue in reversed(prose.within(low, start, "negation")):
        word, gap = prose.text[cue.start : cue.end], prose.text[cue.end : start]
        if word == "没" and re.match(r"收(?![到过])", gap):  # 没收违法所得
            continue
        existing = word == "不存在" or gap.startswith(("发生", "出现", "存在"))
        if existing and _SUMS_UP.match(prose.text[end:high]):
            return True
        nobody = word in ("没有", "没", "无", "并无", "均无")
        if _reaches(gap, prose.text[start:end]) or (
            nobody and _NOBODY.match(gap + prose.text[start:end][:2])
        ):
            return True
    return _list_denied(prose, low, start)


def _denied_behind(before: str, cue: str, after: str) -> bool:
    """Whether what follows a stretch in its clause denies it."""
    if cue.endswith("没") and _SUFFERED.match(after):  # 罚没挨过: 罚 and 没, not 罚没
        return True
    if _TRAILING.match(after) or _ANSWERED.match(after) or _NEVER_MET.match(after):
        return True
    return bool(_LEAST_FIRST.search(before) and _THEN_NOT.match(after))


def _reaches(gap: str, cue: str) -> bool:
    """Whether a negation followed by `gap` negates the cue after the gap."""
    gap = re.sub(r"^因[此而]", "", gap)
    if len(gap) > REACH or _SPENT_BY.search(gap):
        return False
    if re.match(r"[效需论偿]", gap):  # 无效, 无需, 无论, 无偿 negate nothing behind them
        return False
    rest = _WHERE.sub("", gap)
    if not rest or _REACHES_FAR.match(rest) or _WHO.match(rest + cue[:2]):
        return True
    if _PUT_TO_USE.fullmatch(rest):
        return True
    if _PASSIVE.search(rest + cue[:2]):
        return False
    if _ATTRIBUTE.match(rest):
        return False
    listed = rest.endswith(("、", "和", "及", "或", "与")) or len(rest) <= 2
    return listed or bool(_REACHES_NEAR.match(rest))


def _list_denied(prose: Prose, low: int, start: int) -> bool:
    """未发生投诉,处罚等情况 carries its negation over a comma into a bare noun."""
    if prose.text[low:start].strip("、和及或与"):
        return False
    sentence = prose.sentence(start)
    before = [clause for clause in prose.clauses_of(sentence) if clause[1] <= low]
    if not before:
        return False
    tail = re.match(
        r"^.{0,8}?(?:等(?:情况|现象|行为|问题|记录|事件)?|的?(?:记录|情况|现象))",
        prose.text[start : start + 16],
    )
    return bool(tail) and bool(prose.within(*before[-1], "negation"))


def is_open(prose: Prose, start: int) -> bool:
    """True where the clause is conditional or speaks of what is to come."""
    low, _ = prose.clause(start)
    if _DOUBLE.search(prose.text[low:start]):
        return False
    if _FOR_ALL.search(prose.text[low:start]) or _MODAL.search(prose.text[low:start]):
        return True
    if _RULE_BEFORE.search(clause_before(prose, low)):
        return True
    conditions = [cue for cue in prose.within(low, start, "conditional") if _is_condition(prose, cue)]
    if any(prose.text[cue.end : start].count("、") < 3 for cue in conditions):
        return True
    return is_supposed(prose, start)


def is_supposed(prose: Prose, start: int) -> bool:
    """True where an if opens the sentence before `start`: 若全部落地，将增加到58家."""
    opening = prose.within(prose.sentence(start)[0], start, "conditional")
    return any(prose.text[cue.start : cue.end] in _OPENING and _is_condition(prose, cue) for cue in opening)


_OPENING = (
    *("如", "如有", "若", "若有", "如果", "一旦", "倘若", "假如", "凡", "凡有"),
    *("要是", "要不是", "假使", "倘", "如若", "如发现", "若发现"),
)
_NO_CONDITION = re.compile(r"如[下期实愿约数何今此同故意初上]|如.{0,2}所[述示愿]")
_PART_OF_WORD = re.compile(r"(?:[例比诸譬犹正恰宛假]|不)$")


def _is_condition(prose: Prose, cue: Cue) -> bool:
    """False for 如 in 如下, 如期, 例如 and their like."""
    if prose.text[cue.start] != "如" or prose.text[cue.start : cue.end] == "如果":
        return True
    return not (
        _NO_CONDITION.match(prose.text[cue.start : cue.start + 5])
        or _PART_OF_WORD.search(prose.text[max(0, cue.start - 1) : cue.start])
    )


def clause_before(prose: Prose, low: int) -> str:
    """The clause of the same sentence that ends before `low`; empty where there is none."""
    earlier = [clause for clause in prose.clauses_of(prose.sentence(low)) if clause[1] <= low]
    return prose.text[slice(*earlier[-1])] if earlier else ""


def _plans(prose: Prose, low: int, high: int) -> list[Cue]:
    """Words of planning; 待 in 接待, 对待 and their like is none, nor is a return that was handed in late."""
    return [
        cue
        for cue in prose.within(low, high, "planned")
        if (
            prose.text[cue.start : cue.end] != "待"
            or prose.text[cue.start - 1 : cue.start] not in _BEFORE_WAIT
        )
        and not _blamed(prose.text[low : cue.start], prose.text[cue.start : cue.end], prose.text[cue.end :])
    ]


_BEFORE_WAIT = tuple("接对招款善亲优厚看虐")
_BLAMED_BEFORE = re.compile(
    r"(?:逾期|超期|延期|迟|晚|漏|虚假|零|(?:未|没有?)(?:能)?(?:按[时期规]定?|及时|如实|依法))$"
)
_BLAMED_BEHIND = re.compile(r"(?:材料|数据|信息)?(?:不实|有误|错误|逾期|延误|不及时|不完整|超期)")


def _blamed(before: str, word: str, after: str) -> bool:
    """逾期申报 and 申报不实 are what a penalty was for, and no plan."""
    return word in ("申报", "申请") and bool(_BLAMED_BEFORE.search(before) or _BLAMED_BEHIND.match(after))


def is_planned(prose: Prose, start: int) -> bool:
    """True where the clause, up to `start`, speaks of plans."""
    low, _ = prose.clause(start)
    return bool(_plans(prose, low, start))


def claim_polarity(prose: Prose, start: int, end: int) -> Polarity:
    """Of a good deed or a number: asserted unless denied or planned."""
    low, _ = prose.clause(start)
    plans = [cue.start for cue in _plans(prose, low, start)]
    if plans:  # 未申请专利 is a denial, 申请专利 a plan
        negated = any(cue.end == plans[0] for cue in prose.within(low, start, "negation"))
        return "denied" if negated else "unsure"
    return "denied" if is_denied(prose, start, end, behind=False) else "asserted"
