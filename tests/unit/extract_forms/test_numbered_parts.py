"""Parts of a form headed 第一部分, labels said twice and hints below labels."""

from typing import Any

import pytest

from extract.forms.lexicon import lexicon_for
from extract.season import Season

UNIT = "新疆天山消防技术服务有限公司"


def test_the_next_part_ends_the_story_though_its_heading_is_spoilt(drawing: Any, read: Any) -> None:
    drawing.write("会员单位评优自评推荐书", 560, 150, size=48)
    drawing.write("第一部分 单位信息", 150, 260)
    for row, text in enumerate(
        (f"单　　位：{UNIT}", "信用代码：91350100M000100Y43", "联系人：李红", "电话：13912345678")
    ):
        drawing.write(text, 170, 320 + 60 * row)
    drawing.write("会", 900, 500)
    drawing.write("号：", 990, 500)
    drawing.write("会字〔2019〕294号", 1150, 500)
    drawing.write("第三部分 自评材料", 150, 700)
    story = ("我单位现有三个专业班组，服务网点覆盖全市。", "建成实训场，全年培训学员四十五期。")
    for row, text in enumerate(story):
        drawing.write(text, 210, 760 + 50 * row)
    drawing.write("第四部分 单位现电安", 150, 900)
    drawing.write("经集体讨论，同意推荐。", 210, 960)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["主要事迹"] == "".join(story)
    assert values["会员证号"] == "会字〔2019〕294号"


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        ("unit", "先进事迹(500~800字)", ("主要事迹",)),
        ("unit", "对接人电话(保持畅通)", ("联系电话",)),
        ("person", "岗位职务", ("职务",)),
        ("unit", "会籍号", ("会员证号",)),
        ("unit", "第三部分 自评材料", ("主要事迹",)),
        ("unit", "第二栏：联系人", ("联系人",)),
    ],
)
def test_labels(season: Season, kind: str, text: str, keys: tuple[str, ...]) -> None:
    match = lexicon_for(season, kind).match(text)
    assert match is not None
    assert match.keys == keys
