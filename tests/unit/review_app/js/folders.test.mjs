import assert from "node:assert/strict";
import { test } from "node:test";

import { filesOf, within } from "../../../../review_app/components/drop_zone/folders.js";

const file = (name) => ({ isFile: true, name, file: (done) => done({ name }) });
const folder = (name, ...inside) => ({
  isFile: false,
  name,
  createReader: () => {
    const portions = [inside.slice(0, 2), inside.slice(2), []];
    return { readEntries: (done) => done(portions.shift()) };
  },
});
const names = async (files) => (await files).map(({ name }) => name);

test("a folder gives every file below it, however many portions the browser makes of it", async () => {
  const whole = folder("来件", file("1.jpg"), folder("单位", file("2.pdf"), file("~$2.docx")), file("3.pdf"), file("Thumbs.db"));
  assert.deepEqual(await names(within(whole)), ["1.jpg", "2.pdf", "3.pdf"]);
});

test("a drop may hold files and folders side by side", async () => {
  const items = [file("a.pdf"), folder("b", file("c.pdf"))].map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }));
  assert.deepEqual(await names(filesOf({ items, files: [] })), ["a.pdf", "c.pdf"]);
});

test("a browser that knows no folders gives its files", async () => {
  assert.deepEqual(await names(filesOf({ items: [{ kind: "file" }], files: [{ name: "a.pdf" }] })), ["a.pdf"]);
  assert.deepEqual(await names(filesOf({ files: [{ name: "b.pdf" }] })), ["b.pdf"]);
});

test("a folder that cannot be read is an error and no silence", async () => {
  const broken = { isFile: false, name: "x", createReader: () => ({ readEntries: (_done, failed) => failed(new Error("gone")) }) };
  await assert.rejects(within(broken));
});
