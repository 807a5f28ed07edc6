// Answers without a new page: what is understood while they are typed, and what became of them once they are judged.
// Without this script the form does the same with a new page.

import { signInElsewhere } from "./elsewhere.js";
import { listen } from "./events.js";
import { fragment, post, submit, typed, waiting, watch } from "./sending.js";

const PAUSE = 150;

/** One form; what is typed into it is kept in the browser until it is judged. */
class Answers {
  constructor(form) {
    this.form = form;
    this.address = form.action;
    this.timer = 0;
    this.sending = false;
    form.addEventListener("input", (event) => {
      // A reading is chosen where it is shown; what is typed has others.
      if (event.target.type === "radio") return this.chosen(event.target);
      this.unmark(event.target);
      this.typed();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.asking?.abort();
      submit(this.address, this.body());
    });
    watch(this.address, {
      saving: () => {
        this.sending = true;
        this.say(form.dataset.saving);
      },
      judged: (fresh, body) => this.judged(fresh, body),
      later: (reason) => this.ended(reason ?? form.dataset.waiting, true),
      signedOut: () => {
        this.ended("", true);
        const place = form.querySelector(".sending");
        if (place !== null) signInElsewhere(place, form.dataset.signedOut, form.dataset.signIn);
      },
      refused: (message, final) => {
        if (final) return this.close(`${form.dataset.refused} ${message}`);
        this.ended(`${form.dataset.refused} ${message}`, true);
        // An earlier verdict would read like one of these answers.
        form.querySelector("#verdict").replaceChildren();
      },
    });
    this.restore();
  }

  inputs() {
    return [...this.form.querySelectorAll(".field > input")];
  }

  body() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  /** What was typed before a reload. It is never older than what still waits to be sent. */
  restore() {
    const text = typed.get(this.address) ?? waiting(this.address)?.body;
    if (text === undefined) return;
    const fields = new URLSearchParams(text);
    // What was meant for other numbers is not put under these. What waits is sent all the same: the server tells.
    if (fields.get("variant") !== this.form.elements.variant.value) return typed.remove(this.address);
    this.put(fields);
    if (/(^|&)r\d+=/.test(text)) this.understand(text);
    if (this.inputs().some((input) => input.value !== "")) this.say(this.form.dataset.unsaved);
  }

  /** What was typed last, in the place of what was submitted before, whose marks are not its own. */
  put(fields) {
    for (const input of this.inputs()) {
      const text = fields.get(input.name) ?? "";
      const radios = [...input.closest(".field").querySelectorAll(".readings input")];
      const same = radios.every((radio) => radio.checked === (fields.get(radio.name) === radio.value));
      if (input.value === text && same) continue;
      // The marks are those of another text, or of another reading of it.
      input.value = text;
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

  ended(text, trouble) {
    this.sending = false;
    this.say(text, trouble);
  }

  typed() {
    this.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.understand(this.body()), PAUSE);
  }

  /** A reading was chosen: the marks of another one are not its own. */
  chosen(radio) {
    const field = radio.closest(".field");
    field.classList.remove("right", "wrong");
    field.querySelectorAll(".result > .good, .result > .bad, .result > .warn").forEach((mark) => mark.remove());
    field.querySelector(".readings").removeAttribute("data-open");
    this.changed();
  }

  changed() {
    typed.set(this.address, this.body());
    // That something waits stays in sight.
    if (!this.sending && waiting(this.address) === null) this.say(this.form.dataset.unsaved);
    this.form.querySelector("#verdict").replaceChildren();
  }

  /** Shows below each field what is understood of it in a body of the form. */
  async understand(body) {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const part = await post(this.form.dataset.understood, body, {}, asking.signal);
      if (!part.ok || this.sending) return;
      const notes = fragment(await part.text()).querySelectorAll(".result");
      const asked = new URLSearchParams(body);
      this.inputs().forEach((input, index) => {
        const field = input.closest(".field");
        const note = notes[index];
        if (input.value !== (asked.get(input.name) ?? "")) return;
        field.classList.remove("right", "wrong");
        input.setAttribute("aria-invalid", note.querySelector(".bad") !== null);
        field.querySelector(".result").replaceChildren(...note.childNodes);
      });
    } catch {
      // Without a connection nothing is said while typing; sending says it.
    }
  }

  /** Shows what became of the answers; what has been typed meanwhile stays as it is. */
  judged(page, body) {
    const fresh = page.querySelector("#answers");
    const fields = [...this.form.querySelectorAll(".field")];
    if (fresh?.querySelectorAll(".field").length !== fields.length) {
      // The exercise asks for something else now.
      location.reload();
      return;
    }
    const sent = new URLSearchParams(body);
    // Both before anything is taken out of the fresh page: what is moved is not found there any more, and marks bring choices of their own along.
    const same = this.body() === body;
    const done = same && fresh.querySelector("[data-judged]") !== null;
    fresh.querySelectorAll(".field").forEach((given, index) => {
      const field = fields[index];
      const input = field.querySelector("input");
      if (input.value !== sent.get(input.name)) return;
      const choice = field.querySelector(".readings :checked");
      if (choice !== null && choice.value !== sent.get(choice.name)) return;
      field.className = given.className;
      input.setAttribute("aria-invalid", given.querySelector("input").getAttribute("aria-invalid"));
      field.querySelector(".result").replaceChildren(...given.querySelector(".result").childNodes);
    });
    const result = fresh.querySelector("[data-result]");
    for (const state of result === null ? [] : document.querySelectorAll(`[data-state="${result.dataset.result}"]`)) {
      state.replaceChildren(result.firstElementChild.cloneNode(true));
    }
    if (same) this.form.querySelector("#verdict").replaceChildren(...fresh.querySelector("#verdict").childNodes);
    this.ended(done ? this.form.dataset.kept : this.form.dataset.unsaved);
    // It was on its way when the session ended: its marks hold, and there is no next try.
    if (this.over) this.close(this.over);
  }

  /** Takes no answers any more, and says why. Marks and what was typed stay to be read. */
  close(reason) {
    this.over = reason;
    clearTimeout(this.timer);
    this.asking?.abort();
    for (const input of this.form.querySelectorAll("input:not([type=hidden])")) input.disabled = true;
    this.form.querySelector(".bar")?.remove();
    const told = document.createElement("p");
    told.textContent = reason;
    this.form.querySelector("#verdict").replaceChildren(told);
    this.form.toggleAttribute("data-closed", true);
  }
}

/** Closes the form when the student's session ends. */
function closeAtTheEnd(answers) {
  const { events, session, over } = form.dataset;
  let finished = null;
  const heard = async (data) => {
    const before = finished;
    ({ finished } = JSON.parse(data));
    if (!finished) return;
    if (session !== undefined) return answers.close(over);
    // It may have come into the session after this page was opened: the server knows.
    if (before === false && !(await isOpen())) answers.close(over);
  };
  listen(events, { event: heard });
}

/** Whether this page would take answers if it were opened now. */
async function isOpen() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return answer.status !== 403;
    return fragment(await answer.text()).querySelector("#answers button[type=submit]") !== null;
  } catch {
    return true;
  }
}

const form = document.getElementById("answers");
if (form !== null && form.querySelector("button[type=submit]") !== null) {
  const answers = new Answers(form);
  if (form.dataset.events !== undefined) closeAtTheEnd(answers);
}
