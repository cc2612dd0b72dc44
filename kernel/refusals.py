"""How the domain says no."""

from typing import ClassVar


def N_(message: str) -> str:
    """Mark `message` for extraction; the web layer translates it later."""
    return message


class Refusal(Exception):
    """A rule said no. Subclasses name the rule; `params` fill its message."""

    message: ClassVar[str]
    status: ClassVar[int] = 409

    def __init__(self, **params: object) -> None:
        super().__init__(self.message % params)
        self.params = params


class NotFound(Refusal):
    """Nothing is there, or it is not yours: both answer alike."""

    message = N_("There is nothing at this address, or it is not open to you.")
    status = 404


class ChangedMeanwhile(Refusal):
    """Somebody else changed the row between reading and writing."""

    message = N_(
        "Somebody else changed this in the meantime. Look at the new state, then try again."
    )
