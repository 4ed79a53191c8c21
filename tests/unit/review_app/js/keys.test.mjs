import assert from "node:assert/strict";
import { test } from "node:test";

import { HELP, commandOf, isComposing, isUnwantedRepeat } from "../../../../review_app/components/page_viewer/keys.js";

const name = (event, mode = "walk") => commandOf(event, mode)?.name ?? null;

test("Enter confirms, with Shift it goes back", () => {
  assert.equal(name({ key: "Enter" }), "confirm");
  assert.equal(name({ key: "Enter", shiftKey: true }), "back");
});

test("Enter that ends a composition means nothing, in every mode and by every sign", () => {
  for (const sign of [{ isComposing: true }, { keyCode: 229 }]) {
    for (const mode of ["walk", "edit", "help"]) assert.equal(commandOf({ key: "Enter", ...sign }, mode), null);
  }
  assert.equal(isComposing({ key: "Process" }), true);
  assert.equal(isComposing({ key: "Enter", keyCode: 13, isComposing: false }), false);
});

test("digits pick alternatives, counted from one", () => {
  assert.deepEqual(commandOf({ key: "1" }, "walk"), { name: "pick", index: 0 });
  assert.deepEqual(commandOf({ key: "9" }, "walk"), { name: "pick", index: 8 });
  assert.equal(name({ key: "0" }), "fit");
});

test("letters work in both cases", () => {
  for (const [key, meaning] of [["e", "edit"], ["U", "undo"], ["b", "blank"], ["F", "unreadable"], ["n", "next-submission"], ["P", "previous-submission"]]) {
    assert.equal(name({ key }), meaning);
  }
});

test("while typing, letters and digits are text; only Enter and Escape mean something", () => {
  for (const key of ["e", "u", "1", "?", "n"]) assert.equal(commandOf({ key }, "edit"), null);
  assert.equal(name({ key: "Enter" }, "edit"), "commit");
  assert.equal(name({ key: "Enter", shiftKey: true }, "edit"), null);
  assert.equal(name({ key: "Escape" }, "edit"), "cancel");
});

test("the browser's own shortcuts are left alone", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(commandOf({ key: "p", [held]: true }, "walk"), null);
});

test("a held key does not confirm a second form, but may zoom on", () => {
  assert.equal(isUnwantedRepeat({ repeat: true }, { name: "confirm" }), true);
  assert.equal(isUnwantedRepeat({ repeat: true }, { name: "zoom-in" }), false);
  assert.equal(isUnwantedRepeat({ repeat: false }, { name: "confirm" }), false);
});

test("the help lists every key of the walk", () => {
  const listed = HELP.map(([keys]) => keys).join(" ");
  for (const key of ["Enter", "Shift", "1", "E", "B", "F", "U", "N", "P", "R", "O", "?"]) assert.ok(listed.includes(key), key);
});
