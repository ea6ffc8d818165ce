"""Packed inputs (gzip, bzip2, xz, zip): unpacked while they are read, never whole, never without bound."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BufferedIOBase, BufferedReader, BytesIO
from typing import IO, TYPE_CHECKING, Final

from pactgraph.ontology.errors import UnreadableSource

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = [
    "MOST_GROWTH",
    "DamagedPacking",
    "allowed",
    "packed_otherwise",
    "packing_of",
    "unpacked",
    "without_packing",
]

_ENDINGS: Final = (".gz", ".gzip", ".bz2", ".xz", ".lzma")
_READ_AT_ONCE: Final = 1 << 18
# registers in XML shrink to a twentieth; what grows two hundredfold is made to fill a memory
MOST_GROWTH: Final = 200
"""How many times its packed size an input may have."""
_ALWAYS_ALLOWED: Final = 1 << 28
_MOST_MEMORY: Final = 1 << 27
_BROKEN: Final = (
    EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError,
)  # fmt: skip


class DamagedPacking(UnreadableSource):
    """What is packed is damaged, or made to grow beyond all measure."""


def _xz(packed: BufferedReader | BytesIO) -> BufferedIOBase:
    # a dictionary of gigabytes is refused before it is made
    lzma.LZMADecompressor(memlimit=_MOST_MEMORY).decompress(packed.read(1 << 12), max_length=1)
    packed.seek(0)
    return lzma.LZMAFile(packed)


_PACKINGS: Final[
    dict[str, tuple[re.Pattern[bytes], Callable[[BufferedReader | BytesIO], BufferedIOBase]]]
] = {
    "gzip": (re.compile(rb"\x1f\x8b\x08"), lambda packed: gzip.GzipFile(fileobj=packed)),
    "bzip2": (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), bz2.BZ2File),
    "xz": (re.compile(rb"\xfd7zXZ\x00"), _xz),
}


_OTHERS: Final = {
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
}


def without_packing(name: str) -> str:
    """A name without the ending that says it is packed.

    >>> without_packing("deals.csv.gz"), without_packing("deals.csv.bz2"), without_packing("deals.csv")
    ('deals.csv', 'deals.csv', 'deals.csv')
    """
    return next((name[: -len(end)] for end in _ENDINGS if name.lower().endswith(end)), name)


def packing_of(stream: BufferedReader | BytesIO) -> str | None:
    """What a stream, at its beginning, is packed by; it stays where it is.

    >>> packing_of(BytesIO(gzip.compress(b"a,b"))), packing_of(BytesIO(b"a,b"))
    ('gzip', None)
    """
    beginning = stream.read(10)
    stream.seek(0)
    return next((name for name, (mark, _) in _PACKINGS.items() if mark.match(beginning)), None)


def packed_otherwise(head: bytes) -> str | None:
    """By what a file is packed that has to be unpacked before it can be read; by its beginning.

    >>> packed_otherwise(bytes.fromhex("377abcaf271c")), packed_otherwise(b"a,b")
    ('7-Zip', None)
    """
    if head[257:262] == b"ustar":
        return "tar"
    return next((name for mark, name in _OTHERS.items() if head.startswith(mark)), None)


def allowed(size: int) -> int:
    """How many bytes may come of so many packed ones."""
    return max(_ALWAYS_ALLOWED, size * MOST_GROWTH)


def unpacked(
    stream: BufferedReader | BytesIO, packing: str, name: str, size: int, member: str | None = None
) -> BufferedReader:
    """What a packed stream holds; ``size`` is that of the packed bytes, ``member`` names a part of a zip.

    >>> unpacked(BytesIO(gzip.compress(b"a,b")), "gzip", "a.csv.gz", 23).read()
    b'a,b'

    :raises DamagedPacking: where it cannot be unpacked, now or while it is read
    """
    try:
        if member is not None:
            opened: IO[bytes] | BufferedIOBase = zipfile.ZipFile(stream).open(member)  # noqa: SIM115
        else:
            opened = _PACKINGS[packing][1](stream)
    except (*_BROKEN, KeyError) as error:
        stream.close()
        raise _damaged(name, packing, error) from None
    return BufferedReader(_Unpacked(stream, opened, packing, name, allowed(size)), _READ_AT_ONCE)


def _damaged(name: str, packing: str, error: Exception) -> DamagedPacking:
    if "password" in str(error):
        return DamagedPacking(f"{name}: it is locked by a password; unpack it first")
    return DamagedPacking(f"{name}: it is packed by {packing} and damaged ({error}); fetch it again")


class _Unpacked(io.RawIOBase):
    """The unpacked bytes, which closes the packed stream with itself."""

    def __init__(
        self,
        packed: BufferedReader | BytesIO,
        opened: IO[bytes] | BufferedIOBase,
        packing: str,
        name: str,
        most: int,
    ) -> None:
        self._packed, self._stream = packed, opened
        self._packing, self._name, self._most = packing, name, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            piece = self._stream.read(len(view))
        except _BROKEN as error:
            raise _damaged(self._name, self._packing, error) from None
        view[: len(piece)] = piece
        if self._stream.tell() > self._most:
            raise DamagedPacking(
                f"{self._name}: it unpacks to more than {self._most >> 20} MB, far beyond its size; "
                "if that is right, unpack it first"
            )
        return len(piece)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()
