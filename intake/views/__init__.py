"""Pages of intake: importing this puts every view on its blueprint."""

from flask import Blueprint

from intake.views import blueprints as _at
from intake.views import cases, department, desk_case, desk_find, desk_take, papers, progress, slips

PUBLIC: tuple[Blueprint, ...] = (_at.cases,)
STAFF: tuple[Blueprint, ...] = (_at.desk, _at.department, _at.papers)
MODULES = (cases, department, desk_case, desk_find, desk_take, papers, progress, slips)
