// The editor. Without this script its form does the same with new pages.

import { insert, menu } from "./editor-insert.js";
import { keep } from "./editor-keep.js";
import { align } from "./editor-paint.js";
import { pictures } from "./editor-pictures.js";
import { problems } from "./editor-problems.js";

const form = document.getElementById("editor");
const area = document.getElementById("content");
const layer = document.getElementById("layer");
const result = document.getElementById("result");
const many = document.getElementById("many");
const keys = document.getElementById("keys");
const [seed, comma, lang, worst, id, subject] = ["seed", "comma", "lang", "worst", "id", "subject"].map((name) => document.getElementById(name));

const PAUSE = 60;
const TABLE_PAUSE = 500;
let timer = 0;
let tableTimer = 0;
let running = null;

// What only works with a script is shown by one.
const wake = (part) => part.querySelectorAll("[data-script]").forEach((element) => (element.hidden = false));

wake(form);
for (const element of form.querySelectorAll("[data-plain]")) element.hidden = true;
form.dataset.painted = "all";

const follow = align(area, layer);
const found = problems({ area, layer, result, line: document.getElementById("problem"), tip: document.getElementById("tip"), follow });

const variant = () => {
  const value = Number(seed.value);
  return Number.isInteger(value) && Math.abs(value) <= 2147483647 ? value : 0;
};

const ask = (path, signal) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-Part": "1" },
    body: JSON.stringify({
      content: area.value,
      seed: variant(),
      comma: comma.checked,
      lang: lang.value,
      worst: worst?.value,
      subject: form.dataset.subject ?? "",
    }),
    signal,
  });

const fragment = async (response) => {
  if (response.ok) return response.text();
  const answer = await response.json().catch(() => ({}));
  throw new Error(answer.message ?? String(response.status));
};

// The last variant stays while the text is no exercise, so that nothing jumps while one types.
function show(html) {
  const kept = result.querySelector(".shown");
  result.innerHTML = html;
  wake(result);
  const shown = result.querySelector(".shown");
  if (shown) {
    if (shown.dataset.seed !== undefined) seed.value = shown.dataset.seed;
  } else if (kept) {
    kept.classList.add("stale");
    kept.querySelectorAll("button").forEach((button) => (button.disabled = true));
    result.append(kept);
  }
  const slug = result.querySelector("[data-slug]")?.dataset.slug;
  if (id && slug !== undefined && !id.dataset.own) id.value = slug;
  found.read();
}

async function preview(path = "/preview") {
  clearTimeout(timer);
  running?.abort();
  const request = (running = new AbortController());
  result.setAttribute("aria-busy", "true");
  try {
    const html = await fragment(await ask(path, request.signal));
    if (request.signal.aborted) return;
    show(html);
    performance.mark("eqex-preview");
  } catch (error) {
    if (error.name === "AbortError") return;
    const message = document.createElement("p");
    message.className = "complaint";
    message.textContent = result.dataset.failed.replace("%", error.message);
    result.querySelector(":scope > .complaint")?.remove();
    result.prepend(message);
  }
  result.removeAttribute("aria-busy");
  if (many.childElementCount > 0) {
    clearTimeout(tableTimer);
    tableTimer = setTimeout(table, TABLE_PAUSE);
  }
}

async function table(event) {
  clearTimeout(tableTimer);
  if (event && many.childElementCount > 0) return many.replaceChildren();
  try {
    many.innerHTML = await fragment(await ask("/preview/table"));
    wake(many);
    if (event) many.querySelector("[tabindex]")?.focus();
  } catch (error) {
    // A table that was shown stays; the preview tells what is wrong.
    if (event) many.textContent = result.dataset.failed.replace("%", error.message);
  }
}

function copyTable(button) {
  const rows = [...many.querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => cell.dataset.value ?? cell.textContent.trim()).join("\t"),
  );
  const text = rows.join("\n");
  const said = (done) => (button.textContent = done ? button.dataset.done : button.dataset.failed);
  // Only pages that came over https have the new way.
  if (!navigator.clipboard) return said(copyOld(text, button));
  navigator.clipboard.writeText(text).then(
    () => said(true),
    () => said(false),
  );
}

function copyOld(text, button) {
  const field = document.createElement("textarea");
  field.value = text;
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  return done;
}

