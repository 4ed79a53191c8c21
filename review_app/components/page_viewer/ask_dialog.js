// A small window that asks for a few things before something is recorded; nothing happens when it is closed.

import { h, replace } from "./dom.js";

export function askOpen(root) {
  return root.querySelector("dialog.ask[open]") !== null;
}

/**
 * Ask in a dialog within `root`. `fields` are {name, label, type, value?, options?, accept?}; resolves to their
 * values by name (a file field to its File), or to null where the person closed it.
 */
export function ask(root, { title, text, fields, submit }) {
  const dialog = h("dialog", { class: "ask", "aria-label": title });
  const inputs = new Map(fields.map((field) => [field.name, inputOf(field)]));
  root.append(dialog);
  return new Promise((resolve) => {
    const close = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const send = (event) => {
      event.preventDefault();
      close(Object.fromEntries([...inputs].map(([name, input]) => [name, input.type === "file" ? input.files[0] : input.value.trim()])));
    };
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(null);
    });
    replace(
      dialog,
      h(
        "form",
        { onsubmit: send },
        h("h2", {}, title),
        text ? h("p", { class: "hint" }, text) : null,
        fields.map((field) => h("label", {}, field.label, inputs.get(field.name))),
        h(
          "footer",
          {},
          h("button", { type: "submit", class: "action main" }, submit),
          h("button", { type: "button", class: "action", onclick: () => close(null) }, "取消"),
        ),
      ),
    );
    dialog.showModal();
  });
}

function inputOf({ type, value, options, accept }) {
  if (type === "select") return h("select", {}, options.map(([name, shown]) => h("option", { value: name }, shown)));
  if (type === "textarea") return h("textarea", { rows: "3", required: true, value: value ?? "" });
  return h("input", { type, required: true, value: value ?? null, accept: accept ?? null, min: type === "number" ? "1" : null });
}
