"""/staff/translations/words and /terms: the interface's sentences, and the glossary, to read."""

from collections.abc import Callable
from math import ceil
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.sentences import Sentence, sentences
from catalogue.phrases.terms import Term, terms
from catalogue.views.blueprints import translations as pages
from catalogue.views.translation_asked import LONGEST, page_asked, target, targets
from kernel.access import Access, Action, current_actor, open_to
from kernel.locales import LANGUAGES, Tag

SIZE = 50
SAID, UNSAID = "there", "missing"


@pages.get("/words")
@open_to(Access.STAFF, Action.TRANSLATE)
def list_sentences() -> ResponseReturnValue:
    """The sentences of the interface in one language; they travel as files."""
    locale, words, state = _asked()
    every = sentences(locale)
    found = [one for one in every if _has(one, words) and state in ("", _state(one))]
    last = max(1, ceil(len(found) / SIZE))
    page = min(page_asked(), last)
    return render_template(
        "catalogue/sentences.html",
        language=LANGUAGES[locale],
        targets=targets(locale, _address("translations.list_sentences")),
        words=words,
        state=state,
        found=found[(page - 1) * SIZE : page * SIZE],
        total=len(found),
        there=sum(_state(one) == SAID for one in every),
        every=len(every),
        page=page,
        last=last,
        link=_link(locale, words, state),
    )


@pages.get("/terms")
@open_to(Access.STAFF, Action.TRANSLATE)
def list_terms() -> ResponseReturnValue:
    """The glossary in one language."""
    locale, words, _state = _asked()
    return render_template(
        "catalogue/terms.html",
        language=LANGUAGES[locale],
        targets=targets(locale, _address("translations.list_terms")),
        words=words,
        found=sorted((one for one in terms(locale) if _says(one, words)), key=_chinese),
    )


def _asked() -> tuple[Tag, str, str]:
    state = request.args.get("state", "")
    words = request.args.get("q", "")[:LONGEST].strip()
    return target(current_actor().language), words, state if state in (SAID, UNSAID) else ""


def _state(one: Sentence) -> str:
    return SAID if one.words else UNSAID


def _has(one: Sentence, words: str) -> bool:
    wanted = words.casefold()
    texts = (one.english, one.chinese, one.words, *one.places)
    return any(wanted in text.casefold() for text in texts)


def _says(term: Term, words: str) -> bool:
    return words in term.chinese or words.casefold() in term.words.casefold()


def _chinese(term: Term) -> str:
    return term.chinese


def _address(endpoint: str) -> Callable[[Tag], str]:
    return lambda tag: url_for(endpoint, to=tag)


def _link(locale: Tag, words: str, state: str) -> Callable[[int], str]:
    base = url_for("translations.list_sentences")
    parts = {"to": locale, "q": words, "state": state}
    kept = {name: value for name, value in parts.items() if value}
    return lambda page: f"{base}?{urlencode({**kept, 'page': page})}"
