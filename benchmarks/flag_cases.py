"""Submissions read without any fault, with the flags that they deserve: many manners of writing, near misses.

Each topic spoils a good submission in one way, or nearly: half of its cases deserve the flag, half do not.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from benchmarks import flag_phrases as words
from benchmarks.given_forms import Given, as_read, good, told_in, written
from extract.register import Member, Register
from extract.result import Evidence, Reading
from samples import people
from samples.cases import (
    CLOSING,
    PERSON_AWARDS,
    PERSON_SCENARIOS,
    UNIT_AWARDS,
    UNIT_SCENARIOS,
    Kind,
    make_case,
)

OPENING = date(2021, 12, 31)
SKILLED, SERVICE = "消防技术服务能手", "客户满意消防技术服务企业"


def _fill(rng: random.Random, text: str) -> str:
    return text.format(
        who=rng.choice(words.AUTHORITIES),
        fault=rng.choice(words.FAULTS),
        month=rng.randrange(1, 13),
        day=rng.randrange(1, 28),
        money=rng.choice((500, 2000, 5000, 10000)),
    )


def scenario(rng: random.Random) -> Given:
    """Every scenario of the sample generator."""
    kind: Kind = rng.choice(("unit", "person"))
    name = rng.choice(UNIT_SCENARIOS if kind == "unit" else PERSON_SCENARIOS)
    recommender = name == "missing_recommender_seal" or rng.random() < 0.4
    case = make_case(rng, kind, name, recommender=recommender)
    return Given(
        f"scenario {name}", as_read(case, recommender), frozenset(case.flags), shown=case.narrative.text
    )


def penalty(rng: random.Random) -> Given:
    bank = rng.choice((words.PUNISHED, words.INNOCENT, words.INNOCENT, words.PUNISHED, words.EARLIER))
    kind: Kind = rng.choice(("unit", "unit", "person"))
    sentence = _fill(rng, rng.choice(bank))
    award = rng.choice([a for a in UNIT_AWARDS if a != SERVICE]) if kind == "unit" else None
    reading = good(rng, kind, award, 主要事迹=told_in(rng, sentence))
    due = frozenset({"penalty_disclosed"} if bank is not words.INNOCENT else ())
    return Given("penalty", reading, due, shown=sentence)


def scale(rng: random.Random) -> Given:
    """Both numbers on either side of their bounds; now and then one of them is not told at all."""
    contracts = rng.choice((rng.randrange(3, 30), 29, 30, 31, rng.randrange(30, 150)))
    area = rng.choice((rng.randrange(5, 50), 49.8, 50, 50.5, rng.randrange(50, 300)))
    tells = rng.choice(("both", "both", "both", "contracts", "area", "cells"))
    said = rng.choice(words.CONTRACTS).format(n=contracts), rng.choice(words.AREAS).format(a=area)
    sentence = {"both": "，".join(said), "contracts": said[0], "area": said[1], "cells": ""}[tells] + "。"
    values = {"主要事迹": told_in(rng, sentence if tells != "cells" else "")}
    if tells == "cells":
        values |= {
            "维保合同数量": f"{contracts}{rng.choice(('家', '', '份'))}",
            "服务面积": f"{area}万平方米",
        }
    reading = good(rng, "unit", SERVICE, **values)
    few = contracts < 30 and area < 50 and tells in ("both", "cells")
    return Given("scale", reading, frozenset({"insufficient_service_scale"} if few else ()), shown=sentence)


def lateness(rng: random.Random) -> Given:
    day = rng.choice((CLOSING, OPENING, CLOSING + timedelta(1), CLOSING + timedelta(rng.randrange(-15, 40))))
    text = rng.choice(words.DATES).format(y=day.year, m=day.month, d=day.day)
    reading = good(rng, rng.choice(("unit", "person")), 推荐日期=text)
    known = rng.random() < 0.3
    received = CLOSING + timedelta(rng.choice((-3, 0, 1, 5))) if known else None
    late = received > CLOSING if received is not None else day > CLOSING
    due = frozenset({"late_submission"} if late else ())
    return Given("late", reading, due, received=received, shown=f"{text} received {received}")


def qualification(rng: random.Random) -> Given:
    bank = rng.choice((words.QUALIFIED, words.UNQUALIFIED, words.UNQUALIFIED, words.UNSURE_QUALIFIED))
    held = rng.choice(bank)
    award = SKILLED if rng.random() < 0.8 else PERSON_AWARDS[0]
    due = frozenset({"ineligible_qualification"} if bank is words.UNQUALIFIED and award == SKILLED else ())
    return Given("qualification", good(rng, "person", award, 职业资格=held), due, shown=held)


def award_name(rng: random.Random) -> Given:
    kind: Kind = rng.choice(("unit", "person"))
    draw = rng.random()
    if draw < 0.4:
        text, due = rng.choice(words.UNKNOWN_AWARDS), {"unknown_award"}
    else:
        own, other = (UNIT_AWARDS, PERSON_AWARDS) if kind == "unit" else (PERSON_AWARDS, UNIT_AWARDS)
        name = rng.choice(own if draw < 0.7 else other)
        text = rng.choice(words.AWARD_WORDS).format(award=name)
        due = set() if draw < 0.7 else {"award_kind_mismatch"}
    story = told_in(rng, "维保合同46家。")
    reading = good(rng, kind, text, 主要事迹=story)
    return Given("award", reading, frozenset(due), shown=text)


def numbers(rng: random.Random) -> Given:
    """Phones, ID numbers and credit codes: right in other typography, or wrong in one place."""
    which = rng.choice(("联系电话", "身份证号码", "统一社会信用代码"))
    kind: Kind = "person" if which == "身份证号码" else "unit"
    reading = good(rng, kind)
    value, bad = reading.fields[which].value, rng.random() < 0.5
    codes = {
        "联系电话": "invalid_phone",
        "身份证号码": "invalid_id_number",
        "统一社会信用代码": "invalid_credit_code",
    }
    if which == "联系电话":
        digits = "".join(rng.choice("0123456789") for _ in range(9))
        value = rng.choice(words.BAD_PHONES if bad else words.GOOD_PHONES).format(m=digits, l="5659605")
    elif bad:
        place = rng.randrange(6, 17)
        wrong = rng.choice([c for c in "0123456789" if c != value[place]])
        value = rng.choice((value[:place] + wrong + value[place + 1 :], value[:-1], value + "1"))
    else:
        value = rng.choice((value, value.lower(), f"{value[:6]} {value[6:14]} {value[14:]}", f" {value}"))
    fields = {**reading.fields, which: written(value)}
    due = frozenset({codes[which]} if bad else ())
    return Given("numbers", reading.model_copy(update={"fields": fields}), due, shown=f"{which} {value}")


def identity(rng: random.Random) -> Given:
    """Sex and birth beside the ID number, in agreement or not."""
    reading = good(rng, "person")
    number = reading.fields["身份证号码"].value
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    wrong = rng.choice(("", "", "性别", "出生年月"))
    if wrong == "出生年月":
        year += rng.choice((-2, 1, 3, -10))
    births = ("{y}年{m}月", "{y}.{m:02d}", "{y}-{m:02d}-{d:02d}", "{y}年{m:02d}月{d:02d}日", "{y}/{m}")
    birth = rng.choice(births).format(y=year, m=month, d=day)
    sexes = ("女", "男") if int(number[16]) % 2 else ("男", "女")
    sex = sexes[0] if wrong == "性别" else sexes[1]
    fields = {**reading.fields, "出生年月": written(birth), "性别": written(sex)}
    due = frozenset({"id_conflict"} if wrong else ())
    return Given(
        "identity", reading.model_copy(update={"fields": fields}), due, shown=f"{number} {birth} {sex}"
    )


def required(rng: random.Random) -> Given:
    """A required field left blank, or one that nobody requires."""
    kind: Kind = rng.choice(("unit", "person"))
    reading = good(rng, kind)
    needed = (
        "法定代表人 联系人 推荐日期 主要事迹" if kind == "unit" else "身份证号码 联系电话 推荐日期 主要事迹"
    )
    optional = "单位地址 成立时间 职工人数 会员证号" if kind == "unit" else "民族 政治面貌 学历 职务 职称"
    bare = rng.random() < 0.5
    key = rng.choice((needed if bare else optional).split())
    blank = rng.choice((None, "  "))
    fields: dict[str, Any] = {k: v for k, v in reading.fields.items() if k != key}
    if blank is not None:
        fields[key] = written(blank)
    due = frozenset({"missing_required_field"} if bare else ())
    return Given("required", reading.model_copy(update={"fields": fields}), due, shown=key)


def membership(rng: random.Random) -> Given:
    """A register of strangers, with or without the unit; dues paid, owed or not told."""
    kind: Kind = rng.choice(("unit", "person"))
    reading = good(rng, kind)
    unit = reading.fields["单位名称" if kind == "unit" else "工作单位"].value
    strangers = [Member(people.organisation(rng)[0], dues={2021: True}) for _ in range(20)]
    dues = rng.choice(({2021: True}, {2020: True, 2021: False}, {2020: False}))
    inside = rng.random() < 0.6
    others = [m for m in strangers if m.name != unit]
    register = Register((*others, Member(unit, dues=dues)) if inside else tuple(others))
    due = {"dues_unpaid"} if inside and dues.get(2021) is False else set() if inside else {"not_a_member"}
    return Given("membership", reading, frozenset(due), register=register, shown=unit)


def proof(rng: random.Random) -> Given:
    """A season that demands proof: the certificate is right, another's, of another grade, or absent."""
    grade = rng.choice(("中级", "高级"))
    number = f"20310030{rng.randrange(10**8, 10**9 - 1)}"
    reading = good(rng, "person", SKILLED, 职业资格=f"消防设施操作员（{grade}）", 证书编号=number)
    wrong = rng.choice(("", "", "holder", "grade", "number", "absent", "licence"))
    shown = {
        "name": "赵别人" if wrong == "holder" else reading.fields["姓名"].value,
        "trade": "消防设施操作员",
        "grade": words.GRADE_WORDS["初级" if wrong == "grade" else grade],
        "number": f"19310030{rng.randrange(10**8, 10**9 - 1)}" if wrong == "number" else number,
    }
    text = rng.choice(words.CERTIFICATES).format(**shown)
    if wrong == "licence":
        text = f"营业执照\n名称：{reading.fields['工作单位'].value}\n法定代表人 王伟"
    pages = () if wrong == "absent" else (Evidence(page=1, text=text),)
    due = frozenset({"qualification_unproven"} if wrong else ())
    return Given(
        "proof", reading.model_copy(update={"attachments": pages}), due, demands_proof=True, shown=text
    )


def unreadable(rng: random.Random) -> Given:
    """A seal that nobody can name, a page beyond reading, or something else than a form."""
    kind: Kind = rng.choice(("unit", "person"))
    reading = good(rng, kind)
    draw = rng.choice(("seal", "page", "other", "fine"))
    if draw == "seal":
        seal = reading.seals[0].model_copy(update={"text": None, "matches_unit": None, "state": "faint"})
        return Given(
            "unreadable", reading.model_copy(update={"seals": (seal,)}), frozenset({"seal_unreadable"})
        )
    if draw == "page":
        bare = reading.model_copy(update={"seals": (), "fields": {}})
        return Given("unreadable", bare, frozenset({"page_unreadable"}), pages_readable=False)
    if draw == "other":
        return Given(
            "unreadable", Reading(kind="other", award=None, fields={}), frozenset({"form_not_recognised"})
        )
    return Given("unreadable", reading, frozenset())


TOPICS: tuple[Callable[[random.Random], Given], ...] = (
    scenario,
    penalty,
    scale,
    lateness,
    qualification,
    award_name,
    numbers,
    identity,
    required,
    membership,
    proof,
    unreadable,
)
