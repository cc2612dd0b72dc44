"""Pages of feedback: importing this puts every view on its blueprint."""

from flask import Blueprint

from feedback.views import report, staff

PUBLIC: tuple[Blueprint, ...] = (report.pages,)
STAFF: tuple[Blueprint, ...] = (staff.pages,)
