"""Every role against every door of the server: what a role may not do is refused there, not merely hidden.

The table names the action that each request needs; `PERMISSIONS` says who has it. A refusal is 403 and
changes nothing. Whoever may do it gets past the permission; what the submission itself refuses is another
matter.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from waiting import until

from casework.roles import PERMISSIONS, SYSTEM, Action, Actor, Role
from casework.services import people, submissions
from casework.stages import STEPS, Stage, Step
from casework.store.database import Store, open_store
from casework.store.tables import SubmissionRow
from review_app.desk_seals import SEAL_SAYING
from review_app.screens import serving
from review_app.session_cookie import COOKIE, CookieSeal, load_secret
from review_app.showcase.season import ACCOUNTS, PASSWORD, showcase_settings

ACCOUNT_OF = {roles[0]: name for name, _, roles in ACCOUNTS}
BOX = [0.1, 0.1, 0.6, 0.3]
SEAL = "印章·单位意见"

READS: dict[str, tuple[Action, ...]] = {
    "/desk/submissions/{n}": (Action.VIEW,),
    "/desk/uploads?ids={n}": (Action.VIEW,),
    "/pages/{n}/0?w=160": (Action.VIEW,),
    "/pages/{n}/0?w=160&view=erased": (Action.VIEW,),
    "/pages/{n}/0/crop?box=0.1,0.1,0.4,0.2": (Action.VIEW,),
    "/originals/{n}/{sha256}": (Action.DOWNLOAD,),
    "/exports/summary": (Action.EXPORT,),
    "/exports/csv": (Action.EXPORT,),
    "/exports/json": (Action.EXPORT,),
    "/exports/notice": (Action.EXPORT,),
    "/exports/list": (Action.EXPORT,),
    "/exports/certificates": (Action.EXPORT,),
    "/exports/archive": (Action.EXPORT, Action.READ_AUDIT),
    "/exports/notice/{n}": (Action.EXPORT,),
}

_ONE = {"keys": ["联系电话"]}
ACTS: dict[str, tuple[Action | None, dict[str, Any]]] = {
    "confirm": (Action.REVIEW, _ONE),
    "correct": (Action.REVIEW, _ONE | {"value": "13899912345"}),
    "correct a seal": (Action.REVIEW, {"act": "correct", "keys": [SEAL], "value": SEAL_SAYING["相符"]}),
    "blank": (Action.REVIEW, _ONE),
    "unreadable": (Action.REVIEW, _ONE),
    "unreadable seal": (Action.REVIEW, {"act": "unreadable", "keys": [SEAL]}),
    "second": (Action.REVIEW, {"keys": ["主要事迹"], "value": "另一人的录入"}),
    "arbitrate": (Action.REVIEW, {"keys": ["主要事迹"], "value": "第三人的裁定"}),
    "assign": (Action.REVIEW, {"keys": ["未知"], "target": "联系人"}),
    "assign and teach": (
        Action.TEACH,
        {"act": "assign", "keys": ["未知"], "target": "联系人", "teach": True},
    ),
    "keep_mine": (Action.REVIEW, _ONE),
    "take_offer": (Action.REVIEW, _ONE),
    "undo": (Action.REVIEW, {}),
    "reread": (Action.REVIEW, {"page": 99, "box": BOX}),
    "override": (Action.OVERRIDE, {"fingerprint": "0" * 64, "why": "已电话核实"}),
    "claim": (Action.REVIEW, {}),
    "release": (None, {}),
    "take_over": (Action.TAKE_OVER, {}),
    "read_again": (Action.REVIEW, {}),
    "start_unit": (Action.REVIEW, {}),
    "start_person": (Action.REVIEW, {}),
    "set_received_on": (Action.RECEIVE, {"value": "2022-01-10", "why": "邮戳"}),
    "supersede": (Action.RECEIVE, {"target": "1", "why": "重复报送"}),
    "take_as_correction": (Action.RECEIVE, {"target": "1"}),
    "leave_correction": (Action.RECEIVE, {"target": "1"}),
    "attach_to": (Action.RECEIVE, {"target": "1", "value": "proof", "why": "是它的证书"}),
    "reinstate": (Action.RECEIVE, {"why": "两份不同"}),
    "cut_out": (Action.RECEIVE, {"page": 99, "box": BOX}),
}


@dataclass
class House:
    """A served season with a signed-in client and an API token for each role."""

    store: Store
    address: str
    clients: dict[Role, httpx.Client] = field(default_factory=dict)
    tokens: dict[Role, str] = field(default_factory=dict)
    forms: dict[Role, str] = field(default_factory=dict)

    def act(self, role: Role, number: int, body: dict[str, Any]) -> httpx.Response:
        headers = {"x-yinjian-token": self.forms[role]}
        return self.clients[role].post(f"/desk/submissions/{number}/acts", json=body, headers=headers)

    def state(self, number: int) -> tuple[int, str, str | None]:
        with self.store.read() as session:
            row = session.get_one(SubmissionRow, number)
            return row.version, row.stage, row.claimed_by

    def put_at(self, number: int, stage: Stage) -> None:
        with self.store.write() as unit:
            row = unit.session.get_one(SubmissionRow, number)
            row.stage, row.claimed_by, row.claimed_until = stage.value, None, None


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home: Path = tmp_path_factory.mktemp("roles")
    with serving(home, 4, halfway=False) as address:
        made = House(open_store(showcase_settings(home)), address)
        seal = CookieSeal(load_secret(home))
        for role, account in ACCOUNT_OF.items():
            client = httpx.Client(base_url=address, timeout=60)
            token = client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]
            client.post("/sign-in", data={"name": account, "password": PASSWORD, "token": token})
            made.clients[role] = client
            made.forms[role] = seal.form_token(seal.read(client.cookies[COOKIE]) or "")
            made.tokens[role] = people.create_token(
                made.store, account, "测试", Actor(account, frozenset({role}))
            )[0]
        yield made
        made.store.close()


def may(role: Role, *actions: Action | None) -> bool:
    return all(action is None or action in PERMISSIONS[role] for action in actions)


def judge(answer: httpx.Response, allowed: bool) -> None:
    if allowed:
        assert answer.status_code not in (401, 403), answer.text
        assert answer.status_code < 500, answer.text
    else:
        assert answer.status_code == 403, (answer.status_code, answer.text)
        assert answer.json()["code"] == "not_allowed"


def test_every_role_has_an_account() -> None:
    assert set(ACCOUNT_OF) == set(Role)


@pytest.mark.parametrize("role", list(Role))
def test_reading(house: House, role: Role) -> None:
    sha256 = submissions.load(house.store, 1, SYSTEM).sha256
    for path, actions in READS.items():
        answer = house.clients[role].get(path.format(n=1, sha256=sha256))
        judge(answer, may(role, *actions))


@pytest.mark.parametrize("role", list(Role))
def test_acts_at_the_desk(house: House, role: Role) -> None:
    for number, stage in ((2, Stage.FIRST_REVIEW),):
        for name, (action, more) in ACTS.items():
            house.put_at(number, stage)
            before = house.state(number)
            answer = house.act(role, number, {"act": name, "version": before[0]} | more)
            judge(answer, may(role, action))
            if not may(role, action):
                assert house.state(number) == before, name


def test_the_table_knows_every_act() -> None:
    from typing import get_args

    from review_app.desk_routes import Act

    known = {more.get("act", name) for name, (_, more) in ACTS.items()} | {"decide"}
    assert known == set(get_args(Act.model_fields["act"].annotation))


@pytest.mark.parametrize("role", list(Role))
def test_every_step_between_stages(house: House, role: Role) -> None:
    for step in STEPS:
        judge_step(house, role, step)


def judge_step(house: House, role: Role, step: Step) -> None:
    house.put_at(3, step.source)
    before = house.state(3)
    body = {"act": "decide", "version": before[0], "target": step.target.value, "why": "按程序办理"}
    answer = house.act(role, 3, body)
    try:
        judge(answer, may(role, step.action))
    except AssertionError as error:
        raise AssertionError(f"{role} {step.source}→{step.target}: {error}") from error
    if not may(role, step.action):
        assert house.state(3) == before


@pytest.mark.parametrize("role", list(Role))
def test_receiving_at_the_desk_and_over_the_api(house: House, role: Role) -> None:
    allowed = may(role, Action.RECEIVE)
    headers = {"x-yinjian-token": house.forms[role], "x-file-name": "a.pdf"}
    mine = f"%PDF-1.4 {role.name}".encode()
    judge(house.clients[role].post("/desk/uploads", content=mine, headers=headers), allowed)
    proof = {"x-yinjian-token": house.forms[role], "x-file-name": "b.pdf", "x-file-role": "proof"}
    kept = b"a proof that came with " + mine
    judge(house.clients[role].post("/desk/submissions/1/files", content=kept, headers=proof), allowed)
    bearer = {"authorization": f"Bearer {house.tokens[role]}"}
    stranger = httpx.Client(base_url=house.address, timeout=60)
    files = {"file": ("a.pdf", mine + b" api", "application/pdf")}
    judge(stranger.post("/api/v1/submissions", headers=bearer, files=files), allowed)
    judge(stranger.get("/api/v1/submissions/1", headers=bearer), may(role, Action.VIEW))
    held = list(house.store.originals.all())
    for sent in (mine, kept):
        assert (hashlib.sha256(sent).hexdigest() in held) == allowed, "what is refused is not kept"


def test_a_role_taken_away_is_gone_from_an_open_session_and_from_its_token(house: House) -> None:
    people.create_user(house.store, "wechsel", PASSWORD, [Role.FIRST], SYSTEM)
    secret, _ = people.create_token(house.store, "wechsel", "测试", Actor("wechsel", frozenset({Role.FIRST})))
    bearer = {"authorization": f"Bearer {secret}"}
    client = httpx.Client(base_url=house.address, timeout=60)
    token = client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]
    client.post("/sign-in", data={"name": "wechsel", "password": PASSWORD, "token": token})
    seal = CookieSeal(load_secret(house.store.settings.home))
    form = {"x-yinjian-token": seal.form_token(seal.read(client.cookies[COOKIE]) or "")}
    path = "/desk/submissions/4/acts"
    house.put_at(4, Stage.FIRST_REVIEW)

    def claim() -> int:
        return client.post(path, json={"act": "claim", "version": 1}, headers=form).status_code

    assert claim() == 200
    people.set_roles(house.store, "wechsel", [Role.READER], SYSTEM)
    until(lambda: claim() == 403)
    assert client.get("/exports/csv").status_code == 403
    assert client.get("/desk/submissions/4").status_code == 200, "what the new role may, it may"
    sent = {"file": ("a.pdf", b"%PDF taken away", "application/pdf")}
    stranger = httpx.Client(base_url=house.address, timeout=60)
    assert stranger.post("/api/v1/submissions", headers=bearer, files=sent).status_code == 403
    people.set_active(house.store, "wechsel", False, SYSTEM)
    until(lambda: client.get("/desk/submissions/4").status_code != 200)
    assert stranger.get("/api/v1/submissions/4", headers=bearer).status_code == 401


@pytest.mark.parametrize("role", list(Role))
def test_nothing_changes_without_the_form_token(house: House, role: Role) -> None:
    """Every changing route asks for it, from every role: a forged request from another site has none."""
    before = house.state(4)
    client = house.clients[role]
    for act, (_, more) in ACTS.items():
        body = {"act": act, "version": before[0]} | more
        assert client.post("/desk/submissions/4/acts", json=body).status_code == 403
        stolen = {"x-yinjian-token": house.forms[Role.ADMIN if role is not Role.ADMIN else Role.CLERK]}
        assert client.post("/desk/submissions/4/acts", json=body, headers=stolen).status_code == 403
    assert client.post("/desk/uploads", content=b"%PDF", headers={"x-file-name": "a.pdf"}).status_code == 403
    proof = {"x-file-name": "a.pdf", "x-file-role": "proof"}
    assert client.post("/desk/submissions/4/files", content=b"%PDF", headers=proof).status_code == 403
    assert client.post("/sign-out", data={"token": "x"}).status_code == 403
    assert client.post("/password", data={"old": "x", "new": "y" * 12, "again": "y" * 12}).status_code == 403
    assert house.state(4) == before
    assert client.get("/desk/submissions/4").status_code == 200, "nobody was signed out by it"


def test_every_changing_route_is_in_these_tests() -> None:
    """A new POST, PUT or DELETE route must be added to the tables above."""
    from starlette.routing import Route

    from review_app import (
        api,
        assets,
        desk_routes,
        download_routes,
        intake_routes,
        picture_routes,
        sign_in,
    )

    modules = (api, assets, desk_routes, download_routes, intake_routes, picture_routes, sign_in)
    found: list[Route] = [route for module in modules for route in module.routes()]
    changing = {route.path for route in found if set(route.methods or ()) - {"GET", "HEAD"}}
    assert changing == {
        "/api/v1/submissions",  # a bearer token of its own, never a cookie
        "/desk/submissions/{id:int}/acts",
        "/desk/submissions/{id:int}/files",
        "/desk/uploads",
        "/sign-in",  # tied to the visitor's cookie: see test_gate_closed
        "/sign-out",
        "/password",
    }
