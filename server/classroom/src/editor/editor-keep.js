// Nothing typed is lost: drafts in the browser, saving without leaving, and what to do where someone else saved meanwhile.

import { signInElsewhere } from "./elsewhere.js";
import { replace } from "./editor-text.js";

export function keep({ form, area, state, bar, conflict, wake }) {
  const keyOf = (reader) => `eqex.draft:${reader}:${form.dataset.draft}`;
  const { reader } = document.documentElement.dataset;
  const key = keyOf(reader);
  const saves = form.dataset.saves === "yes";
  // The page to try things out keeps its text in the browser whether or not it can be saved.
  const desk = form.dataset.desk === "yes";
  let saved = area.defaultValue;
  let base = Number(form.dataset.revision);
  let earlier = null;
  let timer = 0;
  let busy = false;
  let leaving = false;
  // Whether what is offered was written before signing in: it stays where it is until one has chosen.
  let visitors = false;

  // As the server writes dates: English ones are British.
  const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const time = (at) => new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  const isDirty = () => area.value !== saved;

  const say = (what, detail = "") => {
    state.dataset.state = what;
    const text = state.dataset[what] ?? "";
    if (what === "signedOut") signInElsewhere(state, text, state.dataset.signIn);
    else state.textContent = text.replace("%", detail);
  };

  const stored = (where = key) => {
    try {
      return JSON.parse(localStorage.getItem(where));
    } catch {
      return null;
    }
  };

  // A full or forbidden storage is no reason to stop writing; leaving still asks.
  const store = (draft, where = key) => {
    try {
      if (draft === null) localStorage.removeItem(where);
      else localStorage.setItem(where, JSON.stringify(draft));
    } catch {
      // Told by the state, which stays "not saved".
    }
  };

  const write = () => {
    clearTimeout(timer);
    if (leaving) return;
    const behind = visitors ? (earlier.earlier ?? null) : earlier;
    if (isDirty()) store({ text: area.value, base, at: Date.now(), earlier: behind });
    else if (behind) store(behind);
    else store(null);
  };

  const offer = () => {
    const draft = stored();
    if (!draft || typeof draft.text !== "string") return;
    const one = draft.earlier?.text && draft.text === saved ? draft.earlier : draft;
    const { text } = one;
    if (text === saved) return store(null);
    if (desk && area.value === area.defaultValue && form.dataset.fresh === "yes") {
      // Nothing else could have been meant on the page to try things out.
      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    recall(one);
  };

  // What was written here before signing in is offered too: most often by the same person, who is to say so.
  const offerVisitors = () => {
    if (!desk || reader === "") return;
    const draft = stored(keyOf(""));
    if (!draft || typeof draft.text !== "string") return;
    if (draft.text === area.value || draft.text === saved) return store(null, keyOf(""));
    visitors = true;
    recall({ ...draft, earlier });
  };

  // Shows that there is another text that one may go back to.
  const recall = (draft) => {
    earlier = draft;
    const words = draft.base === base ? bar.dataset.found : bar.dataset.older;
    bar.querySelector("p").textContent = words.replace("%", new Date(draft.at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }));
    bar.hidden = false;
  };

  const settle = (restore) => {
    // What stands here is written by somebody too, where the other text came from before the sign-in.
    const mine = restore && visitors && isDirty() ? { text: area.value, base, at: Date.now() } : null;
    if (restore && earlier) {
      // Saved since: saving then shows what the other text has.
      if (Number.isInteger(earlier.base)) base = earlier.base;
      replace(area, 0, area.value.length, earlier.text);
    }
    if (visitors) store(null, keyOf(""));
    visitors = false;
    const behind = earlier?.earlier ?? null;
    const next = mine ? { ...mine, earlier: behind } : behind;
    earlier = null;
    bar.hidden = true;
    if (next) recall(next);
    write();
    area.focus();
  };

  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 300);
    if (saves && !busy) say(isDirty() ? "unsaved" : "same");
    if (!saves) say("kept");
  };

  const send = async (path, body) =>
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Part": "1" },
      body: JSON.stringify(body),
    });

  const save = async () => {
    if (!saves || busy) return;
    const text = area.value;
    busy = true;
    // What was told of an earlier saving is over.
    document.querySelector("main > .notice")?.remove();
    say("saving");
    write();
    try {
      const id = document.getElementById("id")?.value;
      const subject = document.getElementById("subject")?.value;
      const response = await send(form.getAttribute("action"), { content: text, base, id, subject });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        saved = text;
        base = answer.revision;
        form.dataset.revision = base;
        form.elements.base.value = base;
        conflict.replaceChildren();
        if (answer.address) {
          leaving = true;
          store(null);
          location.assign(answer.address);
          return;
        }
        busy = false;
        write();
        if (isDirty()) changed();
        else say("saved", time(Date.now()));
        return;
      }
      busy = false;
      if (response.status === 409 && form.dataset.difference) await compare();
      else if (response.status === 401) say("signedOut");
      else if (answer.diagnostics) say("broken");
      else say("failed", answer.message ?? response.status);
    } catch (error) {
      busy = false;
      say("failed", state.dataset.offline ?? error.message);
    }
  };

  // Someone else saved: shows what they changed and lets one choose.
  const compare = async () => {
    say("conflict");
    const response = await send(form.dataset.difference, { content: area.value });
    if (!response.ok) return;
    conflict.innerHTML = await response.text();
    wake(conflict);
    conflict.querySelector("button")?.focus();
  };

  conflict.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-choice]");
    if (!button) return;
    event.preventDefault();
    base = Number(button.dataset.revision);
    if (button.dataset.choice === "theirs") {
      const [mine, theirs] = [area.value, conflict.querySelector("textarea").value];
      saved = theirs;
      replace(area, 0, area.value.length, theirs);
      conflict.replaceChildren();
      changed();
      // One that is still offered stays behind it, and is offered next.
      recall({ text: mine, base, at: Date.now(), earlier });
      write();
    } else {
      conflict.replaceChildren();
      save();
    }
  });

  bar.addEventListener("click", (event) => {
    const choice = event.target.closest("button")?.dataset.choice;
    if (choice) settle(choice === "restore");
  });
  area.addEventListener("input", changed);
  // A tab in which nothing is new has nothing to say over what another tab keeps.
  addEventListener("pagehide", () => isDirty() && write());
  addEventListener("beforeunload", (event) => {
    if (saves && !desk && isDirty() && !leaving) event.preventDefault();
  });

  // What the server sent back after a form without script was refused is not saved either.
  if (form.dataset.unsaved) saved = null;
  offer();
  offerVisitors();
  if (saves) say(isDirty() ? "unsaved" : "same");
  return {
    save,
    // What was refused for a field beside the text is not true of what stands there now.
    changed,
    reset: () => {
      store(null);
      replace(area, 0, area.value.length, area.defaultValue);
    },
  };
}
