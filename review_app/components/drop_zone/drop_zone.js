// Receiving: many files at once, each with its own progress, each refusal with its reason.

import { h, replace } from "../page_viewer/dom.js";
import { filesOf } from "./folders.js";
import { WORKING, batchShare, inOrder, pollDelay, refusedBefore, sizeWord, summary } from "./progress.js";

const AT_ONCE = 2;

export class DropZone {
  constructor(root, data) {
    this.data = data;
    this.entries = [];
    this.sending = 0;
    this.rounds = 0;
    this.#build(root);
    for (const one of data.recent) this.entries.push({ name: one.title, size: null, phase: "kept", id: one.id, ...one });
    this.#draw();
    this.#poll();
  }

  #build(root) {
    this.input = h("input", { type: "file", multiple: true, id: "files", class: "hidden", accept: this.data.accept, onchange: () => this.#take([...this.input.files]) });
    this.zone = h(
      "label",
      { class: "zone", for: "files" },
      h("strong", {}, "把收到的材料拖到这里，或点击选择"),
      h("span", {}, "照片、扫描件、PDF、Word、多页 TIFF、HEIC 都行，可以一次放很多；整个文件夹可以直接拖进来，也可打成 zip。"),
      h("span", { class: "hint" }, `单个文件不超过 ${this.data.most} MB。原件一字不改地保存，重复的文件不会重复登记。`),
    );
    this.line = h("p", { class: "summary", role: "status" });
    this.batch = h("progress", { class: "batch", max: "1", value: "0", "aria-label": "这一批的进度", hidden: true });
    this.list = h("ul", { class: "entries" });
    replace(root, this.input, this.zone, this.line, this.batch, this.list);
    this.input.addEventListener("focus", () => this.zone.classList.add("focus"));
    this.input.addEventListener("blur", () => this.zone.classList.remove("focus"));
    for (const name of ["dragenter", "dragover"]) {
      this.zone.addEventListener(name, (event) => {
        event.preventDefault();
        this.zone.classList.add("over");
      });
    }
    this.zone.addEventListener("dragleave", () => this.zone.classList.remove("over"));
    this.zone.addEventListener("drop", (event) => {
      event.preventDefault();
      this.zone.classList.remove("over");
      filesOf(event.dataTransfer).then(
        (files) => this.#take(files),
        () => this.#unreadable(),
      );
    });
  }

  #unreadable() {
    const message = "文件夹没有读完整。请打开它，把里面的文件选中后拖进来，或打成 zip。";
    this.entries.unshift({ name: "拖进来的文件夹", size: null, phase: "refused", message, fresh: true });
    this.#draw();
  }

