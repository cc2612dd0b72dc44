from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from organisation.queries import find_actor
from organisation.tables import Staff
from tests.organisation.builders import PASSWORD, a_small_world


def create(app: Flask, *args: str) -> tuple[int, str]:
    command = ["staff", "create", *args, "--password", PASSWORD]
    result = app.test_cli_runner().invoke(args=command)
    return result.exit_code, result.output


def test_makes_the_first_accounts(app: Flask, session: Session) -> None:
    a_small_world()

    code, said = create(app, "one@hall.example", "--role", "clerk", "--scope", "hall")
    assert code == 0, said
    assert create(app, "one@hall.example", "--role", "approver", "--scope", "police")[0] == 0

    staff_id = session.scalar(select(Staff.id))
    actor = find_actor(staff_id or 0)
    assert actor
    assert [grant.role for grant in actor.grants] == ["clerk", "approver"]


def test_says_what_is_wrong_and_fails(app: Flask) -> None:
    a_small_world()

    code, said = create(app, "one@hall.example", "--role", "clerk", "--scope", "nowhere")
    assert code == 1
    assert "nowhere" in said
    assert create(app, "one@hall.example", "--role", "king", "--scope", "hall")[0] == 2


def test_loading_calendars_says_how_many_days(app: Flask) -> None:
    runner = app.test_cli_runner()

    assert "special days loaded" in runner.invoke(args=["staff", "load-calendars"]).output
    assert runner.invoke(args=["staff", "load-calendars"]).output == "0 special days loaded.\n"
