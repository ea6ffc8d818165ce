"""What a loader is given: the content of one input, with what is known of its name, place and type."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

from pactgraph.loaders.packed import DamagedPacking, packing_of, unpacked, without_packing
from pactgraph.ontology.errors import MalformedSource, UnreadableSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = ["Document", "read_file"]

_EMPTY_BELOW = 65536
_READ_AT_ONCE = 1 << 18
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it was found.

    ``name`` is what a person calls it, ``identifier`` what stays the same when its content changes.
    ``content`` is its bytes, or the file that holds them: a loader of long inputs reads ``open()`` or
    ``lines()`` and never has the whole in memory. ``watch`` is told how many bytes of a file are read.
    ``found`` is true for what was found in a folder or by a pattern: nobody named it, so that it is refused,
    and no error, where it cannot be read.
    ``constructs`` are names and texts of SPARQL CONSTRUCT queries that a user gives along with RDF.
    ``registrant`` is whose filing it is, by name or CIK, where it does not say so itself.
    ``edges_as_drawn`` says that edges without a direction run from source to target all the same.
    What is packed by gzip, bzip2 or xz is unpacked while it is read, whatever its name; ``member`` is the
    name of the file that is meant within a zip archive.

    >>> Document("deals.csv", "file:///deals.csv", b"subject,predicate,object\\n").suffix
    '.csv'
    """

    name: str
    identifier: str
    content: bytes | Path
    media_type: str | None = None
    url: str | None = None
    encoding: str | None = None
    constructs: tuple[tuple[str, str], ...] = ()
    registrant: str | None = None
    edges_as_drawn: bool = False
    watch: Callable[[int], None] | None = field(default=None, compare=False, repr=False)
    found: bool = field(default=False, compare=False)
    member: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case and with its dot; of ``a.csv.gz`` it is that of ``a.csv``."""
        path = urlsplit(self.name).path if self.url and self.member is None else self.name
        return PurePosixPath(without_packing(path)).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folders and ending."""
        return PurePosixPath(without_packing(self.name)).stem

    def as_source(
        self,
        media_type: str | None = None,
        *,
        title: str | None = None,
        publisher: str | None = None,
        published: PartialDate | None = None,
    ) -> Source:
        """The source that the document is, by its address; what is not told of it is left open.

        >>> Document("deals.csv", "file:///deals.csv", b"a,b\\n").as_source("text/csv").title
        'deals'
        """
        return Source(
            identifier=self.url or self.identifier,
            title=title or self.stem,
            publisher=publisher,
            published=published,
            url=self.url,
            media_type=media_type,
            content_hash=self.content_hash,
        )

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hex."""
        with self._unpacked(self._opened()) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    @property
    def data(self) -> bytes:
        """All bytes of the input."""
        with self.open() as stream:
            return stream.read()

    @property
    def head(self) -> bytes:
        """The first 4096 bytes, to tell what the input is; none where it is packed and damaged."""
        with suppress(DamagedPacking), self._unpacked(self._opened()) as stream:
            return stream.read(4096)
        return b""

    @property
    def size(self) -> int:
        """The number of bytes, packed as they are."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    def open(self) -> BufferedReader | BytesIO:
        """The bytes as a stream from their beginning, to be closed by the caller.

        :raises UnreadableSource: where the file is gone
        """
        stream = self._opened()
        if self.watch is None or isinstance(stream, BytesIO):
            return self._unpacked(stream)
        return self._unpacked(BufferedReader(_Watched(stream, self.watch), _READ_AT_ONCE))

    def _unpacked(self, stream: BufferedReader | BytesIO) -> BufferedReader | BytesIO:
        if self.member is not None:
            stream = unpacked(stream, "zip", self.name, self.size, self.member)
        packing = packing_of(stream)
        return stream if packing is None else unpacked(stream, packing, self.name, self.size)

    def _opened(self) -> BufferedReader | BytesIO:
        if isinstance(self.content, bytes):
            return BytesIO(self.content)
        try:
            return self.content.open("rb")
        except OSError as error:
            raise UnreadableSource(f"{self.name}: cannot be read ({error.strerror})") from None

    def lines(self) -> Iterator[str]:
        """The lines of a text input, one at a time, each with its line end.

        >>> list(Document("a.jsonl", "a", b"{}\\n{}\\n").lines())
        ['{}\\n', '{}\\n']

        :raises MalformedSource: where the bytes are not text, with the line
        """
        if self.encoding is None and self.head.startswith(_WIDE_MARKS):
            self.text()
        encoding = self.encoding or "utf-8-sig"
        read = 0
        try:
            with _text_stream(self.open(), encoding) as stream:
                for line in stream:
                    read += 1
                    yield line
        except LookupError:
            self._decoded(encoding)
        except UnicodeError:
            raise MalformedSource(
                self.name,
                f"a byte here or soon after is not {encoding.removesuffix('-sig').upper()}; "
                "save the file as UTF-8, or say what it is: --encoding windows-1252",
                line=read + 1,
            ) from None

    def text(self) -> str:
        """The whole input as text: UTF-8, unless another encoding was asked for.

        >>> Document("a.txt", "a", b"caf\\xc3\\xa9\\nna\\xefve").text()
        Traceback (most recent call last):
        pactgraph.ontology.errors.MalformedSource: a.txt, line 2, column 3: byte 0xef is not UTF-8; save the \
file as UTF-8, or say what it is: --encoding windows-1252

        :raises MalformedSource: where the bytes are not text in that encoding
        """
        if self.encoding is not None:
            return self._decoded(self.encoding)
        data = self.data
        if data.startswith(_WIDE_MARKS):
            raise MalformedSource(
                self.name,
                "it is UTF-16 or UTF-32, not UTF-8; save it as UTF-8, or pass --encoding utf-16",
            )
        if b"\x00" in data:
            place = data.index(b"\x00")
            raise MalformedSource(
                self.name,
                f"it holds binary data (a zero byte at position {place}), not text; "
                "give the file its true ending",
            )
        return self._decoded("utf-8-sig")

    def _decoded(self, encoding: str) -> str:
        data = self.data
        try:
            return data.decode(encoding)
        except LookupError:
            raise UnreadableSource(
                f"there is no encoding {encoding!r}; try utf-8, utf-16 or windows-1252"
            ) from None
        except UnicodeError as error:
            place = error.start if isinstance(error, UnicodeDecodeError) else 0
            before = data[:place]
            remedy = "save the file as UTF-8, or say what it is: --encoding windows-1252"
            if not encoding.startswith("utf-8"):
                remedy = "try another --encoding"
            byte = f"byte 0x{data[place]:02x}" if place < len(data) else "its end"
            raise MalformedSource(
                self.name,
                f"{byte} is not {encoding.removesuffix('-sig').upper()}; {remedy}",
                line=before.count(b"\n") + 1,
                column=place - (before.rfind(b"\n") + 1) + 1,
            ) from None


