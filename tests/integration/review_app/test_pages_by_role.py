"""Every role on every page: a page refuses whom it is not for, and shows nobody another's levers."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FAKES = str(Path(__file__).parents[2] / "fakes")
if FAKES not in sys.path:
    sys.path.insert(0, FAKES)

from desk import bring_to, take_in  # noqa: E402
from forms import unit_form  # noqa: E402
from sqlalchemy import select  # noqa: E402
from streamlit.delta_generator import DeltaGenerator  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

import casework.services.statistics  # noqa: E402, F401  (before a page folder stands on the path)
from casework.roles import PERMISSIONS, SYSTEM, Action, Role  # noqa: E402
from casework.services import decisions, people  # noqa: E402
from casework.settings import Settings  # noqa: E402
from casework.stages import Stage  # noqa: E402
from casework.store.database import Store, open_store  # noqa: E402
from casework.store.tables_people import AuditRow  # noqa: E402
from review_app.house import House, move_in  # noqa: E402
from review_app.people import People  # noqa: E402
from review_app.session_cookie import COOKIE, CookieSeal  # noqa: E402

PAGES = Path(__file__).parents[3] / "review_app" / "app_pages"
NEEDS = {
    "todo": Action.VIEW,
    "intake": Action.RECEIVE,
    "review": Action.VIEW,
    "tiles": Action.REVIEW,
    "register": Action.VIEW,
    "selection": Action.VIEW,
    "publish": Action.VIEW,
    "statistics": Action.VIEW_STATISTICS,
    "people": Action.VIEW,
}
LEVERS: dict[str, tuple[tuple[str, Action], ...]] = {
    "selection": (("列入公示", Action.STEP_SELECT), ("记为落选", Action.STEP_SELECT)),
    "publish": (("公示期满，发布", Action.STEP_PUBLISH),),
}
"""Buttons by the words on them and what they need."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home: Path = tmp_path_factory.mktemp("pages")
    opened = open_store(Settings(home=home, reader="fast_reader:load"))
    for role in Role:
        people.create_user(opened, role.name, "一句足够长的好密码啊啊", [role], SYSTEM)
    people.create_user(opened, "nobody", "一句足够长的好密码啊啊", [], SYSTEM)
    for number, stage in enumerate((None, Stage.SELECTION, Stage.PUBLIC_NOTICE)):
        made = take_in(opened, unit_form(number, 单位名称=f"新疆第{number}消防有限公司"))
        if stage is not None:
            bring_to(opened, made, stage)
        if stage is Stage.SELECTION:
            decisions.record_vote(opened, made, 9, 0, 0, SYSTEM)
    yield opened
    opened.close()


@pytest.fixture
def look(store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """look(account, page) → the page as that account gets it, through the page's own check of the session."""
    seal = CookieSeal(b"k" * 48)
    move_in(House(store, seal, People(store)))

    def open_page(account: str | None, page: str) -> AppTest:
        cookies: dict[str, str] = {}
        if account is not None:
            cookies[COOKIE] = seal.sign(people.sign_in(store, account, "一句足够长的好密码啊啊").token)
        context = "streamlit.runtime.context.ContextProxy.cookies"
        monkeypatch.setattr(context, property(lambda _self: cookies))
        # A page alone knows no other pages to link to; where links lead is the browser tests' matter.
        monkeypatch.setattr(DeltaGenerator, "page_link", lambda *_, **__: None)
        monkeypatch.setattr("streamlit.switch_page", lambda *_, **__: None)
        return AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=60).run()

    return open_page


def shown(page: AppTest) -> str:
    return "\n".join(str(item.value) for kind in ("error", "warning") for item in page.get(kind))


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


@pytest.mark.parametrize("page", list(NEEDS))
@pytest.mark.parametrize("role", list(Role))
def test_role_by_page(look: Any, role: Role, page: str) -> None:
    found = look(role.name, page)
    assert not found.exception, found.exception
    if NEEDS[page] in PERMISSIONS[role]:
        assert "您的角色不能" not in shown(found)
    else:
        assert f"您的角色不能“{NEEDS[page].value}”" in shown(found)
        assert not buttons(found), "nothing to press beside the refusal"
    for label, action in LEVERS.get(page, ()):
        there = any(label in text for text in buttons(found))
        assert there == (action in PERMISSIONS[role]), (label, buttons(found))


def press_everything(page: AppTest) -> None:
    """Every button that can be pressed, and every choice of a vote, in one go."""
    for button in page.button:
        if not button.disabled:
            button.click()
    for choice in page.get("button_group"):
        if str(choice.proto.id).count("vote-"):
            choice.set_value("赞成")
    page.run()
    assert not page.exception, page.exception


def events(store: Store) -> list[tuple[int, str, str]]:
    """What people did, less coming in and the changing of roles."""
    with store.read() as session:
        rows = session.execute(select(AuditRow.seq, AuditRow.who, AuditRow.action).order_by(AuditRow.seq))
        return [tuple(row) for row in rows if row.action not in ("登录", "更改角色")]


@pytest.mark.parametrize("page", list(NEEDS))
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.READER])
def test_levers_drawn_before_a_role_was_taken_away_do_nothing(
    look: Any, store: Store, monkeypatch: pytest.MonkeyPatch, role: Role, page: str
) -> None:
    """The page stands open with its levers; the administrator takes the role away; then they are pressed."""
    monkeypatch.setattr("review_app.people.REMEMBER_SECONDS", -1.0)
    people.create_user(store, f"{role.name}-{page}", "一句足够长的好密码啊啊", [role], SYSTEM)
    found = look(f"{role.name}-{page}", page)
    people.set_roles(store, f"{role.name}-{page}", [Role.READER], SYSTEM)
    before = events(store)
    press_everything(found)
    assert events(store) == before


def test_the_same_levers_do_something_while_the_role_holds(look: Any, store: Store) -> None:
    before = events(store)
    press_everything(look("SECOND", "selection"))
    assert events(store) != before


@pytest.mark.parametrize("page", list(NEEDS))
def test_a_stranger_and_an_account_without_roles_see_no_page(look: Any, page: str) -> None:
    for account, words in ((None, "登录已失效"), ("nobody", "您的角色不能")):
        found = look(account, page)
        assert words in shown(found)
        assert not buttons(found)
        assert not found.dataframe


def test_the_table_knows_every_page() -> None:
    assert set(NEEDS) == {path.stem for path in PAGES.glob("*.py")}


@pytest.mark.parametrize("role", list(Role))
def test_sections_of_the_settings_page(look: Any, role: Role) -> None:
    page = look(role.name, "people")
    (control,) = page.get("button_group")
    options = {option.content for option in control.proto.options}
    expected = {"我的账号", "各角色的权限"}
    expected |= {"学到的标签"} if Action.TEACH in PERMISSIONS[role] else set()
    expected |= {"账号管理", "系统设置"} if Action.MANAGE_USERS in PERMISSIONS[role] else set()
    expected |= {"办理记录"} if Action.READ_AUDIT in PERMISSIONS[role] else set()
    assert options == expected
