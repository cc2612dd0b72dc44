"""Pages of the catalogue."""

from catalogue.views import api, papers, public, staff_edit, staff_import, staff_list, staff_publish
from catalogue.views.blueprints import staff

PUBLIC = (public.pages,)
OTHERS = (api.pages, staff)

__all__ = [
    "OTHERS",
    "PUBLIC",
    "papers",
    "staff_edit",
    "staff_import",
    "staff_list",
    "staff_publish",
]
