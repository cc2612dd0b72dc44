"""What a guide says to programs besides its words: addresses, languages, prices."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app, url_for

from catalogue.phrases.places import HallRow
from catalogue.views.guide import Guide
from kernel.money import yuan
from kernel.texts import Shown

MOST_HALLS = 20  # where a whole region takes something in, the nearest kinds come first


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedUp:
    """What the microdata of a guide names; addresses are whole and the same for every reader."""

    href: str
    book_href: str
    languages: tuple[str, ...]
    halls: Sequence[tuple[HallRow, str]]
    prices: Sequence[tuple[Shown, str]]
    bundles: Sequence[tuple[Shown, str]]


def marked_up(guide: Guide, bundles: Sequence[tuple[Shown, str]]) -> MarkedUp:
    """Return it for a guide that is in force."""
    halls = [hall for group in guide.where.halls for hall in group.halls]
    return MarkedUp(
        href=_whole(url_for("catalogue_public.show_item", code=guide.code, place=None)),
        book_href=_whole(url_for("booking.start", item=guide.code, place=None)),
        languages=tuple(current_app.config["ONEWINDOW_LANGUAGES"]),
        halls=[(one, _of_hall(one)) for one in halls[:MOST_HALLS]],
        prices=[(fee.name, yuan(fee.fen)) for fee in guide.fees if fee.fen is not None],
        bundles=[(name, _whole(href.partition("?")[0])) for name, href in bundles],
    )


def _of_hall(hall: HallRow) -> str:
    return _whole(url_for("centres.show_centre", slug=hall.centre.slug, place=None))


def _whole(path: str) -> str:
    return f"{current_app.config['ONEWINDOW_PUBLIC_BASE_URL']}{path}"
