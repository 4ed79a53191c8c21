"""Messages: attachments found, names decoded, side files left out."""

from email.message import EmailMessage

from casework.mailbox import parse_letter


def message(*attachments: tuple[str, bytes]) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "乌鲁木齐某公司 <office@example.com>"
    made["Subject"] = "先进集体推荐表"
    made.set_content("请查收")
    for name, data in attachments:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def test_attachments_with_chinese_names() -> None:
    letter = parse_letter(b"1", message(("推荐表.pdf", b"%PDF"), ("说明.txt", b"x")).as_bytes())
    assert letter.attachments == (("推荐表.pdf", b"%PDF"),)
    assert "office@example.com" in letter.sender
    assert letter.subject == "先进集体推荐表"


def test_forwarded_message_inside_a_message() -> None:
    outer = message()
    outer.add_attachment(message(("表.jpg", b"\xff\xd8")))
    assert parse_letter(b"1", outer.as_bytes()).attachments == (("表.jpg", b"\xff\xd8"),)


def test_no_path_comes_from_a_name() -> None:
    letter = parse_letter(b"1", message(("../../etc/表.pdf", b"1"), ("C:\\x\\二.pdf", b"2")).as_bytes())
    assert [name for name, _ in letter.attachments] == ["表.pdf", "二.pdf"]


def test_garbage_is_a_letter_without_attachments() -> None:
    assert parse_letter(b"1", b"\xff\xfe\x00garbage").attachments == ()


def test_pictures_that_a_phone_put_in_without_a_name() -> None:
    made = message()
    made.add_related(b"\xff\xd8" + b"x" * 40_000, maintype="image", subtype="jpeg")
    made.add_related(b"\x89PNG logo", maintype="image", subtype="png")
    (attachment,) = parse_letter(b"1", made.as_bytes()).attachments
    assert attachment[0] == "附件1.jpeg"
    assert len(attachment[1]) == 40_002
