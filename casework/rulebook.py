"""The rules of a season as casework asks for them: one narrow door to `extract`."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.settings import Settings
from casework.store.tables_people import LabelRow
from extract.result import Criterion, Extraction, Flag, Reading
from extract.season import Season

READING_CODES = frozenset({"form_not_recognised", "page_unreadable"})
"""Flags that arise from reading itself and so cannot be judged anew from the fields."""


@lru_cache(maxsize=16)
def _load(name: str, folder: Path | None, _stamp: float) -> Season:
    from extract.seasons.load import load_season

    own = folder / f"{name}.toml" if folder else None
    return load_season(own if own is not None and own.is_file() else name)


def season_named(settings: Settings, name: str) -> Season:
    """A season by id; one in the folder ``YINJIAN_SEASONS`` goes before one that comes with the program.

    Raises the season loader's own error where there is none or it is wrong.
    """
    own = settings.seasons / f"{name}.toml" if settings.seasons else None
    stamp = own.stat().st_mtime if own is not None and own.is_file() else 0.0
    return _load(name, settings.seasons, stamp)


def season_source(settings: Settings, name: str) -> bytes:
    """The file that a season's rules come from, as it lies on the disk."""
    own = settings.seasons / f"{name}.toml" if settings.seasons else None
    if own is not None and own.is_file():
        return own.read_bytes()
    return (files("extract.seasons") / f"{name}.toml").read_bytes()


def taught_season(session: Session, settings: Settings, name: str) -> Season:
    """The season with the labels that reviewers taught it."""
    season = season_named(settings, name)
    rows = session.execute(
        select(LabelRow.label, LabelRow.key)
        .where(LabelRow.season == name, LabelRow.withdrawn.is_(False))
        .order_by(LabelRow.id)
    ).all()
    if not rows:
        return season
    labels = {key: list(spellings) for key, spellings in season.labels.items()}
    for label, key in rows:
        if label not in labels.setdefault(key, []):
            labels[key].append(label)
    return replace(season, labels={key: tuple(spellings) for key, spellings in labels.items()})


def judge_reading(
    reading: Reading, season: Season, register: Any, received: date | None, *, pages_readable: bool = True
) -> tuple[tuple[Criterion, ...], tuple[Flag, ...]]:
    """Criteria and flags of a reading as it holds now."""
    from extract.rules.judge import judge

    judgement = judge(reading, season, register, received, pages_readable=pages_readable)
    return tuple(judgement.criteria), tuple(judgement.flags)


def reading_of(extraction: Extraction) -> Reading:
    """The reading inside an extraction: what stands on the paper, without what the rules made of it."""
    known = set(Reading.model_fields)
    shared = {name: getattr(extraction, name) for name in Extraction.model_fields if name in known}
    shared.setdefault("questions", tuple(flag for flag in extraction.flags if flag.code in READING_CODES))
    return Reading(**shared)
