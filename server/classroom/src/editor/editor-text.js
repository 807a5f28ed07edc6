// Places in the text area, and changes of its text that Ctrl+Z takes back.

/// Start and end of a place. Places count characters, as people do; text areas count units of UTF-16.
export function place(text, { line, column, length }) {
  let at = 0;
  for (let n = 1; n < Number(line); n += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    at = end + 1;
  }
  const start = forward(text, at, Number(column) - 1);
  return [start, forward(text, start, Number(length))];
}

function forward(text, from, characters) {
  let at = from;
  for (let n = 0; n < characters && at < text.length; n += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/// Puts a text in the place of another, as if it were typed.
export function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (start === end && text === "") return;
  // The old command is the only one that browsers keep in their history of changes.
  const before = area.value;
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (done && (area.value !== before || text === before.slice(start, end))) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/// Shows a place, selected.
export function select(area, start, end) {
  area.focus();
  area.setSelectionRange(start, end);
  reveal(area, start);
}

// Browsers do not scroll to a selection that a script made.
function reveal(area, at) {
  const line = parseFloat(getComputedStyle(area).lineHeight) || 20;
  const mark = area.parentElement.querySelector(`[data-start="${at}"]`);
  const top = mark ? mark.offsetTop : area.value.slice(0, at).split("\n").length * line;
  if (top < area.scrollTop + line || top > area.scrollTop + area.clientHeight - 2 * line) {
    area.scrollTop = Math.max(0, top - area.clientHeight / 3);
  }
}

/// The segments that `---` lines cut a text into: their kind, and where they start and end.
export function segments(text) {
  const found = [{ kind: "before", start: 0, end: 0 }];
  let at = 0;
  let plain = 0;
  const open = (kind, start) => found.push({ kind, start, end: text.length });
  for (const line of text.split("\n")) {
    const last = found[found.length - 1];
    const word = /^---(?:[ \t]+([\p{L}][\p{L}\p{N}_-]*))?[ \t]*$/u.exec(line);
    if (word && (word[1] === undefined || last.kind !== "header")) {
      last.end = at;
      open("separator", at);
      found[found.length - 1].end = at + line.length;
      if (word[1] === undefined) plain += 1;
      const kind = word[1] === "solution" ? "solution" : word[1] ? "text" : (["", "header", "text", "calculations"][plain] ?? "text");
      open(kind, Math.min(at + line.length + 1, text.length));
    }
    at += line.length + 1;
  }
  found[found.length - 1].end = text.length;
  return found.filter((segment) => segment.kind !== "before");
}
