// Exercises of the list that have every word of the search, as it is typed. Sending the form searches the texts as well.

import { search } from "./words.js";

const field = document.getElementById("q");
const form = document.getElementById("choice");

/** Hides what has not every word in its own line or in the names around it; tells whether anything is left. */
function sift(list, words, around) {
  let left = false;
  for (const item of list.children) {
    const below = item.querySelector(":scope > ul");
    const own = `${around} ${(item.querySelector(":scope > .section") ?? item).textContent}`;
    const value = below === null ? (item.querySelector("input")?.value ?? "") : "";
    const shown = below === null ? words.standIn(`${own} ${value}`) : sift(below, words, own);
    item.hidden = !shown;
    left ||= shown;
  }
  return left;
}

field.addEventListener("input", () => {
  const words = search(field.value);
  for (const subject of form.querySelectorAll("details.subject")) {
    const shown = sift(subject.querySelector("ul"), words, subject.querySelector(".title").textContent);
    subject.hidden = !shown;
    if (!words.isEmpty && shown) subject.open = true;
  }
});
