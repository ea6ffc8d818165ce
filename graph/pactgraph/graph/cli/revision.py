"""What happens to a document's records between its loader and the store: models, corrections, review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import click

from pactgraph.graph.cli.output import check_place, write_bytes
from pactgraph.graph.cli.review import print_review, review_facts
from pactgraph.graph.cli.second_reader import second_reader_asked, second_reader_options
from pactgraph.graph.kept_corrections import kept_corrections_in
from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.corrections import Correcting, Corrections, kept_for, read_corrections
from pactgraph.loaders.corrections.template import template
from pactgraph.loaders.document import Document
from pactgraph.loaders.llm import SecondReader
from pactgraph.loaders.newcomers import noting_candidates
from pactgraph.loaders.review import Review, review
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import UnreadableSource
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source

__all__ = ["Revision", "revision_asked", "revision_options"]

_ASKED = "pactgraph.revision"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def revision_options(command: _Command) -> _Command:
    """``--review``, ``--review-to``, ``--corrections`` and their like, which ``revision_asked`` finds."""
    for option in (
        click.option(
            "--no-corrections",
            is_flag=True,
            help="Leave out the corrections kept from earlier (they stay kept).",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--corrections",
            multiple=True,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Correct what is read as this YAML file says, now and whenever it is loaded again.",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--review-to",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Write what was understood as a file of corrections, ready to be edited.",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--understood-only",
            is_flag=True,
            help="With --review: leave out sentences of which nothing was understood.",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--review",
            is_flag=True,
            help="Show what was understood, sentence by sentence, with the rule behind each claim.",
            expose_value=False,
            callback=_remember,
        ),
    ):
        command = option(command)
    return second_reader_options(command)


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    ctx.meta.setdefault(_ASKED, {})[param.name] = value


def revision_asked(store: Path | None, inputs: int) -> Revision:
    """The revision that the options of the command ask for, with the corrections that a store keeps.

    :raises MalformedSource: where a file of corrections is not understood
    """
    asked: dict[str, Any] = click.get_current_context().meta.get(_ASKED, {})
    given = [found for path in asked.get("corrections", ()) for found in _read(path)]
    unnamed = [found for found in given if found.source is None]
    if unnamed and inputs > 1:
        raise click.UsageError(
            f"{unnamed[0].name} does not say which of the {inputs} inputs it corrects; "
            "add a line 'source:' with its name"
        )
    kept = {} if asked.get("no_corrections") or store is None else kept_corrections_in(store)
    template: Path | None = asked.get("review_to")
    if template is not None:
        check_place(template)
    return Revision(
        given=given,
        kept=kept,
        shows=bool(asked.get("review")),
        understood_only=bool(asked.get("understood_only")),
        template_path=template,
        second_reader=second_reader_asked(),
    )


def _read(path: Path) -> list[Corrections]:
    """The corrections of a file; an empty one corrects nothing, which is something to say too."""
    try:
        document = Document(str(path), path.resolve().as_uri(), path.read_bytes())
    except OSError as error:
        raise UnreadableSource(
            f"{path}: cannot be read ({error.strerror or error}); check --corrections"
        ) from None
    return list(read_corrections(document.text(), str(path))) or [Corrections(str(path))]


@dataclass(slots=True)
class Revision:
    """The corrections given and kept, and the reviews asked for, over all documents of a load."""

    given: list[Corrections]
    kept: dict[str, Source]
    shows: bool = False
    understood_only: bool = False
    template_path: Path | None = None
    second_reader: SecondReader | None = None
    _used: set[int] = field(default_factory=set)
    _seen: list[_Seen] = field(default_factory=list)

    def of(self, document: Document, records: Iterable[Record]) -> Iterator[Record]:
        """The records of a document, corrected, and noted for review where one was asked for.

        :raises MalformedSource: where a correction just given cannot be made
        """
        records = iter(records)
        if self.second_reader is not None:
            records = self.second_reader.reading(records, document.name)
        seen = _Seen(document.name) if self.shows or self.template_path else None
        if seen is not None:
            self._seen.append(seen)
            records = seen.noting(records)
        first = next(records, None)
        if first is None:
            return
        corrections = self._for(document, first) if isinstance(first, Source) else None
        whole: Iterator[Record] = chain([first], records)
        if corrections is not None:
            correcting = Correcting(corrections)
            if seen is not None:
                seen.corrections, seen.correcting = corrections, correcting
            whole = correcting.applied_to(whole)
        yield from noting_candidates(whole, document.name, current_catalogue())

    def _for(self, document: Document, source: Source) -> Corrections | None:
        fitting = [
            number
            for number, given in enumerate(self.given)
            if given.source is None or _is_named(given.source, document, source)
        ]
        self._used.update(fitting)
        kept = kept_for(source, self.kept, document.name)
        if not fitting:
            return kept
        return replace(_joined([self.given[number] for number in fitting]), replaces=kept)

    def notices(self) -> Iterator[Notice]:
        """Corrections that were given for sources which are not among the inputs."""
        reports = list(self.second_reader.reports.values()) if self.second_reader else []
        if len(reports) > 1:
            yield Notice("together", str(sum(reports[1:], reports[0])))
        for number, given in enumerate(self.given):
            if number not in self._used:
                yield Notice(
                    given.name, f"its source {given.source!r} is not loaded here; nothing was corrected"
                )

    def reviews(self) -> Iterator[Review]:
        """The reviews of the documents read so far."""
        return (seen.review() for seen in self._seen)

    def show(self) -> None:
        """Print the reviews where that was asked for."""
        if self.shows:
            for found in self.reviews():
                print_review(found, understood_only=self.understood_only)

    def facts(self, document: str) -> dict[str, Any]:
        """What scripts want to know of a document: its review and what a model said, where asked for."""
        facts: dict[str, Any] = {}
        if self.second_reader is not None and document in self.second_reader.reports:
            facts["llm"] = self.second_reader.reports[document].facts()
        found = (seen for seen in self._seen if self.shows and seen.name == document)
        return facts | next(({"review": review_facts(seen.review())} for seen in found), {})

    def write(self) -> None:
        """Write the file of corrections to be edited where one was asked for, and say so.

        :raises UnwritableOutput: where it cannot be written
        """
        if self.template_path is None:
            return
        parts = [seen.template(self.template_path.name) for seen in self._seen]
        write_bytes(self.template_path, "---\n".join(parts).encode())
        click.echo(
            f"wrote {self.template_path}; edit it, and load again with --corrections {self.template_path}",
            err=True,
        )


@dataclass(slots=True)
class _Seen:
    """What passed of one document, for its review."""

    name: str
    source: Source | None = None
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    corrections: Corrections | None = None
    correcting: Correcting | None = None

    def noting(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            if isinstance(record, Source):
                self.source = self.source or record
            elif isinstance(record, Claim):
                self.claims.append(record)
            elif isinstance(record, Entity):
                self.entities.append(record)
            yield record

    def review(self) -> Review:
        source = self.source or Source(self.name)
        if self.correcting is None:
            return review(source, self.claims, self.entities, current_catalogue())
        settled = self.correcting.cast.corrected
        return review(
            source,
            self.claims,
            [entity for entity in self.entities if entity.iri not in settled],
            current_catalogue(),
            outcomes=self.correcting.outcomes,
            added=[claim for claim, _ in self.correcting.added],
        )

    def template(self, file: str) -> str:
        missed = self.correcting.missed if self.correcting else []
        return template(self.review(), self.name, file, self.corrections, missed)


def _is_named(name: str, document: Document, source: Source) -> bool:
    if name in (source.identifier, source.url, source.iri, document.name, document.url, document.identifier):
        return True
    if "://" in name:
        return False
    return document.identifier == Path(name).resolve().as_uri() or Path(document.name).name == name


def _joined(several: list[Corrections]) -> Corrections:
    first = several[0]
    if len(several) == 1:
        return first
    return Corrections(
        name=", ".join(dict.fromkeys(one.name for one in several)),
        by=" and ".join(dict.fromkeys(filter(None, (one.by for one in several)))) or None,
        claims=tuple(claim for one in several for claim in one.claims),
        added=tuple(claim for one in several for claim in one.added),
        entities=tuple(entity for one in several for entity in one.entities),
    )
