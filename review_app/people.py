"""Who is signed in: the store's sessions, looked up once every few seconds and not on every picture."""

import threading
import time
from dataclasses import dataclass

from casework.errors import SignInRefused
from casework.roles import SYSTEM, Action, Actor
from casework.services import people
from casework.store.database import Store

REMEMBER_SECONDS = 2.0
"""How long a session is taken to hold without asking the store: a page of pictures asks once."""

NAMES_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person. `shown` is the name that colleagues know; `token` is the session's."""

    actor: Actor
    shown: str
    token: str
    must_change: bool = False

    @property
    def name(self) -> str:
        return self.actor.name

    def may(self, action: Action) -> bool:
        return self.actor.may(action)


class People:
    """Sign-in, sign-out and the person behind a session token. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._found: dict[str, tuple[float, Person | None]] = {}
        self._names: tuple[float, dict[str, str], frozenset[str]] = (0.0, {}, frozenset())

    def sign_in(self, name: str, password: str) -> str:
        """Open a session and give its token. Raises SignInRefused."""
        if len(name) > 200 or len(password) > 1000:
            raise SignInRefused("用户名或密码不正确，或账号已停用。")
        signed = people.sign_in(self._store, name, password)
        self.forget_names()
        return signed.token

    def sign_out(self, token: str) -> None:
        """End a session; every later request with it is turned away."""
        people.sign_out(self._store, token)
        with self._lock:
            self._found[token] = (time.monotonic(), None)

    def find(self, token: str) -> Person | None:
        """The person behind a session token; None where the session ended or the account is closed."""
        moment = time.monotonic()
        with self._lock:
            known = self._found.get(token)
        if known is not None and moment - known[0] < REMEMBER_SECONDS:
            return known[1]
        actor = people.session_actor(self._store, token)
        person = self._person(actor, token) if actor is not None else None
        with self._lock:
            if len(self._found) > 2000:
                self._found.clear()
            # A sign-out that happened meanwhile stands.
            if self._found.get(token) == known:
                self._found[token] = (moment, person)
        return person

    def _person(self, actor: Actor, token: str) -> Person:
        names = self.names()
        return Person(actor, names.get(actor.name, actor.name), token, actor.name in self._names[2])

    def names(self) -> dict[str, str]:
        """Account → the name that colleagues know."""
        since, names, _ = self._names
        if time.monotonic() - since > NAMES_SECONDS or not names:
            users = people.list_users(self._store, SYSTEM)
            names = {user.name: user.shown_name or user.name for user in users}
            waiting = frozenset(user.name for user in users if user.must_change)
            self._names = (time.monotonic(), names, waiting)
        return names

    def forget_names(self) -> None:
        """Look accounts up anew: one was created or changed."""
        self._names = (0.0, {}, frozenset())
        with self._lock:
            self._found.clear()
