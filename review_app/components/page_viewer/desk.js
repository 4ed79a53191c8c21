// The review desk: one submission, its steps, and the keys that walk through them.

import { DeskApi, DeskError } from "./api.js";
import { buildAgenda, flagChanges, neighbourKey, openCount, othersChanges, stepAfter, stepOfItem } from "./agenda.js";
import { h, replace } from "./dom.js";
import { showFields } from "./fields_list.js";
import { showFindings } from "./findings_pane.js";
import { HELP, commandOf, isComposing, isUnwantedRepeat } from "./keys.js";
import { stateOf } from "./marks.js";
import { PagesPane } from "./pages_pane.js";
import { StepCard } from "./step_card.js";

export class Desk {
  constructor(root, { submission, queue, token }) {
    this.api = new DeskApi(token);
    this.queue = queue;
    this.id = submission;
    this.view = null;
    this.step = null;
    this.trail = [];
    this.changes = null;
    this.draftFor = null;
    this.pending = null;
    this.busy = false;
    this.keystrokes = 0;
    this.startedAt = performance.now();
    this.#build(root);
    this.onKey = (event) => this.#key(event);
    document.addEventListener("keydown", this.onKey, true);
    this.#load(submission);
  }

  close() {
    document.removeEventListener("keydown", this.onKey, true);
    this.pagesPane.close();
  }

  #build(root) {
    this.head = h("header", { class: "head" });
    this.left = h("section", { class: "pages", "aria-label": "原件" });
    this.cardRoot = h("div", { class: "card", "aria-live": "polite" });
    this.list = h("div", { class: "fields", role: "group", "aria-label": "各项内容" });
    this.middle = h("section", { class: "middle", "aria-label": "识别内容" }, this.cardRoot, this.list);
    this.right = h("section", { class: "right", tabindex: "0", "aria-label": "问题、印章与条件" });
    this.message = h("div", { class: "message", role: "alert", hidden: true });
    this.help = h("dialog", { class: "help", "aria-label": "键盘说明" });
    replace(root, h("div", { class: "desk", tabindex: "-1" }, this.head, this.message, h("div", { class: "panes" }, this.left, this.middle, this.right), this.help));
    this.root = root.querySelector(".desk");
    this.pagesPane = new PagesPane(this.left, { onPick: (key) => this.choose(key), onFrame: (page, box) => this.#reread(page, box) });
    this.card = new StepCard(this.cardRoot, this);
    this.#buildHelp();
  }

  #buildHelp() {
    replace(
      this.help,
      h("h2", {}, "键盘操作"),
      h("dl", {}, HELP.map(([keys, text]) => [h("dt", {}, keys.split(" / ").map((k, i) => [i > 0 ? " / " : "", h("kbd", {}, k)])), h("dd", {}, text)])),
      h("button", { type: "button", class: "action main", onclick: () => this.help.close() }, "知道了", h("kbd", {}, "Esc")),
    );
  }

