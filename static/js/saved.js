// Saved services: code -> when they were looked at last, kept in this browser and nowhere else.
const KEY = "onewindow-saved";
const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};
const write = (saved) => localStorage.setItem(KEY, JSON.stringify(saved));
const now = () => new Date().toISOString();

function star(button) {
  const code = button.dataset.save;
  const show = () => {
    const there = code in read();
    button.querySelector("span").textContent = there ? button.dataset.on : button.dataset.off;
  };
  const saved = read();
  if (code in saved) write({ ...saved, [code]: now() });
  button.addEventListener("click", () => {
    const { [code]: there, ...others } = read();
    write(there ? others : { ...others, [code]: now() });
    show();
  });
  show();
  button.hidden = false;
}

function row(list, item, seen) {
  const line = document.createElement("li");
  line.className = "cluster";
  const link = Object.assign(document.createElement("a"), { href: item.href, lang: item.lang });
  link.textContent = item.name;
  line.append(link);
  if (new Date(item.at) > new Date(seen)) {
    const mark = Object.assign(document.createElement("span"), { className: "tag warn" });
    mark.textContent = list.dataset.changed;
    line.append(mark);
  }
  const forget = Object.assign(document.createElement("button"), { className: "btn quiet" });
  forget.type = "button";
  forget.textContent = list.dataset.forget;
  forget.ariaLabel = `${list.dataset.forget}: ${item.name}`;
  forget.addEventListener("click", () => {
    const { [item.code]: _, ...others } = read();
    write(others);
    line.remove();
    none();
  });
  line.append(forget);
  return line;
}

const none = () =>
  (document.querySelector("[data-none]").hidden = Object.keys(read()).length > 0);

async function show(list) {
  none();
  const saved = read();
  const codes = Object.keys(saved).slice(0, 50);
  if (!codes.length) return;
  const query = new URLSearchParams(codes.map((code) => ["code", code]));
  const answer = await fetch(`${list.dataset.saved}?${query}`);
  if (!answer.ok) return;
  list.replaceChildren(...(await answer.json()).map((item) => row(list, item, saved[item.code])));
}

for (const button of document.querySelectorAll("[data-save]")) star(button);
for (const list of document.querySelectorAll("[data-saved]")) show(list);