  #take(files) {
    for (const file of inOrder(files)) {
      const refusal = refusedBefore(file, this.data.most);
      this.entries.unshift({ name: file.name, size: file.size, file, phase: refusal ? "refused" : "queued", message: refusal, sent: 0, fresh: true });
    }
    this.input.value = "";
    this.#draw();
    this.#sendNext();
  }

  #sendNext() {
    while (this.sending < AT_ONCE) {
      const entry = this.entries.findLast((candidate) => candidate.phase === "queued");
      if (!entry) return;
      entry.phase = "sending";
      this.sending += 1;
      this.#send(entry).finally(() => {
        this.sending -= 1;
        entry.file = null;
        this.#draw();
        this.#sendNext();
        this.rounds = 0;
        this.#poll();
      });
    }
  }

  /** XMLHttpRequest and not fetch: only it tells how much of a file has gone out. */
  #send(entry) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/desk/uploads");
      request.setRequestHeader("X-Yinjian-Token", this.data.token);
      request.setRequestHeader("X-File-Name", encodeURIComponent(entry.name));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        entry.sent = event.lengthComputable ? event.loaded / event.total : 0;
        this.#draw();
      };
      request.onload = () => {
        this.#landed(entry, request.status, request.response);
        resolve();
      };
      request.onerror = () => {
        Object.assign(entry, { phase: "refused", message: "上传中断了。请检查网络后重新放入这份文件。" });
        resolve();
      };
      request.send(entry.file);
    });
  }

  #landed(entry, status, body) {
    if (status === 401) return location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    if (status >= 400 || !body?.outcomes) {
      Object.assign(entry, { phase: "refused", message: `${body?.message ?? "服务器没有收下这份文件。"}${body?.remedy ?? "请重试。"}` });
      return;
    }
    const arrived = body.outcomes.map((outcome) =>
      outcome.accepted
        ? { name: outcome.file, size: null, phase: "kept", id: outcome.id, state: "waiting", word: "排队等待识别", note: outcome.message, flags: [], errors: [] }
        : { name: outcome.file, size: null, phase: "refused", message: `${outcome.message}${outcome.remedy}` },
    );
    if (arrived.length === 1) arrived[0].size = entry.size;
    for (const one of arrived) one.fresh = true;
    this.entries.splice(this.entries.indexOf(entry), 1, ...arrived);
  }

  async #poll() {
    clearTimeout(this.timer);
    const ids = [...new Set(this.entries.filter((entry) => entry.phase === "kept" && WORKING.has(entry.state)).map((entry) => entry.id))].slice(0, 100);
    if (ids.length === 0 || !this.list.isConnected) return;
    try {
      const answer = await fetch(`/desk/uploads?ids=${ids.join(",")}`, { credentials: "same-origin", cache: "no-store" });
      if (answer.ok) {
        const { states } = await answer.json();
        const byId = new Map(states.map((state) => [state.id, state]));
        for (const entry of this.entries) {
          const state = byId.get(entry.id);
          if (entry.phase === "kept" && state) Object.assign(entry, state);
        }
        this.#draw();
      }
    } catch {
      // The network may come back; asking again finds out.
    }
    this.rounds += 1;
    this.timer = setTimeout(() => this.#poll(), pollDelay(this.rounds));
  }

  #draw() {
    this.line.textContent = summary(this.entries);
    const share = batchShare(this.entries.filter((entry) => entry.fresh));
    this.batch.hidden = share === null;
    this.batch.value = share ?? 0;
    replace(this.list, this.entries.slice(0, 300).map((entry) => this.#entry(entry)));
  }

  #entry(entry) {
    const [tone, sign, word] = look(entry);
    return h(
      "li",
      { class: `entry ${tone}`, "data-phase": entry.phase, "data-state": entry.state ?? "", "data-id": entry.id ?? "" },
      h("span", { class: `mark ${tone}`, "aria-hidden": "true" }, sign),
      h(
        "div",
        {},
        h("p", { class: "name" }, entry.phase === "kept" ? h("a", { href: `/review?id=${entry.id}&stage=all`, target: "_self" }, entry.title || entry.name) : entry.name, h("small", {}, besideName(entry))),
        entry.phase === "sending" ? h("progress", { max: "1", value: String(entry.sent), "aria-label": "上传进度" }) : null,
        entry.message ? h("p", { class: "reason" }, entry.message) : null,
        entry.note ? h("p", { class: "hint" }, entry.note) : null,
        (entry.errors ?? []).map((text) => h("p", { class: "reason" }, text)),
        (entry.flags ?? []).length > 0 ? h("p", { class: "flags" }, entry.flags.slice(0, 6).map((flag) => h("span", { class: `chip ${flag.severity}`, title: flag.message }, flag.word))) : null,
      ),
      h("span", { class: "state" }, word),
    );
  }
}

/** The file that a name was read from, so that a paper is found again; its size until then. */
function besideName(entry) {
  const file = entry.phase === "kept" ? entry.file_name : null;
  const parts = [file && file !== (entry.title || entry.name) ? file : null, entry.size ? sizeWord(entry.size) : null];
  return parts.filter(Boolean).join(" · ");
}

function look(entry) {
  if (entry.phase === "queued") return ["unknown", "…", "等待上传"];
  if (entry.phase === "sending") return ["unknown", "↑", `上传中 ${Math.round(entry.sent * 100)}%`];
  if (entry.phase === "refused") return ["broken", "✗", "没有收下"];
  if (WORKING.has(entry.state)) return ["unknown", "…", entry.word];
  if (entry.state === "read") {
    const blocks = entry.flags.filter((flag) => flag.severity === "block").length;
    const word = blocks > 0 ? "已识别，有须处理的问题" : entry.check > 0 ? `已识别，待核 ${entry.check} 项` : "已识别";
    return blocks > 0 ? ["block", "!", word] : ["certain", "✓", word];
  }
  return ["broken", "✗", entry.word];
}
