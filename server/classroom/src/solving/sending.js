// Answers on their way: each waits in the browser until the server has judged it, on whatever page its reader is by then.

const RETRY = 3000;
const PATIENCE = 15000;

// What one reader typed is no other's, also where several share a computer.
const reader = document.documentElement.dataset.reader;
const WAITING = `eqex.sending:${reader}:`;
const TYPED = `eqex.answers:${reader}:`;

/** The browser's storage, or as long as the page is open where it gives none. */
const storage = {
  page: new Map(),
  get(key) {
    if (this.page.has(key)) return this.page.get(key);
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, text) {
    try {
      localStorage.setItem(key, text);
      this.page.delete(key);
    } catch {
      this.page.set(key, text);
    }
  },
  remove(key) {
    this.page.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // There is nothing to remove.
    }
  },
  keys() {
    try {
      return [...Object.keys(localStorage), ...this.page.keys()];
    } catch {
      return [...this.page.keys()];
    }
  },
};

/** What was typed into the form of an address and is not judged yet. */
export const typed = {
  get: (address) => storage.get(TYPED + address),
  set: (address, body) => storage.set(TYPED + address, body),
  remove: (address) => storage.remove(TYPED + address),
};

/** What waits for an address: the body of its form, and the key that it is sent with. */
export function waiting(address) {
  try {
    return JSON.parse(storage.get(WAITING + address));
  } catch {
    return null;
  }
}

const watchers = new Map();
const sending = new Set();
let retry = 0;

/** Has a form hear what becomes of its answers: `saving`, `judged`, `later`, `signedOut` and `refused` are called. */
export function watch(address, watcher) {
  watchers.set(address, watcher);
}

/** Sends answers, now or once there is a connection. */
export function submit(address, body) {
  const before = waiting(address);
  // The same key with every attempt: however often the same answers are sent, they are judged once.
  const key = before?.body === body ? before.key : newKey();
  storage.set(WAITING + address, JSON.stringify({ key, body }));
  send(address);
}

/** Sends all that waits. */
export function flush() {
  clearTimeout(retry);
  for (const key of storage.keys()) if (key.startsWith(WAITING)) send(key.slice(WAITING.length));
}

async function send(address) {
  const entry = waiting(address);
  if (entry === null || sending.has(address)) return;
  sending.add(address);
  const watcher = watchers.get(address);
  watcher?.saving();
  const tell = await attempt(address, entry);
  sending.delete(address);
  const next = waiting(address);
  tell(watcher);
  // Others were submitted meanwhile.
  if (next !== null && next.key !== entry.key) send(address);
}

/** Sends once; what a watcher is to be told of it. */
async function attempt(address, { key, body }) {
  let answer, text;
  try {
    answer = await post(address, body, { "Idempotency-Key": key }, AbortSignal.timeout(PATIENCE));
    text = await answer.text();
  } catch {
    return later();
  }
  if (answer.status >= 500 || answer.status === 408) return later();
  // Too many at once: this one goes when the server said.
  if (answer.status === 429) return later(Number(answer.headers.get("Retry-After")) * 1000, message(text));
  // Kept until its reader is there again.
  if (answer.status === 401) return (watcher) => watcher?.signedOut();
  // A refusal is told where the answers were typed: until their page is open again they wait.
  if (!answer.ok && !watchers.has(address)) return () => {};
  if (waiting(address)?.key === key) storage.remove(WAITING + address);
  if (!answer.ok) {
    document.dispatchEvent(new CustomEvent("eqex:refused"));
    // No answers are taken here any more where they are forbidden.
    return (watcher) => watcher?.refused(message(text), answer.status === 403);
  }
  const fresh = fragment(text);
  // What cannot be read was not judged: it stays until it is mended.
  if (fresh.querySelector("[data-judged]") !== null && typed.get(address) === body) typed.remove(address);
  document.dispatchEvent(new CustomEvent("eqex:judged"));
  return (watcher) => watcher?.judged(fresh, body);
}

function later(wait = RETRY, reason) {
  clearTimeout(retry);
  retry = setTimeout(flush, Math.max(wait, 500));
  return (watcher) => watcher?.later(reason);
}

function message(text) {
  try {
    return JSON.parse(text).message ?? "";
  } catch {
    return "";
  }
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16)).join("-");
}

export function post(address, body, headers, signal) {
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json", "X-Part": "1", ...headers },
    body,
    signal,
  });
}

export function fragment(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

addEventListener("online", flush);
// After the forms of the page have begun to watch.
setTimeout(flush);
