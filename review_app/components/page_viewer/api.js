// Talking to the server: one session cookie, one form token, plain errors in Chinese.

export class DeskError extends Error {
  constructor(status, body) {
    super(body?.message ?? "与服务器的连接中断了。");
    this.status = status;
    this.code = body?.code ?? "connection_lost";
    this.remedy = body?.remedy ?? "请检查网络后重试；已经保存的修改不会丢失。";
    this.body = body ?? {};
  }
}

export class DeskApi {
  #token;
  #prefetched = new Map();

  constructor(token) {
    this.#token = token;
  }

  async #ask(path, options = {}) {
    let answer;
    try {
      answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
    } catch {
      throw new DeskError(0, null);
    }
    const body = await answer.json().catch(() => null);
    if (answer.status === 401) {
      const here = encodeURIComponent(location.pathname + location.search);
      location.assign(`/sign-in?next=${here}`);
    }
    if (!answer.ok) throw new DeskError(answer.status, body);
    return body;
  }

  /** The whole state of one submission; `queue` is the query string of the list it is walked in. */
  load(id, queue) {
    const path = `/desk/submissions/${id}?${queue}`;
    const ready = this.#prefetched.get(path);
    this.#prefetched.delete(path);
    return ready ?? this.#ask(path);
  }

  /** Fetch the next submission while this one is read; a failure is found when it is really wanted. */
  prefetch(id, queue) {
    const path = `/desk/submissions/${id}?${queue}`;
    if (this.#prefetched.has(path)) return;
    this.#prefetched.clear();
    const promise = this.#ask(path);
    promise.then(warmPicture, () => this.#prefetched.delete(path));
    this.#prefetched.set(path, promise);
  }

  /** The letter that sending back with this reason would make, paragraph by paragraph. */
  letter(id, why) {
    return this.#ask(`/desk/submissions/${id}/letter?why=${encodeURIComponent(why)}`);
  }

  /** One act of a person: saved before this resolves; the answer is the new state. */
  act(id, queue, act, { keepNext = false } = {}) {
    if (!keepNext) this.#prefetched.clear();
    return this.#ask(`/desk/submissions/${id}/acts?${queue}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Yinjian-Token": this.#token },
      body: JSON.stringify(act),
    });
  }

  /** Add a certificate or a proof to a submission; saved before this resolves. */
  attach(id, file, role) {
    this.#prefetched.clear();
    return this.#ask(`/desk/submissions/${id}/files`, {
      method: "POST",
      headers: { "X-Yinjian-Token": this.#token, "X-File-Name": encodeURIComponent(file.name), "X-File-Role": role },
      body: file,
    });
  }
}

function warmPicture(view) {
  const page = view.pages?.[0];
  if (page) new Image().src = `${page.url}?w=1600`;
}
