// Suggestions in search boxes (ARIA combobox). Searching works without this file.
const WAIT = 200; // milliseconds after the last key
const FEWEST = 2;
let timer;
let asking;
let chosen = -1;

const boxOf = (element) => element.closest("[data-search-box]");
const inputOf = (box) => box.querySelector("[data-suggest]");
const listOf = (box) => box.querySelector("[role=listbox]");
const typedIn = (event) => event.target.matches?.("[data-suggest]") && boxOf(event.target);

const prepare = () => {
  document.querySelectorAll("[data-suggest]:not([role])").forEach((input) => {
    input.autocomplete = "off";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
  });
};

const choose = (box, place) => {
  chosen = place;
  inputOf(box).removeAttribute("aria-activedescendant");
  [...listOf(box).children].forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === place));
    if (number !== place) return;
    inputOf(box).setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  });
};

const stop = () => {
  clearTimeout(timer);
  asking?.abort();
};

const show = (box, suggestions, said) => {
  const list = listOf(box);
  list.replaceChildren(...suggestions.map(({ text, kind, url }, number) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${number}`;
    option.setAttribute("role", "option");
    option.dataset.url = url;
    option.append(text, " ", Object.assign(document.createElement("small"), { textContent: kind }));
    return option;
  }));
  list.hidden = !suggestions.length;
  inputOf(box).setAttribute("aria-expanded", String(!list.hidden));
  box.querySelector("[role=status]").textContent = said;
  choose(box, -1);
};

const close = (box) => {
  stop();
  show(box, [], "");
};

const ask = async (box) => {
  stop();
  const input = inputOf(box);
  const words = input.value.trim();
  if (words.length < FEWEST) return close(box);
  const { signal } = (asking = new AbortController());
  try {
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal });
    const { suggestions, said } = await answer.json();
    show(box, suggestions, said);
  } catch {
    // Aborted: a newer question is on its way.
    if (!signal.aborted) close(box);
  }
};

const go = (box, option) => {
  const { url } = option.dataset;
  close(box);
  location.assign(url);
};

const keys = {
  ArrowDown: (box, options) => choose(box, chosen + 1 < options.length ? chosen + 1 : -1),
  ArrowUp: (box, options) => choose(box, chosen < 0 ? options.length - 1 : chosen - 1),
  Escape: close,
  Enter: (box, options) => chosen >= 0 && go(box, options[chosen]),
};

// Before the menu hears of it: the first Escape closes the list.
document.addEventListener("keydown", (event) => {
  const box = typedIn(event);
  if (!box || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const { key } = event;
  const { hidden, children } = listOf(box);
  if (hidden && key === "ArrowDown") ask(box);
  if (hidden) return;
  if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(key)) choose(box, -1);
  if (!keys[key] || keys[key](box, children) === false) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("input", (event) => {
  const box = typedIn(event);
  if (!box) return;
  stop();
  timer = setTimeout(ask, WAIT, box);
});
document.addEventListener("focusout", (event) => typedIn(event) && close(boxOf(event.target)));
document.addEventListener("submit", stop, true);
// Pressing on an option leaves the focus in the input.
const optionAt = (event) => event.target.closest("[data-suggest] ~ [role=listbox] > *");
document.addEventListener("mousedown", (event) => optionAt(event) && event.preventDefault());
document.addEventListener("click", (event) => optionAt(event) && go(boxOf(event.target), optionAt(event)));
document.addEventListener("htmx:afterSwap", prepare);
prepare();
