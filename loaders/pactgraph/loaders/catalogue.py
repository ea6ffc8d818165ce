"""The catalogue of known entities: which names and identifiers stand for which entity."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnreadableSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.identity.organization import OrganizationName
from pactgraph.ontology.iri import ENTITY_BASE, Iri, entity_iri
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Catalogue", "bundled_catalogue", "current_catalogue", "read_catalogue", "using_catalogue"]

_NAMED_BY_FORM: Final = frozenset({"organization", "regulator"})


class Catalogue:
    """Entities findable by any of their names, whatever the case and spacing, and by their identifiers.

    >>> catalogue = Catalogue([Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))])
    >>> catalogue.find("microsoft  azure").name
    'Azure'
    >>> catalogue.find("Bluemix") is None
    True

    :raises InvalidValue: when two entities share a name or an identifier
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        self._by_identifier: dict[str, Entity] = {}
        self._by_core: dict[str, Entity | None] = {}
        self._by_page: dict[str, Entity | None] = {}
        self._iris: set[Iri] = set()
        for entity in entities:
            self._add(entity)

    def _add(self, entity: Entity) -> None:
        self._entities.append(entity)
        self._iris.add(entity.iri)
        for name in (entity.name, *entity.aliases):
            other = self._by_name.setdefault(_folded(name), entity)
            if other.iri != entity.iri:
                raise InvalidValue(f"{name!r} names both {other.name!r} and {entity.name!r}")
            if entity.kind in _NAMED_BY_FORM:
                _note(self._by_core, OrganizationName.of(name).joined, entity)
        for iri in entity.identifiers:
            other = self._by_identifier.setdefault(iri, entity)
            if other.iri != entity.iri:
                raise InvalidValue(f"{iri} identifies both {other.name!r} and {entity.name!r}")
        page = _domain(entity.homepage)
        if page is not None:
            _note(self._by_page, page.iri, entity)

    def find(self, name: str) -> Entity | None:
        """The entity of a name or alias, or nothing."""
        return self._by_name.get(_folded(name))

    def find_by_identifier(self, identifier: Identifier | str) -> Entity | None:
        """The entity of an identifier - or of its IRI - or nothing.

        A domain finds the one entity whose page it is.

        >>> bundled_catalogue().find_by_identifier(Identifier.of("cik", "789019")).name
        'Microsoft'
        >>> bundled_catalogue().find_by_identifier(Identifier.of("domain", "www.anthropic.com")).name
        'Anthropic'
        """
        iri = identifier.iri if isinstance(identifier, Identifier) else Iri(identifier)
        return self._by_identifier.get(iri) or self._by_page.get(iri)

    def match(self, name: str) -> Entity | None:
        """The entity of a name, or the only organization whose names are the same but for legal form,
        punctuation and script.

        >>> bundled_catalogue().match("NVIDIA CORP.").name, bundled_catalogue().match("OpenAI Charity Ltd")
        ('NVIDIA', None)
        """
        return self.find(name) or self._by_core.get(OrganizationName.of(name).joined)

    def knows(self, iri: Iri) -> bool:
        """Whether an IRI is that of one of its entities."""
        return iri in self._iris

    def resolve(self, name: str) -> Entity:
        """The entity of a name, or an unclassified one minted from it."""
        return self.find(name) or Entity.named(" ".join(name.split()))

    def beside(self, other: Catalogue) -> Catalogue:
        """Both catalogues as one. An entity of this one takes the place of one of the other that has its id,
        and its names and identifiers go before the other's.

        >>> own = Catalogue([Entity.named("Bedrock", "organization")])
        >>> own.beside(bundled_catalogue()).find("bedrock").kind
        'organization'
        """
        ids = {entity.iri for entity in self}
        kept = (entity for entity in other if entity.iri not in ids)
        return Catalogue([*self, *(found for entity in kept if (found := self._without_ours(entity)))])

    def _without_ours(self, entity: Entity) -> Entity | None:
        names = [name for name in (entity.name, *entity.aliases) if self.find(name) is None]
        identifiers = tuple(iri for iri in entity.identifiers if iri not in self._by_identifier)
        if not names:
            return None
        return Entity(
            iri=entity.iri,
            name=names[0],
            kind=entity.kind,
            aliases=tuple(names[1:]),
            description=entity.description,
            homepage=entity.homepage,
            parent=entity.parent,
            identifiers=identifiers,
        )

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)


def _note(index: dict[str, Entity | None], key: str, entity: Entity) -> None:
    """Note what a key leads to; to nothing where it leads to two."""
    if index.setdefault(key, entity) != entity:
        index[key] = None


