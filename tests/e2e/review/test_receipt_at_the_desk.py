"""At the desk: how it arrived, files added later, one submission for another, withdrawing and voiding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from waiting import until

from casework.roles import SYSTEM
from casework.services import decisions, submissions
from casework.services.values import SubmissionView
from casework.stages import Stage
from casework.store.database import Store
from review_app.showcase.cases import cases
from review_app.showcase.season import add_case

pytestmark = pytest.mark.browser

WITH_PROOF, DOUBLE, STANDS, TAKEN_BACK, ON_ONE_SHEET = 1, 2, 8, 13, 14


def look(store: Store, number: int) -> SubmissionView:
    return submissions.load(store, number, SYSTEM)


def unfold(page: Any) -> Any:
    """The section of the right pane that tells how the submission arrived."""
    section = page.locator("details.findings", has_text="收件与附件")
    if section.get_attribute("open") is None:
        section.locator("summary").click()
    return section


def answer(page: Any, submit: str, **values: str) -> None:
    dialog = page.locator("dialog.ask")
    dialog.wait_for()
    for label, value in values.items():
        dialog.get_by_label(label).fill(value)
    dialog.get_by_role("button", name=submit).click()


def test_a_certificate_is_added_and_the_day_corrected(
    desk: Callable[..., Any], store: Store, tmp_path: Path
) -> None:
    proof = tmp_path / "资格证书.pdf"
    proof.write_bytes(b"%PDF-1.4 a certificate")
    page = desk(WITH_PROOF, "clerk")
    unfold(page).get_by_role("button", name="添加附件…").click()
    dialog = page.locator("dialog.ask")
    page.keyboard.press("n")  # the desk's keys are silent behind the window
    dialog.locator("input[type=file]").set_input_files(str(proof))
    dialog.get_by_role("button", name="添加").click()
    page.get_by_text("附件“资格证书.pdf”已添加").wait_for()
    (_, added) = look(store, WITH_PROOF).files
    assert (added.name, added.role, added.added_by) == ("资格证书.pdf", "certificate", "clerk")
    with page.expect_download() as got:
        unfold(page).get_by_role("link", name="资格证书.pdf").click()
    assert Path(got.value.path()).read_bytes() == proof.read_bytes()

    unfold(page).get_by_role("button", name="更正送达日期…").click()
    answer(page, "保存", 送达日期="2022-01-10", 理由="按邮戳")
    until(lambda: look(store, WITH_PROOF).received_on == date(2022, 1, 10))
    told = [entry for entry in look(store, WITH_PROOF).history if entry.action == "更正收件日期"]
    assert [(entry.who, entry.why) for entry in told] == [("clerk", "按邮戳")]


def test_one_stands_for_another_until_it_is_taken_back(desk: Callable[..., Any], store: Store) -> None:
    page = desk(DOUBLE, "clerk")
    unfold(page).get_by_role("button", name="以另一份为准…").click()
    answer(page, "保存", 以哪一份为准="99999", 理由="重复")
    page.get_by_text("没有编号为 99999 的申报材料").wait_for()
    assert look(store, DOUBLE).superseded_by is None
    unfold(page).get_by_role("button", name="以另一份为准…").click()
    answer(page, "保存", 以哪一份为准=str(STANDS), 理由="重复")
    page.get_by_text(f"这份材料已由第 {STANDS} 号代替").wait_for()
    assert look(store, DOUBLE).superseded_by == STANDS
    unfold(page).get_by_role("button", name="恢复这一份…").click()
    answer(page, "恢复", 理由="是另一个奖项")
    until(lambda: look(store, DOUBLE).superseded_by is None)


def test_a_corrected_form_stands_for_the_returned_one_after_one_click(
    desk: Callable[..., Any], store: Store
) -> None:
    (case,) = cases(1, seed=4711)
    old = add_case(store, case)
    decisions.send_back(store, old, SYSTEM, "1. 请补盖公章。")
    new = add_case(store, replace(case, values=case.values | {"联系电话": "13999900000"}))
    reader = desk(new, "reader")
    offer = reader.locator(f'.correction[data-earlier="{old}"]')
    offer.get_by_text("已退回补正").wait_for()
    assert offer.get_by_role("button").count() == 0, "who may not receive is told, and has nothing to press"
    page = desk(new, "clerk")
    offer = page.locator(f'.correction[data-earlier="{old}"]')
    offer.get_by_role("button", name="作为它的补正件").click()
    page.get_by_text(f"本份已作为第 {old} 号的补正件").wait_for()
    assert look(store, old).superseded_by == new
    assert look(store, old).history[-1].who == "clerk"
    offer.get_by_role("button", name="不是补正件，撤销").click()
    until(lambda: look(store, old).superseded_by is None)
    offer.get_by_role("button", name="作为它的补正件").wait_for()
    for number in (old, new):  # the other tests of the folder count what is open
        decisions.transition(store, number, Stage.WITHDRAWN, SYSTEM, "试毕")


def test_what_came_alone_becomes_an_attachment(desk: Callable[..., Any], store: Store) -> None:
    page = desk(DOUBLE, "clerk")
    unfold(page).get_by_role("button", name="作为附件并入另一份…").click()
    answer(page, "并入", 并入哪一份=str(STANDS), 理由="随信的证书")
    page.get_by_text(f"这份材料已由第 {STANDS} 号代替").wait_for()
    assert look(store, STANDS).files[-1].sha256 == look(store, DOUBLE).sha256


def test_a_form_is_withdrawn_brought_back_and_voided_with_reasons(
    desk: Callable[..., Any], store: Store
) -> None:
    page = desk(TAKEN_BACK, "clerk")
    assert page.get_by_role("button", name="作废").count() == 0  # the administrator's alone
    steps = (
        ("clerk", "申报人撤回", Stage.WITHDRAWN),
        ("first", "取消撤回，回到初审", Stage.FIRST_REVIEW),
        ("admin", "作废", Stage.VOID),
    )
    for account, label, stage in steps:
        page = desk(TAKEN_BACK, account)
        page.keyboard.press("d")  # an applicant may withdraw a form that nobody has answered yet
        page.wait_for_selector('.card[data-step="decide"]')
        page.locator("button.action", has_text=label).click()
        page.locator(".card textarea").fill(f"{label}的理由")
        page.keyboard.press("Enter")
        until(lambda stage=stage: look(store, TAKEN_BACK).stage == stage)
    moves = [entry for entry in look(store, TAKEN_BACK).history if entry.action == "流转"]
    assert [(entry.who, entry.why) for entry in moves[-3:]] == [
        (account, f"{label}的理由") for account, label, _ in steps
    ]


def test_a_second_form_on_the_sheet_is_framed_and_taken_in(desk: Callable[..., Any], store: Store) -> None:
    page = desk(ON_ONE_SHEET, "clerk")
    page.locator('.tool[data-tool="page"]').click()
    page.locator('.tool[data-tool="cut"]').click()
    window = page.locator(".sheet").bounding_box()
    page.mouse.move(window["x"] + 6, window["y"] + 6)
    page.mouse.down()
    page.mouse.move(window["x"] + 60, window["y"] + 60)
    page.mouse.move(window["x"] + window["width"] - 6, window["y"] + window["height"] / 2)
    page.mouse.up()
    link = page.locator(".message .link", has_text="看第")
    link.wait_for()
    number = int("".join(filter(str.isdigit, link.inner_text())))
    part = look(store, number)
    assert part.read_state == "waiting"
    assert "框出" in part.file_name
    assert any(entry.action == "框出另立" for entry in look(store, ON_ONE_SHEET).history)
