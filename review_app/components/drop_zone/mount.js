const drawn = new WeakMap();

export default async function mount(component) {
  const { parentElement, data } = component;
  const { DropZone } = await import(new URL(`${data.modules}/drop_zone/drop_zone.js`, location.origin).href);
  const root = parentElement.querySelector(".mount");
  if (!drawn.has(root)) drawn.set(root, new DropZone(root, data));
  return () => {};
}
