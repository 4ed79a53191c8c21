"""集中核对: one field of the whole season as tiles, the right ones confirmed at once."""

import streamlit as st

from casework.roles import Action
from casework.services import groups
from casework.services.groups import Tile
from review_app import assets, elements, frame
from review_app.people import Person

KEYS = {
    "印章": "印章",
    "单位名称": "单位名称",
    "工作单位": "工作单位",
    "申报奖项": "申报奖项",
    "职业资格": "证书等级",
}
AT_ONCE = 60
DOUBTFUL = 0.9
"""Below this calibrated confidence a tile must be chosen by hand: one in ten would be wrong."""

SEAL_OK = "相符"


def tile_name(tile: Tile) -> str:
    return f"{tile.submission_id}/{tile.key}"


def tile_value(tile: Tile) -> dict[str, object]:
    box = tile.upright_box
    picture = ""
    if box is not None and tile.page is not None and box.x1 > box.x0 and box.y1 > box.y0:
        corners = ",".join(f"{value:.5f}" for value in box.as_tuple())
        picture = f"/pages/{tile.submission_id}/{tile.page}/crop?box={corners}"
    seal = tile.key.startswith("印章")
    unsure = tile.confidence is None or tile.confidence < DOUBTFUL
    # Which body must recommend stands nowhere on the form: such a seal is never chosen beforehand.
    doubt = tile.recommender or tile.value != SEAL_OK if seal else (tile.state == "rule_broken" or unsure)
    return {
        "name": tile_name(tile),
        "id": tile.submission_id,
        "version": tile.version,
        "title": tile.title,
        "value": seal_word(tile) if seal else tile.value or "",
        "read": f"印文读作：{tile.seal_text}" if tile.seal_text else "",
        "expected": tile.expected if tile.expected != tile.value else "",
        "picture": picture,
        "doubt": doubt,
        "word": "有疑问，请细看" if doubt else "看来一致",
    }


def seal_word(tile: Tile) -> str:
    """The decision that confirming the tile would settle, with the opinion block where there are several."""
    slot = tile.key.removeprefix("印章·")
    if tile.recommender:
        return f"{slot}：" + ("有推荐单位的章" if tile.value == SEAL_OK else tile.value or "")
    return tile.value or ""


def confirm(chosen: list[str], shown: tuple[Tile, ...], person: Person) -> None:
    wanted = [tile for tile in shown if tile_name(tile) in set(chosen)]
    outcomes = groups.confirm_tiles(frame.store(), wanted, person.actor)
    refused = [outcome for outcome in outcomes if outcome.refusal]
    note = f"{len(refused)} 项没有确认：{refused[0].refusal}" if refused else ""
    frame.said(f"已确认 {len(outcomes) - len(refused)} 项。{note}")
    st.rerun()


def wall(person: Person) -> None:
    key = (
        st.segmented_control(
            "核对什么",
            list(KEYS),
            default="印章",
            format_func=lambda name: KEYS[name],
            label_visibility="collapsed",
        )
        or "印章"
    )
    shown = groups.tiles(frame.store(), frame.season(), key, person.actor, limit=AT_ONCE)
    if not shown:
        frame.empty(
            f"“{KEYS[key]}”没有要核对的了",
            "换一类看看；或回到待办队列，逐份办结。",
            page="app_pages/todo.py",
            label="去待办队列",
        )
        return
    if len(shown) == AT_ONCE:
        st.caption(f"先显示最早的 {AT_ONCE} 份，确认之后接着显示后面的。")
    answer = elements.tile_wall()(
        key=f"wall-{key}",
        data={"tiles": [tile_value(tile) for tile in shown], "modules": assets.modules_address()},
        on_confirm_change=lambda: None,
    )
    if answer.confirm:
        confirm([str(name) for name in answer.confirm], shown, person)


person = frame.enter(Action.REVIEW)
frame.heading("集中核对", "把全部材料的同一项摆在一起看：一眼扫过，取消不对的，其余一并确认。")
with frame.plainly():
    wall(person)
