// How far an upload is, in words. Pure functions: no DOM here.

export const WORKING = new Set(["waiting", "reading"]);

/** Files of a drop in the order of their names, as a person expects (2 before 10). */
export function inOrder(files) {
  return [...files].sort((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
}

/** A size for people. */
export function sizeWord(bytes) {
  if (bytes < 1000) return `${bytes} 字节`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why a file need not even be sent; empty where it may go. */
export function refusedBefore(file, mostMegabytes) {
  if (file.size === 0) return `“${file.name}”是空文件（0 字节）。请重新导出或重新拍摄后上传。`;
  if (file.size > mostMegabytes * 1_000_000) {
    return `“${file.name}”有 ${sizeWord(file.size)}，超过上限 ${mostMegabytes} MB。请降低扫描分辨率（200 至 300 dpi 足够）或分开上传。`;
  }
  return "";
}

/** One line above the list: how many of what. */
export function summary(entries) {
  const count = (test) => entries.filter(test).length;
  const parts = [
    [count((entry) => entry.phase === "queued" || entry.phase === "sending"), "正在上传"],
    [count((entry) => entry.phase === "kept" && entry.state === "reading"), "正在识别"],
    [count((entry) => entry.phase === "kept" && entry.state === "waiting"), "排队等待识别"],
    [count((entry) => entry.phase === "kept" && entry.state === "read"), "已识别"],
    [count((entry) => entry.phase === "kept" && (entry.state === "failed" || entry.state === "set_aside")), "未能识别"],
    [count((entry) => entry.phase === "refused"), "没有收下"],
  ];
  return parts.filter(([number]) => number > 0).map(([number, word]) => `${word} ${number} 份`).join("，");
}

/** How much of what was put in just now is done, 0..1: sending is a fifth of the way. Null where nothing is under way. */
export function batchShare(entries) {
  const under = entries.filter((entry) => entry.phase === "queued" || entry.phase === "sending" || (entry.phase === "kept" && WORKING.has(entry.state)));
  if (under.length === 0) return null;
  const parts = entries.map((entry) => {
    if (entry.phase === "queued") return 0;
    if (entry.phase === "sending") return 0.2 * (entry.sent ?? 0);
    return entry.phase === "kept" && WORKING.has(entry.state) ? 0.2 : 1;
  });
  return parts.reduce((sum, part) => sum + part, 0) / entries.length;
}

/** How long to wait before asking again: soon while something moves, seldom while nothing does. */
export function pollDelay(rounds) {
  return Math.min(8000, 1000 * 1.25 ** Math.min(rounds, 12));
}
