"""Settings: environment over file, secrets never shown, wrong entries named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from casework.errors import SetupIncomplete
from casework.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    load_settings.cache_clear()
    monkeypatch.setenv("YINJIAN_HOME", str(tmp_path))


def test_file_in_the_home_and_environment_over_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "yinjian.toml").write_text("workers = 3\nport = 9000\n", encoding="utf-8")
    monkeypatch.setenv("YINJIAN_PORT", "9100")
    settings = load_settings()
    assert (settings.home, settings.workers, settings.port) == (tmp_path, 3, 9100)
    assert settings.store_url == f"sqlite:///{(tmp_path / 'yinjian.db').as_posix()}"


def test_secrets_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJIAN_DATABASE_URL", "postgresql://user:geheim@db/yinjian")
    monkeypatch.setenv("YINJIAN_IMAP_PASSWORD", "geheim")
    monkeypatch.setenv("YINJIAN_ADMIN_PASSWORD", "geheim")
    monkeypatch.setenv("YINJIAN_ORIGINALS_URL", "sftp://office:geh/eim@geheim@files/originals")
    settings = load_settings()
    assert "geheim" not in str(settings.shown())
    assert settings.shown()["originals_url"] == "sftp://***@files/originals"
    settings = settings.model_copy(update={"originals_url": None})
    assert "geheim" not in repr(settings) + str(settings)
    assert settings.shown()["database_url"] == "postgresql://user:***@db/yinjian"
    assert settings.store_url.count("geheim") == 1


def test_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJIAN_WORKERS", "zero")
    with pytest.raises(SetupIncomplete, match="workers") as refused:
        load_settings()
    assert refused.value.exit_code == 4


def test_broken_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "yinjian.toml").write_text("port = = 3", encoding="utf-8")
    with pytest.raises(SetupIncomplete, match=r"yinjian\.toml"):
        load_settings()


def test_defaults_need_nothing() -> None:
    assert Settings().executor == "local"


def test_every_setting_says_what_it_is_for(tmp_path: Path) -> None:
    explained = Settings(home=tmp_path).explained()
    assert [name for _, _, name in explained] == list(Settings.model_fields)
    assert all(any("一" <= char <= "鿿" for char in meaning) for meaning, _, _ in explained)


@pytest.mark.parametrize(
    "name", [name for name, field in Settings.model_fields.items() if field.annotation is float]
)
@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e18, -1.0])
def test_times_and_sizes_that_no_clock_can_count_are_refused(tmp_path: Path, name: str, value: float) -> None:
    with pytest.raises(ValidationError):
        Settings(home=tmp_path, **{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, -1, 65_536])
def test_ports_that_there_are_not(tmp_path: Path, value: int) -> None:
    for name in ("port", "imap_port"):
        with pytest.raises(ValidationError):
            Settings(home=tmp_path, **{name: value})  # type: ignore[arg-type]
