"""Navigation only: which pages there are, and who sees which."""


def navigate() -> None:
    """Open the page that was asked for, among those that the person's roles show."""
    import streamlit as st

    from casework.roles import Action
    from review_app import frame

    st.set_page_config(
        page_title="印荐", page_icon=frame.ICON, layout="wide", initial_sidebar_state="collapsed"
    )
    person = frame.enter()
    frame.dress(person)
    entries = (
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
        for name, title, icon, action in entries
        if person.may(action)
    ]
    chosen = st.navigation(pages, position="top")
    frame.say()
    chosen.run()


# Streamlit runs this file as the main module. A process that is spawned meanwhile (reading a drawn box)
# imports the main module once more, under this other name, and must not open a page.
if __name__ != "__mp_main__":
    navigate()
