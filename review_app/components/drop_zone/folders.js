// What a drop holds: files, and every file within folders. A folder that is sent as it is would be an empty file.

/** Every file of a drop. Must be called while the drop is being handled: its items are gone afterwards. */
export async function filesOf(transfer) {
  const entries = [...(transfer.items ?? [])].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.());
  if (entries.length === 0 || entries.some((entry) => !entry)) return [...transfer.files];
  return (await Promise.all(entries.map(within))).flat();
}

/** The file of an entry, or all files below a folder but those that systems and Word hide there. */
export async function within(entry) {
  if (entry.isFile) return [await asked((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await asked((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break; // browsers hand over a hundred at a time
    found.push(...some);
  }
  return (await Promise.all(found.filter(({ name }) => !isHidden(name)).map(within))).flat();
}

function isHidden(name) {
  return name.startsWith(".") || name.startsWith("~$") || ["thumbs.db", "desktop.ini"].includes(name.toLowerCase());
}

function asked(ask) {
  return new Promise(ask);
}
