"""By what this office measures its items."""

from datetime import datetime

from flask import current_app

from catalogue.queries.linting import LintRules
from kernel import clock


def lint_rules(now: datetime) -> LintRules:
    """Return the office's languages, today, and how long a check lasts."""
    return LintRules(
        today=clock.office_day(now),
        check_months=current_app.config["ONEWINDOW_CHECK_MONTHS"],
        languages=current_app.config["ONEWINDOW_LANGUAGES"],
    )
