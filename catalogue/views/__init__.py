"""Pages of the catalogue."""

from catalogue.views import (
    api,
    browse,
    changes,
    interface_words,
    papers,
    places,
    public,
    staff_claims,
    staff_compare,
    staff_confirm,
    staff_edit,
    staff_export,
    staff_import,
    staff_levels,
    staff_list,
    staff_making,
    staff_points,
    staff_publish,
    staff_release,
    staff_requests,
    staff_review,
    staff_standard,
    staff_standards,
    staff_submit,
    staff_submit_many,
    suggest,
    translation_files,
)
from catalogue.views import translations as translation_pages
from catalogue.views.blueprints import staff, translations

PUBLIC = (public.pages, suggest.pages, changes.pages, browse.pages)
OTHERS = (api.pages, staff, translations)

__all__ = [
    "OTHERS",
    "PUBLIC",
    "interface_words",
    "papers",
    "places",
    "staff_claims",
    "staff_compare",
    "staff_confirm",
    "staff_edit",
    "staff_export",
    "staff_import",
    "staff_levels",
    "staff_list",
    "staff_making",
    "staff_points",
    "staff_publish",
    "staff_release",
    "staff_requests",
    "staff_review",
    "staff_standard",
    "staff_standards",
    "staff_submit",
    "staff_submit_many",
    "translation_files",
    "translation_pages",
]
