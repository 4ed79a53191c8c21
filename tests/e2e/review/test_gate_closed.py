"""Nothing opens without a session, and a session opens only what its roles allow."""

from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

PAGES = ("/", "/review?id=1", "/intake", "/people", "/_stcore/host-config", "/static/js/index.js", "/docs")
DATA = ("/pages/1/0", "/pages/1/0?w=160&view=erased", "/desk/submissions/1", "/desk/uploads?ids=1")
EXPORTS = ("/exports/summary", "/exports/archive", "/originals/1/" + "0" * 64, "/assets/x/tokens.css")


@pytest.mark.parametrize("path", [*PAGES, *EXPORTS])
def test_a_stranger_is_sent_to_the_sign_in_page(season: Any, path: str) -> None:
    answer = season.client(None).get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("path", DATA)
def test_a_stranger_gets_no_data(season: Any, path: str) -> None:
    answer = season.client(None).get(path)
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


@pytest.mark.parametrize("cookie", ["", "forged", "ImFiYyI.9Qm1Z0wq7Vd0vQv7TqGq1k0xq3Y", "x" * 5000])
def test_a_forged_cookie_opens_nothing(season: Any, cookie: str) -> None:
    client = season.client(None)
    answer = client.get("/pages/1/0", headers={"cookie": f"yinjian_session={cookie}"})
    assert answer.status_code == 401


def _websocket(season: Any, cookie: str | None) -> bytes | None:
    """The first bytes of Streamlit's websocket, None where it is closed before any."""
    address = season.address.replace("http", "ws") + "/_stcore/stream"
    headers = {"Cookie": cookie} if cookie else {}
    try:
        with connect(
            address, additional_headers=headers, origin=season.address, subprotocols=["streamlit"]
        ) as stream:  # type: ignore[list-item]
            from streamlit.proto.BackMsg_pb2 import BackMsg

            hello = BackMsg()
            hello.rerun_script.query_string = ""
            stream.send(hello.SerializeToString())
            return bytes(stream.recv(timeout=10))
    except (ConnectionClosed, InvalidStatus):
        return None


def test_the_websocket_is_behind_the_gate(season: Any) -> None:
    client = season.client("reader")
    cookie = f"yinjian_session={client.cookies['yinjian_session']}"
    assert _websocket(season, None) is None
    assert _websocket(season, "yinjian_session=forged") is None
    assert _websocket(season, cookie), "a signed-in person gets the page"


def test_sign_in_needs_the_form_and_the_right_password(season: Any) -> None:
    client = season.client(None)
    page = client.get("/sign-in").text
    token = page.split('name="token" value="')[1].split('"')[0]
    without = client.post("/sign-in", data={"name": "first", "password": "x"})
    assert without.status_code == 403
    wrong = client.post("/sign-in", data={"name": "nobody", "password": "错误的密码", "token": token})
    assert wrong.status_code == 401
    assert "用户名或密码不正确" in wrong.text
    assert "yinjian_session" not in client.cookies


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"]
)
def test_sign_in_leads_nowhere_else(season: Any, target: str) -> None:
    client = season.client("reader")
    answer = client.get("/sign-in", params={"next": target})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_session_cookie_is_out_of_reach_of_scripts(season: Any) -> None:
    client = season.client(None)
    token = client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]
    from review_app.showcase.season import PASSWORD

    answer = client.post("/sign-in", data={"name": "reader", "password": PASSWORD, "token": token})
    cookie = next(value for value in answer.headers.get_list("set-cookie") if "yinjian_session" in value)
    assert "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower()


def test_every_answer_carries_the_security_headers(season: Any) -> None:
    headers = season.client(None).get("/sign-in").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def _token(client: Any, season: Any) -> str:
    """The form token of a session, as the pages hand it out."""
    from review_app.session_cookie import CookieSeal, load_secret

    seal = CookieSeal(load_secret(season.home))
    session = seal.read(client.cookies["yinjian_session"])
    assert session is not None
    return seal.form_token(session)


@pytest.mark.parametrize(
    ("account", "path", "status"),
    [
        ("reader", "/exports/summary", 403),
        ("judge", "/exports/summary", 403),
        ("clerk", "/exports/summary", 200),
        ("clerk", "/exports/archive", 403),
        ("reader", "/pages/1/0?w=160", 200),
        ("reader", "/desk/submissions/1", 200),
        ("reader", "/desk/submissions/99999", 404),
    ],
)
def test_reading_follows_the_roles(season: Any, account: str, path: str, status: int) -> None:
    assert season.client(account).get(path).status_code == status


