// Autosave of the guided form: the same form, posted while one types. Without this file the Save button does it all.
const form = document.querySelector("[data-autosave]");
const WAIT = 2500; // ms after the last key

if (form) {
  const status = form.querySelector("[data-status]");
  const storageKey = `concept:${form.dataset.key}`;
  let timer = 0;
  let changed = false;
  let stopped = false;
  let saving = null; // the save that is on its way

  const say = (text) => { status.textContent = text; };

  // A chosen file goes along with a button, not with every save.
  const typed = () => {
    const data = new FormData(form);
    [...form.elements].filter((field) => field.type === "file").forEach((field) => data.delete(field.name));
    return data;
  };
  // Also those that stand elsewhere on the page and belong to the form.
  const submits = () => [...form.elements].filter((field) => field.type === "submit");
  const fieldsOf = () => {
    const data = typed();
    data.delete("csrfmiddlewaretoken");
    data.delete("token");
    return new URLSearchParams(data).toString();
  };

  const keepHere = () => {
    try { localStorage.setItem(storageKey, fieldsOf()); } catch { /* a full or closed storage keeps nothing */ }
  };
  const forgetHere = () => {
    try { localStorage.removeItem(storageKey); } catch { /* as above */ }
  };

  const save = (options = {}) => {
    if (changed && !stopped && !saving) saving = post(options);
    return saving;
  };
  const post = async (options) => {
    changed = false;
    say(form.dataset.saving);
    try {
      const response = await fetch(form.action || location.href, {
        method: "POST",
        body: typed(),
        headers: { "X-Autosave": "1" },
        redirect: "error",
        ...options,
      });
      const answer = await response.json();
      if (response.ok) {
        // The form for files beside this one goes on from the same version.
        document.querySelectorAll("input[name=token]").forEach((field) => { field.value = answer.token; });
        if (answer.address) {
          // What was new is at an address of its own now; loading that again shows what was saved.
          form.action = answer.address;
          if (location.pathname !== answer.address) history.replaceState(null, "", answer.address);
        }
        say(answer.saved);
        forgetHere();
      } else if (response.status === 409) {
        stopped = true;
        keepHere();
        say(answer.conflict ? form.dataset.other : answer.refused);
      } else if (response.status === 403 && answer.refused) {
        stopped = true;
        keepHere();
        say(answer.refused);
      } else if (response.status === 401) {
        changed = true;
        keepHere();
        say(form.dataset.signedOut);
      } else {
        changed = true;
        keepHere();
        say(form.dataset.offline);
      }
    } catch {
      changed = true;
      keepHere();
      say(form.dataset.offline);
    } finally {
      saving = null;
    }
  };

  const noticed = () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  };
  form.addEventListener("input", noticed);
  form.addEventListener("change", noticed);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save({ keepalive: true });
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !stopped) event.preventDefault();
  });
  window.addEventListener("online", () => save());
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (saving) {
      // What is on its way changes the token that this form must carry.
      event.preventDefault();
      await saving;
      form.requestSubmit(event.submitter);
      return;
    }
    changed = false;
    stopped = true;
    forgetHere();
    // A second press while the first is on its way sends nothing.
    setTimeout(() => submits().forEach((button) => { button.disabled = true; }), 0);
  });
  // Back from the page cache the buttons work again.
  window.addEventListener("pageshow", () => {
    stopped = false;
    submits().forEach((button) => { button.disabled = false; });
  });

  // Text that could not be saved last time.
  let left = null;
  try { left = localStorage.getItem(storageKey); } catch { /* none */ }
  if (left && left !== fieldsOf()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--secondary button--small";
    button.textContent = form.dataset.restore;
    say(`${form.dataset.found} `);
    status.append(button);
    button.addEventListener("click", () => {
      for (const [name, value] of new URLSearchParams(left)) {
        const field = form.elements[name];
        if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "checkbox")) {
          field.value = value;
          const editable = field.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]");
          if (editable?.editor) editable.editor.commands.setContent(value);
        } else if (field) {
          (field instanceof RadioNodeList ? [...field] : [field]).forEach((one) => { if (one.value === value) one.checked = true; });
        }
      }
      noticed();
    });
  }
}
