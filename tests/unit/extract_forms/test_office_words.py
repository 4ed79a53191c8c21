"""Certificates without a known heading are told from a form's pages by an office's own words."""

import pytest

from extract.forms.office_words import SURE, is_persons_paper, kinds_of_offices_words

CARD = """上岗资格卡
持卡人 王建军 男
技能等次 中级
卡号 2165003000401234
制证日期 2019.05.06
有效期限：至2025.04.28"""
SENTENCE = """王建军同志于2019年参加统一考核，各科成绩合格，特授予消防设施操作员资格。
证字第2165003000401234号
本证书自签发之日起有效
授予机关：自治区人力资源和社会保障厅"""
FORM = """姓名 王建军 性别 男
职业资格 消防设施操作员（中级） 证书编号 2165003000401234
发证机关 自治区职业技能鉴定中心 发证日期 2019年5月6日 有效期 长期
鉴定级别 中级 持证人 本人
工作单位 新疆天盾消防技术服务有限公司 联系电话 13999123456
主要事迹"""
STORY = """（接上页）该同志持证上岗，2019年取得消防设施操作员证书，证书编号2165003000401234，
注册编号与证书一致，在岗期间按时完成年检，客户评价良好。"""


@pytest.mark.parametrize("text", [CARD, SENTENCE])
def test_offices_papers(text: str) -> None:
    assert kinds_of_offices_words(text) >= SURE


@pytest.mark.parametrize("text", [FORM, STORY, "", "消防技术服务能手\n附件二"])
def test_pages_of_a_form(text: str) -> None:
    assert kinds_of_offices_words(text) < SURE


LETTER = """兹有王建军，男，公民身份号码11010519491231002X，于2019年5月取得消防设施操作员资格，
证书号码为2165003000401234。"""


@pytest.mark.parametrize("text", [CARD + "\n身份证号11010519491231002X 工种消防员", LETTER])
def test_a_page_of_one_person_and_his_profession_is_his_paper(text: str) -> None:
    assert is_persons_paper(text)


@pytest.mark.parametrize("asked", ["联系电话", "职务 经理", "政治面貌", "主要事迹", "推荐日期", "简历"])
def test_a_form_asks_for_more_than_a_person_and_his_profession(asked: str) -> None:
    assert not is_persons_paper(f"{LETTER}\n{asked}")
    assert not is_persons_paper(LETTER.replace("公民身份号码11010519491231002X，", ""))
