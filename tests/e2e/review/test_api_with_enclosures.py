"""The HTTP API takes a form and what is sent with it as one submission, or refuses in words."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from casework.roles import Actor, Role
from casework.services import people
from review_app.api import MOST_FILES

FORM = ("file", ("表.pdf", b"%PDF-1.7 with enclosures", "application/pdf"))
LICENCE = ("certificate", ("执照.jpg", b"\xff\xd8 licence", "image/jpeg"))
GRADE = ("certificate", ("../证书.jpg", b"\xff\xd8 grade", "image/jpeg"))
PROOF = ("proof", ("合同.pdf", b"%PDF-1.7 contract", "application/pdf"))


@pytest.fixture
def api(season: Any, store: Any) -> Iterator[Any]:
    clerk = Actor("clerk", frozenset({Role.CLERK}))
    secret, token = people.create_token(store, "clerk", "测试", clerk)
    client = season.client(None)
    client.headers["authorization"] = f"Bearer {secret}"
    yield client
    people.revoke_token(store, token.id, clerk)


def post(api: Any, *files: Any, **texts: str) -> Any:
    return api.post("/api/v1/submissions", files=list(files), data=texts)


def test_a_form_and_its_certificates_are_one_submission(api: Any) -> None:
    sent = post(api, FORM, LICENCE, GRADE, PROOF, sender="门户")
    assert sent.status_code == 201, sent.text
    assert sent.json()["enclosed"] == ["执照.jpg", "证书.jpg", "合同.pdf"]
    shown = api.get(sent.headers["location"]).json()
    assert [(file["name"], file["role"]) for file in shown["files"]] == [
        ("表.pdf", "form"),
        ("执照.jpg", "certificate"),
        ("证书.jpg", "certificate"),
        ("合同.pdf", "proof"),
    ]
    again = post(api, FORM, LICENCE)
    assert (again.status_code, again.json()["id"]) == (200, sent.json()["id"])
    assert again.json()["enclosed"] == []


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("表.pdf", "%PDF-1.7")
    return target.getvalue()


@pytest.mark.parametrize(
    "files",
    {
        "two forms": (FORM, ("file", ("b.pdf", b"%PDF-1.7 b", "application/pdf"))),
        "no form": (LICENCE, PROOF),
        "an empty certificate": (FORM, ("certificate", ("空.jpg", b"", "image/jpeg"))),
        "an archive as the form": (("file", ("a.zip", archive(), "application/zip")),),
        "an archive beside it": (FORM, ("proof", ("a.zip", archive(), "application/zip"))),
        "too many": (FORM, *(("proof", (f"{n}.pdf", b"%d" % n, "a/b")) for n in range(MOST_FILES))),
    }.items(),
    ids=lambda item: item[0],
)
def test_what_is_no_one_submission_is_refused_whole(api: Any, store: Any, files: Any) -> None:
    from casework.roles import SYSTEM
    from casework.services import queue

    before = queue.stage_counts(store, SYSTEM)
    fresh = [(key, (name, data and data + b" refused", kind)) for key, (name, data, kind) in files[1]]
    if "archive" in files[0]:
        fresh = list(files[1])
    answer = post(api, *fresh)
    assert answer.status_code == 422, answer.text
    assert answer.json()["remedy"]
    assert queue.stage_counts(store, SYSTEM) == before


def test_the_limit_holds_for_all_files_together(season: Any, api: Any) -> None:
    most = season.settings.max_upload_mb * 1_000_000
    half = b"0" * (most // 2 + 100_000)
    answer = post(api, ("file", ("a.pdf", half, "a/b")), ("proof", ("b.pdf", half, "a/b")))
    assert answer.status_code == 422
    assert "上限" in answer.json()["message"]


def test_the_document_tells_of_every_field_that_is_taken_and_given(api: Any) -> None:
    described = api.get("/api/v1/openapi.json").json()
    body = described["paths"]["/api/v1/submissions"]["post"]["requestBody"]["content"]
    taken = body["multipart/form-data"]["schema"]["properties"]
    assert set(taken) == {"file", "certificate", "proof", "sender", "subject", "season"}
    schemas = described["components"]["schemas"]
    assert set(api.get("/api/v1/submissions/1").json()) <= set(schemas["Submission"]["properties"])
    assert set(post(api, FORM).json()) <= set(schemas["Received"]["properties"])
