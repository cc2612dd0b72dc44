"""An appointment as a calendar file (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from booking.values import AppointmentState, AppointmentView
from kernel.clock import OFFICE_ZONE


def calendar_file(
    view: AppointmentView, *, summary: str, place: str, description: str, now: datetime
) -> bytes:
    """Return the file. It names neither the person nor the phone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Onewindow//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_beijing())
    event = Event()
    event.add("uid", f"{view.reference}@onewindow")
    event.add("sequence", view.version)
    event.add("dtstamp", now)
    event.add("dtstart", view.starts.astimezone(OFFICE_ZONE))
    event.add("dtend", view.ends.astimezone(OFFICE_ZONE))
    event.add("summary", summary)
    event.add("location", place)
    event.add("description", description)
    is_off = view.state is AppointmentState.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add_component(_reminder(summary))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _beijing() -> Timezone:
    zone = Timezone()
    zone.add("tzid", "Asia/Shanghai")
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1991, 9, 15))  # noqa: DTZ001 - local by RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-1))
    return alarm
