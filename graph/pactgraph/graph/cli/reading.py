"""Reading inputs into a spool, one after another or several at once, with a bar that tells how far it is."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

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
    choose: _Choose | None = None,
) -> list[Section]:
    """The records of documents, each as its loader reads and ``revise`` revises them, in their order.

    ``choose`` finds the loader of a document where it is not the usual one.

    :raises UnreadableSource: at the first document that cannot be read
    """
    with ReadingProgress(sum(document.size for document in documents)) as progress:
        if jobs > 1 and len(documents) > 1:
            return list(_side_by_side(documents, spool, revise, progress, jobs, choose))
        return list(_one_by_one(documents, spool, revise, progress, choose))


def _one_by_one(
    documents: Sequence[Document],
    spool: Spool,
    revise: _Revise,
    progress: ReadingProgress,
    choose: _Choose | None,
) -> Iterator[Section]:
    for document in documents:
        watched = replace(document, watch=progress.begin(document.name, document.size))
        records = (choose or loader_for)(document).read(watched)
        yield spool.add(_counted(revise(document, records), progress))
        progress.end()


def _side_by_side(
    documents: Sequence[Document],
    spool: Spool,
    revise: _Revise,
    progress: ReadingProgress,
    jobs: int,
    choose: _Choose | None,
) -> Iterator[Section]:
    # new processes, because a copy of this one would hold its threads and open engines
    context = multiprocessing.get_context("spawn")
    with (
        TemporaryDirectory(prefix="pactgraph-") as folder,
        ProcessPoolExecutor(min(jobs, len(documents)), mp_context=context) as pool,
    ):
        paths = [Path(folder, str(number)) for number in range(len(documents))]
        waiting: list[Future[None]] = [
            pool.submit(_read_into, path, document, choose)
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


def _read_into(path: Path, document: Document, choose: _Choose | None) -> None:
    records = iter((choose or loader_for)(document).read(document))
    with path.open("wb") as file:
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
