"""Word files: every word in its cell, every picture at its place, nothing unpacked beyond bounds."""

import io
import zipfile
from collections.abc import Callable

import docx
import numpy as np
import pytest
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image as Pillow

from ingest.document import TextLine
from ingest.errors import FileDamaged, FileTooLarge, IngestError, TooManyPages
from ingest.limits import Limits
from ingest.pages import GivenPage
from ingest.sniff import sniff
from ingest.word import open_word
from tests.fakes.given_files import packed, ruled_page

LIMITS = Limits()
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def read(document: object, limits: Limits = LIMITS) -> list[GivenPage]:
    data = saved(document)
    assert sniff(data)[0] == "word"
    return [load() for load in open_word(data, limits)]


def texts(page: GivenPage) -> list[str]:
    return [line.text for line in page.lines]


def find(page: GivenPage, text: str) -> TextLine:
    return next(line for line in page.lines if text in line.text)


def ring() -> io.BytesIO:
    page = np.full((300, 300, 3), 255, np.uint8)
    page[::, :20] = page[:, -20:] = page[:20] = page[-20:] = (210, 20, 20)
    return io.BytesIO(packed(page, "PNG"))


def xml_paragraph(document: object, inner: str) -> None:
    paragraph = parse_xml(f"<w:p {NAMES}>{inner}</w:p>")
    document.element.body.insert(0, paragraph)  # type: ignore[attr-defined]


def test_cells_keep_their_neighbourhood() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    table.cell(0, 0).text, table.cell(0, 1).text = "单位名称", "新疆天山消防技术服务有限公司"
    table.cell(0, 2).text, table.cell(0, 3).text = "联系人", "张三"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "信用代码"
    table.cell(1, 1).merge(table.cell(2, 3)).text = "91650100MA77XXXX1Y"
    nested = table.cell(3, 1).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "内甲", "内乙"
    (page,) = read(document)
    label, value, other = find(page, "单位名称").rect, find(page, "新疆天山").rect, find(page, "联系人").rect
    assert label.x1 < value.x0 < value.x1 < other.x0
    assert label.centre[1] == pytest.approx(value.centre[1], abs=3)
    assert find(page, "信用代码").rect.y0 > label.y1
    assert find(page, "内甲").rect.x1 < find(page, "内乙").rect.x0
    # A ruling line stands between label and value.
    between = page.picture[int(label.centre[1]), int(label.x1) : int(value.x0)]
    assert between.min() < 80
    assert all(line.source == "docx" and line.score is None for line in page.lines)


def test_characters_stand_where_their_spans_say() -> None:
    document = docx.Document()
    document.add_paragraph("推荐意见ABC")
    (page,) = read(document)
    (line,) = page.lines
    assert len(line.char_spans) == len(line.text) == len(line.char_scores)
    for x0, x1 in line.char_spans:
        cell = page.picture[int(line.rect.y0) : int(line.rect.y1), int(x0) : int(x1)]
        assert cell.min() < 100


def test_pictures_are_pasted_and_text_beneath_stays() -> None:
    document = docx.Document()
    document.add_paragraph("本单位同意推荐该同志参加评选").add_run().add_picture(ring(), width=Cm(4))
    (page,) = read(document)
    (box,) = page.pasted
    assert box.width == pytest.approx(4 / 2.54 * 200, abs=2)
    middle = page.picture[int(box.centre[1]), int(box.x0) + 8]
    assert middle[0] > 180 > 80 > middle[1]
    assert texts(page) == ["本单位同意推荐该同志参加评选"]


def test_a_form_pasted_as_a_picture_is_read_at_its_own_resolution() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(packed(ruled_page(), "JPEG")), width=Cm(15))
    (page,) = read(document)
    assert page.medium == "picture"
    assert page.size == (1240, 1754)


def test_a_picture_that_cannot_be_shown_is_said() -> None:
    document = docx.Document()
    document.add_paragraph("单位意见（盖章）").add_run().add_picture(ring(), width=Cm(4))
    part = next(p for p in document.part.related_parts.values() if p.partname.endswith(".png"))
    part._blob = b"\xd7\xcd\xc6\x9a not a picture"
    (page,) = read(document)
    assert "印章" in page.losses[0]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>方框里的字</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    xml_paragraph(
        document,
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<wp:positionH relativeFrom='page'><wp:posOffset>2540000</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='page'><wp:posOffset>1270000</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='1800000' cy='360000'/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx>{box}"
        f"</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape style='width:100pt;height:20pt'><v:textbox>{box}</v:textbox>"
        f"</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    (page,) = read(document)
    assert texts(page) == ["方框里的字"]
    assert page.lines[0].rect.x0 == pytest.approx(200 / 72 * 200, abs=2)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>同意</w:t></w:r>', "☑同意"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>同意</w:t></w:r>', "□同意"),
        ("<w:sdt><w:sdtContent><w:r><w:t>☒控件</w:t></w:r></w:sdtContent></w:sdt>", "☒控件"),
        ("<w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>", "加"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r>", "显"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>优秀</w:t></w:r>",
            "☑优秀",
        ),
        ('<w:hyperlink r:id="rId1"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "链接"),
    ],
)
def test_what_a_reader_of_the_page_would_see(inner: str, expected: str) -> None:
    document = docx.Document()
    xml_paragraph(document, inner)
    (page,) = read(document)
    assert texts(page) == [expected]


