import assert from "node:assert/strict";
import { test } from "node:test";

import { batchShare, inOrder, pollDelay, refusedBefore, sizeWord, summary } from "../../../../review_app/components/drop_zone/progress.js";
import { stateOf } from "../../../../review_app/components/page_viewer/marks.js";
import { shownFlags, toggled } from "../../../../review_app/components/queue_table/selection.js";
import { chosenAtFirst, tileAfter } from "../../../../review_app/components/tile_wall/choice.js";

test("files come in the order a person expects", () => {
  assert.deepEqual(inOrder([{ name: "10.jpg" }, { name: "2.jpg" }]).map((file) => file.name), ["2.jpg", "10.jpg"]);
});

test("an empty or an enormous file is refused before it is sent, with its reason", () => {
  assert.match(refusedBefore({ name: "a.pdf", size: 0 }, 100), /空文件/);
  assert.match(refusedBefore({ name: "a.pdf", size: 200e6 }, 100), /超过上限 100 MB/);
  assert.equal(refusedBefore({ name: "a.pdf", size: 5 }, 100), "");
});

test("sizes are for people", () => {
  assert.deepEqual([12, 34_000, 5_600_000].map(sizeWord), ["12 字节", "34 KB", "5.6 MB"]);
});

test("the summary counts each kind and leaves out what is none", () => {
  const entries = [{ phase: "sending" }, { phase: "kept", state: "waiting" }, { phase: "kept", state: "read" }, { phase: "refused" }];
  assert.equal(summary(entries), "正在上传 1 份，排队等待识别 1 份，已识别 1 份，没有收下 1 份");
  assert.equal(summary([]), "");
});

test("a batch's share counts sending, waiting and what is done, and ends with the last one", () => {
  assert.equal(batchShare([]), null);
  assert.equal(batchShare([{ phase: "kept", state: "read" }, { phase: "refused" }]), null);
  const share = batchShare([{ phase: "queued" }, { phase: "sending", sent: 0.5 }, { phase: "kept", state: "reading" }, { phase: "kept", state: "failed" }]);
  assert.ok(Math.abs(share - (0 + 0.1 + 0.2 + 1) / 4) < 1e-9);
});

test("asking slows down and never stops", () => {
  assert.ok(pollDelay(0) <= 1000);
  assert.equal(pollDelay(1000), 8000);
});

test("a person's word stands before a broken rule, that before doubt", () => {
  assert.equal(stateOf({ decision: "corrected", state: "broken", ask: "doubt", value: "x" }), "corrected");
  assert.equal(stateOf({ decision: null, state: "broken", ask: "doubt", value: "x" }), "broken");
  assert.equal(stateOf({ decision: null, state: "certain", ask: "verify", value: "x" }), "check");
  assert.equal(stateOf({ decision: null, state: "certain", ask: null, value: "" }), "empty");
  assert.equal(stateOf({ decision: null, state: "certain", ask: null, value: "x" }), "certain");
});

test("toggling leaves the set it was given alone", () => {
  const set = new Set([1]);
  assert.deepEqual([...toggled(set, 1)], []);
  assert.deepEqual([...toggled(set, 2)], [1, 2]);
  assert.deepEqual([...set], [1]);
});

test("a single further flag is shown and not counted", () => {
  assert.deepEqual(shownFlags([1, 2, 3, 4]), { flags: [1, 2, 3, 4], more: 0 });
  assert.deepEqual(shownFlags([1, 2, 3, 4, 5]), { flags: [1, 2, 3], more: 2 });
});

test("a doubtful tile must be chosen by hand", () => {
  assert.deepEqual([...chosenAtFirst([{ name: "a", doubt: false }, { name: "b", doubt: true }])], ["a"]);
});

test("arrows move through the wall and stop at its edges", () => {
  assert.equal(tileAfter(0, "ArrowDown", 5, 3), 3);
  assert.equal(tileAfter(4, "ArrowDown", 5, 3), 4);
  assert.equal(tileAfter(0, "ArrowLeft", 5, 3), 0);
  assert.equal(tileAfter(0, "x", 5, 3), null);
});
