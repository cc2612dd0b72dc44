// Words while somebody types in a search field: a combobox; nothing is lost without it.
const vertical = getComputedStyle(document.documentElement).writingMode.startsWith("vertical");
const [NEXT, BEFORE] = vertical ? ["ArrowRight", "ArrowLeft"] : ["ArrowDown", "ArrowUp"];
const PAUSE = 150; // milliseconds

function suggest(box) {
  const list = document.createElement("ul");
  const options = list.children;
  let at = -1;
  let timer, stop;

  Object.assign(list, { id: `${box.id}-words`, className: "words bare", role: "listbox" });
  list.ariaLabel = box.labels[0].textContent.trim();
  Object.assign(box, { role: "combobox", ariaAutoComplete: "list" });
  box.setAttribute("aria-controls", list.id);

  function show(words) {
    at = -1;
    list.replaceChildren(
      ...words.map((word, number) => {
        const option = document.createElement("li");
        const id = `${list.id}-${number}`;
        return Object.assign(option, { id, role: "option", ariaSelected: "false", textContent: word });
      }),
    );
    list.hidden = !words.length;
    box.ariaExpanded = String(!list.hidden);
    box.removeAttribute("aria-activedescendant");
  }
  function close() {
    clearTimeout(timer);
    stop?.abort();
    show([]);
  }
  function mark(number) {
    if (options[at]) options[at].ariaSelected = "false";
    at = (number + options.length + 1) % (options.length + 1); // one more: what was typed
    const option = options[at];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest", inline: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }
  async function ask() {
    stop?.abort();
    stop = new AbortController();
    try {
      const query = new URLSearchParams({ q: box.value });
      const answer = await fetch(`${box.dataset.suggest}?${query}`, { signal: stop.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // the next letter asks anew
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim()) timer = setTimeout(ask, PAUSE);
    else close();
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === NEXT) mark(at + 1);
    else if (event.key === BEFORE) mark((at < 0 ? options.length : at) - 1);
    else if (event.key === "Escape") close();
    else {
      if (event.key === "Enter" && options[at]) box.value = options[at].textContent;
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    box.value = event.target.textContent;
    box.form.requestSubmit();
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.parentElement.append(list);
  show([]);
}

for (const box of document.querySelectorAll("[data-suggest]")) suggest(box);
