// Geometry of turned pages, zooming and crops. Pure functions: no DOM here.
//
// A box is [x0, y0, x1, y1] in 0..1 of the page as it was given. A "turn" is 0, 90, 180 or 270 degrees
// clockwise, the way the page is shown. A view is {scale, x, y}: a point p of the shown sheet (in sheet
// pixels) stands at p * scale + (x, y) of the window.

export const MIN_SCALE = 0.1;
export const MAX_SCALE = 8;

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** A turn brought into 0, 90, 180, 270. */
export function normalTurn(turn) {
  return (((Math.round(turn / 90) * 90) % 360) + 360) % 360;
}

/** Size of a page once turned. */
export function turnedSize({ width, height }, turn) {
  return normalTurn(turn) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** A box of the given page as it stands on the turned page. */
export function turnBox([x0, y0, x1, y1], turn) {
  switch (normalTurn(turn)) {
    case 90:
      return [1 - y1, x0, 1 - y0, x1];
    case 180:
      return [1 - x1, 1 - y1, 1 - x0, 1 - y0];
    case 270:
      return [y0, 1 - x1, y1, 1 - x0];
    default:
      return [x0, y0, x1, y1];
  }
}

/** The reverse of turnBox. */
export function unturnBox(box, turn) {
  return turnBox(box, 360 - normalTurn(turn));
}

/** CSS transform (origin 0 0) that lays an untouched picture of that size onto its turned place. */
export function turnTransform({ width, height }, turn) {
  switch (normalTurn(turn)) {
    case 90:
      return `translate(${height}px, 0px) rotate(90deg)`;
    case 180:
      return `translate(${width}px, ${height}px) rotate(180deg)`;
    case 270:
      return `translate(0px, ${width}px) rotate(270deg)`;
    default:
      return "none";
  }
}

/** The view that shows the whole sheet ("page") or its whole width ("width") in a window. */
export function fitView(sheet, pane, mode, margin = 12) {
  const room = { width: Math.max(1, pane.width - 2 * margin), height: Math.max(1, pane.height - 2 * margin) };
  const byWidth = room.width / sheet.width;
  const scale = clamp(mode === "width" ? byWidth : Math.min(byWidth, room.height / sheet.height), MIN_SCALE, MAX_SCALE);
  return keepInside({ scale, x: (pane.width - sheet.width * scale) / 2, y: margin }, sheet, pane, margin);
}

/** Zoom by a factor about a point of the window: what is under the pointer stays there. */
export function zoomAt(view, factor, at) {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Stop a sheet from being dragged out of sight; a sheet smaller than the window is centred. */
export function keepInside(view, sheet, pane, margin = 12) {
  const place = (offset, size, room) => {
    const length = size * view.scale;
    if (length + 2 * margin <= room) return (room - length) / 2;
    return clamp(offset, room - length - margin, margin);
  };
  return { scale: view.scale, x: place(view.x, sheet.width, pane.width), y: place(view.y, sheet.height, pane.height) };
}

/** The view that brings a box (of the turned page) into the window, enlarged so far that it can be read. */
export function viewOfBox(view, box, sheet, pane) {
  const width = (box[2] - box[0]) * sheet.width;
  const height = (box[3] - box[1]) * sheet.height;
  const roomy = Math.min((pane.width * 0.8) / Math.max(width, 1), (pane.height * 0.5) / Math.max(height, 1));
  const least = fitView(sheet, pane, "width").scale;
  const scale = clamp(Math.max(least, Math.min(view.scale, roomy)), MIN_SCALE, MAX_SCALE);
  const centre = { x: ((box[0] + box[2]) / 2) * sheet.width, y: ((box[1] + box[3]) / 2) * sheet.height };
  return keepInside(
    { scale, x: pane.width / 2 - centre.x * scale, y: pane.height / 2 - centre.y * scale },
    sheet,
    pane,
  );
}

/** Two corners of a drag, in window pixels, as a box of the turned page; null where it is too small to mean it. */
export function dragToBox(from, to, view, sheet, least = 8) {
  if (Math.abs(from.x - to.x) < least || Math.abs(from.y - to.y) < least) return null;
  const at = (point) => [
    clamp((point.x - view.x) / view.scale / sheet.width, 0, 1),
    clamp((point.y - view.y) / view.scale / sheet.height, 0, 1),
  ];
  const [ax, ay] = at(from);
  const [bx, by] = at(to);
  const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  return box[2] - box[0] > 0.001 && box[3] - box[1] > 0.001 ? box : null;
}

/** A box with a margin around it, still on the page. `share` is of the box's height and width. */
export function grownBox([x0, y0, x1, y1], share) {
  const dx = Math.min((x1 - x0) * share, 0.02);
  const dy = (y1 - y0) * share;
  return [clamp(x0 - dx, 0, 1), clamp(y0 - dy, 0, 1), clamp(x1 + dx, 0, 1), clamp(y1 + dy, 0, 1)];
}

/**
 * How to show one box of a page in a frame: the frame's size and where the whole turned sheet lies behind it.
 * The crop keeps its proportions and never exceeds `room`, nor `maxScale` times the given pixels. With `clip`,
 * a long line keeps a height that can be read and loses its end instead.
 */
export function cropLayout(box, page, turn, room, { maxScale = 3, clip = false } = {}) {
  const sheet = turnedSize(page, turn);
  const [x0, y0, x1, y1] = turnBox(grownBox(box, 0.12), turn);
  const width = Math.max(1, (x1 - x0) * sheet.width);
  const height = Math.max(1, (y1 - y0) * sheet.height);
  const byHeight = Math.min(room.height / height, maxScale);
  const scale = clip ? byHeight : Math.min(room.width / width, byHeight);
  return {
    width: Math.min(width * scale, room.width),
    height: height * scale,
    scale,
    left: -x0 * sheet.width * scale,
    top: -y0 * sheet.height * scale,
    picture: { width: page.width * scale, height: page.height * scale },
  };
}

/** The picture width to ask the server for: the smallest step that is sharp on this screen. */
export function pictureWidth(shownWidth, pixelRatio, fullWidth, steps = [160, 480, 960, 1600, 4000]) {
  const wanted = shownWidth * pixelRatio;
  const step = steps.find((candidate) => candidate >= wanted) ?? steps[steps.length - 1];
  return Math.min(step, Math.max(fullWidth, steps[0]));
}
