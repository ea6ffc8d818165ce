"""The forms in XML in which networks come: each is known by its outermost element."""

from __future__ import annotations

from collections.abc import Callable

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.xml_records import root_name
from pactgraph.ontology.records import Records

__all__ = ["network_loader"]


def network_loader(root: str, read: Callable[[Document], Records]) -> Loader:
    """The loader of a form whose outermost element, ending and media type are called alike.

    >>> network_loader("graphml", lambda document: iter(())).suffixes
    ('.graphml', '.xml')
    """
    return Loader(
        name=root,
        suffixes=(f".{root}", ".xml"),
        media_types=(f"application/{root}+xml", "application/xml", "text/xml"),
        read=read,
        recognises=lambda document: root_name(document.head) == root,
    )
