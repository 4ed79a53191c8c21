// The review desk: one submission, its steps, and the keys that walk through them.

import { DeskActs } from "./acts.js";
import { askOpen } from "./ask_dialog.js";
import { DeskApi, DeskError } from "./api.js";
import { buildAgenda, flagChanges, neighbourKey, othersChanges, stepAfter, stepOfItem } from "./agenda.js";
import { commandFor, runCommand } from "./commands.js";
import { h, replace } from "./dom.js";
import { showFields } from "./fields_list.js";
import { showFindings } from "./findings_pane.js";
import { drawHead, fillHelp } from "./head.js";
import { isUnwantedRepeat } from "./keys.js";
import { stateOf } from "./marks.js";
import { Notice, claimedText, conflictText } from "./notice.js";
import { PagesPane } from "./pages_pane.js";
import { StepCard } from "./step_card.js";

export class Desk extends DeskActs {
  constructor(root, { submission, queue, token }) {
    super();
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
    this.load(submission);
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
    this.message = new Notice();
    this.help = h("dialog", { class: "help", "aria-label": "键盘说明" });
    replace(root, h("div", { class: "desk", tabindex: "-1" }, this.head, this.message.element, h("div", { class: "panes" }, this.left, this.middle, this.right), this.help));
    this.root = root.querySelector(".desk");
    this.pagesPane = new PagesPane(this.left, { onPick: (key) => this.choose(key), onFrame: (page, box, purpose) => (purpose === "cut" ? this.cutOut(page, box) : this.reread(page, box)) });
    this.card = new StepCard(this.cardRoot, this);
    fillHelp(this.help);
  }

  async load(id) {
    this.root.setAttribute("aria-busy", "true");
    try {
      const view = await this.api.load(id, this.queue);
      this.id = id;
      this.trail = [];
      this.changes = null;
      this.startedAt = performance.now();
      this.keystrokes = 0;
      this.#address(id);
      this.root.classList.remove("nothing");
      this.take(view, { fresh: true });
      this.step = buildAgenda(view.items)[0];
      this.draw();
      if (view.notice) this.say(view.notice);
      else this.hush();
      if (view.next) this.api.prefetch(view.next, this.queue);
      this.#claim(view);
    } catch (error) {
      this.fail(error);
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
      // Not over what an act has said meanwhile.
      if (error.code === "claimed_by_other" && this.view === view) this.say(claimedText(error, view), "conflict");
    }
  }

  #address(id) {
    const url = new URL(location.href);
    if (url.searchParams.get("id") === String(id)) return;
    url.searchParams.set("id", String(id));
    history.replaceState(history.state, "", url);
  }

  take(view, { fresh }) {
    this.view = view;
    const places = view.items.map((item) => ({ key: item.key, page: item.page, box: item.box, state: stateOf(item), label: item.label, seal: item.seal }));
    for (const seal of view.seals) {
      if (!places.some((place) => place.key === seal.key)) {
        places.push({ key: seal.key, page: seal.page, box: seal.box, state: stateOf(seal), label: "印章", seal: true });
      }
    }
    this.pagesPane.show(view.pages, places, { fresh, cutting: view.receipt.may });
  }

  get desk() {
    return { view: this.view, step: this.step, turnOf: (page) => this.pagesPane.turns.get(page) ?? 0 };
  }

  draw({ move = true } = {}) {
    this.draftFor = null;
    this.pending = null;
    this.#drawHead();
    this.card.show(this.desk);
    showFields(this.list, this.desk, this.step.keys, (key) => this.choose(key));
    showFindings(this.right, this.desk, this.changes, this);
    this.pagesPane.point(this.step.keys, { move });
    // A second entry begins with an empty line: there is nothing to confirm.
    const item = this.currentItem();
    if (move && item?.ask === "second" && this.view.may.review) this.card.edit(item, "");
    const focused = this.root.getRootNode().activeElement;
    if (!focused || !this.root.contains(focused) || focused === this.root) this.root.focus({ preventScroll: true });
  }

  #drawHead() {
    drawHead(this.head, this.view, this.queue, this);
  }

  // ---- messages

  say(text, tone = "note", extra = null) {
    this.message.say(text, tone, extra);
  }

  hush() {
    this.message.hush();
  }

  fail(error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.code === "version_conflict" && error.body.view) {
      const theirs = othersChanges(this.view.items, error.body.view.items);
      this.take(error.body.view, { fresh: false });
      const draft = this.card.editing ? { step: this.step, text: this.card.input.value } : null;
      this.draw({ move: false });
      if (draft && draft.step.type === "question") this.edit(draft.text);
      this.say(conflictText(error, theirs), "conflict");
      return;
    }
    const text = error.code === "claimed_by_other" ? claimedText(error, this.view) : `${error.message}${error.remedy}`;
    this.say(text, "error", this.view ? null : this.#wayOut(error));
  }

  /** Where nothing could be shown: try again, or back to the list. Never a desk of empty panes. */
  #wayOut(error) {
    this.root.classList.add("nothing");
    if (error.code === "connection_lost") return h("button", { type: "button", class: "link", onclick: () => this.load(this.id) }, "重试");
    return h("a", { class: "link", href: "/", target: "_self" }, "回到待办队列");
  }

  // ---- acts

  /** Save one act; on success take the new state and, where asked, go to the next step. */
  async act(act, { advance = false } = {}) {
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
      this.take(view, { fresh: false });
      if (advance) {
        this.trail.push(from);
        this.step = stepAfter(buildAgenda(view.items), view.items, from);
      }
      this.hush();
      this.draw();
      if (view.next) this.api.prefetch(view.next, this.queue);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    } finally {
      this.busy = false;
      this.root.removeAttribute("aria-busy");
    }
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
    this.draw();
  }

  goTo(page, box) {
    this.pagesPane.goTo(page, box);
  }

  next() {
    if (this.view.next) this.load(this.view.next);
    else this.say("这是队列里的最后一份。", "note");
  }

  previous() {
    if (this.view.previous) this.load(this.view.previous);
    else this.say("这是队列里的第一份。", "note");
  }

  // ---- keys

  #key(event) {
    if (!this.view || askOpen(this.root)) return;
    const command = commandFor(event, { root: this.root, input: this.card.input, help: this.help.open });
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    if (isUnwantedRepeat(event, command)) return;
    this.keystrokes += 1;
    runCommand(this, command);
  }

  leave() {
    if (this.pagesPane.framing) this.pagesPane.setFraming("");
    else this.hush();
  }

  turnPage() {
    this.pagesPane.turn();
    this.draw({ move: false });
  }

  /** Go to the item above or below, confirming nothing. */
  walk(direction) {
    const from = this.step.keys[0] ?? this.view.items.at(direction > 0 ? 0 : -1)?.key;
    const key = neighbourKey(this.view.items, from, direction);
    if (key) this.choose(key);
  }

  takeOver() {
    this.act({ act: "take_over" });
  }

  /** What can be done with a file that gave no reading: read it again, or type it in. */
  async restart(act) {
    if (await this.act({ act })) {
      this.step = buildAgenda(this.view.items)[0];
      this.draw();
      if (this.view.notice) this.say(this.view.notice);
    }
  }
}
