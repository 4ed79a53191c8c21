// One field of the whole season as tiles: look along the rows, take out what is wrong, confirm the rest.

import { h, replace } from "../page_viewer/dom.js";
import { toggled } from "../queue_table/selection.js";
import { chosenAtFirst, tileAfter } from "./choice.js";

export class TileWall {
  constructor(root) {
    this.root = root;
  }

  show(data, trigger) {
    const signature = data.tiles.map((tile) => `${tile.name}:${tile.version}`).join("|");
    this.data = data;
    this.trigger = trigger;
    if (signature === this.signature) return;
    this.signature = signature;
    this.chosen = chosenAtFirst(data.tiles);
    this.#draw();
  }

  #draw() {
    const { tiles } = this.data;
    this.button = h("button", { type: "button", class: "action main", onclick: () => this.trigger("confirm", [...this.chosen]) });
    this.wall = h("div", { class: "wall", role: "group", "aria-label": "待核对的各份", onkeydown: (event) => this.#move(event) }, tiles.map((tile) => this.#tile(tile)));
    replace(
      this.root,
      h(
        "div",
        { class: "bar" },
        this.button,
        h("button", { type: "button", class: "action", onclick: () => this.#choose(new Set(tiles.map((tile) => tile.name))) }, "全选"),
        h("button", { type: "button", class: "action", onclick: () => this.#choose(new Set()) }, "全不选"),
        h("span", { class: "hint" }, "有疑问的没有预先选中。空格键选中或取消，方向键移动。"),
      ),
      this.wall,
    );
    this.#count();
  }

  #tile(tile) {
    return h(
      "label",
      { class: `tile${tile.doubt ? " doubt" : ""}`, "data-name": tile.name },
      h("span", { class: "picture" }, tile.picture ? h("img", { src: tile.picture, alt: `${tile.title}的原件图像`, loading: "lazy" }) : h("em", {}, "原件上没有定位")),
      h(
        "span",
        { class: "words" },
        h("input", { type: "checkbox", checked: this.chosen.has(tile.name), "aria-label": `${tile.title}：${tile.value}`, onchange: () => this.#choose(toggled(this.chosen, tile.name)) }),
        h("span", {}, h("strong", {}, tile.value || "（无内容）"), tile.expected ? h("small", {}, `应为：${tile.expected}`) : null, tile.read && tile.doubt ? h("small", {}, tile.read) : null, tile.title === tile.expected ? null : h("small", {}, tile.title)),
        h("span", { class: `mark ${tile.doubt ? "warn" : "certain"}`, title: tile.word, role: "img", "aria-label": tile.word }, tile.doubt ? "?" : "✓"),
      ),
      h("a", { href: `/review?id=${tile.id}&stage=all`, target: "_self", class: "open" }, "打开"),
    );
  }

  #choose(chosen) {
    this.chosen = chosen;
    for (const tile of this.wall.children) tile.querySelector("input").checked = chosen.has(tile.dataset.name);
    this.#count();
  }

  #count() {
    this.button.textContent = `与图像一致，确认选中的 ${this.chosen.size} 项`;
    this.button.disabled = this.chosen.size === 0;
  }

  #move(event) {
    const inputs = [...this.wall.querySelectorAll("input")];
    const index = inputs.indexOf(event.target);
    if (index < 0) return;
    const columns = getComputedStyle(this.wall).gridTemplateColumns.split(" ").length;
    const next = tileAfter(index, event.key, inputs.length, columns);
    if (next === null) return;
    event.preventDefault();
    inputs[next].focus();
  }
}
