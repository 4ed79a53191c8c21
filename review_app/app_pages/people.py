"""用户与设置: one's own account and tokens, taught labels, accounts, the audit chain, settings in force."""

import streamlit as st

from casework.errors import InvalidInput
from casework.roles import PERMISSIONS, Action, Role
from casework.services import history, people
from casework.services.people import UserView
from review_app import frame, taught_labels, words
from review_app.people import Person

ROLE_TEXT = {
    Role.CLERK: "收件、核对",
    Role.FIRST: "初审、退回补正",
    Role.SECOND: "复核、登记表决、公示发布",
    Role.JUDGE: "投票",
    Role.ADMIN: "除投票外的一切",
    Role.READER: "只看",
}


def own(person: Person) -> None:
    """Password and API tokens of whoever looks."""
    st.html(
        '<a class="yj-export" style="max-width:20rem" href="/password" target="_self">'
        "<strong>修改我的密码</strong><span>在其他电脑上的登录会一并退出。</span></a>"
    )
    if person.may(Action.RECEIVE):
        with st.expander("供其他系统使用的接口令牌（一般用不到）"):
            tokens(person)


def tokens(person: Person) -> None:
    """Tokens with which another system may hand in and ask, as this account."""
    st.caption(
        "供其他系统通过接口提交和查询材料。令牌只显示一次，权限与您的账号相同。接口说明：/api/v1/openapi.json"
    )
    with st.form("token", clear_on_submit=True, border=True):
        label = st.text_input("用途", placeholder="例如：门户网站")
        days = st.number_input("有效天数", 1, 3650, 365)
        if st.form_submit_button("生成令牌") and label.strip():
            secret, _view = people.create_token(
                frame.store(), person.name, label.strip(), person.actor, int(days)
            )
            st.session_state["new-token"] = secret
    secret = st.session_state.pop("new-token", None)
    if secret:
        st.success("请立即抄存，离开本页后不再显示：")
        st.code(secret, language=None)
    for token in people.list_tokens(frame.store(), person.actor):
        left, right = st.columns([6, 1], vertical_alignment="center")
        state = "已吊销" if token.revoked else f"有效至 {words.moment(token.expires_at) or '长期'}"
        left.text(f"{token.label}　{token.owner}　{state}")
        if not token.revoked and right.button("吊销", key=f"revoke-{token.id}"):
            people.revoke_token(frame.store(), token.id, person.actor)
            st.rerun()


def accounts(person: Person) -> None:
    """Every account, and making new ones."""
    users = people.list_users(frame.store(), person.actor)
    st.dataframe(
        [
            {
                "用户名": user.name,
                "姓名": user.shown_name,
                "角色": "、".join(sorted(role.value for role in user.roles)),
                "状态": _state(user),
                "最近登录": words.moment(user.last_sign_in),
            }
            for user in users
        ],
        hide_index=True,
    )
    left, right = st.columns(2)
    with left:
        new_account(person)
    with right:
        change_account(person, users)


def _state(user: UserView) -> str:
    if not user.active:
        return "已停用"
    if user.must_change:
        return "待改初始密码"
    return "启用"


def new_account(person: Person) -> None:
    made = st.session_state.get("accounts-made", 0)  # what was refused stays to be mended, what was made goes
    with st.form(f"new-user-{made}"):
        st.markdown("**新建账号**")
        name = st.text_input("用户名", key=f"new-name-{made}")
        shown = st.text_input("姓名", key=f"new-shown-{made}")
        password = st.text_input(
            "初始密码（至少 10 个字符，首次登录须更改）", type="password", key=f"new-password-{made}"
        )
        roles = st.pills(
            "角色（可多选）",
            list(Role),
            selection_mode="multi",
            format_func=lambda role: f"{role.value}：{ROLE_TEXT[role]}",
            key=f"new-roles-{made}",
        )
        if st.form_submit_button("新建", type="primary"):
            if not roles:
                raise InvalidInput("还没有选角色。", remedy="没有角色的账号什么都做不了，请至少选一个。")
            people.create_user(
                frame.store(), name, password, roles, person.actor, shown_name=shown, must_change=True
            )
            st.session_state["accounts-made"] = made + 1
            done(f"已新建账号“{name}”。")


