"""Exports as downloads: made on demand by casework, whole or not at all."""

from starlette.routing import Route


def routes() -> list[Route]:
    return []
