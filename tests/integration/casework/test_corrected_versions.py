"""A corrected form that comes back: known beside the returned one, taken for it, and taken back."""

from desk import FIRST, take_in, view
from forms import person_form, unit_form

from casework.roles import SYSTEM
from casework.services import across, decisions, submissions
from casework.stages import Stage
from casework.store.database import Store

OTHER_AWARD = "科技创新企业"


def offered(store: Store, number: int) -> list[tuple[int, bool]]:
    return [(one.id, one.replaced) for one in across.corrected_by(store, number, SYSTEM)]


def returned(store: Store, data: bytes, name: str) -> int:
    number = take_in(store, data, name)
    decisions.send_back(store, number, FIRST, "缺公章")
    return number


def test_what_comes_after_the_return_is_offered_as_its_correction(store: Store) -> None:
    old = returned(store, unit_form(1), "a.pdf")
    new = take_in(store, unit_form(2), "补正.pdf")
    assert offered(store, new) == [(old, False)]
    assert offered(store, old) == []
    submissions.supersede(store, old, new, "补正件", FIRST)
    assert offered(store, new) == [(old, True)]
    assert view(store, old).superseded_by == new
    submissions.reinstate(store, old, "看错了", FIRST)
    assert offered(store, new) == [(old, False)]
    assert view(store, old).stage is Stage.RETURNED


def test_another_award_unit_person_or_order_is_no_correction(store: Store) -> None:
    earlier = take_in(store, unit_form(1), "早.pdf")
    returned(store, unit_form(2), "a.pdf")
    returned(store, person_form(3), "p.pdf")
    others = (
        unit_form(4, 申报奖项=OTHER_AWARD),
        unit_form(5, 单位名称="新疆昆仑消防工程有限公司", 统一社会信用代码=None),
        person_form(6, 姓名="赵强", 身份证号码=None),
    )
    for place, data in enumerate(others):
        assert offered(store, take_in(store, data, f"{place}.pdf")) == []
    assert offered(store, earlier) == [], "what came before the return cannot answer it"


def test_a_returned_form_has_one_correction(store: Store) -> None:
    """Two that came back are duplicates of each other, which is asked elsewhere; one of them is taken."""
    old = returned(store, person_form(1), "p.pdf")
    once, again = take_in(store, person_form(2), "1.pdf"), take_in(store, person_form(3), "2.pdf")
    assert (offered(store, once), offered(store, again)) == ([(old, False)], [(old, False)])
    submissions.supersede(store, old, again, "补正件", FIRST)
    assert (offered(store, once), offered(store, again)) == ([], [(old, True)])
    decisions.transition(store, once, Stage.WITHDRAWN, FIRST, "误传")
    assert offered(store, once) == []
