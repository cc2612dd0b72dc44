"""Pages of the catalogue."""

from catalogue.views import (
    api,
    interface_words,
    papers,
    public,
    staff_compare,
    staff_edit,
    staff_import,
    staff_list,
    staff_points,
    staff_publish,
    staff_requests,
    staff_review,
    staff_submit,
    staff_submit_many,
    translation_files,
)
from catalogue.views import translations as translation_pages
from catalogue.views.blueprints import staff, translations

PUBLIC = (public.pages,)
OTHERS = (api.pages, staff, translations)

__all__ = [
    "OTHERS",
    "PUBLIC",
    "interface_words",
    "papers",
    "staff_compare",
    "staff_edit",
    "staff_import",
    "staff_list",
    "staff_points",
    "staff_publish",
    "staff_requests",
    "staff_review",
    "staff_submit",
    "staff_submit_many",
    "translation_files",
    "translation_pages",
]
