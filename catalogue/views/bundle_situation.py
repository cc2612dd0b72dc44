"""What the services of a bundle ask of the situation, and what was answered in the address."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g, request

from catalogue import phrases
from catalogue.phrases.situated import Answered, answered, said_of_rows
from catalogue.queries.bundle_plans import BundlePlan, Planned
from catalogue.rules.bundle_answers import asked_once
from catalogue.rules.situations import parsed_visit, written_visit
from catalogue.values.bundles import MOST_MEMBERS
from catalogue.values.situations import Answers
from catalogue.views.situated import FIELD, AskedQuestion, asked_question, sent_answers
from kernel.texts import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAsks:
    """What is asked for one service, and for no service before it; `settled`: all is answered."""

    name: Shown
    questions: list[AskedQuestion]
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSituation:
    """What a bundle's page says of the reader's situation."""

    asks: list[ServiceAsks]
    answered: list[Answered]
    written: list[str]  # as the address carries it, a word for each service
    complete: bool
    stops: list[tuple[Shown, list[Shown]]]  # services, and why nobody can apply like this


def bundle_situation(plan: BundlePlan) -> BundleSituation:
    """Return the situation of a plan in the reader's words."""
    return BundleSituation(
        asks=_asks(plan.members),
        answered=_answered(plan.members),
        written=words_of(plan.members),
        complete=all(one.situation.complete for one in plan.members),
        stops=[
            (phrases.item_name(one.item.facts, g.lang), said_of_rows(one.situation, "stop", g.lang))
            for one in plan.members
            if not one.possible
        ],
    )


def _asks(members: Sequence[Planned]) -> list[ServiceAsks]:
    by_code = {one.code: one for one in members}
    answers = {one.code: one.situation.answers for one in members}
    every = [(one.code, one.item.facts) for one in members]
    return [
        ServiceAsks(
            name=phrases.item_name(by_code[code].item.facts, g.lang),
            questions=[asked_question(one, answers[code], field_of(code)) for one in questions],
            settled=by_code[code].situation.complete,
        )
        for code, questions in asked_once(every, answers)
    ]


def _answered(members: Sequence[Planned]) -> list[Answered]:
    """Return what was answered, each once."""
    rows = (
        row for one in members for row in answered(one.item.facts, one.situation.answers, g.lang)
    )
    return list({(asked.text, answer.text): (asked, answer) for asked, answer in rows}.values())


def field_of(code: str) -> str:
    """Return how the fields of a service's questions begin."""
    return f"{FIELD}{code}."


def words_of(members: Sequence[Planned]) -> list[str]:
    """Return the answers of a plan as its address carries them."""
    return [
        written_visit(one.code, one.situation.answers) for one in members if one.situation.answers
    ]


def told_answers() -> dict[str, Answers]:
    """Return the answers of this address by the codes of services: in words, or from the form."""
    sent = sent_answers(request.args, FIELD)
    if sent is None:
        told = parsed_visit(request.args.getlist("situation")[: 2 * MOST_MEMBERS])
        return {code: answers for code, answers in told.items() if answers}
    found: dict[str, dict[str, str]] = {}
    for name, answer in sent.items():
        code, _, key = name.rpartition(".")
        found.setdefault(code, {})[key] = answer
    return {**found}


def is_canonical(plan: BundlePlan) -> bool:
    """Whether this address tells these answers, and nothing else, in one word for each service."""
    told = request.args.getlist("situation")
    return sent_answers(request.args, FIELD) is None and told == words_of(plan.members)


def visit_words(codes: Sequence[str], members: Sequence[Planned]) -> list[str]:
    """Return the answers of some services as the address of a booking carries them."""
    by_code = {one.item.code: one.situation.answers for one in members}
    return [written_visit(code, by_code[code]) for code in codes if by_code[code]]
