// Right pane: flags with their reasons, seals, conditions with evidence, and the history.

import { h, replace } from "./dom.js";
import { CRITERIA, SEVERITIES, STATES, stateOf } from "./marks.js";
import { crop } from "./page_picture.js";
import { corrections, receiptLines } from "./receipt.js";

/** Draw all findings. `acts` has goTo(page, box), choose(key), override(flag). */
export function showFindings(root, desk, changes, acts) {
  const top = root.scrollTop;
  const { view } = desk;
  replace(
    root,
    changes ? changeNote(changes) : null,
    corrections(view, acts),
    section("问题", view.flags.length, view.flags.map((flag) => flagCard(flag, acts, view)), "没有发现问题。"),
    section("印章", view.seals.length, view.seals.map((seal) => sealCard(desk, seal, acts, root)), "页面上没有找到印章。"),
    section("收件与附件", view.files.length, receiptLines(desk, acts), "", view.receipt.superseded_by === null),
    section("评选条件", view.criteria.length, view.criteria.map((criterion) => criterionCard(criterion, acts)), "奖项未定，暂无条件可核。"),
    section("办理经过", view.history.length, historyList(view.history), "还没有人办理过。", true),
  );
  root.scrollTop = top;
}

/** Which sections the person opened or closed: they stay so through every redrawing. */
const folds = new Map();

function section(title, count, content, empty, folded = false) {
  return h(
    "details",
    { class: "findings", open: folds.get(title) ?? !folded, ontoggle: (event) => folds.set(title, event.target.open) },
    h("summary", {}, title, h("span", { class: "count" }, String(count))),
    count > 0 || !empty ? content : h("p", { class: "none" }, empty),
  );
}

function changeNote({ gone, come }) {
  if (gone.length === 0 && come.length === 0) return null;
  return h(
    "div",
    { class: "changed", role: "status" },
    gone.map((flag) => h("p", { class: "gone" }, "✓ 已消除：", flag.message)),
    come.map((flag) => h("p", { class: "come" }, "! 新出现：", flag.message)),
  );
}

function evidenceLinks(evidence, acts) {
  const placed = evidence.filter((item) => item.page !== null);
  if (placed.length === 0) return null;
  return h(
    "span",
    { class: "evidence" },
    placed.slice(0, 4).map((item) =>
      h(
        "button",
        { type: "button", class: "link", onclick: () => acts.goTo(item.page, item.box) },
        `第 ${item.page + 1} 页${item.text ? `“${item.text.slice(0, 16)}${item.text.length > 16 ? "…" : ""}”` : ""}`,
      ),
    ),
  );
}

function flagCard(flag, acts, view) {
  const look = SEVERITIES[flag.severity];
  return h(
    "article",
    { class: `finding ${flag.severity}${flag.override ? " settled" : ""}`, "data-code": flag.code },
    h("span", { class: `mark ${flag.severity}`, title: look.word, "aria-label": look.word }, look.sign),
    h(
      "div",
      {},
      h("p", {}, flag.message),
      flag.override ? h("p", { class: "hint" }, `已放行：${flag.override}`) : null,
      h(
        "p",
        { class: "links" },
        flag.fields.map((name) => h("button", { type: "button", class: "link", onclick: () => acts.choose(name) }, name)),
        evidenceLinks(flag.evidence, acts),
        (flag.others ?? []).slice(0, 6).map((id) => h("a", { class: "link", href: `/review?id=${id}&stage=all`, target: "_self" }, `看第 ${id} 号`)),
        view.may.override && flag.severity === "block" && !flag.override
          ? h("button", { type: "button", class: "link", onclick: () => acts.override(flag) }, "写明理由放行")
          : null,
      ),
    ),
  );
}

function sealCard(desk, seal, acts, root) {
  const page = desk.view.pages[seal.page];
  const state = stateOf(seal);
  return h(
    "article",
    { class: `finding seal ${state}`, "data-seal": seal.key },
    h(
      "button",
      { type: "button", class: "seal-picture", "aria-label": `到第 ${seal.page + 1} 页看这枚印章`, onclick: () => acts.choose(seal.key) },
      page ? crop(page, seal.box, { width: Math.min(110, root.clientWidth * 0.36), height: 110 }, { turn: desk.turnOf(seal.page) }) : null,
    ),
    h(
      "div",
      {},
      h("p", { class: "seal-text" }, seal.value || (seal.personal ? "个人名章" : "（印文未能读出）")),
      h("p", {}, h("span", { class: `mark ${state}` }, STATES[state].sign), seal.state_word),
      h("p", { class: "hint" }, [seal.slot, seal.kind_word, seal.confidence].filter(Boolean).join(" · ")),
      seal.reason ? h("p", { class: "hint" }, seal.reason) : null,
      (seal.candidates ?? []).length > 0
        ? h("ul", { class: "candidates", "aria-label": "可能的单位" }, seal.candidates.map((one) => h("li", {}, one.name, h("small", {}, `可能性 ${one.chance}`))))
        : null,
    ),
  );
}

function criterionCard(criterion, acts) {
  const look = CRITERIA[criterion.state];
  return h(
    "article",
    { class: `finding criterion ${criterion.state}` },
    h("span", { class: `mark ${criterion.state}`, title: look.word, "aria-label": look.word }, look.sign),
    h(
      "div",
      {},
      h("p", {}, h("strong", {}, look.word), criterion.message ? `：${criterion.message}` : ""),
      h("blockquote", {}, criterion.notice),
      evidenceLinks(criterion.evidence, acts),
    ),
  );
}

function historyList(history) {
  return h(
    "ol",
    { class: "history" },
    history.map((event) => h("li", {}, h("time", {}, event.at), h("strong", {}, event.who), ` ${event.what}`)),
  );
}
