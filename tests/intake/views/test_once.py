"""Two clicks at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.submissions import once
from intake.tables import Case
from intake.usecases.take_in import take_in
from intake.values.commands import Outcome
from kernel.db import db
from tests.clock import NOW
from tests.intake.builders import a_clerk, a_taking, an_office


def test_two_clicks_at_once_make_one_case_and_both_see_it(app: Flask, session: Session) -> None:
    centre, code = an_office()
    clerk, command = a_clerk(centre), a_taking(centre, code)
    ready = Barrier(2)

    def click(_number: int) -> str:
        with app.app_context():
            ready.wait()
            taken = once(lambda s: take_in(s, command, Outcome.ACCEPT, clerk, now=NOW))
            db.session.remove()
            return taken.reference

    with ThreadPoolExecutor(2) as pool:
        references = set(pool.map(click, range(2)))

    assert len(references) == 1
    assert session.scalar(select(func.count()).select_from(Case)) == 1
