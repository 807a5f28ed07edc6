// Problems of the text: where they are, what they say, how to get to them and mend them.

import { place, replace, select } from "./editor-text.js";
import { LONG, paint, spot } from "./editor-paint.js";

export function problems({ area, layer, result, line, tip, follow }) {
  let list = [];

  const isLong = () => area.value.length > LONG;

  const draw = () => {
    area.form.dataset.painted = isLong() ? "problems" : "all";
    paint(layer, area.value, list);
    follow();
  };

  // The list that the server rendered tells all there is to know.
  const read = () => {
    list = [...result.querySelectorAll("li[data-line]")].map((item) => ({
      line: item.dataset.line,
      column: item.dataset.column,
      length: item.dataset.length,
      level: item.classList.contains("warning") ? "warning" : "error",
      message: item.querySelector("strong").textContent,
      mend: item.querySelector("button.mend"),
    }));
    draw();
    tell();
  };

  const at = (position) =>
    list.find((problem) => {
      const [start, end] = spot(area.value, problem);
      return start <= position && position <= end;
    });

  const words = (problem) => `${line.dataset[problem.level]}: ${problem.message}`;

  const tell = () => {
    const problem = document.activeElement === area ? at(area.selectionStart) : undefined;
    const text = problem
      ? words(problem) + (problem.mend ? ` ${line.dataset.mend}` : "")
      : list.length > 0
        ? line.dataset.count.replace("%", list.length)
        : line.dataset.none;
    line.dataset.level = problem?.level ?? (list.length > 0 ? "some" : "none");
    if (line.textContent !== text) line.textContent = text;
  };

  const go = (direction) => {
    if (list.length === 0) return;
    const spots = list.map((problem) => spot(area.value, problem)).sort((a, b) => a[0] - b[0]);
    const here = area.selectionStart;
    const next = direction > 0 ? spots.find(([start]) => start > here) : spots.findLast(([start]) => start < here);
    const [start, end] = next ?? (direction > 0 ? spots[0] : spots[spots.length - 1]);
    select(area, start, end);
    tell();
  };

  const mend = (button) => {
    const [start, end] = place(area.value, button.dataset);
    replace(area, start, end, button.dataset.replacement);
  };

  // What is offered only is looked at first: it is mended where the cursor is, never from afar.
  const mendHere = () => {
    const button = at(area.selectionStart)?.mend ?? list.find((problem) => problem.mend && isSafe(problem.mend))?.mend;
    if (button) mend(button);
  };

  const isSafe = (button) => "safe" in button.dataset;

  // From the end on, so that no place moves before its turn.
  const mendAll = () => {
    const safe = list.map((problem) => problem.mend).filter((button) => button && isSafe(button));
    const start = (button) => place(area.value, button.dataset)[0];
    for (const button of safe.sort((a, b) => start(b) - start(a))) mend(button);
  };

  // The text area lies on top, so what is under the pointer is looked up.
  const hover = (event) => {
    const over = [...layer.querySelectorAll("mark")].find((mark) =>
      [...mark.getClientRects()].some(
        (box) => box.left <= event.clientX && event.clientX <= box.right && box.top <= event.clientY && event.clientY <= box.bottom,
      ),
    );
    const problem = over && list.find((one) => String(spot(area.value, one)[0]) === over.dataset.start);
    tip.hidden = !problem;
    if (!problem) return;
    const box = over.getBoundingClientRect();
    const around = area.parentElement.getBoundingClientRect();
    tip.textContent = words(problem);
    tip.dataset.level = problem.level;
    tip.style.left = `${Math.max(4, Math.min(box.left - around.left, around.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${box.bottom - around.top + 4}px`;
  };

  area.addEventListener("mousemove", hover);
  area.addEventListener("mouseleave", () => (tip.hidden = true));
  area.addEventListener("scroll", () => (tip.hidden = true));
  document.addEventListener("selectionchange", tell);
  area.addEventListener("input", () => {
    tip.hidden = true;
    if (isLong()) area.form.dataset.painted = "problems";
    else draw();
  });
  result.addEventListener("click", (event) => {
    if (event.target.closest("#mend-all")) mendAll();
    const button = event.target.closest("button[data-line]");
    if (!button) return;
    if (button.classList.contains("mend")) mend(button);
    else select(area, ...place(area.value, button.dataset));
  });

  return { read, go, mendHere };
}
