// Near me: the point goes into the address of the page, to about a kilometre, and nowhere else.
const OLDEST = 600_000; // milliseconds: who asked a moment ago is still there
const PATIENCE = 20_000;

function ask(said) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const url = new URL(location.href);
      const point = [coords.latitude, coords.longitude].map((number) => number.toFixed(2));
      url.searchParams.set("near", point.join(","));
      location.assign(url);
    },
    () => (said.textContent = said.dataset.failed),
    { maximumAge: OLDEST, timeout: PATIENCE },
  );
}

for (const part of document.querySelectorAll("[data-near]")) {
  const said = part.querySelector("[role=status]");
  part.querySelector("button").addEventListener("click", () => ask(said));
  part.hidden = !("geolocation" in navigator);
}
