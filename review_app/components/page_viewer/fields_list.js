// Middle pane below the card: every field in form order, its crop beside its value.

import { h, replace } from "./dom.js";
import { STATES, stateOf } from "./marks.js";
import { crop } from "./page_picture.js";

/** Draw the list. `desk` is {view, turnOf(page)}, `active` the keys of the step at hand. */
export function showFields(root, desk, active, onChoose) {
  const width = root.clientWidth || 420;
  const room = { width: Math.max(80, (width - 186) * 0.36), height: 24 };
  replace(
    root,
    desk.view.items.map((item) => row(desk, item, active.includes(item.key), room, onChoose)),
  );
  // Only the list may scroll, never the page around it.
  const current = root.querySelector('[data-active="true"]');
  if (current) {
    const top = current.offsetTop - root.offsetTop;
    if (top < root.scrollTop || top + current.offsetHeight > root.scrollTop + root.clientHeight) {
      root.scrollTop = top - root.clientHeight / 3;
    }
  }
}

function row(desk, item, active, room, onChoose) {
  const state = stateOf(item);
  const page = desk.view.pages[item.page];
  const who = item.by ? `${STATES[state].word} · ${item.by}` : STATES[state].word;
  return h(
    "button",
    {
      type: "button",
      class: `field ${state}`,
      "data-key": item.key,
      "data-active": String(active),
      "aria-label": `${item.label}，${STATES[state].word}：${item.value || "无内容"}`,
      onclick: () => onChoose(item.key),
    },
    h("span", { class: `mark ${state}`, "aria-hidden": "true" }, STATES[state].sign),
    h("span", { class: "name" }, item.label, h("small", {}, item.decision ? who : [item.source, state === "certain" ? null : who].filter(Boolean).join(" · "))),
    h("span", { class: "piece" }, page && item.box ? crop(page, item.box, room, { turn: desk.turnOf(item.page), clip: true }) : null),
    h("span", { class: `text${item.long ? " long" : ""}` }, item.value || h("em", {}, emptyWord(item, state))),
  );
}

function emptyWord(item, state) {
  if (item.ask === "second") return "待您独立录入";
  if (item.ask === "third") return "待您裁定";
  return state === "blank" ? "原件空白" : state === "unreadable" ? "看不清" : "未填写";
}
