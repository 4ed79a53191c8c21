"""Accounts, sign-in, lock-out, sessions, tokens."""

from datetime import timedelta

import pytest

from casework import clock
from casework.errors import InvalidInput, NotAllowed, SignInRefused
from casework.roles import SYSTEM, Actor, Role
from casework.services import history, people
from casework.store.database import Store

PASSWORD = "一句好记的长话作密码"
ANOTHER = "another long sentence"


def test_first_administrator_only_once(store: Store) -> None:
    assert not people.has_users(store)
    people.create_first_administrator(store, "admin", PASSWORD)
    with pytest.raises(InvalidInput, match="已有用户"):
        people.create_first_administrator(store, "eve", PASSWORD)


def test_sign_in_session_and_sign_out(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    signed = people.sign_in(store, "admin", PASSWORD)
    assert people.session_actor(store, signed.token) == Actor("admin", frozenset({Role.ADMIN}))
    people.sign_out(store, signed.token)
    assert people.session_actor(store, signed.token) is None
    assert people.session_actor(store, "made up") is None


def test_lock_out_after_failures_and_its_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    for _ in range(store.settings.lock_after_failures):
        with pytest.raises(SignInRefused, match="不正确"):
            people.sign_in(store, "admin", "wrong password")
    with pytest.raises(SignInRefused, match="锁定"):
        people.sign_in(store, "admin", PASSWORD)
    later = clock.now() + timedelta(minutes=store.settings.lock_minutes + 1)
    monkeypatch.setattr("casework.services.people.now", lambda: later)
    people.sign_in(store, "admin", PASSWORD)
    actions = [event.action for event in history.recent_events(store, SYSTEM)]
    assert "账号锁定" in actions
    assert actions.count("登录失败") == store.settings.lock_after_failures


def test_unknown_name_is_refused_alike(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    with pytest.raises(SignInRefused, match="不正确"):
        people.sign_in(store, "nobody", PASSWORD)


def test_closing_an_account_ends_its_sessions(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    people.create_user(store, "王", PASSWORD, [Role.CLERK], SYSTEM)
    token = people.sign_in(store, "王", PASSWORD).token
    people.set_active(store, "王", False, SYSTEM)
    assert people.session_actor(store, token) is None
    with pytest.raises(SignInRefused):
        people.sign_in(store, "王", PASSWORD)


def test_last_administrator_stays(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    with pytest.raises(InvalidInput, match="至少"):
        people.set_roles(store, "admin", [Role.CLERK], SYSTEM)
    with pytest.raises(InvalidInput, match="至少"):
        people.set_active(store, "admin", False, SYSTEM)
    assert people.list_users(store, SYSTEM)[0].roles == {Role.ADMIN}


def test_passwords(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    with pytest.raises(InvalidInput, match="至少"):
        people.create_user(store, "王", "short", [Role.CLERK], SYSTEM)
    people.create_user(store, "王", PASSWORD, [Role.CLERK], SYSTEM, must_change=True)
    assert people.sign_in(store, "王", PASSWORD).must_change
    people.change_password(store, "王", PASSWORD, ANOTHER)
    with pytest.raises(SignInRefused):
        people.sign_in(store, "王", PASSWORD)
    assert not people.sign_in(store, "王", ANOTHER).must_change
    people.reset_password(store, "王", PASSWORD, SYSTEM)
    assert people.sign_in(store, "王", PASSWORD).must_change


def test_tokens_carry_the_owners_roles_and_can_be_revoked(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    people.create_user(store, "王", PASSWORD, [Role.CLERK], SYSTEM)
    clerk = Actor("王", frozenset({Role.CLERK}))
    secret, token = people.create_token(store, "王", "扫描仪", clerk)
    assert people.token_actor(store, secret) == clerk
    with pytest.raises(NotAllowed):
        people.create_token(store, "admin", "偷", clerk)
    people.revoke_token(store, token.id, clerk)
    assert people.token_actor(store, secret) is None


def test_oidc_needs_an_account_made_for_it(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    people.create_user(store, "王", None, [Role.CLERK], SYSTEM)
    assert people.sign_in_oidc(store, "sub-1", "王").actor.name == "王"
    assert people.sign_in_oidc(store, "sub-1", "renamed").actor.name == "王", "the subject counts"
    for subject, name in (("sub-2", "王"), ("sub-3", "stranger"), ("sub-4", "admin")):
        # A name may be chosen at the provider: it opens nobody's account that has a password of its own.
        with pytest.raises(SignInRefused):
            people.sign_in_oidc(store, subject, name)
    with pytest.raises(SignInRefused):
        people.sign_in(store, "王", "")


def test_nothing_readable_opens_a_door(store: Store) -> None:
    """Neither passwords nor tokens stand in the database or in the audit."""
    people.create_first_administrator(store, "admin", PASSWORD)
    token = people.sign_in(store, "admin", PASSWORD).token
    secret, _ = people.create_token(store, "admin", "x", SYSTEM)
    with store.engine.connect() as connection:
        dumped = "".join(
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("users", "sessions", "api_tokens", "audit_events")
        )
    assert PASSWORD not in dumped
    assert token not in dumped
    assert secret not in dumped
