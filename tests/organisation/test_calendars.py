from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kernel.access import SYSTEM, Role
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.queries import find_actor, working_days
from organisation.refusals import DayTwice
from organisation.tables import Region
from organisation.usecases.calendars import add_day, load_calendars, remove_day
from organisation.values import Certainty, DayKind, Purpose, SpecialDay
from tests.clock import NOW
from tests.organisation.builders import a_small_world, an_account

NOTICE = SpecialDay(
    date(2027, 3, 10), DayKind.DAY_OFF, "Roza Festival", "新政办发〔2027〕1号", Certainty.OFFICIAL
)


def test_the_projects_own_calendars_know_2004_to_2026(app: Flask, session: Session) -> None:
    a_small_world()
    days = working_days(session, "CN", Purpose.DEADLINE)

    assert not days.is_working(date(2004, 1, 22))
    assert days.is_working(date(2004, 1, 17))  # a Saturday, made up
    assert days.is_working(date(2026, 9, 20))  # a Sunday, made up
    assert not days.is_working(date(2026, 10, 1))
    assert days.mark(date(2026, 11, 23)).certainty is Certainty.OFFICIAL


def test_beyond_the_last_notice_every_day_is_an_estimate(app: Flask, session: Session) -> None:
    a_small_world()
    days = working_days(session, "CN", Purpose.DEADLINE)

    assert days.mark(date(2027, 1, 4)).certainty is Certainty.ESTIMATED
    assert not days.is_working(date(2027, 2, 8))  # Spring Festival by the rule
    assert days.mark(date(2027, 2, 8)).certainty is Certainty.ESTIMATED


def test_regional_festivals_count_where_the_region_says_so(app: Flask, session: Session) -> None:
    a_small_world()
    corban = date(2026, 5, 27)
    county = 2
    assert not working_days(session, county, Purpose.DEADLINE).is_working(corban)

    with transaction() as write:
        write.get_one(Region, county).festivals_delay_deadlines = False

    assert working_days(session, county, Purpose.DEADLINE).is_working(corban)
    assert not working_days(session, county, Purpose.BOOKING).is_working(corban)


def test_loading_twice_changes_nothing(app: Flask) -> None:
    a_small_world()
    with transaction() as session:
        assert load_calendars(session, actor=SYSTEM, now=NOW) == 0


def test_a_notice_replaces_only_an_estimate(app: Flask, session: Session) -> None:
    a_small_world()
    first = replace(NOTICE, day=date(2027, 3, 9))  # the day that was estimated
    with transaction() as write:
        add_day(write, "CN-XJ", first, actor=SYSTEM, now=NOW)
        add_day(write, "CN-XJ", NOTICE, actor=SYSTEM, now=NOW)

    mark = working_days(session, "CN-XJ", Purpose.BOOKING).mark(date(2027, 3, 9))
    assert (mark.working, mark.certainty) == (False, Certainty.OFFICIAL)
    with pytest.raises(DayTwice), transaction() as write:
        add_day(write, "CN-XJ", NOTICE, actor=SYSTEM, now=NOW)


def test_only_who_administers_all_its_centres_may_change_a_calendar(app: Flask) -> None:
    a_small_world()
    local = find_actor(an_account("a@x.example", Role.ADMINISTRATOR, "650100"))
    whole = find_actor(an_account("b@x.example", Role.ADMINISTRATOR, "650000"))
    assert local
    assert whole

    with pytest.raises(NotFound), transaction() as write:
        add_day(write, "CN-XJ", NOTICE, actor=local, now=NOW)
    with transaction() as write:
        add_day(write, "CN-XJ", NOTICE, actor=whole, now=NOW)
        remove_day(write, "CN-XJ", NOTICE.day, actor=whole, now=NOW)
