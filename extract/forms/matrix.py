"""Tables with labels on two sides: a person (法定代表人, 联系人) on one, what is asked (姓名) on the other.

The value of a key stands where both cross. Lists of other people and of years (家庭成员, 简历) are told by
their heads; nothing in them is a value of ours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.forms.blocks import Block, Link
from extract.forms.cells import Cell
from extract.forms.folding import fold_label, without_brackets
from extract.forms.sheet import Sheet
from extract.forms.tiers import tiered_links

CROSSED = 1.0
"""What a link to a crossing is worth: two labels say what stands there."""

ROLES = ("法定代表人", "联系人")
"""Keys that are persons named by their part; on a person's form there are none."""

_NAME = re.compile(r"姓名|名字|人员姓名")
_MOBILE = re.compile(r"(?:移动|手机|联系|本人)*(?:手机|移动电话|手机号码?|联系电话|联系方式)")
_PHONE = re.compile(r"(?:办公|固定|单位|联系)?(?:电话|电话号码|座机|固话)")
_OTHER = re.compile(r"职务|职称|职责|岗位|邮箱|电子邮箱|身份证号码?|传真|备注|性别|民族|学历|QQ|微信|部门")
_FOREIGN_HEAD = re.compile(
    r"称谓|关系|与(?:本人|被推荐人|申报人)?(?:的)?关系|起止(?:时间|年月|日期)|起讫(?:时间|年月)|证明人|何年何月.*|(?:获奖|表彰|授予|取得)(?:时间|日期|年度)"
    r"|自何年.*|授奖(?:单位|部门|机关)|颁奖(?:单位|部门|机关)|奖励名称|所获奖项|荣誉名称"
)
"""Heads of lists that tell of relatives, of years and of earlier honours."""

