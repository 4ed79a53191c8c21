"""Pictures of every page at two sizes: ``python -m review_app.screens OUT``."""

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from PIL import Image

from review_app.showcase.season import PASSWORD

SIZES = ((1366, 768), (1920, 1080))
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, who looks, where, what must be there, what is clicked, pressed and opened."""

    name: str
    account: str
    path: str
    wait_for: str
    press: tuple[str, ...] = ()
    click: str = ""
    popover: str = ""


RETURN = "button.action:has-text('退回补正')"
"""What opens the letter that sends a form back."""

SHOTS = (
    Shot("02-todo", "first", "/", "tbody tr"),
    Shot("03-review", "first", "/review?id={doubtful}&stage=all", ".card h2"),
    Shot("04-review-edit", "first", "/review?id={doubtful}&stage=all", ".card h2", ("e",)),
    Shot("05-review-verify", "first", "/review?id={clean}&stage=all", ".card h2"),
    Shot("06-review-certain", "first", "/review?id={clean}&stage=all", ".card h2", ("Enter",)),
    Shot("07-review-decide", "first", "/review?id={clean}&stage=all", ".card h2", ("Enter",)),
    Shot("08-review-help", "first", "/review?id={doubtful}&stage=all", ".card h2", ("?",)),
    Shot("09-intake", "clerk", "/intake", ".entry"),
    Shot("10-tiles", "first", "/tiles", ".tile img"),
    Shot("11-register", "clerk", "/register", ".yj-figure"),
    Shot("12-selection", "second", "/selection?award=优秀消防科普教员", ".yj-meter"),
    Shot("13-publish", "second", "/publish", ".yj-export"),
    Shot("14-statistics", "admin", "/statistics", "canvas, svg.marks"),
    Shot("15-people", "admin", "/people", ".yj-export"),
    Shot("16-labels", "first", "/people", ".yj-export", click="text=学到的标签"),
    Shot("17-views", "first", "/?stage=all&flag=missing_seal", "tbody tr", popover="常用筛选"),
    Shot(
        "18-assign",
        "first",
        "/review?id={labelled}&stage=all",
        ".card h2",
        ("g",),
        '.field[data-key="入会登记号"]',
    ),
    Shot("19-seal", "first", "/review?id={doubtful}&stage=all", ".card h2", click='.field[data-key^="印章"]'),
    Shot(
        "21-receipt",
        "first",
        "/review?id={doubtful}&stage=all",
        ".card h2",
        ("d",),
        ".findings:has-text('收件与附件') summary",
    ),
    Shot("20-send-back", "first", "/review?id={sealless}&stage=all", ".card h2", ("Enter",) * 6, RETURN),
)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def serving(folder: Path, count: int, *, halfway: bool) -> Iterator[str]:
    """A made-up season on a free port; gives its address. Raises RuntimeError where it does not answer."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "review_app.showcase",
        str(folder),
        "--port",
        str(port),
        "--count",
        str(count),
    ]
    process = subprocess.Popen([*command, *(["--halfway"] if halfway else [])])  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        await_answer(address, process)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def await_answer(address: str, process: "subprocess.Popen[bytes]", seconds: float = 420.0) -> None:
    """Wait until a server answers. Raises RuntimeError where it ends or stays silent."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310 (our own address)
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("the server did not answer")


def sign_in(page: Any, address: str, account: str) -> None:
    """Sign in with one of the showcase's accounts."""
    page.goto(f"{address}/sign-in")
    page.fill("#name", account)
    page.fill("#password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector('[data-testid="stApp"]')


CALM = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = !app || app.dataset.testScriptState !== "notRunning"
    || document.querySelector('[data-testid="stAppSkeleton"], [data-testid="stSkeleton"]');
  window.calmSince = busy ? null : (window.calmSince ?? performance.now());
  return !busy && performance.now() - window.calmSince > 300;
}"""
"""Whether Streamlit has run its script and drawn everything, for a while. What is pressed while a part is
still a grey bar can be forgotten when the part arrives."""


def settle(page: Any) -> None:
    """Wait until Streamlit rests and has drawn everything."""
    page.evaluate("() => { window.calmSince = null; }")
    page.wait_for_function(CALM, polling=50, timeout=60_000)


def open_popover(page: Any, name: str, within: Any = None) -> Any:
    """Open the popover whose button bears `name` (the first one in `within`, or on the page); gives its body.

    Pressed again until it stands open. Raises TimeoutError of Playwright where there is no such button.
    """
    place = page if within is None else within
    button = place.locator('[data-testid="stPopoverButton"]', has_text=name).first
    for _ in range(5):
        settle(page)
        if button.get_attribute("aria-expanded") == "true":
            break
        button.click()
    body = page.locator('[data-testid="stPopoverBody"]')
    body.wait_for()
    return body


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of every page at two sizes.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="names that contain this; several with commas")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), 36, halfway=True) as address:
        take_all(address, wanted.out, wanted.only)


def take_all(address: str, out: Path, only: str) -> None:
    from playwright.sync_api import ViewportSize, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, height in SIZES:
            viewport = ViewportSize(width=width, height=height)
            first = browser.new_context(viewport=viewport, locale="zh-CN")
            page = first.new_page()
            page.goto(f"{address}/sign-in")
            if any(part in "01-sign-in" for part in only.split(",")):
                keep(page, out / f"01-sign-in-{width}.webp")
            first.close()
            contexts = {}
            for shot in SHOTS:
                if not any(part in shot.name for part in only.split(",")):
                    continue
                if shot.account not in contexts:
                    contexts[shot.account] = browser.new_context(viewport=viewport, locale="zh-CN")
                    sign_in(contexts[shot.account].new_page(), address, shot.account)
                page = contexts[shot.account].pages[0]
                take(page, address, shot, out / f"{shot.name}-{width}.webp")
            for context in contexts.values():
                context.close()
        browser.close()


def rest(page: Any) -> None:
    """Wait until the page settled and all pictures are there; what was pressed has reached the server."""
    page.wait_for_timeout(500)
    settle(page)
    page.wait_for_load_state("networkidle")


def take(page: Any, address: str, shot: Shot, target: Path) -> None:
    numbers = find_cases(page, address)
    page.goto(address + shot.path.format(**numbers))
    page.wait_for_selector(shot.wait_for, timeout=30_000)
    rest(page)
    if shot.popover:
        open_popover(page, shot.popover)
        rest(page)
    elif shot.click and shot.click != RETURN:
        page.locator(shot.click).first.click()
        rest(page)
    for key in shot.press:
        if shot.click == RETURN and page.locator(RETURN).count():
            break  # the decision is reached
        page.keyboard.press(key)
        rest(page)
    if shot.click == RETURN:
        page.locator(RETURN).first.click()
        page.wait_for_selector(".letter h3")
    keep(page, target)
    print(target.name, flush=True)


def find_cases(page: Any, address: str) -> dict[str, int]:
    """Submissions still at 初审: with doubts, clean, with an unknown label, without a seal."""
    found = {"doubtful": 0, "clean": 0, "labelled": 0, "sealless": 0}
    for number in range(36, 0, -1):
        answer = page.request.get(f"{address}/desk/submissions/{number}?stage=all")
        if not answer.ok:
            continue
        view = answer.json()
        doubts = sum(item["ask"] == "doubt" and not item["decision"] for item in view["items"])
        if view["stage"] == "初审" and any(item["extra"] and not item["decision"] for item in view["items"]):
            found["labelled"] = number
        if view["stage"] == "初审" and any(flag["code"] == "missing_seal" for flag in view["flags"]):
            found["sealless"] = number
        if view["stage"] == "初审" and doubts >= 2:
            found["doubtful"] = number
        if view["stage"] == "初审" and doubts == 0 and not view["flags"]:
            found["clean"] = number
    return found


def keep(page: Any, target: Path) -> None:
    """Save what the page shows as WebP below the size bound."""
    raw = page.screenshot(type="png")
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Path(file.name).write_bytes(raw)
        with Image.open(file.name) as image:
            for quality in (86, 75, 60, 45):
                image.convert("RGB").save(target, "WEBP", quality=quality, method=4)
                if target.stat().st_size <= MOST_BYTES:
                    return


if __name__ == "__main__":
    main()
