"""The Chinese words of the screens, in one place: sources, confidence, channels, times."""

import re
from datetime import datetime
from typing import Final

from casework.assessment import CHINA
from extract.rules.codes import FLAG_CODES

SOURCES: Final = {
    "ocr": "识别",
    "text_layer": "电子文字",
    "docx": "Word 文字",
    "checkbox": "勾选",
    "narrative": "从事迹中摘出",
    "register": "名册",
    "computed": "推算",
    "typed": "人工填写",
}
CHANNELS: Final = {
    "upload": "网页上传",
    "folder": "监视文件夹",
    "mail": "电子邮件",
    "api": "接口",
    "command": "命令行",
    "demo": "样例",
}
FILE_ROLES: Final = {"form": "推荐表", "certificate": "证书", "proof": "证明"}
READ_STATES: Final = {
    "waiting": "排队等待识别",
    "reading": "正在识别",
    "read": "已识别",
    "failed": "未能识别",
    "set_aside": "已搁置，需人工处理",
}
SEVERITIES: Final = {"block": "须处理", "warn": "请留意", "info": "提示"}
KINDS: Final = {"unit": "先进集体", "person": "先进个人", "other": "未能归类"}
SEAL_KINDS: Final = {"company": "单位公章", "personal": "个人名章", "unknown": "种类不明"}
SEAL_STATES: Final = {
    "ok": "",
    "mismatch": "",
    "faint": "印迹浅淡",
    "grey": "灰色，可能是复印件",
    "partial": "只盖到一部分",
}
"""How a seal is impressed; empty where there is nothing to say."""
SEAL_MATCHES: Final = {
    True: "与单位名称相符",
    False: "与单位名称不符",
    None: "不能确定是不是本单位的章，请核对",
}
FLAGS: Final = {
    "missing_seal": "缺公章",
    "seal_unit_mismatch": "印章与单位不符",
    "seal_unreadable": "印文看不清",
    "missing_required_field": "必填项空缺",
    "low_confidence_field": "识别把握不足",
    "unknown_award": "奖项不在本届",
    "award_kind_mismatch": "奖项与表格类别不符",
    "ineligible_qualification": "职业资格不符",
    "qualification_unproven": "职业资格未附证明",
    "insufficient_service_scale": "服务规模不足",
    "penalty_disclosed": "材料提及处罚",
    "late_submission": "逾期申报",
    "invalid_id_number": "身份证号码有误",
    "id_conflict": "身份证号与其他信息矛盾",
    "invalid_credit_code": "信用代码有误",
    "invalid_phone": "电话号码有误",
    "not_a_member": "不在会员名册",
    "dues_unpaid": "会费未缴",
    "duplicate_submission": "重复申报",
    "unit_quota_exceeded": "超出单位名额",
    "season_quota_exceeded": "超出总名额",
    "form_not_recognised": "未认出推荐表",
    "page_unreadable": "页面读不出",
}


_BARRING: Final = frozenset(item.code for item in FLAG_CODES if item.severity.startswith("阻止"))


def flag_tone(code: str, blocked: bool) -> str:
    """ "block" for a finding of the barring kind on a form that something bars, else "warn"."""
    return "block" if blocked and code in _BARRING else "warn"


def flag_word(code: str) -> str:
    """The short name of a flag; a code that is new to this screen is shown as it is."""
    return FLAGS.get(code, code)


def recorded(action: str, text: str | None) -> str:
    """What an event of the record says, the program's own marks in words. What people wrote stays."""
    if not text:
        return ""
    if action in _ARRIVALS:
        way, _, more = text.partition(" ")
        text = f"{CHANNELS.get(way, way)} {more}".rstrip()
    elif action == "人工录入":
        text = KINDS.get(text, text)
    text = _CODES.sub(lambda found: flag_word(found[0]), text)
    return _FINGERPRINT.sub(lambda found: f"指纹 {found[0][:8]}…", text)


_ARRIVALS: Final = ("收件", "重复收件", "拒收")
_CODES: Final = re.compile(rf"(?<![\w.])({'|'.join(FLAGS)})(?![\w.])")
_FINGERPRINT: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def confidence_word(confidence: float | None) -> str:
    """A calibrated probability in words. The steps follow how often one in so many is wrong."""
    if confidence is None:
        return "把握未知"
    if confidence >= 0.995:
        return "把握很大"
    if confidence >= 0.97:
        return "把握较大"
    if confidence >= 0.85:
        return "把握一般"
    return "把握不足"


def moment(value: datetime | None, today: datetime | None = None) -> str:
    """A moment by the clocks of China (a server may run on another), short; the year where it is another."""
    if value is None:
        return ""
    here, present = value.astimezone(CHINA), (today or datetime.now(CHINA)).astimezone(CHINA)
    return here.strftime("%m-%d %H:%M" if here.year == present.year else "%Y-%m-%d %H:%M")


def dated(value: datetime | None) -> str:
    """A moment in full, as a record needs it years later."""
    return value.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S") if value is not None else ""


def ago(value: datetime, now: datetime) -> str:
    """How long ago, in the largest fitting unit."""
    seconds = max(0.0, (now - value).total_seconds())
    if seconds < 3600:
        return f"{int(seconds // 60)} 分钟前" if seconds >= 60 else "刚刚"
    if seconds < 86_400:
        return f"{int(seconds // 3600)} 小时前"
    return f"{int(seconds // 86_400)} 天前"
