"""The fields of the index. Change one: raise VERSION in `directory`, and hosts rebuild."""

from tantivy import Schema, SchemaBuilder

TEXT = "text"  # the number of the text; the shelf knows which items have it
WEIGHT = "weight"  # the item's boost, as a factor of the score
SHOWN = "shown"  # the names as they are, for suggestions

NAME = "name"
ALIAS = "alias"
ABOUT = "about"  # summary
BODY = "body"
PINYIN = "pinyin"
INITIALS = "initials"
SPOKEN = "spoken"  # whole words of names: their pinyin and initials
CHARACTER = "character"  # single characters of names and aliases
START = "start"  # beginnings of the words of names and aliases
OWN = "own"  # words of names with the language of the name

NAME_KEY = "name_key"  # whole names
NAME_START = "name_start"
ALIAS_KEY = "alias_key"

_KEPT = (SHOWN,)
_IN_ORDER = (NAME, ALIAS, ABOUT, BODY, PINYIN, INITIALS)
_ANY_ORDER = (CHARACTER, START, OWN)
_WHOLE = (SPOKEN, NAME_KEY, NAME_START, ALIAS_KEY)


def build_schema() -> Schema:
    """Return the schema of this version."""
    builder = SchemaBuilder()
    builder.add_integer_field(TEXT, indexed=True, fast=True)
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
