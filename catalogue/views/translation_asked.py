"""Which texts a translator asked for, from the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import current_app, request, url_for

from catalogue.values.codes import TextState
from catalogue.values.texts import KINDS, MISSING, TextCounts, TextQuery
from kernel.locales import LANGUAGES, LEGAL, Language, Tag
from kernel.scripts import DERIVED
from organisation.values import DepartmentCard

SIZE = 25
LONGEST = 100
MOST_PAGES = 20_000
TARGETS = tuple(  # those that are made from another script of theirs come last
    sorted((Tag(tag) for tag in LANGUAGES if tag != LEGAL), key=lambda tag: tag in DERIVED)
)
STATES = (MISSING, *TextState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Language, filters and page."""

    locale: Tag
    state: str = ""
    stale: str = ""  # "1": its Chinese was changed, "0": was not
    kind: str = ""
    department: str = ""
    item: str = ""
    words: str = ""
    page: int = 1

    def query(self, departments: Mapping[str, DepartmentCard]) -> TextQuery:
        """Return it as the catalogue takes it."""
        chosen = departments.get(self.department)
        return TextQuery(
            locale=self.locale,
            state=self.state,
            stale={"1": True, "0": False}.get(self.stale),
            kind=self.kind,
            department_id=chosen.id if chosen else None,
            item_code=self.item,
            words=self.words,
            page=self.page,
            limit=SIZE,
        )

    def address(self, **other: str) -> str:
        """Return the address of this page with some of its parts changed."""
        return f"{url_for('translations.list_texts')}?{self._asked_for(**other)}"

    def files(self) -> str:
        """Return the address where the texts of this list are fetched as files."""
        return f"{url_for('translations.files')}?{self._asked_for(page='')}"

    def file(self, ending: str) -> str:
        """Return the address of one of these files."""
        return f"{url_for(f'translations.download_{ending}')}?{self._asked_for(page='')}"

    def _asked_for(self, **other: str) -> str:
        parts = {
            "to": self.locale,
            "state": self.state,
            "stale": self.stale,
            "kind": self.kind,
            "department": self.department,
            "item": self.item,
            "q": self.words,
            "page": str(self.page) if self.page > 1 else "",
            **other,
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def at_page(self, page: int) -> str:
        """Return the address of another page of the same list."""
        return self.address(page=str(page))


def asked(own: str) -> Asked:
    """Return what the address asks for; what it does not know is passed over. `own`: by default."""
    return Asked(
        locale=target(own),
        state=_one_of("state", STATES),
        stale=_one_of("stale", ("0", "1")),
        kind=_one_of("kind", KINDS),
        department=_typed("department"),
        item=_typed("item"),
        words=_typed("q"),
        page=page_asked(),
    )


def target(own: str) -> Tag:
    """Return the language that is translated into: the one asked for, or one's own."""
    wanted = request.args.get("to", "")
    usual = Tag(own) if own in TARGETS else TARGETS[0]
    return next((tag for tag in TARGETS if tag == wanted), usual)


def page_asked() -> int:
    """Return the number of a page that could be."""
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def _typed(name: str) -> str:
    """Return what was typed, without NUL, which no database looks for."""
    return request.args.get(name, "").replace("\0", "")[:LONGEST].strip()


def _one_of(name: str, known: Sequence[str]) -> str:
    wanted = request.args.get(name, "")
    return wanted if wanted in known else ""


@dataclass(frozen=True, slots=True)
class Target:
    """A language that can be chosen, and how far its texts have come where that is asked."""

    language: Language
    href: str
    current: bool
    counts: TextCounts | None = None


def targets(
    chosen: Tag, href: Callable[[Tag], str], counts: Mapping[str, TextCounts] | None = None
) -> list[Target]:
    """Return the languages that are on."""
    on = {*current_app.config["ONEWINDOW_LANGUAGES"], chosen}
    none = TextCounts(total=counts[""].total) if counts else None
    return [
        Target(LANGUAGES[tag], href(tag), tag == chosen, counts.get(tag, none) if counts else None)
        for tag in TARGETS
        if tag in on
    ]
