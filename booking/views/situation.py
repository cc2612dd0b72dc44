"""What the services of a visit ask of the situation, and what was answered."""

from dataclasses import dataclass

from flask import g

from booking.views.asked import Asked, field_of
from catalogue.phrases.situated import Answered, answered
from catalogue.queries import get_published_many
from catalogue.views.situated import AskedQuestion, asked_questions
from kernel.db import db
from kernel.locales import Tag
from kernel.texts import Shown, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """The questions of one service, and the answers given."""

    name: Shown
    questions: list[AskedQuestion]
    answered: list[Answered]


def asks(wants: Asked) -> list[Asks]:
    """Return what each service that asks anything asks, and what was answered; one query."""
    items = get_published_many(db.session(), wants.codes)
    return [
        Asks(
            name=pick(booked.names, Tag(g.lang)),
            questions=list(asked_questions(item.facts, booked.answers, field_of(item.code))),
            answered=answered(item.facts, booked.answers, g.lang),
        )
        for item, booked in zip(items, wants.wanted.items, strict=True)
        if item.facts.questions
    ]
