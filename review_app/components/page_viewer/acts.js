// What a reviewer does at the desk. `Desk` adds loading, drawing and saving to it.

import { buildAgenda, stepAfter, stepOfItem } from "./agenda.js";
import { h } from "./dom.js";

export class DeskActs {
  currentItem() {
    return this.step.type === "question" ? this.view.items.find((item) => item.key === this.step.keys[0]) : null;
  }

  confirm() {
    if (this.step.type === "decide") {
      const suggested = this.view.decisions.find((decision) => decision.suggested);
      if (suggested) return this.decide(suggested);
      return this.next();
    }
    if (this.step.type === "question") {
      const item = this.currentItem();
      if (item.offered && item.decision) return this.act({ act: "keep_mine", keys: [item.key] }, { advance: true });
      if (item.decision) return this.skip();
      if (item.ask === "second" || item.ask === "third") return this.edit("");
      if (!item.value) return this.say("这一项没有读到内容：请按 E 填写，按 B 记为空白，或按 F 记为看不清。", "note");
    }
    return this.act({ act: "confirm", keys: this.step.keys }, { advance: true });
  }

  skip() {
    this.trail.push(this.step);
    this.step = stepAfter(buildAgenda(this.view.items), this.view.items, this.step);
    this.draw();
  }

  pick(index) {
    const item = this.currentItem();
    const other = item?.alternatives[index];
    if (!other) return;
    if (item.ask === "third") return this.act({ act: "arbitrate", keys: [item.key], value: other.value }, { advance: true });
    if (item.offered && other.value === item.offered) return this.act({ act: "take_offer", keys: [item.key] }, { advance: true });
    this.act({ act: "correct", keys: [item.key], value: other.value }, { advance: true });
  }

  edit(draft) {
    const item = this.currentItem();
    if (item?.seal) return this.say("印章不能改写印文：请按数字键选结论。", "note");
    if (item) this.card.edit(item, draft);
  }

  blank() {
    const item = this.currentItem();
    if (!item || item.seal) return;
    if (between(item)) return this.enterApart(item, "");
    this.act({ act: "blank", keys: [item.key] }, { advance: true });
  }

  unreadable() {
    const item = this.currentItem();
    if (!item) return;
    if (between(item)) return this.enterApart(item, "");
    this.act({ act: "unreadable", keys: [item.key] }, { advance: true });
  }

  /** A blind second entry, or a third person's word; empty: nothing legible stands there. */
  async enterApart(item, value) {
    const second = item.ask === "second";
    if (!(await this.act({ act: second ? "second" : "arbitrate", keys: [item.key], value }, { advance: true }))) return;
    if (second) this.say(this.view.agrees ? `“${item.label}”：两人录入一致。` : `“${item.label}”：与第一人录入不一致，将由第三人裁定。`, "note");
    else this.say(`“${item.label}”已裁定。`, "note");
  }

  /** Say which of the season's fields an unknown label means. */
  assign() {
    const item = this.currentItem();
    if (!item?.extra || !item.value) return this.say("只有表上的附加项（本届没有的栏目）才需要归入字段。", "note");
    if (item.decision === "assigned") return this.say("这一项已经归入字段。要改归别处，请先按 U 撤销，或直接更正那个字段。", "note");
    const fields = this.view.items.filter((other) => !other.extra && !other.seal);
    this.card.askField(item, fields, this.view.may.teach);
    this.pending = { kind: "assign", item };
  }

  async sendAssignment(item) {
    const { key, teach } = this.card.chosenField();
    if (!(await this.act({ act: "assign", keys: [item.key], target: key, teach }))) return;
    this.choose(key);
    const kept = teach ? "；以后读到这个标签会自动归入（可在“用户与设置”里撤回）" : "";
    this.say(`“${item.label}”已归入“${key}”${kept}。按 U 可撤销。`, "note");
  }

  async undo() {
    const back = this.trail[this.trail.length - 1];
    if (await this.act({ act: "undo" })) {
      const undone = this.view.undone ?? [];
      const item = this.view.items.find((candidate) => undone.includes(candidate.key));
      if (back) this.trail.pop();
      const agenda = buildAgenda(this.view.items);
      this.step = agenda.find((step) => step.keys.includes(item?.key)) ?? (item ? stepOfItem(item.key) : agenda[0]);
      this.draw();
    }
  }

