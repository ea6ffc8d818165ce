"""How fast articles are read, beside yardsticks that understand nothing, and whether memory stays flat.

    python benchmarks/articles.py [DOCUMENTS] [FILES ...]      # 400 documents unless said otherwise

Prints documents per second for the article reader on one core and on two, for its parser alone, for a
bare spaCy pipeline (``spacy.blank("en")`` with its sentencizer) and for a plain Aho-Corasick scan of the
catalogue's names, all in one run over the same texts: the files, repeated up to the number of documents, or
else the briefs that ship with the reference data. Then the memory that the process holds after each tenth of
the documents, and the time for one paragraph of growing length.
JSON files are taken for annotated articles with their words under ``text``.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import ahocorasick
import spacy

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.text import read_article
from pactgraph.loaders.text.sentences import sentences
from pactgraph.loaders.text.syntax.parser import trees_of
from pactgraph.ontology.source import Source


def texts(paths: Sequence[str]) -> list[str]:
    if not paths:
        briefs = files("pactgraph.loaders.reference") / "briefs"
        return [brief.read_text(encoding="utf-8") for brief in sorted(briefs.iterdir(), key=lambda b: b.name)]
    return [_text(Path(path)) for path in paths]


def _text(path: Path) -> str:
    words = path.read_text(encoding="utf-8")
    return str(json.loads(words)["text"]) if path.suffix == ".json" else words


def read(text: str) -> int:
    return sum(1 for _ in read_article(Source("benchmark:article", text=text)))


def rate(run: Callable[[list[str]], object], documents: list[str]) -> float:
    started = time.perf_counter()
    run(documents)
    return len(documents) / (time.perf_counter() - started)


def on_one_core(documents: list[str]) -> None:
    for document in documents:
        read(document)


def scan() -> Callable[[list[str]], None]:
    automaton = ahocorasick.Automaton()
    for entity in bundled_catalogue():
        for name in (entity.name, *entity.aliases):
            automaton.add_word(name.lower(), entity.name)
    automaton.make_automaton()

    def run(documents: list[str]) -> None:
        for document in documents:
            sum(1 for _ in automaton.iter(document.lower()))

    return run


def parser() -> Callable[[list[str]], None]:
    def run(documents: list[str]) -> None:
        for document in documents:
            spans = [(sentence.start, sentence.end) for sentence in sentences(document)]
            sum(1 for _ in trees_of(document, spans))

    return run


def spacy_blank() -> Callable[[list[str]], None]:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def run(documents: list[str]) -> None:
        for document in pipeline.pipe(documents):
            sum(1 for _ in document.sents)

    return run


def memory(documents: Iterator[str], number: int) -> Iterator[float]:
    """The megabytes that the process has held at most, after each tenth of a number of documents."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    for _ in range(10):
        for document in islice(documents, number // 10):
            read(document)
        yield resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    arguments = sys.argv[1:]
    number = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 400
    articles = texts(arguments)
    documents = list(islice(cycle(articles), min(number, 400)))
    words = sum(len(document.split()) for document in documents) / len(documents)
    print(f"{len(articles)} articles, {len(documents)} documents of {words:.0f} words on average")
    on_one_core(articles)
    print(f"article reader, one core   {rate(on_one_core, documents):10.1f} documents/s")
    with get_context("fork").Pool(2) as pool:
        pool.map(read, articles * 2)
        both = rate(partial(pool.map, read, chunksize=8), documents)
    print(f"article reader, two cores  {both:10.1f} documents/s")
    print(f"its parser alone           {rate(parser(), documents):10.1f} documents/s")
    print(f"bare spaCy pipeline        {rate(spacy_blank(), documents):10.1f} documents/s")
    print(f"plain Aho-Corasick scan    {rate(scan(), documents):10.1f} documents/s")
    held = [f"{megabytes:.0f}" for megabytes in memory(cycle(articles), number)]
    print(f"memory over {number} documents  {' '.join(held)} MB")
    paragraph = " ".join(articles[0].split()) + " "
    for size in (100_000, 200_000, 400_000, 800_000):
        started = time.process_time()
        read(paragraph * (size // len(paragraph)))
        print(f"one paragraph of {size:,} characters  {time.process_time() - started:6.1f} CPU-seconds")


if __name__ == "__main__":
    main()
