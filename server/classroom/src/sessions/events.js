// Events of the server by one stream for all tabs of this browser, as a browser has only a few connections to a host.
// The tab that holds the lock of an address has its stream, and tells the others over a channel. Where a browser has no locks for us, as on
// pages without https, every tab asks now and then.

/** What events are called. */
const NAMES = ["report", "session"];
/** How long until a stream that the server refused is tried again, and how often is asked where there is none. */
const RETRY = 5000;
const ASK = 1000;

// Who signs in afterwards on the same browser hears what is theirs.
const reader = document.documentElement.dataset.reader;

class Source {
  constructor(address) {
    this.address = address;
    this.listeners = new Set();
    this.last = new Map();
    this.alive = null;
    this.ended = new AbortController();
    const shared = "locks" in navigator && "BroadcastChannel" in window && "EventSource" in window;
    if (shared) this.share();
    else this.ask();
  }

  async share() {
    const name = `eqex.events ${reader} ${this.address}`;
    this.channel = new BroadcastChannel(name);
    this.channel.addEventListener("message", ({ data }) => {
      if (data.kind === "ask") this.repeat();
      else this.hear(data);
    });
    this.channel.postMessage({ kind: "ask" });
    try {
      await navigator.locks.request(name, { signal: this.ended.signal }, () => this.lead());
    } catch {
      // It was ended before its turn came.
    }
  }

  /** Has the stream until this page goes, or nobody on it listens any more. */
  lead() {
    this.leads = true;
    this.open();
    return new Promise((release) => {
      this.ended.signal.addEventListener("abort", () => {
        this.stream.close();
        clearTimeout(this.timer);
        release();
      });
    });
  }

  open() {
    const stream = new EventSource(this.address);
    this.stream = stream;
    stream.addEventListener("open", () => this.tell({ kind: "state", alive: true }));
    stream.addEventListener("error", () => {
      this.tell({ kind: "state", alive: false });
      if (stream.readyState !== EventSource.CLOSED) return;
      // The server refused: for a moment, or for good, which its pages tell when they are asked.
      this.timer = setTimeout(() => {
        if (!this.ended.signal.aborted) this.open();
      }, RETRY);
    });
    for (const name of NAMES) {
      stream.addEventListener(name, ({ data }) => this.tell({ kind: "event", name, data }));
    }
  }

  tell(message) {
    this.channel.postMessage(message);
    this.hear(message);
  }

  /** For a tab that has come later. */
  repeat() {
    if (!this.leads) return;
    if (this.alive !== null) this.channel.postMessage({ kind: "state", alive: this.alive });
    for (const [name, data] of this.last) this.channel.postMessage({ kind: "event", name, data });
  }

  hear({ kind, name, data, alive }) {
    if (kind === "state") {
      this.alive = alive;
      for (const listener of this.listeners) listener.state?.(alive);
    } else if (this.last.get(name) !== data) {
      this.last.set(name, data);
      for (const listener of this.listeners) listener.event?.(data);
    }
  }

  /** Without a stream: its first event now and then. */
  async ask() {
    while (!this.ended.signal.aborted) {
      if (!document.hidden) {
        try {
          await this.askOnce();
        } catch {
          this.hear({ kind: "state", alive: false });
        }
      }
      await new Promise((done) => setTimeout(done, ASK));
    }
  }

  async askOnce() {
    const asking = new AbortController();
    try {
      const answer = await fetch(this.address, { signal: asking.signal, headers: { Accept: "text/event-stream" } });
      if (!answer.ok) throw new Error(answer.status);
      const body = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("\n\n")) {
        const { done, value } = await body.read();
        if (done) return;
        text += value;
      }
      const field = (name) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1];
      this.hear({ kind: "state", alive: true });
      this.hear({ kind: "event", name: field("event"), data: field("data") });
    } finally {
      asking.abort();
    }
  }

  end() {
    this.ended.abort();
    this.channel?.close();
  }
}

const sources = new Map();

/** Listens to an address: `event` is called with what each event says, `state` with whether the connection lives. Gives the way to stop. */
export function listen(address, listener) {
  const source = sources.get(address) ?? new Source(address);
  sources.set(address, source);
  source.listeners.add(listener);
  if (source.alive !== null) listener.state?.(source.alive);
  for (const data of source.last.values()) listener.event?.(data);
  return () => {
    source.listeners.delete(listener);
    if (source.listeners.size > 0) return;
    source.end();
    sources.delete(address);
  };
}
