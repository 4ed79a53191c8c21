"""Flags that follow from the award: unknown, of the wrong kind, its qualification, scale and penalties."""

from collections.abc import Iterator

from extract.result import Evidence, Flag
from extract.rules.award_name import named_awards
from extract.rules.case import Case, evidence, garbled
from extract.rules.certificates import Claim, prove
from extract.rules.facts import Mention
from extract.rules.qualification import OPERATOR, Qualification, Verdict, judge_qualifications
from extract.rules.scale import in_words, judge_scale
from extract.season import Condition

KIND_NAMES = {"unit": "单位（集体）", "person": "个人"}


def award_named(case: Case) -> Iterator[Flag]:
    """`unknown_award` where the form names none of the season's awards, `award_kind_mismatch` where it
    names one that is not for this kind of form. An award left blank is a missing field, not an unknown one.
    """
    written = case.field("申报奖项")
    if case.award is None:
        if written is not None and not garbled(written):
            names = "、".join(award.name for award in case.season.awards)
            several = named_awards(written.value, case.season)
            told = f"申报奖项“{written.value.strip()}”"
            yield Flag(
                code="unknown_award",
                severity="block",
                message=f"{told}含有多个奖项（{'、'.join(several)}），每份推荐表只能申报一项，请明确保留哪一项。"
                if len(several) > 1
                else f"{told}不在本次评选的奖项之列，请从以下奖项中选择：{names}。",
                fields=("申报奖项",),
                evidence=evidence(written),
            )
        return
    if case.award.kind == case.reading.kind:
        return
    yield Flag(
        code="award_kind_mismatch",
        severity="block",
        message=(
            f"“{case.award.name}”是{KIND_NAMES[case.award.kind]}奖项，所报材料是"
            f"{KIND_NAMES.get(case.reading.kind, '其他')}推荐表，请改报相应奖项或改用相应的推荐表。"
        ),
        fields=("申报奖项",),
        evidence=evidence(written),
    )


def accepted(condition: Condition) -> tuple[tuple[str, ...], str]:
    """The trades that the condition accepts and the lowest grade, "" where any will do."""
    named = condition.params.get("accepts")
    trades = named if isinstance(named, tuple) else ("注册消防工程师", "消防设施操作员")
    asked = condition.params.get("min_grade", condition.params.get("equipment_operator_min"))
    return trades, str(asked) if asked else "中级" if OPERATOR in trades else ""


def judge_cell(case: Case, condition: Condition) -> tuple[Verdict, Qualification | None]:
    """The verdict on the form's own words; `unknown` where the cell is empty."""
    text = case.text("职业资格")
    if text is None:
        return "unknown", None
    trades, lowest = accepted(condition)
    grade = next(
        (v.value for label, v in case.reading.extras.items() if "等级" in label or "级别" in label), ""
    )
    verdict, found = judge_qualifications(text, trades, lowest)
    if verdict == "unknown" and found is not None and grade:
        return judge_qualifications(f"{found.trade}（{grade}）", trades, lowest)
    return verdict, found


def qualification(case: Case) -> Iterator[Flag]:
    """`ineligible_qualification`, and `qualification_unproven` where the season demands proof."""
    condition = case.condition("qualification")
    cell = case.field("职业资格")
    if condition is None or cell is None:
        return
    verdict, found = ("unknown", None) if garbled(cell) else judge_cell(case, condition)
    if verdict == "ineligible":
        yield Flag(
            code="ineligible_qualification",
            severity="block",
            message=(
                f"职业资格填写为“{cell.value.strip()}”，不符合“{condition.notice}”的条件，"
                "请提供符合条件的资格证书，或改报其他奖项。"
            ),
            fields=("职业资格",),
            evidence=evidence(cell),
        )
    elif case.season.demands_proof:
        yield from _unproven(case, condition, found)


def _unproven(case: Case, condition: Condition, found: Qualification | None) -> Iterator[Flag]:
    trades, lowest = accepted(condition)
    claim = Claim(
        qualification=found,
        holder=case.text("姓名"),
        number=case.text("证书编号"),
        id_number=case.text("身份证号码"),
        closing=case.season.closing,
        trades=trades,
        lowest=lowest,
    )
    proof = prove(case.proofs, claim)
    if proof.proven:
        return
    cell = case.field("职业资格")
    yield Flag(
        code="qualification_unproven",
        severity="block",
        message=f"所填职业资格“{cell.value.strip() if cell else ''}”{proof.reason}，请补交资格证书复印件。",
        fields=("职业资格", "证书编号"),
        evidence=evidence(cell) + proof.evidence,
    )


def service_scale(case: Case) -> Iterator[Flag]:
    """`insufficient_service_scale` where every measure is known to stay below its least."""
    for condition in case.conditions():
        if condition.check in ("service_scale", "number"):
            yield from _too_small(case, condition)


def _too_small(case: Case, condition: Condition) -> Iterator[Flag]:
    verdict, scales = judge_scale(case, condition)
    if verdict != "not_met":
        return
    said = "，".join(f"{scale.name}为{scale.said}" for scale in scales)
    listed = "合同清单" if condition.check == "service_scale" else "证明材料"
    least = "，也".join(f"不足{in_words(scale.least)}{scale.unit}" for scale in scales)
    yield Flag(
        code="insufficient_service_scale",
        severity="block",
        message=f"{said}，{least}，不符合“{condition.notice}”的条件；如有遗漏请补充{listed}。",
        fields=tuple(scale.name for scale in scales if case.field(scale.name) is not None) or ("主要事迹",),
        evidence=tuple(dict.fromkeys(place for scale in scales for place in scale.evidence)),
    )


def penalties(case: Case) -> Iterator[Flag]:
    """`penalty_disclosed` where the unit says of itself that it was punished.

    It bars where the award asks for a year without penalties; another year's is for people to weigh.
    """
    told = [
        (mention, place)
        for mention, place in case.mentions("penalty", "violation")
        if mention.polarity == "asserted"
    ]
    if not told:
        return
    asked = case.condition("no_penalty") is not None or case.condition("no_violation") is not None
    in_year = any(_in_season(mention, case.season.year) for mention, _ in told)
    places: list[Evidence] = [place for _, place in told]
    words = "、".join(f"“{mention.text}”" for mention, _ in told)
    tail = "" if in_year else "（非本评选年度）"
    condition = case.condition("no_penalty") or case.condition("no_violation")
    rule = f"与评选条件“{condition.notice}”不符，" if condition is not None and in_year else ""
    yield Flag(
        code="penalty_disclosed",
        severity=("block" if asked else "warn") if in_year else "info",
        message=f"材料中载明{words}{tail}，{rule}请说明情况并附处理结果。",
        fields=("主要事迹",),
        evidence=tuple(dict.fromkeys(places)),
    )


def _in_season(mention: Mention, year: int) -> bool:
    return mention.year is None or mention.year == year
