// Keeps the list of the session as it is: exercises that the teacher adds, results from elsewhere, and the end.

import { listen } from "./events.js";

const list = document.getElementById("list");
const EVERY = 5000;

async function look() {
  if (document.hidden) return;
  const open = document.getElementById("answers")?.dataset.exercise ?? "";
  try {
    const answer = await fetch(`/session/list?open=${encodeURIComponent(open)}`, { headers: { Accept: "application/json", "X-Part": "1" } });
    if (!answer.ok) return;
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").body;
    if (fresh.textContent === list.textContent) return;
    const focus = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    list.replaceChildren(...fresh.childNodes);
    if (focus) list.querySelector(`a[href="${focus}"]`)?.focus();
  } catch {
    // The next look tells.
  }
}

// Without a connection another exercise is out of reach: the page stays, and says so.
list.addEventListener("click", (event) => {
  if (navigator.onLine || event.target.closest("a") === null) return;
  event.preventDefault();
  const place = document.querySelector(".sending");
  if (place !== null) {
    place.textContent = list.dataset.offline;
    place.toggleAttribute("data-trouble", true);
    place.scrollIntoView({ block: "center" });
  }
});

setInterval(look, EVERY);
// The end is told as it comes.
listen(list.dataset.events, { event: look });
document.addEventListener("visibilitychange", look);
document.addEventListener("eqex:refused", look);
document.addEventListener("eqex:judged", look);
addEventListener("online", look);
