"""What a reader should know of the words of a guide."""

from catalogue import phrases
from catalogue.values.codes import TextState
from catalogue.values.facts import ItemFacts
from catalogue.values.published import PublishedItem
from catalogue.values.texts import ITEM_FIELDS
from kernel.locales import LANGUAGES, LEGAL, WordState


def is_unread(item: PublishedItem, lang: str) -> bool:
    """Whether nobody has read over what was translated; in some languages every page says so."""
    if LANGUAGES[lang].words is WordState.DRAFT:
        return False
    return item.text_states.get(lang) is TextState.DRAFT


def is_partly_chinese(facts: ItemFacts, lang: str) -> bool:
    """Whether anything that is translated is there in Chinese only. Laws are quoted in Chinese."""
    if lang == LEGAL:
        return False
    texts = [phrases.text_of(facts, name, lang) for name in ITEM_FIELDS]
    for material in facts.materials:
        texts.append(phrases.material_name(material, lang))
        texts += phrases.material_notes(material, lang)
    for step in facts.steps:
        texts.append(phrases.step_name(step, lang))
        texts += phrases.step_texts(step, lang)
    for question in facts.questions:
        texts.append(phrases.text_of(question, "text", lang))
        texts += [phrases.text_of(answer, "text", lang) for answer in question.answers]
    for faq in facts.faqs:
        texts += [phrases.text_of(faq, name, lang) for name in ("question", "answer")]
    return any(text and text.lang == LEGAL for text in texts)
