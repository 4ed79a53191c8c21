"""Penalties, violations and complaints in a narrative."""

import re
from collections.abc import Iterator

from extract.rules.aims import is_wished
from extract.rules.facts import Label, Mention, Polarity
from extract.rules.polarity import is_denied, is_open, is_planned, is_quoted_title, never_met_next
from extract.rules.prose import Prose
from extract.rules.subjects import is_anothers, told_by_another
from models.narrative import Cue

_NOT_AN_INCIDENT = {
    "penalty": re.compile(
        r"^.{0,2}(?:措施|制度|办法|条款|规定|条例|标准|力度|权限|依据|机制|细则|法(?!人)|程序|种类|案例|知识|规范|裁量|风险|条文|牌|声|标[志识牌语]|提示|信号|装置|事由|后果|原因|后进|落后)"
    ),
    "violation": re.compile(r"^.{0,2}(?:查处|整治|治理|整改|知识|案例|风险|成本|线索|巡查|劝阻|专项)"),
    "complaint": re.compile(
        r"^.{0,8}(?:小时|分钟|工作日|日)(?:之?内)|^了?(?:同行|他人|非法|不法|假冒|挂证|[^,被我]{0,10}行为)|^率(?!.{0,4}(?:为|是|:|达)?(?:0|零))|^.{0,2}(?:处理|电话|热线|渠道|机制|制度|平台|箱|回访|办理|受理|管理|响应|及时|处置|反馈|解决|邮箱|簿|建议|征集|流程|调解|整改|服务|率低|中心|回复|满意)"
    ),
}
_BEFORE_NOT_AN_INCIDENT = {
    "penalty": re.compile(
        r"(?:奖惩|奖励和|奖励与|奖励、|学习|宣讲|讲解|宣传|(?<!不)规范|自由裁量|法律责任和|了解|学法|减免|内部|公司制度|绩效|考勤|行政复议)[^,]{0,6}$"
    ),
    "violation": re.compile(
        r"(?:告诫|教育|提醒|警示|强调|查处|纠正|制止|劝阻|举报|打击|抵制|杜绝|发现|整治|消除|防范|避免|排查|督促|查找|劝导|坚决反对|严查|治理|学习|拒绝|预防|减少|遏制|监督|曝光|协助|配合|查纠|同|与)[^,]{0,14}$"
    ),
    "complaint": re.compile(
        r"(?:征求|听取|收集|征集|采纳|汇总|处理|解决|受理|回应|化解|处置|办理|接听|调解|降低|减少|协调|预防|设立|设置|公布|开通|建立|完善|畅通|协助)[^,]{0,10}$"
    ),
}
_HAPPENED = {
    "penalty": re.compile(
        r"(?:队|局|厅|委|交警|消防|住建|城管|部门|机关)(?:又|也|还|曾|给|把|就)*(?:我们?|咱们?|公司)?罚(?:了|过|我|咱|本|[一二两三四五六七八九十百千\d])"
        r"|[被叫让][^,]{1,8}?给?罚了?|罚得|单?(?:至今|还|一直|尚|我们)*[没未][交缴拖]|通报了?(?:我|本)|[缴交]了|责令(?:我|本|公司)|寄到|送达|照[缴交]|[罚分]虽|维持了?|(?:缴|交)(?:清|纳|完|付)|不服|维持|(?:未能|没能|难以?|无法)免|[这那该][份张次笔项].{0,4}(?:处罚|罚单|罚款)(?:决定书|通知书)?|被|受到|受过|受[^理训]|遭|因|曾|给了|挨|吃|罚过|处以|处罚款|给予|予以|作出|做出|收到|下达|接受|缴纳|有\d|有[一二两三]|[一二两三四五\d]+(?:次|起|项|笔|万|千|元|张)|列入|纳入|罚款\d|:有|存在|对(?:我|本)|认罚"
    ),
    "violation": re.compile(
        r"造成|致使|发生|存在|因|被|涉嫌|有|出现|曾|记入|[一二两三四五\d]+(?:起|次|件|宗)|列入|纳入|参与|构成"
    ),
    "complaint": re.compile(
        r"收到|接到|提出|打来|告过|告了|拨打|转来|(?:客户|业主|用户|居民|商户|住户|顾客|消费者|家长|邻居|人家|有人|租户|店家|老板)(?:曾|也|却|还|又|就|两次|多次)?(?:投诉|举报)(?:到|了|过|至|我|给|称|公司|协会|咱|本)|被|发生|有|遭|因|出现|曾|受到|引发|引起|导致|向[^,]{1,12}$|反映|扰民|\d人次|(?:投诉|举报)(?:到|至)|热线|意见[一二两三四五六七八九十\d]+[条件次]|提[出了过]|[一二两三四五六七八九十\d]+(?:起|次|件|例|宗|通)|:有"
    ),
}
_OTHERS_PUNISHED = re.compile(
    r"(?:对|将|给|向)(?!我|本|公司(?!客户))[^,]{1,18}(?:进行|予以|给予|实施|作出|做出|处以|依法)[^,]{0,4}$|(?:协助|配合|帮助|督促|提醒|指导|服务|支持)[^,]{0,24}$"
)
_PUNISHED_OTHERS = re.compile(
    r"^款?过?的(?:是|为|系)(?!我|本|公司|咱)|^款?过?的(?:那家|那个|某|其他|另一家)|^(?:过)?的?(?:的)?(?:社会)?(?:单位|客户|企业|商户|商家|对象|人员|当事人|场所|业主)"
)
_BY_OTHERS = re.compile(
    r"对(?!我|本)[^,]{0,18}$|(?:社会单位|客户|业主|商户|商家|使用单位|责任单位|场所)[^,]{0,6}$"
)
_HEADING = re.compile(
    r"^(?:要说|若说|说到|说起|谈到|提到|至于|关于|论)?(?:是否|有无|受|行政|奖惩|违法违规|近.年|本年度|年内|年度)*(?:处罚|通报批评|投诉|违法违纪|警告)+(?:的?(?:情况|记录|次数))?$"
)
"""A heading that waits for its answer in the next clause."""
_ASKED = re.compile(r"(?:是否|有无|有没有|曾否)[^,]*$")
_ANSWER = re.compile(r"^[^,:]{0,6}:[√☑■]?(?:(?P<yes>是|有)|(?P<no>否|无|没有))")
_AUTHORITY_HELPED = re.compile(r"(?:协助|配合)[^,]{0,16}(?:查处|执法|部门|大队|支队|总队|局|机关)")
_LESSON = re.compile(
    r"(?:吸取|汲取|借鉴|对照|反思)[^,]{0,6}(?:其他|其它|兄弟|同行|别的|有关|相关|个别)|^的?(?:其他|兄弟)(?:单位|企业)"
)
_UNIT_PUNISHES = re.compile(
    r"^(?:我?公司|我司|我?单位|企业|项目部|协会)(?:也|还|均|已)?对(?!我|本|公司)[^,被]{1,20}$"
)
"""公司对分包单位罚款: the unit is the one that punishes."""
_UNIT_FINES = re.compile(
    r"(?:公司|单位|我司|项目部|班组|企业)(?:每?一?次|一律|就|都|要|还|也|会|当场|按规定|内部|将|即)*(?:处以|给予|处)?$"
)
_FINED_BY_UNIT = re.compile(
    r"(?:被|受到?)(?:我|本)?(?:公司|单位|项目部|班组|部门|企业)(?:内部)?(?:处以|给予|处)?$"
)
"""员工抽烟被公司罚款: no authority stands behind it."""
_ITS_PEOPLE = re.compile(r"对(?!我|本)[^,]{0,12}(?:员工|职工|人员|责任人|班组|师傅|者|项目部|分包|的人)")
"""对漏检的员工，公司一次罚200元: the unit fines its own people."""
_SPARED_OTHERS = re.compile(r"(?:免于|免受|免遭|避免了?|免除)[^,]{0,10}$")
_TOGETHER = re.compile(r"[与和同][^,]{1,8}(?:一同|一起|一并|共同|同时)[^,]{0,16}$")
_HELPING = re.compile(r"帮|协助|督促|指导|配合")
_WHO_MAY = re.compile(
    r"^(?:的?(?:记录|情况|问题))?(?:者|的(?:单位|企业|公司|会员|机构|人员|个人)?)(?:方可|方能|可以?|才能|优先|均可|均?不得|一律|取消|有资格)"
)
"""无处罚记录者优先: whom a rule lets in, nothing of the unit."""
_STILL_SOME = re.compile(
    r",(?:但是?|而|可是?|不过)?(?:今年|本年度?|后来|年底|\d+月)?(?:却|又|则|也)?(?:有|受|发生|出现|挨)(?:过|了)?"
    r"[一二两三四五六七八九十\d]+(?:次|起|回|笔|例)(?![^,。;]{0,4}(?:表彰|表扬|奖|检查|投诉|差评|举报|事故|故障|锦旗|处罚|罚款))"
)
"""去年零处罚，今年却有两次: the number goes on about what was denied for another time."""
_ONLY_ANNOUNCED = re.compile(r"(?:事先)?告知书.*(?:未|不|免)[予于](?:行政)?处罚")
"""收到处罚告知书，最终未予处罚: announced and not imposed."""
_LIFTED = re.compile(r"^.{0,8}(?:撤销|被撤|不成立|有误|误会|不实)")
_NOT_YET = r"(?<!申请)(?<!请求)(?<!要求)(?<!请)(?<!未)(?<!未能)(?<!没能)(?<!未被)(?<!没有)(?<!不予)"
_ANNULLED_BEFORE = re.compile(rf"{_NOT_YET}撤销了?(?!资[质格])[^,]{{0,16}}$")
_ANNULLED_AFTER = re.compile(
    rf"^(?:[^,]{{0,20}}|[^。;]*?,(?:后来?|最终|后经[^,]{{0,8}}|现)?(?:该|此|这|原|上述)[^,]{{0,20}}){_NOT_YET}撤销(?!资[质格]|的?(?:请求|申请))"
)
"""法院撤销了处罚决定, 该决定已被撤销: imposed and taken back, so people look at it."""
_CLEARED = re.compile(
    rf"[^。;]{{0,40}}?(?:(?:不予|未予|免予|没有?予以)(?:刑事|行政)?立案|(?:查无|并无)(?:此事|实据|实证)|事实不成立"
    rf"|{_NOT_YET}(?:撤案|撤销(?:该案|案件|立案)|排除了?[^,]{{0,4}}嫌疑|(?:终止|终结)了?调查)(?!的?(?:请求|申请)))"
)
"""曾被立案，后不予立案: looked into and dropped, so people look at it."""
_NO_FINE = re.compile(r".?(?:[奖赏扣体刑]罚|违不罚|.罚[则站跪球决字]|.?[无零0]罚)")
"""无罚 is the clipped denials' own; 奖罚, 扣罚违约金, 首违不罚: the bare character fines nobody there."""
_UNTRUE = re.compile(
    r"[^,。;]{0,6},?(?:那|这|可|都|就|才|纯属|纯)*(?:是|属)?(?:吹牛|假话|瞎话|骗人|说大话|大话|撒谎|胡说|不是(?:真的|实话)|不符合事实|与事实不符)"
)
"""要说没罚过，那是吹牛: a denial that the text itself calls untrue."""
_ACCUSED = re.compile(r"说|举报|反映|传|告|指|称|怀疑")
_NOTHING_IN_IT = re.compile(
    r"[^。;]{0,40}?,[^,。;]{0,10}?(?:没有?这(?:回)?事|(?:并|查)无此事|子虚乌有|纯属(?:误会|诬告|谣言|捏造)|(?:反映|举报)?(?:情况|内容)?(?:并)?不(?:属|符)实)"
)
"""对家说我们挂证，住建局查了，没这回事: an accusation that came to nothing."""
_REFUSED = re.compile(
    r"[^。;]{0,24}?,(?:都|也|却|但)?(?:我|我们|公司|我司|一概|均|都|也|坚决|当场|当即)*(?:(?:没有?|未)(?:答应|同意|理会|参与)|不(?:答应|干|同意|参与)(?=[,。;]|$)|拒绝|婉拒|回绝|推掉)"
)
"""围标的事有人找过我，我没答应."""
_PAID_NEXT = re.compile(
    r"单?,(?:\d+月|[今当次][年月日天]|后来|第二天|现|也|都)*(?:才|已|均|全部|就)*(?:缴|交)(?:清|了|完|齐)"
)
"""去年的罚款，今年才缴清: what is paid was imposed."""
_FINED = re.compile(r"罚了[一二两三四五六七八九十百千\d]")
_AUTHORITY = re.compile(r"大队|支队|总队|消防|住建|城管|局|部门|执法")
_NEXT_COUNT = re.compile(
    r"(?:全年|年内|本年度?|今年|其中|累计|合计)?(?:共|仅|只|总共)?(?:受理|接到|收到|接|办理|处理|发生|有)?了?"
    r"(?P<number>[一二两三四五六七八九十\d]+|零)余?(?:起|件|例|宗|通)(?=[,。;、(]|$)"
)


