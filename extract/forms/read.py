"""Read a form: the steps, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.forms.attached import attached_pages, page_text
from extract.forms.award_field import settle_award
from extract.forms.backing import find_backing
from extract.forms.blocks import Block, Link
from extract.forms.broken_brackets import with_whole_brackets
from extract.forms.cell_blocks import build_sheet
from extract.forms.cells import Grid, find_grid
from extract.forms.chapters import overleaf
from extract.forms.claimed import claim_proven
from extract.forms.continued import continue_story, unfinished_story, unheaded_story
from extract.forms.coverage import check_coverage
from extract.forms.digit_boxes import read_boxed
from extract.forms.fill import Filled, fill_extras, fill_fields, name_at_seal
from extract.forms.folding import fold
from extract.forms.hidden_digits import doubt_hidden_digits
from extract.forms.kind import KindGuess, guess_kind
from extract.forms.lexicon import Lexicon, lexicon_for
from extract.forms.nominators import disown_nominators
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.opinion_words import is_signed, waits
from extract.forms.pairing import Pair, choose_pairs, geometric_links
from extract.forms.pieces import Piece, cut_pieces, glyph_rects
from extract.forms.proven import prove_fields
from extract.forms.reading import FormReading
from extract.forms.reread import reread_fields
from extract.forms.seal_lines import without_seal_lines
from extract.forms.season_words import in_season_words
from extract.forms.sentences import read_sentences
from extract.forms.shared_cells import part_shared_cells
from extract.forms.shared_labels import name_contacts, name_numbers, share_labels
from extract.forms.sheet import Sheet
from extract.forms.sign_off import recommendation_date
from extract.forms.slot_roles import settle_roles
from extract.forms.slots import find_slots
from extract.forms.ticks import settle_ticks
from extract.forms.tiers import with_tiers
from extract.forms.unread import read_unread
from extract.forms.weights import label_weights
from extract.forms.worded import in_words
from extract.result import Evidence, Flag, Slot
from extract.seals.mark import SealMark
from extract.season import Season
from ingest.document import Document, Page
from models.engines import Engines

UNIT_KEY = {"unit": "单位名称", "person": "工作单位"}


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A page with its cells and the pieces of text cut along them."""

    page: Page
    grid: Grid
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """All that was found out about a form, with the characters behind every field."""

    guess: KindGuess
    pairs: tuple[Pair, ...]
    slots: tuple[OpinionBlock, ...]
    filled: dict[str, Filled]
    blank: tuple[str, ...]
    award: str | None
    questions: tuple[Flag, ...]
    attached: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a form before its seals are: its kind, its blocks and opinion blocks, and what
    attached pages say."""

    guess: KindGuess
    sheets: Sequence[Sheet]
    slots: Sequence[OpinionBlock]
    attached: tuple[Evidence, ...]


def read_form(
    document: Document,
    season: Season,
    engines: Engines,
    marks: Sequence[SealMark],
    outline: Outline | None = None,
) -> FormReading:
    """What a document says as a recommendation form; `outline` is that of `outline_form` where it is
    known already. Raises EngineFailed where a second reading fails."""
    form = understand(document, season, engines, marks, outline)
    if form.guess.kind == "other":
        return _not_a_form(document, form.guess)
    pages = {page.index: page for page in document.pages}
    fields = {key: form.filled[key].field for key in season.keys[form.guess.kind] if key in form.filled}
    return FormReading(
        kind=form.guess.kind,
        award=form.award,
        fields=fields,
        extras=fill_extras(form.pairs, pages),
        slots=tuple(_slot(slot, pages[slot.page], marks) for slot in form.slots),
        blank_fields=tuple(key for key in form.blank if key not in fields),
        questions=form.questions,
        attachments=form.attached,
    )


def understand(
    document: Document,
    season: Season,
    engines: Engines,
    marks: Sequence[SealMark],
    outline: Outline | None = None,
) -> Understood:
    """The steps of reading a form. Raises EngineFailed."""
    outline = outline or outline_form(document, season)
    guess, sheets = outline.guess, outline.sheets
    if guess.kind == "other":
        return Understood(guess, (), (), {}, (), None, ())
    slots = settle_roles(outline.slots, sheets, marks)
    taken = {number for slot in slots for number in slot.blocks}
    pairs = without_seal_lines(pair_up(sheets, slots, season), marks)
    pages = {page.index: page for page in document.pages}
    filled, blank = fill_fields(pairs, pages)
    filled = read_sentences(filled, sheets, slots, season, guess.kind)
    filled = name_at_seal(filled, sheets, UNIT_KEY[guess.kind], pages)
    filled = claim_proven(filled, sheets, taken, guess.kind)
    unread, questions = read_unread(pairs, pages, engines, marks)
    filled = read_boxed({**filled, **unread}, pairs, sheets, engines, marks)
    filled = check_coverage(filled, pairs, sheets, engines, marks)
    filled = reread_fields(filled, pages, engines, marks)
    filled = prove_fields(filled, pages, engines, marks)
    filled = in_words(filled, pages, engines, marks, season)
    filled = recommendation_date(filled, slots, sheets, engines, marks)
    filled = doubt_hidden_digits(filled, marks)
    filled = unheaded_story(filled, pairs, sheets, taken)
    filled = unfinished_story(continue_story(filled, pairs, sheets, taken))
    filled = in_season_words(filled, season)
    filled = find_backing(filled, [sheet.page for sheet in sheets])
    ticked = settle_ticks(filled, pages, season)
    award, filled = settle_award(ticked.fields, sheets, taken, season, guess.title)
    return Understood(
        guess,
        tuple(pairs),
        tuple(slots),
        filled,
        tuple(key for key in dict.fromkeys((*blank, *ticked.blank)) if key not in filled),
        award,
        (*questions, *ticked.questions),
        outline.attached,
    )


def outline_form(document: Document, season: Season) -> Outline:
    """The cells and opinion blocks of every page and what kind of form it is: nothing but the pictures and
    their lines is needed for them, so that seals can be looked for meanwhile."""
    lexicon = lexicon_for(season, None)
    layouts, attached = _part_attached([lay_out(page, lexicon) for page in document.pages], season, lexicon)
    guess = guess_kind([layout.pieces for layout in layouts], season, lexicon)
    if guess.kind == "other":
        return Outline(guess, (), (), ())
    sheets = make_sheets(layouts, season, guess.kind)
    slots = overleaf([slot for sheet in sheets for slot in find_slots(sheet)], sheets)
    return Outline(guess, sheets, slots, attached)


def _part_attached(
    layouts: Sequence[Layout], season: Season, lexicon: Lexicon
) -> tuple[list[Layout], tuple[Evidence, ...]]:
    """The pages of the form, and what the other pages say: their numbers must not become the form's."""
    apart = attached_pages([layout.pieces for layout in layouts], season, lexicon)
    attached = tuple(
        Evidence(page=layouts[place].page.index, text=page_text(layouts[place].pieces)) for place in apart
    )
    return [layout for place, layout in enumerate(layouts) if place not in apart], attached


