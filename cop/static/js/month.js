// Moving through a month with the arrow keys. Without this script it is a table with links.
const table = document.querySelector("[data-month-grid]");
const wide = window.matchMedia("(min-width: 48rem)");

function becomeGrid() {
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells]);
  const cells = rows.flat();
  const days = cells.filter((cell) => cell.querySelector("time"));
  const roles = [["thead, tbody", "rowgroup"], ["tr", "row"], ["th", "columnheader"], ["td", "gridcell"]];
  table.setAttribute("role", "grid");
  roles.forEach(([which, role]) => table.querySelectorAll(which).forEach((part) => part.setAttribute("role", role)));
  const help = document.getElementById(table.dataset.help);
  help.hidden = false;
  table.setAttribute("aria-describedby", help.id);
  table.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });

  const go = (cell) => {
    if (!cell || !days.includes(cell)) return;
    days.forEach((day) => { day.tabIndex = day === cell ? 0 : -1; });
    cell.focus();
  };
  days.forEach((day) => { day.tabIndex = -1; });
  (days.find((day) => day.hasAttribute("aria-current")) || days[0]).tabIndex = 0;

  const leave = (cell) => cell.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });
  const enter = (cell) => {
    const links = cell.querySelectorAll("a");
    links.forEach((link) => { link.tabIndex = 0; });
    if (links.length) links[0].focus();
  };
  // The same day of the month that is turned to, or its last one, is where one goes on.
  const turn = (which, cell) => {
    const link = document.querySelector(`[data-month="${which}"]`);
    if (link) window.location.assign(`${link.href}#dag-${days.indexOf(cell) + 1}`);
  };
  const turned = /^#dag-(\d{1,2})$/.exec(window.location.hash);
  if (turned) {
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    go(days[Math.min(Math.max(turned[1], 1), days.length) - 1]);
  }
  table.addEventListener("focusout", (event) => {
    const cell = event.target.closest("td");
    if (cell && !cell.contains(event.relatedTarget)) leave(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.metaKey) return;
    const inside = event.target !== cell;
    const place = cells.indexOf(cell);
    const week = days.filter((day) => day.parentElement === cell.parentElement);
    const far = { Home: () => go(days[0]), End: () => go(days[days.length - 1]) };
    const near = inside
      ? { Escape: () => { leave(cell); go(cell); } }
      : {
        ArrowLeft: () => go(cells[place - 1]),
        ArrowRight: () => go(cells[place + 1]),
        ArrowUp: () => go(cells[place - 7]),
        ArrowDown: () => go(cells[place + 7]),
        Home: () => go(week[0]),
        End: () => go(week[week.length - 1]),
        PageUp: () => turn("previous", cell),
        PageDown: () => turn("next", cell),
        Enter: () => enter(cell),
      };
    const acts = event.ctrlKey ? (inside ? {} : far) : near;
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
}

if (table && wide.matches) becomeGrid();