class _Watched(io.RawIOBase):
    """A stream that tells how far it has been read."""

    def __init__(self, stream: BufferedReader, watch: Callable[[int], None]) -> None:
        self._stream, self._watch = stream, watch

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        read = self._stream.readinto(buffer)
        self._watch(self._stream.tell())
        return read

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


def _text_stream(stream: BufferedReader | BytesIO, encoding: str) -> TextIO:
    return io.TextIOWrapper(stream, encoding=encoding, newline="")


def read_file(path: str | Path, *, encoding: str | None = None) -> Document:
    """The document in a file; its content stays there until a loader reads it.

    :raises UnreadableSource: where there is no such file, or nothing in it
    """
    path = Path(path)
    try:
        content: bytes | Path = path.resolve()
        with path.open("rb") as stream:
            if path.is_file():
                empty = not stream.read(_EMPTY_BELOW).strip() and not stream.read(1)
            else:  # a pipe or a device gives its content once
                content = stream.read()
                empty = not content.strip()
    except FileNotFoundError:
        raise UnreadableSource(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise UnreadableSource(
            f"{path}: this is a folder; name the files in it, as in {path}/*.txt"
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableSource(f"{path}: cannot be read ({reason})") from None
    if empty:
        raise UnreadableSource(f"{path}: the file is empty; there is nothing to load from it")
    return Document(str(path), path.resolve().as_uri(), content, encoding=encoding)
