"""The XML of Word: units, switches, positions and the characters that are no text elements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

EMU_PER_POINT = 12700
LONGEST = 1600.0
"""Points: no length on a page is taken for more, whatever a file says."""
LARGEST_TEXT = 120.0
MOST_COLUMNS = 63
"""The most columns Word itself allows in a table."""

SYMBOLS = {
    **dict.fromkeys(("F0FE", "F052", "F053", "F0FD", "F051", "F054"), "☑"),
    **dict.fromkeys(("F0FC", "F050"), "√"),
    **dict.fromkeys(("F0A8", "F0A3", "F06F", "F071", "F072", "F02A", "F030"), "□"),
    **dict.fromkeys(("F06E", "F0A2"), "■"),
}
"""Characters of the Wingdings fonts that stand for ticks and boxes on forms."""

VML = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Floating:
    """Offset of an anchored shape in points, each axis relative to the page, the margin or the paragraph."""

    x: float
    y: float
    x_from: str
    y_from: str
    x_align: str = ""
    y_align: str = ""


def unwrapped(parent: Any) -> Iterator[Any]:
    """Children, with content controls and alternative content opened (the fallback copy left out)."""
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from unwrapped(content)
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            chosen = choice if choice is not None else child.find(MC + "Fallback")
            if chosen is not None:
                yield from unwrapped(chosen)
        else:
            yield child


def outermost(box: Any, within: Any) -> bool:
    parent = box.getparent()
    while parent is not None and parent is not within:
        if parent.tag in (qn("w:txbxContent"), MC + "Fallback"):
            return False
        parent = parent.getparent()
    return True


def run_text(child: Any) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag == qn("w:tab"):
        return "\t"
    if child.tag == qn("w:br"):
        return "\f" if child.get(qn("w:type")) == "page" else "\n"
    if child.tag == qn("w:cr"):
        return "\n"
    if child.tag == qn("w:noBreakHyphen"):
        return "-"
    if child.tag == qn("w:sym"):
        code = (child.get(qn("w:char")) or "").upper()
        return SYMBOLS.get(code, "")
    if child.tag == qn("w:fldChar"):
        box = child.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
        if box is not None:
            checked = box.find(qn("w:checked"))
            state = checked if checked is not None else box.find(qn("w:default"))
            return "☑" if state is not None and state.get(qn("w:val"), "1") in ("1", "true", "on") else "□"
    return ""


def floating_of(element: Any) -> Floating | None:
    anchor = next(element.iter(WP + "anchor"), None)
    if anchor is None:
        return vml_floating(element)
    values: list[tuple[float, str, str]] = []
    for axis in ("positionH", "positionV"):
        position = anchor.find(WP + axis)
        offset = position.find(WP + "posOffset") if position is not None else None
        align = position.find(WP + "align") if position is not None else None
        distance = float(offset.text) / EMU_PER_POINT if offset is not None and offset.text else 0.0
        origin = position.get("relativeFrom", "") if position is not None else ""
        values.append((distance, origin, (align.text or "") if align is not None else ""))
    (x, x_from, x_align), (y, y_from, y_align) = values
    return Floating(x, y, x_from, y_from, x_align, y_align)


def vml_style(element: Any) -> dict[str, str]:
    for shape in element.iter():
        style = shape.get("style") if isinstance(shape.tag, str) and shape.tag.startswith(VML) else None
        if style:
            pairs = (item.partition(":") for item in style.split(";"))
            return {key.strip().lower(): value.strip() for key, _, value in pairs}
    return {}


def vml_floating(element: Any) -> Floating | None:
    style = vml_style(element)
    if style.get("position") != "absolute":
        return None
    horizontal = style.get("mso-position-horizontal-relative", "column")
    vertical = style.get("mso-position-vertical-relative", "paragraph")
    return Floating(points(style.get("margin-left")), points(style.get("margin-top")), horizontal, vertical)


def extent(element: Any) -> tuple[float, float]:
    extent = next(element.iter(WP + "extent"), None)
    if extent is not None:
        return _side(float(extent.get("cx", 0)) / EMU_PER_POINT), _side(
            float(extent.get("cy", 0)) / EMU_PER_POINT
        )
    style = vml_style(element)
    return _side(points(style.get("width"))), _side(points(style.get("height")))


def _side(length: float) -> float:
    return min(max(length, 0.0), LONGEST)


def text_size(half_points: str, otherwise: float) -> float:
    """Points from a size in half points, bounded; `otherwise` where it is no number."""
    return min(max(float(half_points) / 2, 1.0), LARGEST_TEXT) if half_points.isdigit() else otherwise


def span_of(number: str) -> int:
    """Columns of the grid that a cell covers, bounded by what Word allows."""
    return min(int(number), MOST_COLUMNS) if number.isdigit() else 0


def points(length: str | None) -> float:
    units = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75}
    if not length:
        return 0.0
    unit = units.get(length[-2:].lower())
    try:
        return float(length[:-2]) * unit if unit else float(length)
    except ValueError:
        return 0.0


def value(properties: Any, name: str) -> str:
    found = properties.find(qn(name)) if properties is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def flag(properties: Any, name: str) -> bool:
    found = properties.find(qn(name)) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def twips(element: Any, name: str) -> float:
    text = element.get(qn(name), "") if element is not None else ""
    try:
        return min(max(float(text) / 20, 0.0), LONGEST)
    except ValueError:
        return 0.0


def indent_of(element: Any, size: float) -> float:
    if element is None:
        return 0.0
    chars = element.get(qn("w:firstLineChars"), "")
    if chars.lstrip("-").isdigit():
        return max(0.0, int(chars) / 100 * size)
    return max(0.0, twips(element, "w:left") + twips(element, "w:firstLine"))
