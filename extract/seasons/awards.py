"""The awards, conditions, stages, quotas and sentences of a season's file."""

from collections.abc import Mapping
from datetime import date
from typing import cast, get_args

from extract.season import Award, AwardKind, Condition, Quotas, Sentence, SentenceKind, Stage
from extract.seasons.node import Node, shown

KINDS: tuple[AwardKind, ...] = get_args(AwardKind)
SENTENCE_KINDS: tuple[SentenceKind, ...] = get_args(SentenceKind)

CHECKS: Mapping[str, frozenset[str]] = {
    "people": frozenset(),
    "member": frozenset(),
    "dues": frozenset(),
    "deadline": frozenset(),
    "sealed": frozenset(),
    "claim": frozenset({"topics"}),
    "no_penalty": frozenset(),
    "no_violation": frozenset(),
    "no_complaint": frozenset(),
    "inspection_passed": frozenset(),
    "service_scale": frozenset({"min_contracts", "min_area_m2"}),
    "number": frozenset({"field", "least", "unit"}),
    "qualification": frozenset({"accepts", "min_grade", "equipment_operator_min"}),
}
"""The checks that `extract/rules/criteria.py` knows, and the parameters of each."""

TOPICS = frozenset(
    {"satisfaction", "honour", "volunteer", "epidemic", "poverty", "innovation", "teaching", "inspection"}
)
"""What a narrative may claim; see `extract/rules/narrative.py`."""

GRADES = ("初级", "中级", "高级", "技师", "高级技师")


def read_awards(root: Node, keys: Mapping[str, tuple[str, ...]]) -> tuple[Award, ...]:
    """Every [[awards]]. A name or alias may belong to one award only. Raises SeasonError."""
    shared = root.table("shared", optional=True)
    awards: list[Award] = []
    taken: dict[str, str] = {}
    for node in root.tables("awards", optional=False):
        award = _award(node, keys, shared)
        for word in (award.name, *award.aliases):
            if word in taken:
                raise node.fail("name", f"“{word}”已是奖项“{taken[word]}”的名称或别名。")
            taken[word] = award.name
        awards.append(award)
    if not awards:
        raise root.fail("awards", "至少要有一个奖项。")
    return tuple(awards)


def _award(node: Node, keys: Mapping[str, tuple[str, ...]], shared: Node) -> Award:
    node.only({"name", "kind", "reward", "aliases", "extra_required", "conditions"})
    kind = cast(AwardKind, node.one_of("kind", KINDS))
    extra = node.words("extra_required", [])
    for key in extra:
        if key not in keys[kind]:
            raise node.fail("extra_required", f"“{key}”不是“{kind}”表的字段。")
    return Award(
        name=node.text("name"),
        kind=kind,
        reward=node.text("reward"),
        conditions=read_conditions(node, shared),
        aliases=node.words("aliases", []),
        extra_required=extra,
    )


def read_conditions(owner: Node, shared: Node) -> tuple[Condition, ...]:
    """Every [[conditions]] of `owner`; `use = "id"` takes one over from [shared.id]. Raises SeasonError."""
    conditions: list[Condition] = []
    for node in owner.tables("conditions"):
        if node.has("use"):
            node.only({"use"})
            name = node.text("use")
            if not shared.has(name):
                raise node.fail("use", f"没有共用条件 [shared.{shown(name)}]。")
            condition = _condition(shared.table(name), name)
        else:
            condition = _condition(node, node.text("id"))
        if any(other.id == condition.id for other in conditions):
            raise node.fail("id", f"条件“{condition.id}”重复。")
        conditions.append(condition)
    return tuple(conditions)


def _condition(node: Node, name: str) -> Condition:
    node.only({"id", "notice", "check", "params", "hint", "kinds"})
    check = node.one_of("check", tuple(CHECKS))
    kinds = node.words("kinds", list(KINDS))
    for kind in kinds:
        if kind not in KINDS:
            raise node.fail("kinds", f"“kinds”只能是 {'、'.join(KINDS)}。")
    return Condition(
        id=name,
        notice=node.text("notice"),
        check=check,
        params=_params(node, check),
        hint=node.text("hint", ""),
        kinds=cast(tuple[AwardKind, ...], kinds),
    )


