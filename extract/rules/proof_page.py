"""What an attached page shows of a claim, wherever the words stand on it: labels differ by office."""

import re
from datetime import date
from typing import Literal

from extract.fields.dates import iso_date
from extract.rules.lookalikes import fold_lookalikes, looks_same

Validity = Literal["unsaid", "valid", "expired", "unread"]
"""`unread`: the page speaks of a last day that was not read, which proves nothing."""

_NAME_LABEL = re.compile(r"(?:姓名|持证[人者]|持卡人|持有人|学员|考生|兹证明|[兹今]有|授予|名)$")
_AFTER_NAME = re.compile(r"$|[^一-龥·•・]|同志|先生|女士|[男女](?![一-龥])|性别|身份证|公民|出生|证件")
_NUMERO = re.compile(r"N[oO0]\s*[.:：]?\s*(?=\d)|№")
_TOKEN = re.compile(r"[A-Za-z0-9〇○]{4,}")
_MASKED = re.compile(r"(?<!\d)(\d{3,14})[*＊xX●]{2,}(\d{1,5}[\dXx])(?!\d)")
_ROSTER = re.compile(r"名单|名册|一览表|汇总表|公示")
_ROSTER_LINES = 6
"""Lines from the top in which a list names itself."""
_UNTIL = re.compile(
    r"(?:[至到]|截止|(?:失效|到期|届满|截止|复审|复检|年审)(?:日期|时间)?[^\d\n]{0,24}|(?:(?<=日)|(?<=[./\-]\d\d)|(?<=[./\-]\d))[^\S\n]*(?:—|–|--?|~|一))[^\S\n]*[:：]?[^\S\n]*((?:19|20)\d\d)(?![^\n]{0,20}(?:参加|学习|培训|从事|就读))([^\n]{0,9})"
)
"""What goes on to a day in its own line (有效期至, 起至…有效, 2017年3月7日至2024年3月7日), no course."""
_VALID_BEFORE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=\s*[年.\-/])(?![^\n]{0,12}起)([^\n]{1,9}?)[日号]?\s*(?:以前|之前|前|止)?有效(?!期)"
)
"""2021年5月28日前有效; 自…起 is the first day."""
_UNTIL_LABEL = re.compile(
    r"(?:^|\n)\s*(?:本证书?|证书|注册|执业)?有效期(?:限|至|截止|截至|止)*\s*(?:日期)?\s*(?:[:：/]|\n|$)|Valid\s*(?:Until|Thru)|Expir|失效|到期|届满|下次(?:复审|复检|年审)|[至到]\s*\n\s*(?:19|20)\d\d"
)
_FOR_YEARS = re.compile(r"(?:有效期(?:限)?(?:为|是|[:：])?|之日起)\s*([一二三四五六七八九十\d]+)\s*年")
_FOREVER = re.compile(r"长期|长久|永久")
_VOID = re.compile(r"(?:状态|证书)(?:[:：]|\s){0,3}(?:已|被)*(?:注销|失效|过期|作废|吊销|无效|撤销|暂停)")
_DAY = re.compile(r"(?:19|20)\d\d\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}")
_YEARS = {char: place for place, char in enumerate("一二三四五六七八九十", start=1)}


def names(text: str, holder: str) -> bool:
    """Whether a line has the name as a word of its own: 王伟 is not named by 王伟东."""
    for line in text.split("\n"):
        words = re.split(r"[\s:：,，;；()（）/]+", line)
        if any(looks_same(word, holder) for word in words if word):
            return True
        for match in re.finditer(re.escape(holder), line):
            before, after = line[: match.start()].rstrip(), line[match.end() :].lstrip()
            begins = not before or not re.search(r"[一-龥·•・]$", before) or bool(_NAME_LABEL.search(before))
            if begins and _AFTER_NAME.match(after):
                return True
    return False


def shows_number(text: str, number: str) -> bool:
    """Whether a line has the number, whole, with no further digit beside it; O for 0 is a reader's slip."""
    own = fold_lookalikes(number)
    whole = re.compile(rf"(?<!\d){re.escape(own)}(?!\d)")
    for line in _NUMERO.sub(" ", text).split("\n"):
        if any(whole.search(fold_lookalikes(token)) for token in _TOKEN.findall(line)):
            return True
        if whole.search(fold_lookalikes(line)):
            return True
    return False


def contradicts_masked(text: str, id_number: str) -> bool:
    """Whether an ID number with stars in it can't be this one: 652300********6281."""
    return any(
        not (id_number.startswith(match[1]) and id_number.upper().endswith(match[2].upper()))
        for match in _MASKED.finditer(text)
    )


def is_roster(text: str) -> bool:
    """A list of people calls itself so at its top: it is no certificate of any of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return any(_ROSTER.search(line) for line in lines[:_ROSTER_LINES])


def validity(text: str, issued: str | None, closing: date) -> Validity:
    """Whether the page is valid on the closing day, by its own words. `issued` is an ISO date."""
    if _VOID.search(text):
        return "expired"
    days_named = (*_UNTIL.finditer(text), *_VALID_BEFORE.finditer(text))
    ends = [_until(match[1], match[2], closing) for match in days_named]
    if ends:  # a licence that was renewed names several: the last counts
        return next((end for end in ("valid", "unread") if end in ends), "expired")
    years = _FOR_YEARS.search(text)
    if years and not issued:
        return "unread"
    if years and issued:
        last = int(issued[:4]) + (int(years[1]) if years[1].isdigit() else _YEARS.get(years[1], 0))
        return "valid" if f"{last}{issued[4:]}" >= closing.isoformat()[: len(issued)] else "expired"
    if not _UNTIL_LABEL.search(text):
        return "unsaid"
    # Which day is the label's is not known: no certificate is issued on a day to come.
    days = [day for found in _DAY.findall(text) if (day := iso_date(found))]
    later = any(day >= closing.isoformat() for day in days)
    if later or _FOREVER.search(text):
        return "valid"
    return "expired" if len(days) >= 2 else "unread"


def _until(year: str, rest: str, closing: date) -> Validity:
    """By the whole day where it was read, else by its year."""
    day = iso_date(year + rest)
    if day is not None:
        return "valid" if day >= closing.isoformat()[: len(day)] else "expired"
    if int(year) == closing.year:
        return "unread"
    return "valid" if int(year) > closing.year else "expired"
