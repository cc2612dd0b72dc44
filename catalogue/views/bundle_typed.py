"""What somebody typed into the form of a bundle, and what stands in it before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from catalogue.forms.bundles import BundleForm
from catalogue.queries.bundle_drafts import member_names, members_said
from catalogue.refusals.bundles import NoSuchNumber, NumberTwice
from catalogue.rules.bundles import chinese_texts
from catalogue.rules.content import text_digest
from catalogue.values.bundles import MOST_MEMBERS, BundleFacts, BundleMember, BundleText
from catalogue.values.codes import Audience
from kernel.access import current_actor
from kernel.scripts import WRITTEN

FREE = 3  # rows for more services


def shown(session: Session, facts: BundleFacts) -> dict[str, Any]:
    """Return what the form shows of a draft."""
    names = member_names(session, [one.item_id for one in facts.members])
    numbers = {one.item_id: place for place, one in enumerate(facts.members, 1)}
    rows = [
        {
            "place": str(numbers[one.item_id]),
            "item": names[one.item_id][0],
            "after": ", ".join(str(numbers[before]) for before in one.after if before in numbers),
            "question": one.question,
        }
        for one in facts.members
    ]
    free = min(FREE, MOST_MEMBERS - len(rows))
    return {
        "name": facts.name,
        "summary": facts.summary,
        "whom": facts.whom,
        "audiences": [one.value for one in facts.audiences],
        "aliases": "\n".join(facts.aliases),
        "members": rows + [{"place": str(len(rows) + more)} for more in range(1, free + 1)],
        "texts": list(_texts_shown(facts)),
    }


def _texts_shown(facts: BundleFacts) -> Iterator[dict[str, Any]]:
    """Yield a row for each language and Chinese text; a stale translation is not ticked."""
    known = {(one.locale, one.field): one for one in facts.texts}
    for locale in WRITTEN:
        for field, chinese in chinese_texts(facts).items():
            text = known.get((locale, field))
            fits = bool(text and text.read and text.of == text_digest(chinese))
            yield {
                "locale": locale,
                "field": field,
                "text": text.text if text else "",
                "fits": fits,
            }


def typed(session: Session, form: BundleForm, old: BundleFacts | None) -> BundleFacts:
    """Return what the form says. Raises NoSuchMember, SeveralMembers,
    NumberTwice or NoSuchNumber.
    """
    facts = BundleFacts(
        name=(form.name.data or "").strip(),
        summary=(form.summary.data or "").strip(),
        whom=(form.whom.data or "").strip(),
        audiences=tuple(one for one in Audience if one.value in (form.audiences.data or ())),
        aliases=_lines(form.aliases.data or ""),
        members=_members(session, form),
    )
    texts = _texts(form, chinese_texts(facts), old.texts if old else ())
    return BundleFacts(**{name: getattr(facts, name) for name in _OTHERS}, texts=tuple(texts))


_OTHERS = ("name", "summary", "whom", "audiences", "aliases", "members")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _members(session: Session, form: BundleForm) -> tuple[BundleMember, ...]:
    rows = [row.form for row in form.members if (row.form.item.data or "").strip()]
    said = [(row.item.data or "").strip() for row in rows]
    ids = members_said(session, said, current_actor())
    numbers = [_number(row.place.data) for row in rows]
    _check_numbers(numbers)
    placed = sorted(zip(numbers, rows, said, strict=True), key=lambda one: (one[0] is None, one[0]))
    by_number: Mapping[int | None, int] = {
        number: ids[name] for number, _row, name in placed if number is not None
    }
    return tuple(
        BundleMember(
            item_id=ids[name],
            after=_after(row.after.data or "", by_number),
            question=(row.question.data or "").strip(),
        )
        for _place, row, name in placed
    )


def _check_numbers(numbers: Iterable[int | None]) -> None:
    for number, count in Counter(numbers).items():
        if number is not None and count > 1:
            raise NumberTwice(number=number)


def _number(text: str | None) -> int | None:
    """Return the number of a row; one without stands last."""
    return int(text) if text and text.strip().isdecimal() and len(text) < 4 else None


def _after(text: str, by_number: Mapping[int | None, int]) -> tuple[int, ...]:
    found = []
    for one in filter(None, re.split(r"[\s,，、;；]+", text.strip())):
        item_id = by_number.get(_number(one))
        if item_id is None:
            raise NoSuchNumber(number=one)
        found.append(item_id)
    return tuple(dict.fromkeys(found))


def _texts(
    form: BundleForm, chinese: Mapping[str, str], old: Iterable[BundleText]
) -> Iterator[BundleText]:
    """Yield the texts typed. One left as it was keeps the Chinese it was made from."""
    known = {(one.locale, one.field): one for one in old}
    for row in form.texts:
        locale, field = row.form.locale.data or "", row.form.field.data or ""
        text = (row.form.text.data or "").strip()
        if not text or locale not in WRITTEN or field not in chinese:
            continue
        before, of = known.get((locale, field)), text_digest(chinese[field])
        if row.form.fits.data:
            yield BundleText(locale=locale, field=field, text=text, of=of, read=True)
        elif before and before.text == text:
            yield BundleText(locale=locale, field=field, text=text, of=before.of)
        else:
            yield BundleText(locale=locale, field=field, text=text, of=of)
