// The order of work on one submission. Pure functions: no DOM here.
//
// Doubtful and audited fields are asked one by one; what a season always wants looked at, and is clear, is
// shown together; certain fields are confirmed together; then comes the decision.

const SETTLED = new Set(["confirmed", "corrected", "blank", "unreadable", "assigned"]);

/** Asked one by one: in doubt, for the sample, entered a second time, decided as a third. */
const QUESTIONS = new Set(["doubt", "audit", "second", "third"]);

/** True where a person has already spoken about the item. */
export function isSettled(item) {
  return SETTLED.has(item.decision);
}

/** The steps still to do, in order; each {id, type, keys}. The decision is always the last one. */
export function buildAgenda(items) {
  const open = items.filter((item) => !isSettled(item));
  // What a later reading offers against a person's word is a question too.
  const steps = items
    .filter((item) => (isSettled(item) ? Boolean(item.offered) : QUESTIONS.has(item.ask)))
    .map((item) => ({ id: `ask:${item.key}`, type: "question", keys: [item.key] }));
  const verify = open.filter((item) => item.ask === "verify").map((item) => item.key);
  if (verify.length > 0) steps.push({ id: "verify", type: "verify", keys: verify });
  const certain = open.filter((item) => !item.ask && item.value && !item.extra).map((item) => item.key);
  if (certain.length > 0) steps.push({ id: "certain", type: "certain", keys: certain });
  steps.push({ id: "decide", type: "decide", keys: [] });
  return steps;
}

/** A step made by hand: somebody clicked on a field. */
export function stepOfItem(key) {
  return { id: `ask:${key}`, type: "question", keys: [key] };
}

/**
 * The step after `current` in a rebuilt agenda: the next question in form order, wrapping to the first one
 * left open, so that no question is jumped over for good.
 */
export function stepAfter(agenda, items, current) {
  if (current === null) return agenda[0];
  const order = new Map(items.map((item, index) => [item.key, index]));
  const place = (step) =>
    step.type === "question" ? (order.get(step.keys[0]) ?? 0) : items.length + ["verify", "certain", "decide"].indexOf(step.type);
  const here = place(current);
  const questions = agenda.filter((step) => step.type === "question");
  const later = questions.find((step) => place(step) > here && step.id !== current.id);
  if (later) return later;
  const left = questions.find((step) => step.id !== current.id);
  if (left && current.type === "question") return left;
  const rest = agenda.find((step) => place(step) > here || step.type === "decide");
  return left && rest?.type === "decide" ? left : (rest ?? agenda[agenda.length - 1]);
}

/** The item above or below another one. */
export function neighbourKey(items, key, direction) {
  const index = items.findIndex((item) => item.key === key);
  if (index < 0) return items[0]?.key ?? null;
  return items[Math.min(items.length - 1, Math.max(0, index + direction))].key;
}

/** How many questions are still open, for the heading. */
export function openCount(agenda) {
  return agenda.filter((step) => step.type === "question").length;
}

/** What changed among flags between two states of a submission: which went and which came. */
export function flagChanges(before, after) {
  const name = (flag) => `${flag.code}|${flag.message}`;
  const had = new Set(before.map(name));
  const has = new Set(after.map(name));
  return { gone: before.filter((flag) => !has.has(name(flag))), come: after.filter((flag) => !had.has(name(flag))) };
}

/** What somebody else changed meanwhile: [{label, mine, theirs, by}] by item key. */
export function othersChanges(before, after) {
  const mine = new Map(before.map((item) => [item.key, item]));
  return after
    .filter((item) => {
      const old = mine.get(item.key);
      return !old || old.value !== item.value || old.decision !== item.decision;
    })
    .map((item) => ({ label: item.label, was: mine.get(item.key)?.value ?? "", now: item.value ?? "", by: item.by ?? "" }));
}
