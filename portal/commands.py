"""The commands; a module of them is loaded only when one of them is looked for.

This keeps spreadsheet, pinyin and other heavy libraries out of the web workers, and out of each
other's commands.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

import click
from flask import Flask

GROUPS: Mapping[str, tuple[str, ...]] = {
    "catalogue": (
        "catalogue.cli",
        "catalogue.exchange.export_cli",
        "catalogue.exchange.lint_cli",
        "catalogue.exchange.texts_cli",
    ),
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
        return sorted(name for commands in self._loaded() for name in commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return next((found[cmd_name] for found in self._loaded() if cmd_name in found), None)

    def _loaded(self) -> Iterator[Mapping[str, click.Command]]:
        return (import_module(module).COMMANDS for module in self._modules)


def init_app(app: Flask) -> None:
    """Add the groups to the flask command."""
    for name, modules in GROUPS.items():
        app.cli.add_command(LazyGroup(name, modules))
