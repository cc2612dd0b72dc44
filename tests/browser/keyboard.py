"""Somebody without a mouse."""

from playwright.sync_api import Page

MOST_STOPS = 200  # a list with all its filters has about a hundred
# What shows the focus: the element, or the label around a radio. A frame or a shadow of its own.
FOCUS = """() => {
  const focused = document.activeElement;
  const framed = [focused, focused.closest('label')].filter(Boolean).filter(element => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  });
  const box = (framed[0] ?? focused).getBoundingClientRect();
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  return {what: focused.outerHTML.slice(0, 120), shown: framed.length > 0 && inside};
}"""


class Keyboard:
    """Somebody without a mouse. Every stop must show where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def go_to(self, selector: str) -> None:
        """Press Tab until the focus is on what `selector` names."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUS)
            self._see(stop)
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} is out of the keyboard's reach on {self.page.url}")

    def look_around(self) -> int:
        """Press Tab until the page ends; return how many stops there were."""
        first = ""
        for number in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUS)
            if stop["what"].startswith("<body") or stop["what"] == first:
                return number  # out of the page, or at its begin again
            first = first or stop["what"]
            self._see(stop)
        raise AssertionError(f"{self.page.url} has no end for a keyboard")

    def _see(self, stop: dict[str, str]) -> None:
        if not stop["shown"]:
            self.unseen.append(f"{self.page.url}: {stop['what']}")

    def type(self, selector: str, text: str) -> None:
        self.go_to(selector)
        self.page.keyboard.insert_text(text)

    def press(self, selector: str, key: str = "Enter") -> None:
        """Go there and press a key that leads to the next page."""
        self.go_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
