"""Which award a form asks for, whatever it prints around the name."""

import re

from rapidfuzz.distance import Levenshtein

from extract.rules.lookalikes import fold_lookalikes, fold_name
from extract.season import Award, Season

_AROUND = re.compile(
    r"20\d\d|二[〇零○O]二.|年度?|维吾尔|壮族|回族|自治区|协会|学会|商会|联合会|全[区省市国]|[省市]|荣誉|称号|综合|单项|奖项|奖牌|奖|先进|集体|个人|单位"
    r"|申报|推荐|自荐|评选|类|优秀企业|拟|项目|证书|[√✓☑■●✔✕×VA-Z\d.,、:：]|第?[一二三四五六七八九十]项?"
)
"""What may stand around an award's bare name without making it another award's."""

BODIES = "协会|学会|商会|联合会"
"""How the names of bodies that give awards end."""

_BODY = re.compile(rf"[\u4e00-\u9fff]+(?:{BODIES})")

SLIP_LENGTH = 7
"""Names of this length and more may have one character wrong; the season's names differ in two or more."""


def match_award(text: str | None, season: Season) -> Award | None:
    """The award that `text` names; None where it names none or more than one."""
    if not text:
        return None
    folded = fold_name(text).replace("的", "")
    spellings, contained = _spelled(folded, season)
    if len(named_awards(text, season)) > 1:
        return None
    for word, award in sorted(contained, key=lambda pair: -len(pair[0])):
        if not _AROUND.sub("", _without_association(folded.replace(word, "", 1), season)):
            return award
    return _one_slip(folded, spellings)


def _without_association(text: str, season: Season) -> str:
    """What is left without the association's names, and without its region and trade before 协会."""
    for name in sorted((season.association, *season.association_aliases), key=len, reverse=True):
        text = text.replace(fold_name(name), "")
    for place in season.words.places:
        text = text.replace(place, "")
    for word in season.words.trade:
        text = re.sub(rf"{word}(?={BODIES})", "", text)
    return text


def given_by_another(text: str, award: Award, season: Season) -> bool:
    """Another association's name stands before the award's: its award of the same name is not the season's.

    One wrong character in the season's own association is a reader's slip, not another association.
    """
    before = fold_name(text).partition(fold_name(award.name))[0]
    body = _BODY.search(before)
    if body is None or not _AROUND.sub("", _without_association(body.group(), season)):
        return False
    own = (fold_name(name) for name in (season.association, *season.association_aliases))
    return all(Levenshtein.distance(body.group()[-len(name) :], name, score_cutoff=1) > 1 for name in own)


def named_awards(text: str, season: Season) -> tuple[str, ...]:
    """Every award whose name stands in the text, in the season's order: a form may name two."""
    _, contained = _spelled(fold_name(text).replace("的", ""), season)
    found = {award.name for word, award in contained if not _inside_longer(word, contained)}
    return tuple(award.name for award in season.awards if award.name in found)


Spelling = tuple[str, Award]


def _spelled(folded: str, season: Season) -> tuple[list[Spelling], list[Spelling]]:
    """All spellings of the season's awards, and those that stand in the text."""
    every = [(fold_name(word), award) for award in season.awards for word in (award.name, *award.aliases)]
    return every, [(word, award) for word, award in every if word in folded]


def _inside_longer(word: str, contained: list[tuple[str, Award]]) -> bool:
    return any(word != other and word in other for other, _ in contained)


def _one_slip(folded: str, spellings: list[tuple[str, Award]]) -> Award | None:
    """The award whose name differs by look-alikes, or by one character, from what is left of the text."""
    candidates = {folded, re.sub(r"^(?:20\d\d|二[〇零○O]二.)年度?", "", folded)}
    found: dict[str, Award] = {}
    for text in candidates:
        for word, award in spellings:
            alike = fold_lookalikes(text) == fold_lookalikes(word)
            # A character too many makes another word (企业家); one wrong or lost is a reader's slip.
            near = len(text) <= len(word) >= SLIP_LENGTH and (
                Levenshtein.distance(text, word, score_cutoff=1) <= 1
            )
            if alike or near:
                found[award.name] = award
    return next(iter(found.values())) if len(found) == 1 else None
