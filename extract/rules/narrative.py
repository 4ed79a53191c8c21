"""What a narrative (主要事迹) says, sentence by sentence.

spaCy finds the cues (`models/narrative.py`, `cues.toml`); small rules decide what each means where it
stands: which number counts contracts, whether a penalty is told or denied, who issued an honour.
"""

from dataclasses import replace
from functools import lru_cache

from extract.rules.amounts import amounts
from extract.rules.claims import certificates, certificates_tried_for, named_years, topics
from extract.rules.clipped import clipped_denials
from extract.rules.entries import entries
from extract.rules.facts import Mention, NarrativeFacts
from extract.rules.honours import honours
from extract.rules.honours_told import honours_told
from extract.rules.incidents import incidents
from extract.rules.inspections import dues, inspections
from extract.rules.labelled_numbers import labelled_numbers
from extract.rules.prose import read_prose

READERS = (
    amounts,
    labelled_numbers,
    incidents,
    inspections,
    dues,
    honours,
    topics,
    certificates,
    certificates_tried_for,
    named_years,
)


@lru_cache(maxsize=256)
def understand(text: str, service: tuple[str, ...] = ()) -> NarrativeFacts:
    """Facts of a narrative in the order of the text; offsets are those of `text` as given. `service` are
    the season's words for what its units do for clients, where it is not 维保."""
    if not text.strip():
        return NarrativeFacts(text)
    prose = read_prose(text, service)
    found = [mention for reader in READERS for mention in reader(prose)]
    listed = list(entries(prose))
    worded = [mention for mention in listed if mention.value is None]
    found = [mention for mention in found if not _among(mention, worded)] + worded
    for more in (listed, list(clipped_denials(prose))):  # what was found already stands
        found += [mention for mention in more if not _among(mention, found)]
    told = list(honours_told(prose))
    named = [mention for mention in told if mention.issuer]
    bare = [mention for mention in found if mention.label == "honour" and not mention.issuer]
    found = [mention for mention in found if not (mention in bare and _among(mention, named))]
    found += [mention for mention in told if not _among(mention, found)]
    as_given = [replace(mention, text=text[mention.start : mention.end]) for mention in found]
    return NarrativeFacts(text, tuple(sorted(as_given, key=_place)))


def _among(mention: Mention, others: list[Mention]) -> bool:
    """Whether one of the others speaks of the same thing at the same place."""
    return any(
        mention.label == other.label and mention.start < other.end and other.start < mention.end
        for other in others
    )


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.label