def _counted_next(prose: Prose, high: int) -> Polarity | None:
    """投诉受理率100%，全年受理2起: the clause behind counts what this one only names."""
    following = prose.text[high + 1 : prose.sentence(high)[1]] if prose.text[high : high + 1] == "," else ""
    match = _NEXT_COUNT.match(following)
    if match is None:
        return None
    return "denied" if match["number"].strip("0零") == "" else "asserted"


_NOT_OURS = re.compile(
    r"[^。;我本]{0,12},(?:均|都|但|此事|该事|这)?(?:与|和|跟|同)(?:我|本)(?:们|公司|司|单位|校|站|厂|店|所)?(?:并|均|毫|都)?(?:无关|无涉|没有?关系|不相干)"
)
"""分包单位被处罚，与我公司无关."""


def incidents(prose: Prose) -> Iterator[Mention]:
    """Penalties, violations and complaints, one a clause and polarity; what tells of none is left out."""
    labels: tuple[Label, ...] = ("penalty", "violation", "complaint")
    seen: set[tuple[Label, tuple[int, int], Polarity | None]] = set()
    for label in labels:
        for cue in prose.cues(label):
            polarity = _with_its_list(prose, cue, label)
            key = (label, prose.clause(cue.start), polarity)
            if polarity is not None and key not in seen:
                seen.add(key)
                yield _mention(prose, cue, label, polarity)
                if label == "penalty" and polarity == "unsure":
                    yield from _unlike_others(prose, cue)


