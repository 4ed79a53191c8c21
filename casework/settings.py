"""All settings in one place: environment (``YINJIAN_…``), then ``yinjian.toml`` in the data folder."""

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy.engine import make_url

from casework.errors import SetupIncomplete
from casework.settings_words import MEANINGS

DEMO_MARKER = "演示数据.txt"
"""A file in the data folder of a demonstration that says what it is, for people and for the dashboard."""


def default_home() -> Path:
    """``YINJIAN_HOME``, or the user's data folder of this system."""
    configured = os.environ.get("YINJIAN_HOME")
    return Path(configured) if configured else Path(platformdirs.user_data_dir("yinjian", appauthor=False))


class Settings(BaseSettings):
    """Every knob of the product. Sizes in the unit that the name says; times in seconds."""

    model_config = SettingsConfigDict(env_prefix="YINJIAN_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=default_home)
    database_url: SecretStr | None = None
    originals_url: str | None = None
    models: Path | None = None
    seasons: Path | None = None
    season: str = "xjfpa-2021"

    executor: Literal["local", "ray"] = "local"
    ray_address: str | None = None
    reader: str = "casework.reader:load_reader"
    workers: int = Field(default=1, ge=1, le=256)
    recycle_pages: int = Field(default=400, ge=1)
    recycle_memory_mb: int = Field(default=3000, ge=200)
    lease_seconds: float = Field(default=120.0, gt=0, le=43_200)
    read_timeout_seconds: float = Field(default=600.0, gt=0, le=43_200)
    max_attempts: int = Field(default=3, ge=1, le=20)

    max_upload_mb: int = Field(default=100, ge=1)
    max_zip_files: int = Field(default=2000, ge=1)
    max_zip_total_mb: int = Field(default=2000, ge=1)
    max_zip_ratio: float = Field(default=200.0, gt=1, le=100_000)

    watch_folder: Path | None = None
    notice_days: int = Field(default=5, ge=1, le=60)
    notice_contact: str = ""
    correction_days: int = Field(default=7, ge=1, le=60)

    imap_host: str | None = None
    imap_port: int = Field(default=993, ge=1, le=65_535)
    imap_tls: bool = True
    imap_user: str | None = None
    imap_password: SecretStr | None = None
    imap_mailbox: str = "INBOX"
    imap_poll_seconds: float = Field(default=120.0, gt=0, le=86_400)

    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65_535)
    session_hours: float = Field(default=12.0, gt=0, le=8_760)
    lock_after_failures: int = Field(default=5, ge=1)
    lock_minutes: float = Field(default=15.0, gt=0, le=525_600)
    claim_minutes: float = Field(default=20.0, gt=0, le=525_600)
    secure_cookie: bool = False
    admin_user: str | None = None
    admin_password: SecretStr | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (pydantic calls by name)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = default_home() / "yinjian.toml"
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file)

    @property
    def store_url(self) -> str:
        """The database URL with its password: for the engine only, never for a log."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.home / 'yinjian.db').as_posix()}"

    @property
    def originals_location(self) -> str:
        return self.originals_url or str(self.home / "originals")

    @property
    def pictures_folder(self) -> Path:
        """Rendered page pictures: a cache that reading again rebuilds."""
        return self.home / "pictures"

    @property
    def demonstration(self) -> bool:
        """Whether the data folder holds a demonstration and nothing real."""
        return (self.home / DEMO_MARKER).is_file()

    def shown(self) -> dict[str, str]:
        """Every setting as text, secrets hidden, for ``yinjian doctor``."""
        shown: dict[str, str] = {}
        for name in type(self).model_fields:
            value: Any = getattr(self, name)
            shown[name] = "******" if isinstance(value, SecretStr) else ("" if value is None else str(value))
        shown["database_url"] = make_url(self.store_url).render_as_string(hide_password=True)
        shown["originals_url"] = _without_password(shown["originals_url"])
        return shown

    def explained(self) -> tuple[tuple[str, str, str], ...]:
        """Every setting as (what it is for, its value as text, its name), secrets hidden."""
        return tuple((MEANINGS.get(name, name), value, name) for name, value in self.shown().items())


def _without_password(address: str) -> str:
    """An address as it may be shown: whatever stands between `//` and `@` may hold a key."""
    return re.sub(r"//.*@", "//***@", address)


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """The settings of this process, read once. Raises SetupIncomplete naming the wrong entries."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "；".join(
            f"{'.'.join(str(part) for part in item['loc'])}：{item['msg']}" for item in error.errors()
        )
        raise SetupIncomplete(
            f"设置有误：{wrong}", remedy="请改正环境变量（YINJIAN_…）或数据文件夹中的 yinjian.toml。"
        ) from error
    except (OSError, ValueError) as error:
        raise SetupIncomplete(
            f"设置文件 yinjian.toml 无法读取：{error}", remedy="请检查该文件的写法，或先将其改名移开。"
        ) from error
