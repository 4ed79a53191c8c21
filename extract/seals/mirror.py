"""Whether a ring bears text, and which way: the seal of the sheet behind shines through in mirror writing."""

from dataclasses import replace

import numpy as np

from extract.seals.ring import find_ring
from extract.seals.unwrap import SealPatch, refine_rim
from extract.seals.views import first_look, worth
from models.seal_reader import StripReader

CLEARLY = 3.0
"""Characters by which a seal has to read better in the mirror: letters that stand alike both ways (中, 工,
口) and guesses are fewer."""


def mirrored(patch: SealPatch) -> SealPatch:
    """The patch as a mirror shows it, left and right exchanged."""
    rim = replace(patch.rim, x=patch.ink.shape[1] - 1 - patch.rim.x, angle=-patch.rim.angle)
    picture, ink = (np.ascontiguousarray(image[:, ::-1]) for image in (patch.picture, patch.ink))
    return replace(patch, picture=picture, ink=ink, rim=rim)


def legible(patch: SealPatch, reader: StripReader) -> float:
    """Characters that are read around a round or oval seal. Raises EngineFailed."""
    refined = refine_rim(patch)
    return max(worth(view) for view in first_look(refined, find_ring(refined), reader, []))
