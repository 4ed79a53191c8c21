"""How like a value of its key a text is: the second witness beside geometry."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

ORGANISATION = re.compile(
    r"(公司|集团|企业|中心|协会|学会|学校|学院|大学|医院|研究院|研究所|设计院|厂|店|商行|经营部|服务部|事务所|工作室|合作社|支队|大队|队|局|"
    r"委员会|办公室|分会|馆|站|社|酒店|物业|银行|部|处|所|院)$"
)
_LOOSE_ORGANISATION = re.compile(r"公司|集团|协会|学校|中心|研究|服务|消防|科技|工程|事务所")
_ADDRESS = re.compile(r"[省市区县州盟旗乡镇村路街巷号楼室幢栋层]")
ETHNIC_GROUPS = frozenset(
    [
        "汉",
        "满",
        "回",
        "壮",
        "苗",
        "蒙古",
        "藏",
        "维吾尔",
        "哈萨克",
        "柯尔克孜",
        "塔吉克",
        "锡伯",
        "乌孜别克",
        "俄罗斯",
        "塔塔尔",
        "达斡尔",
        "彝",
        "布依",
        "朝鲜",
        "侗",
        "瑶",
        "白",
        "土家",
        "哈尼",
        "傣",
        "黎",
        "傈僳",
        "佤",
        "畲",
        "高山",
        "拉祜",
        "水",
        "东乡",
        "纳西",
        "景颇",
        "土",
        "仫佬",
        "羌",
        "布朗",
        "撒拉",
        "毛南",
        "仡佬",
        "阿昌",
        "普米",
        "怒",
        "鄂温克",
        "德昂",
        "保安",
        "裕固",
        "京",
        "独龙",
        "鄂伦春",
        "赫哲",
        "门巴",
        "珞巴",
        "基诺",
        "维",
    ]
)
_POLITICAL = re.compile(r"党|团员|群众|民革|民盟|民建|民进|致公|九三|台盟|无党派")
_SCHOOLING = re.compile(
    r"博士|硕士|研究生|本科|学士|大专|专科|中专|高中|初中|小学|技校|技工|职高|职中|职业(?:高中|中专|学校|学院)|大学|中技|高职|学历"
)
_TITLE = re.compile(r"工程师|技师|助理|高级|中级|初级|教授|讲师|研究员|经济师|会计师|技术员|政工师|职称|无")
_POST = re.compile(r"经理|主任|主管|长|员|工程师|总监|负责人|代表|教师|教员|师|董事|书记|干事|助理|组长")
_QUALIFICATION = re.compile(
    r"消防|操作员|工程师|资格|证|[一二三四五六初中高特\d]级|级(?=.{2})|建造师|注册|技师|员"
)
_BARE_HINT = re.compile(
    r"[(]?(?:须|应|需|请)?与?(?:单位|所盖)?(?:公章|印章|营业执照|身份证|证书)(?:名称|全称)?(?:须|应)?(?:保持)?(?:一致|相符)[)]?"
    r"|[(]?(?:限选|限填|只能选|任选|单选)一?[项个种]?.{0,6}打?[√勾]?[)]?|[(]?在.{1,2}内打[√勾]?[)]?"
)
"""A hint to whoever fills in the form, whose brackets may not have been read."""
_WORDS_OF_LABELS = re.compile(
    r"(?:[及和与或、/()]|等级|级别|编号|证号|名称|全称|号码|情况|日期|时间|类别|类型|人数|数量|份数|证书|电话|地址|职务|职称|姓名|单位)+"
)
"""A label's second line (及等级, 、编号) is no answer to its first."""
_AWARD = re.compile(r"先进|优秀|企业|能手|教员|贡献|满意|创新|公益|奖|标兵|模范|劳动|集体|个人")


def is_bare_hint(text: str) -> bool:
    """Words to whoever fills in the form, with their brackets or without: 与公章一致, 在□内打√."""
    return _BARE_HINT.fullmatch(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))) is not None


