// Pages in frames as long as what they show, so that both move with the page: nothing scrolls within
// what scrolls. Without this file each frame scrolls by itself. A page written downwards keeps its
// height and scrolls sideways, as everywhere.
function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page || getComputedStyle(page).writingMode.startsWith("vertical")) return;
  frame.style.blockSize = "auto";
  frame.style.blockSize = `${page.scrollHeight + 2}px`;
}

for (const frame of document.querySelectorAll("iframe.framed")) {
  let width = 0;
  const watch = () => {
    const body = frame.contentDocument?.body;
    if (!body) return;
    fit(frame);
    new frame.contentWindow.ResizeObserver(() => fit(frame)).observe(body);
  };
  frame.addEventListener("load", watch);
  if (frame.contentDocument?.readyState === "complete") watch();
  new ResizeObserver(() => {
    if (frame.clientWidth !== width) fit(frame);
    width = frame.clientWidth;
  }).observe(frame);
}
