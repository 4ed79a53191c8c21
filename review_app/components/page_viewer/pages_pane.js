// Left pane: the page pictures, their boxes, zoom, pan, turn and the frame dragged for reading again.

import { drawBoxes, flash } from "./boxes.js";
import { h, replace } from "./dom.js";
import {
  dragToBox,
  fitView,
  keepInside,
  normalTurn,
  pictureWidth,
  turnBox,
  turnTransform,
  turnedSize,
  unturnBox,
  viewOfBox,
  zoomAt,
} from "./geometry.js";

export class PagesPane {
  constructor(root, { onPick, onFrame }) {
    this.onPick = onPick;
    this.onFrame = onFrame;
    this.page = 0;
    this.turns = new Map();
    this.erased = false;
    this.framing = "";
    this.view = null;
    this.pages = [];
    this.places = [];
    this.active = new Set();
    this.#build(root);
    this.#listen();
  }

  #build(root) {
    const tool = (name, text, title, action) =>
      h("button", { type: "button", class: "tool", "data-tool": name, title, "aria-label": title, onclick: action }, text);
    this.zoomText = h("output", { class: "zoom", "aria-label": "缩放比例" }, "100%");
    this.eraseTool = tool("other", "去章图", "切换原图与去章图（O）", () => this.togglePicture());
    this.frameTool = tool("frame", "框选重读", "在页面上拖出一个框，把框内文字重新读入当前字段", () => this.setFraming(this.framing === "reread" ? "" : "reread"));
    this.cutTool = tool("cut", "框出另立", "一页纸上有两份推荐表时：框出其中一份，另立为一份材料", () => this.setFraming(this.framing === "cut" ? "" : "cut"));
    this.toolbar = h(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": "页面工具" },
      tool("out", "−", "缩小（−）", () => this.zoom(1 / 1.25)),
      this.zoomText,
      tool("in", "＋", "放大（+）", () => this.zoom(1.25)),
      tool("width", "适宽", "适合宽度（0）", () => this.fit("width")),
      tool("page", "整页", "显示整页", () => this.fit("page")),
      tool("turn", "旋转", "顺时针旋转 90°（R）", () => this.turn()),
      this.eraseTool,
      this.frameTool,
      this.cutTool,
    );
    this.thumbs = h("nav", { class: "thumbs", "aria-label": "各页缩略图" });
    this.picture = h("img", { class: "picture", alt: "", draggable: "false" });
    this.overlay = h("div", { class: "overlay" });
    this.sheet = h("div", { class: "sheet" }, this.picture, this.overlay);
    this.frame = h("div", { class: "frame", hidden: true });
    this.notice = h("p", { class: "page-note", role: "status" });
    this.window = h("div", { class: "window", tabindex: "-1", "aria-label": "页面图像" }, this.sheet, this.frame);
    replace(root, this.toolbar, h("div", { class: "paper" }, this.thumbs, this.window), this.notice);
  }

  #listen() {
    this.window.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.window.addEventListener("pointerdown", (event) => this.#grab(event));
    this.observer = new ResizeObserver(() => this.view && this.#place(keepInside(this.view, this.#sheetSize(), this.#room())));
    this.observer.observe(this.window);
    this.picture.addEventListener("error", () => {
      if (this.picture.getAttribute("src")) this.notice.textContent = "页面图像没有取到。请刷新重试；若已退出登录，请重新登录。";
    });
    this.picture.addEventListener("load", () => (this.notice.textContent = this.#current()?.note ?? ""));
  }

  close() {
    this.observer.disconnect();
  }

  #current() {
    return this.pages[this.page];
  }

  #turnNow() {
    return this.turns.get(this.page) ?? 0;
  }

  #sheetSize() {
    return turnedSize(this.#current(), this.#turnNow());
  }

  #room() {
    return { width: this.window.clientWidth || 1, height: this.window.clientHeight || 1 };
  }

  /** Show a submission's pages. `places` are {key, page, box, state, label}. Keeps the view where it may. */
  show(pages, places, { fresh, cutting }) {
    this.cutTool.hidden = !cutting;
    this.pages = pages;
    this.places = places;
    if (fresh) {
      this.page = 0;
      this.turns.clear();
      this.view = null;
      this.erased = false;
    }
    this.#drawThumbs();
    this.#drawPage();
  }

  /** Light up the boxes of these keys and bring the first one into sight. */
  point(keys, { move = true } = {}) {
    this.active = new Set(keys);
    const place = this.places.find((candidate) => this.active.has(candidate.key) && candidate.box);
    if (place && move) this.goTo(place.page, place.box);
    else this.#drawBoxes();
  }

  goTo(page, box) {
    if (page >= this.pages.length) return;
    if (page !== this.page) {
      this.page = page;
      this.view = null;
    }
    this.#drawThumbs();
    this.#drawPage();
    if (box) this.#place(viewOfBox(this.view, turnBox(box, this.#turnNow()), this.#sheetSize(), this.#room()));
    flash(this.overlay, box, this.#turnNow());
  }

  #drawThumbs() {
    this.thumbs.hidden = this.pages.length < 2;
    replace(
      this.thumbs,
      this.pages.map((page, index) =>
        h(
          "button",
          {
            type: "button",
            class: "thumb",
            "aria-current": index === this.page ? "page" : null,
            "aria-label": `第 ${index + 1} 页`,
            onclick: () => this.goTo(index, null),
          },
          h("img", { src: `${page.url}?w=160`, alt: "", loading: "lazy" }),
          h("span", {}, String(index + 1)),
        ),
      ),
    );
  }

  #drawPage() {
    const page = this.#current();
    this.sheet.hidden = !page;
    if (!page) {
      this.notice.textContent = "这份材料没有可以显示的页面，请下载原件查看。";
      return;
    }
    const size = this.#sheetSize();
    Object.assign(this.sheet.style, { width: `${size.width}px`, height: `${size.height}px` });
    Object.assign(this.picture.style, {
      width: `${page.width}px`,
      height: `${page.height}px`,
      transformOrigin: "0 0",
      transform: normalTurn(this.#turnNow()) === 0 ? "none" : turnTransform(page, this.#turnNow()),
    });
    this.picture.alt = `第 ${this.page + 1} 页原件图像`;
    this.#place(this.view ?? fitView(size, this.#room(), "width"));
    this.#drawBoxes();
  }

  #place(view) {
    this.view = view;
    this.sheet.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    this.sheet.style.setProperty("--thin", String(1 / view.scale));
    this.zoomText.textContent = `${Math.round(view.scale * 100)}%`;
    this.#fetchPicture();
  }

  #fetchPicture() {
    const page = this.#current();
    const wanted = pictureWidth(page.width * this.view.scale, window.devicePixelRatio || 1, page.width);
    const source = `${page.url}?w=${Math.max(wanted, 1600)}${this.erased ? "&view=erased" : ""}`;
    if (this.picture.getAttribute("src") === source) return;
    this.picture.setAttribute("src", source);
    if (!this.picture.complete) this.notice.textContent = "正在取页面图像……";
  }

  #drawBoxes() {
    const here = this.places.filter((place) => place.page === this.page && place.box);
    drawBoxes(this.overlay, here, this.active, this.#turnNow());
  }

  #wheel(event) {
    if (!this.#current()) return;
    event.preventDefault();
    const at = this.#pointIn(event);
    const view =
      event.ctrlKey || event.metaKey
        ? zoomAt(this.view, Math.exp(-event.deltaY * 0.01), at)
        : { ...this.view, x: this.view.x - event.deltaX, y: this.view.y - event.deltaY };
    this.#place(keepInside(view, this.#sheetSize(), this.#room()));
  }

  #pointIn(event) {
    const rect = this.window.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  #grab(event) {
    if (event.button !== 0 || !this.#current()) return;
    const from = this.#pointIn(event);
    const start = this.view;
    const boxKey = event.target.closest?.(".box")?.dataset.key ?? null;
    let moved = false;
    this.window.setPointerCapture(event.pointerId);
    const move = (next) => {
      const to = this.#pointIn(next);
      moved ||= Math.hypot(to.x - from.x, to.y - from.y) > 4;
      if (!moved) return;
      if (this.framing) this.#drawFrame(from, to);
      else this.#place(keepInside({ ...start, x: start.x + to.x - from.x, y: start.y + to.y - from.y }, this.#sheetSize(), this.#room()));
    };
    const drop = (last) => {
      this.window.removeEventListener("pointermove", move);
      this.window.removeEventListener("pointerup", drop);
      this.window.removeEventListener("pointercancel", drop);
      this.frame.hidden = true;
      if (last.type === "pointercancel") return;
      if (moved && this.framing) this.#dropFrame(from, this.#pointIn(last));
      else if (!moved && boxKey) this.onPick(boxKey);
    };
    this.window.addEventListener("pointermove", move);
    this.window.addEventListener("pointerup", drop);
    this.window.addEventListener("pointercancel", drop);
  }

  #drawFrame(from, to) {
    this.frame.hidden = false;
    Object.assign(this.frame.style, {
      left: `${Math.min(from.x, to.x)}px`,
      top: `${Math.min(from.y, to.y)}px`,
      width: `${Math.abs(from.x - to.x)}px`,
      height: `${Math.abs(from.y - to.y)}px`,
    });
  }

  #dropFrame(from, to) {
    const box = dragToBox(from, to, this.view, this.#sheetSize());
    const purpose = this.framing;
    this.setFraming("");
    if (box) this.onFrame(this.page, unturnBox(box, this.#turnNow()), purpose);
  }

  /** What the next frame is for: "reread", "cut", or nothing. */
  setFraming(purpose) {
    this.framing = purpose;
    this.frameTool.setAttribute("aria-pressed", String(purpose === "reread"));
    this.cutTool.setAttribute("aria-pressed", String(purpose === "cut"));
    this.window.classList.toggle("framing", purpose !== "");
    const says = { reread: "请在页面上拖出一个框；框内文字会读入当前字段。", cut: "请拖出一个框，框住另一份推荐表的全部内容（连同它的印章）。" };
    this.notice.textContent = says[purpose] ?? this.#current()?.note ?? "";
  }

  zoom(factor) {
    if (!this.#current()) return;
    const room = this.#room();
    this.#place(keepInside(zoomAt(this.view, factor, { x: room.width / 2, y: room.height / 2 }), this.#sheetSize(), room));
  }

  fit(mode) {
    if (this.#current()) this.#place(fitView(this.#sheetSize(), this.#room(), mode));
  }

  turn() {
    if (!this.#current()) return;
    this.turns.set(this.page, normalTurn(this.#turnNow() + 90));
    this.view = null;
    this.#drawPage();
  }

  togglePicture() {
    this.erased = !this.erased;
    this.eraseTool.setAttribute("aria-pressed", String(this.erased));
    if (this.#current()) this.#fetchPicture();
  }
}
