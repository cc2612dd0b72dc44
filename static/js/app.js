// Enhancements only: every page works without this file.
const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);

for (const tool of all("[data-print], [data-copy], [data-keys]")) tool.hidden = false;

one(".errors")?.focus();

for (const button of all("[data-print]")) button.addEventListener("click", () => print());

for (const button of all("[data-copy]")) {
  const words = button.querySelector("[role=status]");
  const before = words.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.innerText.trim());
    words.textContent = button.dataset.done;
    setTimeout(() => (words.textContent = before), 3000);
  });
}

// A button that sends its form says so; it does not stop a second press, the server does that.
const busy = new Map();
document.addEventListener("submit", ({ submitter }) => {
  if (!submitter?.dataset.busy) return;
  busy.set(submitter, submitter.innerHTML);
  submitter.textContent = submitter.dataset.busy;
});
addEventListener("pageshow", () => {
  for (const [button, words] of busy) button.innerHTML = words;
  busy.clear();
});

// A page sent for another language can be gone back to like any other.
if (one("[data-switched]")) history.replaceState(null, "");

// What was typed into a form that only asks, as a search, comes along.
const typed = (box) =>
  box.checked !== box.defaultChecked || (box.defaultValue ?? box.value) !== box.value;
function carry({ currentTarget: way }) {
  const target = way.href ? "href" : "formAction";
  const url = new URL(way[target]);
  for (const form of all("form[method=get]")) {
    if (![...form].some(typed)) continue;
    for (const { name } of form) url.searchParams.delete(name);
    for (const pair of new FormData(form)) url.searchParams.append(...pair);
  }
  way[target] = url;
}
for (const way of all(".langs [dir]")) way.addEventListener("click", carry);

// Single keys: staff pages only, never while typing, and each clerk may switch them off.
const off = "onewindow-keys-off";
const keysOff = () => localStorage.getItem(off) === "1";
const pressable = (key) =>
  key === "/" ? one("[data-search]") : one(`[data-key="${CSS.escape(key.toLowerCase())}"]`);

function onKey(event) {
  const typing = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (keysOff() || event.key.length > 1) return;
  const target = pressable(event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (event.key !== "/") target.click();
}

if (one("body.staff")) {
  document.addEventListener("keydown", onKey);
  for (const box of all("[data-keys] input")) {
    box.checked = !keysOff();
    box.addEventListener("change", () => localStorage.setItem(off, box.checked ? "0" : "1"));
  }
}
