"""Values whose shape proves their key, where the label beside them was lost or is not known.

A credit code or an identity number whose check character fits is no other number by chance (1 in 31, 1 in
11) where its length, its digits of place and of date fit as well.
"""

from collections.abc import Callable, Mapping, Sequence

from extract.fields.checks import fold_number, is_valid_credit_code, is_valid_id_number
from extract.forms.fill import Filled, doubted, make_field
from extract.forms.matrix import crossed_links
from extract.forms.sheet import Sheet

PROVEN: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "统一社会信用代码": ("unit", is_valid_credit_code),
    "身份证号码": ("person", is_valid_id_number),
}
"""The kind of form that asks for a number of its own, and what proves it."""


def claim_proven(
    filled: Mapping[str, Filled], sheets: Sequence[Sheet], taken: set[int], kind: str
) -> dict[str, Filled]:
    """The fields with numbers that no label claimed: a block that is one such number and nothing else,
    outside opinions and lists of other people, and the only one of the document."""
    fields = dict(filled)
    for key, (of_kind, valid) in PROVEN.items():
        if key in fields or kind != of_kind:
            continue
        found: dict[str, Filled] = {}
        for sheet in sheets:
            closed = taken | crossed_links(sheet, taken).closed
            for block in sheet.blocks:
                number = fold_number(block.text)
                if block.id in closed or len(number) != 18 or not valid(number):
                    continue
                made = make_field(key, block.chars, sheet.page)
                if made is not None:
                    found[number] = doubted(made, "旁边的栏目名称没有认出，按号码规则判定，请核对。")
        if len(found) == 1:
            fields[key] = next(iter(found.values()))
    return fields