@cache
def bundled_catalogue() -> Catalogue:
    """The catalogue that ships with pactgraph.

    >>> bundled_catalogue().find("Amazon Web Services").name
    'AWS'
    """
    table = files("pactgraph.loaders.reference") / "entities.csv"
    return Catalogue(_entities("entities.csv", table.read_text(encoding="utf-8")))


_CURRENT: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


def current_catalogue() -> Catalogue:
    """The catalogue that loaders take: the bundled one, or one that ``using_catalogue`` put before it."""
    return _CURRENT.get() or bundled_catalogue()


@contextmanager
def using_catalogue(*own: Catalogue) -> Iterator[Catalogue]:
    """Put catalogues before the bundled one, the first before all, for what is loaded meanwhile.

    >>> own = Catalogue([Entity.named("Bluemix", "cloud-platform")])
    >>> with using_catalogue(own):
    ...     current_catalogue().find("bluemix").kind
    'cloud-platform'
    >>> current_catalogue().find("bluemix") is None
    True
    """
    catalogue = bundled_catalogue()
    for one in reversed(own):
        catalogue = one.beside(catalogue)
    token = _CURRENT.set(catalogue)
    try:
        yield catalogue
    finally:
        _CURRENT.reset(token)


def read_catalogue(path: str | Path) -> Catalogue:
    """A catalogue from a CSV of one's own.

    Its columns: ``name``, and as far as wanted ``id``, ``kind``, ``aliases`` (joined by |), ``parent`` (a
    name of this table or an id), ``homepage``, ``description`` and ``identifiers`` ("lei:...|cik:...").

    :raises UnreadableSource: where there is no such file
    :raises MalformedSource: where a row cannot be understood, with its line
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: the catalogue cannot be read ({error})") from None
    try:
        return Catalogue(_entities(str(path), text))
    except MalformedSource:
        raise
    except InvalidValue as error:
        raise MalformedSource(str(path), str(error)) from None


_COLUMNS: Final = frozenset(
    {"id", "name", "kind", "aliases", "parent", "homepage", "description", "identifiers"}
)


def _entities(name: str, text: str) -> Iterator[Entity]:
    table = csv.DictReader(StringIO(text, newline=""))
    columns = set(table.fieldnames or ())
    if "name" not in columns or columns - _COLUMNS:
        unknown = ", ".join(sorted(columns - _COLUMNS)) or "none"
        problem = f"a catalogue has the column name, and may have {', '.join(sorted(_COLUMNS))}; "
        raise MalformedSource(name, f"{problem}others here: {unknown}", line=1)
    rows: list[tuple[int, dict[str, str]]] = []
    for found in table:
        if None in found:
            raise MalformedSource(name, "the row has more cells than there are columns", line=table.line_num)
        row = {key: (cell or "").strip() for key, cell in found.items()}
        if not row["name"]:
            raise MalformedSource(name, "an entity needs a name", line=table.line_num)
        rows.append((table.line_num, row))
    ids = {row["name"]: _id(row) for _, row in rows}
    for line, row in rows:
        try:
            yield _entity(row, ids)
        except InvalidValue as error:
            raise MalformedSource(name, str(error), line=line) from None


def _id(row: dict[str, str]) -> Iri:
    own = row.get("id")
    if not own:
        return entity_iri(row["name"])
    return Iri(own if "://" in own else ENTITY_BASE + own)


def _entity(row: dict[str, str], ids: dict[str, Iri]) -> Entity:
    kind, parent = row.get("kind") or UNCLASSIFIED, row.get("parent")
    if kind not in vocabulary().kinds:
        raise InvalidValue(f"{kind!r} is none of the kinds {', '.join(sorted(vocabulary().kinds))}")
    over = ids.get(parent) or _parent(parent) if parent else None
    return Entity(
        iri=_id(row),
        name=row["name"],
        kind=kind,
        aliases=_listed(row.get("aliases")),
        description=row.get("description") or None,
        homepage=row.get("homepage") or None,
        parent=over,
        identifiers=tuple(sorted(_identifier(text).iri for text in _listed(row.get("identifiers")))),
    )


def _parent(text: str) -> Iri:
    return Iri(text) if "://" in text else entity_iri(text)


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(part for text in (cell or "").split("|") if (part := text.strip()))


def _identifier(text: str) -> Identifier:
    known = Identifier.parse(text)
    if known is not None:
        return known
    scheme, separator, value = text.partition(":")
    if not separator:
        raise InvalidValue(f"{text!r} is no identifier; write it as scheme:value, such as cik:789019")
    return Identifier.of(scheme.strip().lower(), value)


def _domain(homepage: str | None) -> Identifier | None:
    parts = urlsplit(homepage or "")
    if not parts.hostname or parts.path.strip("/"):
        return None
    try:
        return Identifier.of("domain", parts.hostname)
    except InvalidValue:
        return None


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
