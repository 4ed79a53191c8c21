const drawn = new WeakMap();

export default async function mount(component) {
  const { parentElement, data } = component;
  const { TileWall } = await import(new URL(`${data.modules}/tile_wall/wall.js`, location.origin).href);
  const root = parentElement.querySelector(".mount");
  if (!drawn.has(root)) drawn.set(root, new TileWall(root));
  drawn.get(root).show(data, component.setTriggerValue);
}
