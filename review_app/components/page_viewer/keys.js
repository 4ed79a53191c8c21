// What a key press means. Pure functions: no DOM here.

/** True while an input method is composing: its Enter ends the composition and must confirm nothing. */
export function isComposing(event) {
  return event.isComposing === true || event.keyCode === 229 || event.key === "Process";
}

const WALKING = new Map([
  ["e", "edit"],
  ["u", "undo"],
  ["n", "next-submission"],
  ["p", "previous-submission"],
  ["f", "unreadable"],
  ["b", "blank"],
  ["g", "assign"],
  ["d", "to-decision"],
  ["?", "help"],
  ["？", "help"],
  ["Escape", "leave"],
  ["ArrowDown", "down"],
  ["ArrowUp", "up"],
  ["+", "zoom-in"],
  ["=", "zoom-in"],
  ["-", "zoom-out"],
  ["0", "fit"],
  ["r", "turn"],
  ["o", "other-picture"],
]);

/**
 * The command of a key press, as {name, index?}, or null where the key is not ours.
 * `mode` is "walk" (moving from question to question), "edit" (typing a value) or "help".
 */
export function commandOf(event, mode) {
  if (isComposing(event)) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (mode === "help") return ["Escape", "?", "？", "Enter"].includes(event.key) ? { name: "close-help" } : null;
  if (mode === "edit") {
    if (event.key === "Enter") return event.shiftKey ? null : { name: "commit" };
    return event.key === "Escape" ? { name: "cancel" } : null;
  }
  if (event.key === "Enter") return { name: event.shiftKey ? "back" : "confirm" };
  if (/^[1-9]$/.test(event.key)) return { name: "pick", index: Number(event.key) - 1 };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const name = WALKING.get(key);
  return name === undefined ? null : { name };
}

/** Commands that change something: holding the key down must not repeat them. */
const ONCE = new Set(["confirm", "back", "pick", "undo", "blank", "unreadable", "next-submission", "previous-submission"]);

export function isUnwantedRepeat(event, command) {
  return Boolean(event.repeat) && ONCE.has(command.name);
}

/** Everything the help sheet lists: [keys, what they do]. */
export const HELP = [
  ["Enter", "确认当前这一项，跳到下一个待核的问题"],
  ["Shift + Enter", "回到上一步"],
  ["1 – 9", "选用对应编号的备选值"],
  ["E", "修改；Enter 保存，Esc 放弃（输入法选字的回车不会提交）"],
  ["B", "原件此处为空白"],
  ["F", "原件此处看不清"],
  ["G", "把表上的附加项归入本届的某个字段"],
  ["U", "撤销上一步（可连续撤销）"],
  ["D", "直接去本份结论：退回补正、不予受理、撤回等，不必先答完"],
  ["N / P", "下一份 / 上一份"],
  ["↑ / ↓", "在各项之间移动，不做确认"],
  ["+ / − / 0", "放大 / 缩小 / 适合宽度"],
  ["R / O", "旋转页面 / 切换原图与去章图"],
  ["?", "显示或关闭本说明"],
];
