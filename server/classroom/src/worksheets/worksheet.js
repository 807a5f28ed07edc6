// Choosing exercises: a search in the list, and an order of one's own. Without this script the order is that of the list.

import { search } from "./words.js";

const form = document.getElementById("worksheet");
const list = document.getElementById("chosen");
const none = document.getElementById("chosen-none");
const said = document.getElementById("chosen-said");
const boxes = [...form.querySelectorAll("input[name=x]")];

document.getElementById("chosen-part").hidden = false;
document.getElementById("tree-search").hidden = false;

// From here on what is sent stands in the ordered list.
for (const box of boxes) box.removeAttribute("name");

function button(sign, label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", `${label}: ${name}`);
  made.title = label;
  made.addEventListener("click", act);
  return made;
}

function move(item, step) {
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (other === null) return;
  if (step < 0) other.before(item);
  else other.after(item);
  item.querySelectorAll("button")[step < 0 ? 0 : 1].focus();
  said.textContent = `${item.dataset.name}: ${[...list.children].indexOf(item) + 1} / ${list.children.length}`;
}

function tick(path, on) {
  for (const box of boxes) if (box.value === path) box.checked = on;
}

function find(path) {
  return [...list.children].find((item) => item.dataset.path === path);
}

function add(path, name) {
  if (find(path) !== undefined) return;
  const item = document.createElement("li");
  item.dataset.path = path;
  item.dataset.name = name;
  const row = document.createElement("div");
  const text = document.createElement("span");
  text.textContent = name;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "x";
  field.value = path;
  row.append(
    text,
    field,
    button("↑", list.dataset.up, name, () => move(item, -1)),
    button("↓", list.dataset.down, name, () => move(item, 1)),
    button("×", list.dataset.out, name, () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      remove(path);
      (next?.querySelector("button:last-child") ?? document.getElementById("filter")).focus();
    }),
  );
  item.append(row);
  list.append(item);
  none.hidden = true;
}

function remove(path) {
  find(path)?.remove();
  tick(path, false);
  none.hidden = list.children.length > 0;
}

const before = boxes.filter((box) => box.checked).sort((a, b) => Number(a.dataset.order) - Number(b.dataset.order));
for (const box of before) add(box.value, box.dataset.name);

form.addEventListener("change", (event) => {
  const box = event.target;
  if (!boxes.includes(box)) return;
  tick(box.value, box.checked);
  if (box.checked) add(box.value, box.dataset.name);
  else remove(box.value);
});

// A class has a sheet for each of its members.
const team = document.getElementById("team");
const count = document.getElementById("count");
const settle = () => (count.disabled = team.value !== "");
team.addEventListener("change", settle);
settle();

const filter = document.getElementById("filter");
const groups = [...form.querySelectorAll("details.choose")];
const open = new Map();

filter.addEventListener("input", () => {
  const words = search(filter.value);
  let found = 0;
  for (const group of groups) {
    if (!open.has(group)) open.set(group, group.open);
    for (const item of [...group.querySelectorAll("li")].reverse()) {
      const box = item.querySelector(":scope > label > input");
      const shown = box === null ? [...item.querySelectorAll("li")].some((inner) => !inner.hidden) : words.standIn(`${box.dataset.name} ${box.value}`);
      item.hidden = !words.isEmpty && !shown;
      if (box !== null && shown) found += 1;
    }
    group.hidden = !words.isEmpty && [...group.querySelectorAll("li")].every((item) => item.hidden);
    group.open = !words.isEmpty ? !group.hidden : open.get(group);
  }
  if (words.isEmpty) open.clear();
  document.getElementById("tree-none").hidden = words.isEmpty || found > 0;
});

filter.addEventListener("keydown", (event) => {
  // Enter looks, and does not send the form.
  if (event.key === "Enter") event.preventDefault();
});