def change_account(person: Person, users: tuple[UserView, ...]) -> None:
    with frame.card("change"):
        st.markdown("**更改账号**")
        name = st.selectbox("账号", [user.name for user in users])
        user = next(user for user in users if user.name == name)
        roles = st.pills(
            "角色（可多选）",
            list(Role),
            selection_mode="multi",
            default=sorted(user.roles),
            format_func=lambda role: role.value,
            key=f"roles-{name}",
        )
        with st.container(horizontal=True):
            if st.button("保存角色", key=f"save-{name}", disabled=not roles or set(roles) == set(user.roles)):
                people.set_roles(frame.store(), user.name, roles, person.actor)
                done(f"“{user.name}”的角色已更改。")
            # Each names whom it is for: a press that arrives after another choice must not hit that one.
            act = "停用" if user.active else "启用"
            if st.button(f"{act}“{frame.plain(name)}”", key=f"active-{name}"):
                people.set_active(frame.store(), user.name, not user.active, person.actor)
                done(f"“{user.name}”已{act}。")
        password = st.text_input("重设密码（对方下次登录须更改）", type="password", key=f"reset-{name}")
        if st.button("重设密码", key=f"renew-{name}", disabled=not password):
            people.reset_password(frame.store(), user.name, password, person.actor)
            done(f"“{user.name}”的密码已重设。")


def done(text: str) -> None:
    frame.house().people.forget_names()
    frame.said(text)
    st.rerun()


def rights() -> None:
    """Who may do what, from the table that the program itself asks."""
    st.dataframe(
        [
            {
                "可做的事": action.value,
                **{role.value: "✓" if action in PERMISSIONS[role] else "" for role in Role},
            }
            for action in Action
        ],
        hide_index=True,
        height=560,
    )


def audit(person: Person) -> None:
    """The newest events, and whether the chain is whole."""
    if st.button("校验办理记录是否完整", icon=":material/verified:"):
        report = history.verify(frame.store())
        if report.problems:
            st.error("办理记录被改动过：" + "；".join(str(problem) for problem in report.problems[:5]))
        else:
            st.success("办理记录完整，没有改动、缺失或乱序。")
    called = frame.house().people.names()
    rows = [
        {
            "序号": event.seq,
            "时间": words.dated(event.at),
            "谁": called.get(event.who, event.who),
            "做了什么": event.action,
            "材料编号": str(event.submission_id or ""),
            "对象": words.recorded(event.action, event.subject),
            "原来": words.recorded(event.action, event.before),
            "现在": words.recorded(event.action, event.after),
            "理由": words.recorded(event.action, event.why),
        }
        for event in history.recent_events(frame.store(), person.actor, 300)
    ]
    st.dataframe(rows, hide_index=True, height=min(520, 40 + 35 * len(rows)))
    st.caption("最近 300 条，时间为北京时间。每份材料完整的办理经过在“审核”页右侧。")


def settings() -> None:
    st.caption(
        "这里只供查看。要更改，请在数据文件夹里的 yinjian.toml 写一行“名称 = 值”，重新启动后生效。"
        "密码等不显示。"
    )
    st.dataframe(
        [
            {"用途": meaning, "现值": value or "（未设）", "名称": name}
            for meaning, value, name in frame.store().settings.explained()
        ],
        hide_index=True,
        height=560,
        column_config={"用途": st.column_config.Column(width="large")},
    )


person = frame.enter(Action.VIEW)
frame.heading("用户与设置", "改自己的密码，看各角色能做什么；管理员在这里给同事开账号。")
sections = ["我的账号", "各角色的权限"]
if person.may(Action.TEACH):
    sections.append("学到的标签")
if person.may(Action.MANAGE_USERS):
    sections += ["账号管理", "系统设置"]
if person.may(Action.READ_AUDIT):
    sections.append("办理记录")
chosen = (
    st.segmented_control("栏目", sections, default=sections[0], label_visibility="collapsed") or sections[0]
)
with frame.plainly():
    if chosen == "我的账号":
        own(person)
    elif chosen == "各角色的权限":
        rights()
    elif chosen == "学到的标签":
        taught_labels.listing(person)
    elif chosen == "账号管理":
        accounts(person)
    elif chosen == "办理记录":
        audit(person)
    else:
        settings()
