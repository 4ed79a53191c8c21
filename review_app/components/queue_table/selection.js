// Choosing rows and shortening flags. Pure functions: no DOM here.

/** A copy of a set with one member put in or taken out. */
export function toggled(set, member) {
  const copy = new Set(set);
  if (!copy.delete(member)) copy.add(member);
  return copy;
}

/** The first flags of a row and how many more there are; a single further one is shown, not counted. */
export function shownFlags(flags, most = 3) {
  if (flags.length <= most + 1) return { flags, more: 0 };
  return { flags: flags.slice(0, most), more: flags.length - most };
}
