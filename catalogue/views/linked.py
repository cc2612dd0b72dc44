"""/api/v1/items/<code>.jsonld: one service as CPSV-AP, with all that it names."""

import json

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from catalogue.exchange.linked_bundles import event_node, for_region, grouped
from catalogue.exchange.linked_data import context, department_node, region_node, service_node
from catalogue.queries import find_published
from catalogue.queries.bundles import bundles_with
from catalogue.views.api import pages
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import get_department, list_regions


@pages.get("/items/<code>.jsonld")
@open_to(Access.PUBLIC)
def linked_item(code: str) -> ResponseReturnValue:
    """The service, its department, bundles and regions: sound by itself, like the whole file."""
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    base = str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])
    regions, department = list_regions(), get_department(item.department_id)
    here, home = regions[item.region_id], regions[department.region_id]
    named = [bundle for _code, bundle in bundles_with(db.session(), item.item_id)]
    bundles = for_region(named, here, regions)
    graph = [
        *(region_node(one, base) for one in {home.id: home, here.id: here}.values()),
        department_node(department, home, base),
        *(event_node(bundle, base) for bundle in bundles),
        grouped(service_node(item.facts, department, here, base), bundles, base),
    ]
    body = json.dumps({"@context": context(base), "@graph": graph}, ensure_ascii=False)
    return Response(body, mimetype="application/ld+json")
