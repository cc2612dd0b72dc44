// What is typed into a form is kept on the server while it is being typed. Without this file
// nothing is kept, and nothing else is different.
const form = document.querySelector("form[data-keep]");
const said = document.querySelector("[data-kept]");
const WAIT = 10_000;
let timer = 0;
let kept = "";

const typed = () => new URLSearchParams(new FormData(form));

async function keep() {
  clearTimeout(timer);
  timer = 0;
  const body = typed();
  if (body.toString() === kept) return;
  try {
    const answer = await fetch(form.dataset.keep, {
      method: "POST",
      body,
      redirect: "manual",
      keepalive: body.toString().length < 60_000,
    });
    if (!answer.ok) throw new Error(answer.status);
    kept = body.toString();
    said.textContent = await answer.text();
  } catch {
    said.textContent = said.dataset.failed;
  }
}

if (form && said) {
  kept = typed().toString();
  form.addEventListener("input", () => {
    timer ||= setTimeout(keep, WAIT);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
  });
  addEventListener("pagehide", () => timer && keep());
}
