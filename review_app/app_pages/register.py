"""名册: the member register in force, and importing a new one with a preview."""

from collections.abc import Sequence

import streamlit as st

from casework.roles import Action
from casework.services import members, reading
from casework.services.members import RegisterPreview
from review_app import frame, house, words
from review_app.people import Person


def in_force(person: Person) -> None:
    """What register counts now."""
    present = members.in_force(frame.store(), person.actor, frame.season())
    if present is None:
        frame.empty(
            "还没有会员名册",
            "导入名册后，系统才能核对申报单位是否会员、会费是否交纳，并按名册算出名额。"
            "没有名册时，这些条件一律显示“待判断”。",
        )
        return
    names = frame.house().people.names()
    frame.metric_row(
        [
            ("会员单位", f"{present.members} 家", "先进集体名额按此计算"),
            ("会员代表", f"{present.representatives} 人", "先进个人名额按此计算"),
            ("导入", words.moment(present.imported_at), names.get(present.imported_by, present.imported_by)),
        ]
    )
    st.caption(f"名册文件：{frame.plain(present.file_name)}")
    everybody(person)
    if person.may(Action.IMPORT_REGISTER):
        with st.popover("撤回这次导入", icon=":material/undo:"):
            why = st.text_input("撤回的理由", key="register-why")
            if st.button("撤回，恢复上一份名册", disabled=not why.strip()):
                members.withdraw(frame.store(), present.id, why, person.actor)
                reading.rejudge_season(frame.store(), frame.season(), person.actor)
                frame.said("已撤回。相关问题已重新判断。")
                st.rerun()


def everybody(person: Person) -> None:
    """Who is in the register, to be looked up."""
    found = members.listing(frame.store(), person.actor, frame.season())
    year = house.season_year(frame.season())
    paid = {True: "已交", False: "未交", None: "名册没有写"}
    with st.expander(f"查看名册里的 {len(found)} 家单位"):
        text = st.text_input(
            "查找", placeholder="单位名称、曾用名、证号……输入后按回车", key="register-find"
        ).strip()
        rows = [
            {
                "单位名称": member.name,
                "曾用名": "、".join(member.former_names),
                "统一社会信用代码": member.credit_code or "",
                "会员证号": member.member_number or "",
                f"{year}年度会费": paid[member.paid(year)],
                "会员代表": f"{len(member.representatives)} 人",
            }
            for member in found
            if text in "|".join((*member.names, member.credit_code or "", member.member_number or ""))
        ]
        if rows:
            st.dataframe(rows, hide_index=True, height=min(420, 40 + 35 * len(rows)))
        else:
            st.caption("名册里没有找到。")


def importing(person: Person) -> None:
    """Upload, look, then put in force."""
    st.subheader("导入名册")
    st.caption(
        "Excel 或 CSV，第一行是表头：单位名称、统一社会信用代码、会员证号、会费、会员代表……"
        "列名可以不同，多余的列不影响。"
    )
    year = house.season_year(frame.season())
    heads = ("单位名称", "曾用名", "统一社会信用代码", "会员证号", f"{year}年度会费", "会员代表")
    st.download_button(
        "下载空白名册模板",
        ("\ufeff" + ",".join(heads) + "\n").encode(),
        "会员名册模板.csv",
        "text/csv",
        icon=":material/download:",
    )
    round_ = st.session_state.setdefault("register-round", 0)
    file = st.file_uploader("选择名册文件", type=["xlsx", "csv"], key=f"register-file-{round_}")
    if file is None:
        return
    data = file.getvalue()
    shown = members.preview(frame.store(), data, file.name, person.actor, frame.season())
    preview(shown)
    if st.button(f"启用这份名册（{shown.members} 家）", type="primary", disabled=shown.members == 0):
        members.commit(frame.store(), data, file.name, person.actor, frame.season())
        with st.spinner("正在按新名册重新判断各份材料……"):
            changed = reading.rejudge_season(frame.store(), frame.season(), person.actor)
        st.session_state["register-round"] = round_ + 1
        frame.said(f"名册已启用，{changed} 份材料的问题有变化。")
        st.rerun()


def preview(shown: RegisterPreview) -> None:
    """What would change, before anything does."""
    frame.metric_row(
        [
            ("可用的单位", f"{shown.members} 家", ""),
            ("新增", f"{len(shown.added)} 家", ""),
            ("减少", f"{len(shown.removed)} 家", ""),
            ("改名", f"{len(shown.renamed)} 家", ""),
            ("有变动", f"{len(shown.changed)} 家", ""),
            ("不能用的行", f"{len(shown.errors)} 行", "其余照常导入" if shown.errors else ""),
        ]
    )
    _listed("不能用的行（请在文件里改正后重新选择）", shown.errors, opened=True)
    _listed("新增的单位", shown.added)
    _listed("不再在册的单位", shown.removed)
    _listed("改了名称的单位", [f"{old} → {new}" for old, new in shown.renamed])
    _listed("资料有变动的单位", shown.changed)


def _listed(title: str, lines: Sequence[str], *, opened: bool = False) -> None:
    if lines:
        with st.expander(f"{title}：{len(lines)}", expanded=opened):
            st.dataframe({title: list(lines)}, hide_index=True, height=min(300, 40 + 35 * len(lines)))


person = frame.enter(Action.VIEW)
frame.heading("名册", "会员单位和会费情况。申报单位是否会员、名额有多少，都以这里为准。")
with frame.plainly():
    in_force(person)
    if person.may(Action.IMPORT_REGISTER):
        importing(person)
