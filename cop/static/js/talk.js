// The reply box of a discussion: keeps what is typed, quotes, and helps to name a colleague. Without this file the
// same form works, and the server links a name that is typed after @.
const WAIT = 2500; // ms after the last key
const NAME = /(?:^|[\s(])@([^\s@][^@\n]{0,40})$/;

const setUp = (form) => {
  const area = form.elements.body;
  const status = form.querySelector("[data-status]");
  const key = `reactie:${form.dataset.key}`;
  let timer = 0;

  const keepHere = () => { try { localStorage.setItem(key, area.value); } catch { /* a closed storage keeps nothing */ } };
  const forgetHere = () => { try { localStorage.removeItem(key); } catch { /* as above */ } };

  const save = async () => {
    const data = new FormData(form);
    data.delete("upload");
    keepHere();
    try {
      const response = await fetch(form.dataset.draft, { method: "POST", body: data, headers: { "X-Autosave": "1" } });
      if (response.ok) { forgetHere(); status.textContent = form.dataset.kept; }
      else if (response.status === 401) status.textContent = form.dataset.signedOut;
    } catch { status.textContent = form.dataset.offline; }
  };
  form.addEventListener("input", (event) => {
    if (event.target.name === "upload") return;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) save(); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; keepHere(); });
  form.addEventListener("htmx:sendError", () => { status.textContent = form.dataset.offline; });
  form.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) forgetHere(); });

  // Text that was not sent last time.
  let left = null;
  try { left = localStorage.getItem(key); } catch { /* none */ }
  if (left && left !== area.value && form.dataset.found) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--secondary button--small";
    button.textContent = form.dataset.restore;
    status.textContent = `${form.dataset.found} `;
    status.append(button);
    button.addEventListener("click", () => { area.value = left; status.textContent = ""; area.focus(); save(); });
  }

  // Quoting.
  const quoting = form.querySelector("[data-quoting]");
  const off = form.querySelector("[data-quote-off]");
  if (off) {
    off.hidden = false;
    off.addEventListener("click", () => { form.elements.quoted.value = ""; quoting.hidden = true; area.focus(); });
  }
  if (area.tagName === "TEXTAREA" && form.dataset.people) nameColleagues(form, area);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-quote]");
  const form = document.querySelector("#reageer [data-reply]");
  if (!link || !form) return;
  event.preventDefault();
  form.elements.quoted.value = link.dataset.quote;
  form.querySelector("[data-quoted-name]").textContent = link.dataset.name;
  form.querySelector("[data-quoting]").hidden = false;
  form.elements.body.focus();
});

// A list of colleagues under the box while a name is typed after @. The box is the combobox, the list its options.
const nameColleagues = (form, area) => {
  const list = document.createElement("ul");
  list.className = "names";
  list.id = `${area.id}_names`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", area.labels[0]?.textContent.trim() ?? "");
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);
  let chosen = -1;
  let asked = 0;
  let settled = null; // the name chosen last: what follows it is text, not more of a name

  const typed = () => {
    const words = NAME.exec(area.value.slice(0, area.selectionStart))?.[1] ?? "";
    return settled && words.startsWith(settled) ? "" : words;
  };
  const close = () => { list.hidden = true; chosen = -1; area.removeAttribute("aria-activedescendant"); };
  const choose = (option) => {
    const before = area.value.slice(0, area.selectionStart);
    const start = before.lastIndexOf("@");
    const rest = area.value.slice(area.selectionStart);
    area.value = `${before.slice(0, start)}@${option.dataset.name} ${rest}`;
    const place = start + option.dataset.name.length + 2;
    area.setSelectionRange(place, place);
    settled = option.dataset.name;
    asked += 1; // an answer still on its way opens nothing any more
    close();
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const mark = (place) => {
    const options = [...list.children];
    chosen = (place + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === chosen)));
    area.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const show = (people) => {
    list.replaceChildren(...people.map((person, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}_${number}`;
      option.setAttribute("role", "option");
      option.dataset.name = person.name;
      option.textContent = person.organisation ? `${person.name}, ${person.organisation}` : person.name;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
      return option;
    }));
    list.hidden = people.length === 0;
    if (people.length) mark(0); else close();
  };

  area.addEventListener("input", async () => {
    const words = typed();
    asked += 1;
    const mine = asked;
    if (words.length < 2) { close(); return; }
    try {
      const response = await fetch(`${form.dataset.people}?q=${encodeURIComponent(words)}`);
      const answer = await response.json();
      if (mine === asked) show(answer.people);
    } catch { close(); }
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); mark(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(chosen - 1); }
    else if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); choose(list.children[chosen]); }
    else if (event.key === "Escape") { event.stopPropagation(); close(); }
  });
  area.addEventListener("blur", close);
};

const start = (root) => root.querySelectorAll("[data-reply]").forEach((form) => {
  if (form.dataset.ready) return;
  form.dataset.ready = "1";
  setUp(form);
});
start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement ?? document));

// A new discussion is kept in this browser from the first key until its own page is seen. It goes with the key that makes
// a form count once: what was sent after all is not posted again.
const NEW = "gesprek:";
const keepNew = (form) => {
  const start = form.dataset.new || NEW; // forms of other kinds keep theirs apart
  const status = form.querySelector("[data-status]");
  const typed = () => {
    const data = new FormData(form);
    form.querySelectorAll("input[type=file]").forEach((field) => data.delete(field.name));
    data.delete("csrfmiddlewaretoken");
    return new URLSearchParams(data).toString();
  };
  const keep = () => { try { localStorage.setItem(start + form.elements.request_key.value, typed()); } catch { /* as above */ } };
  const fill = (left) => {
    const values = new URLSearchParams(left);
    for (const field of form.elements) {
      if (!values.has(field.name)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.getAll(field.name).includes(field.value);
      else if (field.type !== "file") field.value = values.get(field.name);
      const editable = field.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]");
      if (editable?.editor) editable.editor.commands.setContent(field.value);
    }
  };
  let timer = 0;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 500); });
  form.addEventListener("submit", keep);
  window.addEventListener("pagehide", () => { if (timer) keep(); });

  let left = null;
  try { left = Object.keys(localStorage).find((key) => key.startsWith(start) && key !== start + form.elements.request_key.value); } catch { /* none */ }
  if (!left || form.querySelector("[aria-invalid=true]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--secondary button--small";
  button.textContent = form.dataset.restore;
  status.textContent = `${form.dataset.found} `;
  status.append(button);
  button.addEventListener("click", () => { fill(localStorage.getItem(left)); status.textContent = ""; form.querySelector("input:not([type=hidden]), textarea").focus(); });
};
document.querySelectorAll("form[data-new]").forEach(keepNew);
document.querySelectorAll("[data-started]").forEach((article) => {
  try { localStorage.removeItem((article.dataset.keptAs || NEW) + article.dataset.started); } catch { /* as above */ }
});
