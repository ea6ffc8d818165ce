"""Which loader reads what: by ending and media type, then a look into the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from pactgraph.loaders.addresses import files_at, files_in, means_many, refusing
from pactgraph.loaders.archive import is_archive
from pactgraph.loaders.corrections import replayed
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.fetch import fetch
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.packed import packed_otherwise
from pactgraph.loaders.reference import REFERENCE, reference_documents
from pactgraph.ontology.errors import UnsupportedSource
from pactgraph.ontology.records import Records
from pactgraph.ontology.source import Source

__all__ = ["GROUP", "documents", "loader_for", "loaders", "read"]

_VAGUE = (None, "text/plain", "application/octet-stream", "binary/octet-stream")
GROUP = "pactgraph.loaders"
"""The entry-point group under which packages offer a ``Loader``; pactgraph's own stand there too."""


@cache
def loaders() -> tuple[Loader, ...]:
    """All installed loaders, in the order of their names.

    >>> {"article", "claim table", "html", "rdf"} <= {loader.name for loader in loaders()}
    True
    """
    found = (point.load() for point in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda loader: loader.name))


def loader_for(document: Document) -> Loader:
    """The loader that reads a document.

    >>> loader_for(Document("deals.csv", "deals", b"subject,predicate,object")).name
    'claim table'

    :raises UnsupportedSource: where none does
    """
    # a server knows better than the ending of an address what it sends: pages are served under .md and .pdf
    served = document.media_type if document.url and document.media_type not in _VAGUE else None
    by_name = [loader for loader in loaders() if served in loader.media_types]
    by_name = by_name or [loader for loader in loaders() if document.suffix in loader.suffixes]
    by_name = by_name or [loader for loader in loaders() if loader.takes(document)]
    # one ending or media type (JSON, XML, CSV) stands for many formats
    special = [loader for loader in loaders() if not loader.general and loader.recognises(document)]
    candidates = [loader for loader in special if loader in by_name] or special
    candidates += [
        loader for loader in by_name or loaders() if loader.general and loader.recognises(document)
    ]
    candidates += [loader for loader in by_name if loader.takes_the_rest]
    if candidates:
        chosen = candidates[0]
        return replace(chosen, read=refusing(chosen.read)) if document.found else chosen
    if (packing := packed_otherwise(document.head)) is not None:
        raise UnsupportedSource(
            f"{document.name}: it is packed by {packing}; unpack it first, or use zip or gzip"
        )
    if by_name:
        kinds = ", ".join(loader.name for loader in by_name)
        raise UnsupportedSource(
            f"{document.name}: its ending is that of {kinds}, but its beginning is not; "
            "check the file, or give it the ending of what it is"
        )
    known = ", ".join(sorted({suffix for loader in loaders() for suffix in loader.suffixes}))
    raise UnsupportedSource(
        f"{document.name}: no loader reads this kind of file; give it one of the endings {known}"
    )


def documents(
    address: str, *, encoding: str | None = None, allow_private: bool = False
) -> Iterator[Document]:
    """The documents at an address: a file, folder, pattern or http(s) URL, or ``pactgraph:reference``.

    An archive stands for the files in it.
    """
    if address == REFERENCE:
        yield from reference_documents()
    elif "://" in address:
        yield from _opened(fetch(address, allow_private=allow_private, encoding=encoding))
    elif means_many(address):
        yield from files_at(address, loader_for, encoding=encoding)
    else:
        yield from _opened(read_file(address, encoding=encoding))


def _opened(document: Document) -> Iterator[Document]:
    """The document, or the files of the archive that it is."""
    if is_archive(document):
        yield from files_in(document, loader_for)
    else:
        yield document


def read(address: str, *, kept: Mapping[str, Source] = MappingProxyType({})) -> Records:
    """The records of everything at an address, each document by the loader that reads it.

    ``kept`` are sources of corrections by the identifier of what they correct, to be made again.

    >>> from pactgraph.ontology.claim import Claim
    >>> sum(isinstance(record, Claim) for record in read("pactgraph:reference")) > 200
    True
    """
    for document in documents(address):
        yield from replayed(loader_for(document).read(document), kept, document.name)
