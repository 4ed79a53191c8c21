"""A reviewer as a process: corrects one submission again and again, and counts what it was told."""

import sys

from casework.errors import VersionConflict
from casework.roles import Actor, Role
from casework.services import review, submissions
from casework.settings import Settings
from casework.store.database import open_store


def main(home: str, url: str, name: str, key: str, submission_id: int, times: int) -> None:
    """Correct `key` `times` times, looking again whenever somebody else was first. Prints the conflicts."""
    store = open_store(Settings(home=home, database_url=url or None))  # type: ignore[arg-type]
    who = Actor(name, frozenset({Role.FIRST}))
    conflicts = 0
    for number in range(times):
        while True:
            seen = submissions.load(store, submission_id, who).version
            try:
                review.correct_field(store, submission_id, key, f"{name}{number}", who, "", seen)
            except VersionConflict:
                conflicts += 1
                continue
            break
    store.close()
    print(conflicts)


if __name__ == "__main__":
    main(*sys.argv[1:5], int(sys.argv[5]), int(sys.argv[6]))  # type: ignore[arg-type]
