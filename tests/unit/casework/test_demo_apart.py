"""A demonstration never touches what is real: a folder of its own, no mailbox, no other store."""

import os
from pathlib import Path

import pytest

from casework.commands.demo import set_apart
from casework.errors import InvalidInput
from casework.settings import DEMO_MARKER, Settings

REAL = {
    "YINJIAN_DATABASE_URL": "postgresql://office/real",
    "YINJIAN_ORIGINALS_URL": "s3://real",
    "YINJIAN_WATCH_FOLDER": "/srv/letterbox",
    "YINJIAN_IMAP_HOST": "mail.example.com",
    "YINJIAN_IMAP_USER": "office",
    "YINJIAN_SEASON": "another-2022",
    "YINJIAN_SEASONS": "/srv/seasons",
    "YINJIAN_ADMIN_USER": "王秘书",
    "YINJIAN_OIDC_ISSUER": "https://sign-in.example.com",
}


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in REAL.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("YINJIAN_HOME", str(tmp_path / "real"))
    monkeypatch.setenv("YINJIAN_MODELS", str(tmp_path / "weights"))


def test_every_way_to_real_data_is_cut(tmp_path: Path) -> None:
    set_apart(tmp_path / "try")
    assert not set(REAL) & set(os.environ)
    settings = Settings()
    assert settings.home == tmp_path / "try"
    assert settings.demonstration
    assert (settings.imap_host, settings.watch_folder, settings.originals_url) == (None, None, None)
    assert settings.store_url.endswith("/try/yinjian.db")
    assert settings.models == tmp_path / "weights"


def test_a_folder_with_real_data_is_refused_and_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "real"
    home.mkdir()
    (home / "yinjian.db").write_bytes(b"real")
    with pytest.raises(InvalidInput, match="不能和它们混在一起"):
        set_apart(home)
    assert not (home / DEMO_MARKER).exists()
    assert os.environ["YINJIAN_DATABASE_URL"]


def test_a_demonstration_may_go_on_in_its_own_folder(tmp_path: Path) -> None:
    home = tmp_path / "try"
    set_apart(home)
    (home / "yinjian.db").write_bytes(b"made up")
    set_apart(home)
    assert not Settings(home=tmp_path / "real").demonstration
