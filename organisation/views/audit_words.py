"""What the audit's codes mean: a sentence for each action, a word for each kind of thing."""

from collections.abc import Mapping

from kernel.refusals import N_
from kernel.words import _

SENTENCES: Mapping[str, str] = {
    "appointment.arrive": N_("Somebody arrived for appointment %(number)s"),
    "appointment.book": N_("Appointment %(number)s was booked"),
    "appointment.cancel": N_("Appointment %(number)s was cancelled"),
    "appointment.fulfil": N_("Appointment %(number)s was served"),
    "appointment.move": N_("Appointment %(number)s was moved to another time"),
    "appointment.settle": N_("Appointment %(number)s was closed in the night after its day"),
    "calendar.add": N_("A work calendar was added"),
    "calendar.add_day": N_("A special day was added to a work calendar"),
    "calendar.known_until": N_("It was noted until when a work calendar is known"),
    "calendar.load": N_("A work calendar was loaded"),
    "calendar.remove_day": N_("A special day was removed from a work calendar"),
    "case.accept": N_("Case %(number)s was accepted"),
    "case.ask_correction": N_("Case %(number)s: the one-time notice was given"),
    "case.breach": N_("Case %(number)s: a rule of procedure was not kept"),
    "case.deliver": N_("Case %(number)s: the result was handed out"),
    "case.forget": N_("Case %(number)s: personal data was deleted"),
    "case.grant": N_("Case %(number)s was granted"),
    "case.hand_over": N_("Case %(number)s was handed over to the department"),
    "case.not_accept": N_("Case %(number)s was not accepted"),
    "case.pause": N_("Case %(number)s: a special procedure began"),
    "case.receive": N_("Case %(number)s: documents were received"),
    "case.receive_correction": N_("Case %(number)s: missing documents were received"),
    "case.recount": N_("Case %(number)s: the due dates were computed anew"),
    "case.refuse": N_("Case %(number)s was refused"),
    "case.register": N_("Case %(number)s was registered for another system"),
    "case.resume": N_("Case %(number)s: the special procedure ended"),
    "case.start_deciding": N_("Case %(number)s was taken on by the department"),
    "case.withdraw": N_("Case %(number)s was withdrawn by the applicant"),
    "centre.add": N_("Centre %(number)s was added"),
    "centre.change": N_("Centre %(number)s was changed"),
    "department.add": N_("Department %(number)s was added"),
    "department.change": N_("Department %(number)s was changed"),
    "department.station": N_("Department %(number)s was stationed at a centre"),
    "department.withdraw": N_("Department %(number)s left a centre"),
    "hours.add": N_("Centre %(number)s: opening hours were added"),
    "hours.remove": N_("Centre %(number)s: opening hours were removed"),
    "item.follow": N_("Service %(number)s followed its standard"),
    "item.local": N_("Service %(number)s: what is said locally was changed"),
    "item.publish": N_("Service %(number)s was published"),
    "item.save": N_("Service %(number)s: a draft was saved"),
    "item.translate": N_("Service %(number)s: texts in another language were changed"),
    "item.withdraw": N_("Service %(number)s was withdrawn"),
    "items.check": N_("List %(number)s was sent to be checked"),
    "items.confirm": N_("List %(number)s was confirmed for import"),
    "items.import": N_("The services of list %(number)s were imported"),
    "paper.issue": N_("Paper %(number)s was issued"),
    "paper.reprint": N_("Paper %(number)s was printed again"),
    "paper.sign": N_("Paper %(number)s was given its integrity check"),
    "paper.withdraw": N_("Paper %(number)s was withdrawn"),
    "pool.add": N_("Pool of windows %(number)s was added"),
    "pool.change": N_("Pool of windows %(number)s was changed"),
    "pool.serve": N_("Pool of windows %(number)s now serves one more department"),
    "pool.stop_serving": N_("Pool of windows %(number)s serves a department no longer"),
    "pool.turn": N_("Pool of windows %(number)s was opened or closed"),
    "region.add": N_("Region %(number)s was added"),
    "region.change": N_("Region %(number)s was changed"),
    "remedy.add": N_("Place of appeal %(number)s was added"),
    "remedy.remove": N_("Place of appeal %(number)s was removed"),
    "staff.active": N_("Account %(number)s was opened or closed"),
    "staff.grant": N_("Account %(number)s was given a role"),
    "staff.sign_in": N_("Account %(number)s signed in"),
    "staff.sign_out": N_("Account %(number)s signed out"),
    "standard.claim": N_("Service %(number)s was made by claiming a standard"),
    "standard.decline": N_("Standard %(number)s: a department does not claim it"),
    "standard.release": N_("Service %(number)s was released: its standard is claimed no more"),
    "standard.reply": N_("Standard %(number)s: its owner answered a department"),
    "standard.send_back": N_("Standard %(number)s was sent back to its owner"),
    "window.add": N_("Window %(number)s was added"),
    "window.change": N_("Window %(number)s was changed"),
    "window.turn": N_("Window %(number)s was opened or closed"),
    "word_report.make": N_("Report %(number)s of a wrong word was sent in"),
    "word_report.settle": N_("Report %(number)s of a wrong word was given a state"),
}
KINDS: Mapping[str, str] = {
    "appointment": N_("Appointments"),
    "calendar": N_("Work calendars"),
    "calendar_day": N_("Days of work calendars"),
    "case": N_("Cases"),
    "centre": N_("Centres"),
    "department": N_("Departments"),
    "import_batch": N_("Imported lists"),
    "import_order": N_("Lists to import"),
    "item": N_("Services"),
    "paper": N_("Papers"),
    "pool": N_("Pools of windows"),
    "region": N_("Regions"),
    "remedy": N_("Places of appeal"),
    "staff": N_("Accounts"),
    "window": N_("Counter windows"),
    "word_report": N_("Reports of wrong words"),
}


def sentence(action: str, number: int) -> str:
    """Return what was done to which thing; of a code no longer in use the code itself."""
    return _(SENTENCES[action], number=number) if action in SENTENCES else action


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of things that are changed, in the reader's language."""
    return [(kind, _(words)) for kind, words in KINDS.items()]
