// The menu of things to insert, and what of a text a snippet becomes.

import { replace, segments } from "./editor-text.js";

const OPEN = "«";
const CLOSE = "»";

/// Inserts a snippet at the caret, with its placeholder selected, or around what is selected.
export function insert(area, item) {
  const { value } = area;
  const where = segments(value).find(({ start, end }) => start <= area.selectionStart && area.selectionStart <= end)?.kind;
  const snippet = (where === "calculations" && item.dataset.calculation) || item.dataset.snippet;
  if (item.dataset.at === "header") return hint(area, snippet);
  if (item.dataset.at === "end") return translation(area, snippet);
  if (item.dataset.at === "calculations") return calculation(area, snippet);
  const chosen = value.slice(area.selectionStart, area.selectionEnd);
  put(area, area.selectionStart, area.selectionEnd, snippet, chosen);
}

function put(area, start, end, snippet, chosen = "") {
  const from = snippet.indexOf(OPEN);
  const to = snippet.indexOf(CLOSE);
  if (from < 0) return replace(area, start, end, snippet);
  const inner = chosen || snippet.slice(from + 1, to);
  replace(area, start, end, snippet.slice(0, from) + inner + snippet.slice(to + 1));
  area.setSelectionRange(start + from, start + from + inner.length);
}

// A hint stands in the header, behind those that are there.
function hint(area, snippet) {
  const { value } = area;
  const header = segments(value).find(({ kind }) => kind === "header");
  if (!header) return;
  const lines = /^hints:[ \t]*\n(?:(?:[ \t]+|- ).*\n)*/m.exec(value.slice(header.start, header.end));
  const at = lines ? header.start + lines.index + lines[0].length : header.end;
  put(area, at, at, lines ? `  - ${snippet}\n` : `hints:\n  - ${snippet}\n`);
}

// The text in another language stands at the end, with the same variables.
function translation(area, snippet) {
  const { value } = area;
  const text = segments(value).find(({ kind }) => kind === "text");
  const copy = text ? value.slice(text.start, text.end) : "\n";
  const gap = value.endsWith("\n") || value === "" ? "" : "\n";
  put(area, value.length, value.length, `${gap}${snippet}\n${copy}`);
}

// A line of the calculations: at the caret's line where it stands there, else at their beginning.
function calculation(area, snippet) {
  const { value, selectionStart } = area;
  const part = segments(value).find(({ kind }) => kind === "calculations");
  if (!part) {
    const gap = value.endsWith("\n") || value === "" ? "" : "\n";
    return put(area, value.length, value.length, `${gap}---\n${snippet}\n`);
  }
  const inside = part.start <= selectionStart && selectionStart <= part.end;
  const at = inside ? Math.max(part.start, value.lastIndexOf("\n", selectionStart - 1) + 1) : part.start;
  put(area, at, at, `${snippet}\n`);
}

/// A menu button as WAI-ARIA describes it: arrows, Home, End, letters and Escape. `choose` gets the item.
export function menu(button, list, choose) {
  const items = [...list.querySelectorAll("[role=menuitem]")];
  const focus = (index) => items[(index + items.length) % items.length].focus();
  const open = (index) => {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    focus(index);
  };
  const close = (back) => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  button.addEventListener("click", () => (list.hidden ? open(0) : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? 0 : -1);
  });
  list.addEventListener("keydown", (event) => {
    const here = items.indexOf(document.activeElement);
    const letter = event.key.length === 1 && !event.ctrlKey && !event.altKey ? event.key.toLowerCase() : "";
    const starts = (item) => item.textContent.trim().toLowerCase().startsWith(letter);
    const steps = {
      ArrowDown: () => focus(here + 1),
      ArrowRight: () => focus(here + 1),
      ArrowUp: () => focus(here - 1),
      ArrowLeft: () => focus(here - 1),
      Home: () => focus(0),
      End: () => focus(-1),
      Escape: () => close(true),
    };
    if (event.key === "Tab") return close(false);
    const step = steps[event.key];
    const found = letter.trim() && [...items.slice(here + 1), ...items.slice(0, here + 1)].find(starts);
    if (!step && !found) return;
    event.preventDefault();
    event.stopPropagation();
    if (step) step();
    else found.focus();
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=menuitem]");
    if (!item) return;
    close(false);
    choose(item);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !list.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return { open: () => open(0) };
}
