import assert from "node:assert/strict";
import { test } from "node:test";

import {
  buildAgenda,
  flagChanges,
  neighbourKey,
  openCount,
  othersChanges,
  stepAfter,
  stepOfItem,
} from "../../../../review_app/components/page_viewer/agenda.js";

const item = (key, ask = null, more = {}) => ({ key, label: key, value: "值", ask, decision: null, ...more });
const ids = (agenda) => agenda.map((step) => step.id);

test("a clean form has three steps: verify, certain, decide", () => {
  const items = [item("单位名称", "verify"), item("联系人"), item("申报奖项", "verify"), item("联系电话")];
  const agenda = buildAgenda(items);
  assert.deepEqual(ids(agenda), ["verify", "certain", "decide"]);
  assert.deepEqual(agenda[0].keys, ["单位名称", "申报奖项"]);
  assert.deepEqual(agenda[1].keys, ["联系人", "联系电话"]);
});

test("doubts and audits are asked one by one, before anything else, in form order", () => {
  const items = [item("甲", "verify"), item("乙", "doubt"), item("丙", "audit"), item("丁")];
  assert.deepEqual(ids(buildAgenda(items)), ["ask:乙", "ask:丙", "verify", "certain", "decide"]);
  assert.equal(openCount(buildAgenda(items)), 2);
});

test("what a person settled is not asked again", () => {
  const decisions = ["confirmed", "corrected", "blank", "unreadable"];
  const items = decisions.map((decision) => item(decision, "doubt", { decision }));
  assert.deepEqual(ids(buildAgenda(items)), ["decide"]);
});

test("a second entry and a third person's decision are questions", () => {
  const items = [item("甲", "second", { value: "" }), item("乙", "third", { value: "" }), item("丙")];
  assert.deepEqual(ids(buildAgenda(items)), ["ask:甲", "ask:乙", "certain", "decide"]);
});

test("what a later reading offers against a person's word is asked, and nothing else that is settled", () => {
  const settled = { decision: "confirmed" };
  const items = [item("甲", null, { ...settled, offered: "新" }), item("乙", null, settled), item("丙", null, { decision: "assigned" })];
  assert.deepEqual(ids(buildAgenda(items)), ["ask:甲", "decide"]);
});

test("empty fields and extras are not confirmed together", () => {
  const items = [item("空", null, { value: "" }), item("备注", null, { extra: true }), item("满")];
  assert.deepEqual(buildAgenda(items)[0].keys, ["满"]);
});

test("after a question comes the next one in form order, then those jumped over", () => {
  const items = [item("一", "doubt"), item("二", "doubt", { decision: "confirmed" }), item("三", "doubt")];
  const agenda = buildAgenda(items);
  assert.equal(stepAfter(agenda, items, stepOfItem("二")).id, "ask:三");
  const last = items.map((one) => (one.key === "三" ? { ...one, decision: "confirmed" } : one));
  assert.equal(stepAfter(buildAgenda(last), last, stepOfItem("三")).id, "ask:一");
});

test("the decision never comes while a question is open", () => {
  const items = [item("一", "doubt"), item("二", null, { decision: "confirmed" })];
  const agenda = buildAgenda(items);
  assert.equal(stepAfter(agenda, items, { id: "certain", type: "certain", keys: ["二"] }).id, "ask:一");
});

test("after verify comes certain, after certain the decision", () => {
  const items = [item("甲", "verify", { decision: "confirmed" }), item("乙")];
  assert.equal(stepAfter(buildAgenda(items), items, { id: "verify", type: "verify", keys: ["甲"] }).id, "certain");
  const done = items.map((one) => ({ ...one, decision: "confirmed" }));
  assert.equal(stepAfter(buildAgenda(done), done, { id: "certain", type: "certain", keys: ["乙"] }).id, "decide");
});

test("clicking a certain field makes it a question, and the walk goes on from there", () => {
  const items = [item("一", "doubt"), item("二"), item("三", "doubt")];
  assert.equal(stepAfter(buildAgenda(items), items, stepOfItem("二")).id, "ask:三");
});

test("neighbours stop at both ends", () => {
  const items = [item("一"), item("二")];
  assert.equal(neighbourKey(items, "一", -1), "一");
  assert.equal(neighbourKey(items, "一", 1), "二");
  assert.equal(neighbourKey(items, "不在", 1), "一");
  assert.equal(neighbourKey([], "一", 1), null);
});

test("flags that went and came are told apart", () => {
  const flag = (code, message) => ({ code, message });
  const changes = flagChanges([flag("a", "甲"), flag("b", "乙")], [flag("b", "乙"), flag("b", "丙")]);
  assert.deepEqual(changes.gone, [flag("a", "甲")]);
  assert.deepEqual(changes.come, [flag("b", "丙")]);
});

test("what somebody else changed is named with both values", () => {
  const before = [item("电话", null, { value: "1" }), item("姓名")];
  const after = [item("电话", null, { value: "2", decision: "corrected", by: "李文员" }), item("姓名")];
  assert.deepEqual(othersChanges(before, after), [{ label: "电话", was: "1", now: "2", by: "李文员" }]);
});
