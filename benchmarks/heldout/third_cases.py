"""What the third strangers' forms tell: a case of `samples.cases`, made up apart from the samples' people."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from benchmarks.heldout import third_values as made
from benchmarks.heldout.third_stories import Told, story
from samples.cases import Case, Kind, Role, SealPlan
from samples.narratives import Narrative

CLOSING = date(2022, 1, 15)
UNIT_AWARDS = (
    "消防突出贡献企业", "优秀消防产品企业", "客户满意消防技术服务企业", "优秀消防工程企业", "消防公益先进企业",
    "科技创新企业",
)  # fmt: skip
PERSON_AWARDS = ("优秀消防科普教员", "消防技术服务能手")
SKILLED = (
    "一级注册消防工程师", "二级注册消防工程师", "消防设施操作员（四级/中级工）", "中级消防设施操作员",
    "消防设施操作员（高级）", "消防设施操作员三级", "消防设施操作员（二级/技师）",
)  # fmt: skip
UNSKILLED = ("消防设施操作员（五级/初级工）", "初级消防设施操作员", "二级建造师（机电）", "安全员C证")
COMMON = (
    "missing_seal", "chop_only", "stranger_seal", "sister_seal", "one_char_seal", "head_office_seal", "faint_seal",
    "grey_seal", "partial_seal", "blank_field", "blank_date", "bad_phone", "late", "penalty",
)  # fmt: skip
OF_KIND: dict[Kind, tuple[str, ...]] = {
    "unit": (*COMMON, "bad_credit", "bad_credit", "insufficient_scale"),
    "person": (*COMMON, "bad_id", "bad_id", "id_conflict", "ineligible", "ineligible"),
}
REQUIRED: dict[Kind, tuple[str, ...]] = {
    "unit": (
        "单位名称",
        "统一社会信用代码",
        "法定代表人",
        "联系人",
        "联系电话",
        "申报奖项",
        "主要事迹",
        "推荐日期",
    ),
    "person": ("姓名", "身份证号码", "工作单位", "联系电话", "申报奖项", "主要事迹", "推荐日期"),
}
NEEDS = {
    "bad_phone": "联系电话", "bad_credit": "统一社会信用代码", "bad_id": "身份证号码", "id_conflict": "身份证号码",
    "ineligible": "职业资格", "missing_recommender_seal": "",
}  # fmt: skip
"""The key that a scenario needs on the form."""
FLAG_OF = {
    "missing_seal": "missing_seal", "chop_only": "missing_seal", "missing_recommender_seal": "missing_seal",
    "stranger_seal": "seal_unit_mismatch", "sister_seal": "seal_unit_mismatch",
    "one_char_seal": "seal_unit_mismatch", "head_office_seal": "seal_unit_mismatch",
    "blank_field": "missing_required_field", "blank_date": "missing_required_field", "bad_phone": "invalid_phone",
    "late": "late_submission", "penalty": "penalty_disclosed", "bad_credit": "invalid_credit_code",
    "bad_id": "invalid_id_number", "id_conflict": "id_conflict", "ineligible": "ineligible_qualification",
    "insufficient_scale": "insufficient_service_scale", "unknown_award": "unknown_award",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Makers:
    """Who makes up firms, people, numbers and narratives (arguments and results as in `third_values`)."""

    firm: Callable[[random.Random], made.Firm]
    someone: Callable[[random.Random], made.Someone]
    phone: Callable[[random.Random, str], str]
    address: Callable[[random.Random, str], str]
    credit_code: Callable[[random.Random, made.Firm], str]
    sister: Callable[[random.Random, str], str]
    story: Callable[..., tuple[str, ...]]


THIRD = Makers(made.firm, made.someone, made.phone, made.address, made.credit_code, made.sister, story)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a layout asks of its case: the keys that it prints, the facts told, whether a recommender signs."""

    kind: Kind
    keys: frozenset[str]
    facts: tuple[int, int]
    recommender: str = ""
    award: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A case with its people and the side answers that a form may ask for."""

    case: Case
    firm: made.Firm
    unit: str
    signer: str
    recommender: str
    paragraphs: tuple[str, ...]


MOST_DRAWS = 200
"""Firms drawn at most until one is a branch: of most sets every fifth is one."""


def third_case(rng: random.Random, wanted: Wanted, makers: Makers = THIRD) -> Story:
    """A case; little more than half have something wrong with them."""
    scenario = _scenario(rng, wanted)
    firm = makers.firm(rng)
    for _ in range(MOST_DRAWS):
        if scenario != "head_office_seal" or firm.head:
            break
        firm = makers.firm(rng)
    else:
        scenario = "ok"  # universities have no branches, whose head office could have sealed
    who = makers.someone(rng)
    award = wanted.award or rng.choice(UNIT_AWARDS if wanted.kind == "unit" else PERSON_AWARDS)
    award = {"insufficient_scale": UNIT_AWARDS[2], "ineligible": PERSON_AWARDS[1]}.get(scenario, award)
    told = _told(rng, wanted, scenario, award, firm, who.name)
    values = (
        _unit_values(rng, firm, makers)
        if wanted.kind == "unit"
        else _person_values(rng, firm, who, scenario, makers)
    )
    paragraphs = makers.story(rng, told, unit=wanted.kind == "unit", facts=rng.randint(*wanted.facts))
    signed = CLOSING - timedelta(days=rng.randrange(0, 16))
    if scenario == "late":
        signed = CLOSING + timedelta(days=rng.choice((1, 3, 5, 12, 26)))
    values |= {"申报奖项": award, "主要事迹": "".join(paragraphs), "推荐日期": made.written_day(rng, signed)}
    values |= _scale_cells(told)
    blank = _spoil(rng, scenario, values, wanted)
    role = wanted.recommender and rng.choice(
        (f"{firm.place}消防协会", f"{firm.place}消防行业协会", f"{firm.place.removesuffix('市')}地区消防协会")
    )
    seals = _seals(rng, scenario, firm, role, makers)
    kept = {key: value for key, value in values.items() if key in wanted.keys}
    flags = _flags(scenario, kept, wanted, award)
    narrative = Narrative(paragraphs, told.contracts, told.area)
    signer = makers.someone(rng).name if wanted.kind == "person" else values.get("法定代表人", "李建军")
    has_chop = scenario == "chop_only" or rng.random() < 0.18
    chop = (signer if len(signer) in (2, 3) else "马晓龙") if has_chop else ""
    case = Case(wanted.kind, scenario, award, award, kept, narrative, seals, flags, blank, chop, signed)
    return Story(case, firm, firm.name, signer, role, paragraphs)


def _scenario(rng: random.Random, wanted: Wanted) -> str:
    if rng.random() < 0.42:
        return "ok"
    fitting = [s for s in OF_KIND[wanted.kind] if s not in NEEDS or NEEDS[s] in wanted.keys]
    if wanted.recommender:
        fitting += ["missing_recommender_seal"] * 2
    if wanted.award and wanted.award != PERSON_AWARDS[1]:
        fitting = [s for s in fitting if s != "ineligible"]
    if wanted.award and wanted.award != UNIT_AWARDS[2]:
        fitting = [s for s in fitting if s != "insufficient_scale"]
    return rng.choice(fitting)


def _told(rng: random.Random, wanted: Wanted, scenario: str, award: str, firm: made.Firm, who: str) -> Told:
    if wanted.kind == "person":
        return Told(who, firm, None, None, scenario == "penalty")
    contracts, area = rng.randrange(32, 180), rng.randrange(52, 460) * 10_000
    if rng.random() < 0.2:
        area += rng.randrange(1, 10) * 1000
    if scenario == "insufficient_scale":
        contracts, area = rng.randrange(7, 29), rng.randrange(9, 48) * 10_000
    says = award == UNIT_AWARDS[2] or rng.random() < 0.25
    return Told(who, firm, contracts if says else None, area if says else None, scenario == "penalty")


def _scale_cells(told: Told) -> dict[str, str]:
    if told.contracts is None or told.area is None:
        return {}
    return {"维保合同数量": f"{told.contracts}份", "服务面积": f"{told.area / 10_000:g}万平方米"}


def _unit_values(rng: random.Random, firm: made.Firm, makers: Makers) -> dict[str, str]:
    year, month, day = rng.randrange(1998, 2020), rng.randrange(1, 13), rng.randrange(1, 29)
    founded = (
        f"{year}年{month}月",
        f"{year}年{month}月{day}日",
        f"{year}.{month:02d}",
        f"{year}-{month:02d}-{day:02d}",
    )
    member = (
        f"XJXX-{rng.randrange(1, 900):03d}",
        f"新消协会字第{rng.randrange(10, 990)}号",
        f"D{rng.randrange(10000, 99999)}",
    )
    return {
        "单位名称": firm.name,
        "统一社会信用代码": makers.credit_code(rng, firm),
        "会员证号": rng.choice(member),
        "法定代表人": makers.someone(rng).name,
        "联系人": makers.someone(rng).name,
        "联系电话": makers.phone(rng, firm.place),
        "单位地址": makers.address(rng, firm.place),
        "成立时间": rng.choice(founded),
        "职工人数": rng.choice(("{}人", "{}", "{}余人", "{}名")).format(rng.randrange(6, 460)),
    }


def _person_values(
    rng: random.Random, firm: made.Firm, who: made.Someone, scenario: str, makers: Makers
) -> dict[str, str]:
    born = who.birth
    qualification = rng.choice(UNSKILLED if scenario == "ineligible" else SKILLED)
    number = (
        f"{rng.randrange(17, 22)}300010{rng.randrange(10_000_000, 99_999_999)}"
        if "操作员" in qualification
        else f"{rng.choice(('XF', '', '新消'))}{rng.randrange(2016, 2022)}{rng.randrange(100_000, 999_999)}"
    )
    nation = who.nation if rng.random() < 0.6 else who.nation.removesuffix("族")
    return {
        "姓名": who.name,
        "性别": who.sex,
        "民族": nation,
        "出生年月": rng.choice(
            (
                f"{born.year}年{born.month}月",
                f"{born:%Y.%m}",
                f"{born:%Y-%m}",
                f"{born.year}.{born.month}",
                f"{born:%Y%m}",
            )
        ),
        "政治面貌": rng.choice(("中共党员", "群众", "共青团员", "中共预备党员", "民革党员")),
        "学历": rng.choice(("大专", "本科", "大学", "中专", "高中", "硕士研究生", "大学专科")),
        "工作单位": firm.name,
        "职务": rng.choice(
            (
                "项目经理",
                "维保部主管",
                "技术总监",
                "检测员",
                "班长",
                "副总经理",
                "安全员",
                "专职教员",
                "消控室主任",
            )
        ),
        "职称": rng.choice(("工程师", "助理工程师", "高级工程师", "技术员", "助理讲师")),
        "身份证号码": who.id_number,
        "职业资格": qualification,
        "证书编号": number,
        "联系电话": makers.phone(rng, firm.place),
    }


def _spoil(rng: random.Random, scenario: str, values: dict[str, str], wanted: Wanted) -> tuple[str, ...]:
    """Put the scenario's fault into `values`; the keys left blank."""
    if scenario == "bad_phone":
        values["联系电话"] = made.short_phone(rng)
    elif scenario == "bad_credit":
        values["统一社会信用代码"] = made.wrong_character(rng, values["统一社会信用代码"])
    elif scenario == "bad_id":  # birthday and sex stay those of the form
        number = values["身份证号码"]
        values["身份证号码"] = number[:17] + rng.choice([c for c in "0123456789" if c != number[17]])
    elif scenario == "id_conflict":
        values["性别"] = "女" if values["性别"] == "男" else "男"
    elif scenario in ("blank_field", "blank_date"):
        open_to = [
            k
            for k in REQUIRED[wanted.kind]
            if k in wanted.keys and k not in ("主要事迹", "申报奖项", "推荐日期")
        ]
        key = (
            "推荐日期"
            if scenario == "blank_date"
            else rng.choice([k for k in open_to if k not in ("姓名", "单位名称", "工作单位")])
        )
        del values[key]
        return (key,)
    return ()