function step(by) {
  const next = variant() + by;
  seed.value = String(Math.max(-2147483648, Math.min(2147483647, next)));
  return preview();
}

const random = () => {
  seed.value = String(crypto.getRandomValues(new Int32Array(1))[0]);
  return preview();
};

const side = (name) => {
  form.dataset.side = name;
  for (const button of form.querySelectorAll("[data-side-button]")) {
    button.setAttribute("aria-pressed", String(button.dataset.sideButton === name));
  }
};

const turn = () => {
  const away = document.activeElement === area || form.dataset.side === "text" ? "preview" : "text";
  const there = document.activeElement === result ? "text" : away;
  side(there);
  (there === "text" ? area : result).focus();
};

const kept = keep({
  form,
  area,
  state: document.getElementById("state"),
  bar: document.getElementById("draft"),
  conflict: document.getElementById("conflict"),
  wake,
});

const insertMenu = menu(document.getElementById("insert"), document.getElementById("insert-menu"), (item) => insert(area, item));

const picked = pictures({
  form,
  area,
  input: document.getElementById("picture-file"),
  button: document.getElementById("picture"),
  status: document.getElementById("picture-status"),
  texts: document.getElementById("picture-texts"),
  done: preview,
});

const actions = {
  show: () => preview(),
  save: () => kept.save(),
  previous: () => step(-1),
  next: () => step(1),
  random,
  worst: () => preview("/preview/worst"),
  table: () => table(true),
};

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.formMethod === "get") return;
  event.preventDefault();
  if (button?.name === "lang") lang.value = button.value;
  if (button?.name === "seed") seed.value = button.value;
  (actions[button?.name === "do" ? button.value : "show"] ?? actions.show)();
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.sideButton) side(button.dataset.sideButton);
  if (button?.id === "help") keys.showModal();
  if (button?.id === "again") kept.reset();
  if (button?.dataset.copy) copyTable(button);
  if (button?.dataset.go) found.go(Number(button.dataset.go));
});

area.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(preview, PAUSE);
});
for (const field of [seed, comma]) field.addEventListener("change", () => preview());
worst?.addEventListener("change", () => actions.worst());
// Pictures are those of the subject that is chosen.
const choose = () => {
  if (subject.value) form.dataset.subject = subject.value;
  else delete form.dataset.subject;
};
subject?.addEventListener("change", () => {
  choose();
  picked.placed();
  kept.changed();
  preview();
});
id?.addEventListener("input", () => {
  id.dataset.own = id.value === "" ? "" : "yes";
  kept.changed();
});

// By place on the keyboard where letters are typed with Alt on some systems.
const shortcuts = [
  [(e) => e.ctrlKey && !e.altKey && e.key.toLowerCase() === "s", () => kept.save()],
  [(e) => e.key === "F8", (e) => found.go(e.shiftKey ? -1 : 1)],
  [(e) => e.ctrlKey && !e.altKey && e.key === ".", () => found.mendHere()],
  [(e) => e.ctrlKey && !e.altKey && e.key === "Enter", () => turn()],
  [(e) => e.key === "F1" || (e.ctrlKey && !e.altKey && e.key === "/"), () => keys.showModal()],
  [(e) => e.altKey && e.key === "ArrowUp", () => step(-1)],
  [(e) => e.altKey && e.key === "ArrowDown", () => step(1)],
  [(e) => e.altKey && e.code === "KeyR", () => random()],
  [(e) => e.altKey && e.code === "KeyW", () => worst && actions.worst()],
  [(e) => e.altKey && e.code === "KeyT", () => worst && table(true)],
  [(e) => e.altKey && e.code === "KeyI", () => insertMenu.open()],
];

document.addEventListener("keydown", (event) => {
  if (keys.open || event.getModifierState("AltGraph") || (event.altKey && event.ctrlKey)) return;
  const command = { altKey: event.altKey, ctrlKey: event.ctrlKey || event.metaKey, shiftKey: event.shiftKey, key: event.key, code: event.code };
  const hit = shortcuts.find(([is]) => is(command));
  if (!hit) return;
  event.preventDefault();
  hit[1](command);
});

// A browser that comes back to the page keeps what was chosen.
if (subject) choose();
if (id?.value) id.dataset.own = "yes";
side("text");
found.read();
if (area.value !== area.defaultValue) preview();
