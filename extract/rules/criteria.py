"""Every condition of the notice: met, not met or unknown, with the words that say so.

What a form cannot prove is never met in silence: it stays unknown, with what the unit claims of itself
(本单位自述) and with what a reviewer should look at.
"""

from collections.abc import Callable, Sequence

from extract.result import Criterion, CriterionState, Evidence
from extract.rules.award_checks import judge_cell
from extract.rules.case import Case, evidence
from extract.rules.facts import LABELS, Mention
from extract.rules.field_checks import SLOWEST_POST, stamp_date, year_under_a_seal
from extract.rules.scale import judge_scale
from extract.rules.seal_checks import (
    GREY_WARNING,
    bare_slots,
    required_slots,
    seal_verdict,
    unit_seals,
)
from extract.season import Condition

Check = Callable[[Case, Condition], Criterion]

OWN_CLAIM = "本单位自述"


def decide(case: Case) -> tuple[Criterion, ...]:
    """One criterion for each condition that the season and the award set, in their order."""
    return tuple(CHECKS[condition.check](case, condition) for condition in case.conditions())


def _criterion(
    condition: Condition, state: CriterionState, message: str, places: Sequence[Evidence] = ()
) -> Criterion:
    return Criterion(
        id=condition.id,
        state=state,
        notice=condition.notice,
        evidence=tuple(dict.fromkeys(places)),
        message=message,
    )


def _to_people(condition: Condition, start: str = "推荐表本身不能证明此项") -> str:
    return f"{start}。{condition.hint}" if condition.hint else f"{start}，请人工核实。"


def _people(_case: Case, condition: Condition) -> Criterion:
    return _criterion(condition, "unknown", _to_people(condition))


def _claims(case: Case, condition: Condition, *labels: str) -> Criterion:
    """Unknown, with what the unit says of itself."""
    told = [(m, place) for m, place in case.mentions(*labels) if m.polarity == "asserted"]
    if not told:
        return _criterion(condition, "unknown", _to_people(condition, "材料中未提及此项"))
    return _criterion(condition, "unknown", _own_claim(condition, told), [place for _, place in told])


def _own_claim(condition: Condition, told: Sequence[tuple[Mention, Evidence]]) -> str:
    words = "、".join(f"“{text}”" for text in dict.fromkeys(mention.text for mention, _ in told))
    return _to_people(condition, f"{OWN_CLAIM}：{words}，尚待核实")


def _claim(case: Case, condition: Condition) -> Criterion:
    topics = condition.params.get("topics", ())
    return _claims(case, condition, *(topic for topic in LABELS if topic in tuple(topics)))  # type: ignore[arg-type]


def _innocence(*labels: str) -> Check:
    """Not met where the unit tells of it itself; a denial is the unit's own claim and no proof."""

    def check(case: Case, condition: Condition) -> Criterion:
        told = case.mentions(*labels)
        year = case.season.year
        against = [(m, e) for m, e in told if m.polarity == "asserted" and m.year in (None, year)]
        if against:
            words = "、".join(f"“{mention.text}”" for mention, _ in against)
            return _criterion(condition, "not_met", f"材料中载明{words}。", [e for _, e in against])
        denied = [(m, e) for m, e in told if m.polarity == "denied"]
        if denied:
            return _criterion(condition, "unknown", _own_claim(condition, denied), [e for _, e in denied])
        return _criterion(condition, "unknown", _to_people(condition, "材料中未提及此项"))

    return check


def _inspection(case: Case, condition: Condition) -> Criterion:
    """Not met where the unit tells of a failed inspection; a passed one is its own claim."""
    told = case.mentions("inspection")
    failed = [(m, e) for m, e in told if m.polarity == "denied" and m.year in (None, case.season.year)]
    if failed:
        words = "、".join(f"“{mention.text}”" for mention, _ in failed)
        return _criterion(condition, "not_met", f"材料中载明{words}。", [e for _, e in failed])
    return _claims(case, condition, "inspection")


def _dues(case: Case, condition: Condition) -> Criterion:
    match, year = case.member, case.season.year
    if match is not None and match.member is not None and match.certain:
        paid = match.member.paid(year)
        if paid is not None:
            state: CriterionState = "met" if paid else "not_met"
            words = "已交纳" if paid else "未交纳"
            return _criterion(condition, state, f"会员名册载明{year}年度会费{words}。")
    reason = "未载入会员名册" if case.register is None else f"会员名册中没有{year}年度会费记录"
    told = [(m, e) for m, e in case.mentions("dues") if m.polarity == "asserted"]
    if told:
        return _criterion(condition, "unknown", _own_claim(condition, told), [e for _, e in told])
    return _criterion(condition, "unknown", _to_people(condition, reason))


def _member(case: Case, condition: Condition) -> Criterion:
    places = evidence(case.field(case.unit_key))
    match = case.member
    if match is None:
        reason = "未载入会员名册" if case.register is None else "推荐表未写明单位名称"
        return _criterion(condition, "unknown", _to_people(condition, reason), places)
    if match.member is None:
        return _criterion(condition, "not_met", "会员名册中没有该单位。", places)
    if not match.certain:
        reason = f"名册中有相近的单位“{match.member.name}”，可能是同一单位"
        return _criterion(condition, "unknown", _to_people(condition, reason), places)
    notes = "".join(match.conflicts)
    if match.how == "former_name":
        notes = f"所填为曾用名，现名“{match.member.name}”。" + notes
    state: CriterionState = "unknown" if match.conflicts else "met"
    return _criterion(condition, state, f"会员名册中有“{match.member.name}”。{notes}", places)


