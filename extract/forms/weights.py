"""Which labels count less: somebody else speaks there, or another label asks for the same more plainly."""

import re
from collections.abc import Sequence

from extract.forms.folding import fold
from extract.forms.sheet import Sheet
from ingest.document import Rect

TABLE_LABELS = 5
LOOSE_WEIGHT = 0.7
_WRITER = re.compile("填[表报写]|经办|制表|报送")
_SIGNATURE = re.compile("签[名字章]|手签|盖章")
"""Labels in cells that make a table a form, and what a label beside such a table counts for."""


def label_weights(sheets: Sequence[Sheet]) -> dict[int, float]:
    """What single labels count for, by their block's number; 1.0 where absent."""
    return {
        **beside_tables(sheets),
        **contacts_own(sheets),
        **contact_before_writer(sheets),
        **unit_before_recommender(sheets),
    }


def beside_tables(sheets: Sequence[Sheet]) -> dict[int, float]:
    """Weights of labels that stand outside a table which asks for most things itself: in a line over or under
    it speaks whoever filled it in, and 联系电话 there is that person's. And of those that ask for a signature
    (申报人（签名）：), beside which a name may be anybody's writing."""
    weights: dict[int, float] = {}
    for sheet in sheets:
        fields = [b for b in sheet.blocks if b.label is not None and b.label.category == "field"]
        loose = [b for b in fields if b.cell is None]
        if len(fields) - len(loose) >= TABLE_LABELS:
            weights |= {block.id: LOOSE_WEIGHT for block in loose}
        weights |= {block.id: LOOSE_WEIGHT for block in fields if _SIGNATURE.search(block.text)}
    return weights


def contacts_own(sheets: Sequence[Sheet]) -> dict[int, float]:
    """Weights of telephones in the row of the unit's head (法定代表人) where another stands in the row of its
    contact: 联系电话 is the contact's."""
    heads: list[int] = []
    of_contact = False
    for sheet in sheets:
        fields = [b for b in sheet.blocks if b.label is not None and b.label.category == "field"]
        for block in fields:
            if block.label is None or block.label.keys != ("联系电话",):
                continue
            beside = {
                key
                for other in fields
                if other.label is not None and _level(block.rect, other.rect)
                for key in other.label.keys
            }
            if "联系人" in beside:
                of_contact = True
            elif "法定代表人" in beside:
                heads.append(block.id)
    return dict.fromkeys(heads, LOOSE_WEIGHT) if of_contact else {}


def contact_before_writer(sheets: Sequence[Sheet]) -> dict[int, float]:
    """Weights of labels of whoever filled in the form (填表人, 经办人) where another asks for its contact."""
    named = [
        (block.id, _WRITER.search(fold(block.text)) is not None)
        for sheet in sheets
        for block in sheet.blocks
        if block.label is not None and block.label.keys == ("联系人",)
    ]
    writers = [number for number, writer in named if writer]
    return dict.fromkeys(writers, LOOSE_WEIGHT) if len(writers) < len(named) else {}


def unit_before_recommender(sheets: Sequence[Sheet]) -> dict[int, float]:
    """Weights of 推荐单位 where another label asks for the unit's name: on a cover that has both it is
    whoever recommends."""
    named = [
        (block.id, fold(block.text).startswith("推荐单位"))
        for sheet in sheets
        for block in sheet.blocks
        if block.label is not None and block.label.keys in (("单位名称",), ("工作单位",))
    ]
    recommenders = [number for number, recommends in named if recommends]
    return dict.fromkeys(recommenders, LOOSE_WEIGHT) if len(recommenders) < len(named) else {}


def _level(one: Rect, other: Rect) -> bool:
    return min(one.y1, other.y1) - max(one.y0, other.y0) > 0.5 * min(one.height, other.height)
