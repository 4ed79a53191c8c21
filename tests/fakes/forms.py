"""Files for `fast_reader`: what a clean form of the season xjfpa-2021 would say."""

import json
from typing import Any

UNIT = {
    "单位名称": "新疆天山消防技术服务有限公司",
    "统一社会信用代码": "91650100MA7ABCD35X",
    "法定代表人": "王建国",
    "联系人": "李红梅",
    "联系电话": "13899912345",
    "申报奖项": "优秀消防工程企业",
    "主要事迹": "一年来遵守章程，按时交纳会费，积极提供优质服务。",
    "推荐日期": "2022年1月10日",
}
PERSON = {
    "姓名": "阿布都热合曼·买买提",
    "身份证号码": "650102198503123519",
    "工作单位": "新疆天山消防技术服务有限公司",
    "联系电话": "13899912345",
    "申报奖项": "优秀消防科普教员",
    "主要事迹": "面向社会公众开展消防宣讲。",
    "推荐日期": "2022年1月10日",
}


def unit_form(number: int = 0, **changes: Any) -> bytes:
    """A unit's form; `number` makes its bytes its own, None in `changes` leaves a field out."""
    return _form("unit", UNIT, number, changes)


def person_form(number: int = 0, **changes: Any) -> bytes:
    """A person's form."""
    return _form("person", PERSON, number, changes)


def person(name: str, **changes: Any) -> dict[str, Any]:
    """A further person's form of a file (`forms=[...]`)."""
    said: dict[str, Any] = json.loads(person_form(0, **{"姓名": name, "身份证号码": None, **changes}))
    del said["number"]
    return said


def _form(kind: str, base: dict[str, str], number: int, changes: dict[str, Any]) -> bytes:
    fields = {**base, **{key: value for key, value in changes.items() if key not in _SAID}}
    fields = {key: value for key, value in fields.items() if value is not None}
    unit = fields.get("单位名称") or fields.get("工作单位")
    said = {"kind": kind, "fields": fields, "seal": unit, "number": number}
    said |= {key: value for key, value in changes.items() if key in _SAID}
    return json.dumps(said).encode()


_FAULTS = ("sleep", "fault", "fault_once", "memory_mb")
_SAID = (*_FAULTS, "seal", "extras", "recommender", "forms", "pages", "cut_by", "impression")
