"""Libraries that only some formats need: imported when used, named with their pip command when missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from pactgraph.ontology.errors import UnreadableSource

__all__ = ["needs"]


def needs(module: str, extra: str, purpose: str) -> ModuleType:
    """The module, or an error that says how to get it.

    >>> needs("no_such_module", "xlsx", "reads Excel workbooks")
    Traceback (most recent call last):
    pactgraph.ontology.errors.UnreadableSource: no_such_module, which reads Excel workbooks, is not \
installed; `pip install "pactgraph[xlsx]"` brings it

    :raises UnreadableSource: where it is not installed
    """
    try:
        return import_module(module)
    except ImportError:
        raise UnreadableSource(
            f'{module}, which {purpose}, is not installed; `pip install "pactgraph[{extra}]"` brings it'
        ) from None