def test_long_documents_flow_over_pages_and_rows_are_not_torn() -> None:
    document = docx.Document()
    document.add_paragraph("首页").runs[0].add_break(docx.enum.text.WD_BREAK.PAGE)
    table = document.add_table(rows=80, cols=2)
    for k in range(80):
        table.cell(k, 0).text, table.cell(k, 1).text = f"标签{k}", f"值{k}"
    pages = read(document)
    assert len(pages) >= 3
    assert texts(pages[0]) == ["首页"]
    assert [t for page in pages[1:] for t in texts(page) if t.startswith("标签")] == [
        f"标签{k}" for k in range(80)
    ]
    with pytest.raises(TooManyPages):
        read(document, Limits(max_pages=2))


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, change(item.filename, old.read(item)))
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    body = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'.encode(
        encoding
    )
    data = rewritten(saved(docx.Document()), lambda name, old: body if name == "word/document.xml" else old)
    with pytest.raises(FileDamaged) as caught:
        open_word(data, LIMITS)
    assert "实体" in str(caught.value)


def test_archive_bombs_are_refused_before_unpacking() -> None:
    bomb = rewritten(
        saved(docx.Document()), lambda name, old: b"\x00" * 40_000_000 if name == "word/styles.xml" else old
    )
    with pytest.raises(FileTooLarge):
        open_word(bomb, LIMITS)
    with pytest.raises(FileTooLarge):
        open_word(saved(docx.Document()), Limits(max_unpacked=1000))
    with pytest.raises(FileTooLarge):
        open_word(saved(docx.Document()), Limits(max_members=3))


def test_damaged_parts_are_explained() -> None:
    whole = saved(docx.Document())
    for change in (
        lambda name, old: b"<w:document" if name == "word/document.xml" else old,
        lambda name, old: b"" if name.endswith(".rels") else old,
        lambda name, old: old[: len(old) // 2] if name == "word/document.xml" else old,
    ):
        with pytest.raises(IngestError):
            [load() for load in open_word(rewritten(whole, change), LIMITS)]


def test_bits_flipped_never_escape_as_other_errors() -> None:
    whole = saved(docx.Document())
    rng = np.random.default_rng(0)
    for _ in range(30):
        broken = bytearray(whole)
        for place in rng.integers(0, len(whole), 6):
            broken[int(place)] ^= 1 << int(rng.integers(0, 8))
        try:
            outcome: object = [load() for load in open_word(bytes(broken), LIMITS)]
        except IngestError as error:
            outcome = error
        assert outcome


def test_a_seal_pasted_over_text_does_not_wipe_it_out() -> None:
    from ingest.document import Rect
    from ingest.word_drawing import draw
    from ingest.word_items import Line, Pasted
    from ingest.word_layout import Sheet

    line = Line("同意推荐", tuple((100.0 + 40 * k, 140.0 + 40 * k) for k in range(4)), 100.0, 40.0)
    sheet = Sheet(400, 300, [line, Pasted("r", Rect(80, 80, 280, 180))])
    shown = draw(sheet, {"r": Pillow.new("RGB", (50, 50), (255, 255, 255))})
    assert shown[100:140, 100:260].min() < 100


def test_a_row_longer_than_a_page_goes_on_over_pages() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    story = "".join(f"第{k}件事是积极参加消防公益活动。" for k in range(400))
    table.cell(0, 0).text, table.cell(0, 1).text = "主要事迹", story
    pages = read(document)
    assert len(pages) > 1
    assert "".join(t for page in pages for t in texts(page) if t != "主要事迹") == story
    for page in pages:
        assert all(line.rect.y1 <= page.size[1] for line in page.lines)


def test_monstrous_numbers_are_bounded() -> None:
    document = docx.Document()
    document.add_paragraph("字").runs[0].add_picture(ring(), width=Cm(4))
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "格"

    def swollen(name: str, old: bytes) -> bytes:
        if name != "word/document.xml":
            return old
        old = old.replace(b'cx="1440000"', b'cx="999999999999"').replace(
            b"<w:r>", b'<w:r><w:rPr><w:sz w:val="9999999"/></w:rPr>'
        )
        return old.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>')

    pages = [load() for load in open_word(rewritten(saved(document), swollen), LIMITS)]
    assert all(page.picture.size < 30_000_000 for page in pages)
