"""The description of the JSON interface (OpenAPI 3.1)."""

from typing import Any

from catalogue.queries.near_me import LEVELS
from catalogue.search.values import HANDED, NARROWING
from catalogue.views.asked import AS_TYPED

TEXT: dict[str, Any] = {"type": "string"}
_NUMBER: dict[str, Any] = {"type": "integer"}


def query(name: str, kind: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a parameter of the address."""
    return {"name": name, "in": "query", "schema": kind, "description": text}


def answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return what an answer in JSON looks like."""
    return {"description": text, "content": {"application/json": {"schema": schema}}}


_CARD = {
    "type": "object",
    "required": ["code", "name", "lang", "department", "url"],
    "properties": dict.fromkeys(("code", "name", "lang", "summary", "department", "url"), TEXT)
    | {"names": {"type": "object", "additionalProperties": TEXT}},
}
_LIST = {
    "type": "object",
    "required": ["total", "page", "items"],
    "properties": {
        "total": _NUMBER,
        "page": _NUMBER,
        "size": _NUMBER,
        "instead": {**TEXT, "description": "What was searched: mistyped words put right"},
        "items": {"type": "array", "items": {"$ref": "#/components/schemas/ItemCard"}},
    },
}
_ITEM = {
    "type": "object",
    "required": ["code", "revision", "digest", "facts"],
    "properties": {
        "code": TEXT,
        "revision": _NUMBER,
        "digest": {**TEXT, "description": "SHA-256 of the canonical JSON of all facts"},
        "published_at": {**TEXT, "format": "date-time"},
        "department": TEXT,
        "region": TEXT,
        "facts": {"type": "object", "description": "The fields of the import template"},
        "situation": {**TEXT, "description": "The answers that the facts are narrowed to"},
        "complete": {"type": "boolean", "description": "Whether no question is left"},
        "stops": {"type": "array", "items": TEXT, "description": "Why nobody can apply so"},
    },
}
_BUNDLE = {
    "type": "object",
    "required": ["slug", "version", "region", "name", "lang", "url"],
    "properties": dict.fromkeys(("slug", "region", "name", "lang", "summary", "url"), TEXT)
    | {"version": _NUMBER, "published_at": {**TEXT, "format": "date-time"}},
}
_PLACE = query("place", TEXT, "The code of the region the reader lives in")
_BUNDLES = {
    "/bundles": {
        "get": {
            "operationId": "listBundles",
            "summary": "What belongs together: several services of one occasion",
            "parameters": [_PLACE, query("lang", TEXT, "BCP 47 tag of the language of names")],
            "responses": {
                "200": answer(
                    "All bundles in force",
                    {
                        "type": "object",
                        "properties": {
                            "total": _NUMBER,
                            "bundles": {
                                "type": "array",
                                "items": {"$ref": "#/components/schemas/Bundle"},
                            },
                        },
                    },
                )
            },
        }
    },
    "/bundles/{slug}": {
        "get": {
            "operationId": "showBundle",
            "summary": "Its services in order, each document once, the time and the visits",
            "parameters": [
                {"name": "slug", "in": "path", "required": True, "schema": TEXT},
                _PLACE,
                query("yes", {"type": "array", "items": TEXT}, "Codes of services wanted too"),
                query(
                    "situation",
                    {"type": "array", "items": TEXT},
                    "Answers for services, as in CODE~why.lost~age.under16",
                ),
                query("lang", TEXT, "BCP 47 tag of the language of names"),
            ],
            "responses": {
                "200": answer("The bundle", {"$ref": "#/components/schemas/Bundle"}),
                "404": {"description": "No bundle in force has this address"},
            },
        }
    },
}
DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Onewindow", "version": "1", "license": {"name": "Apache-2.0"}},
    "servers": [{"url": "/api/v1"}],
    "externalDocs": {
        "description": "The same as Open Referral HSDS 3.0",
        "url": "/api/v1/hsds/openapi.json",
    },
    "components": {
        "schemas": {"ItemCard": _CARD, "ItemList": _LIST, "Item": _ITEM, "Bundle": _BUNDLE}
    },
    "paths": {
        "/dumps": {
            "get": {
                "operationId": "listDumps",
                "summary": "The whole catalogue as files, made every night",
                "responses": {
                    "200": answer(
                        "Name, address, size, time, digest and licence of each file",
                        {
                            "type": "object",
                            "properties": {"dumps": {"type": "array", "items": {"type": "object"}}},
                        },
                    )
                },
            }
        },
        "/items": {
            "get": {
                "operationId": "listItems",
                "summary": "Find service items, best first",
                "parameters": [
                    query("q", TEXT, "Words, in any language, or pinyin"),
                    query("lang", TEXT, "BCP 47 tag of the language of names"),
                    query("page", _NUMBER, "From 1"),
                    query("size", {**_NUMBER, "enum": [10, 20, 50]}, "Items a page"),
                    query(AS_TYPED, {**TEXT, "enum": ["1"]}, "Mistyped words stay as they are"),
                    _PLACE,
                    query(
                        HANDED,
                        {"type": "array", "items": {**TEXT, "enum": [*LEVELS]}},
                        "What can be handed in there: in the village, township ... of `place`",
                    ),
                    *(
                        query(name, {"type": "array", "items": TEXT}, "Narrows the list")
                        for name in NARROWING
                    ),
                ],
                "responses": {
                    "200": answer("One page of items", {"$ref": "#/components/schemas/ItemList"}),
                    "503": {"description": "The search is being prepared; try again later"},
                },
            }
        },
        "/items/{code}": {
            "get": {
                "operationId": "showItem",
                "summary": "All that is published of one item",
                "parameters": [
                    {"name": "code", "in": "path", "required": True, "schema": TEXT},
                    query("lang", TEXT, "BCP 47 tag of the language of the department's name"),
                    query("situation", TEXT, "Answers, as in why.lost~age.under16"),
                ],
                "responses": {
                    "200": answer("The item", {"$ref": "#/components/schemas/Item"}),
                    "404": {"description": "No published item has this code"},
                },
            }
        },
        "/items/{code}.jsonld": {
            "get": {
                "operationId": "showLinkedItem",
                "summary": "One item as CPSV-AP 3.2",
                "parameters": [{"name": "code", "in": "path", "required": True, "schema": TEXT}],
                "responses": {
                    "200": {
                        "description": "The item, its department, its bundles and their regions",
                        "content": {"application/ld+json": {"schema": {"type": "object"}}},
                    },
                    "404": {"description": "No published item has this code"},
                },
            }
        },
        **_BUNDLES,
    },
}
