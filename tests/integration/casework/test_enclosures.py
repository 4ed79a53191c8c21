"""A form and what is sent with it come in together, or not at all."""

from collections.abc import Sequence

import pytest
from desk import FIRST, view
from forms import unit_form

from casework import jobs
from casework.errors import FileRefused
from casework.roles import SYSTEM
from casework.services import history, queue, submissions
from casework.services.enclosures import Enclosure
from casework.services.values import Received
from casework.store.database import Store

LICENCE = Enclosure("执照.jpg", b"licence", "certificate")
PROOF = Enclosure("合同.pdf", b"contract", "proof")


def send(store: Store, enclosed: Sequence[Enclosure]) -> Received:
    return submissions.register_upload(store, unit_form(), "表.pdf", "api", FIRST, enclosed=enclosed)


def files(store: Store, number: int) -> list[tuple[str, str]]:
    return [(file.name, file.role) for file in view(store, number).files]


def test_a_form_with_its_certificates_is_one_submission_and_one_reading(store: Store) -> None:
    taken = send(store, [LICENCE, PROOF])
    assert (taken.created, taken.enclosed) == (True, ("执照.jpg", "合同.pdf"))
    wanted = [("表.pdf", "form"), ("执照.jpg", "certificate"), ("合同.pdf", "proof")]
    assert files(store, taken.submission_id) == wanted
    assert submissions.original(store, taken.submission_id, FIRST)[1] == unit_form()
    assert len(jobs.take(store, "w", 9)) == 1
    told = [(one.action, one.subject) for one in history.history(store, taken.submission_id, SYSTEM)]
    assert told[:3] == [("收件", "表.pdf"), ("添加附件", "执照.jpg"), ("添加附件", "合同.pdf")]
    assert history.verify(store).intact


def test_sent_again_only_what_is_new_is_added(store: Store) -> None:
    first = send(store, [LICENCE])
    version = view(store, first.submission_id).version
    again = send(store, [LICENCE])
    assert (again.submission_id, again.created, again.enclosed) == (first.submission_id, False, ())
    assert view(store, first.submission_id).version == version
    more = send(store, [LICENCE, PROOF, Enclosure("又是表.pdf", unit_form(), "proof")])
    assert more.enclosed == ("合同.pdf",)  # the form itself is no enclosure of itself
    assert view(store, first.submission_id).version == version + 1  # whoever has it open is told
    assert len(files(store, first.submission_id)) == 3


@pytest.mark.parametrize(
    "bad",
    [Enclosure("空.jpg", b"", "proof"), Enclosure("谁.jpg", b"x", "form"), Enclosure("谁.jpg", b"x", "")],
)
def test_one_bad_enclosure_keeps_the_whole_letter_out(store: Store, bad: Enclosure) -> None:
    with pytest.raises(FileRefused):
        send(store, [LICENCE, bad])
    assert queue.stage_counts(store, SYSTEM) == dict.fromkeys(queue.stage_counts(store, SYSTEM), 0)
    assert jobs.take(store, "w", 9) == ()


def test_an_attachment_of_no_known_kind_moves_nothing(store: Store) -> None:
    one = submissions.register_upload(store, unit_form(1), "a.pdf", "api", FIRST).submission_id
    other = submissions.register_upload(store, unit_form(2), "b.pdf", "api", FIRST).submission_id
    with pytest.raises(FileRefused):
        submissions.attach_to(store, one, other, "form", "证书", FIRST)
    assert view(store, one).superseded_by is None
