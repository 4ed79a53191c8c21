"""Somebody who opens the dashboard for the first time: empty pages lead on, wrong turns lead back."""

from collections.abc import Callable
from typing import Any

import pytest

from casework.roles import SYSTEM
from casework.services import submissions
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from review_app.screens import settle

pytestmark = pytest.mark.browser


def test_the_first_day_begins_with_steps_that_the_role_can_take(
    visit: Callable[..., Any], empty_season: Any
) -> None:
    page = visit("admin", "/", at=empty_season)
    page.get_by_text("从这里开始").wait_for()
    assert page.locator(".yj-steps a").all_inner_texts() == ["给同事开账号", "导入会员名册", "收件", "审核"]
    assert page.locator(".yj-steps li.done a").all_inner_texts() == ["给同事开账号"]
    assert "申报期 2021年12月31日 至" in page.locator("body").inner_text()
    page.get_by_role("link", name="收件").last.click()
    page.wait_for_selector(".zone")
    reader = visit("reader", "/", at=empty_season)
    reader.get_by_text("还没有收到材料").wait_for()


def test_an_export_with_nothing_in_it_is_no_link_and_its_address_answers_in_words(
    visit: Callable[..., Any], empty_season: Any
) -> None:
    page = visit("admin", "/publish", at=empty_season)
    page.get_by_text("发布之后可用。").first.wait_for()
    assert page.locator("a.yj-export").count() == 0
    page.goto(f"{empty_season.address}/exports/certificates")
    page.get_by_text("没有证书可导出").wait_for()
    page.get_by_role("link", name="返回").click()
    page.wait_for_selector('[data-testid="stApp"]')
    settle(page)
    answer = empty_season.client("admin").get("/exports/certificates")  # other programs get data
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_unknown_address_leads_to_the_queue(visit: Callable[..., Any], empty_season: Any) -> None:
    page = visit("first", "/", at=empty_season)
    page.goto(f"{empty_season.address}/nowhere")
    page.get_by_text("从这里开始").wait_for()
    assert page.url.rstrip("/") == empty_season.address
    assert "not found" not in page.locator("body").inner_text().lower()


def test_a_page_of_another_role_refuses_in_chinese(visit: Callable[..., Any], empty_season: Any) -> None:
    page = visit("reader", "/intake", at=empty_season)
    page.get_by_text("您的角色不能“收件”").wait_for()
    assert page.get_by_role("link", name="收件").count() == 0
    page.get_by_role("link", name="回到待办队列").click()
    page.get_by_role("heading", name="待办队列").wait_for()
    assert "not found" not in page.locator("body").inner_text().lower()


def test_members_can_be_looked_up(visit: Callable[..., Any], halfway_season: Any) -> None:
    page = visit("reader", "/register", at=halfway_season)
    page.get_by_text("查看名册里的").click()
    settle(page)
    page.get_by_label("查找").fill("绝无此单位")
    page.get_by_label("查找").press("Enter")
    page.get_by_text("名册里没有找到。").wait_for()
    clerk = visit("clerk", "/register", at=halfway_season)
    with clerk.expect_download() as got:
        clerk.get_by_role("button", name="下载空白名册模板").click()
    assert got.value.suggested_filename == "会员名册模板.csv"
    assert clerk.get_by_text("Upload", exact=True).bounding_box() is None or (
        clerk.get_by_text("Upload", exact=True).evaluate("e => getComputedStyle(e).fontSize") == "0px"
    )


def test_what_was_read_says_from_which_file(visit: Callable[..., Any], season: Any) -> None:
    page = visit("clerk", "/intake")
    entry = page.locator(".entry[data-state=read]", has_text="推荐表").first
    entry.wait_for()
    assert entry.locator(".name small").inner_text().endswith("推荐表.jpg")
    assert "识别把握不足" not in page.locator(".entries").inner_text()


def test_a_file_that_could_not_be_read_is_not_lost_from_sight(
    visit: Callable[..., Any], season: Any, store: Store
) -> None:
    broken = submissions.register_upload(store, b"%PDF-1.4 broken", "打不开.pdf", "upload", SYSTEM)
    with store.write() as unit:
        row = unit.session.get_one(SubmissionRow, broken.submission_id)
        row.stage, row.read_state = Stage.READING.value, "failed"
    page = visit("first", "/")
    page.get_by_text("没有读出来，要由人处理").click()
    row = page.locator("tbody tr", has_text="打不开.pdf")
    row.wait_for()
    row.locator("a").click()
    page.get_by_role("button", name="按单位表人工录入").wait_for()


def test_settings_are_explained_and_the_record_has_no_empty_words(
    visit: Callable[..., Any], empty_season: Any
) -> None:
    page = visit("admin", "/people", at=empty_season)
    page.get_by_text("系统设置", exact=True).click()
    page.get_by_text("这里只供查看").wait_for()
    page.locator('[data-testid="stDataFrame"]').wait_for()
    page.get_by_text("办理记录", exact=True).click()
    page.get_by_text("最近 300 条").wait_for()
    frame = page.locator('[data-testid="stDataFrame"]').last
    frame.wait_for()
    assert "None" not in frame.inner_text()
