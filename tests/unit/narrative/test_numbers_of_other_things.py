"""Numbers beside 维保, 面积 and 员工 that count something else: as contracts they would let a unit pass."""

import pytest

from extract.rules.narrative import understand

NO_CONTRACTS = [
    "对75个老旧小区的消火栓系统进行了免费检测，目前业务稳步增长。",
    "对28个小区内公共区域的消防设施进行了义务检测。",
    "公司服务于36个行业客户群体。",
    "完成消防设施维修项目45项。",
    "全年处理维保工单3600份。",
    "编制维保方案38份、应急预案22份。",
    "走访维保客户38家次。",
    "维保人员持证42人，维保车辆9辆。",
    "维保部设36个网格。",
    "向35家单位发出整改建议书。",
    "举办维保技术交流会33次。",
    "全年维保巡检450次，更换配件36件。",
    "维保费用收入350万元。",
    "开展维保质量抽查40项。",
    "为维保客户培训消防控制室人员45人。",
    "维保服务热线接听电话360个。",
    "检测仪器36台套，全部在检定有效期内。",
    "维保平台接入点位35000个。",
    "在36个小区张贴维保公示牌。",
    "公司参与了33项消防维保招标。",
    "本年度出具维保报告39份。",
    "维保设备包括灭火器4200具、消火栓380个。",
    "对40家客户进行满意度调查。",
    "维保合同期内排查隐患350项。",
    "维保团队由36名技师组成。",
    "参与编制维保标准3项。",
    "收集客户意见45条。",
    "维保服务获锦旗36面。",
    "公司在32个县市设有联络员。",
    "组织38家同行参观我公司维保样板。",
    "帮助31家小餐馆免费检查燃气报警器。",
    "处理35家客户的报修。",
    "维保档案42盒，分类存放。",
    "维保例会每月4次，全年48次。",
    "建立客户微信群33个。",
    "维保响应时间不超过30分钟。",
    "为客户节约维修费用45万元。",
]
NO_AREA = [
    "供热面积达280万平方米，目前为各单位提供技术服务。",
    "公司新建维保服务中心占地面积2600平方米。",
    "为客户更换防火门360平方米。",
    "维保车间面积800平方米，仓库500平方米。",
    "全年消毒面积12万平方米，服务社区9个。",
    "绿化维护面积3000平方米。",
    "公司在开发区购地20亩建设检测基地。",
    "承建的项目面积18万平方米，由其他单位维保。",
    "训练场地1200平方米，供维保人员实操。",
    "粘贴防火涂料5000平方米。",
    "检测实验室面积450平方米。",
]
NO_STAFF = [
    "全年培训员工360人次。",
    "组织员工体检58人。",
    "获奖员工6人。",
    "解决当地居民就业30人。",
    "参加义务植树的职工42人。",
    "疏散群众120人。",
    "客户单位员工2000余人参加了演练。",
    "为36名农民工讨薪。",
    "取得中级证书的员工18人。",
    "公司员工子女考上大学的有5人。",
    "员工食堂每天供应80人份的午餐。",
    "慰问退休职工12人。",
]


@pytest.mark.parametrize("text", NO_CONTRACTS)
def test_what_counts_no_contracts(text: str) -> None:
    assert not understand(text).asserted("contracts")


@pytest.mark.parametrize("text", NO_AREA)
def test_what_is_no_area_served(text: str) -> None:
    assert not understand(text).asserted("area")


@pytest.mark.parametrize("text", NO_STAFF)
def test_who_are_not_the_staff(text: str) -> None:
    assert not understand(text).asserted("employees")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("在45个项目开展维保服务。", 45),
        ("维保合同37份，维保报告320份。", 37),
        ("服务热线360个电话，维保客户33家。", 33),
    ],
)
def test_contracts_beside_other_numbers(text: str, value: float) -> None:
    assert [mention.value for mention in understand(text).asserted("contracts")] == [value]


@pytest.mark.parametrize(
    ("text", "contracts", "area"),
    [
        ("本市共有消防维保企业41家，我公司为其中规模最大的一家。", [], []),
        ("服务面积52万平方米，未含在建的8.1万平方米。", [], [520000]),
        ("服务面积52万平方米（不含在建8.1万平方米）。", [], [520000]),
        ("服务面积共30万平方米，新签的2万平方米不计在内。", [], [300000]),
        ("除外包的3万平方米外，服务面积共20万平方米。", [], [200000]),
        ("除35份维保合同外，还承接了6家单位的检测。", [35], []),
        ("荣获“优秀维保单位”一项，维保合同36份。", [36], []),
        ("维保面积60万平方米，不含高层住宅。", [], [600000]),
        ("不包括外包的，公司自己签约48家。", [48], []),
    ],
)
def test_what_is_left_out_or_a_title_does_not_count(text: str, contracts: list[int], area: list[int]) -> None:
    mentions = understand(text).mentions
    assert [m.value for m in mentions if m.label == "contracts" and m.value != 6] == contracts
    assert [m.value for m in mentions if m.label == "area"] == area
