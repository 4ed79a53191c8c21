"""The pages beside the desk: what each is for, done once in a real Chromium and looked up in the store."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from waiting import until

from casework.roles import SYSTEM, Actor, Role
from casework.services import decisions, groups, history, members, people, queue, submissions, views
from casework.services.values import QueueFilter
from casework.stages import Stage
from casework.store.database import Store, open_store
from review_app.screens import open_popover, settle
from review_app.showcase.season import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def halfway(halfway_season: Any) -> Iterator[Store]:
    opened = open_store(halfway_season.settings)
    yield opened
    opened.close()


def at_stage(store: Store, stage: Stage) -> list[int]:
    season = store.settings.season
    found = queue.queue(store, SYSTEM, QueueFilter(season=season, stages=(stage,)), size=100)
    return [row.id for row in found.rows]


def test_register_is_previewed_imported_and_withdrawn(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store, tmp_path: Any
) -> None:
    season = halfway.settings.season
    before = members.in_force(halfway, SYSTEM, season)
    assert before is not None
    file = tmp_path / "新名册.csv"
    rows = ["单位名称,会员证号,会费", "新疆红柳消防技术有限公司,XJXF-9001,已交", ",XJXF-9002,已交"]
    file.write_text("\n".join(rows), encoding="utf-8-sig")
    page = visit("clerk", "/register", at=halfway_season)
    page.locator('input[type="file"]').set_input_files(str(file))
    page.get_by_role("button", name="启用这份名册（1 家）").wait_for()
    assert members.in_force(halfway, SYSTEM, season) == before  # looking changes nothing
    assert "不能用的行" in page.locator("body").inner_text()
    page.get_by_role("button", name="启用这份名册（1 家）").click()
    page.get_by_text("名册已启用").wait_for()
    now = members.in_force(halfway, SYSTEM, season)
    assert now is not None
    assert (now.members, now.imported_by, now.file_name) == (1, "clerk", "新名册.csv")
    asked = open_popover(page, "撤回这次导入")
    asked.get_by_label("撤回的理由").fill("选错了文件")
    asked.get_by_label("撤回的理由").press("Enter")
    asked.get_by_role("button", name="撤回，恢复上一份名册").click()
    page.get_by_text("已撤回").wait_for()
    assert members.in_force(halfway, SYSTEM, season) == before


def test_a_vote_and_the_minutes_are_kept(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    number = at_stage(halfway, Stage.SELECTION)[0]
    award = submissions.load(halfway, number, SYSTEM).award
    judge = visit("judge", f"/selection?award={award}", at=halfway_season)
    card = judge.locator(f".st-key-yj-card-candidate-{number}")
    card.get_by_text("反对", exact=True).click()

    def own() -> list[decisions.VoteView]:
        return [vote for vote in decisions.votes(halfway, number, SYSTEM) if vote.member == "judge"]

    mine = until(own)
    assert [(vote.in_favour, vote.against) for vote in mine] == [(0, 1)]
    assert judge.get_by_role("button", name="列入公示").count() == 0

    chair = visit("second", f"/selection?award={award}", at=halfway_season)
    card = chair.locator(f".st-key-yj-card-candidate-{number}")
    minutes = open_popover(chair, "登记会议表决", card)
    minutes.get_by_label("赞成").fill("11")
    minutes.get_by_label("赞成").press("Tab")
    settle(chair)
    decisions.record_vote(halfway, number, 3, 9, 0, Actor("second", frozenset({Role.SECOND})))
    minutes.get_by_role("button", name="保存", exact=True).click()
    chair.get_by_text("已被他人修改").wait_for()  # a colleague was quicker: what they entered is shown first
    assert [vote.in_favour for vote in decisions.votes(halfway, number, SYSTEM) if not vote.member] == [3]
    minutes = open_popover(chair, "登记会议表决", card)
    minutes.get_by_role("button", name="保存", exact=True).click()
    chair.get_by_text("表决已登记").wait_for()
    totals = [vote for vote in decisions.votes(halfway, number, SYSTEM) if not vote.member]
    assert [vote.in_favour for vote in totals] == [11]


def test_winners_go_to_the_public_notice_after_a_preview(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    candidates = [submissions.load(halfway, number, SYSTEM) for number in at_stage(halfway, Stage.SELECTION)]
    chosen = next(view for view in candidates if _carried(halfway, view.id))
    page = visit("second", f"/selection?award={chosen.award}", at=halfway_season)
    page.get_by_role("button", name="列入公示").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("理由").fill("经常务理事会研究通过")
    dialog.get_by_label("理由").press("Control+Enter")
    confirm = dialog.get_by_role("button", name="确定办理")
    confirm.wait_for()
    assert submissions.load(halfway, chosen.id, SYSTEM).stage == Stage.SELECTION
    settle(page)
    confirm.click()
    page.get_by_text("已办理").wait_for()
    assert submissions.load(halfway, chosen.id, SYSTEM).stage == Stage.PUBLIC_NOTICE


def _carried(store: Store, number: int) -> bool:
    votes = decisions.votes(store, number, SYSTEM)
    favour = sum(vote.in_favour for vote in votes)
    return favour * 2 > favour + sum(vote.against + vote.abstained for vote in votes)


def test_an_objection_is_entered_and_answered(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    number = at_stage(halfway, Stage.PUBLIC_NOTICE)[0]
    page = visit("second", "/publish", at=halfway_season)
    card = page.locator(f".st-key-yj-card-notice-{number}")
    card.get_by_text("个工作日，遇节假日请自行顺延），还有").wait_for()
    assert page.get_by_role("button", name="公示期满，发布 0 个").is_disabled()
    objection = open_popover(page, "登记异议", card)
    objection.get_by_label("异议内容").fill("合同数量不实")
    objection.get_by_label("异议内容").press("Control+Enter")
    objection.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("异议已登记").wait_for()
    finding = open_popover(page, "写结论", card)
    finding.get_by_label("调查结论").fill("已核对合同原件，属实")
    finding.get_by_label("调查结论").press("Control+Enter")
    finding.get_by_role("button", name="保存结论").click()
    page.get_by_text("结论已登记").wait_for()
    (entered,) = decisions.objections(halfway, number, SYSTEM)
    assert (entered.text, entered.outcome) == ("合同数量不实", "不成立")


def test_statistics_show_charts_and_measured_accuracy(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    page = visit("admin", "/statistics", at=halfway_season)
    page.wait_for_selector("canvas, svg.marks")
    settle(page)
    text = page.locator("body").inner_text()
    counted = sum(queue.stage_counts(halfway, SYSTEM, halfway.settings.season).values())
    assert f"{counted} 份" in text
    for title in (
        "每天收件",
        "各奖项处在哪个阶段",
        "常见问题",
        "哪些字段改得多",
        "把握准不准",
        "各字段实测正确率",
    ):
        assert title in text
    assert page.locator("canvas, svg.marks").count() >= 5


def test_an_account_is_made_changed_and_closed(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    page = visit("admin", "/people", at=halfway_season)
    page.get_by_text("账号管理").click()
    page.get_by_label("用户名").fill("newcomer")
    page.get_by_label("姓名").fill("新同事")
    page.get_by_label("初始密码").fill("第一次用的长密码一二三")
    page.get_by_role("button", name="新建", exact=True).click()
    page.get_by_text("还没有选角色").wait_for()
    settle(page)  # what was typed is still there
    page.get_by_role("button", name="经办：收件、核对").click()
    page.get_by_role("button", name="新建", exact=True).click()
    page.get_by_text("已新建账号").wait_for()
    settle(page)
    made = next(user for user in people.list_users(halfway, SYSTEM) if user.name == "newcomer")
    assert (made.shown_name, set(made.roles), made.must_change) == ("新同事", {Role.CLERK}, True)
    account = page.locator('[data-testid="stSelectbox"] input')
    account.press("ArrowDown")
    page.get_by_role("option", name="newcomer").click()
    page.get_by_role("button", name="停用“newcomer”").click()
    page.get_by_text("“newcomer”已停用").wait_for()
    made = next(user for user in people.list_users(halfway, SYSTEM) if user.name == "newcomer")
    assert not made.active
    reader = visit("reader", "/people", at=halfway_season)
    reader.get_by_text("各角色的权限").wait_for()
    assert reader.get_by_text("账号管理").count() == 0


def test_the_history_is_verified_from_its_page(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    assert history.verify(halfway).problems == ()
    page = visit("admin", "/people", at=halfway_season)
    page.get_by_text("办理记录", exact=True).click()
    page.get_by_role("button", name="校验办理记录是否完整").click()
    page.get_by_text("没有改动、缺失或乱序").wait_for()


def test_a_view_is_kept_opened_and_dropped(
    visit: Callable[..., Any], halfway_season: Any, halfway: Store
) -> None:
    page = visit("first", "/?stage=all&flag=missing_seal", at=halfway_season)
    page.wait_for_selector("tbody tr")
    shown = page.locator("tbody tr").count()
    menu = open_popover(page, "常用筛选")
    menu.get_by_label("把现在的筛选和排序存为").fill("缺公章的")
    menu.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已保存常用筛选").wait_for()
    kept = next(view for view in views.saved_views(halfway, people_actor(halfway)) if view.name == "缺公章的")
    assert (kept.name, kept.query, kept.shared) == ("缺公章的", "stage=all&flag=missing_seal", False)

    other = visit("first", "/?stage=all", at=halfway_season)
    other.wait_for_selector("tbody tr")
    assert other.locator("tbody tr").count() > shown
    open_popover(other, "常用筛选").get_by_role("button", name="缺公章的", exact=True).click()
    other.wait_for_function(
        "(count) => { const host = [...document.querySelectorAll('*')].find((e) => "
        "e.shadowRoot?.querySelector('tbody')); "
        "return host?.shadowRoot.querySelectorAll('tbody tr').length === count; }",
        arg=shown,
    )
    assert "flag=missing_seal" in other.url
    stranger = visit("clerk", "/?stage=all", at=halfway_season)
    open_popover(stranger, "常用筛选").get_by_text("把现在的筛选起个名字").wait_for()
    again = visit("first", "/?stage=all", at=halfway_season)
    open_popover(again, "常用筛选").locator(f".st-key-drop-view-{kept.id} button:visible").first.click()
    again.get_by_text("已删除常用筛选").wait_for()
    assert kept.id not in {view.id for view in views.saved_views(halfway, people_actor(halfway))}


def people_actor(store: Store) -> Any:
    return people.sign_in(store, "first", PASSWORD).actor


def test_tiles_are_confirmed_together(visit: Callable[..., Any], halfway_season: Any, halfway: Store) -> None:
    season = halfway.settings.season
    before = groups.tiles(halfway, season, "申报奖项", SYSTEM)
    page = visit("first", "/tiles", at=halfway_season)
    page.get_by_text("申报奖项", exact=True).first.click()
    page.wait_for_selector('.tile[data-name$="/申报奖项"]')
    settle(page)
    page.get_by_role("button", name="与图像一致").click()
    page.get_by_text("已确认").first.wait_for()
    assert len(groups.tiles(halfway, season, "申报奖项", SYSTEM)) < len(before)