def plausibility(key: str, text: str, awards: Sequence[str] = ()) -> float:
    """-1 (cannot be such a value) to 1 (looks just like one), 0 where nothing can be said."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if not folded:
        return 0.0
    if _BARE_HINT.fullmatch(folded) or _WORDS_OF_LABELS.fullmatch(folded):
        return -1.0
    judge = _JUDGES.get(key)
    if key == "申报奖项":
        return 1.0 if any(name in folded for name in awards) else _like(_AWARD, folded, 0.5, -0.2)
    return judge(folded) if judge else 0.0


def _like(pattern: re.Pattern[str], text: str, yes: float, no: float) -> float:
    return yes if pattern.search(text) else no


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _organisation(text: str) -> float:
    if len(text) > 60 or _digits(text) > 5:
        return -0.6
    if ORGANISATION.search(re.sub(r"[(（].*?[)）]$", "", text)):
        return 0.7
    return 0.3 if len(text) >= 4 and _LOOSE_ORGANISATION.search(text) else -0.3


def _person(text: str) -> float:
    if _digits(text) or len(text) > 25:
        return -0.6
    if re.search(r"(公司|协会|中心|学校|集团|支队|大队)$", text):
        return -0.8
    core = re.sub(r"[·•・.]", "", text)
    if not re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003ffff]+", core):
        return -0.2
    return 0.5 if 2 <= len(core) <= 4 or core != text else -0.1


def _phone(text: str) -> float:
    digits = _digits(text)
    if 7 <= digits <= 26 and len(text) <= digits + 12:
        # Of an office's telephone, a fax and a mobile the last one is the person's.
        return 0.9 if re.match(r"(?:\+?86)?-?1[3-9](?:[\d -]{9,11})$", text) else 0.8
    return -0.8 if digits < 5 else -0.2


def _code(low: int, high: int) -> Callable[[str], float]:
    def judge(text: str) -> float:
        count = sum(char.isascii() and char.isalnum() for char in text)
        if low <= count <= high and count >= 0.8 * len(text):
            return 0.9
        return -0.2 if count >= low // 2 else -0.8

    return judge


def _number(text: str) -> float:
    if len(text) > 24:
        return -0.5
    return 0.5 if _digits(text) and len(text) <= 14 else -0.5 if not _chinese_number(text) else 0.2


def _chinese_number(text: str) -> bool:
    return bool(re.search(r"[一二三四五六七八九十百千万]", text))


def _date(text: str) -> float:
    if len(text) > 24:
        return -0.6
    if re.search(r"\d{4}|二[〇○零0O]", text):
        return 0.7 if re.search(r"[年./\-—]|\d{6,8}", text) else 0.2
    return 0.0 if re.search(r"年.*月", text) else -0.6


def _narrative(text: str) -> float:
    return 0.7 if len(text) > 60 else 0.4 if len(text) > 25 else -0.1 if len(text) > 8 else -0.5


def _certificate(text: str) -> float:
    digits = _digits(text)
    return 0.5 if digits >= 4 and len(text) <= 40 else (-0.5 if not digits else 0.0)


def _sex(text: str) -> float:
    return 0.9 if re.fullmatch(r"[男女]|.{0,3}男.{0,3}女.{0,2}|.{0,3}女.{0,3}男.{0,2}", text) else -0.9


def _ethnic(text: str) -> float:
    return 0.9 if text.removesuffix("族") in ETHNIC_GROUPS else (0.3 if text.endswith("族") else -0.7)


def _short(pattern: re.Pattern[str], yes: float, no: float, longest: int) -> Callable[[str], float]:
    def judge(text: str) -> float:
        return -0.6 if len(text) > longest else _like(pattern, text, yes, no)

    return judge


_JUDGES: Mapping[str, Callable[[str], float]] = {
    "单位名称": _organisation,
    "工作单位": _organisation,
    "统一社会信用代码": _code(15, 20),
    "身份证号码": _code(14, 20),
    "会员证号": _certificate,
    "证书编号": _certificate,
    "法定代表人": _person,
    "联系人": _person,
    "姓名": _person,
    "联系电话": _phone,
    "单位地址": _short(_ADDRESS, 0.6, -0.3, 80),
    "成立时间": _date,
    "出生年月": _date,
    "推荐日期": _date,
    "职工人数": _number,
    "维保合同数量": _number,
    "服务面积": _number,
    "主要事迹": _narrative,
    "性别": _sex,
    "民族": _ethnic,
    "政治面貌": _short(_POLITICAL, 0.8, -0.6, 20),
    "学历": _short(_SCHOOLING, 0.8, -0.5, 24),
    "职称": _short(_TITLE, 0.6, -0.2, 24),
    "职务": _short(_POST, 0.5, -0.1, 30),
    "职业资格": _short(_QUALIFICATION, 0.6, -0.3, 60),
}
