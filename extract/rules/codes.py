"""The flag codes of the contract: what each means, when it bars, and what a unit should do."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["submission", "season"]


@dataclass(frozen=True, slots=True)
class FlagCode:
    """One code. `severity` says in Chinese how grave it is; `scope` whether other submissions are needed."""

    code: str
    title: str
    meaning: str
    severity: str
    remedy: str
    scope: Scope = "submission"


FLAG_CODES: tuple[FlagCode, ...] = (
    FlagCode("missing_seal", "缺少公章", "要求盖章的意见栏没有单位公章。", "阻止", "加盖公章后重新报送。"),
    FlagCode(
        "seal_unit_mismatch", "印章不符", "印章名称不是本单位。", "阻止", "加盖本单位公章，或书面说明。"
    ),
    FlagCode(
        "seal_unreadable", "印章不清", "有印章，但名称无法确认。", "提醒", "对照原件核对，必要时重新盖章。"
    ),
    FlagCode("missing_required_field", "必填项缺失", "必填栏没有或空白。", "阻止", "补填后重新报送。"),
    FlagCode(
        "low_confidence_field", "识别把握不足", "该栏没有达到届次设定的准确率。", "提醒", "对照原件核对。"
    ),
    FlagCode("unknown_award", "奖项不存在", "所填奖项不在本届奖项之列。", "阻止", "改填本届的奖项。"),
    FlagCode(
        "award_kind_mismatch",
        "奖项类别不符",
        "单位表申报个人奖项，或相反。",
        "阻止",
        "改报奖项或改用推荐表。",
    ),
    FlagCode(
        "ineligible_qualification",
        "职业资格不符",
        "所填资格不在认可之列或等级不够。",
        "阻止",
        "提供符合条件的证书或改报。",
    ),
    FlagCode(
        "qualification_unproven",
        "职业资格无证明",
        "届次要求附证书，但未附，或持证人、身份证号码、类别等级、编号、有效期不一致或未能读到；名单不算证书。",
        "阻止",
        "补交证书复印件。",
    ),
    FlagCode(
        "insufficient_service_scale",
        "服务规模不足",
        "合同数量和面积均明确不足。",
        "阻止",
        "补充合同清单或改报。",
    ),
    FlagCode(
        "penalty_disclosed",
        "材料载明处罚",
        "材料自述受过处罚、通报批评或违法违纪。",
        "阻止；奖项无此条件时提醒；非本年度时告知",
        "说明情况并附处理结果。",
    ),
    FlagCode(
        "late_submission",
        "逾期报送",
        "收件日期（不明时为盖章日期）晚于截止日。",
        "阻止；盖章日期可能有误时提醒",
        "过期不予受理。",
    ),
    FlagCode(
        "invalid_id_number", "身份证号码有误", "位数、日期或校验码不符（GB 11643）。", "提醒", "核对后更正。"
    ),
    FlagCode("id_conflict", "身份信息矛盾", "身份证号码与性别或出生年月不一致。", "提醒", "核对后更正。"),
    FlagCode("invalid_credit_code", "信用代码有误", "位数或校验码不符（GB 32100）。", "提醒", "核对后更正。"),
    FlagCode("invalid_phone", "联系电话有误", "不是手机号码或固定电话。", "提醒", "核对后更正。"),
    FlagCode(
        "not_a_member",
        "不是会员",
        "名册中没有该单位；未载入名册时不提示。",
        "阻止",
        "核对全称或提供会员证明。",
    ),
    FlagCode(
        "dues_unpaid",
        "会费未交",
        "名册载明当年会费未交；未载入名册时不提示。",
        "阻止；个人奖项为告知",
        "交纳会费或提供凭证。",
    ),
    FlagCode(
        "duplicate_submission",
        "重复报送",
        "同一文件，或同一单位、个人重复申报同一奖项。",
        "提醒",
        "确认保留哪一份。",
        "season",
    ),
    FlagCode(
        "unit_quota_exceeded",
        "超出单位名额",
        "同一单位推荐多于通知规定的项数。",
        "提醒（原则上）；否则阻止",
        "确认保留哪一项或说明理由。",
        "season",
    ),
    FlagCode(
        "season_quota_exceeded",
        "超出总名额",
        "入选数超过会员数的规定比例。",
        "阻止",
        "减少入选数或说明理由。",
        "season",
    ),
    FlagCode(
        "form_not_recognised",
        "不是推荐表",
        "没有识别出推荐表，或一页上有两份、只能读出一份。",
        "阻止",
        "确认文件后重新报送；一页只放一份。",
    ),
    FlagCode("page_unreadable", "页面无法识别", "页面模糊、损坏或加密。", "阻止", "重新拍摄或扫描。"),
)
"""Every code of the contract, in the order of docs/rules.md."""

CODES = frozenset(item.code for item in FLAG_CODES)
