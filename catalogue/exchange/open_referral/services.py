"""A published service as HSDS has it."""

from collections.abc import Iterator, Sequence

from catalogue import phrases
from catalogue.exchange.open_referral.organizations import phone
from catalogue.exchange.open_referral.scene import Node, Scene, said
from catalogue.phrases.codes import word
from catalogue.rules.bundle_materials import nothing_asked
from catalogue.rules.cards import names_of
from catalogue.rules.uuids import service_uuid, uuid_of
from catalogue.values.codes import Charged, MaterialKind
from catalogue.values.dictionary import Told
from catalogue.values.facts import FeeFacts, ItemFacts, MaterialFacts
from catalogue.values.published import PublishedItem
from kernel.locales import LANGUAGES
from kernel.texts import pick
from kernel.words import _
from organisation.values import DepartmentCard

CURRENCY = "CNY"


def brief(item: PublishedItem, organization: Node, scene: Scene) -> Node:
    """Return what a list says of a service: all that it has once."""
    facts = item.facts
    name = phrases.item_name(facts, scene.lang)
    conditions = phrases.text_of(facts, "conditions", scene.lang).text
    return said(
        id=str(service_uuid(item.code)),
        name=name.text,
        alternate_name=facts.name if name.text != facts.name else "",
        description=phrases.item_summary(facts, scene.lang).text,
        url=f"{scene.base}/{scene.lang}/items/{item.code}",
        status="active",
        application_process=_process(facts, scene),
        fees_description=phrases.fee_words(facts) if facts.charged is not Charged.UNKNOWN else "",
        eligibility_description=conditions or phrases.audience_words(facts.audiences),
        assured_date=facts.checked_on.isoformat() if facts.checked_on else None,
        last_modified=item.published_at.isoformat(timespec="milliseconds"),
        organization=organization,
    )


def whole(
    item: PublishedItem,
    brief: Node,
    department: DepartmentCard,
    places: Sequence[Node],
    scene: Scene,
) -> Node:
    """Return all of a service, what it has several times too."""
    here, facts = brief["id"], item.facts
    return brief | said(
        phones=phone(department.phone, here),
        service_areas=_areas(item, here, scene),
        service_at_locations=[*places],
        languages=[*_languages(facts, here)],
        cost_options=[*_costs(facts, here, scene)],
        required_documents=[*_documents(facts, here, scene)],
        attributes=[*_attributes(facts, here, scene)],
    )


def _process(facts: ItemFacts, scene: Scene) -> str:
    names = (phrases.step_name(step, scene.lang).text for step in facts.steps)
    return "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))


def _areas(item: PublishedItem, here: str, scene: Scene) -> list[Node]:
    region = scene.regions[item.region_id]
    return [
        {
            "id": str(uuid_of("service area", here, region.code)),
            "name": pick(region.names, scene.lang).text,
            "uri": f"{scene.base}/ns/regions/{region.code}",
        }
    ]


def _languages(facts: ItemFacts, here: str) -> Iterator[Node]:
    """Yield the languages in which its guide is written; which are spoken there is not known."""
    for tag in names_of(facts):
        language = LANGUAGES.get(tag)
        if language:
            yield {
                "id": str(uuid_of("language", here, tag)),
                "name": language.own_name,
                "code": tag.partition("-")[0],
                "note": _("The guide can be read in this language."),
            }


def _costs(facts: ItemFacts, here: str, scene: Scene) -> Iterator[Node]:
    if facts.charged is Charged.NO:
        free = {"option": word(Charged.NO), "currency": CURRENCY, "amount": 0}
        yield {"id": str(uuid_of("cost", here, "free")), **free}
        return
    for number, fee in enumerate(facts.fees, 1):
        yield _cost(fee, str(uuid_of("cost", here, number)), scene)


def _cost(fee: FeeFacts, here: str, scene: Scene) -> Node:
    return said(
        id=here,
        option=phrases.text_of(fee, "name", scene.lang).text,
        currency="" if fee.amount_fen is None else CURRENCY,
        amount_description=phrases.text_of(fee, "standard", scene.lang).text,
        amount=None if fee.amount_fen is None else fee.amount_fen / 100,
    )


def _documents(facts: ItemFacts, here: str, scene: Scene) -> Iterator[Node]:
    """Yield what is to be brought: not what an office holds already."""
    if nothing_asked(facts):
        return
    for material in facts.materials:
        if not material.exempt:
            yield said(
                id=str(uuid_of("document", here, material.key)),
                document=_document(material, scene),
                uri=_page(material, scene),
            )


def _document(material: MaterialFacts, scene: Scene) -> str:
    notes = (note.text for note in phrases.material_notes(material, scene.lang))
    copies = "" if material.kind is MaterialKind.UNKNOWN else phrases.copies_words(material)
    name = phrases.material_name(material, scene.lang).text
    return " · ".join(part for part in (name, copies, *notes) if part)


def _page(material: MaterialFacts, scene: Scene) -> str:
    """Return the page of a document that the material dictionary tells of."""
    if not isinstance(material, Told):
        return ""
    return f"{scene.base}/{scene.lang}/materials/{material.known.key}"


def _attributes(facts: ItemFacts, here: str, scene: Scene) -> Iterator[Node]:
    """Yield its themes, and whom it is for."""
    told = [("theme", slug, phrases.theme_words(slug)) for slug in facts.themes]
    told += [("audience", str(one), word(one)) for one in facts.audiences]
    for kind, code, name in told:
        yield {
            "id": str(uuid_of("attribute", here, kind, code)),
            "link_id": here,
            "link_type": kind,
            "link_entity": "service",
            "taxonomy_term": {
                "id": str(uuid_of("term", kind, code)),
                "code": code,
                "name": name,
                "description": name,
                "taxonomy": f"{scene.base}/ns#{kind}",
            },
        }
