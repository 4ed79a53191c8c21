"""One made-up submission: what its fields hold, which seals it bears and which flags it deserves."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from samples import people
from samples.narratives import Narrative, person_narrative, unit_narrative, write_date

Kind = Literal["unit", "person"]
Role = Literal["unit", "recommender", "association"]

UNIT_AWARDS = (
    "消防突出贡献企业", "优秀消防产品企业", "客户满意消防技术服务企业", "优秀消防工程企业",
    "消防公益先进企业", "科技创新企业",
)  # fmt: skip
PERSON_AWARDS = ("优秀消防科普教员", "消防技术服务能手")
UNKNOWN_AWARDS = (
    "优秀会员单位",
    "消防安全标兵企业",
    "诚信经营示范单位",
    "优秀消防工匠",
    "十佳消防卫士",
    "最美消防人",
)
CLOSING = date(2022, 1, 15)
QUALIFIED = (
    "一级注册消防工程师", "二级注册消防工程师", "注册消防工程师", "消防设施操作员（中级）",
    "中级消防设施操作员", "消防设施操作员（高级）",
    "消防设施操作员四级/中级工", "消防设施操作员三级", "消防设施操作员（技师）",
)  # fmt: skip
UNQUALIFIED = (
    "消防设施操作员（初级）",
    "初级消防设施操作员",
    "消防设施操作员五级/初级工",
    "二级建造师（机电工程）",
    "注册安全工程师",
    "低压电工作业证",
)

COMMON_SCENARIOS = (
    "ok", "missing_seal", "chop_only", "stranger_seal", "sister_seal", "one_char_seal", "faint_seal",
    "grey_seal", "blank_field",
    "bad_phone", "late", "unknown_award", "award_kind_mismatch", "penalty", "association_seal",
)  # fmt: skip
UNIT_SCENARIOS = (
    *COMMON_SCENARIOS,
    "bad_credit",
    "head_office_seal",
    "insufficient_scale",
    "missing_recommender_seal",
)
PERSON_SCENARIOS = (
    *COMMON_SCENARIOS,
    "bad_id",
    "id_conflict",
    "ineligible",
    "head_office_seal",
    "missing_recommender_seal",
)
State = Literal["ok", "mismatch", "faint", "grey", "illegible"]
ILLEGIBLE = "illegible_seal"
"""Of either kind, and drawn only where asked for by name: the others' random draws stay as they were."""


@dataclass(frozen=True, slots=True)
class SealPlan:
    """A seal to be pressed at the opinion block of `role`. `state` as in the contract."""

    text: str
    role: Role
    state: State
    kind: Literal["company", "personal"] = "company"


@dataclass(frozen=True, slots=True)
class Case:
    """`values` maps a canonical key to the text written on the form; a key left blank is absent.

    `blank` are keys whose label is printed with nothing beside it. `award_text` is how the award is
    printed where it is no tick list. `altered` is the key that contradicts the ID number.
    """

    kind: Kind
    scenario: str
    award: str
    award_text: str
    values: dict[str, str]
    narrative: Narrative
    seals: tuple[SealPlan, ...]
    flags: tuple[str, ...]
    blank: tuple[str, ...] = ()
    chop: str = ""
    signed: date = CLOSING
    altered: str = ""

    def has(self, fault: str) -> bool:
        """Whether the scenario, or one of several joined by "+", is this one."""
        return fault in self.scenario.split("+")

    def text(self, key: str) -> str:
        """What is written at `key`, "" where it is blank."""
        return self.values.get(key, "")


def make_case(
    rng: random.Random, kind: Kind, scenario: str, *, recommender: bool, sentences: int = 4
) -> Case:
    """A submission of that scenario. `recommender`: the form asks for a recommending body's seal too.
    Several faults in one form are joined by "+"; the caller sees to it that they do not exclude each other.

    Raises ValueError for a scenario that the kind does not have.
    """
    for name in scenario.split("+"):
        if name not in (*(UNIT_SCENARIOS if kind == "unit" else PERSON_SCENARIOS), ILLEGIBLE):
            raise ValueError(f"unknown scenario for {kind}: {name}")
    case = (_unit if kind == "unit" else _person)(rng, scenario, sentences)
    case = _with_seals(case, rng, recommender)
    return _with_faults(case, rng)


