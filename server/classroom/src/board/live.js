// Keeps the board of the live session as it is. Events only tell that something changed; what is shown comes from the server as a fragment.

import { listen } from "./events.js";
import "./print.js";

const live = document.getElementById("live");
const news = document.getElementById("news");
const connection = document.getElementById("connection");

/** At most so often the board is fetched, and never twice at once. */
const PAUSE = 250;
/** How long changed cells stand out, and how often news are read out. */
const STAND_OUT = 4000;
const READ_OUT = 3000;

let fetching = false;
let wanted = false;
let last = 0;

/** Fetches the board once more, soon; many wishes are one. */
function want() {
  if (wanted) return;
  wanted = true;
  if (!fetching) setTimeout(look, Math.max(0, last + PAUSE - Date.now()));
}

async function look() {
  wanted = false;
  fetching = true;
  last = Date.now();
  try {
    const answer = await fetch(live.dataset.board, { headers: { "X-Part": "1" } });
    if (answer.status === 401 || answer.status === 403) return end();
    if (!answer.ok) throw new Error(answer.status);
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    setTimeout(want, 3000);
  } finally {
    fetching = false;
    if (wanted) {
      wanted = false;
      want();
    }
  }
}

/** The sign of each cell by student and exercise. */
function signs(root) {
  const found = new Map();
  const heads = [...root.querySelectorAll("#board-table thead th.exercise")].map((head) => head.dataset.exercise);
  for (const row of root.querySelectorAll("#board-table tbody tr")) {
    row.querySelectorAll("td[data-cell]").forEach((cell, index) => found.set(`${row.dataset.user} ${heads[index]}`, cell));
  }
  return found;
}

/** Puts the new board in the place of the old one. Focus stays where it is, and so does what was scrolled. */
function show(fresh) {
  const before = signs(document);
  const changed = [...signs(fresh)].filter(([key, cell]) => cell.className !== "none" && before.get(key)?.className !== cell.className);
  const focus = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const parts = ["board-summary", "board-table", "board-counts"];
  const here = parts.map((id) => document.getElementById(id));
  const there = parts.map((id) => fresh.getElementById(id));
  if (here.every((part, index) => (part === null) === (there[index] === null))) {
    here.forEach((part, index) => part?.replaceChildren(...there[index].childNodes));
  } else {
    // Something is there for the first time, or the last.
    for (const child of [...live.children].slice(2)) child.remove();
    live.append(...fresh.body.childNodes);
  }
  if (focus !== null && focus !== "") live.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  rove();
  const now = signs(document);
  for (const [key] of changed) standOut(now.get(key));
  tell(changed.length);
}

/** One cell at a time is reached by the tab key; arrows lead to the others. */
function rove() {
  const links = [...live.querySelectorAll("#board-table tbody a")];
  const here = links.find((link) => link === document.activeElement) ?? links[0];
  for (const link of links) link.tabIndex = link === here ? 0 : -1;
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

live.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest("#board-table td[data-cell]");
  if (step === undefined || cell === null) return;
  event.preventDefault();
  const rows = [...live.querySelectorAll("#board-table tbody tr")].filter((row) => row.querySelector("td[data-cell] a") !== null);
  const column = cell.cellIndex + step[1];
  const row = rows[rows.indexOf(cell.parentElement) + step[0]];
  row?.cells[column]?.querySelector("a")?.focus();
  rove();
});

function standOut(cell) {
  if (cell === undefined) return;
  cell.dataset.changed = "";
  setTimeout(() => delete cell.dataset.changed, STAND_OUT);
}

const rules = new Intl.PluralRules(live.dataset.lang);
let untold = 0;
let telling = 0;

/** Says how much is new, and not at every single answer. */
function tell(count) {
  untold += count;
  if (untold === 0 || telling !== 0) return;
  telling = setTimeout(() => {
    const form = rules.select(untold);
    const text = live.dataset[form] ?? live.dataset.many;
    news.textContent = text.replace(/\d+/, untold);
    untold = 0;
    telling = 0;
  }, READ_OUT);
}

function state(text, alive) {
  connection.textContent = text;
  connection.toggleAttribute("data-live", alive);
}

let ended = false;

const stop = listen(live.dataset.events, {
  event: want,
  state(alive) {
    if (ended) return;
    state(alive ? live.dataset.live : live.dataset.lost, alive);
    // Perhaps the right to see this is gone, which a look tells.
    if (!alive) want();
  },
});

function end() {
  ended = true;
  stop();
  state(live.dataset.gone, false);
}

/** What a student answered, in a dialog; the link leads to the same as a page. */
const dialog = document.createElement("dialog");
dialog.className = "answered";
const close = document.createElement("button");
close.type = "button";
close.textContent = live.dataset.close;
close.addEventListener("click", () => dialog.close());
const content = document.createElement("div");
content.tabIndex = -1;
dialog.append(content, close);
document.body.append(dialog);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

/** Only what was asked for last is shown. */
let asked = 0;

live.addEventListener("click", async (event) => {
  const link = event.target.closest("#board-table tbody a");
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const href = link.getAttribute("href");
  const mine = ++asked;
  content.replaceChildren(live.dataset.loading);
  dialog.showModal();
  content.focus();
  try {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = page.getElementById("answered");
    if (mine !== asked) return;
    const heading = article.querySelector("h1");
    heading.id = "answered-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
    content.replaceChildren(article);
  } catch {
    if (mine === asked) content.replaceChildren(live.dataset.failed);
  }
  dialog.addEventListener("close", () => live.querySelector(`a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true }), { once: true });
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && !ended) want();
});
rove();