def _params(node: Node, check: str) -> dict[str, float | str | tuple[str, ...]]:
    table = node.table("params", optional=True)
    for key in table.data:
        if key not in CHECKS[check]:
            raise node.fail("params", f"检查“{check}”没有参数“{key}”。")
    params = {key: _param(table, key) for key in table.data}
    topics = params.get("topics", ())
    for topic in topics if isinstance(topics, tuple) else ():
        if topic not in TOPICS:
            known = "、".join(sorted(TOPICS))
            raise node.fail("params", f"不认识的主题“{shown(topic)}”，可用的有：{known}。")
    if check == "claim" and not topics:
        raise node.fail("params", "检查“claim”需要参数 topics。")
    if check == "service_scale" and not params:
        raise node.fail("params", "检查“service_scale”需要参数 min_contracts 或 min_area_m2。")
    if check == "number" and not {"field", "least"} <= set(params):
        raise node.fail("params", "检查“number”需要参数 field（字段）和 least（数字）。")
    return params


def _param(table: Node, key: str) -> float | str | tuple[str, ...]:
    """One parameter of a check, of the type that its name stands for."""
    if key in ("topics", "accepts"):
        return table.words(key)
    if key in ("min_contracts", "min_area_m2", "least"):
        return table.number(key)
    if key in ("min_grade", "equipment_operator_min"):
        return table.one_of(key, GRADES)
    return table.text(key)


def dates(node: Node, *, optional: bool = False) -> tuple[date | None, date | None]:
    """`opening` and `closing` in their right order. Raises SeasonError."""
    wanted = ("opening", "closing")
    opening, closing = (node.get(key, date, None) if optional else node.get(key, date) for key in wanted)
    if opening is not None and closing is not None and closing < opening:
        raise node.fail("closing", f"截止日期 {closing} 早于开始日期 {opening}。")
    return opening, closing


def read_stages(root: Node) -> tuple[Stage, ...]:
    """Every [[stages]], in the order of the season. Raises SeasonError."""
    stages: list[Stage] = []
    for node in root.tables("stages"):
        node.only({"id", "name", "decides", "notice", "opening", "closing"})
        opening, closing = dates(node, optional=True)
        stage = Stage(
            id=node.text("id"),
            name=node.text("name"),
            decides=node.text("decides"),
            notice=node.text("notice", ""),
            opening=opening,
            closing=closing,
        )
        if any(other.id == stage.id for other in stages):
            raise node.fail("id", f"阶段“{stage.id}”重复。")
        stages.append(stage)
    return tuple(stages)


def read_quotas(root: Node) -> Quotas:
    """[quotas]; no table means no limits. Raises SeasonError."""
    node = root.table("quotas", optional=True)
    node.only(Quotas.__dataclass_fields__)
    return Quotas(
        unit_share=node.share("unit_share", None),
        person_share=node.share("person_share", None),
        units_per_unit=node.count("units_per_unit"),
        persons_per_unit=node.count("persons_per_unit"),
        awards_per_person=node.count("awards_per_person"),
        in_principle=node.get("in_principle", bool, True),
        share_notice=node.text("share_notice", ""),
        per_unit_notice=node.text("per_unit_notice", ""),
    )


def read_sentences(root: Node) -> tuple[Sentence, ...]:
    """Every [[sentences]]: the notice from its first word to its last. Raises SeasonError."""
    sentences: list[Sentence] = []
    for node in root.tables("sentences"):
        node.only({"text", "kind", "where", "refs"})
        sentences.append(
            Sentence(
                text=node.text("text"),
                kind=cast(SentenceKind, node.one_of("kind", SENTENCE_KINDS)),
                where=node.text("where", ""),
                refs=node.words("refs", []),
            )
        )
    return tuple(sentences)
