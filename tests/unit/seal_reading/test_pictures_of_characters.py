"""Pictures of single characters beside a seal's reading: what they tell, and what they may decide."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from extract.seals.consensus import Consensus
from extract.seals.decide import bears, contradicts
from extract.seals.evidence import Difference, Evidence
from extract.seals.judged import Judged
from extract.seals.likelihood import TextScorer
from extract.seals.pictured import by_pictures
from extract.seals.unwrap import Strip
from extract.seals.views import View
from models.ctc import Decoded
from models.errors import ModelMissing
from models.seal_glyphs import SIDE, load_glyphs
from samples.fonts import face
from samples.seal_glyphs import glyph_bitmap

READ = "株洲市敦杰铜与酒店管理有限责任公司"
OWN, OTHER = READ.replace("铜", "锏"), READ.replace("铜", "桐")


def drawn(char: str, side: int, style: str = "song") -> np.ndarray:
    one = face(style)
    small = cv2.resize(
        glyph_bitmap(str(one.path), one.index, char), (side, side), interpolation=cv2.INTER_AREA
    )
    return np.asarray(small, dtype=np.float32)


def evidence(
    name: str, pictured: float, *, loss: float = 5.4, votes: float = 1.0, torn: bool = False
) -> Evidence:
    spot = Difference("铜", name[5], 8.0, votes, 0.99, torn=torn, place=5, pictured=pictured)
    return Evidence(READ, name, 14.0, 8.0, loss, 8.75, (spot,), (spot,))


def free() -> Consensus:
    return Consensus(READ, (0.99,) * len(READ), 1.0, 8.0)


@pytest.mark.parametrize(
    ("shown", "other"), [("锏", "铜"), ("痹", "痘"), ("勤", "勒"), ("天", "夫"), ("沦", "论")]
)
@pytest.mark.parametrize("style", ["song", "hei", "kai"])
def test_a_drawn_character_is_nearer_to_its_own_look(shown: str, other: str, style: str) -> None:
    glyphs = load_glyphs()
    apart = glyphs.apart(glyphs.seen(drawn(shown, SIDE, style)[None]), (shown, other))
    own, another = apart[("song", "hei", "kai").index(style)][0]
    assert own < another


def test_without_the_file_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="缺少字形文件"):
        load_glyphs(tmp_path / "none.npz")


def test_a_picture_against_the_name_takes_the_seal_from_it() -> None:
    near = Difference("沦", "论", 4.5, 0.67, 0.6, place=6, pictured=80.0)
    said = Evidence("额镰遗悲子踞沦", "额镰遗悲子踞论", 3.0, 3.0, 1.3, 8.75, (near,), (near,))
    assert not bears(said)
    assert not contradicts(said, Consensus(said.read, (0.99,) * 7, 1.0, 8.0))  # nor does it deny it alone


@pytest.mark.parametrize(
    ("name", "pictured", "votes", "torn", "against"),
    [
        (OTHER, 60.0, 1.0, False, True),
        (OWN, 60.0, 1.0, False, False),
        (OTHER, 60.0, 0.7, False, False),
        (OTHER, 60.0, 1.0, True, False),
        (OTHER, 0.0, 1.0, False, False),
        (OWN, -90.0, 1.0, False, False),
    ],
    ids=[
        "picture and views",
        "a seldom one",
        "a view holds with it",
        "worn",
        "the picture tells nothing",
        "own",
    ],
)
def test_another_character_by_its_picture_and_every_view(
    name: str, pictured: float, votes: float, torn: bool, against: bool
) -> None:
    assert contradicts(evidence(name, pictured, votes=votes, torn=torn), free()) is against


def test_a_name_that_every_view_denies_in_one_character_is_asked_about_where_its_picture_is_the_names() -> (
    None
):
    spot = Difference("二", "重", 15.0, 1.0, 0.99)
    for pictured, against in ((0.0, True), (-190.0, False)):
        one = replace(spot, pictured=pictured)
        said = Evidence(
            "二庆指浚电力集团有限公司", "重庆指浚电力集团有限公司", 15, 15, 9.5, 15, (one,), (one,)
        )
        assert contradicts(said, Consensus(said.read, (0.99,) * 12, 1.0, 8.0)) is against


@pytest.mark.parametrize(("shown", "sign"), [("铜", 1), ("锏", -1)])
def test_the_strip_shows_which_of_two_characters_it_is(shown: str, sign: int) -> None:
    pitch, high = 40, 40
    ink = np.zeros((48, pitch * len(READ)), dtype=np.float32)
    for k, char in enumerate(READ.replace("铜", shown)):
        ink[4 : 4 + high, k * pitch + 2 : (k + 1) * pitch - 2] = cv2.resize(
            drawn(char, 72), (pitch - 4, high)
        )
    image = np.repeat((255 - 255 * ink)[..., None], 3, axis=2).astype(np.uint8)
    image[..., 1:] = 255  # nothing but ink of no colour
    steps = tuple((5 * k + 2, 5 * k + 3) for k in range(len(READ)))
    seen = Decoded(READ, 0.99, (0.99,) * len(READ), steps, ("",) * len(READ))
    view = View(Strip(image, "ring"), np.zeros((5 * len(READ), 2), dtype=np.float32), seen, {})
    undecided = Judged(TextScorer([], []), free(), READ, None, 0.9, (evidence(OWN, 0.0),), 0.1, None, "")
    judged = by_pictures(undecided, [view], [OWN])
    assert judged.evidence[0].single[0].pictured * sign > 0
