"""What is said of a material."""

from catalogue.phrases.codes import word
from catalogue.values.codes import MaterialKind, Necessity
from catalogue.values.dictionary import Told
from catalogue.values.facts import MaterialFacts
from kernel.words import _, _n

Mark = tuple[str, str]  # (words, tone)


def copies_words(material: MaterialFacts) -> str:
    """Return how many originals and copies to bring."""
    originals, copies = material.original_count, material.copy_count
    match material.kind:
        case MaterialKind.ORIGINAL:
            return _originals(originals)
        case MaterialKind.COPY:
            return _copies(copies or originals)
        case MaterialKind.ORIGINAL_AND_COPY:
            return _(
                "%(originals)s and %(copies)s",
                originals=_originals(originals),
                copies=_copies(copies),
            )
        case MaterialKind.ORIGINAL_OR_COPY:
            return _(
                "%(originals)s or %(copies)s",
                originals=_originals(originals),
                copies=_copies(copies),
            )
        case MaterialKind.UNKNOWN:
            return _("Not stated")


def _originals(number: int | None) -> str:
    if not number:
        return _("Original")
    return _n("%(num)d original", "%(num)d originals", number)


def _copies(number: int | None) -> str:
    if not number:
        return _("Copy")
    return _n("%(num)d copy", "%(num)d copies", number)


def source_words(material: MaterialFacts) -> str:
    """Return where a material comes from."""
    return word(material.source)


def form_words(material: MaterialFacts) -> str:
    """Return whether it is on paper."""
    return word(material.form)


def marks(material: MaterialFacts) -> list[Mark]:
    """Return what makes a material easier than it looks, as short marks."""
    found: list[tuple[bool, Mark]] = [
        (material.exempt, (_("No need to bring it: the office has it"), "ok")),
        (
            isinstance(material, Told) and bool(material.known.facts.licence),
            (_("An electronic licence on your phone is enough"), "ok"),
        ),
        (material.may_promise, (_("A written promise can stand in for it"), "ok")),
        (material.may_follow, (_("May be handed in later"), "ok")),
        (material.necessity is Necessity.OPTIONAL, (_("Only in some cases"), "plain")),
    ]
    return [mark for is_so, mark in found if is_so]
