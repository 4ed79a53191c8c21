"""Read a season's file and check it. Every error points to the line of the file."""

from collections.abc import Mapping
from pathlib import Path

from extract.season import Season
from extract.seasons.awards import (
    KINDS,
    dates,
    read_awards,
    read_conditions,
    read_quotas,
    read_sentences,
    read_stages,
)
from extract.seasons.lines import LineIndex
from extract.seasons.node import Node, SeasonError, SeasonFile
from extract.seasons.syntax import parse_toml
from extract.seasons.words import read_label_patterns, read_words

__all__ = ["SeasonError", "find_season", "load_season", "parse_season", "season_ids"]

FOLDER = Path(__file__).resolve().parent
ROLES = ("unit", "recommender", "association")
_NOT_IN_FILE = {"shared"}


def season_ids() -> tuple[str, ...]:
    """The seasons that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load_season(id_or_path: str | Path) -> Season:
    """The season of that id, or of that file. Raises SeasonError."""
    path = find_season(id_or_path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "请确认文件存在，并另存为 UTF-8 编码。"
        raise SeasonError(f"无法读取届次文件 {path.name}：{error}", remedy=remedy) from error
    return parse_season(text, path.name)


def find_season(id_or_path: str | Path) -> Path:
    """The file of a season: a path that exists, else a season that comes with the program."""
    path = Path(id_or_path)
    if path.is_file():
        return path
    named = FOLDER / f"{path.name}.toml"
    if path.name == str(id_or_path) and named.is_file():
        return named
    remedy = f"请使用已有的届次（{'、'.join(season_ids())}），或给出届次文件的路径。"
    raise SeasonError(f"没有名为“{id_or_path}”的届次。", remedy=remedy)


def parse_season(text: str, name: str = "season.toml") -> Season:
    """A season from the text of its file. Raises SeasonError with the line."""
    return _season(Node(parse_toml(text, name), (), SeasonFile(name, LineIndex(text))))


def _season(root: Node) -> Season:
    root.only(set(Season.__dataclass_fields__) | _NOT_IN_FILE)
    opening, closing = dates(root)
    keys = _keys(root)
    if opening is None or closing is None:  # not optional above
        raise root.fail(None, "缺少开始或截止日期。")
    target, audit = root.share("target_accuracy", 0.999), root.share("audit_share", 0.02)
    return Season(
        id=root.text("id"),
        title=root.text("title"),
        association=root.text("association"),
        association_aliases=root.words("association_aliases", []),
        year=root.year("year"),
        opening=opening,
        closing=closing,
        awards=read_awards(root, keys),
        conditions=read_conditions(root, root.table("shared", optional=True)),
        keys=keys,
        labels=_labels(root, keys),
        other_labels=root.words("other_labels", []),
        form_titles=_titles(root),
        required=_required(root, keys),
        slots=_slots(root),
        always_verify=_fields(root, "always_verify", keys),
        second_entry=_fields(root, "second_entry", keys),
        target_accuracy=0.999 if target is None else target,
        audit_share=0.02 if audit is None else audit,
        demands_proof=root.get("demands_proof", bool, False),
        stages=read_stages(root),
        quotas=read_quotas(root),
        sentences=read_sentences(root),
        label_patterns=read_label_patterns(root, keys),
        words=read_words(root),
        volunteers=root.words("volunteers", []),
    )


def _keys(root: Node) -> dict[str, tuple[str, ...]]:
    node = root.table("keys")
    node.only(KINDS)
    keys: dict[str, tuple[str, ...]] = {kind: node.words(kind) for kind in KINDS}
    for kind, of_kind in keys.items():
        if len(set(of_kind)) != len(of_kind):
            raise node.fail(kind, f"“{kind}”的字段有重复。")
    return keys


def _labels(root: Node, keys: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Spellings by key, the key itself first; a key without an entry is known by its own name only."""
    known = tuple(dict.fromkeys(key for of_kind in keys.values() for key in of_kind))
    node = root.table("labels", optional=True)
    node.only(known)
    return {key: tuple(dict.fromkeys((key, *node.words(key, [])))) for key in known}


def _titles(root: Node) -> dict[str, tuple[str, ...]]:
    node = root.table("form_titles", optional=True)
    node.only(KINDS)
    return {kind: node.words(kind, []) for kind in KINDS}


def _required(root: Node, keys: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    node = root.table("required")
    node.only(KINDS)
    required: dict[str, tuple[str, ...]] = {kind: node.words(kind) for kind in KINDS}
    for kind, of_kind in required.items():
        for key in of_kind:
            if key not in keys[kind]:
                raise node.fail(kind, f"“{key}”不是“{kind}”表的字段。")
    return required


def _slots(root: Node) -> dict[str, tuple[str, ...]]:
    node = root.table("slots")
    node.only(ROLES)
    slots = {role: node.words(role, []) for role in ROLES}
    owner: dict[str, str] = {}
    for role, wordings in slots.items():
        for wording in wordings:
            if owner.setdefault(wording, role) != role:
                raise node.fail(role, f"“{wording}”既属于 {owner[wording]} 又属于 {role}。")
    return slots


def _fields(root: Node, name: str, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    known = {key for of_kind in keys.values() for key in of_kind}
    words = root.words(name, [])
    for key in words:
        if key not in known:
            raise root.fail(name, f"“{key}”不是任何一类表的字段。")
    return words
