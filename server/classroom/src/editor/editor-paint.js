// The layer behind the text area: the same text in the same type, coloured lightly and with its problems underlined.

import { place, segments } from "./editor-text.js";

/// Longer texts have no colours and are written by the text area itself, so that typing stays quick; only their problems are painted.
export const LONG = 20000;

const TEXT =
  /`[^`\n]*`|\\\([\s\S]{0,2000}?(?:\\\)|\n\n)|\\\[[\s\S]{0,2000}?(?:\\\]|\n\n)|(?<![\p{L}\p{N}_'])\p{L}[\p{L}\p{N}']*(?:_[\p{L}\p{N}']+)?=(?:\?|\[[^\]\n]*\]|\{[^}\n]*\}|[-+]?\.?\d[\d.]*(?:[eE][-+]?\d+)?)[^\s,;:!?.)]*/gu;
const LINES = {
  header: /^[ \t]*(?:- )?([\w-]+)(?=:)|(?<=^|\s)#.*$/gm,
  calculations: /^[ \t]*require\b|^[ \t]*[\p{L}][\p{L}\p{N}_']*(?==)|#.*$/gmu,
};

function kind(segment, found) {
  if (found.startsWith("#")) return "remark";
  if (segment === "header") return "key";
  if (segment === "calculations") return found.trim() === "require" ? "key" : "declaration";
  if (found.startsWith("\\")) return "mathematics";
  if (found.startsWith("`")) return "remark";
  return found.includes("=?") ? "unknown" : "declaration";
}

/// Pieces of the text that have a colour, in order.
export function colours(text) {
  if (text.length > LONG) return [];
  const found = [];
  for (const { kind: segment, start, end } of segments(text)) {
    if (segment === "separator") {
      found.push([start, end, "separator"]);
      continue;
    }
    for (const match of text.slice(start, end).matchAll(LINES[segment] ?? TEXT)) {
      if (match[0]) found.push([start + match.index, start + match.index + match[0].length, kind(segment, match[0])]);
    }
  }
  return found;
}

/// A problem's place in the text. One without length is shown at the character beside it.
export function spot(text, problem) {
  let [start, end] = place(text, problem);
  if (start === end && start < text.length && text[start] !== "\n") end += 1;
  else if (start === end && start > 0) start -= 1;
  return [start, end];
}

/// Writes the text with its colours and problems into the layer.
export function paint(layer, text, problems) {
  const marks = problems.map((problem) => [...spot(text, problem), problem]).filter(([start, end]) => end > start);
  const pieces = colours(text);
  const cuts = new Set([0, text.length]);
  for (const [start, end] of [...pieces, ...marks]) cuts.add(start).add(end);
  const at = [...cuts].sort((a, b) => a - b);
  const out = document.createDocumentFragment();
  let piece = 0;
  for (let n = 0; n + 1 < at.length; n += 1) {
    const [from, to] = [at[n], at[n + 1]];
    while (piece < pieces.length && pieces[piece][1] <= from) piece += 1;
    const colour = piece < pieces.length && pieces[piece][0] <= from ? pieces[piece][2] : "";
    const mark = marks.find(([start, end]) => start <= from && to <= end);
    const part = text.slice(from, to);
    if (!colour && !mark) {
      out.append(part);
      continue;
    }
    const element = document.createElement(mark ? "mark" : "span");
    element.className = [mark && `p-${mark[2].level}`, colour && `c-${colour}`].filter(Boolean).join(" ");
    if (mark) element.dataset.start = mark[0];
    element.textContent = part;
    out.append(element);
  }
  // A line end at the very end would have no line of its own otherwise.
  out.append("\n");
  layer.replaceChildren(out);
}

/// Keeps a layer exactly behind its text area: the same width for the lines, the same place when it scrolls. Gives what to call when it was painted.
export function align(area, layer) {
  const scroll = () => {
    layer.scrollTop = area.scrollTop;
    layer.scrollLeft = area.scrollLeft;
  };
  const measure = () => {
    const edge = area.offsetWidth - area.clientWidth - 2 * area.clientLeft;
    layer.style.paddingRight = `calc(${getComputedStyle(area).paddingRight} + ${Math.max(0, edge)}px)`;
    layer.style.height = `${area.offsetHeight}px`;
    scroll();
  };
  area.addEventListener("scroll", scroll);
  new ResizeObserver(measure).observe(area);
  measure();
  return scroll;
}
