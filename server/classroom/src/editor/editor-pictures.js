// Pictures by drag and drop, paste or choice: uploaded, then named in the header.

import { place, replace } from "./editor-text.js";

export function pictures({ form, area, input, button, status, texts, done }) {
  // On the page to try things out it is chosen there, and may be chosen anew.
  const subject = () => form.dataset.subject;

  const say = (what, detail = "") => {
    status.dataset.told = what;
    status.textContent = (status.dataset[what] ?? "").replace("%", detail);
  };

  const address = (name) => `/api/subject/static/${subject()}/${encodeURIComponent(name)}`;

  // Browsers call every pasted picture the same.
  const named = (file) => {
    const name = file.name.replace(/[/\\\u0000-\u001f]/g, "").replace(/^\.+/, "") || "picture.png";
    if (name !== "image.png") return name;
    return `picture-${new Date().toISOString().slice(0, 19).replace(/[T:]/g, "-")}.png`;
  };

  // With a number in front of its ending where the name is taken.
  const free = async (name) => {
    const [, stem, end] = /^(.*?)(\.[^.]*)?$/.exec(name);
    for (let n = 1; n < 100; n += 1) {
      const candidate = n === 1 ? name : `${stem}-${n}${end ?? ""}`;
      const response = await fetch(address(candidate), { method: "HEAD" });
      if (response.status === 404) return candidate;
      if (!response.ok) throw new Error(response.statusText || String(response.status));
    }
    throw new Error(name);
  };

  // Only this old way of asking tells how far an upload is.
  const upload = (name, file) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file, name);
      request.open("PUT", address(name));
      request.setRequestHeader("X-Part", "1");
      request.upload.addEventListener("progress", ({ loaded, total }) => say("progress", `${name} ${Math.round((100 * loaded) / total)} %`));
      request.addEventListener("load", () => (request.status === 200 ? resolve() : reject(new Error(message(request)))));
      request.addEventListener("error", () => reject(new Error(status.dataset.offline)));
      request.send(body);
    });

  const message = (request) => {
    try {
      return JSON.parse(request.responseText).message;
    } catch {
      return String(request.status);
    }
  };

  // The server knows the header's ways of naming pictures.
  const mention = async (name) => {
    const response = await fetch("/preview/picture", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Part": "1" },
      body: JSON.stringify({ content: area.value, name }),
    });
    const change = response.ok ? await response.json() : null;
    if (!change?.line) return false;
    replace(area, ...place(area.value, change), change.replacement);
    return true;
  };

  /** Whether the browser can show it; of drawings only the name tells. */
  const isPicture = async (file) => {
    if (file.type === "image/svg+xml") return true;
    try {
      (await createImageBitmap(file)).close();
      return true;
    } catch {
      return false;
    }
  };

  let asks = 0;
  /** A field for what the picture shows, kept as on the page of the subject's files. */
  const asked = (name) => {
    const line = texts.querySelector("template").content.firstElementChild.cloneNode(true);
    line.dataset.subject = subject();
    const [label, field, save, said] = ["label", "textarea", "button", "[role=status]"].map((part) => line.querySelector(part));
    field.id = `shows-${(asks += 1)}`;
    label.htmlFor = field.id;
    label.textContent = label.textContent.replace("%", name);
    save.addEventListener("click", async () => {
      said.textContent = "";
      try {
        const response = await fetch(`/subject/${line.dataset.subject}/files/text`, {
          method: "POST",
          headers: { Accept: "application/json", "X-Part": "1" },
          body: new URLSearchParams({ name, text: field.value }),
        });
        if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message ?? String(response.status));
        said.textContent = texts.dataset.saved;
        done();
      } catch (error) {
        said.textContent = texts.dataset.failed.replace("%", error instanceof TypeError ? status.dataset.offline : error.message);
      }
    });
    return line;
  };

  const add = async (files) => {
    if (!subject()) return say("nowhere");
    // The list of a field is emptied while we wait.
    for (const file of [...files]) {
      let name = named(file);
      if (!(await isPicture(file))) {
        say("unreadable", name);
        continue;
      }
      try {
        say("progress", name);
        name = await free(name);
        await upload(name, file);
        say((await mention(name)) ? "done" : "byHand", name);
        texts.append(asked(name));
        done();
      } catch (error) {
        say("failed", `${name}: ${error.message}`);
      }
    }
  };

  const holds = (transfer) => [...(transfer?.items ?? [])].some((item) => item.kind === "file");
  area.addEventListener("paste", (event) => {
    if (!holds(event.clipboardData) || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  form.addEventListener("dragover", (event) => {
    if (!holds(event.dataTransfer)) return;
    event.preventDefault();
    form.dataset.dropping = "yes";
  });
  form.addEventListener("dragleave", () => delete form.dataset.dropping);
  form.addEventListener("drop", (event) => {
    delete form.dataset.dropping;
    if (!holds(event.dataTransfer)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  button.addEventListener("click", () => (subject() ? input.click() : say("nowhere")));
  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  return {
    /** A subject is chosen: that one is missing is not true any more, and texts for the pictures of another one have no place. */
    placed: () => {
      if (status.dataset.told === "nowhere") status.textContent = "";
      for (const line of texts.querySelectorAll(":scope > .shows")) if (line.dataset.subject !== subject()) line.remove();
    },
  };
}
