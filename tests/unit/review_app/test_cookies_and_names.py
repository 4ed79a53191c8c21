"""Small gates: cookies, form tokens, where a sign-in may lead, names of uploaded files."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_app.receiving import plain_name
from review_app.session_cookie import COOKIE, CookieSeal, cookie_in, load_secret
from review_app.sign_in import safe_target

SEAL = CookieSeal(b"a key for tests")


@given(st.text(min_size=1, max_size=80))
def test_a_signed_token_comes_back(token: str) -> None:
    assert SEAL.read(SEAL.sign(token)) == token


@given(st.text(max_size=200))
def test_anything_else_gives_no_token(cookie: str) -> None:
    assert SEAL.read(cookie) is None


def test_another_installations_cookie_gives_no_token() -> None:
    assert SEAL.read(CookieSeal(b"another key").sign("token")) is None


def test_form_tokens_belong_to_one_session() -> None:
    assert SEAL.form_token_fits("a", SEAL.form_token("a"))
    assert not SEAL.form_token_fits("a", SEAL.form_token("b"))
    assert not SEAL.form_token_fits("a", None)
    assert not SEAL.form_token_fits("a", "汉字")


@given(st.text(max_size=200))
def test_a_cookie_header_never_raises(header: str) -> None:
    cookie_in(header, COOKIE)


def test_the_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    home = tmp_path / "new"
    first = load_secret(home)
    assert len(first) >= 32
    assert load_secret(home) == first
    assert (home / "session.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("cut", [b"", b"half a key"])
def test_a_key_that_a_crash_cut_short_never_signs(tmp_path: Path, cut: bytes) -> None:
    (tmp_path / "session.key").write_bytes(cut)
    key = load_secret(tmp_path)
    assert len(key) >= 48
    assert load_secret(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["session.key"]


def test_servers_that_start_together_sign_with_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_secret(tmp_path / "home"), range(16)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 48


def test_a_key_that_another_server_made_after_we_looked_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = load_secret(tmp_path)
    read, looks = Path.read_bytes, []

    def too_early(path: Path) -> bytes:
        looks.append(path)
        if len(looks) == 1:
            raise FileNotFoundError(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", too_early)
    assert load_secret(tmp_path) == theirs
    assert (tmp_path / "session.key").read_bytes() == theirs


@pytest.mark.parametrize(
    ("wanted", "target"),
    [
        (None, "/"),
        ("", "/"),
        ("/review?id=3", "/review?id=3"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/sign-out?token=x", "/"),
        ("/password", "/"),
    ],
)
def test_sign_in_leads_to_our_own_pages_only(wanted: str | None, target: str) -> None:
    assert safe_target(wanted) == target


@given(st.text(max_size=100))
def test_sign_in_never_leads_to_another_host(wanted: str) -> None:
    target = safe_target(wanted)
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("推荐表.pdf", "推荐表.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\表.docx", "表.docx"),
        ("a\x00b\r\n.png", "ab.png"),
        ("", "未命名"),
        ("..", "未命名"),
        ("/", "未命名"),
    ],
)
def test_an_uploaded_name_is_only_a_name(given_name: str, kept: str) -> None:
    assert plain_name(given_name) == kept


@given(st.text(max_size=400))
def test_no_uploaded_name_is_a_path(name: str) -> None:
    kept = plain_name(name)
    assert kept
    assert len(kept) <= 180
    assert not {"/", "\\", "\x00", "\n"} & set(kept)
