"""Items as CPSV-AP 3.2 in JSON-LD: pure, one node after the other.

The shapes ask for texts with their language, each once, and for the type of whatever a code list
names; both are written with every node, so that a part of the file is as sound as the whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from catalogue.values.codes import Charged
from catalogue.values.facts import FeeFacts, ItemFacts, MaterialFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from kernel.locales import LEGAL
from organisation.values import DepartmentCard, RegionCard

Node = dict[str, Any]
# the shapes want places of services to be locations, those of organisations to be units of a
# territory: a region is both, wherever it is named
REGION = ["dct:Location", "http://data.europa.eu/88u/dataset/atu-type"]
SERVICE = "cpsv:PublicService"
CURRENCY = "http://publications.europa.eu/resource/authority/currency/CNY"
PREFIXES = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DURATIONS = {
    LimitUnit.NATURAL_DAY: "P%dD",
    LimitUnit.MONTH: "P%dM",
    LimitUnit.HOUR: "PT%dH",
    LimitUnit.ON_THE_SPOT: "PT%dS",
}


def context(base: str) -> Node:
    """Return the context, written out: nobody has to fetch it."""
    return {**PREFIXES, "ow": f"{base}/ns#"}


def region_node(region: RegionCard, base: str) -> Node:
    """Return a region as the place that organisations and services are for."""
    return {
        "@id": _region(region.code, base),
        "@type": REGION,
        "dct:identifier": region.code,
        "skos:prefLabel": said(region.names),
    }


def department_node(department: DepartmentCard, region: RegionCard, base: str) -> Node:
    """Return a department as the organisation that answers for services."""
    return {
        "@id": _department(department.code, base),
        "@type": "cv:PublicOrganisation",
        "dct:identifier": department.uscc or department.code,
        "skos:prefLabel": said(department.names),
        "dct:spatial": {"@id": _region(region.code, base), "@type": REGION},
    }


def service_node(
    facts: ItemFacts, department: DepartmentCard, region: RegionCard, base: str
) -> Node:
    """Return a service; what it does not say is left out."""
    here = f"{base}/{LEGAL}/items/{facts.code}"
    names = texts_of(facts, "name")
    node: Node = {
        "@id": here,
        "@type": SERVICE,
        "dct:identifier": facts.code,
        "dct:title": said(names),
        "dct:description": said(texts_of(facts, "summary") or names),
        "cv:hasCompetentAuthority": {
            "@id": _department(department.code, base),
            "@type": "cv:PublicOrganisation",
        },
        "dct:spatial": {"@id": _region(region.code, base), "@type": REGION},
        "dct:audience": _concepts("audience", facts.audiences, base),
        "cv:thematicArea": _concepts("theme", facts.themes, base),
        "cv:processingTime": _duration(facts.promised_limit or facts.legal_limit),
        "ow:promisedLimit": _limit(facts.promised_limit),
        "ow:legalLimit": _limit(facts.legal_limit),
        **_parts(facts, here, base),
    }
    return {name: value for name, value in node.items() if value not in (None, [])}


def said(texts: Mapping[str, str]) -> list[Node]:
    """Return a text in each language it is in."""
    return [{"@value": text, "@language": tag} for tag, text in texts.items() if text]


def texts_of(part: Any, field: str) -> dict[str, str]:
    """Return a field in each language, Chinese first."""
    words = {LEGAL: str(getattr(part, field))}
    words |= {tag: told[field] for tag, told in part.texts.items() if field in told}
    return {tag: text for tag, text in words.items() if text}


def _parts(facts: ItemFacts, here: str, base: str) -> Node:
    return {
        "cpsv:hasInput": [_evidence(one, here) for one in facts.materials],
        "cpsv:produces": _titled("cv:Output", f"{here}#result", texts_of(facts, "result_name")),
        "cv:holdsRequirement": _conditions(facts, here),
        "cv:hasLegalResource": [
            {"@id": f"{here}#law-{number}", "@type": "eli:LegalResource", "dct:title": one}
            for number, one in enumerate(facts.legal_basis, 1)
        ],
        "cv:hasChannel": [_channel(one, here, base) for one in facts.channels],
        "cv:hasCost": [*_costs(facts, here)],
    }


def _titled(kind: str, here: str, texts: Mapping[str, str]) -> Node | None:
    if not texts:
        return None
    return {"@id": here, "@type": kind, "dct:identifier": here, "dct:title": said(texts)}


def _evidence(material: MaterialFacts, here: str) -> Node | None:
    return _titled("cv:Evidence", f"{here}#{material.key}", texts_of(material, "name"))


def _conditions(facts: ItemFacts, here: str) -> Node | None:
    texts = texts_of(facts, "conditions")
    node = _titled("cv:Requirement", f"{here}#conditions", texts)
    return {**node, "dct:description": said(texts)} if node else None


def _channel(channel: str, here: str, base: str) -> Node:
    return {
        "@id": f"{here}#{channel}",
        "@type": "cv:Channel",
        "dct:identifier": f"{here}#{channel}",
        "dct:type": _concept("channel", channel, base),
    }


def _costs(facts: ItemFacts, here: str) -> Iterator[Node]:
    fees: Sequence[FeeFacts] = facts.fees
    if facts.charged is Charged.NO:
        yield _cost(f"{here}#fee-0", {}, 0)
        return
    for number, fee in enumerate(fees, 1):
        yield _cost(f"{here}#fee-{number}", texts_of(fee, "name"), fee.amount_fen)


def _cost(here: str, texts: Mapping[str, str], fen: int | None) -> Node:
    node: Node = {"@id": here, "@type": "cv:Cost", "dct:identifier": here}
    if texts:
        node["dct:description"] = said(texts)
    if fen is not None:
        node["cv:hasValue"] = {"@value": str(Decimal(fen) / 100), "@type": "xsd:double"}
        node["cv:currency"] = {"@id": CURRENCY, "@type": "skos:Concept"}
    return node


def _duration(limit: TimeLimit | None) -> Node | None:
    """Return a limit as ISO 8601 has it; of working days it knows nothing, so neither do we."""
    if limit is None or limit.unit not in _DURATIONS:
        return None
    return {"@value": _DURATIONS[limit.unit] % limit.number, "@type": "xsd:duration"}


def _limit(limit: TimeLimit | None) -> Node | None:
    return {"ow:number": limit.number, "ow:unit": limit.unit.value} if limit else None


def _concepts(kind: str, codes: Sequence[str], base: str) -> list[Node]:
    return [_concept(kind, code, base) for code in codes]


def _concept(kind: str, code: str, base: str) -> Node:
    return {
        "@id": f"{base}/ns#{kind}-{code}",
        "@type": "skos:Concept",
        "skos:notation": str(code),
    }


def _region(code: str, base: str) -> str:
    return f"{base}/ns/regions/{code}"


def _department(code: str, base: str) -> str:
    return f"{base}/ns/departments/{code}"
