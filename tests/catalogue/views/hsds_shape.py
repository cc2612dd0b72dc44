"""What HSDS 3.0 asks of what we send, as JSON Schema: written anew from its field lists.

The standard's own files are not copied here. `faults` knows the few keywords that stand below.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
UUIDS: Schema = {"type": "string", "format": "uuid"}
URI: Schema = {"type": "string", "format": "uri"}


def _enum(*values: str) -> Schema:
    return {"type": "string", "enum": [*values]}


def _several(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _object(*required: str, **properties: Schema) -> Schema:
    known = {"id": UUIDS, **properties}
    return {
        "type": "object",
        "required": ["id", *required],
        "properties": known,
        "additionalProperties": False,  # ours: what the standard has no word for is a slip
    }


def _texts(*names: str) -> dict[str, Schema]:
    return dict.fromkeys(names, TEXT)


PLACES = _enum("physical", "postal", "virtual")
DEFS: Schema = {
    "phone": _object("number", number=TEXT, type=_enum("text", "voice", "fax", "cell", "video")),
    "schedule": _object(
        **_texts("valid_from", "valid_to", "byday", "opens_at", "closes_at"),
        freq=_enum("WEEKLY", "MONTHLY"),
        interval=NUMBER,
        wkst=_enum("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
        timezone=NUMBER,
    ),
    "address": _object(
        *("address_1", "city", "state_province", "postal_code", "country", "address_type"),
        **_texts("address_1", "city", "region", "state_province", "postal_code", "country"),
        address_type=PLACES,
    ),
    "location": _object(
        "location_type",
        location_type=PLACES,
        url=URI,
        **_texts("name", "description"),
        latitude=NUMBER,
        longitude=NUMBER,
        addresses=_several("address"),
        phones=_several("phone"),
        schedules=_several("schedule"),
    ),
    "service_at_location": _object(description=TEXT, location={"$ref": "#/$defs/location"}),
    "organization_identifier": _object(
        "identifier_type", "identifier", **_texts("identifier_type", "identifier")
    ),
    "organization": _object(
        "name",
        "description",
        **_texts("name", "alternate_name", "description"),
        uri=URI,
        phones=_several("phone"),
        organization_identifiers=_several("organization_identifier"),
    ),
    "service_area": _object(name=TEXT, uri=URI),
    "language": _object(**_texts("name", "code", "note")),
    "cost_option": _object(**_texts("option", "currency", "amount_description"), amount=NUMBER),
    "required_document": _object(document=TEXT, uri=URI),
    "taxonomy_term": _object(
        "name", "description", **_texts("code", "name", "description", "taxonomy")
    ),
    "attribute": _object(
        link_id=UUIDS,
        **_texts("link_type", "link_entity"),
        taxonomy_term={"$ref": "#/$defs/taxonomy_term"},
    ),
    "service": _object(
        "name",
        "status",
        **_texts("name", "alternate_name", "description", "application_process"),
        **_texts("fees_description", "eligibility_description", "assured_date", "last_modified"),
        url=URI,
        status=_enum("active", "inactive", "defunct", "temporarily closed"),
        organization={"$ref": "#/$defs/organization"},
        phones=_several("phone"),
        service_areas=_several("service_area"),
        service_at_locations=_several("service_at_location"),
        languages=_several("language"),
        cost_options=_several("cost_option"),
        required_documents=_several("required_document"),
        attributes=_several("attribute"),
    ),
}
SERVICE: Schema = {"$ref": "#/$defs/service", "$defs": DEFS}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}


def faults(schema: Schema, value: Any, at: str = "") -> Iterator[str]:
    """Yield what is wrong, each with its place; nothing where all is well."""
    if "$ref" in schema:
        schema = DEFS[schema["$ref"].rpartition("/")[2]]
    if not isinstance(value, TYPES[schema["type"]]):
        yield f"{at}: {value!r} is no {schema['type']}"
    elif isinstance(value, dict):
        yield from _of_parts(schema, value, at)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from faults(schema["items"], part, f"{at}/{number}")
    elif value not in schema.get("enum", [value]) or not _is(schema.get("format"), value):
        yield f"{at}: {value!r} does not fit"


def _of_parts(schema: Schema, value: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: no {name}" for name in schema["required"] if name not in value)
    for name, part in value.items():
        if name in schema["properties"]:
            yield from faults(schema["properties"][name], part, f"{at}/{name}")
        else:
            yield f"{at}: {name} is unknown"


def _is(form: str | None, value: Any) -> bool:
    match form:
        case "uuid":
            return str(UUID(value)) == value
        case "uri":
            parts = urlsplit(value)
            return bool(parts.scheme and (parts.netloc or parts.path))
        case _:
            return True
