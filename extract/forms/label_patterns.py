"""How labels of Chinese forms are worded in general: patterns for wordings that no list of aliases foresees.

A label is compared as a whole, folded and without brackets. Exact aliases come first, then these patterns,
then similarity; what a pattern names 其他 is a label that belongs to no key of ours.
"""

import re
from collections.abc import Mapping

from extract.seasons.patterns import LONGEST_LABEL

_WHO = r"(?:被?(?:申报|申请|参评|参选|推荐|自荐|填报|提名|候选|评选|上报|送审|会员|所属|本))"
_BODY = r"(?:单位|企业|公司|机构|主体|集体|组织|团体|法人单位)"

PATTERNS: Mapping[str, re.Pattern[str]] = {
    key: re.compile(pattern)
    for key, pattern in {
        "单位名称": (
            rf"{_WHO}*{_BODY}(?:的)?(?:详细|法定|登记|注册|中文|规范|正式)*(?:全称|名称|名)|{_WHO}+{_BODY}|(?:单位|企业|公司|机构)"
        ),
        "工作单位": (
            r"(?:现|原)?(?:工作|所在|任职|服务|供职|就职|在职|受聘|从业)"
            r"(?:的)?(?:单位|机构|企业|公司)(?:的?(?:名称|全称))?"
        ),
        "统一社会信用代码": (
            r"(?:统一)?(?:社会)?(?:信用|组织机构|机构)(?:代码|编码|号码)"
            r"(?:证)?(?:号|号码)?|营业执照(?:注册)?号码?"
        ),
        "法定代表人": r"(?:单位|企业|公司)?(?:法定代表人?|法人代表|法人|负责人|主要负责人)(?:姓名)?",
        "联系人": (
            rf"(?:{_WHO}|业务|填表|经办|项目|单位|企业|具体|主要)?(?:联系人|联络人|联系人员|经办人|联络员|对接人)"
            rf"(?:姓名)?"
        ),
        "联系电话": (
            r"(?:联系人|联络人|联络员|对接人|经办人|负责人|单位|企业|办公|本人|联系|移动|手机|联络)*"
            r"(?:电话|手机|手机号|手机号码|电话号码|联系方式|联系号码|移动电话|联络方式|联络电话)"
        ),
        "单位地址": (
            r"(?:单位|企业|公司|机构)?(?:通讯|通信|详细|办公|注册|经营|联系|所在)?(?:地址|住所|地点)"
            r"|(?:单位|企业|公司)(?:注册|所在|办公|经营)地"
        ),
        "成立时间": (
            r"(?:单位|企业|公司|机构)?(?:成立|创立|创建|设立|开业|组建|注册)"
            r"(?:时间|日期|年月|年份|于)"
        ),
        "职工人数": (
            r"(?:单位|企业|公司)?(?:在册|在岗|在职|现有|全体|正式|从业)?(?:职工|员工|人员)(?:总)?(?:人数|总数|数量|规模|数)"
            r"|(?:在册|在岗|在职|现有)(?:职工|员工)|从业人数"
        ),
        "会员证号": r"(?:协会)?(?:会员|入会|会籍)(?:证|证书|单位)?(?:编号|证号|号码|号|代码)|会(?:证)?号",
        "申报奖项": (
            rf"(?:拟|{_WHO})+(?:的)?(?:奖项|奖励|奖|荣誉|称号|荣誉称号|奖项名称|奖项类别|项目|类别|奖种|名称)(?:名称|类别)?"
            r"|(?:奖项|荣誉称号|评选)(?:名称|类别|项目)"
        ),
        "主要事迹": (
            r"(?!.*(?:证明|附件))(?:.{0,10}事迹.{0,6}"
            r"|(?:主要|突出|个人|先进|工作|典型)*(?:工作)?(?:业绩|实绩|工作成绩|工作成效|工作表现|贡献事项)(?:材料|简介|简述|概述|情况|概况|介绍)?)"
            rf"|{_WHO}+(?:的)?(?:理由|事由)|自[评荐](?:材料|内容|报告|总结)"
        ),
        "姓名": (
            rf"(?:{_WHO}|候选|本)?(?:人|人选|对象|个人|者)?姓名|(?:候选|被推荐|推荐|自荐|申报|参评|提名)"
            rf"(?:人|人选)"
        ),
        "出生年月": r"出生(?:年月|日期|时间|年月日|年份)?|生日",
        "学历": r"(?:最高|全日制|第一)?(?:学历|文化程度|教育程度|受教育程度|学历学位|文化水平)",
        "政治面貌": r"政治(?:面貌|面目|身份)",
        "职务": r"(?:现|现任|担任|所任|行政|工作|单位)*(?:职务|岗位|职位|工作岗位)(?:名称)?",
        "职称": r"(?:专业|专业技术|技术|现有)*(?:职称|职务任职资格|专业技术职务|技术职务)",
        "身份证号码": r"(?:居民|公民|本人|个人)*(?:身份证|身份证件|身份|证件)(?:号|号码|编号)",
        "职业资格": (
            r"(?:国家|取得|持有|所持|现有|消防|具备|执业|职业|技能|从业)*"
            r"(?:职业资格|执业资格|从业资格|技能等级|资格等级|资格证书|职业\(执业\)资格|职业技能等级|持有证书|持证|持证情况|资格名称|证书名称)"
            r"(?:名称|等级|情况|类别|种类|级别)?|资格"
        ),
        "证书编号": (
            r"(?:职业|执业|资格|技能|等级|从业)*(?:资格)?(?:证书|证|资格证|资格证书)"
            r"(?:编号|号码|号)|证号"
        ),
        "推荐日期": r"(?!)",
        "其他": (
            r"(?:推荐|申报|受理|登记|表格)?(?:序号|流水号|档案号|文号)|(?:申报|受理|申请|推荐|登记|表格|本表)?编号"
            r"|(?:填报|填表|填写|申报|制表|打印|报送|受理)(?:日期|时间|人|单位盖章)"
            r"|(?:紧急|监督|投诉|咨询|传真|家庭|单位).{0,3}(?:联系人|传真|邮箱)"
            r"|(?:电子|单位|联系|企业|个人|本人|通讯)?(?:邮编|邮政编码|传真|邮箱|网址|微信|微信号|QQ|QQ号)"
            r"|(?:注册|实缴)(?:资本|资金)|(?:企业|单位|公司)?(?:性质|类型|规模|等级)|经营范围|.{0,4}资质.{0,6}"
            r"|(?:联系人|经办人|法人|负责人)(?:职务|邮箱|身份证号?码?)"
        ),
    }.items()
}

SIMILARITY = 0.86
"""What a match by pattern counts for: less than an alias, more than one slip in eight characters."""


def key_by_pattern(
    bare: str, keys: frozenset[str], more: Mapping[str, re.Pattern[str]] | None = None
) -> str | None:
    """The key of a folded label without brackets, "其他" for a label of no key, None where nothing fits.
    Of several keys one of `keys` (those of the kind of form) comes first; `more` are the season's."""
    if not 2 <= len(bare) <= LONGEST_LABEL or re.search(r"\d", bare):
        return None  # a label without its brackets has no figures: they are a value behind it
    if PATTERNS["其他"].fullmatch(bare):
        return "其他"
    found = [
        key
        for patterns in (PATTERNS, more or {})
        for key, pattern in patterns.items()
        if pattern.fullmatch(bare)
    ]
    return next((key for key in found if key in keys), found[0] if found else None)
