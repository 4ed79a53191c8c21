"""Hostile requests: bodies too large, senseless numbers, planted sessions, files that browsers would run."""

import hashlib
from typing import Any

import httpx
import pytest

from casework.roles import Actor, Role
from casework.services import people, submissions
from review_app.showcase.season import PASSWORD


def sign_in_token(client: httpx.Client) -> str:
    return client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]


def form_token(client: httpx.Client, season: Any) -> str:
    from review_app.session_cookie import CookieSeal, load_secret

    seal = CookieSeal(load_secret(season.home))
    return seal.form_token(seal.read(client.cookies["yinjian_session"]) or "")


@pytest.fixture
def bearer(store: Any) -> dict[str, str]:
    secret, _ = people.create_token(store, "clerk", "测试", Actor("clerk", frozenset({Role.CLERK})))
    return {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("path", ["/sign-in", "/password", "/desk/submissions/1/acts"])
def test_small_forms_take_small_bodies(season: Any, path: str) -> None:
    client = season.client("first")
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-yinjian-token": form_token(client, season),
    }
    answer = client.post(path, content=b"name=" + b"x" * 1_000_000, headers=headers)
    assert answer.status_code == 422


def test_a_body_that_is_no_form_is_refused_in_words(season: Any, bearer: dict[str, str]) -> None:
    headers = bearer | {"content-type": "multipart/form-data; boundary=x"}
    answer = season.client(None).post("/api/v1/submissions", content=b"no form", headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.json()["remedy"]


@pytest.mark.parametrize("number", ["99999999999999999999999", "2147483648", "0"])
def test_numbers_that_no_row_can_have(season: Any, bearer: dict[str, str], number: str) -> None:
    client = season.client("reader")
    for path in (f"/desk/submissions/{number}", f"/pages/{number}/0", f"/pages/1/{number}9"):
        assert client.get(path).status_code == 404
    assert client.get(f"/desk/uploads?ids={number}").status_code in (200, 404)
    assert season.client(None).get(f"/api/v1/submissions/{number}", headers=bearer).status_code == 404


def test_a_planted_session_is_never_the_one_that_gets_signed_in(season: Any) -> None:
    """Session fixation: whatever cookie a browser brings, signing in makes a new session and says it anew."""
    attacker = season.client("reader")
    planted = attacker.cookies["yinjian_session"]
    victim = httpx.Client(base_url=season.address, timeout=30)
    victim.cookies.set("yinjian_session", planted)
    attacker.get("/sign-out", params={"token": form_token(attacker, season)})
    token = sign_in_token(victim)
    answer = victim.post("/sign-in", data={"name": "first", "password": PASSWORD, "token": token})
    assert answer.status_code == 303
    assert "yinjian_session=" in answer.headers["set-cookie"]
    assert planted not in answer.headers["set-cookie"]
    stranger = season.client(None).get("/pages/1/0", headers={"cookie": f"yinjian_session={planted}"})
    assert stranger.status_code == 401


def test_cookies_are_for_this_site_alone_and_behind_tls_for_tls_alone(season: Any) -> None:
    client = season.client(None)
    plain = client.get("/sign-in").headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=strict" in plain
    assert "secure" not in plain
    behind = client.get("/sign-in", headers={"x-forwarded-proto": "https"}).headers["set-cookie"].lower()
    assert "secure" in behind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html><script>alert(1)</script></html>"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ('x"; filename=evil.html', b"%PDF-1.4 quoted"),
    ],
)
def test_an_original_is_never_opened_by_the_browser(season: Any, store: Any, name: str, data: bytes) -> None:
    clerk = Actor("clerk", frozenset({Role.CLERK}))
    taken = submissions.register_upload(store, data, name, "upload", clerk)
    sha256 = hashlib.sha256(data).hexdigest()
    answer = season.client("clerk").get(f"/originals/{taken.submission_id}/{sha256}")
    assert answer.content == data
    assert answer.headers["content-type"] == "application/octet-stream"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment;")
    assert 'filename="x"' not in disposition
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answer.headers["cache-control"]


HEADERS = (
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
)


@pytest.mark.parametrize(
    "path",
    ["/", "/sign-in", "/healthz", "/api/v1/openapi.json", "/pages/1/0?w=160", "/nowhere", "/exports/csv"],
)
def test_every_answer_is_dressed(season: Any, path: str) -> None:
    for account in (None, "clerk"):
        answer = season.client(account).get(path)
        assert set(HEADERS) <= set(answer.headers), (account, path)


def test_the_queue_and_its_lists_show_no_identity_number(season: Any, store: Any) -> None:
    """Lists name people; the number is on the form's own page, for those who review it."""
    from casework.roles import SYSTEM
    from casework.services import queue

    numbers = set()
    for row in queue.queue(store, SYSTEM, size=200).rows:
        field = submissions.load(store, row.id, SYSTEM).field("身份证号码")
        if field is not None and field.value:
            numbers.add(field.value)
    assert numbers
    shown = repr(queue.queue(store, SYSTEM, size=200).rows)
    states = season.client("clerk").get("/desk/uploads?ids=" + ",".join(map(str, range(1, 17)))).text
    assert not [number for number in numbers if number in shown or number in states]
