// The translator's page: a row is saved without leaving it, and keys lead from row to row.
const form = document.querySelector("[data-rows]");
const said = document.querySelector("[data-said]");
const rows = () => [...form.querySelectorAll("[data-row]")];
const rowOf = (node) => node.closest("[data-row]");
const area = (row) => row.querySelector("textarea");
const button = (row, state) => row.querySelector(`button[value^="${state}-"]`);
let leaving = false;

for (const tool of document.querySelectorAll("[data-scripted]")) tool.hidden = false;

function enter(row) {
  area(row).focus();
  row.scrollIntoView({ block: "nearest" });
}

function step(row, by) {
  const next = rows()[rows().indexOf(row) + by];
  if (next) enter(next);
}

// An answer that is no row is a page that says what happened: signed out, too large, out of date.
function refusalOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sentences = [...page.querySelectorAll("main h1, main .lede")];
  return sentences.map((node) => node.textContent.trim()).join(" – ");
}

function tell(words) {
  said.textContent = words;
  said.classList.remove("vh");
}

async function save(row, pressed, onwards) {
  const data = new FormData();
  for (const { name, value } of row.querySelectorAll("input, textarea")) data.append(name, value);
  data.append("csrf_token", form.elements.csrf_token.value);
  data.append("do", pressed.value);
  row.setAttribute("aria-busy", "true");
  area(row).readOnly = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Row": "1" } });
    const html = await answer.text();
    if (answer.headers.has("X-Row")) replace(row, html, answer.ok && onwards);
    else tell(refusalOf(html) || form.dataset.failed);
  } catch {
    tell(form.dataset.failed);
  } finally {
    row.removeAttribute("aria-busy");
    area(row).readOnly = false;
  }
}

function replace(row, html, onwards) {
  const place = document.createElement("template");
  place.innerHTML = html;
  const fresh = place.content.querySelector("[data-row]");
  row.replaceWith(fresh);
  const wrong = fresh.querySelector(".msg");
  said.classList.add("vh");
  said.textContent = wrong ? wrong.textContent : form.dataset.saved;
  if (onwards && fresh.nextElementSibling) step(fresh, 1);
  else enter(fresh);
}

function putChinese(row) {
  const { selectionStart, selectionEnd } = area(row);
  const source = row.querySelector("[data-source]").innerText.trim();
  area(row).setRangeText(source, selectionStart, selectionEnd, "end");
}

function press(row, state) {
  const wanted = button(row, state);
  if (wanted) save(row, wanted, true);
  return Boolean(wanted);
}

const WITH_ALT = {
  ArrowDown: (row) => step(row, 1),
  ArrowUp: (row) => step(row, -1),
  KeyC: putChinese,
  KeyR: (row) => press(row, "reviewed"),
  KeyA: (row) => press(row, "approved"),
  Enter: (row) => press(row, "draft"),
};

function onKey(event) {
  const row = rowOf(event.target);
  if (!row || event.isComposing || area(row).readOnly) return;
  const saves = event.code === "Enter" && (event.ctrlKey || event.metaKey);
  const act = saves ? WITH_ALT.Enter : event.altKey && !event.ctrlKey && WITH_ALT[event.code];
  if (!act) return;
  event.preventDefault();
  act(row);
}

// Single keys, as in app.js: never while typing, and each officer may switch them off.
function onSingleKey({ key, target, ctrlKey, altKey, metaKey }) {
  const by = { j: 1, k: -1 }[key];
  const typing = target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  if (!by || typing || ctrlKey || altKey || metaKey) return;
  if (localStorage.getItem("onewindow-keys-off") === "1") return;
  const row = rowOf(target);
  if (row) step(row, by);
  else enter(rows().at(by > 0 ? 0 : -1));
}

if (form) {
  form.addEventListener("keydown", onKey);
  document.addEventListener("keyup", onSingleKey);
  form.addEventListener("submit", (event) => {
    const row = event.submitter && rowOf(event.submitter);
    leaving = !row;
    if (!row) return;
    event.preventDefault();
    save(row, event.submitter, false);
  });
  addEventListener("beforeunload", (event) => {
    const typed = rows().some((row) => area(row).value !== area(row).defaultValue);
    if (typed && !leaving) event.preventDefault();
  });
}