_NOT_US = re.compile(
    r"(?:而|但是?)?(?:我们|我公司|我司|我单位|本公司)(?:却|则|就|从来|一次|都|也)*(?:没有|没|未)(?:过|被罚)?"
)


def _unlike_others(prose: Prose, cue: Cue) -> Iterator[Mention]:
    """他们被罚，我们没有: the second clause denies of the unit what the first tells of others."""
    high = prose.clause(cue.start)[1]
    if high + 1 < prose.sentence(cue.start)[1]:
        low, end = prose.clause(high + 1)
        if _NOT_US.fullmatch(prose.text[low:end]):
            start, stop = prose.given(low, end)
            yield Mention("penalty", start, stop, prose.text[low:end], "denied")


_LIST_GOES_ON = re.compile(r"(?:、|和|及|或|与|以及|等)+(?:行政|各类|任何)*")


def _with_its_list(prose: Prose, cue: Cue, label: Label) -> Polarity | None:
    """吊销、罚款、警告等处罚记录：无 denies all that it lists, not only the last."""
    polarity = _polarity(prose, cue, label)
    if polarity not in ("asserted", "unsure"):
        return polarity
    if _goes_on_denied(prose, cue, label):
        return "denied"
    end = cue.end
    for following in prose.within(cue.end, prose.clause(cue.start)[1], label):
        if not _LIST_GOES_ON.fullmatch(prose.text[end : following.start]):
            break
        end = following.end
        if _polarity(prose, following, label) == "denied":
            return "denied"
    return polarity