def _seals(
    rng: random.Random, scenario: str, firm: made.Firm, body: str, makers: Makers
) -> tuple[SealPlan, ...]:
    wrong = {
        "stranger_seal": makers.firm(rng).name,
        "sister_seal": makers.sister(rng, firm.name),
        "one_char_seal": made.one_off(rng, firm.name),
        "head_office_seal": firm.head,
    }
    role: Role = "unit"
    seals: list[SealPlan] = []
    if scenario in wrong:
        seals.append(SealPlan(wrong[scenario], role, "mismatch"))
    elif scenario not in ("missing_seal", "chop_only"):
        state: Literal["faint", "grey", "ok"] = "ok"
        if scenario in ("faint_seal", "grey_seal"):
            state = "faint" if scenario == "faint_seal" else "grey"
        seals.append(SealPlan(firm.name, role, state))
    if body and scenario != "missing_recommender_seal":
        seals.append(SealPlan(body, "recommender", "grey" if scenario == "grey_seal" else "ok"))
    return tuple(seals)


def _flags(scenario: str, kept: dict[str, str], wanted: Wanted, award: str) -> tuple[str, ...]:
    """The flags that the form deserves as it is written."""
    flags = {FLAG_OF[scenario]} if scenario in FLAG_OF else set()
    if scenario == "id_conflict" and not {"性别", "身份证号码"} <= set(kept):
        flags.discard("id_conflict")
    required = set(REQUIRED[wanted.kind]) | ({"职业资格", "证书编号"} if award == PERSON_AWARDS[1] else set())
    if required - set(kept):
        flags.add("missing_required_field")
    return tuple(sorted(flags))
