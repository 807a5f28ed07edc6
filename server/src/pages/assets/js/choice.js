// Exercises of the list that have every word of the search, as it is typed. Sending the form searches the texts as well.

const search = document.getElementById("q");
const form = document.getElementById("choice");

function words() {
  return search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
}

/** Hides what has not every word in its own line or in the names around it; tells whether anything is left. */
function sift(list, wanted, around) {
  let left = false;
  for (const item of list.children) {
    const below = item.querySelector(":scope > ul");
    const own = `${around} ${(item.querySelector(":scope > .section") ?? item).textContent.toLowerCase()}`;
    const value = below === null ? (item.querySelector("input")?.value ?? "") : "";
    const shown = below === null ? wanted.every((word) => `${own} ${value}`.includes(word)) : sift(below, wanted, own);
    item.hidden = !shown;
    left ||= shown;
  }
  return left;
}

function siftAll() {
  const wanted = words();
  for (const subject of form.querySelectorAll("details.subject")) {
    const title = subject.querySelector(".title").textContent.toLowerCase();
    const shown = sift(subject.querySelector("ul"), wanted, title);
    subject.hidden = !shown;
    if (wanted.length > 0 && shown) subject.open = true;
  }
}

if (form !== null) search.addEventListener("input", siftAll);
