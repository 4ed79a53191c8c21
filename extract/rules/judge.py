"""From a reading to a judgement: criteria with evidence, flags with messages. Pure; no pictures needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.register import Register
from extract.result import Criterion, Evidence, Flag, Reading
from extract.rules.award_checks import award_named, penalties, qualification, service_scale
from extract.rules.case import Case, build_case
from extract.rules.criteria import decide
from extract.rules.field_checks import (
    doubtful_fields,
    identity_conflicts,
    lateness,
    malformed_fields,
    missing_fields,
)
from extract.rules.member_checks import membership
from extract.rules.seal_checks import seal_flags
from extract.season import Season

CHECKS: tuple[Callable[[Case], Iterator[Flag]], ...] = (
    missing_fields,
    award_named,
    seal_flags,
    lateness,
    qualification,
    service_scale,
    penalties,
    malformed_fields,
    identity_conflicts,
    membership,
    doubtful_fields,
)
"""Every check of one submission; what needs other submissions is in `across.py`."""

_SEVERITY = {"block": 0, "warn": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """`flags` hold the reading's own questions too, worst first; `criteria` in the notice's order."""

    criteria: tuple[Criterion, ...]
    flags: tuple[Flag, ...]


def judge(
    reading: Reading,
    season: Season,
    register: Register | None = None,
    received: date | None = None,
    pages_readable: bool = True,
    proofs: Sequence[Evidence] | None = None,
) -> Judgement:
    """Judge a submission by the season's notice. May be called again after every correction.

    `received` is the day of receipt where it is known. `pages_readable` is False where any page failed or is
    too poor to read: then nothing is said to be missing. `proofs` are pages with certificates, the
    reading's attachments unless given.
    """
    questions = list(reading.questions)
    if not pages_readable:
        _ask(questions, _PAGE_UNREADABLE)
    if reading.kind == "other":
        if pages_readable or reading.attachments:
            _ask(questions, _NOT_RECOGNISED)
        else:  # a form that cannot be read is not known to be none
            questions = [flag for flag in questions if flag.code != _NOT_RECOGNISED.code]
        return Judgement((), _ordered(questions))
    case = build_case(reading, season, register, received, pages_readable, proofs)
    found = [flag for check in CHECKS for flag in check(case)]
    return Judgement(decide(case), _ordered([*questions, *found]))


_PAGE_UNREADABLE = Flag(
    code="page_unreadable",
    severity="block",
    message="有页面无法识别（模糊、损坏或加密），请重新拍摄或扫描后报送。",
)
_NOT_RECOGNISED = Flag(
    code="form_not_recognised",
    severity="block",
    message="未识别出推荐表，请确认所报文件是本次评选的推荐表，并重新报送。",
)


def _ask(questions: list[Flag], question: Flag) -> None:
    """Add a question that the reader has not already asked in its own words."""
    if all(flag.code != question.code for flag in questions):
        questions.append(question)


def _ordered(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    unique = {(flag.code, flag.fields, flag.message): flag for flag in flags}
    return tuple(sorted(unique.values(), key=lambda flag: _SEVERITY[flag.severity]))
