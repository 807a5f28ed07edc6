// The table of contents moved by hand and by the arrow keys. Each step goes to the server at once, which gives back the whole part; without this
// script its buttons do the same with a new page.

const place = document.getElementById("arrange-part");
const history = [];
const waiting = [];
let busy = false;

const part = () => document.getElementById("arranged");
const address = () => document.getElementById("arrange").action;

function say(text, trouble = false) {
  const said = document.getElementById("arrange-said");
  said.textContent = text;
  said.toggleAttribute("data-trouble", trouble);
}

/** Shows what only works with this script. */
function prepare() {
  for (const grip of place.querySelectorAll(".grip")) grip.hidden = false;
  document.getElementById("grip-help").hidden = false;
  const undo = document.getElementById("undo");
  undo.hidden = history.length === 0;
}

/** Sends one step; `focus` finds what has the focus afterwards. `undoing` is the tree of a step back, which is kept where it was not done. */
async function send(fields, focus, undoing) {
  if (busy) return;
  busy = true;
  const { tree: before, version } = part().dataset;
  let back = undoing;
  const body = new URLSearchParams({ ...fields, version });
  try {
    const answer = await fetch(address(), {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html", "X-Part": "1" },
      body,
    });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("arranged");
    if (fresh === null) throw new Error(answer.statusText);
    if (!answer.ok) waiting.length = 0;
    // Where someone else's changes are in between, a step back would take them away.
    if (!answer.ok && fresh.dataset.version !== version) history.length = 0;
    else if (!answer.ok && back !== undefined) history.push(back);
    else if (answer.ok && undoing === undefined) history.push(before);
    back = undefined;
    const text = fresh.querySelector("#arrange-said").textContent;
    const trouble = fresh.querySelector("#arrange-said").hasAttribute("data-trouble");
    // A live region that stays is read out; a new one may not be.
    const said = document.getElementById("arrange-said");
    fresh.querySelector("#arrange-said").replaceWith(said);
    part().replaceWith(fresh);
    fresh.prepend(said);
    say(undoing !== undefined && answer.ok ? place.dataset.undone : text, trouble);
    prepare();
    focus(fresh)?.focus({ preventScroll: false });
  } catch {
    waiting.length = 0;
    if (back !== undefined) history.push(back);
    say(place.dataset.trouble, true);
    prepare();
  }
  busy = false;
  waiting.shift()?.();
}

/** The grip of the node that was moved. */
function moved(fresh) {
  const at = fresh.dataset.at;
  return at === undefined ? undefined : fresh.querySelector(`li[data-path="${at}"] > .row > .grip`);
}

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

/** A step of the node whose grip has the focus when its turn comes. */
function step(what) {
  const item = document.activeElement?.closest("li[data-path]");
  if (!item) return;
  const { path, key } = item.dataset;
  send({ do: `${what}/${path}/${key}` }, (fresh) => moved(fresh) ?? fresh.querySelector(`li[data-path="${path}"] > .row > .grip`));
}

place.addEventListener("keydown", (event) => {
  const what = KEYS[event.key];
  if (what === undefined || !event.target.classList.contains("grip")) return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (busy) waiting.push(() => step(what));
  else step(what);
});

place.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.action.endsWith("/arrange")) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  const item = event.submitter?.closest("li");
  const near = item?.previousElementSibling?.dataset.key;
  send(fields, (fresh) => {
    if (form.id === "add-section") return fresh.querySelector("#new-section");
    return moved(fresh) ?? (near && fresh.querySelector(`li[data-key="${CSS.escape(near)}"] > .row > .grip`)) ?? fresh.querySelector(".grip");
  });
});

place.addEventListener("click", (event) => {
  if (event.target.id !== "undo" || busy) return;
  const tree = history.pop();
  if (tree !== undefined) send({ do: "whole//", tree }, (fresh) => fresh.querySelector("#undo:not([hidden])") ?? fresh.querySelector(".grip"), tree);
});

// By hand: with a mouse, a pen or a finger.

let drag = null;

place.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (grip === null || event.button !== 0 || busy) return;
  drag = { item: grip.closest("li"), x: event.clientX, y: event.clientY, begun: false, target: null };
  grip.setPointerCapture(event.pointerId);
});

function clear() {
  for (const name of ["drop-before", "drop-after", "drop-into", "dragged"]) {
    for (const one of place.querySelectorAll(`.${name}`)) one.classList.remove(name);
  }
}

/** Where something that is let go at a point would go. */
function target(x, y) {
  const under = document.elementFromPoint(x, y);
  if (under?.closest("#unlisted")) return drag.item.dataset.path === undefined ? null : { out: true, mark: document.getElementById("unlisted"), how: "drop-into" };
  const row = under?.closest("#arranged li[data-path] > .row");
  if (!row) {
    const tree = under?.closest("#arranged section:not(#unlisted)");
    const top = tree?.querySelector(":scope > ul.arrange");
    return top ? { into: "", at: top.children.length, mark: top, how: "drop-after" } : null;
  }
  const item = row.parentElement;
  if (drag.item.contains(item)) return null;
  const box = row.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  const places = item.dataset.path.split(".");
  const at = Number(places.pop());
  const into = places.join(".");
  const section = item.hasAttribute("data-section");
  if (section && share > 0.25 && share < 0.9) {
    return { into: item.dataset.path, at: item.querySelector(":scope > ul").children.length, mark: row, how: "drop-into" };
  }
  if (share < 0.5) return { into, at, mark: row, how: "drop-before" };
  return { into, at: at + 1, mark: row, how: "drop-after" };
}

place.addEventListener("pointermove", (event) => {
  if (drag === null) return;
  if (!drag.begun && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
  drag.begun = true;
  document.body.classList.add("dragging");
  clear();
  drag.item.classList.add("dragged");
  drag.target = target(event.clientX, event.clientY);
  drag.target?.mark.classList.add(drag.target.how);
  const edge = 48;
  if (event.clientY < edge) scrollBy(0, -12);
  else if (event.clientY > innerHeight - edge) scrollBy(0, 12);
});

function end() {
  clear();
  document.body.classList.remove("dragging");
  drag = null;
}

place.addEventListener("pointerup", () => {
  if (drag === null) return;
  const { item, begun, target: goal } = drag;
  end();
  if (!begun || goal === null) return;
  const { path, key, id } = item.dataset;
  if (goal.out) send({ do: `remove/${path}/${key}` }, (fresh) => fresh.querySelector(`li[data-id="${CSS.escape(key)}"] .grip`));
  else if (id !== undefined) send({ do: `add//${id}`, into: goal.into, at: goal.at }, moved);
  else send({ do: `to/${path}/${key}`, into: goal.into, at: goal.at }, moved);
});

place.addEventListener("pointercancel", end);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag !== null) end();
});

prepare();
