"""Good forms, other documents, and what every flag has."""

from collections.abc import Callable
from datetime import date

from extract.register import Register
from extract.result import Evidence, Flag, Reading
from extract.rules.judge import judge
from extract.season import Season

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]


def test_good_forms_raise_nothing(unit: Make, person: Make, codes: Codes, register: Register) -> None:
    assert codes(unit()) == set()
    assert codes(person()) == set()
    assert codes(unit(), register=register, received=date(2022, 1, 15)) == set()
    assert codes(person(), register=register, received=date(2022, 1, 15)) == set()


def test_other_documents(season: Season) -> None:
    other = Reading(kind="other", award=None, fields={})
    assert [item.code for item in judge(other, season).flags] == ["form_not_recognised"]
    assert judge(other, season).criteria == ()


def test_a_page_beyond_reading_is_not_said_to_be_no_form(season: Season) -> None:
    own = Flag(code="form_not_recognised", severity="block", message="没有认出推荐表。")
    other = Reading(kind="other", award=None, fields={}, questions=(own,))
    blurred = judge(other, season, pages_readable=False).flags
    assert [item.code for item in blurred] == ["page_unreadable"]
    paper = other.model_copy(update={"attachments": (Evidence(page=1, text="营业执照"),)})
    named = judge(paper, season, pages_readable=False).flags
    assert {item.code for item in named} == {"page_unreadable", "form_not_recognised"}


def test_the_readers_own_question_is_not_asked_twice(season: Season) -> None:
    own = Flag(code="form_not_recognised", severity="block", message="这是一张照片。")
    other = Reading(kind="other", award=None, fields={}, questions=(own,))
    assert judge(other, season).flags == (own,)


def test_flags_carry_evidence_and_sendable_messages(unit: Make, season: Season) -> None:
    spoilt = unit(
        {"联系电话": "12", "统一社会信用代码": "X", "推荐日期": "2022年2月1日", "申报奖项": "没有的奖"},
        seals=(),
    )
    flags = judge(spoilt, season).flags
    assert len(flags) == 5
    for item in flags:
        assert item.evidence, item.code
        assert item.message.endswith("。")
        assert "None" not in item.message
    assert [item.severity for item in flags] == sorted(
        (item.severity for item in flags), key=("block", "warn", "info").index
    )


def test_judging_twice_changes_nothing(unit: Make, season: Season) -> None:
    assert judge(unit(), season) == judge(unit(), season)