def _unit(rng: random.Random, scenario: str, sentences: int) -> Case:
    faults = scenario.split("+")
    name, place = people.organisation(rng)
    while "head_office_seal" in faults and people.head_office_of(name) is None:
        name, place = people.organisation(rng)
    award = rng.choice(UNIT_AWARDS)
    if "insufficient_scale" in faults:
        award = "客户满意消防技术服务企业"
    contracts, area = rng.randrange(31, 160), rng.randrange(51, 400)
    if "insufficient_scale" in faults:
        contracts, area = rng.randrange(6, 29), rng.randrange(8, 48)
    told = award == "客户满意消防技术服务企业" or rng.random() < 0.4
    narrative = unit_narrative(rng, name, (contracts, area) if told else None, "penalty" in faults, sentences)
    founded = date(rng.randrange(1996, 2020), rng.randrange(1, 13), rng.randrange(1, 29))
    values = {
        "单位名称": name,
        "统一社会信用代码": people.credit_code(rng, place),
        "会员证号": rng.choice(
            (
                f"XJXF{rng.randrange(10, 999):04d}",
                f"新消协{rng.randrange(100, 999)}号",
                f"{rng.randrange(1001, 9999)}",
            )
        ),
        "法定代表人": people.person(rng).name,
        "联系人": people.person(rng).name,
        "联系电话": people.phone(rng),
        "单位地址": people.address(rng, name),
        "成立时间": rng.choice((f"{founded.year}年{founded.month}月", write_date(founded, rng))),
        "职工人数": rng.choice(("{}人", "{}")).format(rng.randrange(8, 420)),
        "维保合同数量": rng.choice(("{}家", "{}", "{}份")).format(contracts),
        "服务面积": rng.choice(("{}万平方米", "{}万㎡")).format(area),
        "主要事迹": narrative.text,
    }
    return _case(rng, "unit", scenario, award, values, narrative)


def _person(rng: random.Random, scenario: str, sentences: int) -> Case:
    faults = scenario.split("+")
    unit, place = people.organisation(rng)
    while "head_office_seal" in faults and people.head_office_of(unit) is None:
        unit, place = people.organisation(rng)
    who = people.person(rng, place)
    award = "消防技术服务能手" if "ineligible" in faults else rng.choice(PERSON_AWARDS)
    narrative = person_narrative(rng, who.name, "penalty" in faults, sentences)
    qualification = rng.choice(UNQUALIFIED if "ineligible" in faults else QUALIFIED)
    values = {
        "姓名": who.name,
        "性别": who.sex,
        "民族": rng.choice((who.nation, who.nation.removesuffix("族")))
        if len(who.nation) > 2
        else who.nation,
        "出生年月": rng.choice((f"{who.birth.year}年{who.birth.month}月", f"{who.birth:%Y.%m}")),
        "政治面貌": rng.choice(("中共党员", "群众", "共青团员", "群众")),
        "学历": rng.choice(("大专", "本科", "中专", "研究生", "高中", "大学本科")),
        "工作单位": unit,
        "职务": rng.choice(
            ("技术员", "项目经理", "工程部经理", "维保班长", "技术负责人", "教员", "总经理助理", "检测员")
        ),
        "职称": rng.choice(("工程师", "助理工程师", "高级工程师", "技术员")),
        "身份证号码": who.id_number,
        "职业资格": qualification,
        "证书编号": _certificate(rng, qualification),
        "联系电话": people.phone(rng),
        "主要事迹": narrative.text,
    }
    return _case(rng, "person", scenario, award, values, narrative)


def _certificate(rng: random.Random, qualification: str) -> str:
    if "操作员" in qualification:
        return f"{rng.randrange(18, 22)}31003000{rng.randrange(1000000, 9999999)}"
    return f"{rng.choice(('65', 'XF65', '2019065'))}{rng.randrange(10_000_000, 99_999_999)}"


def _case(
    rng: random.Random, kind: Kind, scenario: str, award: str, values: dict[str, str], narrative: Narrative
) -> Case:
    faults = scenario.split("+")
    if "unknown_award" in faults:
        award = rng.choice(UNKNOWN_AWARDS)
    elif "award_kind_mismatch" in faults:
        award = rng.choice(PERSON_AWARDS if kind == "unit" else UNIT_AWARDS)
    signed = CLOSING - timedelta(days=rng.randrange(0, 15))
    if "late" in faults:
        signed = CLOSING + timedelta(days=rng.randrange(1, 40))
    printed = rng.choice((award, award, f"2021年度“{award}”", f"“{award}”"))
    values = {**values, "申报奖项": award, "推荐日期": write_date(signed, rng)}
    return Case(kind, scenario, award, printed, values, narrative, (), (), signed=signed)


