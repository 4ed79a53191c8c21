// The line above the panes: whose form this is, where it stands, who has it, and the way on.

import { buildAgenda, openCount } from "./agenda.js";
import { h, replace } from "./dom.js";
import { HELP } from "./keys.js";

/** Draw the head. `desk` has previous(), next(), takeOver() and the help dialog. */
export function drawHead(root, view, queue, desk) {
  const agenda = buildAgenda(view.items);
  const open = openCount(agenda);
  const waiting = open > 0 ? `待核 ${open} 项` : agenda.length > 1 ? "待一并确认" : "已核对完";
  const tool = (text, title, action, disabled = false) =>
    h("button", { type: "button", class: "tool", title, "aria-label": title, disabled, onclick: action }, text);
  replace(
    root,
    h("a", { class: "back", href: `/?${queue}`, target: "_self" }, "‹ 待办队列"),
    h("strong", { class: "title" }, view.title),
    h("span", { class: "sub" }, view.subtitle),
    h("span", { class: "chip stage" }, view.stage),
    view.items.length > 0 ? h("span", { class: `chip ${agenda.length > 1 ? "todo" : "done"}` }, waiting) : null,
    claimChip(view.claim),
    view.claim && !view.claim.mine && view.may.take_over ? h("button", { type: "button", class: "link", onclick: () => desk.takeOver() }, "接管") : null,
    h("span", { class: "spring" }),
    view.decisions.length > 0 ? tool("去办理", "直接去本份结论：退回补正、不予受理、撤回等（D）", () => desk.toDecision()) : null,
    h("span", { class: "place" }, view.position ?? ""),
    tool("‹", "上一份（P）", () => desk.previous(), !view.previous),
    tool("›", "下一份（N）", () => desk.next(), !view.next),
    view.files.slice(0, 1).map((file) => h("a", { class: "tool", href: file.url, title: `下载原件：${file.name}` }, "原件")),
    (view.same_file ?? []).map((other) => h("a", { class: "tool", href: `/review?id=${other.id}&stage=all`, target: "_self", title: `同一文件第 ${other.page} 页起：${other.title}` }, `第 ${other.page} 页起`)),
    tool("?", "键盘说明（?）", () => desk.help.showModal()),
  );
}

function claimChip(claim) {
  if (!claim) return null;
  return h("span", { class: `chip ${claim.mine ? "mine" : "other"}` }, claim.mine ? "我在办" : `${claim.who} 在办`);
}

/** Fill the dialog that lists every key. */
export function fillHelp(dialog) {
  const names = (keys) => keys.split(" / ").map((key, index) => [index > 0 ? " / " : "", h("kbd", {}, key)]);
  replace(
    dialog,
    h("h2", {}, "键盘操作"),
    h("dl", {}, HELP.map(([keys, text]) => [h("dt", {}, names(keys)), h("dd", {}, text)])),
    h("button", { type: "button", class: "action main", onclick: () => dialog.close() }, "知道了", h("kbd", {}, "Esc")),
  );
}
