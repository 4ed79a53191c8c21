"""Names to train the seal reader on: every character of its alphabet, each in a face that has it."""

import numpy as np
import pytest

from models.training import names
from models.training.seal_specs import Fonts, covered, training_spec
from samples.fonts import FontFace, face, print_styles


def _in_gb2312(char: str) -> bool:
    return len(char.encode("gb2312", errors="ignore")) == 2


def test_the_alphabet_goes_beyond_gb_2312_and_grows_at_its_end() -> None:
    letters = names.alphabet()
    assert len(names.RARE) == len(set(names.RARE))
    assert not set(names.RARE) & set(letters[: -len(names.RARE)])
    assert "".join(letters[-len(names.RARE) :]) == names.RARE  # a reader of the older list is its beginning
    assert not [char for char in names.RARE if _in_gb2312(char)]


def test_names_for_training_bear_them_and_made_ones_do_not() -> None:
    """What readers are measured on stays as it was, seed by seed."""
    rng = np.random.default_rng(8)
    hard = [names.hard_name(rng) for _ in range(400)]
    share = sum(any(char in names.RARE for char in name) for name in hard) / len(hard)
    assert 0.1 < share < 0.3
    assert set("".join(hard)) <= set(names.alphabet())
    assert not set("".join(names.name(rng) for _ in range(400))) & set(names.RARE)


@pytest.mark.skipif("kai" not in print_styles(), reason="no Chinese font installed (fonts-arphic-ukai)")
def test_no_name_is_cut_in_a_face_that_lacks_a_character() -> None:
    latin = FontFace("latin", face("hei").path, 0)
    assert covered(face("hei"), "新疆天山")
    assert not covered(latin, "\u0f40")
    rng = np.random.default_rng(8)
    for _ in range(60):
        spec = training_spec(rng, Fonts())
        assert spec.face is not None
        assert covered(spec.face, spec.name)