def read_filled(
    document: Document, season: Season, engines: Engines, marks: Sequence[SealMark]
) -> dict[str, Filled]:
    """The fields with the signs of their reading, for fitting the confidence. Raises EngineFailed."""
    return understand(document, season, engines, marks).filled


def lay_out(page: Page, lexicon: Lexicon) -> Layout:
    """Find the cells of a page and cut its text along them."""
    grid = find_grid(page.image, glyph_rects(page))
    grid = part_shared_cells(page, grid, lexicon)
    return Layout(page, grid, with_whole_brackets(cut_pieces(page, grid)))


def make_sheets(layouts: Sequence[Layout], season: Season, kind: str) -> list[Sheet]:
    """Blocks of every page, numbered through the document."""
    lexicon = lexicon_for(season, kind)
    sheets: list[Sheet] = []
    count = 0
    for layout in layouts:
        sheet = build_sheet(layout.page, layout.grid, layout.pieces, lexicon, count)
        with_tiers(sheet)
        count += len(sheet.blocks)
        sheets.append(sheet)
    disown_nominators(sheets)
    return sheets


def pair_up(sheets: Sequence[Sheet], slots: Sequence[OpinionBlock], season: Season) -> list[Pair]:
    """Labels with their values; what lies in an opinion block is nobody's value."""
    taken = {number for slot in slots for number in slot.blocks}
    blocks: list[Block] = [block for sheet in sheets for block in sheet.blocks]
    links: list[Link] = []
    for sheet in sheets:
        inline = [link for link in sheet.links if link.label not in taken and link.value not in taken]
        links += inline + geometric_links(sheet, taken)
    awards = [award.name for award in season.awards]
    pairs = choose_pairs(blocks, links, awards, label_weights(sheets))
    return name_contacts(name_numbers(share_labels(pairs, sheets, taken), sheets), sheets)


def _slot(slot: OpinionBlock, page: Page, marks: Sequence[SealMark]) -> Slot:
    """What is read of a seal that reaches into the block is nothing that the block says."""
    seals = [mark.rect for mark in marks if mark.page == slot.page]
    lines = [line for line in page.lines if slot.rect.contains(*line.rect.centre)]
    written = "".join(
        line.text for line in lines if not any(rect.contains(*line.rect.centre) for rect in seals)
    )
    return Slot(
        name=slot.name,
        page=slot.page,
        box=page.to_box(slot.rect),
        role=slot.role,
        required=slot.role != "association"
        and not waits(slot.name, slot.role, fold(written))
        and not is_signed(slot.name, fold(written)),
    )


def _not_a_form(document: Document, guess: KindGuess) -> FormReading:
    """Something else than a form: named as an attachment where its title says what it is."""
    pages = [page for page in document.pages if page.lines]
    if guess.attachment and pages:
        evidence = Evidence(page=pages[0].index, text=guess.attachment)
        attachments: tuple[Evidence, ...] = (evidence,)
    else:
        attachments = ()
    message = (
        f"这份文件是“{guess.attachment}”，不是推荐表，已作为附件登记。"
        if guess.attachment
        else "没有认出推荐表。请确认文件是否为申报（推荐）表；如是，请重新扫描或拍摄后上传。"
    )
    flag = Flag(code="form_not_recognised", severity="block", message=message)
    return FormReading("other", None, {}, {}, (), questions=(flag,), attachments=attachments)
