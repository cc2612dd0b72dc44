"""Words on intake's papers: the Chinese is fixed here, the reader's language comes beside it.

The Chinese is legal text and does not pass through the translations of the interface.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import force_locale

from catalogue.phrases import span_words
from catalogue.values.limits import LimitUnit
from documents.values import Words, code, isolate_code, isolate_name
from intake.values.reasons import Phrase
from kernel.locales import LANGUAGES, LEGAL
from kernel.refusals import N_
from kernel.texts import pick
from kernel.words import say, shown

FEASTS: Mapping[str, str] = {  # the names that the calendars use, in Chinese
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
    "Roza Festival": "肉孜节",
    "Corban Festival": "古尔邦节",
}
LIMITS: Mapping[str, str] = {
    LimitUnit.WORKING_DAY: "%s个工作日",
    LimitUnit.NATURAL_DAY: "%s日（自然日）",
    LimitUnit.MONTH: "%s个月",
    LimitUnit.HOUR: "%s小时",
}
ON_THE_SPOT = Phrase("当场办结", N_("On the spot"))


class Pair:
    """`both = Pair("ug")`, then `both("收件凭证", "Receipt of documents")`: the two side by side.

    Values are written as each language writes them, and kept together in any direction.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def __call__(self, zh: str, msgid: str, **params: object) -> Words:
        """Return a sentence in Chinese and, from the translations, in the reader's language."""
        with force_locale(LANGUAGES[LEGAL].babel):
            legal = zh % _isolated(params) if params else zh
        if self.tag == LEGAL:
            return Words(legal)
        with force_locale(LANGUAGES[self.tag].babel):
            return Words(legal, say(msgid, **_isolated(params)))

    def phrase(self, phrase: Phrase) -> Words:
        """Return a phrase of the house."""
        return self(phrase.zh, phrase.msgid)

    def named(self, names: Mapping[str, str]) -> Words:
        """Return a name that is kept by language; Chinese alone where there is no other."""
        return Words(names[LEGAL], None if self.tag == LEGAL else names.get(self.tag))

    def written(self, text: str, instead: str, **params: object) -> Words:
        """Return what somebody wrote in Chinese: no machine translates it, so others are told."""
        own = pick({LEGAL: text}, self.tag)
        local = own.text if own.lang == self.tag else self("", instead, **params).local
        return Words(text, local)

    def day(self, value: date) -> Words:
        """Return a day in words."""
        return self("%(day)s", "%(day)s", day=value)

    def feast(self, name: str) -> Words:
        """Return a feast of the calendars."""
        return self(FEASTS.get(name, name), name)

    def limit(self, limit: Mapping[str, Any]) -> Words:
        """Return how long the office may take."""
        if limit["unit"] not in LIMITS:
            return self.phrase(ON_THE_SPOT)
        number = int(limit["number"])
        legal = LIMITS[limit["unit"]] % number
        if self.tag == LEGAL:
            return Words(legal)
        with force_locale(LANGUAGES[self.tag].babel):
            local = span_words(number, LimitUnit(limit["unit"]))
        return Words(legal, local.replace(str(number), isolate_code(str(number))))

    def plain(self, zh: str, msgid: str) -> str:
        """Return a sentence for a screen reader, in the reader's language."""
        return self(zh, msgid).local or zh


def _isolated(params: Mapping[str, object]) -> dict[str, str]:
    return {name: _apart(value) for name, value in params.items()}


def _apart(value: object) -> str:
    return isolate_code(str(value)) if isinstance(value, int) else isolate_name(shown(value))


def iso(value: date) -> str:
    """Return a day in figures, the same in every language."""
    return value.isoformat()


def figures(value: date) -> Words:
    """Return a day in figures."""
    return code(iso(value))


def day_of(text: str) -> date:
    """Return the day that a paper's facts keep."""
    return date.fromisoformat(text)


def instant_of(text: str) -> datetime:
    """Return the instant that a paper's facts keep."""
    return datetime.fromisoformat(text)
