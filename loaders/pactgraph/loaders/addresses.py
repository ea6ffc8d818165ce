"""Addresses that mean many files: folders with all below them, archives, patterns such as ``news/**/*.md``.

What stands there and cannot be read is not passed over in silence: it comes last, as a document whose
reading refuses each of these files with the reason.
"""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from pactgraph.loaders.archive import is_archive, members
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.errors import UnreadableSource, UnsupportedSource
from pactgraph.ontology.records import Records, Refusal

__all__ = ["LEFT_OUT", "files_at", "files_in", "means_many", "refusing"]

_LEFT_OUT: Final = "application/x-pactgraph-left-out"
_STORE: Final = "pactgraph.json"
Readable = Callable[[Document], object]
"""Raises for a document that no loader reads."""


def means_many(address: str) -> bool:
    """Whether an address is a folder or a pattern rather than one file.

    >>> means_many("."), means_many("news/*.md"), means_many("article.md")
    (True, True, False)
    """
    return Path(address).is_dir() or (glob.has_magic(address) and not Path(address).exists())


def files_at(address: str, readable: Readable, *, encoding: str | None = None) -> Iterator[Document]:
    """The files at an address that some loader reads, in the order of their paths.

    Hidden files and folders are passed over, and so are mappings: they say how other files are read.
    Archives among them stand for the files in them.

    :raises UnreadableSource: where nothing is there that can be read
    """
    left_out: list[tuple[str, str]] = []
    place = "in this folder" if Path(address).is_dir() else "by this pattern"
    read = _read_each(_paths(address, left_out), encoding, left_out)
    yield from _those_read(read, readable, left_out, address, place)


def files_in(archive: Document, readable: Readable) -> Iterator[Document]:
    """The files in an archive that some loader reads; what is alone in it is read like the file itself.

    :raises UnreadableSource: where the archive is damaged, or nothing in it can be read
    """
    found = list(members(archive))
    if len(found) == 1:
        yield found[0]
    else:
        yield from _those_read(iter(found), readable, [], archive.name, "in this archive")


def _read_each(
    paths: Iterable[Path], encoding: str | None, left_out: list[tuple[str, str]]
) -> Iterator[Document]:
    for path in paths:
        try:
            document = replace(read_file(path, encoding=encoding), found=True)
            yield from members(document) if is_archive(document) else (document,)
        except UnreadableSource as error:
            left_out.append((str(path), _reason(str(path), error)))


def _those_read(
    documents: Iterator[Document],
    readable: Readable,
    left_out: list[tuple[str, str]],
    address: str,
    place: str,
) -> Iterator[Document]:
    found = 0
    for document in documents:
        try:
            readable(document)
        except (UnsupportedSource, UnreadableSource) as error:
            left_out.append((document.name, _reason(document.name, error)))
            continue
        found += 1
        yield document
    if not found:
        others = f" (left out: {len(left_out)}, such as {': '.join(left_out[0])})" if left_out else ""
        raise UnreadableSource(f"{address}: nothing that can be read is found {place}{others}")
    if left_out:
        yield Document(f"{address} (left out)", address, json.dumps(left_out).encode(), _LEFT_OUT)


def _paths(address: str, left_out: list[tuple[str, str]]) -> Iterator[Path]:
    if Path(address).is_dir():
        yield from _below(Path(address), left_out)
        return
    # Path.glob would enter hidden folders
    matches = sorted(glob.glob(address, recursive=True), key=_parts)  # noqa: PTH207
    seen: set[Path] = set()
    for match in map(Path, matches):
        for path in _below(match, left_out) if match.is_dir() and "**" not in address else (match,):
            if path.is_file() and path not in seen and not _hidden(path.name):
                seen.add(path)
                yield path


def _parts(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _below(folder: Path, left_out: list[tuple[str, str]]) -> Iterator[Path]:
    """All files in a folder and those below it; the stores of graphs among them are not entered."""
    if (folder / _STORE).is_file():
        left_out.append((str(folder), "this is a store of pactgraph, not a source"))
        return
    for entry in sorted(_entries(folder, left_out), key=lambda entry: entry.name):
        path = folder / entry.name
        if _hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, left_out)
        elif entry.is_file():
            yield path


def _entries(folder: Path, left_out: list[tuple[str, str]]) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        left_out.append((str(folder), f"this folder cannot be read ({error.strerror})"))
        return ()


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith((".mapping.yaml", ".mapping.yml"))


def _reason(name: str, error: UnreadableSource) -> str:
    return (
        str(error)
        .removeprefix(name)
        .removeprefix(": ")
        .removeprefix(", ")
        .partition("; give it one of the endings")[0]
    )


def refusing(read: Callable[[Document], Records]) -> Callable[[Document], Records]:
    """The same reading, which refuses a document that cannot be read where it had to raise an error.

    An error after the first record stays one: what was told by then cannot be taken back.
    """

    def careful(document: Document) -> Records:
        told = False
        try:
            for record in read(document):
                told = True
                yield record
        except UnreadableSource as error:
            if told:
                raise
            yield Refusal(document.name, "as a whole", _reason(document.name, error), document.name)

    return careful


def _read(document: Document) -> Records:
    for path, reason in json.loads(document.data):
        yield Refusal(document.identifier, path, reason, path)


LEFT_OUT = Loader(name="left out", suffixes=(), media_types=(_LEFT_OUT,), read=_read)
"""Refuses those files of a folder or pattern that no loader reads."""
