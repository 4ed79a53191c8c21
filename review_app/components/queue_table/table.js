// The queue as a real table: links that open in a new tab too, check boxes, flags as words.

import { h, replace } from "../page_viewer/dom.js";
import { shownFlags, toggled } from "./selection.js";

export class QueueTable {
  constructor(root) {
    this.root = root;
    this.chosen = new Set();
  }

  show(data, trigger, setState) {
    this.data = data;
    this.trigger = trigger;
    this.setState = setState;
    const present = new Set(data.rows.map((row) => row.id));
    const kept = new Set([...this.chosen].filter((id) => present.has(id)));
    if (data.clear !== this.cleared) {
      kept.clear();
      this.cleared = data.clear;
    }
    this.chosen = kept;
    this.#draw();
  }

  #choose(chosen) {
    this.chosen = chosen;
    this.setState("chosen", [...chosen]);
    this.#draw();
  }

  #draw() {
    const { rows, selectable } = this.data;
    const all = rows.length > 0 && rows.every((row) => this.chosen.has(row.id));
    const head = ["", "编号", "单位 / 个人", "申报奖项", "阶段", "问题", "待核", "到件", "谁在办"];
    replace(
      this.root,
      h(
        "table",
        {},
        h("caption", { class: "hidden" }, "待办队列"),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            selectable
              ? h("th", { class: "check" }, h("input", { type: "checkbox", checked: all, "aria-label": "选中本页全部", onchange: () => this.#choose(all ? new Set() : new Set(rows.map((row) => row.id))) }))
              : null,
            head.map((name) => h("th", { scope: "col" }, name || h("span", { class: "hidden" }, "状态"))),
          ),
        ),
        h("tbody", {}, rows.map((row) => this.#row(row))),
      ),
    );
  }

  #row(row) {
    const { flags, more } = shownFlags(row.flags);
    const tone = row.failed ? "broken" : row.blocks > 0 ? "block" : row.check > 0 ? "check" : "certain";
    const sign = { broken: "✗", block: "!", check: "?", certain: "✓" }[tone];
    const word = { broken: "未能识别", block: "有须处理的问题", check: "有待核的项", certain: "可以办结" }[tone];
    const open = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      this.trigger("open", row.id);
    };
    return h(
      "tr",
      { "data-id": row.id, class: this.chosen.has(row.id) ? "chosen" : "" },
      this.data.selectable
        ? h("td", { class: "check" }, h("input", { type: "checkbox", checked: this.chosen.has(row.id), "aria-label": `选中 ${row.title}`, onchange: () => this.#choose(toggled(this.chosen, row.id)) }))
        : null,
      h("td", {}, h("span", { class: `mark ${tone}`, title: word, "aria-label": word, role: "img" }, sign)),
      h("td", { class: "number" }, row.id),
      h("td", { class: "who" }, h("a", { href: row.href, target: "_self", onclick: open }, row.title), h("small", {}, row.under)),
      h("td", {}, row.award || h("em", {}, "未定")),
      h("td", {}, h("span", { class: "chip" }, row.stage), row.read ? h("small", {}, row.read) : null),
      h(
        "td",
        { class: "flags" },
        flags.map((flag) => h("span", { class: `chip ${flag.tone}` }, flag.word)),
        more > 0 ? h("span", { class: "chip" }, `另 ${more} 项`) : null,
      ),
      h("td", { class: "number" }, row.check || "–"),
      h("td", { class: "when", title: row.received }, row.age),
      h("td", {}, row.holder ? h("span", { class: `chip ${row.mine ? "mine" : "other"}` }, row.mine ? "我" : row.holder) : h("em", {}, "空闲")),
    );
  }
}
