// Keeps a countdown right while a page stays open. Its words are on the page without this file, and no reader is
// interrupted: the element is no live region, and changes once a minute at most.
const MINUTE = 60_000;
const UNITS = [["day", 86_400_000, 2], ["hour", 3_600_000, 1], ["minute", MINUTE, 1]];
const language = document.documentElement.lang || "nl";

const words = (element, left) => {
  if (left <= 0) return element.dataset.over;
  const [unit, length] = UNITS.find(([, size, fewest]) => left >= size * fewest) ?? [];
  if (!unit) return element.dataset.last;
  const number = Math.floor(left / length);
  const said = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(number);
  return element.dataset.left.replace("{time}", said);
};

const renew = (element) => {
  const left = Date.parse(element.dataset.countdown) - Date.now();
  const said = words(element, left);
  if (element.textContent !== said) element.textContent = said;
  if (left > 0) setTimeout(renew, Math.min(MINUTE, left + 50), element);
};

document.querySelectorAll("[data-countdown]").forEach(renew);
