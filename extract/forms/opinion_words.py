"""Whose opinion a block of a form is, by the words that head it."""

import re
from typing import Literal

Role = Literal["unit", "recommender", "association"]

ENDING = re.compile(r"(意见|审批|审核|审查|评语|鉴定|承诺|签章|盖章|公章|审定|核准|批示|确认)(栏)?$")
HINT = re.compile(r"[意见审批评鉴承诺章核示荐][^制定表书]{0,3}$")
"""What the end of a misread opinion heading still shows; a form's maker (…协会制) and its title do not."""
_SAID = re.compile(r"[,;:。!?]|属实|同意")
"""What an opinion says, and not how its block is called."""
_ASSOCIATION = re.compile(
    r"协会|学会|商会|联合会|评审|评选|评委|评定|秘书处|理事会|会长|组委会|领导小组|专家|审定|终审|复核|复审|初审|审批|主办|监事"
)
_LOCAL = re.compile(r"地州|州市|地市|市级|市协会|地区|分会|州.*协会|地方")
_ABOVE = re.compile(r"(?:主管|上级|所属|行业)(?:单位|部门|行业|专业)?[协学商]会")
"""An association above the unit; the organiser calls itself 协会 or by its name."""
_RECOMMENDER = re.compile(
    r"推荐|提名|地州|州市|地市|市级|县级|区级|分会|主管|上级|支队|大队|集团|总公司|工会|街道|社区|政府|人社|片区|辖区|园区|管委会|居委会|村委会"
    r"|^[市县区州盟旗乡镇]{2,4}(?:意见|审核|审查|初审)"
)
_OWN = re.compile(r"(?:本|所在|申报|工作|参评|会员)?(?:单位|企业|公司)(?:审批|审核|审定|审查)")
"""The unit's own word, though bodies above it approve as well: 单位审批 and not 审批意见."""
_OWN_BODY = re.compile(r"^基层(?!.*(?:政府|街道|社区|协会))|^(?:本|所在)?(?:单位|企业|公司)(?:工会|党|行政)")
"""The unit's own union or party branch speaks for it: 基层工会（单位）意见."""
_OWN_UNIT = re.compile(r"(?:所在|本|工作|申报|参评|会员)单位|被(?:推荐|提名|申报)(?:单位|企业|公司|机构)")
_UNIT = re.compile(r"单位|企业|公司|所在|申报|自荐|本人|用人|法人|机构|部门|党委|党支部|学校")


_OWNER = re.compile(
    r"^([\u3400-\u9fff]{1,6})\(((?:本|所在|申报|工作)?(?:单位|企业|公司))\)"
    r"(?=(?:审核|审批|审查|推荐|初审|评审)?意见)"
)
"""院（单位）意见, 学校（公司）审核意见: the word in brackets says whose it is, not the one before it."""

_RECOMMENDS = re.compile(r"推荐|提名")
_FORM_WORDS = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:主席|主任|会长|理事长|秘书长|书记|领导|局长|院长|校长|经办|审核|填表)人?:|"
    r"[年月日]|盖章|公章|签章|印章|签字|签名|负责人|经办人|审核人|审批人|日期|单位|意见|[\W_]"
)


_BY_A_PERSON = re.compile(r"(?:推荐|介绍|提名|举荐|证明|引荐)(?:人|专家|委员|教授|院士)(?!民|事|才|大)")
_SEALED = re.compile(r"盖章|公章|印章|签章")


def is_signed(name: str, written: str) -> bool:
    """A person gives this opinion (推荐人意见), who signs it: its block asks for no seal in its `name` and in
    what is `written` (folded)."""
    return _BY_A_PERSON.search(name) is not None and not _SEALED.search(name + written)


def waits(name: str, role: Role, written: str) -> bool:
    """A body above the unit (a federation, a bureau) has not had the form yet: in its block `name` is nothing
    `written` (folded) but what the form prints. Who recommends is asked for its seal in any case."""
    if role != "recommender" or _RECOMMENDS.search(name):
        return False
    said = _FORM_WORDS.sub("", written)
    for char in _FORM_WORDS.sub("", name):
        said = said.replace(char, "", 1)
    return not said


def with_owner(folded: str) -> str:
    """A folded heading with what its brackets say of whose it is written out: 院单位意见."""
    return _OWNER.sub(r"\1\2", folded)


def role_of(bare: str) -> Role | None:
    """Whose opinion a block is, by its folded heading without brackets; None where it is no opinion block."""
    if not ENDING.search(bare) or len(bare) > 24 or _SAID.search(bare):
        return None
    if _OWN.match(bare) or _OWN_BODY.search(bare):
        return "unit"
    if _ASSOCIATION.search(bare):
        return "recommender" if _LOCAL.search(bare) or _ABOVE.search(bare) else "association"
    if _RECOMMENDER.search(bare) and not _OWN_UNIT.search(bare):
        return "recommender"
    return "unit" if _UNIT.search(bare) else None
