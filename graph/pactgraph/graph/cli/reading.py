"""Reading inputs into a spool, one after another or several at once, with a bar that tells how far it is."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pactgraph.graph.cli.catalogues import catalogues_used
from pactgraph.graph.cli.progress import ReadingProgress
from pactgraph.graph.spool import Section, Spool
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import UnreadableSource
from pactgraph.ontology.records import Record

__all__ = ["read_documents"]

_TOGETHER = 500
_Choose = Callable[[Document], Loader]
_Revise = Callable[[Document, Iterator[Record]], Iterable[Record]]


def read_documents(
    documents: Sequence[Document],
    spool: Spool,
    revise: _Revise,
    *,
    jobs: int = 1,
    choose: _Choose = loader_for,
    catalogues: tuple[Path, ...] = (),
) -> list[Section]:
    """The records of documents, each as its loader reads and ``revise`` revises them, in their order.

    ``choose`` finds the loader of a document, and ``catalogues`` are files of entities that loaders know.

    :raises UnreadableSource: at the first document that cannot be read
    """
    with ReadingProgress(sum(document.size for document in documents)) as progress:
        if jobs > 1 and len(documents) > 1:
            way = _Way(choose, catalogues)
            return list(_side_by_side(documents, spool, revise, progress, jobs, way))
        with catalogues_used(catalogues):
            return list(_one_by_one(documents, spool, revise, progress, choose))


@dataclass(frozen=True, slots=True)
class _Way:
    """How another process is to read a document."""

    choose: _Choose
    catalogues: tuple[Path, ...]


def _one_by_one(
    documents: Sequence[Document],
    spool: Spool,
    revise: _Revise,
    progress: ReadingProgress,
    choose: _Choose,
) -> Iterator[Section]:
    for document in documents:
        watched = replace(document, watch=progress.begin(document.name, document.size))
        records = choose(document).read(watched)
        yield spool.add(_counted(revise(document, records), progress))
        progress.end()


def _side_by_side(
    documents: Sequence[Document],
    spool: Spool,
    revise: _Revise,
    progress: ReadingProgress,
    jobs: int,
    way: _Way,
) -> Iterator[Section]:
    # new processes, because a copy of this one would hold its threads and open engines
    context = multiprocessing.get_context("spawn")
    with (
        TemporaryDirectory(prefix="pactgraph-") as folder,
        ProcessPoolExecutor(min(jobs, len(documents)), mp_context=context) as pool,
    ):
        paths = [Path(folder, str(number)) for number in range(len(documents))]
        waiting: list[Future[None]] = [
            pool.submit(_read_into, path, document, way)
            for path, document in zip(paths, documents, strict=True)
        ]
        try:
            for document, path, future in zip(documents, paths, waiting, strict=True):
                progress.begin(document.name, document.size)
                future.result()
                records = _written(path)
                yield spool.add(_counted(revise(document, records), progress))
                path.unlink()
                progress.end()
        except BrokenProcessPool:
            raise UnreadableSource(
                f"{document.name}: the process that read it was ended from outside, or ran out of memory; "
                "try --jobs 1"
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _read_into(path: Path, document: Document, way: _Way) -> None:
    with catalogues_used(way.catalogues), path.open("wb") as file:
        records = iter(way.choose(document).read(document))
        while batch := list(islice(records, _TOGETHER)):
            pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)


def _written(path: Path) -> Iterator[Record]:
    end = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < end:
            yield from pickle.load(file)


def _counted(records: Iterable[Record], progress: ReadingProgress) -> Iterator[Record]:
    for record in records:
        if isinstance(record, Claim):
            progress.claim()
        yield record
