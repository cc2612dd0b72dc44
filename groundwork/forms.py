"""The form of a public page: what was typed is still there in another language."""

from typing import Any

from flask import g
from flask_wtf import FlaskForm


class Form(FlaskForm):
    """Holds what was sent; after a change of language what was typed until then, unjudged."""

    class Meta(FlaskForm.Meta):
        csrf = False  # the token of every POST was checked before its view was reached

    def __init__(self, **given: Any) -> None:
        if "typed" in g:
            given.setdefault("formdata", g.typed)
        super().__init__(**given)
