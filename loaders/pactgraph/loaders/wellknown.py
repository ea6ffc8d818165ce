"""Well-known names: companies, products and authorities that articles speak of and the catalogue leaves out.

They lend an article's names their kind, their short forms and their maker. No fact about them is shipped.
"""

from __future__ import annotations

import weakref
from functools import cache
from importlib.resources import as_file, files

from pactgraph.loaders.catalogue import Catalogue, read_catalogue

__all__ = ["with_well_known"]

_BESIDE: weakref.WeakKeyDictionary[Catalogue, Catalogue] = weakref.WeakKeyDictionary()


def with_well_known(catalogue: Catalogue) -> Catalogue:
    """A catalogue, and beside it the well-known names that it does not have; made once for each.

    >>> known = with_well_known(Catalogue())
    >>> known.find("VW").name, known.find("iPhone").kind
    ('Volkswagen', 'product')
    """
    found = _BESIDE.get(catalogue)
    if found is None:
        found = _BESIDE[catalogue] = catalogue.beside(_well_known())
    return found


@cache
def _well_known() -> Catalogue:
    with as_file(files("pactgraph.loaders.reference") / "wellknown.csv") as table:
        return read_catalogue(table)
