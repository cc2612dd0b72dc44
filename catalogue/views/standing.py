"""What pages say of where an item stands: its requests, comments, findings, what breaks."""

from collections.abc import Mapping
from typing import Any

from catalogue.forms.requests import CommentForm
from catalogue.phrases.requests import comment_words, open_words, state_words
from catalogue.queries.breaking import what_is_open
from catalogue.queries.comments import comments_on
from catalogue.queries.drafts import Draft
from catalogue.queries.linting import lint_facts
from catalogue.queries.requests import standing_requests
from catalogue.queries.touched import touched_of
from catalogue.rules.findings import blocking
from catalogue.usecases.lint_rules import lint_rules
from catalogue.values.findings import TOLD_AT_PUBLISHING
from catalogue.values.requests import CommentView, RequestView
from catalogue.views.found import found_views
from kernel import clock
from kernel.access import Action, current_actor
from kernel.db import db
from kernel.locales import LANGUAGES
from organisation.queries import At, may_at
from organisation.queries.people import staff_names


def standing(draft: Draft) -> dict[str, Any]:
    """Return what the pages about one item share."""
    requests = standing_requests(db.session(), draft.item_id)
    comments = comments_on(db.session(), draft.item_id)
    rules = lint_rules(clock.now())
    found = lint_facts(db.session(), draft.item_id, draft.facts, rules)
    missed = [one for one in found if one.kind in TOLD_AT_PUBLISHING]
    also = [one for one in found if one.kind not in TOLD_AT_PUBLISHING]
    touched = what_is_open(db.session(), draft.item_id)
    return {
        "draft": draft,
        "requests": requests,
        "request_states": {one.id: state_words(one.state) for one in requests},
        "comments_said": [(one, comment_words(one)) for one in comments],
        "names": _names(requests, comments),
        "comment_form": CommentForm(formdata=None),
        "found": found_views(found, draft.facts.code, draft.kind),
        "missed": found_views(missed, draft.facts.code, draft.kind),
        "also": found_views(also, draft.facts.code, draft.kind),
        "blocked": bool(blocking(draft.facts)),
        "open_words": [open_words(what, n) for what, n in touched.items() if n],
        "standard_touched": touched_of(db.session(), draft),
        "languages": LANGUAGES,
        "may": _rights(draft),
    }


def _names(requests: list[RequestView], comments: list[CommentView]) -> Mapping[int | None, str]:
    ids = {one.staff_id for one in comments}
    for one in requests:
        ids |= {one.submitted_by, one.reviewed_by, one.decided_by}
    known = staff_names(db.session(), [one for one in ids if one is not None])
    return {one: known.get(one or 0, "") for one in ids}


def _rights(draft: Draft) -> dict[str, bool]:
    at = At(department_id=draft.department_id, region_id=draft.region_id)
    return {
        name: may_at(db.session(), current_actor(), action, at)
        for name, action in (("review", Action.REVIEW_ITEM), ("publish", Action.PUBLISH_ITEM))
    }
