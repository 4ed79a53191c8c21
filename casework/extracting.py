"""Reading many files without a store: processes read, results come back in input order."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casework.executors import Executor, make_executor
from casework.outcome import Completion, ReadFailure, ReadTask
from casework.services.members import parse_register
from casework.settings import Settings, load_settings
from casework.work import SETUP_CODES, SetupFailure
from extract.register import Register
from extract.result import EngineInfo, Extraction, ReadError
from extract.season import Season
from ingest.limits import Limits
from models.errors import YinjianError

TRIES = 2
"""A process that died takes its file's result with it; one more try tells a bad file from bad luck."""

_NO_ENGINE = EngineInfo(ocr="", version="")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None takes the setting."""

    season: str | None = None
    register_file: Path | None = None
    jobs: int | None = None
    debug_folder: Path | None = None


def extract_all(files: Sequence[tuple[Path, str]], request: Request) -> Iterator[Extraction]:
    """One extraction per submission, in the order of the files, also for files that failed.

    Raises SetupFailure where the engines cannot be loaded, and the season's or register's own errors.
    """
    settings = load_settings()
    season = _season(settings, request.season)
    register = None
    if request.register_file is not None:
        register = parse_register(request.register_file.read_bytes(), request.register_file.name)[0]
    if request.debug_folder is not None:
        request.debug_folder.mkdir(parents=True, exist_ok=True)
    executor = make_executor(settings, request.jobs)
    try:
        yield from _in_order(files, executor, season, register, request)
    finally:
        executor.close()


def _season(settings: Settings, named: str | None) -> Season:
    from casework.rulebook import season_named
    from extract.seasons.load import load_season

    if named is not None and Path(named).is_file():
        return load_season(Path(named))
    return season_named(settings, named or settings.season)


def _in_order(
    files: Sequence[tuple[Path, str]],
    executor: Executor,
    season: Season,
    register: Register | None,
    request: Request,
) -> Iterator[Extraction]:
    done: dict[int, list[Extraction]] = {}
    tries: dict[int, int] = {}
    waiting = list(range(len(files) - 1, -1, -1))
    shown = 0
    while shown < len(files):
        while waiting and executor.free > 0:
            number = waiting.pop()
            prepared = _prepare(number, *files[number], season, register, request)
            if isinstance(prepared, Extraction):
                done[number] = [prepared]
                continue
            tries[number] = tries.get(number, 0) + 1
            executor.submit(prepared)
        if shown not in done:
            for completion in executor.collect(0.5):
                number = completion.task.job_id
                if completion.failure is not None and completion.failure.died and tries[number] < TRIES:
                    waiting.append(number)
                    continue
                done[number] = _result(completion, season)
        while shown in done:
            yield from done.pop(shown)
            shown += 1


def _prepare(
    number: int,
    path: Path,
    name: str,
    season: Season,
    register: Register | None,
    request: Request,
) -> ReadTask | Extraction:
    limit = Limits().max_bytes
    try:
        size = path.stat().st_size
        if size > limit:
            message = f"文件有 {size / 2**20:.0f} MB，超过上限 {limit / 2**20:.0f} MB。"
            remedy = "请降低扫描分辨率（200 至 300 dpi 足够）或分开提交。"
            return failed_extraction(name, _digest(path), season, "file_too_large", message, remedy)
        data = path.read_bytes()
    except OSError as error:
        remedy = "请检查文件权限，或关闭正在占用它的程序后重试。"
        return failed_extraction(
            name, "", season, "file_unreadable", f"文件无法读取：{error.strerror}。", remedy
        )
    debug = str(request.debug_folder) if request.debug_folder else None
    return ReadTask(number, 0, name, data, season, register, None, pictures=False, debug_folder=debug)


def _result(completion: Completion, season: Season) -> list[Extraction]:
    if completion.outcome is not None:
        return [completion.outcome.extraction, *(form.extraction for form in completion.outcome.others)]
    failure = completion.failure or ReadFailure("internal_error", "识别没有返回结果。")
    if failure.code in SETUP_CODES:
        raise SetupFailure(failure.message, remedy=failure.remedy)
    task = completion.task
    sha256 = hashlib.sha256(task.data).hexdigest()
    remedy = failure.remedy or YinjianError.default_remedy
    return [failed_extraction(task.name, sha256, season, failure.code, failure.message, remedy)]


def failed_extraction(
    name: str, sha256: str, season: Season, code: str, message: str, remedy: str
) -> Extraction:
    """The line of a file that gave no reading: it claims nothing but the error."""
    return Extraction(
        file=name,
        sha256=sha256,
        season=season.id,
        kind="other",
        award=None,
        fields={},
        errors=(ReadError(page=None, code=code, message=message, remedy=remedy),),
        pages=0,
        engine=_NO_ENGINE,
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
