// From a key press to what the desk does.

import { commandOf, isComposing } from "./keys.js";

const OWN_ENTER = "a, button.tool, button.link, button.action, button.alternative, summary";

/**
 * The command of a key press on this page, null where it is somebody else's: another input of the page, a
 * composing input method, a focused button that has an Enter of its own.
 */
export function commandFor(event, { root, input, help }) {
  const path = event.composedPath();
  const target = path[0];
  const element = target instanceof HTMLElement ? target : null;
  const typing = element !== null && (element.matches("input:not([type=checkbox]), textarea, select") || element.isContentEditable);
  if (typing && target !== input) return null;
  if (!path.includes(root) && target !== document.body && target !== document.documentElement) return null;
  if (isComposing(event)) return null;
  if (event.key === "Enter" && element?.matches(OWN_ENTER)) return null;
  return commandOf(event, help ? "help" : typing || input !== null ? "edit" : "walk");
}

/** Do what a command says. */
export function runCommand(desk, { name, index }) {
  const pane = desk.pagesPane;
  const commands = {
    confirm: () => desk.confirm(),
    back: () => desk.back(),
    pick: () => desk.pick(index),
    edit: () => desk.edit(),
    commit: () => desk.commit(),
    cancel: () => desk.cancel(),
    undo: () => desk.undo(),
    blank: () => desk.blank(),
    unreadable: () => desk.unreadable(),
    assign: () => desk.assign(),
    "to-decision": () => desk.toDecision(),
    "next-submission": () => desk.next(),
    "previous-submission": () => desk.previous(),
    help: () => desk.help.showModal(),
    "close-help": () => desk.help.close(),
    leave: () => desk.leave(),
    down: () => desk.walk(1),
    up: () => desk.walk(-1),
    "zoom-in": () => pane.zoom(1.25),
    "zoom-out": () => pane.zoom(1 / 1.25),
    fit: () => pane.fit("width"),
    turn: () => desk.turnPage(),
    "other-picture": () => pane.togglePicture(),
  };
  commands[name]?.();
}