Place = tuple[Cell, Block]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Links from a label to the value that it shares with another label, and the ids of all blocks that
    stand in such tables and may belong to no other label."""

    links: tuple[Link, ...]
    closed: frozenset[int]


def crossed_links(sheet: Sheet, taken: set[int]) -> Crossed:
    """The crossings of every table of persons on a page, and the lists of other people and years."""
    places = [place for place in sheet.whole_cells() if place[1].id not in taken]
    tiered, beneath = tiered_links(sheet, taken)
    closed = _lists_of_others(places) | beneath
    links: list[Link] = []
    for down in (True, False):
        found, used = _crossings(places, closed, down=down)
        links += found
        closed |= used
    links += _beneath_tiers(places, closed)
    return Crossed((*tiered, *links), frozenset(closed))


def _label(block: Block) -> str:
    return without_brackets(fold_label(block.text))


def _lists_of_others(places: Sequence[Place]) -> set[int]:
    """Blocks of rows whose head speaks of relatives or of years, heads included."""
    closed: set[int] = set()
    for cell, block in places:
        if not _FOREIGN_HEAD.fullmatch(_label(block)):
            continue
        heads = _in_line(places, cell, across=True)
        if len(heads) < 2:
            continue
        for head_cell, head in heads:
            under = column_under(places, head_cell)
            if under or head is block:
                closed |= {head.id, *(b.id for _, b in under)}
    return closed


def column_under(places: Sequence[Place], head: Cell) -> list[Place]:
    """The cells under a head that are as wide as it, without a break."""
    column: list[Place] = []
    foot, slack = head.rect.y1, 0.12 * head.rect.width + 8
    for cell, block in sorted(places, key=lambda p: p[0].rect.y0):
        alike = abs(cell.rect.x0 - head.rect.x0) < slack and abs(cell.rect.x1 - head.rect.x1) < slack
        if alike and 0 <= cell.rect.y0 - foot < 14:
            column.append((cell, block))
            foot = cell.rect.y1
    return column


def _in_line(places: Sequence[Place], cell: Cell, *, across: bool) -> list[Place]:
    """Cells at the same height (`across`) or in the same column as a cell, itself included."""

    def alike(other: Cell) -> bool:
        a, b = cell.rect, other.rect
        if across:
            return min(a.y1, b.y1) - max(a.y0, b.y0) > 0.7 * max(a.height, b.height)
        return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.7 * max(a.width, b.width)

    return [place for place in places if alike(place[0])]


def _crossings(places: Sequence[Place], closed: set[int], *, down: bool) -> tuple[list[Link], set[int]]:
    """Tables whose persons stand in the first column (`down`) or in the head row."""
    links: list[Link] = []
    used: set[int] = set()
    names = [p for p in places if p[1].id not in closed and _NAME.fullmatch(_label(p[1]))]
    for name_cell, name in names:
        heads = [p for p in _in_line(places, name_cell, across=down) if _asks(p[1])]
        if len(heads) < 2:
            continue
        for role_cell, role in _roles(places, name_cell, down=down):
            row = _in_line(places, role_cell, across=down)
            cross = _crossing(row, name_cell, down=down)
            if cross is None or (cross.label is not None and cross.label.category == "field"):
                continue
            used |= {name.id, *(p[1].id for p in heads)}
            used |= {b.id for b in (_crossing(row, cell, down=down) for cell, _ in heads) if b is not None}
            if role.label is None or len(role.label.keys) != 1 or role.label.keys[0] not in ROLES:
                used.add(role.id)
                continue
            links.append(Link(role.id, cross.id, "crossing", CROSSED))
            if role.label.keys == ("联系人",):
                links += _phone_links(heads, row, down=down)
    return links, used


def _beneath_tiers(places: Sequence[Place], closed: set[int]) -> list[Link]:
    """The only answer beneath 姓名 where the head above that one is a person's part: heads of two tiers, as
    in a list with one row."""
    links = []
    for cell, name in places:
        if name.id in closed or not _NAME.fullmatch(_label(name)):
            continue
        heads = [
            block
            for above, block in places
            if block.label is not None
            and len(block.label.keys) == 1
            and block.label.keys[0] in ROLES
            and abs(above.rect.y1 - cell.rect.y0) < 14
            and above.rect.x0 - 14 < cell.rect.x0 < cell.rect.x1 < above.rect.x1 + 14
        ]
        under = column_under(places, cell)
        if len(heads) == 1 and len(under) == 1 and under[0][1].chars:
            links.append(Link(heads[0].id, under[0][1].id, "crossing", CROSSED))
    return links


def _asks(block: Block) -> bool:
    text = _label(block)
    return any(pattern.fullmatch(text) for pattern in (_NAME, _MOBILE, _PHONE, _OTHER))


def _roles(places: Sequence[Place], name_cell: Cell, *, down: bool) -> list[Place]:
    """Cells of persons' parts: below and left of the head 姓名, or right of and above it; the other persons
    of the same line of parts are among them."""
    beside = []
    for cell, block in places:
        if block.label is None or not set(block.label.keys) & set(ROLES):
            continue
        a, b = name_cell.rect, cell.rect
        if (down and b.y0 >= a.y1 - 14 and b.x1 <= a.x0 + 14) or (
            not down and b.y1 <= a.y0 + 14 and b.x0 >= a.x1 - 14
        ):
            beside.append((cell, block))
    if not beside:
        return []
    line = _in_line(places, beside[0][0], across=not down)
    return [p for p in line if p[1].chars and p[1] is not None and _beyond(p[0], name_cell, down=down)]


def _beyond(cell: Cell, name_cell: Cell, *, down: bool) -> bool:
    return cell.rect.y0 >= name_cell.rect.y1 - 14 if down else cell.rect.x0 >= name_cell.rect.x1 - 14


def _crossing(row: Sequence[Place], head: Cell, *, down: bool) -> Block | None:
    """The block of a person's line that stands under (beside) a head."""
    inside = [block for cell, block in _in_line(row, head, across=not down) if cell.index != head.index]
    return inside[0] if len(inside) == 1 else None


def _phone_links(heads: Sequence[Place], row: Sequence[Place], *, down: bool) -> list[Link]:
    """The contact's number: the mobile one where there are two."""
    for pattern in (_MOBILE, _PHONE):
        for cell, head in heads:
            cross = _crossing(row, cell, down=down)
            if pattern.fullmatch(_label(head)) and cross is not None and cross.chars:
                return [Link(head.id, cross.id, "crossing", CROSSED)]
    return []
