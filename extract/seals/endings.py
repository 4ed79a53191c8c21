"""How organisations' names end: one list for all who look for the end of a name on a seal."""

WHOLE = (
    "公司", "协会", "学会", "商会", "委员会", "联合会", "大学", "学院", "学校", "中学", "医院", "中心",
    "事务所", "管理局", "局", "银行", "大队", "支队", "厂", "合伙",
)  # fmt: skip
"""Endings of whole names, without brackets."""

BODIES = (
    *WHOLE, "会", "社", "馆", "院", "所", "店", "厂", "站", "处", "部", "队", "校", "司", "集团", "支行",
)  # fmt: skip
"""The same for any body, by the last character where that is enough: squares bear old and short names."""

ENDING = "|".join((*WHOLE[:-1], r"合伙[）)]?"))
"""Pattern for the end of a name as written."""
