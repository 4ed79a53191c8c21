"""Navigation only: which pages there are, and who sees which."""

import streamlit as st

from casework.roles import Action
from review_app import frame

st.set_page_config(page_title="印荐", page_icon=frame.ICON, layout="wide", initial_sidebar_state="collapsed")
person = frame.enter()
frame.dress(person)

PAGES = (
    ("todo", "待办队列", ":material/checklist:", Action.VIEW),
    ("intake", "收件", ":material/inbox:", Action.RECEIVE),
    ("review", "审核", ":material/fact_check:", Action.VIEW),
    ("tiles", "集中核对", ":material/grid_view:", Action.REVIEW),
    ("register", "名册", ":material/menu_book:", Action.VIEW),
    ("selection", "评选", ":material/how_to_vote:", Action.VIEW),
    ("publish", "公示与导出", ":material/campaign:", Action.VIEW),
    ("statistics", "统计", ":material/monitoring:", Action.VIEW_STATISTICS),
    ("people", "用户与设置", ":material/settings:", Action.VIEW),
)
pages = [
    st.Page(f"app_pages/{name}.py", title=title, icon=icon, url_path=name, default=name == "todo")
    for name, title, icon, action in PAGES
    if person.may(action)
]
chosen = st.navigation(pages, position="top")
frame.say()
chosen.run()