def _with_seals(case: Case, rng: random.Random, recommender: bool) -> Case:
    unit = case.values["单位名称" if case.kind == "unit" else "工作单位"]
    flags: list[str] = []
    seals: list[SealPlan] = []
    wrong = {
        "stranger_seal": lambda: people.organisation(rng)[0],
        "sister_seal": lambda: people.sister_of(unit, rng),
        "one_char_seal": lambda: people.one_off(unit, rng),
        "head_office_seal": lambda: people.head_office_of(unit) or people.organisation(rng)[0],
    }
    foreign = next((name for name in wrong if case.has(name)), None)
    if foreign is not None:
        seals.append(SealPlan(wrong[foreign](), "unit", "mismatch"))
        flags.append("seal_unit_mismatch")
    elif any(case.has(name) for name in ("missing_seal", "chop_only", "association_seal")):
        flags.append("missing_seal")
        if case.has("association_seal"):
            seals.append(SealPlan("新疆维吾尔自治区消防协会", "association", "ok"))
    else:
        state: State = next((state for name, state in _WORN.items() if case.has(name)), "ok")
        seals.append(SealPlan(unit, "unit", state))
    chop = case.values.get("法定代表人") or people.person(rng).name
    has_chop = case.has("chop_only") or rng.random() < 0.15
    if recommender:
        body = f"{rng.choice([p for p, _ in people.PLACES])}消防协会"
        if case.has("missing_recommender_seal"):
            flags.append("missing_seal")
        else:
            seals.append(SealPlan(body, "recommender", "ok"))
    chop_text = chop if has_chop and "·" not in chop else ("王建军" if has_chop else "")
    return replace(case, seals=tuple(seals), flags=tuple(flags), chop=chop_text)


_WORN: dict[str, State] = {"faint_seal": "faint", "grey_seal": "grey", ILLEGIBLE: "illegible"}


def _with_faults(case: Case, rng: random.Random) -> Case:
    values = dict(case.values)
    flags = list(case.flags)
    blank: tuple[str, ...] = ()
    altered = ""
    if case.has("blank_field"):
        blank = (rng.choice(_blankable(case)),)
        values.pop(blank[0])
        flags.append("missing_required_field")
    if case.has("bad_id"):
        values["身份证号码"] = _spoil(values["身份证号码"], rng, people.id_check)
        flags.append("invalid_id_number")
    if case.has("bad_credit"):
        values["统一社会信用代码"] = _spoil(values["统一社会信用代码"], rng, people.credit_check)
        flags.append("invalid_credit_code")
    if case.has("bad_phone"):
        values["联系电话"] = values["联系电话"][:-1] if len(values["联系电话"]) == 11 else "1391234567"
        flags.append("invalid_phone")
    if case.has("id_conflict"):
        altered = "性别" if rng.random() < 0.4 else "出生年月"
        if altered == "性别":
            values["性别"] = "男" if values["性别"] == "女" else "女"
        else:
            born = int(values["身份证号码"][6:10]) + rng.choice((-3, -2, 2, 3))
            values["出生年月"] = f"{born}年{int(values['身份证号码'][10:12])}月"
        flags.append("id_conflict")
    flags += [flag for fault, flag in _SCENARIO_FLAGS.items() if case.has(fault)]
    return replace(case, values=values, flags=tuple(dict.fromkeys(flags)), blank=blank, altered=altered)


_SCENARIO_FLAGS = {
    "late": "late_submission",
    "unknown_award": "unknown_award",
    "award_kind_mismatch": "award_kind_mismatch",
    "penalty": "penalty_disclosed",
    "ineligible": "ineligible_qualification",
    "insufficient_scale": "insufficient_service_scale",
    ILLEGIBLE: "seal_unreadable",
}


def _blankable(case: Case) -> tuple[str, ...]:
    """Required fields that no other fault of the case needs to be seen."""
    if case.kind == "unit":
        keys: tuple[str, ...] = ("统一社会信用代码", "法定代表人", "联系人", "联系电话", "推荐日期")
    else:
        extra = ("职业资格", "证书编号") if case.award == "消防技术服务能手" else ()
        keys = ("身份证号码", "联系电话", "推荐日期", *extra)
    return tuple(key for key in keys if not any(case.has(fault) for fault in _NEEDS.get(key, ())))


_NEEDS = {
    "统一社会信用代码": ("bad_credit",),
    "联系电话": ("bad_phone",),
    "推荐日期": ("late",),
    "身份证号码": ("bad_id", "id_conflict"),
    "职业资格": ("ineligible",),
}


def _spoil(number: str, rng: random.Random, check: object) -> str:
    """Two digits changed so that no single-character repair can be proven by look-alikes alone."""
    assert callable(check)
    while True:
        digits = list(number)
        for index in rng.sample(range(8, 17), 2):
            digits[index] = rng.choice([c for c in "0123456789" if c != digits[index]])
        spoiled = "".join(digits)
        if check(spoiled[:17]) != spoiled[17]:
            return spoiled
