"""The whole way with the real models: a scan goes in by the page, is read, corrected, confirmed, kept."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casework.roles import SYSTEM
from casework.services import submissions
from casework.stages import Stage
from review_app.showcase.cases import cases
from review_app.showcase.season import draw_case

REPO = Path(__file__).parents[3]
WEIGHTS = Path(os.environ.get("YINJIAN_MODELS", REPO / "models" / "weights"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.models,
    pytest.mark.skipif(
        not (WEIGHTS / "PP-OCRv6_small_det" / "inference.onnx").is_file(),
        reason="needs the model weights: yinjian models fetch",
    ),
]


def read_waiting(season: Any) -> None:
    """What `yinjian work --once` does beside the server."""
    environment = {**os.environ, "YINJIAN_HOME": str(season.home), "YINJIAN_MODELS": str(WEIGHTS)}
    environment["YINJIAN_SEASONS"] = str(season.home / "seasons")
    command = [sys.executable, "-m", "casework.cli", "work", "--once"]
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=400, check=False
    )
    assert result.returncode in (0, 3), result.stderr[-3000:]


def test_upload_read_correct_confirm(
    season: Any, store: Any, visit: Callable[..., Any], tmp_path: Path
) -> None:
    case = next(case for case in cases(80) if case.number == 76)
    scan = tmp_path / "天山路扫描件.png"
    scan.write_bytes(draw_case(case).as_bytes("PNG"))
    page = visit("clerk", "/intake")
    page.wait_for_selector(".zone")
    page.set_input_files("#files", str(scan))
    entry = page.locator(".entry", has_text="天山路扫描件").first
    entry.locator(".state", has_text="排队等待识别").wait_for()
    number = int(entry.get_attribute("data-id"))
    assert submissions.original(store, number, SYSTEM)[1] == scan.read_bytes()

    read_waiting(season)
    page.wait_for_selector(f'.entry[data-id="{number}"][data-state="read"]', timeout=60_000)

    desk = visit("first", f"/review?id={number}&stage=all")
    desk.wait_for_selector(".card h2")
    desk.wait_for_selector(".desk:not([aria-busy])")
    read = {item.key: item.value for item in submissions.load(store, number, SYSTEM).fields}
    assert read["单位名称"] == case.values["单位名称"]
    assert read["联系电话"] == case.values["联系电话"]

    desk.locator('.field[data-key="联系人"]').click()
    desk.wait_for_selector('.card[data-step="ask:联系人"]')
    reread_a_box(desk, case.values["联系人"])
    desk.keyboard.press("Control+a")
    desk.keyboard.type("欧阳更正")
    desk.keyboard.press("Enter")
    desk.wait_for_selector('.card:not([data-step="ask:联系人"])')
    for _ in range(25):
        desk.wait_for_selector(".desk:not([aria-busy])")
        step = desk.locator(".card").get_attribute("data-step")
        if step == "decide":
            break
        # What was not read at all cannot be confirmed: the paper shows it blank.
        empty = desk.locator(".card .value.none").count() > 0
        desk.keyboard.press("b" if empty else "Enter")
        desk.wait_for_selector(f'.card:not([data-step="{step}"])')
    view = submissions.load(store, number, SYSTEM)
    contact = view.field("联系人")
    assert contact is not None
    assert (contact.value, contact.settled_as, contact.settled_by) == ("欧阳更正", "corrected", "first")
    assert view.to_check == 0
    assert any(entry.subject == "联系人" and entry.after == "欧阳更正" for entry in view.history)
    assert view.stage == Stage.FIRST_REVIEW


def reread_a_box(desk: Any, right: str) -> None:
    """Drag a frame around the field's own box: what the engine reads there is offered for editing."""
    box = desk.locator('.box[data-key="联系人"]').bounding_box()
    desk.locator('.tool[data-tool="frame"]').click()
    desk.mouse.move(box["x"] - 6, box["y"] - 5)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    desk.mouse.move(box["x"] + box["width"] + 8, box["y"] + box["height"] + 5)
    desk.mouse.up()
    desk.locator(".typing input").wait_for(timeout=120_000)
    assert desk.locator(".typing input").input_value() == right
    assert "重读的结果" in desk.locator(".message").inner_text()
