"""What a loader is given: the bytes of one input, with what is known of their name, place and type."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from pactgraph.ontology.errors import MalformedSource, UnreadableSource

__all__ = ["Document", "read_file"]

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it was found.

    ``name`` is what a person calls it, ``identifier`` what stays the same when its content changes.

    >>> Document("deals.csv", "file:///deals.csv", b"subject,predicate,object\\n").suffix
    '.csv'
    """

    name: str
    identifier: str
    data: bytes
    media_type: str | None = None
    url: str | None = None
    encoding: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case and with its dot."""
        path = urlsplit(self.name).path if self.url else self.name
        return PurePosixPath(path).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    def text(self) -> str:
        """The bytes as text: UTF-8, unless another encoding was asked for.

        >>> Document("a.txt", "a", b"caf\\xc3\\xa9\\nna\\xefve").text()
        Traceback (most recent call last):
        pactgraph.ontology.errors.MalformedSource: a.txt, line 2, column 3: byte 0xef is not UTF-8; save the \
file as UTF-8, or say what it is: --encoding windows-1252

        :raises MalformedSource: where the bytes are not text in that encoding
        """
        if self.encoding is not None:
            return self._decoded(self.encoding)
        if self.data.startswith(_WIDE_MARKS):
            raise MalformedSource(
                self.name,
                "it is UTF-16 or UTF-32, not UTF-8; save it as UTF-8, or pass --encoding utf-16",
            )
        if b"\x00" in self.data:
            place = self.data.index(b"\x00")
            raise MalformedSource(
                self.name,
                f"it holds binary data (a zero byte at position {place}), not text; "
                "give the file its true ending",
            )
        return self._decoded("utf-8-sig")

    def _decoded(self, encoding: str) -> str:
        try:
            return self.data.decode(encoding)
        except LookupError:
            raise UnreadableSource(
                f"there is no encoding {encoding!r}; try utf-8, utf-16 or windows-1252"
            ) from None
        except UnicodeError as error:
            place = error.start if isinstance(error, UnicodeDecodeError) else 0
            before = self.data[:place]
            remedy = "save the file as UTF-8, or say what it is: --encoding windows-1252"
            if not encoding.startswith("utf-8"):
                remedy = "try another --encoding"
            byte = f"byte 0x{self.data[place]:02x}" if place < len(self.data) else "its end"
            raise MalformedSource(
                self.name,
                f"{byte} is not {encoding.removesuffix('-sig').upper()}; {remedy}",
                line=before.count(b"\n") + 1,
                column=place - (before.rfind(b"\n") + 1) + 1,
            ) from None


def read_file(path: str | Path, *, encoding: str | None = None) -> Document:
    """The document in a file.

    :raises UnreadableSource: where there is no such file, or nothing in it
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise UnreadableSource(
            f"{path}: this is a folder; name the files in it, as in {path}/*.txt"
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableSource(f"{path}: cannot be read ({reason})") from None
    if not data.strip():
        raise UnreadableSource(f"{path}: the file is empty; there is nothing to load from it")
    return Document(str(path), path.resolve().as_uri(), data, encoding=encoding)
