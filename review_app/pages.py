"""The pages of the dashboard, in the order of the navigation."""

from dataclasses import dataclass
from typing import Final

from casework.roles import Action


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its file and address, its title, its icon, and what somebody must be allowed to see it."""

    name: str
    title: str
    icon: str
    action: Action


PAGES: Final = (
    PageEntry("todo", "待办队列", ":material/checklist:", Action.VIEW),
    PageEntry("intake", "收件", ":material/inbox:", Action.RECEIVE),
    PageEntry("review", "审核", ":material/fact_check:", Action.VIEW),
    PageEntry("tiles", "集中核对", ":material/grid_view:", Action.REVIEW),
    PageEntry("register", "名册", ":material/menu_book:", Action.VIEW),
    PageEntry("selection", "评选", ":material/how_to_vote:", Action.VIEW),
    PageEntry("publish", "公示与导出", ":material/campaign:", Action.VIEW),
    PageEntry("statistics", "统计", ":material/monitoring:", Action.VIEW_STATISTICS),
    PageEntry("people", "用户与设置", ":material/settings:", Action.VIEW),
)
