// A sign-in that is over: what is written here is kept, and another tab is the way to a new one.

/** Says so in a place, with a link where the text has `%`. */
export function signInElsewhere(place, text, word) {
  const [before, after = ""] = text.split("%");
  const link = document.createElement("a");
  Object.assign(link, { href: "/sign-in", target: "_blank", textContent: word });
  place.replaceChildren(before, link, after);
}
