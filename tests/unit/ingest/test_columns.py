"""Characters that stand below each other are one label; one text seen twice is one line."""

from ingest.columns import join_columns, without_echoes
from ingest.document import Rect, TextLine


def single(char: str, x: float, y: float) -> TextLine:
    return TextLine(char, Rect(x, y, x + 30, y + 30), None, "docx")


def test_a_label_down_a_cell_is_one_line() -> None:
    lines = [*(single(char, 100, 100 + 50 * k) for k, char in enumerate("主要事迹")), single("男", 400, 100)]
    joined = join_columns(lines, [])
    assert sorted(line.text for line in joined) == ["主要事迹", "男"]
    label = next(line for line in joined if line.vertical)
    assert label.char_spans == ((100, 130), (150, 180), (200, 230), (250, 280))
    assert label.rect == Rect(100, 100, 130, 280)


def test_values_below_each_other_in_rows_stay_apart() -> None:
    rule = Rect(0, 140, 500, 140)
    assert len(join_columns([single("男", 100, 100), single("女", 102, 150)], [rule])) == 2
    assert len(join_columns([single("男", 100, 100), single("女", 140, 150)], [])) == 2
    assert len(join_columns([single("男", 100, 100), single("女", 100, 250)], [])) == 2


def test_echoes_are_dropped_and_neighbours_kept() -> None:
    whole = TextLine("所在单位意见", Rect(269, 227, 314, 570), 0.99, vertical=True)
    echo = TextLine("意见", Rect(273, 478, 311, 578), 0.99, vertical=True)
    other = TextLine("意见", Rect(800, 478, 840, 578), 0.99, vertical=True)
    inside = TextLine("盖章", Rect(273, 300, 311, 350), 0.99)
    assert set(map(id, without_echoes([echo, whole, other, inside]))) == {id(whole), id(other), id(inside)}
