import assert from "node:assert/strict";
import { test } from "node:test";

import {
  cropLayout,
  dragToBox,
  fitView,
  grownBox,
  keepInside,
  normalTurn,
  pictureWidth,
  turnBox,
  turnedSize,
  unturnBox,
  viewOfBox,
  zoomAt,
} from "../../../../review_app/components/page_viewer/geometry.js";

const close = (a, b) => a.forEach((value, index) => assert.ok(Math.abs(value - b[index]) < 1e-9, `${a} ≠ ${b}`));

test("a turn is brought into one of four", () => {
  assert.deepEqual([-90, 0, 90, 450, 720].map(normalTurn), [270, 0, 90, 90, 0]);
});

test("turning a page clockwise moves its top left to the top right", () => {
  close(turnBox([0, 0, 0.1, 0.2], 90), [0.8, 0, 1, 0.1]);
  close(turnBox([0, 0, 0.1, 0.2], 180), [0.9, 0.8, 1, 1]);
  close(turnBox([0, 0, 0.1, 0.2], 270), [0, 0.9, 0.2, 1]);
});

test("turning back gives the box that was turned", () => {
  for (const turn of [0, 90, 180, 270]) {
    const box = [0.12, 0.34, 0.56, 0.78];
    close(unturnBox(turnBox(box, turn), turn), box);
  }
});

test("a turned page swaps its sides", () => {
  assert.deepEqual(turnedSize({ width: 10, height: 20 }, 90), { width: 20, height: 10 });
  assert.deepEqual(turnedSize({ width: 10, height: 20 }, 180), { width: 10, height: 20 });
});

test("fitting a page keeps all of it in the window", () => {
  const view = fitView({ width: 1000, height: 2000 }, { width: 500, height: 500 }, "page");
  assert.ok(view.scale * 2000 <= 500);
  assert.ok(view.x >= 0 && view.y >= 0);
});

test("zooming keeps the point under the pointer", () => {
  const view = { scale: 0.5, x: 30, y: -40 };
  const at = { x: 210, y: 133 };
  const after = zoomAt(view, 1.7, at);
  close([(at.x - view.x) / view.scale], [(at.x - after.x) / after.scale]);
  close([(at.y - view.y) / view.scale], [(at.y - after.y) / after.scale]);
});

test("zooming stops at its bounds", () => {
  assert.equal(zoomAt({ scale: 7, x: 0, y: 0 }, 100, { x: 0, y: 0 }).scale, 8);
  assert.equal(zoomAt({ scale: 0.2, x: 0, y: 0 }, 0.001, { x: 0, y: 0 }).scale, 0.1);
});

test("a sheet cannot be dragged out of sight", () => {
  const sheet = { width: 1000, height: 1000 };
  const pane = { width: 400, height: 400 };
  const view = keepInside({ scale: 1, x: 5000, y: -5000 }, sheet, pane);
  assert.equal(view.x, 12);
  assert.equal(view.y, 400 - 1000 - 12);
});

test("a box is brought into the window", () => {
  const sheet = { width: 1240, height: 1754 };
  const pane = { width: 520, height: 560 };
  const box = [0.2, 0.9, 0.5, 0.92];
  const view = viewOfBox({ scale: 0.4, x: 0, y: 0 }, box, sheet, pane);
  const top = box[1] * sheet.height * view.scale + view.y;
  const bottom = box[3] * sheet.height * view.scale + view.y;
  assert.ok(top >= 0 && bottom <= pane.height);
});

test("a drag becomes a box, whichever way it went, and a twitch becomes none", () => {
  const sheet = { width: 100, height: 200 };
  const view = { scale: 2, x: 10, y: 20 };
  const box = dragToBox({ x: 110, y: 220 }, { x: 30, y: 60 }, view, sheet);
  close(box, [0.1, 0.1, 0.5, 0.5]);
  assert.equal(dragToBox({ x: 50, y: 50 }, { x: 52, y: 90 }, view, sheet), null);
  const beyond = dragToBox({ x: -500, y: -500 }, { x: 5000, y: 5000 }, view, sheet);
  close(beyond, [0, 0, 1, 1]);
});

test("a drag beside the page is no box", () => {
  assert.equal(dragToBox({ x: 0, y: 0 }, { x: 9, y: 9 }, { scale: 1, x: 100, y: 100 }, { width: 50, height: 50 }), null);
});

test("a grown box stays on the page", () => {
  close(grownBox([0, 0, 1, 1], 0.2), [0, 0, 1, 1]);
});

test("a crop keeps its proportions within its room, in every turn", () => {
  const page = { width: 1000, height: 2000 };
  for (const turn of [0, 90, 180, 270]) {
    const layout = cropLayout([0.1, 0.1, 0.6, 0.15], page, turn, { width: 200, height: 60 });
    assert.ok(layout.width <= 200.001 && layout.height <= 60.001);
    assert.ok(layout.left <= 0 && layout.top <= 0);
    close([layout.picture.width / layout.picture.height], [0.5]);
  }
});

test("a clipped crop keeps a readable height and loses its end", () => {
  const page = { width: 1000, height: 2000 };
  const layout = cropLayout([0, 0.1, 1, 0.12], page, 0, { width: 100, height: 24 }, { clip: true });
  assert.equal(layout.width, 100);
  assert.ok(layout.height > 20);
});

test("a picture is asked for in the smallest step that is sharp", () => {
  assert.equal(pictureWidth(300, 1, 2000), 480);
  assert.equal(pictureWidth(900, 2, 1654), 1654);
  assert.equal(pictureWidth(50, 1, 2000), 160);
});
