"""Values within the sentences of a letter."""

from extract.forms.sentences import _values
from extract.seasons.load import load_season

SEASON = load_season("xjfpa-2021")


def _said(text: str, kind: str) -> dict[str, str]:
    return {key: text[start:stop] for key, (start, stop) in _values(text, SEASON, kind).items()}


def test_a_unit_s_letter_tells_its_values() -> None:
    said = _said(
        "我单位新疆正安消防检测有限公司（统一社会信用代码：916540037WE036487L，会员证号：新消协181号），"
        "法定代表人赛力克·巴合提别克，现有职工293人，住所克拉玛依市中亚北路430号。",
        "unit",
    )
    assert said["单位名称"] == "新疆正安消防检测有限公司"
    assert said["统一社会信用代码"] == "916540037WE036487L"
    assert said["会员证号"] == "新消协181号"
    assert said["法定代表人"] == "赛力克·巴合提别克"
    assert said["单位地址"] == "克拉玛依市中亚北路430号"


def test_a_recommendation_tells_who_and_where() -> None:
    said = _said(
        "兹推荐亚森·克里木同志，性别男，民族维吾尔族，身份证号650500197212137173，系哈密市安居消防有限责任公司维保班长，特此推荐。",
        "person",
    )
    assert said["姓名"] == "亚森·克里木"
    assert said["性别"] == "男"
    assert said["身份证号码"] == "650500197212137173"
    assert said["工作单位"] == "哈密市安居消防有限责任公司"


def test_prose_that_names_labels_tells_nothing() -> None:
    said = _said("我们的单位名称几经变更，服务群众的初心没有变，联系电话贴在每个控制室门上。", "unit")
    assert not {"单位名称", "联系电话"} & set(said)
