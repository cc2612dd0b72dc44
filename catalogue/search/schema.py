"""The fields of the index. Change one: raise VERSION in `directory`, and hosts rebuild."""

from tantivy import Schema, SchemaBuilder

ID = "id"
WEIGHT = "weight"  # the item's boost, as a factor of the score
ORDER = "order"  # the order without a question: boost, then name
SHOWN = "shown"  # the names as they are, for suggestions
FILED = "filed"  # the values of all facets, for filters and counts

NAME = "name"
ALIAS = "alias"
ABOUT = "about"  # summary and department
BODY = "body"
PINYIN = "pinyin"
INITIALS = "initials"
SPOKEN = "spoken"  # whole words of names: their pinyin and initials
CHARACTER = "character"  # single characters of names and aliases
START = "start"  # beginnings of the words of names and aliases
OWN = "own"  # words of names with the language of the name

NAME_KEY = "name_key"  # whole names and codes
NAME_START = "name_start"
ALIAS_KEY = "alias_key"
CODE_START = "code_start"

_KEPT = (ORDER, SHOWN, FILED)
_IN_ORDER = (NAME, ALIAS, ABOUT, BODY, PINYIN, INITIALS)
_ANY_ORDER = (CHARACTER, START, OWN)
_WHOLE = (SPOKEN, NAME_KEY, NAME_START, ALIAS_KEY, CODE_START)


def build_schema() -> Schema:
    """Return the schema of this version."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(ID, indexed=True, fast=True)
    builder.add_float_field(WEIGHT, fast=True)
    for name in _KEPT:
        builder.add_bytes_field(name, stored=True)
    for name in _IN_ORDER:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in _ANY_ORDER:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in _WHOLE:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()
