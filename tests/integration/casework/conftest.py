"""Stores on SQLite and on a real PostgreSQL that the tests start on loopback."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casework.roles import Actor, Role
from casework.settings import Settings
from casework.store.database import Store, open_store

FAKES = Path(__file__).parents[2] / "fakes"
sys.path.insert(0, str(FAKES))  # spawned reading processes inherit it

ACCOUNT = "postgres"
"""initdb refuses root; Debian's package makes this account."""


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a fresh cluster, without a database name."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian package postgresql)")
    pytest.importorskip("psycopg", reason="the extra yinjian[postgres] is not installed")
    # Not below pytest's own folder: that one is closed to other accounts.
    folder = Path(tempfile.mkdtemp(prefix="yinjian-pg-"))
    user: str | None = None
    if os.geteuid() == 0:
        user = ACCOUNT
        try:
            account = pwd.getpwnam(user)
        except KeyError:
            pytest.skip(f"running as root without the account {ACCOUNT}: initdb refuses root")
        os.chown(folder, account.pw_uid, account.pw_gid)
    port, data = _free_port(), folder / "data"
    quiet = {"check": True, "user": user, "cwd": folder, "stdout": subprocess.DEVNULL}
    encoding = ["-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([binaries / "initdb", "-D", data, "-U", "yinjian", "-A", "trust", *encoding], **quiet)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    subprocess.run([*control, "-o", options, "start"], **quiet)
    try:
        yield f"postgresql://yinjian@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_database(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""
    import psycopg

    def make() -> str:
        name = f"t_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"{postgres_server}/{name}"

    return make


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of an empty home, once on SQLite and once on PostgreSQL."""
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("new_database")()
    return Settings(home=tmp_path / "home", database_url=url, reader="fast_reader:load", claim_minutes=20)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def people_of_house() -> dict[Role, Actor]:
    """One actor per role."""
    return {role: Actor(role.value, frozenset({role})) for role in Role}
