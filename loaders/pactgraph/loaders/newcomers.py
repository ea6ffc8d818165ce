"""New entities: those that no catalogue knows, with the further names their text gives them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from pactgraph.loaders.candidates import LinkCandidate, candidates
from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.commonwords import CAPITALISED
from pactgraph.loaders.text.document import fold
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["NOTEWORTHY", "Newcomer", "newcomer", "noting_candidates", "with_aliases"]

NOTEWORTHY = 0.9
"""The score from which on a link candidate is so likely that a load mentions it."""

_NAMED = frozenset({"organization", "person", "regulator", "cloud-platform", "product", "project", "entity"})
_LEGAL_END = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LLP|PLC|plc|PBC|SE|SA|AG|GmbH|NV|BV)\.?$"
)
_BRACKETED = re.compile(r" \((?:the )?\"?([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}),?\"?\)")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An entity that the catalogue does not know, and the entities that it may be after all."""

    entity: Entity
    candidates: tuple[LinkCandidate, ...]
    suggested: str | None = None


def newcomer(entity: Entity, catalogue: Catalogue, roles: Iterable[Iri] = ()) -> Newcomer | None:
    """The entity as a new one with its link candidates; nothing where the catalogue knows it.

    ``roles`` are the domains and ranges in which claims name it: of an unclassified entity they suggest
    a kind.

    >>> catalogue = Catalogue([Entity.named("Azure", "cloud-platform")])
    >>> [str(c) for c in newcomer(Entity.named("Azzure"), catalogue).candidates]
    ['Azure (95%: one letter apart)']
    >>> newcomer(Entity.named("Azure"), catalogue) is None
    True
    """
    if catalogue.knows(entity.iri):
        return None
    found = candidates(entity.name, entity.kind, catalogue) if entity.kind in _NAMED else []
    return Newcomer(entity, tuple(found), _suggested(roles) if entity.kind == UNCLASSIFIED else None)


def noting_candidates(records: Iterable[Record], name: str, catalogue: Catalogue) -> Iterator[Record]:
    """The records of an article, with a notice behind each new entity that is likely a known one.

    >>> from pactgraph.ontology.source import Source
    >>> catalogue = Catalogue([Entity.named("Azure", "cloud-platform")])
    >>> records = noting_candidates([Source("a", text="Azzure"), Entity.named("Azzure")], "a", catalogue)
    >>> print(list(records)[-1])
    a: 'Azzure' is new here; it may be Azure (95%: one letter apart)
    """
    is_article: bool | None = None
    for record in records:
        yield record
        if isinstance(record, Source) and is_article is None:
            is_article = record.text is not None
        elif isinstance(record, Entity) and is_article:
            new = newcomer(record, catalogue)
            if new and new.candidates and new.candidates[0].score >= NOTEWORTHY:
                yield Notice(name, f"{record.name!r} is new here; it may be {new.candidates[0]}")


def _suggested(roles: Iterable[Iri]) -> str | None:
    """The kind that fits all roles, if one of them is as narrow as that."""
    kinds = [kind for role in roles if (kind := vocabulary().kind_by_iri.get(role))]
    narrowest = [kind for kind in kinds if all(other.iri in kind.ancestors for other in kinds)]
    return narrowest[0].name if narrowest and narrowest[0].name != UNCLASSIFIED else None


def with_aliases(
    entity: Entity, text: str, catalogue: Catalogue, taken: Container[str] = frozenset()
) -> Entity:
    """The entity with the further names that its text gives it; one of the catalogue stays as it is.

    Names that are ``taken`` by another entity of the text are not given once more.

    >>> text = "Brightloom Labs Inc. (BLI) grew. Brightloom hired."
    >>> with_aliases(Entity.named("Brightloom Labs Inc", "organization"), text, Catalogue()).aliases
    ('BLI', 'Brightloom Labs', 'Brightloom')
    """
    if catalogue.knows(entity.iri) or entity.kind not in _NAMED:
        return entity
    text, name = fold(text), fold(entity.name)
    found = dict.fromkeys(
        alias
        for alias in (*_bracketed(name, text), *_shortened(name, entity.kind, text))
        if alias != name
        and alias not in entity.aliases
        and alias not in taken
        and catalogue.find(alias) is None
    )
    return replace(entity, aliases=(*entity.aliases, *found)) if found else entity


def _bracketed(name: str, text: str) -> Iterator[str]:
    """Names given in brackets behind the name: Brightloom Labs ("Brightloom")."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}\.?", text):
        if (bracket := _BRACKETED.match(text, found.end())) and _begins_alike(bracket[1], name):
            yield bracket[1]


def _begins_alike(short: str, name: str) -> bool:
    words = name.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    return short.split()[0] in words or short.replace(".", "").upper() == letters.upper()


def _shortened(name: str, kind: str, text: str) -> Iterator[str]:
    """The name without its legal form, and its first word (of a person: the last), where the text uses it."""
    bare = _LEGAL_END.sub("", name)
    if bare != name:
        yield bare
    words = bare.split()
    short = words[-1 if kind == "person" else 0]
    if len(words) > 1 and len(short) >= _SHORTEST and short.casefold() not in CAPITALISED:
        rest = "" if kind == "person" else rf"(?! {re.escape(words[1])})"
        lead = rf"(?<!{re.escape(words[-2])} )" if kind == "person" else ""
        if re.search(rf"(?<![\w-]){lead}{re.escape(short)}(?![\w-]){rest}(?! [A-Z])", text):
            yield short
