"""Navigation only: which pages there are, and who sees which."""


def navigate() -> None:
    """Open the page that was asked for, among those that the person's roles show."""
    import streamlit as st

    from review_app import frame
    from review_app.pages import PAGES

    st.set_page_config(
        page_title="印荐", page_icon=frame.ICON, layout="wide", initial_sidebar_state="collapsed"
    )
    person = frame.enter()
    frame.dress(person)
    # A page that the roles do not show keeps its address: it refuses in words what a colleague's link asks.
    pages = [
        st.Page(
            f"app_pages/{page.name}.py",
            title=page.title,
            icon=page.icon,
            url_path=page.name,
            default=page.name == "todo",
            visibility="visible" if person.may(page.action) else "hidden",
        )
        for page in PAGES
    ]
    chosen = st.navigation(pages, position="top")
    frame.say()
    chosen.run()


# Streamlit runs this file as the main module. A process that is spawned meanwhile (reading a drawn box)
# imports the main module once more, under this other name, and must not open a page.
if __name__ != "__mp_main__":
    navigate()
