"""Which encoding a text table is in: its marks, whether it is UTF-8 throughout, else the likeliest."""

from __future__ import annotations

import codecs
from typing import Final

from charset_normalizer import from_bytes

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import UnreadableSource

__all__ = ["find_encoding"]

_PIECE: Final = 1 << 20
_SAMPLE: Final = 1 << 16
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY: Final = ["cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "euc_kr", "big5", "cp1253", "cp1254"]
_FEW: Final = 40


def find_encoding(document: Document, asked: str | None = None) -> str:
    """The encoding of a document: the one asked for, else the one it shows.

    >>> find_encoding(Document("a.csv", "a", "größe;x".encode("cp1252")))
    'cp1252'
    >>> find_encoding(Document("a.csv", "a", "größe;x".encode("utf-16")))
    'utf-16'

    :raises UnreadableSource: for an encoding asked for that there is not
    """
    asked = asked or document.encoding
    if asked is not None:
        try:
            known = codecs.lookup(asked).name
        except LookupError:
            raise UnreadableSource(
                f"there is no encoding {asked!r}; try utf-8, utf-16 or windows-1252"
            ) from None
        return "utf-8-sig" if known == "utf-8" else known
    head = document.head
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head[:64]:
        return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"
    strange = _beyond_utf8(document)
    return "utf-8" if strange is None else _likeliest(strange)


def _beyond_utf8(document: Document) -> bytes | None:
    """The lines with other than ASCII letters from where the document is not UTF-8; nothing where it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with document.open() as stream:
        while piece := stream.read(_PIECE):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                lines = (piece + stream.read(_SAMPLE)).splitlines()
                return b"\n".join(line for line in lines if not line.isascii())[:_SAMPLE]
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return b""
    return None


def _likeliest(sample: bytes) -> str:
    # a few accented letters fit many code pages; spreadsheets of the West write this one
    if sum(byte > 127 for byte in sample) < _FEW:
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_LIKELY, enable_fallback=False).best()
    return "cp1252" if best is None else best.encoding
