"""The description of the HSDS interface (OpenAPI 3.1): its objects are those of the standard."""

from typing import Any

from catalogue.views.openapi import TEXT, answer, query

_UUID = {**TEXT, "format": "uuid"}
_COUNT = {"type": "integer"}
_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
_TRUTH = {"type": "boolean"}
_SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/compiled/"
_PAGE = {
    "type": "object",
    "required": ["total_items", "total_pages", "page_number", "size", "empty", "contents"],
    "properties": {
        **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), _COUNT),
        **dict.fromkeys(("first_page", "last_page", "empty"), _TRUTH),
        "contents": {"type": "array", "items": {"type": "object"}},
    },
}


_PAGED = [
    query("page", _NUMBER, "From 1"),
    query("per_page", {**_NUMBER, "maximum": 100}, "20 where nothing is said"),
    query("lang", TEXT, "BCP 47 tag of the language of texts"),
]
_UNREAD = {"400": {"description": "A parameter cannot be read; the answer names it"}}


def _listing(name: str, text: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    page = answer(text, {"$ref": "#/components/schemas/Page"})
    return {
        "get": {
            "operationId": name,
            "summary": text,
            "parameters": [*_PAGED, *parameters],
            "responses": {"200": page, **_UNREAD},
        }
    }


def _one(name: str, kind: str, text: str) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": text,
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": _UUID},
                _PAGED[-1],
            ],
            "responses": {
                "200": answer(text, {"$ref": f"{_SCHEMAS}{kind}.json"}),
                "404": {"description": "Nothing published has this id"},
            },
        }
    }


HSDS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Onewindow as HSDS 3.0", "version": "1", "license": {"name": "Apache-2.0"}},
    "servers": [{"url": "/api/v1/hsds"}],
    "components": {"schemas": {"Page": _PAGE}},
    "paths": {
        "/": {
            "get": {
                "operationId": "getAPIMetaInformation",
                "summary": "Which version of HSDS this is",
                "responses": {"200": {"description": "version, profile and openapi_url"}},
            }
        },
        "/services": _listing(
            "getPaginatedListOfServices",
            "Published services; in a list each has what it has once",
            query("full", _TRUTH, "With all that a service has several times, too"),
            query("minimal", _TRUTH, "Ids and times alone; then per_page goes up to 10,000"),
            query("organization_id", _UUID, "The department that carries it out"),
            query("modified_after", {**TEXT, "format": "date-time"}, "Published then or later"),
            query("search", TEXT, "Words in any language; not beside the three above"),
            query("taxonomy_term_id", _UUID, "A theme; not beside the three above"),
        ),
        "/services/{id}": _one("getFullyNestedServiceById", "service", "A service whole"),
        "/organizations": _listing("getPaginatedListOfOrganizations", "Departments"),
        "/organizations/{id}": _one("getOrganizationById", "organization", "A department"),
    },
}