def _deadline(case: Case, condition: Condition) -> Criterion:
    season = case.season
    written, day = stamp_date(case)
    places = evidence(written)
    if case.received is not None:
        late = case.received > season.closing
        said = f"收件日期{case.received:%Y-%m-%d}，截止日期{season.closing:%Y-%m-%d}。"
        return _criterion(condition, "not_met" if late else "met", said, places)
    if day is None:
        return _criterion(condition, "unknown", _to_people(condition, "收件日期和盖章日期均不明"), places)
    if (day - season.closing).days > SLOWEST_POST:
        reason = f"盖章日期{day:%Y-%m-%d}远晚于截止日期{season.closing:%Y-%m-%d}，可能是笔误或识别错误"
        return _criterion(condition, "unknown", _to_people(condition, reason), places)
    if written is not None and day > season.closing and year_under_a_seal(case, written, day):
        reason = (
            f"盖章日期{day:%Y-%m-%d}晚于截止日期{season.closing:%Y-%m-%d}，但年份被印章遮盖，可能是识别错误"
        )
        return _criterion(condition, "unknown", _to_people(condition, reason), places)
    if day > season.closing:
        return _criterion(condition, "not_met", f"盖章日期{day:%Y-%m-%d}晚于截止日期。", places)
    if day < season.opening:
        reason = f"盖章日期{day:%Y-%m-%d}早于申报开始日期{season.opening:%Y-%m-%d}，可能是笔误"
        return _criterion(condition, "unknown", _to_people(condition, reason), places)
    return _criterion(condition, "met", f"盖章日期{day:%Y-%m-%d}在申报期限内。", places)


def _sealed(case: Case, condition: Condition) -> Criterion:
    bare, seals = bare_slots(case), unit_seals(case)
    places = [Evidence(page=seal.page, box=seal.box, text=seal.text or "") for seal in seals]
    if bare or not (seals or required_slots(case.reading.slots)):
        where = [Evidence(page=slot.page, box=slot.box, text=slot.name) for slot in bare]
        if not case.pages_readable:
            reason = "有页面无法识别，不能断定是否盖章"
            return _criterion(condition, "unknown", _to_people(condition, reason), where)
        return _criterion(condition, "not_met", "未见单位公章。", where)
    verdicts = [seal_verdict(case, seal, case.text(case.unit_key)) for seal in seals]
    matching = [seal for seal, verdict in zip(seals, verdicts, strict=True) if verdict]
    if any(seal.state != "grey" for seal in matching):
        return _criterion(condition, "met", "单位意见处盖有本单位印章。", places)
    if matching:
        return _criterion(condition, "unknown", _to_people(condition, GREY_WARNING), places)
    if verdicts and all(verdict is False for verdict in verdicts):
        return _criterion(condition, "not_met", "印章名称与单位名称不一致。", places)
    return _criterion(condition, "unknown", _to_people(condition, "印章名称不能确认"), places)


def _service_scale(case: Case, condition: Condition) -> Criterion:
    verdict, scales = judge_scale(case, condition)
    places = [place for scale in scales for place in scale.evidence]
    said = "，".join(f"{scale.name}：{scale.said}" for scale in scales)
    if verdict == "unknown":
        return _criterion(condition, "unknown", _to_people(condition, f"不足以判断（{said}）"), places)
    return _criterion(condition, verdict, f"{OWN_CLAIM}：{said}。", places)


def _qualification(case: Case, condition: Condition) -> Criterion:
    cell = case.field("职业资格")
    if cell is None:
        told = [(m, e) for m, e in case.mentions("certificate") if m.polarity == "asserted"]
        if told:
            return _criterion(condition, "unknown", _own_claim(condition, told), [e for _, e in told])
        return _criterion(condition, "unknown", _to_people(condition, "未填写职业资格"))
    verdict, found = judge_cell(case, condition)
    if verdict == "unknown":
        reason = f"“{cell.value.strip()}”未写明资格等级" if found else f"“{cell.value.strip()}”不能确认"
        return _criterion(condition, "unknown", _to_people(condition, reason), evidence(cell))
    state: CriterionState = "met" if verdict == "eligible" else "not_met"
    return _criterion(condition, state, f"职业资格填写为“{cell.value.strip()}”。", evidence(cell))


CHECKS: dict[str, Check] = {
    "people": _people,
    "claim": _claim,
    "no_penalty": _innocence("penalty"),
    "no_violation": _innocence("violation"),
    "no_complaint": _innocence("complaint"),
    "inspection_passed": _inspection,
    "dues": _dues,
    "member": _member,
    "deadline": _deadline,
    "sealed": _sealed,
    "service_scale": _service_scale,
    "number": _service_scale,
    "qualification": _qualification,
}
"""The functions behind the `check` names of a season's file."""
