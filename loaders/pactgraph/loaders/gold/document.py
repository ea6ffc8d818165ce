"""Gold documents: a text, its source, its entities with their aliases, and the statements found in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnreadableSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

__all__ = ["GoldDocument", "GoldEntity", "GoldStatement", "gold_documents"]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of a gold document; ``type`` tells whether parts of its name may match."""

    name: str
    type: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement of a gold document; the ``_alt`` renderings are as right as the first."""

    subject: str
    relation: str
    object: str
    quote: str
    status: str = "in-force"
    modality: str = "asserted"
    exclusive: bool | None = None
    amount: str | None = None
    optional: bool = False
    subject_alt: tuple[str, ...] = ()
    relation_alt: tuple[str, ...] = ()
    object_alt: tuple[str, ...] = ()

    @property
    def trap(self) -> bool:
        """Whether a reader must not take it for a fact that holds."""
        return self.modality != "asserted" or self.status == "ended"


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with what a careful reader finds in it."""

    id: str
    text: str
    entities: tuple[GoldEntity, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None

    @property
    def source(self) -> Source:
        """The text as the source that the article reader is given."""
        return Source(
            self.url or f"gold:{self.id}",
            title=self.title,
            publisher=self.publisher,
            author=self.author,
            published=self.published,
            url=self.url,
            media_type="text/plain",
            text=self.text,
        )


def gold_documents(paths: Iterable[str | Path]) -> Iterator[GoldDocument]:
    """The gold documents in files and folders, those of a folder in the order of their names.

    JSON files of a folder that hold no ``relations`` are passed over; one that is named must.

    :raises UnreadableSource: where a path is not there, or nothing is in it
    :raises MalformedSource: where a file breaks the format, with the place
    """
    seen: dict[str, Path] = {}
    for path in map(Path, paths):
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        found = [
            (file, loaded) for file in files if (loaded := _loaded(file, demanded=file == path)) is not None
        ]
        if not found:
            raise UnreadableSource(
                f"{path}: no gold is in this folder; gold is *.json with 'text' and 'relations'"
            )
        for file, loaded in found:
            document = _Reading(file).document(loaded)
            if document.id in seen:
                raise MalformedSource(
                    str(file), f"the id {document.id!r} is already that of {seen[document.id]}"
                )
            seen[document.id] = file
            yield document


def _loaded(file: Path, *, demanded: bool) -> Mapping[str, Any] | None:
    try:
        loaded = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UnreadableSource(f"{file}: there is no such file or folder; check the path") from None
    except OSError as error:
        raise UnreadableSource(f"{file}: cannot be read ({error.strerror})") from None
    except json.JSONDecodeError as error:
        raise MalformedSource(str(file), f"it is not JSON: {error.msg}", line=error.lineno) from None
    except UnicodeDecodeError:
        raise MalformedSource(str(file), "it is not UTF-8; save it as UTF-8") from None
    if isinstance(loaded, dict) and "relations" in loaded:
        return loaded
    if demanded:
        raise MalformedSource(str(file), "gold is a JSON object with 'text', 'entities' and 'relations'")
    return None


class _Reading:
    """One file being read, so that every error names it and the place in it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def document(self, loaded: Mapping[str, Any]) -> GoldDocument:
        text = self.words(loaded, "text", "the document")
        published = loaded.get("published")
        try:
            date = None if published is None else PartialDate.parse(str(published))
        except InvalidValue as error:
            raise self.broken(f"published: {error}") from None
        document = GoldDocument(
            id=str(loaded.get("id") or self.file.stem),
            text=text,
            entities=tuple(self.entity(part, i) for i, part in enumerate(self.parts(loaded, "entities"), 1)),
            statements=tuple(
                self.statement(part, i) for i, part in enumerate(self.parts(loaded, "relations"), 1)
            ),
            title=loaded.get("title"),
            publisher=loaded.get("publisher"),
            author=loaded.get("author"),
            published=date,
            url=loaded.get("url"),
        )
        self.check(document)
        return document

    def check(self, document: GoldDocument) -> None:
        names = {entity.name for entity in document.entities}
        for number, statement in enumerate(document.statements, 1):
            if statement.quote not in document.text:
                raise self.broken(
                    f"relation {number}: its quote is not in the text: {statement.quote[:60]!r}"
                )
            for name in (statement.subject, statement.object, *statement.subject_alt, *statement.object_alt):
                if name not in names:
                    raise self.broken(f"relation {number}: {name!r} is not among the entities; add it there")

    def entity(self, part: Mapping[str, Any], number: int) -> GoldEntity:
        name = self.words(part, "name", f"entity {number}")
        return GoldEntity(name, str(part.get("type") or ""), self.listed(part, "aliases", f"entity {number}"))

    def statement(self, part: Mapping[str, Any], number: int) -> GoldStatement:
        place = f"relation {number}"
        exclusive, amount = part.get("exclusive"), part.get("amount")
        if exclusive is not None and not isinstance(exclusive, bool):
            raise self.broken(f"{place}: exclusive is true, false or left out")
        return GoldStatement(
            subject=self.words(part, "subject", place),
            relation=self.words(part, "predicate", place),
            object=self.words(part, "object", place),
            quote=self.words(part, "quote", place),
            status=str(part.get("status") or "in-force"),
            modality=str(part.get("modality") or "asserted"),
            exclusive=exclusive,
            amount=None if amount is None else str(amount),
            optional=bool(part.get("optional")),
            subject_alt=self.listed(part, "subject_alt", place),
            relation_alt=self.listed(part, "predicate_alt", place),
            object_alt=self.listed(part, "object_alt", place),
        )

    def parts(self, loaded: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
        value = loaded.get(field, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            raise self.broken(f"{field!r} should be a list of objects")
        return value

    def words(self, part: Mapping[str, Any], field: str, place: str) -> str:
        value = part.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.broken(f"{place}: {field!r} should be a text")
        return value

    def listed(self, part: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
        value = part.get(field, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.broken(f"{place}: {field!r} should be a list of texts")
        return tuple(value)

    def broken(self, problem: str) -> MalformedSource:
        return MalformedSource(str(self.file), problem)
