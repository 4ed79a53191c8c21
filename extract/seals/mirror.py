"""A seal of the sheet behind shines through mirrored: its text reads better in a mirror."""

from dataclasses import replace

import numpy as np

from extract.seals.ring import find_ring
from extract.seals.unwrap import SealPatch, refine_rim
from extract.seals.views import first_look, worth
from models.seal_reader import StripReader

CLEARLY = 3.0
"""Characters by which a seal has to read better in the mirror: letters that stand alike both ways (中, 工,
口) and guesses are fewer."""


def reads_mirrored(patch: SealPatch, reader: StripReader) -> bool:
    """Whether the ring of a round or oval seal bears text in mirror writing. Raises EngineFailed."""
    return _read(mirrored(patch), reader) > _read(patch, reader) + CLEARLY


def mirrored(patch: SealPatch) -> SealPatch:
    """The patch as a mirror shows it, left and right exchanged."""
    rim = replace(patch.rim, x=patch.ink.shape[1] - 1 - patch.rim.x, angle=-patch.rim.angle)
    picture, ink = (np.ascontiguousarray(image[:, ::-1]) for image in (patch.picture, patch.ink))
    return replace(patch, picture=picture, ink=ink, rim=rim)


def _read(patch: SealPatch, reader: StripReader) -> float:
    refined = refine_rim(patch)
    return max(worth(view) for view in first_look(refined, find_ring(refined), reader, []))
