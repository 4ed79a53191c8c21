// How a submission arrived, the files that belong to it, and what a clerk may correct about that.

import { ask } from "./ask_dialog.js";
import { h } from "./dom.js";

const WHY = { name: "why", label: "理由（记入办理经过）", type: "textarea" };
const ROLES = [
  ["certificate", "证书"],
  ["proof", "证明材料"],
];

export function receiptLines({ view }, desk) {
  const { receipt, files } = view;
  const link = (text, action) => h("button", { type: "button", class: "link", onclick: action }, text);
  return h(
    "div",
    { class: "receipt" },
    h("p", {}, receipt.came),
    receipt.received_on ? h("p", {}, `材料送达日期：${receipt.received_on}`) : null,
    receipt.superseded_by !== null ? h("p", {}, `现以第 ${receipt.superseded_by} 号为准。`) : null,
    files.map((file) => h("p", {}, `${file.role}：`, h("a", { class: "link", href: file.url }, file.name))),
    receipt.may
      ? [
          link("添加附件…", () => addFile(desk)),
          link("更正送达日期…", () => setDay(desk)),
          receipt.superseded_by === null ? [link("以另一份为准…", () => supersede(desk)), link("作为附件并入另一份…", () => attachTo(desk))] : link("恢复这一份…", () => reinstate(desk)),
        ]
      : null,
  );
}

/** Returned forms that this one corrects: one click lets it stand for them, one more takes that back. */
export function corrections(view, desk) {
  const { may } = view.receipt;
  return (view.corrects ?? []).map((earlier) =>
    h(
      "article",
      { class: "finding correction", "data-earlier": String(earlier.id) },
      h("span", { class: "mark info", "aria-hidden": "true" }, earlier.replaced ? "✓" : "?"),
      h(
        "div",
        {},
        h("p", {}, earlier.replaced ? `本份是第 ${earlier.id} 号的补正件，第 ${earlier.id} 号不再单独办理。` : `第 ${earlier.id} 号（${earlier.came} 收到，同一申报人、同一奖项）已退回补正，本份很可能是它的补正件。`),
        h(
          "p",
          { class: "links" },
          may && !earlier.replaced ? h("button", { type: "button", class: "action primary", onclick: () => correct(desk, "take_as_correction", earlier.id) }, "作为它的补正件") : null,
          may && earlier.replaced ? h("button", { type: "button", class: "link", onclick: () => correct(desk, "leave_correction", earlier.id) }, "不是补正件，撤销") : null,
          h("a", { class: "link", href: `/review?id=${earlier.id}&stage=all`, target: "_self" }, `看第 ${earlier.id} 号`),
        ),
      ),
    ),
  );
}

async function correct(desk, act, id) {
  if (!(await desk.act({ act, target: String(id) }))) return;
  desk.say(act === "take_as_correction" ? `本份已作为第 ${id} 号的补正件；第 ${id} 号保留备查，可以撤销。` : `已撤销，第 ${id} 号恢复为待补正。`, "done");
}

async function addFile(desk) {
  const given = await ask(desk.root, {
    title: "添加附件",
    text: "证书、证明材料等附在这份材料后面，一同保存和归档；不做识别。",
    fields: [
      { name: "role", label: "是什么", type: "select", options: ROLES },
      { name: "file", label: "文件", type: "file" },
    ],
    submit: "添加",
  });
  if (!given?.file) return;
  try {
    await desk.api.attach(desk.view.id, given.file, given.role);
    await desk.load(desk.view.id);
    desk.say(`附件“${given.file.name}”已添加。`, "done");
  } catch (error) {
    desk.fail(error);
  }
}

async function setDay(desk) {
  const given = await ask(desk.root, {
    title: "更正送达日期",
    text: "按邮戳、签收簿等写明材料实际送到的那一天；是否逾期会重新判断。",
    fields: [{ name: "day", label: "送达日期", type: "date", value: desk.view.receipt.received_on }, WHY],
    submit: "保存",
  });
  if (given) await desk.act({ act: "set_received_on", value: given.day, why: given.why });
}

/** The submission that a finding about duplicates names. */
function likely(view) {
  const finding = view.flags.find((flag) => flag.code === "duplicate_submission" && flag.others.length > 0);
  return finding ? String(finding.others.at(-1)) : "";
}

async function supersede(desk) {
  const given = await ask(desk.root, {
    title: "以另一份为准",
    text: "重复报送或补正后重报时使用。这一份保留备查，不再参加评选；可以恢复。",
    fields: [{ name: "target", label: "以哪一份为准（编号）", type: "number", value: likely(desk.view) }, WHY],
    submit: "保存",
  });
  if (given && (await desk.act({ act: "supersede", target: given.target, why: given.why }))) desk.say(desk.view.notice, "done");
}

async function attachTo(desk) {
  const given = await ask(desk.root, {
    title: "作为附件并入另一份",
    text: "证书、证明或同一份表的另一张照片单独收进来时使用。并入后随那一份保存和归档，不再单独参加评选；可以恢复。",
    fields: [{ name: "target", label: "并入哪一份（编号）", type: "number" }, { name: "role", label: "是什么", type: "select", options: ROLES }, WHY],
    submit: "并入",
  });
  if (given && (await desk.act({ act: "attach_to", target: given.target, value: given.role, why: given.why }))) desk.say(desk.view.notice, "done");
}

async function reinstate(desk) {
  const given = await ask(desk.root, { title: "恢复这一份", text: "这一份重新参加评选。", fields: [WHY], submit: "恢复" });
  if (given) await desk.act({ act: "reinstate", why: given.why });
}
