"""The third strangers' forms as Word files: merged cells, upright text, text boxes, underlined tabs, pasted seals."""

import random
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import numpy as np
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from numpy.typing import NDArray
from PIL import Image as Pillow

from benchmarks.heldout import seventh_controls as controls
from benchmarks.heldout.third_model import FACTOR, Block, Box, Cell, Form, Par, Prose, Run, Slot, Table

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
VALIGN = {
    "top": WD_CELL_VERTICAL_ALIGNMENT.TOP, "middle": WD_CELL_VERTICAL_ALIGNMENT.CENTER,
    "bottom": WD_CELL_VERTICAL_ALIGNMENT.BOTTOM,
}  # fmt: skip
SONG = ("宋体", "仿宋_GB2312", "仿宋", "楷体")
Picture = NDArray[np.uint8]
"""RGBA."""
Press = Callable[[str], tuple[Picture, float] | None]
"""From a role to its seal with its width in mm; None where nobody stamped."""


class _Writer:
    """One document being written; `press` is asked once at each spot."""

    def __init__(self, form: Form, rng: random.Random, press: Press) -> None:
        self.document = Document()
        self.rng, self.press = rng, press
        self.points = rng.choice((10.5, 12, 12, 14))
        self.font = rng.choice(SONG)
        self.filled = rng.choice((self.font, self.font, "楷体_GB2312", "黑体"))
        self.anchored = rng.random() < 0.6
        self.pasted = 0
        self.controls: list[Callable[[int], None]] = []
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        if form.leaves[0].landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(form.margin)
        section.top_margin = section.bottom_margin = Mm(18)
        self.room = (section.page_width or 0) / 36000 - 2 * form.margin
        self.document.styles["Normal"].font.size = Pt(self.points)

    def write(self, form: Form) -> bytes:
        """The finished file."""
        for number, leaf in enumerate(form.leaves):
            for block in leaf.blocks:
                self._block(block)
            if number < len(form.leaves) - 1:
                self.document.add_paragraph("")
        for number, put in enumerate(self.controls):  # at last: a wrapped cell is lost to python-docx
            put(number)
        data = BytesIO()
        self.document.save(data)
        return data.getvalue()

    def _block(self, block: Block) -> None:
        match block:
            case Par():
                self._par(self.document.add_paragraph(), block)
            case Table():
                self._table(block)
            case Box():
                self._box(block)
            case Slot() | Prose():
                for par in block.pars:
                    self._par(self.document.add_paragraph(), par, filled=isinstance(block, Prose))

    def _par(self, paragraph: Any, par: Par, *, filled: bool = False) -> None:
        paragraph.alignment = ALIGN[par.align]
        shape = paragraph.paragraph_format
        shape.space_before, shape.space_after = Mm(min(par.before, 30)), Pt(0)
        if par.indent and par.align in ("left", "justify"):
            if par.align == "justify" or len(par.runs) == 1:
                shape.first_line_indent = Pt(self.points * par.indent)
            else:
                shape.left_indent = Pt(self.points * par.indent)
        at = 0.0
        for run in par.runs:
            at = self._run(paragraph, run, at, filled)

    def _run(self, paragraph: Any, run: Run, at: float, filled: bool) -> float:
        """Write a run; `at` mm from the left so far, to lay tab stops."""
        if run.seal:
            self._paste(paragraph, run.seal)
            return at
        name = self.filled if run.key or filled else self.font
        if "signed" in run.look:
            name = "楷体"
        wide = len(run.text) * self.points * 0.353
        own = controls.LOOK in run.look and not filled
        piece = self._piece(paragraph, (controls.prompt(run) if own else "") or run.text, name, run)
        if own:
            self.controls.append(partial(controls.around_run, piece._element, run))
        if not run.underlined or not run.room:
            return at + wide
        stop = at + max(run.room, wide + 4)
        if self.rng.random() < 0.7 and stop < self.room:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop))
            self._piece(paragraph, "\t", name, run)
        else:
            spaces = max(1, round((stop - at - wide) / (self.points * 0.353 / 2)))
            self._piece(paragraph, " " * spaces, name, run)
        piece.underline = True
        return stop

    def _piece(self, paragraph: Any, text: str, name: str, run: Run) -> Any:
        piece = paragraph.add_run(text)
        piece.font.name = name
        fonts = piece._element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), name)
        for look, factor in FACTOR.items():
            if look in run.look:
                piece.font.size = Pt(self.points * factor)
        piece.bold = True if "title" in run.look else None
        piece.underline = True if run.underlined else None
        return piece

    def _table(self, table: Table) -> None:
        made = self.document.add_table(rows=len(table.rows), cols=len(table.widths))
        if table.ruled:
            made.style = "Table Grid"
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        for column, share in zip(made.columns, table.widths, strict=True):
            column.width = Mm(self.room * share)
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(table.rows):
            made.rows[y].height = Mm(row.height)
            made.rows[y].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
            x = 0
            for cell in row.cells:
                while (x, y) in taken:
                    x += 1
                taken |= {(x + i, y + j) for i in range(cell.cols) for j in range(cell.rows)}
                own = made.cell(y, x)
                if cell.cols > 1 or cell.rows > 1:
                    own = own.merge(made.cell(y + cell.rows - 1, x + cell.cols - 1))
                own.width = Mm(self.room * sum(table.widths[x : x + cell.cols]))
                self._cell(own, cell)
                x += cell.cols

    def _cell(self, own: Any, cell: Cell) -> None:
        own.vertical_alignment = VALIGN[cell.valign]
        if cell.shaded:
            own._element.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9D9D9"/>')
            )
        if cell.upright:
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "tbRlV")
            own._element.get_or_add_tcPr().append(direction)
        for number, par in enumerate(cell.pars):
            paragraph = own.paragraphs[0] if number == 0 else own.add_paragraph()
            self._par(paragraph, par, filled=cell.story and number >= cell.lead)
        self.controls += controls.of_cell(own, cell)

    def _paste(self, paragraph: Any, role: str) -> None:
        """Paste the seal of `role`, floating over the text or in the line."""
        seal = self.press(role)
        if seal is None:
            return
        picture, width = seal
        data = BytesIO()
        Pillow.fromarray(picture).save(data, "PNG")
        data.seek(0)
        self.pasted += 1
        piece = paragraph.add_run()
        piece.add_picture(data, width=Mm(width))
        if self.anchored:
            _float(piece, self.rng, self.pasted)

    def _box(self, block: Box) -> None:
        """A text box as Word writes it: the drawing, and the same text once more for old readers."""
        inner = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{"".join(run.text for run in par.runs)}</w:t></w:r></w:p>'
            for par in block.pars
        )
        self.document.add_paragraph().add_run()._element.append(parse_xml(_TEXT_BOX.format(
            spaces=nsdecls("w", "wp", "a", "r"), x=round(block.x * 36000), y=round(block.y * 36000),
            cx=round(block.width * 36000), cy=16 * 36000, inner=inner, width=round(block.width * 2.83),
        )))  # fmt: skip


def to_word(form: Form, rng: random.Random, press: Press) -> bytes:
    """The form as a .docx with the seals that `press` gives."""
    return _Writer(form, rng, press).write(form)


def _float(piece: Any, rng: random.Random, number: int) -> None:
    """Turn the run's inline picture into one that floats over the text, shifted as by hand."""
    inline = piece._element.find(".//" + qn("wp:inline"))
    parts = {
        name: inline.find(qn(name)) for name in ("wp:extent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic")
    }
    across, down = round(rng.uniform(-18, 6) * 36000), round(rng.uniform(-22, -6) * 36000)
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a")} distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="{251658240 + number}" behindDoc="{rng.randrange(2)}" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="character"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        "</wp:anchor>"
    )
    anchor.append(parts["wp:extent"])
    anchor.append(parse_xml(f'<wp:effectExtent {nsdecls("wp")} l="0" t="0" r="0" b="0"/>'))
    anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        if parts[name] is not None:
            anchor.append(parts[name])
    inline.getparent().replace(inline, anchor)


_TEXT_BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" {spaces} '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="251650000" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="901" name="文本框 1"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    "</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" '
    'style="position:absolute;width:{width}pt;height:45pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