@pytest.mark.parametrize("account", ["reader", "judge", "second"])
def test_who_may_not_receive_cannot_upload(season: Any, account: str) -> None:
    client = season.client(account)
    answer = client.post(
        "/desk/uploads",
        content=b"%PDF-1.4",
        headers={"x-yinjian-token": _token(client, season), "x-file-name": "a.pdf"},
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_allowed"


def test_a_change_without_the_form_token_is_refused(season: Any) -> None:
    client = season.client("first")
    act = {"act": "confirm", "version": 1, "keys": ["单位名称"]}
    assert client.post("/desk/submissions/1/acts", json=act).status_code == 403
    other = season.client("second")
    headers = {"x-yinjian-token": _token(other, season)}
    assert client.post("/desk/submissions/1/acts", json=act, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"\xff\xfe", b'{"act":"explode","version":1}', b'{"act":"confirm"}']
)
def test_a_broken_act_is_refused_in_words(season: Any, body: bytes) -> None:
    client = season.client("first")
    answer = client.post(
        "/desk/submissions/1/acts", content=body, headers={"x-yinjian-token": _token(client, season)}
    )
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_input"


@pytest.mark.parametrize(
    "path",
    [
        "/pages/1/0?w=0",
        "/pages/1/0?w=abc",
        "/pages/1/0?w=99999999",
        "/pages/1/0?view=x",
        "/pages/1/0/crop?box=2",
    ],
)
def test_senseless_pictures_are_refused(season: Any, path: str) -> None:
    assert season.client("reader").get(path).status_code == 422


def test_component_files_cannot_be_left(season: Any) -> None:
    client = season.client("reader")
    assert client.get("/assets/x/page_viewer/desk.js").status_code == 200
    for path in ("/assets/x/..%2fserver.py", "/assets/x/%2e%2e/%2e%2e/session.key", "/assets/x/nothing.js"):
        assert client.get(path).status_code in (400, 404)


def test_signing_out_ends_the_session_everywhere(season: Any) -> None:
    client = season.client("reader")
    copied = client.cookies["yinjian_session"]
    assert client.get("/pages/1/0?w=160").status_code == 200
    assert client.get("/sign-out", params={"token": "guessed"}).status_code == 403
    assert client.get("/sign-out", params={"token": _token(client, season)}).status_code == 303
    again = season.client(None).get("/pages/1/0", headers={"cookie": f"yinjian_session={copied}"})
    assert again.status_code == 401


def test_an_upload_is_kept_registered_and_known_again(season: Any) -> None:
    client = season.client("clerk")
    headers = {"x-yinjian-token": _token(client, season), "x-file-name": "%E8%A1%A8.png"}
    data = b"\x89PNG\r\n\x1a\n" + b"made for this test"
    first = client.post("/desk/uploads", content=data, headers=headers).json()["outcomes"][0]
    again = client.post("/desk/uploads", content=data, headers=headers).json()["outcomes"][0]
    assert (first["accepted"], first["created"], first["file"]) == (True, True, "表.png")
    assert (again["id"], again["created"]) == (first["id"], False)
    empty = client.post("/desk/uploads", content=b"", headers=headers).json()["outcomes"][0]
    assert empty["accepted"] is False
    assert empty["remedy"]
    assert list((season.home / "uploads").iterdir()) == []


def test_the_api_takes_a_form_and_tells_how_far_it_is(season: Any, store: Any) -> None:
    from casework.roles import Actor, Role
    from casework.services import people

    clerk = Actor("clerk", frozenset({Role.CLERK}))
    secret, token = people.create_token(store, "clerk", "测试", clerk)
    client = season.client(None)
    bearer = {"authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/submissions/1").status_code == 401
    assert client.get("/api/v1/submissions/1", headers=bearer).json()["fields"]["单位名称"]["value"]
    files = {"file": ("../../推荐表.pdf", b"%PDF-1.7 api", "application/pdf")}
    sent = client.post("/api/v1/submissions", headers=bearer, files=files, data={"sender": "门户"})
    assert sent.status_code == 201
    assert sent.json()["file"] == "推荐表.pdf"
    assert client.get(sent.headers["location"], headers=bearer).json()["read_state"] == "waiting"
    assert client.post("/api/v1/submissions", headers=bearer, files=files).status_code == 200
    people.revoke_token(store, token.id, clerk)
    assert client.get("/api/v1/submissions/1", headers=bearer).status_code == 401
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) == {"/api/v1/submissions", "/api/v1/submissions/{id}"}
