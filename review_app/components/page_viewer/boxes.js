// The boxes over a page: one for each field and seal, by state, and the ring that shows where one is.

import { h, replace } from "./dom.js";
import { turnBox } from "./geometry.js";
import { STATES } from "./marks.js";

const RING_SHOWN = 1600;

/** Draw the boxes of one page. `places` are {key, box, state, label, seal}; `active` the keys at hand. */
export function drawBoxes(overlay, places, active, turn) {
  replace(
    overlay,
    places.map((place) =>
      h(
        "button",
        {
          type: "button",
          class: `box ${place.state}${place.seal ? " seal" : ""}`,
          "data-key": place.key,
          "data-active": String(active.has(place.key)),
          tabindex: "-1",
          "aria-label": `${place.label}：${STATES[place.state]?.word ?? ""}`,
          title: `${place.label} · ${STATES[place.state]?.word ?? ""}`,
          style: percent(turnBox(place.box, turn)),
        },
        h("span", { class: "sign", "aria-hidden": "true" }, STATES[place.state]?.sign ?? ""),
      ),
    ),
  );
}

/** Light up a place for a moment. */
export function flash(overlay, box, turn) {
  if (!box) return;
  const ring = h("div", { class: "ring", style: percent(turnBox(box, turn)) });
  overlay.append(ring);
  setTimeout(() => ring.remove(), RING_SHOWN);
}

function percent([x0, y0, x1, y1]) {
  return { left: `${x0 * 100}%`, top: `${y0 * 100}%`, width: `${(x1 - x0) * 100}%`, height: `${(y1 - y0) * 100}%` };
}
