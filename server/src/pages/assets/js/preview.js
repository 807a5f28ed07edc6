// Shows the exercise as it is typed. Without this script the form's button does the same with a new page.

const form = document.getElementById("editor");
const content = document.getElementById("content");
const seed = document.getElementById("seed");
const comma = document.getElementById("comma");
const lang = document.getElementById("lang");
const result = document.getElementById("result");

const KEY = "eqex.preview";
const PAUSE = 60;
let timer = 0;
let running = null;

// What was typed survives a reload; what the server sent back after a form was sent comes first.
const kept = sessionStorage.getItem(KEY);
if (kept !== null && location.pathname === "/") content.value = kept;

for (const button of document.querySelectorAll("[data-step]")) button.hidden = false;
document.getElementById("show").hidden = true;

function number() {
  const value = Number(seed.value);
  return Number.isInteger(value) && Math.abs(value) <= 2147483647 ? value : 0;
}

async function show() {
  sessionStorage.setItem(KEY, content.value);
  running?.abort();
  const request = (running = new AbortController());
  result.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/preview", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ content: content.value, seed: number(), comma: comma.checked, lang: lang.value }),
      signal: request.signal,
    });
    if (!response.ok) throw new Error((await response.json()).message);
    const fragment = await response.text();
    if (request.signal.aborted) return;
    result.innerHTML = fragment;
    for (const button of result.querySelectorAll("button.mend")) button.hidden = false;
  } catch (error) {
    if (error.name === "AbortError") return;
    const message = document.createElement("p");
    message.textContent = `The preview did not come: ${error.message}. It is tried again with the next change.`;
    result.replaceChildren(message);
  }
  result.removeAttribute("aria-busy");
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
}

// Places count characters as people do; text areas count units of UTF-16.
function place(data) {
  const lines = content.value.split("\n");
  const line = Number(data.line) - 1;
  const characters = Array.from(lines[line] ?? "");
  const before = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
  const start = before + characters.slice(0, Number(data.column) - 1).join("").length;
  const rest = Array.from(content.value.slice(start));
  return [start, start + rest.slice(0, Number(data.length)).join("").length];
}

form.addEventListener("input", soon);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.dataset.lang) lang.value = event.submitter.dataset.lang;
  show();
});

form.addEventListener("click", (event) => {
  const step = event.target.dataset?.step;
  if (!step) return;
  const next = step === "random" ? Math.floor(Math.random() * 4294967296) - 2147483648 : number() + Number(step);
  seed.value = String(next);
  show();
});

result.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-line]");
  if (!button) return;
  const [start, end] = place(button.dataset);
  content.focus();
  content.setSelectionRange(start, end);
  if (button.dataset.replacement !== undefined) {
    content.setRangeText(button.dataset.replacement, start, end, "end");
    show();
  }
});

if (kept !== null && location.pathname === "/") show();
else for (const button of result.querySelectorAll("button.mend")) button.hidden = false;
