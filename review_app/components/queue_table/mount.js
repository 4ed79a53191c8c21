const drawn = new WeakMap();

export default async function mount(component) {
  const { parentElement, data } = component;
  const { QueueTable } = await import(new URL(`${data.modules}/queue_table/table.js`, location.origin).href);
  const root = parentElement.querySelector(".mount");
  if (!drawn.has(root)) drawn.set(root, new QueueTable(root));
  drawn.get(root).show(data, component.setTriggerValue, component.setStateValue);
}
