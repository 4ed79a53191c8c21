// Pieces of page pictures: crops beside values, never a picture of their own on the server.

import { h } from "./dom.js";
import { cropLayout, normalTurn, turnTransform } from "./geometry.js";

/** An element that shows one box of a page, at most `room` in size. `turn` is how the page is shown. */
export function crop(page, box, room, { turn = 0, label = "", clip = false } = {}) {
  const layout = cropLayout(box, page, turn, room, { clip });
  const picture = h("img", {
    src: `${page.url}?w=1600`,
    alt: "",
    draggable: "false",
    style: {
      width: `${layout.picture.width}px`,
      height: `${layout.picture.height}px`,
      transformOrigin: "0 0",
      transform: normalTurn(turn) === 0 ? "none" : turnTransform(layout.picture, turn),
    },
  });
  const sheet = h("span", { class: "crop-sheet", style: { left: `${layout.left}px`, top: `${layout.top}px` } }, picture);
  return h(
    "span",
    {
      class: "crop",
      role: "img",
      "aria-label": label || "原件上的这一处",
      style: { width: `${layout.width}px`, height: `${layout.height}px` },
    },
    sheet,
  );
}
