"""Inputs packed by gzip: unpacked while they are read, never as a whole and never without bound."""

from __future__ import annotations

import gzip
import io
import zlib
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Final

from pactgraph.ontology.errors import UnreadableSource

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = ["DamagedPacking", "is_packed", "unpacked", "without_packing"]

_MARK: Final = b"\x1f\x8b\x08"
_ENDINGS: Final = (".gz", ".gzip")
_READ_AT_ONCE: Final = 1 << 18
# registers in XML shrink to a twentieth; what grows two hundredfold is made to fill a memory
_MOST_GROWTH: Final = 200
_ALWAYS_ALLOWED: Final = 1 << 28


class DamagedPacking(UnreadableSource):
    """What is packed by gzip is damaged, or made to grow beyond all measure."""


def without_packing(name: str) -> str:
    """A name without the ending that says it is packed.

    >>> without_packing("deals.csv.gz"), without_packing("deals.csv")
    ('deals.csv', 'deals.csv')
    """
    return next((name[: -len(end)] for end in _ENDINGS if name.lower().endswith(end)), name)


def is_packed(stream: BufferedReader | BytesIO) -> bool:
    """Whether a stream, at its beginning, is packed by gzip; it stays where it is."""
    beginning = stream.read(len(_MARK))
    stream.seek(0)
    return beginning == _MARK


def unpacked(stream: BufferedReader | BytesIO, name: str, size: int) -> BufferedReader:
    """What a packed stream holds; ``size`` is that of the packed bytes.

    >>> unpacked(BytesIO(gzip.compress(b"a,b")), "a.csv.gz", 23).read()
    b'a,b'

    :raises DamagedPacking: while it is read
    """
    return BufferedReader(_Unpacked(stream, name, max(_ALWAYS_ALLOWED, size * _MOST_GROWTH)), _READ_AT_ONCE)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes, which closes the packed stream with itself."""

    def __init__(self, packed: BufferedReader | BytesIO, name: str, most: int) -> None:
        self._packed, self._name, self._most = packed, name, most
        self._stream = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        try:
            read = self._stream.readinto(buffer)
        except (EOFError, OSError, zlib.error) as error:
            raise DamagedPacking(
                f"{self._name}: it is packed by gzip and damaged ({error}); fetch it again"
            ) from None
        if self._stream.tell() > self._most:
            raise DamagedPacking(
                f"{self._name}: it unpacks to more than {self._most >> 20} MB, far beyond its size; "
                "if that is right, unpack it first"
            )
        return read

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
