// The card of the step at hand: one question, the fields always verified, the certain ones, the decision.

import { h, replace } from "./dom.js";
import { SEVERITIES, STATES, stateOf } from "./marks.js";
import { crop } from "./page_picture.js";

const NOTHING = { second: "（请只看原件录入）", third: "（待您裁定）" };

const key = (text) => h("kbd", {}, text);

function button(text, keyName, action, { tone = "", disabled = false, title = "" } = {}) {
  return h(
    "button",
    { type: "button", class: `action ${tone}`, onclick: action, disabled, title: title || null },
    text,
    keyName ? key(keyName) : null,
  );
}

/** The rim text laid out straight above the name that it should bear and the one that was read. */
function sealStrip(item) {
  const line = (word, text) => (text ? h("div", {}, h("dt", {}, word), h("dd", {}, text)) : null);
  return h(
    "figure",
    { class: "strip" },
    h("img", { src: item.strip, alt: "展开成一行的印文", draggable: "false" }),
    h("dl", {}, line("应为", item.expected), line("读作", item.read)),
  );
}

export class StepCard {
  constructor(root, acts) {
    this.root = root;
    this.acts = acts;
    this.input = null;
  }

  get editing() {
    return this.input !== null;
  }

  /** Draw a step. `desk` is {view, step, open, turnOf(page), busy}. */
  show(desk) {
    this.input = null;
    const { step } = desk;
    const body =
      step.type === "question"
        ? this.#question(desk)
        : step.type === "verify"
          ? this.#group(desk, "必核项", "本届规定以下各项每份都要看一眼。与原件一致，就一并确认。", true)
          : step.type === "certain"
            ? this.#group(desk, "把握大的各项", "以下各项识别把握大、规则也无疑问。一并确认前，请扫一眼。", false)
            : this.#decision(desk);
    this.root.className = `card ${step.type}`;
    this.root.dataset.step = step.id;
    replace(this.root, body);
  }

