// Small conveniences. Every page works without this file.
document.documentElement.classList.add("js");

// A summary of errors is read first.
document.querySelector("[data-error-summary]")?.focus();

// An open menu closes with Escape and with a click beside it.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openMenus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

// On a narrow screen the facets start closed; without this file they stand open everywhere.
const narrow = window.matchMedia("(max-width: 58.99rem)");
const foldFacets = () => {
  const facets = document.querySelector("details.facets");
  if (facets) facets.open = !narrow.matches;
};
foldFacets();
narrow.addEventListener("change", foldFacets);

// After a change of the list: say how many, keep the facets as the reader had them.
let facetsWereOpen = false;
document.addEventListener("htmx:beforeSwap", () => {
  facetsWereOpen = document.querySelector("details.facets")?.open ?? false;
});
document.addEventListener("htmx:afterSwap", () => {
  const facets = document.querySelector("details.facets");
  if (facets) facets.open = facetsWereOpen;
  const count = document.querySelector("[data-result-count]");
  const announcement = document.getElementById("resultaat-melding");
  if (count && announcement) announcement.textContent = count.textContent;
});

// What only works with this file shows itself, with its place in a menu.
const show = (button) => {
  button.hidden = false;
  button.closest("li")?.removeAttribute("hidden");
};

// Copying a page's address.
document.querySelectorAll("[data-copy-address]").forEach((button) => {
  show(button);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyAddress);
    button.querySelector("[data-status]").textContent = button.dataset.done;
  });
});
document.querySelectorAll("[data-print]").forEach((button) => {
  show(button);
  button.addEventListener("click", () => window.print());
});

// A form that a script could not send is sent as if there were no script: the page that comes says what is wrong.
["htmx:sendError", "htmx:responseError"].forEach((name) => {
  document.addEventListener(name, (event) => event.target.closest("form[method=post]:not([data-offline])")?.submit());
});
