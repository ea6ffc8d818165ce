"""The commands by name, each imported when it is first asked for, so that none waits for the others."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Final

import click

__all__ = ["COMMANDS", "CommandsOnDemand"]

COMMANDS: Final = {
    "changes": "changes:changes",
    "commitments": "commitments:commitments",
    "conflicts": "conflicts:conflicts",
    "corrections": "corrections:corrections",
    "demo": "demo:demo",
    "evaluate": "evaluate:evaluate",
    "explain": "explain:explain_command",
    "export": "export:export",
    "forget": "sources:forget",
    "history": "history:history",
    "load": "load:load",
    "map": "map_table:map_table",
    "match": "match:match",
    "network": "network:network",
    "ontology": "ontology:ontology",
    "query": "query:query",
    "read": "load:read",
    "resolve": "resolve:resolve",
    "show": "look:show",
    "sources": "sources:sources",
    "view": "look:view",
    "what-if": "what_if:what_if",
}
"""Where each command stands: a module of this package, and the command's name in it."""


class CommandsOnDemand(MutableMapping[str, click.Command]):
    """Commands that are imported when they are taken out.

    >>> commands = CommandsOnDemand({"ontology": "ontology:ontology"})
    >>> "ontology" in commands, len(commands)
    (True, 1)
    >>> commands["ontology"].name
    'ontology'
    """

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._commands:
            module, attribute = self._places[name].split(":")
            self._commands[name] = getattr(import_module(f"{__package__}.{module}"), attribute)
        return self._commands[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places or name in self._commands

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._commands[name] = command

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._places.pop(name, None)
        self._commands.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._places, **self._commands})

    def __len__(self) -> int:
        return len({**self._places, **self._commands})
