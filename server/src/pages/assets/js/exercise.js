// Answers without a new page: what is understood while they are typed, and sending that outlasts a lost connection.
// Without this script the form does the same with a new page.

const PAUSE = 150;
const RETRY = 3000;
const PATIENCE = 15000;

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
};

/** Keeps the answers of one form in the browser until they are judged. */
class Answers {
  constructor(form) {
    this.form = form;
    // What one reader typed is no other's, also where several share a computer.
    this.reader = document.documentElement.dataset.reader;
    this.kept = `eqex.answers:${this.reader}:${form.action}`;
    this.waiting = `eqex.sending:${this.reader}:${form.action}`;
    this.timer = 0;
    this.retry = 0;
    this.sending = false;
    form.addEventListener("input", (event) => {
      this.unmark(event.target);
      this.typed();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    addEventListener("online", () => this.send());
    this.restore();
  }

  inputs() {
    return [...this.form.querySelectorAll(".field input")];
  }

  body() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  /** What was typed before a reload, and what still waits to be sent. */
  restore() {
    const waiting = storage.get(this.waiting);
    const text = waiting === null ? storage.get(this.kept) : JSON.parse(waiting).body;
    if (text !== null) {
      const fields = new URLSearchParams(text);
      // What was meant for other numbers is not put under these. What waits is sent all the same: the server tells.
      if (fields.get("variant") !== this.form.elements.variant.value) storage.remove(this.kept);
      else this.put(fields);
    }
    if (waiting !== null) this.send();
    else if (text !== null && this.inputs().some((input) => input.value !== "")) this.say(this.form.dataset.unsaved);
  }

  /** What was typed last, in the place of what was submitted before, whose marks are not its own. */
  put(fields) {
    for (const input of this.inputs()) {
      const typed = fields.get(input.name) ?? "";
      if (input.value === typed) continue;
      input.value = typed;
      this.unmark(input);
    }
  }

  unmark(input) {
    const field = input.closest(".field");
    field.classList.remove("right", "wrong");
    field.querySelector(".result").replaceChildren();
    input.removeAttribute("aria-invalid");
  }

  say(text, trouble = false) {
    const place = this.form.querySelector(".sending");
    if (place === null) return;
    place.textContent = text;
    place.toggleAttribute("data-trouble", trouble);
  }

  typed() {
    storage.set(this.kept, this.body());
    this.say(this.form.dataset.unsaved);
    this.form.querySelector("#verdict").replaceChildren();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.understand(), PAUSE);
  }

  /** Shows below each field what is understood of it. */
  async understand() {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const part = await ask(this.form.dataset.understood, this.body(), {}, asking.signal);
      if (!part.ok || this.sending) return;
      const notes = fragment(await part.text()).querySelectorAll(".result");
      this.inputs().forEach((input, index) => {
        const field = input.closest(".field");
        const note = notes[index];
        field.classList.remove("right", "wrong");
        input.setAttribute("aria-invalid", note.querySelector(".bad") !== null);
        field.querySelector(".result").replaceChildren(...note.childNodes);
      });
    } catch {
      // Without a connection nothing is said while typing; sending says it.
    }
  }

  submit() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.sending) return;
    const random = crypto.getRandomValues(new Uint32Array(4));
    const key = Array.from(random, (word) => word.toString(16)).join("-");
    // The same key with every attempt: however often it is sent, it is judged once.
    storage.set(this.waiting, JSON.stringify({ key, body: this.body() }));
    this.send();
  }

  async send() {
    clearTimeout(this.retry);
    const waiting = storage.get(this.waiting);
    if (waiting === null || this.sending) return;
    const { key, body } = JSON.parse(waiting);
    this.sending = true;
    this.say(this.form.dataset.saving);
    let judged = null;
    try {
      const answer = await ask(this.form.action, body, { "Idempotency-Key": key }, AbortSignal.timeout(PATIENCE));
      if (answer.ok) {
        judged = await answer.text();
        this.sent(waiting);
      } else if (answer.status >= 500 || answer.status === 408 || answer.status === 429) {
        this.later();
      } else if (answer.status === 401) {
        this.say(this.form.dataset.signedOut, true);
      } else {
        this.sent(waiting);
        const told = await answer.json().catch(() => ({ message: "" }));
        this.say(`${this.form.dataset.refused} ${told.message}`, true);
        document.dispatchEvent(new CustomEvent("eqex:refused"));
      }
    } catch {
      this.later();
    } finally {
      this.sending = false;
    }
    if (judged !== null) this.show(judged, body);
  }

  /** What was answered waits no more; another tab may have put something of its own there meanwhile. */
  sent(waiting) {
    if (storage.get(this.waiting) === waiting) storage.remove(this.waiting);
  }

  later() {
    this.say(this.form.dataset.waiting, true);
    this.retry = setTimeout(() => this.send(), RETRY);
  }

  /** Puts what became of the answers in the place of the old form; what has been typed meanwhile stays. */
  show(text, sent) {
    const fresh = fragment(text).querySelector("#answers");
    if (fresh === null) return;
    // What cannot be read was not judged: it stays here until it is mended.
    const done = fresh.querySelector("[data-judged]") !== null && this.body() === sent;
    if (done) storage.remove(this.kept);
    const focus = document.activeElement?.id;
    if (fresh.querySelectorAll(".field").length !== this.inputs().length) {
      // The exercise asks for something else now.
      location.reload();
      return;
    }
    for (const place of [".field", "#verdict"]) {
      const old = [...this.form.querySelectorAll(place)];
      fresh.querySelectorAll(place).forEach((one, index) => {
        if (place === ".field") {
          const [input, given] = [old[index].querySelector("input"), one.querySelector("input")];
          old[index].className = one.className;
          input.setAttribute("aria-invalid", given.getAttribute("aria-invalid"));
          old[index].querySelector(".result").replaceChildren(...one.querySelector(".result").childNodes);
        } else {
          old[index].replaceChildren(...one.childNodes);
        }
      });
    }
    if (focus) document.getElementById(focus)?.focus();
    const judged = this.form.querySelector("[data-result]");
    if (judged !== null) {
      for (const state of document.querySelectorAll(`[data-state="${judged.dataset.result}"]`)) {
        state.replaceChildren(judged.firstElementChild.cloneNode(true));
      }
    }
    this.say(done ? this.form.dataset.kept : this.form.dataset.unsaved);
    document.dispatchEvent(new CustomEvent("eqex:judged"));
  }
}

function ask(address, body, headers, signal) {
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json", "X-Part": "1", ...headers },
    body,
    signal,
  });
}

function fragment(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

const form = document.getElementById("answers");
if (form !== null && form.querySelector("button[type=submit]") !== null) new Answers(form);
