"""The third strangers' forms as HTML: one page element each, values marked as the other strangers mark theirs."""

import base64
import html
import random
import re

from benchmarks.heldout.third_model import FACTOR, Block, Box, Cell, Form, Leaf, Par, Prose, Run, Slot, Table
from samples.fonts import face, handwriting_styles

MM = 794 / 210
"""CSS pixels of a millimetre."""
CLASSES = ("signed", "bold", "struck", "circled", "whited", "red", "leader")
"""Looks that style sheets know by their names."""
FAMILIES = ("Noto Serif CJK SC", "AR PL UMing CN", "AR PL UMing CN", "Noto Sans CJK SC", "AR PL UKai CN")
FILLED_IN = ("Noto Serif CJK SC", "AR PL UKai CN", "AR PL UMing CN", "WenQuanYi Zen Hei")
STYLE = """
@page{margin:0;size:794px 1123px} @page wide{margin:0;size:1123px 794px} body{margin:0;background:#fff}
.page{position:relative;width:794px;height:1123px;box-sizing:border-box;overflow:hidden;background:#fff;z-index:0;page-break-after:always}
.page:last-child{page-break-after:auto} .page.wide{width:1123px;height:794px;page:wide}
p{margin:0;line-height:1.5;white-space:pre-wrap;text-align-last:auto} td{padding:1px 5px;word-break:break-all;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;table-layout:fixed} td{border:1px solid #222}
.u{border-bottom:1px solid #222;display:inline} .u.room{display:inline-block;text-align:center;line-height:1.35}
.s{display:inline-block;width:0;height:0;vertical-align:middle} .signed{font-family:var(--signature);font-size:1.3em}
.bold{font-weight:bold} .struck{text-decoration:line-through 2px #23409a} .box{position:absolute} .up{display:inline-block;writing-mode:vertical-rl;text-orientation:upright;letter-spacing:.12em;line-height:1.15}
.b{display:inline-block;width:1.35em;line-height:1.5;text-align:center;border:1px solid #222;margin-left:-1px}
.open td{border:0} .photo{color:#777} .shaded{background:#f0f0f0} .v{font-family:var(--hand)}
"""


def to_html(form: Form, rng: random.Random, *, handwriting: bool) -> str:
    """A document of the form's pages; `rng` draws fonts, sizes and the weight of rules."""
    size = rng.choice((14, 14.5, 15, 16))
    pages = "".join(_leaf(leaf, form.margin, size) for leaf in form.leaves)
    outer = rng.choice(("", "", "table{border:2px solid #111}"))
    faint = rng.choice(("", "", "", "td{border-color:#666}"))
    return (
        f'<html lang="zh-CN"><head><style>{STYLE}{outer}{faint}{_fonts(rng, handwriting)}'
        f"body{{font-size:{size}px}}{form.style}</style></head><body>{pages}</body></html>"
    )


def _fonts(rng: random.Random, handwriting: bool) -> str:
    body = rng.choice(FAMILIES)
    title = rng.choice(("Noto Serif CJK SC", "Noto Sans CJK SC", body))
    hand = f"'{rng.choice((body, rng.choice(FILLED_IN)))}'"
    styles = list(handwriting_styles())
    css, signature = "", "'AR PL UKai CN'"
    if styles:
        legible = [style for style in styles if style != "liu-jian-mao-cao"]
        data = base64.b64encode(
            face(rng.choice(legible if handwriting else styles)).path.read_bytes()
        ).decode()
        css = f"@font-face{{font-family:pen;src:url(data:font/ttf;base64,{data})}}"
        signature = "pen,'AR PL UKai CN'"
    if handwriting and styles:
        hand = signature
        css += f".v{{font-size:1.22em;line-height:1.2;color:{rng.choice(('#14203f', '#101014', '#23409a'))}}}"
    return (
        css + f"body{{font-family:'{body}'}} :root{{--hand:{hand};--title:'{title}';--signature:{signature}}}"
    )


def _leaf(leaf: Leaf, margin: float, size: float) -> str:
    side, top = margin * MM, (14 if leaf.landscape else 15) * MM
    kind = "page wide" if leaf.landscape else "page"
    blocks = "".join(_block(block, size) for block in leaf.blocks)
    return f'<div class="{kind}" style="padding:{top:.0f}px {side:.0f}px 0">{blocks}</div>'


def _block(block: Block, size: float) -> str:
    match block:
        case Par():
            return _par(block)
        case Table():
            return _table(block, size)
        case Box():
            frame = "border:1px solid #333;" if block.framed else ""
            place = f"left:{block.x * MM:.0f}px;top:{block.y * MM:.0f}px;width:{block.width * MM:.0f}px;{frame}padding:2px 4px"
            return f'<div class="box" style="{place}">{_pars(block.pars)}</div>'
        case Slot():
            return f'<div data-slot="{block.name}" data-role="{block.role}">{_pars(block.pars)}</div>'
        case Prose():
            return _narrative(block.pars)


