// Rows of a staff table by keys: J and K from anywhere, arrows once a row has the focus, X ticks.
// Only what has the focus anyway is moved to, so Tab, Enter and Space go on meaning what they mean.
const REACHED = "a[href], button, input:not([type=hidden])";
const MOVES = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
const off = () => localStorage.getItem("onewindow-keys-off") === "1";
const typing = (at) =>
  at.matches("input:not([type=checkbox]), textarea, select") || at.isContentEditable;

function rows(at) {
  const table = at.closest("table.dense") ?? document.querySelector("main table.dense");
  return [...(table?.tBodies[0]?.rows ?? [])].filter((row) => row.querySelector(REACHED));
}

function move(event, by) {
  const here = event.target.closest("tbody tr");
  if (event.key.startsWith("Arrow") && !here) return;
  const all = rows(event.target);
  const column = here ? [...here.querySelectorAll(REACHED)].indexOf(event.target) : 0;
  const next = all[here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1];
  if (!next) return;
  const ways = next.querySelectorAll(REACHED);
  event.preventDefault();
  (ways[column] ?? ways[0]).focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const busy = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  if (busy || off() || typing(event.target)) return;
  if (document.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
  if (key in MOVES) return move(event, MOVES[key]);
  const box = key === "x" && event.target.closest("tbody tr")?.querySelector("input[type=checkbox]");
  if (box) box.click();
});
