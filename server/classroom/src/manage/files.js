// Several files at once, sent one after another. Without this script the form sends one.

const form = document.getElementById("upload");
const field = document.getElementById("file");
const list = document.getElementById("uploads");

field.multiple = true;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...field.files];
  const button = form.querySelector("button");
  button.disabled = true;
  let failed = 0;
  for (const file of files) {
    const line = document.createElement("li");
    const tell = (text) => {
      line.textContent = `${file.name} ${text}`;
    };
    list.append(line);
    tell(form.dataset.sending);
    const body = new FormData();
    body.append("file", file);
    try {
      const answer = await fetch(form.dataset.api + encodeURIComponent(file.name), { method: "PUT", headers: { "X-Part": "1" }, body });
      if (!answer.ok) throw new Error((await answer.json()).message);
      tell(form.dataset.done);
    } catch (error) {
      failed += 1;
      line.className = "bad";
      tell(`${form.dataset.failed}: ${error.message}`);
    }
  }
  button.disabled = false;
  // What is here is listed anew; what is not stays told.
  if (failed === 0) location.reload();
});
