// Which tiles are chosen at first. Pure functions: no DOM here.

/** Tiles that agree with what is expected are chosen; a doubtful one must be chosen by hand. */
export function chosenAtFirst(tiles) {
  return new Set(tiles.filter((tile) => !tile.doubt).map((tile) => tile.name));
}

/** The tile an arrow key leads to, in a wall of `columns`. */
export function tileAfter(index, key, count, columns) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  if (step === undefined || count === 0) return null;
  const wanted = index + step;
  return wanted < 0 || wanted >= count ? index : wanted;
}
