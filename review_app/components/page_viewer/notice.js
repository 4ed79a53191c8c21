// One line above the panes that says what happened and what to do.

import { h, replace } from "./dom.js";

export class Notice {
  constructor() {
    this.element = h("div", { class: "message", role: "alert", hidden: true });
  }

  say(text, tone = "note", extra = null) {
    this.element.hidden = false;
    this.element.className = `message ${tone}`;
    replace(this.element, h("span", {}, text), extra, h("button", { type: "button", class: "link", onclick: () => this.hush() }, "知道了"));
  }

  hush() {
    this.element.hidden = true;
    replace(this.element);
  }
}

/** What somebody else changed, so that a reviewer decides with it before their eyes. */
export function conflictText(error, theirs) {
  const seen = theirs.map((change) => `${change.by || "他人"}把“${change.label}”由“${change.was || "空"}”改为“${change.now || "空"}”`);
  const told = seen.length > 0 ? seen : (error.body.changes ?? []);
  return `${error.message}${told.length > 0 ? `${told.join("；")}。` : ""}您这一步没有保存，请看过之后再定。`;
}

/** Who has the form in hand, by the name that people go by, and what the one who looks may do about it. */
export function claimedText(error, view) {
  if (!view?.claim) return `${error.message}${error.remedy}`;
  const advice = view.may.take_over ? "可先看下一份；说好之后也可以“接管”。" : "请先看下一份，或等对方办完。";
  return `${view.claim.who} 正在处理这份材料。${advice}`;
}