def _goes_on_denied(prose: Prose, cue: Cue, label: Label) -> bool:
    """没有围标、弄虚作假等违规行为: what a denied word begins, the last word sums up."""
    start = cue.start
    for earlier in reversed(prose.within(prose.clause(cue.start)[0], cue.start, label)):
        if not _LIST_GOES_ON.fullmatch(prose.text[earlier.end : start]):
            return False
        start = earlier.start
        if _polarity(prose, earlier, label) == "denied":
            return True
    return False


def _polarity(prose: Prose, cue: Cue, label: str) -> Polarity | None:
    low, high = prose.clause(cue.start)
    before, after = prose.text[low : cue.start], prose.text[cue.end : high]
    if is_quoted_title(prose, cue.start) or (
        cue.end - cue.start == 1 and _NO_FINE.match(prose.text[max(0, cue.start - 2) : cue.end + 1])
    ):
        return None
    praised = prose.text[cue.start : cue.end].endswith("通报") and re.match(r"表扬|表彰|嘉奖|会|情况", after)
    if praised or _HEADING.match(prose.text[low:high]):
        return None
    if re.match(r"(?:的?(?:情况|记录|次数|信息))?:", after) and prose.within(cue.end, high, label):
        return None  # 受处罚情况:未受处罚 — the answer says it in its own words
    if _ASKED.search(before) and (answer := _ANSWER.match(after)):
        return "asserted" if answer["yes"] else "denied"
    told_before = prose.text[prose.sentence(cue.start)[0] : low]
    if label == "penalty" and _UNIT_FINES.search(before) and _ITS_PEOPLE.search(told_before + before):
        return "unsure"
    if label == "penalty" and _FINED_BY_UNIT.search(before):
        return "unsure"
    if label == "penalty" and _SPARED_OTHERS.search(before) and _HELPING.search(told_before + before):
        return "unsure"
    others = is_anothers(prose, cue.start) if label != "complaint" else told_by_another(prose, cue.start)
    if others and label != "penalty":
        return None
    if label == "violation" and re.match(r"(?:就|便|即|一律)(?:会|要|将|得|被)", after):
        return "unsure"
    if _WHO_MAY.match(after):
        return "unsure"
    if is_denied(prose, cue.start, cue.end) or never_met_next(prose, cue.start, cue.end):
        if _STILL_SOME.match(prose.text[high : prose.sentence(cue.start)[1]]):
            return "asserted"
        if _UNTRUE.match(prose.text[cue.end : prose.sentence(cue.start)[1]]):
            return "asserted"
        wished = is_wished(prose, cue.start, cue.end)
        return "unsure" if wished or told_by_another(prose, cue.start) else "denied"
    suffered = re.search(r"(?:被|遭到?|受到|受(?![理训益众聘邀托]))[^,]{0,10}$", before)
    named_only = _NOT_AN_INCIDENT[label].match(after) or _BEFORE_NOT_AN_INCIDENT[label].search(before)
    if label == "complaint" and re.search(r"(?:协助|帮助|配合|协调)[^,]{0,20}$", before):
        return None
    counted = label == "complaint" and re.match(
        r"[一二两三四五六七八九十1-9]\d*余?(?:起|次|件|例|条|宗|通|人次)", after
    )
    if named_only and not suffered and not counted:
        return _counted_next(prose, high) if label == "complaint" else None
    if label == "violation" and (_PUNISHED_OTHERS.match(after) or _BY_OTHERS.search(before)):
        return None
    if is_open(prose, cue.start) or is_planned(prose, cue.start):
        return "unsure"
    if label == "penalty" and (others or _others(prose, cue, before, after)):
        return "unsure"
    told = before[-20:] + prose.text[cue.start : cue.end] + after[:8]
    if label == "complaint" and re.match(r"(?:总量|总数|数量|量)", after):
        told += prose.text[high : prose.sentence(cue.start)[1]]  # 投诉总量下降，全年仅2起
    imposed = label == "penalty" and (
        _PAID_NEXT.match(prose.text[cue.end : prose.sentence(cue.start)[1]])
        or (_FINED.match(prose.text[cue.start :]) and _AUTHORITY.search(told_before + before))
    )
    if not imposed and not _HAPPENED[label].search(told):
        return None if label != "penalty" else "unsure"
    sequel = after + prose.text[high : prose.sentence(cue.start)[1]]
    lifted = label == "penalty" and (_ANNULLED_BEFORE.search(before) or _ANNULLED_AFTER.match(sequel))
    if label == "violation" and _REFUSED.match(sequel):
        return "denied"
    if _ACCUSED.search(told_before + before) and _NOTHING_IN_IT.match(sequel):
        return "denied" if label == "violation" else "unsure"
    cleared = label == "violation" and _CLEARED.match(sequel)
    if lifted or cleared or _LIFTED.match(after) or _ONLY_ANNOUNCED.match(sequel):
        return "unsure"
    return "unsure" if label == "penalty" and _NOT_OURS.match(sequel) else "asserted"


def _others(prose: Prose, cue: Cue, before: str, after: str) -> bool:
    """True where somebody else is punished."""
    if _LESSON.search(before) or _LESSON.search(after) or _UNIT_PUNISHES.search(before):
        return True
    if _TOGETHER.search(before):
        return False
    if re.search(
        r"(?:我|本)(?:公司|单位|企业|协会|机构|司|人)|^(?:公司|企业|单位)(?:因|由于|被|也|还|又|曾|仍|再次)",
        before,
    ):
        return False
    if _PUNISHED_OTHERS.match(after) or _OTHERS_PUNISHED.search(before):
        return True
    so_far = prose.text[prose.sentence(cue.start)[0] : cue.start]
    if _AUTHORITY_HELPED.search(so_far) and not re.search(r"我|本(?:公司|单位)|被|受到", before):
        return True
    return bool(prose.within(*prose.clause(cue.start), "others"))


def _mention(prose: Prose, cue: Cue, label: Label, polarity: Polarity) -> Mention:
    low, high = prose.clause(cue.start)
    start, end = prose.given(low, high)
    return Mention(
        label=label,
        start=start,
        end=end,
        text=prose.text[low:high],
        polarity=polarity,
        year=prose.year_at(cue.start),
    )
