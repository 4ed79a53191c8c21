// How a state looks: always a sign and a word beside the colour.

export const STATES = {
  certain: { sign: "✓", word: "把握大" },
  check: { sign: "?", word: "待核" },
  broken: { sign: "!", word: "有问题" },
  confirmed: { sign: "✔", word: "已确认" },
  corrected: { sign: "✎", word: "已改正" },
  assigned: { sign: "→", word: "已归入字段" },
  blank: { sign: "∅", word: "原件空白" },
  unreadable: { sign: "✗", word: "看不清" },
  empty: { sign: "–", word: "未填写" },
};

export const SEVERITIES = {
  block: { sign: "!", word: "须处理" },
  warn: { sign: "!", word: "请留意" },
  info: { sign: "i", word: "提示" },
};

export const CRITERIA = {
  met: { sign: "✓", word: "符合" },
  not_met: { sign: "!", word: "不符合" },
  unknown: { sign: "?", word: "待判断" },
};

/** What an item looks like now: a person's word first, then a broken rule, then doubt. */
export function stateOf(item) {
  if (item.decision) return item.decision;
  if (item.state === "broken") return "broken";
  if (item.ask) return "check";
  if (!item.value) return "empty";
  return item.state === "certain" ? "certain" : "check";
}
