"""审核: the review desk for one submission."""

import streamlit as st

from casework.roles import Action
from casework.services import queue
from review_app import assets, elements, frame
from review_app.queue_query import address, read_filter

person = frame.enter(Action.VIEW)
query = dict(st.query_params)
filters = read_filter(query, frame.season(), person.name)

number = query.get("id", "")
if not number.isdigit():
    found = queue.next_to_review(frame.store(), person.actor, filters)
    number = str(found) if found is not None else ""
    if number:
        st.query_params["id"] = number

if not number:
    frame.heading("审核")
    frame.empty(
        "没有等着审核的材料",
        "收件并识别完成后，需要人看的材料会排在待办队列里，从那里点开即可逐项核对。",
        page="app_pages/intake.py" if person.may(Action.RECEIVE) else "app_pages/todo.py",
        label="去收件" if person.may(Action.RECEIVE) else "去待办队列",
    )
    st.stop()

elements.page_viewer()(
    key="desk",
    data={
        "submission": int(number),
        "queue": address(query),
        "token": frame.form_token(person),
        "modules": assets.modules_address(),
    },
    height="content",
)
