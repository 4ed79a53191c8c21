"""The review desk: keys and seconds a form, the server's time per action: `python -m benchmarks.desk`.

Keystrokes: a made-up season (no models) is reviewed in a real Chromium by a script that knows the truth and
presses what a person would: Enter where the value is right, a digit where an alternative is, else E, the
value and Enter. Every key counts, those of a typed value too; seconds are those keys at `--pace` a second
plus the measured waiting. Server time: `--reviewers` work at once on a store of `--submissions` over HTTP.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.machine import machine
from benchmarks.made_season import fill
from casework.roles import SYSTEM, Role
from casework.services import people
from casework.store.database import open_store
from review_app.screens import CHROMIUM, FLAGS, await_answer, free_port, serving, sign_in
from review_app.session_cookie import CookieSeal, load_secret
from review_app.showcase.cases import Case, cases
from review_app.showcase.season import PASSWORD, showcase_settings

MOST_STEPS = 40
SETTLING = 5.0
"""Seconds from sign-in to work: the server loads its rules in the background after it starts."""

DECIDED = """(number) => {
  const hosts = [...document.querySelectorAll("*")].filter((e) => e.shadowRoot?.querySelector(".desk"));
  const said = hosts[0]?.shadowRoot.querySelector(".message")?.textContent ?? "";
  return !location.search.includes(number) || said.includes("没有下一份");
}"""
"""The next form is open, or the last one is said to be done."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One form's review. `typed` are the characters of typed values among the `keys`; `waited` in seconds."""

    number: int
    look: str
    blocked: bool
    keys: int
    typed: int
    waited: float


def review_all(address: str, count: int) -> list[Walk]:
    """Review every form of the made-up season by keyboard."""
    from playwright.sync_api import sync_playwright

    walks = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        sign_in(page, address, "first")
        for case in cases(count):
            walks.append(_review(page, address, case))
            print(walks[-1], flush=True)
        browser.close()
    return walks


def _review(page: Any, address: str, case: Case) -> Walk:
    page.goto(f"{address}/review?id={case.number}&stage=all")
    page.wait_for_selector(".card h2", timeout=60_000)
    page.wait_for_selector(".desk:not([aria-busy])")
    page.wait_for_timeout(400)
    keys = typed = 0
    waited = 0.0
    for _ in range(MOST_STEPS):
        step = str(page.locator(".card").get_attribute("data-step"))
        presses = _answer(page, step, case)
        started = time.perf_counter()
        for press in presses:
            page.keyboard.press(press) if len(press) > 1 else page.keyboard.type(press)
        if step == "decide":
            page.wait_for_function(DECIDED, arg=f"id={case.number}&", timeout=60_000)
        else:
            page.wait_for_selector(f'.card:not([data-step="{step}"])', timeout=60_000)
            page.wait_for_selector(".desk:not([aria-busy])")
        waited += time.perf_counter() - started
        keys += len(presses)
        typed += max(0, len(presses) - 3) if presses[0] == "e" else 0
        if step == "decide":
            break
    blocked = case.seal is None or not all(case.values.values()) or _strange(case)
    return Walk(case.number, case.look, blocked, keys, typed, round(waited, 2))


def _strange(case: Case) -> bool:
    return case.seal != (case.values.get("单位名称") or case.values["工作单位"])


def _answer(page: Any, step: str, case: Case) -> list[str]:
    """The keys that a person who knows the truth presses at this step."""
    if step == "decide":
        # Sending back opens the proposed reason first; a second Enter sends it.
        returned = "退回" in page.locator(".card .action.main").inner_text()
        return ["Enter", "Enter"] if returned else ["Enter"]
    if not step.startswith("ask:") or step.startswith("ask:印章"):
        return ["Enter"]
    right = case.values.get(step.removeprefix("ask:"), "")
    shown = page.locator(".card [data-value]").inner_text()
    if not right:
        return ["b"]
    if shown == right:
        return ["Enter"]
    others = page.locator(".alternative .text").all_inner_texts()
    if right in others:
        return [str(others.index(right) + 1)]
    return ["e", "Control+a", *right, "Enter"]


def summary(walks: Sequence[Walk], pace: float) -> dict[str, Any]:
    """Medians by look, forms that must be sent back apart."""
    groups: dict[str, list[Walk]] = {}
    for walk in walks:
        groups.setdefault("sent back" if walk.blocked else walk.look, []).append(walk)
    return {
        name: {
            "forms": len(found),
            "keys_median": statistics.median(walk.keys for walk in found),
            "keys_most": max(walk.keys for walk in found),
            "seconds_median": round(statistics.median(walk.keys * pace + walk.waited for walk in found), 1),
        }
        for name, found in sorted(groups.items())
    }


