// Buttons that copy a field. Without this script they are hidden, and the browser's own ways remain.

const copy = async (button) => {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  let done;
  try {
    await navigator.clipboard.writeText(field.value);
    done = true;
  } catch {
    // Without https there is no clipboard; the old way works on what is selected.
    done = document.execCommand("copy");
  }
  const before = button.textContent;
  button.textContent = done ? button.dataset.done : button.dataset.failed;
  setTimeout(() => { button.textContent = before; }, 3000);
};

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => copy(button));
}