  async #load(id) {
    this.root.setAttribute("aria-busy", "true");
    try {
      const view = await this.api.load(id, this.queue);
      this.id = id;
      this.trail = [];
      this.changes = null;
      this.startedAt = performance.now();
      this.keystrokes = 0;
      this.#address(id);
      this.#take(view, { fresh: true });
      this.step = buildAgenda(view.items)[0];
      this.#draw();
      if (view.notice) this.#say(view.notice);
      else this.#hush();
      if (view.next) this.api.prefetch(view.next, this.queue);
      this.#claim(view);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.root.removeAttribute("aria-busy");
    }
  }

  /** Take the submission in hand, beside everything else: colleagues see who is on it. */
  async #claim(view) {
    if (!view.may.review || view.decisions.length === 0 || view.claim?.mine) return;
    try {
      const after = await this.api.act(view.id, this.queue, { act: "claim", version: view.version }, { keepNext: true });
      if (this.view?.id === after.id && this.view.version === after.version) {
        this.view.claim = after.claim;
        this.#drawHead();
      }
    } catch (error) {
      if (error.code === "claimed_by_other") this.#say(`${error.message}${error.remedy}`, "conflict");
    }
  }

  #address(id) {
    const url = new URL(location.href);
    if (url.searchParams.get("id") === String(id)) return;
    url.searchParams.set("id", String(id));
    history.replaceState(history.state, "", url);
  }

  #take(view, { fresh }) {
    this.view = view;
    const places = view.items.map((item) => ({ key: item.key, page: item.page, box: item.box, state: stateOf(item), label: item.label, seal: item.seal }));
    for (const seal of view.seals) {
      if (!places.some((place) => place.key === seal.key)) {
        places.push({ key: seal.key, page: seal.page, box: seal.box, state: stateOf(seal), label: "印章", seal: true });
      }
    }
    this.pagesPane.show(view.pages, places, { fresh });
  }

  get desk() {
    return { view: this.view, step: this.step, turnOf: (page) => this.pagesPane.turns.get(page) ?? 0 };
  }

  #draw({ move = true } = {}) {
    this.draftFor = null;
    this.pending = null;
    this.#drawHead();
    this.card.show(this.desk);
    showFields(this.list, this.desk, this.step.keys, (key) => this.choose(key));
    showFindings(this.right, this.desk, this.changes, this);
    this.pagesPane.point(this.step.keys, { move });
    const focused = this.root.getRootNode().activeElement;
    if (!focused || !this.root.contains(focused) || focused === this.root) this.root.focus({ preventScroll: true });
  }

  #drawHead() {
    const { view } = this;
    const agenda = buildAgenda(view.items);
    const open = openCount(agenda);
    const waiting = open > 0 ? `待核 ${open} 项` : agenda.length > 1 ? "待一并确认" : "已核对完";
    replace(
      this.head,
      h("a", { class: "back", href: `/?${this.queue}`, target: "_self" }, "‹ 待办队列"),
      h("strong", { class: "title" }, view.title),
      h("span", { class: "sub" }, view.subtitle),
      h("span", { class: `chip stage` }, view.stage),
      h("span", { class: `chip ${agenda.length > 1 ? "todo" : "done"}` }, waiting),
      view.claim ? h("span", { class: `chip ${view.claim.mine ? "mine" : "other"}` }, view.claim.mine ? "我在办" : `${view.claim.who} 在办`) : null,
      view.claim && !view.claim.mine && view.may.take_over
        ? h("button", { type: "button", class: "link", onclick: () => this.#act({ act: "take_over" }) }, "接管")
        : null,
      h("span", { class: "spring" }),
      h("span", { class: "place" }, view.position ?? ""),
      h("button", { type: "button", class: "tool", disabled: !view.previous, title: "上一份（P）", "aria-label": "上一份", onclick: () => this.previous() }, "‹"),
      h("button", { type: "button", class: "tool", disabled: !view.next, title: "下一份（N）", "aria-label": "下一份", onclick: () => this.next() }, "›"),
      view.files.map((file) => h("a", { class: "tool", href: file.url, title: `下载原件：${file.name}` }, "原件")),
      h("button", { type: "button", class: "tool", title: "键盘说明（?）", "aria-label": "键盘说明", onclick: () => this.help.showModal() }, "?"),
    );
  }

  // ---- messages

  #say(text, tone = "note", extra = null) {
    this.message.hidden = false;
    this.message.className = `message ${tone}`;
    replace(this.message, h("span", {}, text), extra, h("button", { type: "button", class: "link", onclick: () => this.#hush() }, "知道了"));
  }

  #hush() {
    this.message.hidden = true;
    replace(this.message);
  }

  #fail(error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.code === "version_conflict" && error.body.view) {
      const theirs = othersChanges(this.view.items, error.body.view.items);
      this.#take(error.body.view, { fresh: false });
      const draft = this.card.editing ? { step: this.step, text: this.card.input.value } : null;
      this.#draw({ move: false });
      if (draft && draft.step.type === "question") this.edit(draft.text);
      const what = theirs.map((change) => `${change.by || "他人"}把“${change.label}”由“${change.was || "空"}”改为“${change.now || "空"}”`);
      const told = what.length > 0 ? what : (error.body.changes ?? []);
      this.#say(`${error.message}${told.length > 0 ? told.join("；") + "。" : ""}您这一步没有保存，请看过之后再定。`, "conflict");
      return;
    }
    this.#say(`${error.message}${error.remedy}`, "error", error.code === "connection_lost" && !this.view ? h("button", { type: "button", class: "link", onclick: () => this.#load(this.id) }, "重试") : null);
  }

  // ---- acts

  /** Save one act; on success take the new state and, where asked, go to the next step. */
  async #act(act, { advance = false } = {}) {
    if (this.busy) return false;
    this.busy = true;
    const before = this.view.flags;
    const from = this.step;
    this.root.setAttribute("aria-busy", "true");
    try {
      const view = await this.api.act(this.id, this.queue, {
        ...act,
        version: this.view.version,
        keystrokes: this.keystrokes,
        seconds: Math.round((performance.now() - this.startedAt) / 100) / 10,
      });
      const changes = flagChanges(before, view.flags);
      this.changes = changes.gone.length + changes.come.length > 0 ? changes : null;
      this.#take(view, { fresh: false });
      if (advance) {
        this.trail.push(from);
        this.step = stepAfter(buildAgenda(view.items), view.items, from);
      }
      this.#hush();
      this.#draw();
      if (view.next) this.api.prefetch(view.next, this.queue);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    } finally {
      this.busy = false;
      this.root.removeAttribute("aria-busy");
    }
  }

  #item() {
    return this.step.type === "question" ? this.view.items.find((item) => item.key === this.step.keys[0]) : null;
  }

  confirm() {
    if (this.step.type === "decide") {
      const suggested = this.view.decisions.find((decision) => decision.suggested);
      if (suggested) return this.decide(suggested);
      return this.next();
    }
    if (this.step.type === "question") {
      const item = this.#item();
      if (item.decision) return this.#skip();
      if (!item.value) return this.#say("这一项没有读到内容：请按 E 填写，按 B 记为空白，或按 F 记为看不清。", "note");
    }
    return this.#act({ act: "confirm", keys: this.step.keys }, { advance: true });
  }

  #skip() {
    this.trail.push(this.step);
    this.step = stepAfter(buildAgenda(this.view.items), this.view.items, this.step);
    this.#draw();
  }

  pick(index) {
    const item = this.#item();
    const other = item?.alternatives[index];
    if (other) this.#act({ act: "correct", keys: [item.key], value: other.value }, { advance: true });
  }

  edit(draft) {
    const item = this.#item();
    if (item?.seal) return this.#say("印章不能改写印文：请按数字键选结论。", "note");
    if (item) this.card.edit(item, draft);
  }

  blank() {
    const item = this.#item();
    if (item && !item.seal) this.#act({ act: "blank", keys: [item.key] }, { advance: true });
  }

  unreadable() {
    const item = this.#item();
    if (item) this.#act({ act: "unreadable", keys: [item.key] }, { advance: true });
  }

  async undo() {
    const back = this.trail[this.trail.length - 1];
    if (await this.#act({ act: "undo" })) {
      const undone = this.view.undone ?? [];
      const item = this.view.items.find((candidate) => undone.includes(candidate.key));
      if (back) this.trail.pop();
      const agenda = buildAgenda(this.view.items);
      this.step = agenda.find((step) => step.keys.includes(item?.key)) ?? (item ? stepOfItem(item.key) : agenda[0]);
      this.#draw();
    }
  }

  back() {
    const step = this.trail.pop();
    if (!step) return;
    const agenda = buildAgenda(this.view.items);
    this.step = agenda.find((candidate) => candidate.id === step.id) ?? (step.keys.length > 0 ? stepOfItem(step.keys[0]) : agenda[0]);
    this.#draw();
  }

  /** A click on a field, a box, a flag: that item becomes the step at hand. */
  choose(key) {
    if (!this.view.items.some((item) => item.key === key)) {
      const seal = this.view.seals.find((candidate) => candidate.key === key);
      if (seal) this.pagesPane.goTo(seal.page, seal.box);
      return;
    }
    if (this.step.id !== `ask:${key}`) this.trail.push(this.step);
    this.step = stepOfItem(key);
    this.#draw();
  }

  goTo(page, box) {
    this.pagesPane.goTo(page, box);
  }

  async #reread(page, box) {
    const item = this.#item();
    if (!item || item.seal) return this.#say("请先在右侧选中要重读的字段，再框选。", "note");
    this.#say("正在重读框内文字……", "note");
    if (!this.busy) {
      const ok = await this.#act({ act: "reread", keys: [item.key], page, box });
      if (ok && this.view.reread !== undefined) {
        const text = this.view.reread;
        if (text) this.edit(text);
        this.#say(text ? "这是框内重读的结果，请核对后按 Enter 保存。" : "框内没有读出文字。请框得稍大一些，或直接按 E 填写。", "note");
      }
    }
  }

  // ---- decisions

  decide(decision) {
    if (decision.why_not && !decision.overridable) return this.#say(`还不能“${decision.label}”：${decision.why_not}`, "note");
    if (decision.needs_reason) {
      this.pending = { kind: "decide", decision };
      this.card.askReason(decision, decision.reason ?? "");
      if (decision.why_not) this.#say(decision.why_not, "note");
      return;
    }
    return this.#decide(decision, "");
  }

  async #decide(decision, reason) {
    const next = this.view.next;
    const ok = await this.#act({ act: "decide", target: decision.target, why: reason });
    if (!ok) return;
    if (next) await this.#load(next);
    else {
      this.step = buildAgenda(this.view.items).at(-1);
      this.#draw();
      this.#say(`已办结：${decision.label}。队列里没有下一份了。`, "note");
    }
  }

  override(flag) {
    this.step = buildAgenda(this.view.items).at(-1);
    this.#draw({ move: false });
    this.pending = { kind: "override", flag };
    this.card.askReason({ label: "放行", reason_hint: `${flag.message} 请写明放行的理由，会记入历史。` }, "");
  }

  commit() {
    const text = this.card.input.value.trim();
    if (this.pending) {
      const { kind, decision, flag } = this.pending;
      if (!text) return this.#say("请写明理由。", "note");
      if (kind === "override") return this.#act({ act: "override", fingerprint: flag.fingerprint, why: text });
      return this.#decide(decision, text);
    }
    const item = this.#item();
    if (!text) return this.#say("没有填写内容。若原件为空白，请按 Esc 后按 B。", "note");
    const act = text === item.value ? { act: "confirm", keys: [item.key] } : { act: "correct", keys: [item.key], value: text };
    return this.#act(act, { advance: true });
  }

  cancel() {
    this.#hush();
    this.#draw({ move: false });
  }

  next() {
    if (this.view.next) this.#load(this.view.next);
    else this.#say("这是队列里的最后一份。", "note");
  }

  previous() {
    if (this.view.previous) this.#load(this.view.previous);
    else this.#say("这是队列里的第一份。", "note");
  }

  // ---- keys

  #mode() {
    if (this.help.open) return "help";
    return this.card.editing ? "edit" : "walk";
  }

  #key(event) {
    const target = event.composedPath()[0];
    const ours = event.composedPath().includes(this.root);
    const typing = target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
    if (typing && target !== this.card.input) return;
    if (!ours && target !== document.body && target !== document.documentElement) return;
    if (isComposing(event)) return;
    const mode = typing ? "edit" : this.#mode() === "edit" ? "walk-edit" : this.#mode();
    // A focused button or link keeps its own Enter, as every keyboard user expects; fields and boxes give it to the desk.
    if (event.key === "Enter" && target instanceof HTMLElement && target.matches("a, button.tool, button.link, button.action, button.alternative, summary")) return;
    const command = commandOf(event, mode === "walk-edit" ? "edit" : mode);
    if (!command || !this.view) return;
    event.preventDefault();
    event.stopPropagation();
    if (isUnwantedRepeat(event, command)) return;
    this.keystrokes += 1;
    this.#run(command);
  }

  #run({ name, index }) {
    const { pagesPane } = this;
    const commands = {
      confirm: () => this.confirm(),
      back: () => this.back(),
      pick: () => this.pick(index),
      edit: () => this.edit(),
      commit: () => this.commit(),
      cancel: () => this.cancel(),
      undo: () => this.undo(),
      blank: () => this.blank(),
      unreadable: () => this.unreadable(),
      "next-submission": () => this.next(),
      "previous-submission": () => this.previous(),
      help: () => this.help.showModal(),
      "close-help": () => this.help.close(),
      leave: () => (pagesPane.framing ? pagesPane.setFraming(false) : this.#hush()),
      down: () => this.#step(1),
      up: () => this.#step(-1),
      "zoom-in": () => pagesPane.zoom(1.25),
      "zoom-out": () => pagesPane.zoom(1 / 1.25),
      fit: () => pagesPane.fit("width"),
      turn: () => {
        pagesPane.turn();
        this.#draw({ move: false });
      },
      "other-picture": () => pagesPane.togglePicture(),
    };
    commands[name]?.();
  }

  #step(direction) {
    const from = this.step.keys[0] ?? this.view.items.at(direction > 0 ? 0 : -1)?.key;
    const key = neighbourKey(this.view.items, from, direction);
    if (key) this.choose(key);
  }
}