def server_times(submissions: int, reviewers: int, rounds: int) -> dict[str, Any]:
    """Seconds per action with several reviewers at once, over HTTP, as each of them waits for it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = open_store(showcase_settings(home))
        fill(store, submissions)
        for number in range(reviewers):
            people.create_user(store, f"r{number}", PASSWORD, (Role.FIRST,), SYSTEM)
        store.close()
        port = free_port()
        command = [sys.executable, "-m", "review_app.showcase", folder, "--port", str(port)]
        process = subprocess.Popen(command)
        address = f"http://127.0.0.1:{port}"
        try:
            await_answer(address, process)
            times = _crowd(address, home, submissions, reviewers, rounds)
        finally:
            process.terminate()
            process.wait(20)
    return {name: _spread(values) for name, values in times.items()}


def _crowd(address: str, home: Path, submissions: int, reviewers: int, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    lock, all_in = threading.Lock(), threading.Barrier(reviewers)

    def work(reviewer: int) -> None:
        mine = _work(address, home, reviewer, 1 + reviewer * (submissions // reviewers), rounds, all_in)
        with lock:
            for name, values in mine.items():
                times.setdefault(name, []).extend(values)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(reviewers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _work(
    address: str, home: Path, reviewer: int, first: int, rounds: int, all_in: threading.Barrier
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    dice = random.Random(reviewer)
    client = httpx.Client(base_url=address, timeout=60)
    token = client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]
    client.post("/sign-in", data={"name": f"r{reviewer}", "password": PASSWORD, "token": token})
    seal = CookieSeal(load_secret(home))
    headers = {"x-yinjian-token": seal.form_token(seal.read(client.cookies["yinjian_session"]) or "")}

    # Hashing ten passwords at once is the morning's rush and not the work that is measured here.
    all_in.wait()
    time.sleep(SETTLING + dice.uniform(0, 1))

    def timed(name: str, method: str, path: str, **body: Any) -> dict[str, Any]:
        started = time.perf_counter()
        answer = client.request(method, path, headers=headers, **body)
        times.setdefault(name, []).append(time.perf_counter() - started)
        if answer.status_code != 200:  # a refusal is quick and would flatter the figures
            raise RuntimeError(f"{name}: {answer.text}")
        found: dict[str, Any] = answer.json()
        return found

    number = client.get(f"/desk/submissions/{first}").json()["next"]  # what waits for a review
    for _ in range(rounds):
        path = f"/desk/submissions/{number}"
        view = timed("open", "GET", path)
        number, acts = view["next"], f"{path}/acts"
        for name, act in _acts(view):
            view = timed(name, "POST", acts, json={**act, "version": view["version"]})
            time.sleep(dice.uniform(0.3, 0.7))  # a reviewer looks before the next key
    return times


def _acts(view: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    keys = [item["key"] for item in view.get("items", []) if item["value"] and not item["seal"]]
    if not keys:
        return []
    return [
        ("claim", {"act": "claim"}),
        ("correct", {"act": "correct", "keys": keys[:1], "value": "更正后的内容"}),
        ("confirm together", {"act": "confirm", "keys": keys[1:]}),
        ("undo", {"act": "undo"}),
    ]


def _spread(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    at = min(len(ordered) - 1, round(0.95 * len(ordered)))
    return {
        "count": len(ordered),
        "median_ms": round(1000 * statistics.median(ordered), 1),
        "p95_ms": round(1000 * ordered[at], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--forms", type=int, default=24)
    parser.add_argument("--pace", type=float, default=0.7, help="seconds a key press")
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--reviewers", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=6, help="forms each reviewer works on")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/desk.json"))
    wanted = parser.parse_args()
    result: dict[str, Any] = {"machine": machine()}
    if wanted.submissions:
        times = server_times(wanted.submissions, wanted.reviewers, wanted.rounds)
        result["server"] = {
            "submissions": wanted.submissions,
            "reviewers": wanted.reviewers,
            "actions": times,
        }
    if wanted.forms:
        with (
            tempfile.TemporaryDirectory() as folder,
            serving(Path(folder), wanted.forms, halfway=False) as at,
        ):
            walks = review_all(at, wanted.forms)
        result["keystrokes"] = {"pace_seconds": wanted.pace, "by_look": summary(walks, wanted.pace)}
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    wanted.out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
