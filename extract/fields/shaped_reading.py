"""Read a place again as a value of known shape: a whole date, an ID number whose check character fits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.fields.shapes import Shape
from ingest.document import Image
from models.ctc_search import likelihoods, rank, search
from models.engines import Engines


@dataclass(frozen=True, slots=True)
class Shaped:
    """The best text of the shape. `gap` is its log probability less that of the best reading of any shape
    (0 or less), in the view where it stands best; `lead` its log probability less that of the runner-up
    (mean over the views); `votes` the share of views (0..1) whose own best text of the shape it is."""

    text: str
    gap: float
    lead: float
    votes: float
    runner_up: str


def read_shaped(views: Sequence[Image], shape: Shape, engines: Engines) -> Shaped | None:
    """The most probable text of a shape over several RGB crops of one line; None where no view has one.
    Raises EngineFailed."""
    outputs = engines.ocr.probabilities(views)
    alphabet = engines.ocr.alphabet
    own = [search([o], alphabet, shape.characters, shape.may_begin, shape.is_whole) for o in outputs]
    texts = list(dict.fromkeys(c.text for found in own for c in found[:6]))
    if not texts:
        return None
    free = [float(np.log(np.maximum(o.max(axis=1), 1e-6)).sum()) for o in outputs]
    values = likelihoods(outputs, alphabet, texts)
    gaps = {text: max(v - best for v, best in zip(values[text], free, strict=True)) for text in texts}
    best = max(texts, key=lambda text: gaps[text])
    score = {text: float(np.mean(values[text])) for text in texts}
    others = [text for text in texts if text != best]
    second = max(others, key=lambda text: gaps[text], default="")
    lead = score[best] - score[second] if second else 20.0
    votes = sum(bool(found) and found[0].text == best for found in own) / len(own)
    return Shaped(best, min(0.0, gaps[best]), lead, votes, second)


def rank_words(views: Sequence[Image], words: Sequence[str], engines: Engines) -> Shaped | None:
    """The most probable of a list of words over several RGB crops of one line; None where the recogniser
    knows none of them. Raises EngineFailed."""
    outputs = engines.ocr.probabilities(views)
    ranked = rank(outputs, engines.ocr.alphabet, words)
    if not ranked:
        return None
    free = float(np.mean([np.log(np.maximum(o.max(axis=1), 1e-6)).sum() for o in outputs]))
    second = ranked[1] if len(ranked) > 1 else None
    lead = ranked[0].log_probability - second.log_probability if second else 20.0
    gap = min(0.0, ranked[0].log_probability - free)
    return Shaped(ranked[0].text, gap, lead, 1.0, second.text if second else "")


def lightened(image: Image, share: float) -> Image:
    """The crop with everything lighter than `share` of the paper turned to paper: what stamp ink leaves
    behind after it was washed out is lighter than print."""
    values = image.astype(np.float32)
    paper = np.percentile(values.reshape(-1, 3), 80, axis=0)
    dark = float(np.percentile(values, 1))
    if float(paper.max()) - dark < 30.0:
        return image  # nothing is printed here
    level = np.maximum(share * paper, dark + 20.0)
    out = 255.0 * (values - dark) / (level - dark)
    return np.asarray(np.clip(out, 0, 255), dtype=np.uint8)
