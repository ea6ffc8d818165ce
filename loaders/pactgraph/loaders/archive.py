"""Zip archives as the files in them: one is read like that file, several like a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from pactgraph.loaders.document import Document
from pactgraph.loaders.packed import allowed
from pactgraph.ontology.errors import UnreadableSource

__all__ = ["is_archive", "members"]

_MARK: Final = b"PK\x03\x04"
_EMPTY: Final = b"PK\x05\x06"
_MOST_MEMBERS: Final = 10_000
# documents of office programs are zip archives too, and have loaders of their own
_OFFICE: Final = frozenset({"[Content_Types].xml", "mimetype"})


def is_archive(document: Document) -> bool:
    """Whether a document is a zip archive rather than a document of an office program.

    >>> is_archive(Document("deals.csv", "a", b"subject,predicate,object"))
    False
    """
    if document.member is not None or not document.head.startswith((_MARK, _EMPTY)):
        return False
    try:
        with document.open() as stream, zipfile.ZipFile(stream) as archive:
            return _OFFICE.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return document.suffix == ".zip"


def members(document: Document) -> Iterator[Document]:
    """The files of an archive, each a document of its own, in the order of their names.

    :raises UnreadableSource: where the archive is damaged, empty, or made to grow beyond measure
    """
    names = _names(document)
    for name in names:
        yield replace(
            document,
            name=f"{document.name}/{name}",
            identifier=f"{document.identifier}/{quote(name)}",
            media_type=None,
            url=None if document.url is None else f"{document.url}#{quote(name)}",
            member=name,
            found=document.found or len(names) > 1,
        )


def _names(document: Document) -> list[str]:
    try:
        with document.open() as stream, zipfile.ZipFile(stream) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir() and not _hidden(part.filename)]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableSource(
            f"{document.name}: it is a damaged zip archive ({error}); fetch it again"
        ) from None
    if not parts:
        raise UnreadableSource(f"{document.name}: the archive holds no files")
    if len(parts) > _MOST_MEMBERS or sum(part.file_size for part in parts) > allowed(document.size):
        raise UnreadableSource(
            f"{document.name}: it unpacks to far more than its size; if that is right, unpack it first"
        )
    return sorted(part.filename for part in parts)


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
