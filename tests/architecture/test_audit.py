"""The auditor reads sentences: every action that the code records has one."""

import ast
from collections.abc import Iterator

from groundwork.tables import AuditEntry
from intake.values.states import Step
from organisation.views.audit_words import KINDS, SENTENCES
from tests.architecture.house import PACKAGES, short, sources

# where each function that records is told the action; the last two record for others
RECORDS = {"record": 2, "record_each": 2, "entry": 1, "added": 2, "note_step": 2}


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of a function with one of `names`, with its place."""
    for path in sources(*PACKAGES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
                yield f"{short(path)}:{node.lineno}", node


def actions_of(action: ast.expr) -> set[str]:
    """Return the codes an argument stands for; steps of a case go by their own names."""
    match action:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.JoinedStr(values=[ast.Constant(value="case."), *_]):
            return {f"case.{step}" for step in Step}
        case ast.Name(id="action"):
            return set()  # handed on: whoever hands it in is found too
        case _:
            return {ast.unparse(action)}


def recorded() -> dict[str, str]:
    found: dict[str, str] = {}
    for place, call in calls(*RECORDS):
        action = call.args[RECORDS[ast.unparse(call.func)]]
        found |= dict.fromkeys(actions_of(action), place)
    return found


def test_every_action_that_is_recorded_has_a_sentence() -> None:
    untold = {code: place for code, place in recorded().items() if code not in SENTENCES}

    assert untold == {}


def test_no_sentence_is_kept_for_what_nobody_records() -> None:
    assert set(SENTENCES) - set(recorded()) == set()


def test_every_kind_of_thing_has_a_word() -> None:
    kinds = {call.args[0].value for _place, call in calls("Subject")}  # type: ignore[attr-defined]

    assert kinds == set(KINDS)


def test_codes_fit_where_they_are_kept() -> None:
    columns = AuditEntry.__table__.columns

    assert max(map(len, SENTENCES)) <= columns["action"].type.length  # type: ignore[attr-defined]
    assert max(map(len, KINDS)) <= columns["subject_kind"].type.length  # type: ignore[attr-defined]