  /** Straight to the decision: a form that must go back or was withdrawn need not be answered first. */
  toDecision() {
    if (this.step.type !== "decide") this.trail.push(this.step);
    this.step = buildAgenda(this.view.items).at(-1);
    this.draw();
  }

  back() {
    const step = this.trail.pop();
    if (!step) return;
    const agenda = buildAgenda(this.view.items);
    this.step = agenda.find((candidate) => candidate.id === step.id) ?? (step.keys.length > 0 ? stepOfItem(step.keys[0]) : agenda[0]);
    this.draw();
  }

  async reread(page, box) {
    const item = this.currentItem();
    if (!item || item.seal) return this.say("请先在右侧选中要重读的字段，再框选。", "note");
    if (item.ask === "second") return this.say("这一项要您自己看着原件录入，不用重读。", "note");
    this.say("正在重读框内文字……", "note");
    if (!this.busy) {
      const ok = await this.act({ act: "reread", keys: [item.key], page, box });
      if (ok && this.view.reread !== undefined) {
        const text = this.view.reread;
        if (text) this.edit(text);
        this.say(text ? "这是框内重读的结果，请核对后按 Enter 保存。" : "框内没有读出文字。请框得稍大一些，或直接按 E 填写。", "note");
      }
    }
  }

  /** Two forms on one sheet: what the frame holds becomes a submission of its own. */
  async cutOut(page, box) {
    if (!(await this.act({ act: "cut_out", page, box }))) return;
    const id = this.view.cut;
    const way = h("a", { class: "link", href: `/review?id=${id}&stage=all`, target: "_self" }, `看第 ${id} 号`);
    this.say(`框出的部分已另立为第 ${id} 号材料，正在排队识别。一页上的各份都框出以后，本份请写明理由撤回。`, "done", way);
  }

  // ---- decisions

  decide(decision) {
    if (decision.why_not && !decision.overridable) return this.say(`还不能“${decision.label}”：${decision.why_not}`, "note");
    if (decision.needs_reason) {
      this.pending = { kind: "decide", decision };
      this.card.askReason(decision, decision.reason ?? "");
      if (decision.why_not) this.say(decision.why_not, "note");
      return;
    }
    return this.sendDecision(decision, "");
  }

  async sendDecision(decision, reason) {
    const { next, title } = this.view;
    const ok = await this.act({ act: "decide", target: decision.target, why: reason });
    if (!ok) return;
    const letter = this.view.letter ? h("a", { class: "link", href: this.view.letter }, "下载补正通知书") : null;
    if (next) {
      await this.load(next);
      this.say(`“${title}”：${decision.label}。现在是下一份。`, "done", letter);
    } else {
      this.step = buildAgenda(this.view.items).at(-1);
      this.draw();
      this.say(`“${title}”：${decision.label}。队列里没有下一份了。`, "done", letter);
    }
  }

  letter(why) {
    return this.api.letter(this.view.id, why);
  }

  override(flag) {
    this.step = buildAgenda(this.view.items).at(-1);
    this.draw({ move: false });
    this.pending = { kind: "override", flag };
    this.card.askReason({ label: "放行", reason_hint: `${flag.message} 请写明放行的理由，会记入历史。` }, "");
  }

  commit() {
    const text = this.card.input.value.trim();
    if (this.pending?.kind === "assign") return this.sendAssignment(this.pending.item);
    if (this.pending) {
      const { kind, decision, flag } = this.pending;
      if (!text) return this.say("请写明理由。", "note");
      if (kind === "override") return this.act({ act: "override", fingerprint: flag.fingerprint, why: text });
      return this.sendDecision(decision, text);
    }
    const item = this.currentItem();
    if (!text) return this.say("没有填写内容。若原件为空白，请按 Esc 后按 B。", "note");
    if (between(item)) return this.enterApart(item, text);
    const act = text === item.value ? { act: "confirm", keys: [item.key] } : { act: "correct", keys: [item.key], value: text };
    return this.act(act, { advance: true });
  }

  cancel() {
    this.hush();
    this.draw({ move: false });
  }
}

/** True where the item stands between two people: the usual acts do not apply to it. */
function between(item) {
  return item.ask === "second" || item.ask === "third";
}