  #picture(desk, item, room) {
    const page = desk.view.pages[item.page];
    if (!page || !item.box) return h("p", { class: "no-crop" }, "原件上没有定位到这一项。可用“框选重读”指给系统看。");
    return crop(page, item.box, room, { turn: desk.turnOf(item.page), label: `${item.label}的原件图像` });
  }

  #question(desk) {
    const item = desk.view.items.find((candidate) => candidate.key === desk.step.keys[0]);
    const state = stateOf(item);
    const between = item.ask === "second" || item.ask === "third";
    const offered = item.offered && item.decision;
    const width = Math.max(220, this.root.clientWidth - 36);
    return [
      h(
        "header",
        {},
        h("span", { class: `mark ${state}` }, STATES[state].sign),
        h("h2", {}, item.label),
        h("span", { class: "hint" }, STATES[state].word + (item.by ? `（${item.by}）` : "")),
        h("span", { class: "spring" }),
        h("span", { class: "hint" }, [item.source, item.confidence].filter(Boolean).join(" · ")),
      ),
      this.#picture(desk, item, { width, height: item.seal ? (item.strip ? 104 : 150) : item.long ? 120 : 76 }),
      item.strip ? sealStrip(item) : null,
      h("div", { class: `value${item.value ? "" : " none"}${item.long ? " long" : ""}`, "data-value": true }, item.value || NOTHING[item.ask] || "（没有读到内容）"),
      item.repair ? h("p", { class: "why" }, `已修复：${item.repair}`) : null,
      item.seal ? this.#alternatives(item) : null,
      item.reasons.map((reason) => h("p", { class: "why" }, reason)),
      item.seal ? null : this.#alternatives(item),
      item.offered ? this.#offer(item) : null,
      h(
        "footer",
        {},
        between ? null : button(offered ? "保留原值" : "确认", "Enter", () => this.acts.confirm(), { tone: "main", disabled: !item.value && !item.decision }),
        item.seal ? null : button(between ? "录入" : "修改", "E", () => this.acts.edit(), { tone: between ? "main" : "" }),
        item.seal ? null : button("空白", "B", () => this.acts.blank()),
        button("看不清", "F", () => this.acts.unreadable()),
        item.extra && item.value && item.decision !== "assigned" ? button("归入字段…", "G", () => this.acts.assign()) : null,
      ),
    ];
  }

  #alternatives(item) {
    if (item.alternatives.length === 0) return null;
    return h(
      "div",
      { class: "alternatives", role: "group", "aria-label": "备选值" },
      item.alternatives.slice(0, 9).map((other, index) =>
        h(
          "button",
          { type: "button", class: "alternative", onclick: () => this.acts.pick(index) },
          key(String(index + 1)),
          h("span", { class: "text" }, other.value || "（空白）"),
          other.origin ? h("small", {}, other.origin) : null,
        ),
      ),
    );
  }

  #offer(item) {
    return h("p", { class: "why" }, `重新识别后读成“${item.offered}”。您确认过的值没有被改动：按 Enter 保留，或按 1 采用新的。`);
  }

  #group(desk, title, text, pictures) {
    const items = desk.step.keys.map((name) => desk.view.items.find((item) => item.key === name));
    const width = Math.max(200, this.root.clientWidth - 44);
    return [
      h("header", {}, h("h2", {}, title), h("span", { class: "hint" }, `${items.length} 项`)),
      h("p", { class: "why plain" }, text),
      h(
        "ul",
        { class: pictures ? "verify" : "certain" },
        items.map((item) =>
          h(
            "li",
            {},
            pictures && item.box ? this.#picture(desk, item, { width: width * 0.5, height: item.seal ? 104 : 38 }) : null,
            h("button", { type: "button", class: "link", onclick: () => this.acts.choose(item.key) }, item.label),
            h("span", { class: "text" }, item.value),
          ),
        ),
      ),
      h(
        "footer",
        {},
        button(pictures ? "与原件一致，一并确认" : `一并确认 ${items.length} 项`, "Enter", () => this.acts.confirm(), { tone: "main" }),
      ),
    ];
  }

  #unread(view) {
    return [
      h("header", {}, h("h2", {}, view.unread === "failed" ? "这份材料没有读出来" : "还没有识别结果")),
      h("p", { class: "why plain" }, view.notice),
      h(
        "footer",
        {},
        button("重新识别", "", () => this.acts.restart("read_again"), { tone: "main" }),
        view.unread === "failed" ? button("按单位表人工录入", "", () => this.acts.restart("start_unit")) : null,
        view.unread === "failed" ? button("按个人表人工录入", "", () => this.acts.restart("start_person")) : null,
      ),
    ];
  }

  #decision(desk) {
    const { view } = desk;
    if (view.unread && view.items.length === 0 && view.may.review) return this.#unread(view);
    const open = view.flags.filter((flag) => flag.severity !== "info" && !flag.override);
    const suggested = view.decisions.find((decision) => decision.suggested);
    return [
      h("header", {}, h("h2", {}, view.decisions.length > 0 ? "本份结论" : "已核对完"), h("span", { class: "hint" }, `现处“${view.stage}”`)),
      open.length > 0
        ? h(
            "ul",
            { class: "left" },
            open.map((flag) => h("li", {}, h("span", { class: `mark ${flag.severity}` }, SEVERITIES[flag.severity].sign), flag.message)),
          )
        : h("p", { class: "why plain" }, "各项均已核对，没有未处理的问题。"),
      view.decisions.length === 0 ? h("p", { class: "why plain" }, view.no_decision ?? "这一步不由您的角色决定。按 N 看下一份。") : null,
      view.letter ? h("p", { class: "why plain" }, "这份材料已退回补正。", h("a", { class: "link", href: view.letter }, "下载补正通知书（Word）")) : null,
      h(
        "footer",
        {},
        view.decisions.map((decision) =>
          button(decision.label, decision === suggested ? "Enter" : "", () => this.acts.decide(decision), {
            tone: decision === suggested ? "main" : decision.tone,
            title: decision.why_not || "",
          }),
        ),
        view.decisions.length === 0 && view.next ? button("下一份", "N", () => this.acts.next(), { tone: "main" }) : null,
      ),
    ];
  }

  /** Turn the shown value into an input. Nothing is saved before commit: losing focus keeps the draft. */
  edit(item, draft) {
    const place = this.root.querySelector("[data-value]");
    if (!place) return;
    const id = "desk-edit";
    this.input = item.long
      ? h("textarea", { id, rows: "5", value: draft ?? item.value ?? "" })
      : h("input", { id, type: "text", value: draft ?? item.value ?? "", list: item.options ? "desk-options" : null, autocomplete: "off" });
    this.input.setAttribute("aria-label", `${item.label}的正确值`);
    place.replaceWith(
      h(
        "div",
        { class: "typing" },
        this.input,
        item.options ? h("datalist", { id: "desk-options" }, item.options.map((option) => h("option", { value: option }))) : null,
        item.long ? h("p", { class: "hint" }, key("Shift+Enter"), " 换行") : null,
      ),
    );
    // While typing, the buttons speak of the typed text: nothing here may confirm the old value.
    replace(
      this.root.querySelector("footer"),
      button("保存", "Enter", () => this.acts.commit(), { tone: "main" }),
      button("放弃", "Esc", () => this.acts.cancel()),
    );
    this.root.querySelector(".alternatives")?.remove();
    this.input.focus();
    this.input.select();
  }

  /** Ask which field an extra one is; `teach` whether the person may keep the label for the season. */
  askField(item, fields, teach) {
    const empty = fields.filter((field) => !field.value);
    const filled = fields.filter((field) => field.value);
    const option = (field) => h("option", { value: field.key }, field.value ? `${field.label}（现为：${field.value.slice(0, 16)}）` : field.label);
    this.input = h(
      "select",
      { "aria-label": `“${item.label}”是本届的哪个字段` },
      h("optgroup", { label: "还空着的字段" }, empty.map(option)),
      h("optgroup", { label: "已有内容的字段（将被替换）" }, filled.map(option)),
    );
    this.teaching = h("input", { type: "checkbox", checked: teach, disabled: !teach });
    this.root.querySelector("footer").replaceWith(
      h(
        "div",
        { class: "typing" },
        h("p", { class: "why plain" }, `“${item.label}”下面写的“${item.value.slice(0, 30)}”，归入：`),
        this.input,
        teach ? h("label", { class: "teach" }, this.teaching, `以后凡标签是“${item.label}”的，都归入这个字段（全届生效，可撤回）`) : null,
        h("footer", {}, button("归入", "Enter", () => this.acts.commit(), { tone: "main" }), button("取消", "Esc", () => this.acts.cancel())),
      ),
    );
    this.input.focus();
  }

  /** What `askField` was answered. */
  chosenField() {
    return { key: this.input.value, teach: this.teaching.checked };
  }

  /** Ask for a written reason before a decision that needs one. */
  askReason(decision, preset) {
    this.input = h("textarea", { rows: "4", value: preset ?? "", "aria-label": "理由" });
    const footer = this.root.querySelector("footer");
    footer.replaceWith(
      h(
        "div",
        { class: "typing" },
        h("p", { class: "why plain" }, `${decision.label}：${decision.reason_hint ?? "请写明理由（记入历史）"}`),
        this.input,
        h("p", { class: "hint" }, key("Shift+Enter"), " 换行"),
        decision.letter ? this.#letter() : null,
        h(
          "footer",
          {},
          button(decision.label, "Enter", () => this.acts.commit(), { tone: "main" }),
          button("取消", "Esc", () => this.acts.cancel()),
        ),
      ),
    );
    this.input.focus();
  }

  /** The 补正通知书 as it will be printed, drawn anew while the reason is being written. */
  #letter() {
    const sheet = h("section", { class: "letter", "aria-label": "补正通知书预览", tabindex: "0" }, h("p", { class: "hint" }, "正在生成预览……"));
    const input = this.input;
    let timer = 0;
    const draw = async () => {
      const text = await this.acts.letter(input.value).catch(() => null);
      if (this.input !== input) return;
      if (!text) return replace(sheet, h("p", { class: "hint" }, "预览没有取到；不影响退回。"));
      replace(
        sheet,
        h("h3", {}, "补正通知书"),
        h("p", { class: "flush" }, text.salutation),
        h("p", {}, text.opening),
        text.items.map((item, index) => h("p", {}, `${index + 1}. ${item}`)),
        h("p", {}, text.closing),
        h("p", { class: "sign" }, text.signature),
        h("p", { class: "sign" }, text.day),
      );
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(draw, 350);
    });
    draw();
    return sheet;
  }
}
