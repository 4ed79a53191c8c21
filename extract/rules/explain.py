"""docs/rules.md from a season: the whole notice as a table, the awards, and every flag code.

python -m extract.rules.explain [SEASON] > docs/rules.md
"""

import sys
from collections.abc import Iterable, Iterator

from extract.rules.award_checks import accepted
from extract.rules.codes import FLAG_CODES
from extract.rules.qualification import BUILDING_OPERATOR, ENGINEER, OPERATOR
from extract.rules.scale import in_words
from extract.season import Award, Condition, Season
from extract.seasons.load import load_season

_KINDS = {
    "criterion": "条件",
    "flag": "提示",
    "date": "日期",
    "quota": "名额",
    "stage": "阶段",
    "people": "由人决定",
    "information": "说明",
}
CHECK_NAMES = {
    "people": "由人核实",
    "member": "按会员名册",
    "dues": "按会员名册的会费记录；无名册时看自述",
    "deadline": "按收件日期，不明时按盖章日期",
    "sealed": "按单位意见处的印章",
    "claim": "事迹自述，列出原文，由人核实",
    "no_penalty": "事迹中载明处罚即不满足；声明未受处罚只作自述",
    "no_violation": "事迹中载明违法违纪即不满足；声明没有只作自述",
    "no_complaint": "事迹中载明投诉即不满足；声明没有只作自述",
    "inspection_passed": "事迹中载明不合格即不满足；自述合格由人核实",
    "service_scale": "表格和事迹中的数字，任一项达到即满足",
    "number": "表格中所填的数字，达到即满足",
    "qualification": "职业资格的类别和等级",
}

_READING = (
    "- 数字：“四十余家”“近50万平方米”“不少于30份”“30至40家”“百余家”按"
    "其上下限理解；“二十余家”不足三十家，“约30家”可能不足，不作不足认定。\n"
    "- 年份：写明以前年度的数字不计入本届；“2020年30家，2021年26家”按26"
    "家。计划、力争的数字不计。\n"
    "- 合计与分项：有“共计”“累计”的以合计为准；分项相加可能达到标准的，不作不足认定"
    "。\n"
    "- 面积：办公、仓库、厂房、施工、消毒面积不是服务面积。\n"
    "- 处罚：只认材料中本单位（本人）自述的处罚；客户、商户、其他单位受罚，假设（“如…"
    "…”）、制度、学法宣传不算；“未受处罚”只作自述，须核实。\n"
    "- 以前年度的处罚只作告知；未写年份的按本年度。\n"
    "- 职业资格：{trades}未写等级的不作不符认定，由人核对；多个证书取最高的一个；备考、过期的不算。\n"
    "- 附件：证书页与推荐表分开读取，其文字不填入推荐表各栏；届次要求附证书时，比对持证"
    "人、身份证号码、类别等级、编号、发证日期和有效期。"
)


def _trades(season: Season) -> str:
    """Which certificates count, as the season's conditions say."""
    told: list[str] = []
    for condition in (c for award in season.awards for c in award.conditions if c.check == "qualification"):
        trades, lowest = accepted(condition)
        for trade in trades:
            if trade == ENGINEER:
                told.append(f"{ENGINEER}不分级别；")
            elif trade == OPERATOR:
                told.append(f"{OPERATOR}、{BUILDING_OPERATOR}须{lowest}及以上；")
            else:
                told.append(f"{trade}须{lowest}及以上；" if lowest else f"{trade}不分级别；")
    return "".join(dict.fromkeys(told))


def rules_document(season: Season) -> str:
    """The whole document in Chinese Markdown."""
    parts = [
        f"# 评选规则：{season.title}",
        "本文由届次文件生成，请勿手工修改：`python -m extract.rules.explain > docs/rules.md`。",
        _overview(season),
        "## 通知逐句对照",
        "通知的每一句话由谁、在哪里落实。",
        _table(("通知原文", "性质", "落实", "编号"), _sentences(season)),
        "## 各奖项的条件",
        *(_award(award) for award in season.awards),
        "## 所有奖项共同的条件",
        _conditions(season.conditions),
        "## 评选阶段",
        _table(("阶段", "由谁决定", "起止", "通知原文"), _stages(season)),
        "## 事迹文字和附件怎样理解",
        _READING.format(trades=_trades(season)),
        "## 提示代码",
        "“阻止”须处理或书面说明后才能进入下一阶段；“提醒”须人工核对；“告知”仅供参考。",
        _table(("代码", "名称", "含义", "程度", "怎么办"), _codes()),
    ]
    return "\n\n".join(parts) + "\n"


def _overview(season: Season) -> str:
    units = sum(award.kind == "unit" for award in season.awards)
    lines = [
        f"- 主办：{season.association}",
        f"- 申报：{season.opening:%Y-%m-%d} 至 {season.closing:%Y-%m-%d}（含当日）",
        f"- 奖项：单位 {units} 个，个人 {len(season.awards) - units} 个",
        f"- 显示为“已确认”的准确率目标：{season.target_accuracy:.1%}；抽查比例：{season.audit_share:.0%}",
        f"- 必须人工核对的栏目：{'、'.join(season.always_verify)}",
        f"- 是否要求附资格证书：{'是' if season.demands_proof else '否'}",
    ]
    required = (
        f"- 必填（{name}）：{'、'.join(season.required[kind])}"
        for kind, name in (("unit", "单位"), ("person", "个人"))
    )
    return "\n".join([*lines, *required])


def _sentences(season: Season) -> Iterator[tuple[str, ...]]:
    for sentence in season.sentences:
        refs = "、".join(f"`{ref}`" for ref in sentence.refs)
        yield sentence.text, _KINDS[sentence.kind], sentence.where, refs


def _award(award: Award) -> str:
    kind = "单位" if award.kind == "unit" else "个人"
    extra = f"；另需填写：{'、'.join(award.extra_required)}" if award.extra_required else ""
    return f"### {award.name}\n\n{kind}奖项，授予{award.reward}{extra}。\n\n{_conditions(award.conditions)}"


def _conditions(conditions: Iterable[Condition]) -> str:
    rows = ((f"`{c.id}`", c.notice, _check(c), c.hint) for c in conditions)
    return _table(("编号", "通知原文", "怎样核对", "核对提示"), rows)


def _check(condition: Condition) -> str:
    numbers = {"min_contracts": "合同不少于{}家", "min_area_m2": "面积不少于{}平方米"}
    limits = [
        text.format(in_words(value))
        for name, text in numbers.items()
        if isinstance(value := condition.params.get(name), (int, float))
    ]
    if condition.check == "number":
        limits.append(
            f"{condition.params['field']}不少于{condition.params['least']}{condition.params.get('unit', '')}"
        )
    name = CHECK_NAMES[condition.check]
    return f"{name}（{'，'.join(limits)}）" if limits else name


def _stages(season: Season) -> Iterator[tuple[str, ...]]:
    for stage in season.stages:
        days = f"{stage.opening or ''} 至 {stage.closing or ''}" if stage.opening or stage.closing else "未定"
        yield stage.name, stage.decides, days, stage.notice


def _codes() -> Iterator[tuple[str, ...]]:
    for item in FLAG_CODES:
        yield f"`{item.code}`", item.title, item.meaning, item.severity, item.remedy


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(rules_document(load_season(sys.argv[1] if len(sys.argv) > 1 else "xjfpa-2021")))