def _narrative(pars: tuple[Par, ...]) -> str:
    told = html.escape("".join(run.text for par in pars for run in par.runs), quote=True)
    return f'<div class="long v" data-key="主要事迹" data-value="{told}">{_pars(pars)}</div>'


def _table(table: Table, size: float) -> str:
    cols = "".join(f'<col style="width:{share * 100:.2f}%">' for share in table.widths)
    rows = "".join(
        f'<tr style="height:{row.height * MM:.0f}px">{"".join(_cell(cell) for cell in row.cells)}</tr>'
        for row in table.rows
    )
    kind = "" if table.ruled else " class='open'"
    return f"<table{kind} style='margin-top:{size / 2:.0f}px'><colgroup>{cols}</colgroup>{rows}</table>"


def _cell(cell: Cell) -> str:
    spans = f' colspan="{cell.cols}" rowspan="{cell.rows}"'
    slot = f' data-slot="{cell.slot}" data-role="{cell.role}"' if cell.slot else ""
    kind = " ".join(name for name, on in (("photo", cell.photo), ("shaded", cell.shaded)) if on)
    if cell.photo and (shown := _portrait(cell)):
        inner = shown
    elif cell.upright:
        text = "".join(run.text for par in cell.pars for run in par.runs)
        inner = f'<div style="text-align:center"><span class="up">{html.escape(text)}</span></div>'
    elif cell.story:
        inner = _pars(cell.pars[: cell.lead]) + _narrative(cell.pars[cell.lead :])
    else:
        inner = _pars(cell.pars)
    return f'<td{spans}{slot} class="{kind}" style="vertical-align:{cell.valign}">{inner}</td>'


def _portrait(cell: Cell) -> str:
    """A head and shoulders before the colour of identity photos, where the cell names one."""
    ground = next(
        (look for par in cell.pars for run in par.runs for look in run.look if look.startswith("#")), ""
    )
    if not ground:
        return ""
    return (
        f'<svg viewBox="0 0 100 130" style="width:84px;display:block;margin:auto"><rect width="100" height="130" fill="{ground}"/>'
        '<path d="M8 130 Q14 92 50 90 Q86 92 92 130Z" fill="#26303f"/><path d="M42 88h16l-8 22z" fill="#eee"/>'
        '<ellipse cx="50" cy="58" rx="21" ry="27" fill="#dcb79a"/><path d="M27 56 Q25 22 50 24 Q75 22 73 56 Q66 38 50 39 Q34 38 27 56Z" fill="#1d1a1a"/>'
        "</svg>"
    )


def _pars(pars: tuple[Par, ...]) -> str:
    return "".join(_par(par) for par in pars)


def _par(par: Par) -> str:
    style = f"text-align:{par.align};margin-top:{par.before * MM:.0f}px;"
    if par.indent and par.align in ("left", "justify"):
        prose = par.align == "justify" or len(par.runs) == 1
        style += f"{'text-indent' if prose else 'padding-left'}:{par.indent:g}em;"
    runs = "".join(_run(run) for run in par.runs) or "&nbsp;"
    return f'<p style="{style}">{runs if runs.strip() else "&nbsp;"}</p>'


def _run(run: Run) -> str:
    if run.seal:
        return f'<span class="s" data-seal="{run.seal}"></span>'
    classes: list[str] = [look for look in CLASSES if look in run.look]
    style = "".join(f"font-size:{FACTOR[look]}em;" for look in FACTOR if look in run.look)
    if "title" in run.look:
        style += "font-family:var(--title);font-weight:bold;letter-spacing:.04em;"
    data = ""
    if run.key or "filled" in run.look:
        classes.append("v")
    if run.key:
        data = f' data-key="{run.key}"' + (f' data-value="{html.escape(run.value)}"' if run.value else "")
    elif run.blank:
        data = f' data-blank="{run.blank}"'
    text = html.escape(run.text)
    if "boxed" in run.look:
        text = "".join(f'<span class="b">{char}</span>' for char in text)
    if "gaps" in run.look:
        text = re.sub(r"[0-9]+", r'<span class="g">\g<0></span>', text)
    span = f'<span class="{" ".join(classes)}" style="{style}"{data}>{text or ("&nbsp;" if run.blank else "")}</span>'
    if not run.underlined:
        return span
    wide = f"min-width:{run.room * MM:.0f}px" if run.room else ""
    return f'<span class="u {"room" if run.room else ""}" style="{wide}">{span}</span>'
