"""The commands; a room's are loaded only when one of them is called.

This keeps spreadsheet, pinyin and other heavy libraries out of the web workers.
"""

from collections.abc import Mapping
from importlib import import_module

import click
from flask import Flask

GROUPS: Mapping[str, tuple[str, ...]] = {
    "catalogue": ("catalogue.cli", "catalogue.exchange.lint_cli", "catalogue.exchange.texts_cli"),
    "booking": ("booking.cli",),
    "demo": ("portal.demo.cli",),
    "jobs": ("portal.jobs",),
    "staff": ("organisation.cli",),
    "audit": ("groundwork.cli",),
    "words": ("portal.words.cli",),
}


class LazyGroup(click.Group):
    """A group whose commands live in modules that are imported on first use."""

    def __init__(self, name: str, modules: tuple[str, ...]) -> None:
        super().__init__(name)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._load())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self._load().get(cmd_name)

    def _load(self) -> Mapping[str, click.Command]:
        found: dict[str, click.Command] = {}
        for module in self._modules:
            found.update(import_module(module).COMMANDS)
        return found


def init_app(app: Flask) -> None:
    """Add the groups to the flask command."""
    for name, modules in GROUPS.items():
        app.cli.add_command(LazyGroup(name, modules))
