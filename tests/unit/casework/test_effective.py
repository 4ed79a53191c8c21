"""What people settled, laid over the reading."""

from casework.effective import (
    SEAL_PREFIX,
    Settled,
    effective_reading,
    machine_decision,
    seal_slots,
    seals_in,
)
from extract.result import FieldValue, Reading, Seal, Slot
from ingest.document import Box

KEYS = ("单位名称", "联系人", "申报奖项")
UNIT_SLOT = Slot(name="单位意见", page=0, box=Box(0.1, 0.6, 0.9, 0.8), role="unit", required=True)
OTHER_SLOT = Slot(name="推荐单位意见", page=1, box=None, role="recommender", required=True)
OWN_SLOT = Slot(name="协会意见", page=1, box=None, role="association", required=False)


def value(text: str, confidence: float | None = 0.5) -> FieldValue:
    return FieldValue(
        value=text, raw=text, confidence=confidence, page=0, box=Box(0, 0, 0.1, 0.1), source="ocr",
        reasons=("看不清",),
    )  # fmt: skip


def seal(
    slot: str | None = "单位意见",
    *,
    matches: bool | None = True,
    kind: str = "company",
    text: str | None = "甲",
) -> Seal:
    return Seal(
        page=0, box=Box(0.4, 0.6, 0.6, 0.8), kind=kind, shape="round", colour="red", text=text,
        confidence=0.9,
        slot=slot, state="ok" if matches else "mismatch", matches_unit=matches,
    )  # fmt: skip


def reading(*seals: Seal, slots: tuple[Slot, ...] = (UNIT_SLOT, OTHER_SLOT, OWN_SLOT)) -> Reading:
    fields = {"单位名称": value("甲"), "联系人": value("张三"), "申报奖项": value("奖一")}
    return Reading(kind="unit", award="奖一", fields=fields, seals=seals, slots=slots)


def settled(key: str, text: str | None, how: str = "corrected") -> dict[str, Settled]:
    return {key: Settled(key, text, how)}


def test_nothing_settled_changes_nothing() -> None:
    assert effective_reading(reading(seal()), {}, KEYS) == reading(seal())


def test_a_persons_value_is_sure_and_keeps_its_place() -> None:
    field = effective_reading(reading(), settled("联系人", "李四"), KEYS).fields["联系人"]
    assert (field.value, field.raw, field.confidence, field.reasons) == ("李四", "张三", 1.0, ())
    assert field.box == Box(0, 0, 0.1, 0.1)


def test_blank_takes_the_field_away_and_says_so() -> None:
    holds = effective_reading(reading(), settled("联系人", None, "blank"), KEYS)
    assert "联系人" not in holds.fields
    assert holds.blank_fields == ("联系人",)


def test_award_follows_its_field() -> None:
    assert effective_reading(reading(), settled("申报奖项", "奖二"), KEYS).award == "奖二"
    assert effective_reading(reading(), settled("申报奖项", None, "blank"), KEYS).award is None
    assert effective_reading(reading(), settled("联系人", "x"), KEYS).award == "奖一"


def test_a_key_of_another_kind_of_form_is_left_out() -> None:
    assert "姓名" not in effective_reading(reading(), settled("姓名", "王"), KEYS).fields


def test_the_associations_own_block_asks_for_no_seal() -> None:
    assert [slot.name for slot in seal_slots(reading()).values()] == ["单位意见", "推荐单位意见"]


def test_a_form_without_slots_still_asks_for_the_units_seal() -> None:
    (key,) = seal_slots(reading(slots=()))
    assert key == f"{SEAL_PREFIX}单位意见"
    assert not seal_slots(Reading(kind="other", award=None, fields={}))


def test_two_slots_of_one_name_have_two_keys() -> None:
    assert len(seal_slots(reading(slots=(UNIT_SLOT, UNIT_SLOT)))) == 2


def test_machine_decisions() -> None:
    assert machine_decision(reading(seal()), UNIT_SLOT) == "相符"
    assert machine_decision(reading(seal(matches=False)), UNIT_SLOT) == "不符"
    assert machine_decision(reading(seal(matches=None)), UNIT_SLOT) == "无法辨认"
    assert machine_decision(reading(), UNIT_SLOT) == "无章"
    assert machine_decision(reading(seal(kind="personal")), UNIT_SLOT) == "无章"
    assert machine_decision(reading(seal(kind="unknown")), UNIT_SLOT) == "无法辨认"
    assert machine_decision(reading(seal("推荐单位意见", matches=False)), OTHER_SLOT) == "相符"
    assert machine_decision(reading(seal("推荐单位意见", text=None)), OTHER_SLOT) == "无法辨认"


def test_decisions_about_a_seal() -> None:
    key = f"{SEAL_PREFIX}单位意见"

    def after(decision: str, *seals: Seal) -> tuple[Seal, ...]:
        holds = effective_reading(reading(*seals), settled(key, decision, "confirmed"), KEYS)
        return seals_in(holds, UNIT_SLOT)

    assert after("无章", seal()) == ()
    (right,) = after("相符", seal(matches=False, text="乙"))
    assert (right.matches_unit, right.text, right.state) == (True, "甲", "ok")
    (seen_by_a_person,) = after("相符")
    assert seen_by_a_person.kind == "company"
    (wrong,) = after("不符", seal())
    assert (wrong.matches_unit, wrong.state) == (False, "mismatch")
    (unread,) = after("无法辨认", seal())
    assert (unread.matches_unit, unread.text) == (None, None)


def test_a_decision_leaves_other_seals_alone() -> None:
    other = seal("推荐单位意见", text="协会")
    holds = effective_reading(
        reading(seal(), other), settled(f"{SEAL_PREFIX}单位意见", "无章", "confirmed"), KEYS
    )
    assert holds.seals == (other,)
