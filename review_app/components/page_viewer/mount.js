// Streamlit mounts this. The desk itself lies in modules of their own, served behind the session cookie.
const running = new WeakMap();

export default async function mount({ parentElement, data }) {
  const { Desk } = await import(new URL(`${data.modules}/page_viewer/desk.js`, location.origin).href);
  const root = parentElement.querySelector(".mount");
  const before = running.get(root);
  const same = before && before.signature === JSON.stringify(data);
  if (!same) {
    before?.desk.close();
    running.set(root, { desk: new Desk(root, data), signature: JSON.stringify(data) });
  }
  return () => {
    running.get(root)?.desk.close();
    running.delete(root);
  };
}
