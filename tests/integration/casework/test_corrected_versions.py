"""A corrected form that comes back: known beside the returned one, taken for it, and taken back."""

from desk import FIRST, take_in, view
from forms import person_form, unit_form

from casework.roles import SYSTEM
from casework.services import across, decisions, members, submissions
from casework.stages import Stage
from casework.store.database import Store

OTHER_AWARD = "科技创新企业"
REGISTER = """单位名称,曾用名,统一社会信用代码
新疆新名消防有限公司,新疆旧名消防有限公司,91650100MA7ABCD356
""".encode()


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


def test_the_same_applicant_is_known_however_the_form_writes_them(store: Store) -> None:
    """By the register's present and former name or code, by a name with spaces, by the same number."""
    members.commit(store, REGISTER, "名册.csv", SYSTEM)
    old = returned(store, unit_form(1, 单位名称="新疆旧名消防有限公司", 统一社会信用代码=None), "a.pdf")
    same = (
        unit_form(2, 单位名称="新疆新名消防有限公司", 统一社会信用代码=None),
        unit_form(3, 单位名称="新疆 旧名 消防有限公司", 统一社会信用代码=None),
        unit_form(4, 单位名称="写得认不出", 统一社会信用代码="91650100MA7ABCD356"),
    )
    for place, data in enumerate(same):
        assert offered(store, take_in(store, data, f"{place}.pdf")) == [(old, False)], place


def test_a_person_is_known_by_number_or_by_name_and_unit(store: Store) -> None:
    by_number = returned(store, person_form(1, 工作单位="新疆甲消防有限公司"), "p.pdf")
    new = take_in(store, person_form(2, 工作单位="新疆乙消防有限公司", 姓名="写错了"), "q.pdf")
    assert offered(store, new) == [(by_number, False)]
    by_name = returned(store, person_form(3, 姓名="赵强", 身份证号码=None), "r.pdf")
    assert offered(store, take_in(store, person_form(4, 姓名="赵 强", 身份证号码=None), "s.pdf")) == [
        (by_name, False)
    ]
