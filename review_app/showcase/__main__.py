"""Serve a made-up season: ``python -m review_app.showcase FOLDER [--port N] [--count N] [--halfway]``."""

import argparse
from pathlib import Path

from review_app.server import serve
from review_app.showcase.progress import bring_halfway
from review_app.showcase.season import open_showcase, showcase_settings


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve a made-up season, without any model.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--halfway", action="store_true", help="bring the season to its votes and notice")
    wanted = parser.parse_args()
    if not (wanted.folder / "yinjian.db").is_file():
        store = open_showcase(wanted.folder, wanted.count)
        if wanted.halfway:
            bring_halfway(store)
        store.close()
    serve(port=wanted.port, host="127.0.0.1", settings=showcase_settings(wanted.folder))


if __name__ == "__main__":
    main()
