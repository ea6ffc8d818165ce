"""The ontology as typed Python values, read from its Turtle files: kinds of entities, relations, groups.

The files are the one place where a relation stands; nothing here names one. Reading is cached, since the
files do not change while a program runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from pactgraph.ontology.errors import UnknownRelation
from pactgraph.ontology.iri import PACT, PREFIXES, Iri

__all__ = ["Group", "Kind", "Relation", "Vocabulary", "ontology_file", "vocabulary"]

_FILES = ("pactgraph.ttl", "relations.ttl")
_RDF, _RDFS, _OWL, _SKOS = (PREFIXES[p] for p in ("rdf", "rdfs", "owl", "skos"))
_ROOT = Iri(PACT + "Entity")


@dataclass(frozen=True, slots=True)
class Kind:
    """A class that entities may be given, and how the view draws it."""

    name: str
    iri: Iri
    label: str
    definition: str
    colour: str
    drawn_as: str
    ancestors: frozenset[Iri]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of relations that share a colour in the view."""

    name: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type: everything the ontology says of it.

    >>> hosts = vocabulary().relation("exclusive-host-of")
    >>> hosts.label, hosts.parents, hosts.implies_exclusive
    ('exclusive host of', ('hosts',), True)
    """

    name: str
    iri: Iri
    label: str
    inverse_label: str
    definition: str
    example: str
    group: str
    domain: Iri
    range: Iri
    parents: tuple[str, ...]
    inverses: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    symmetric: bool
    transitive: bool
    implies_exclusive: bool
    mappings: tuple[Iri, ...]
    cues: tuple[str, ...]
    frames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """All that can be said: by name, and by IRI where RDF is read."""

    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    groups: Mapping[str, Group]

    @cached_property
    def kind_by_iri(self) -> Mapping[Iri, Kind]:
        """Kinds by the IRI of their class."""
        return {kind.iri: kind for kind in self.kinds.values()}

    def relation(self, name: str) -> Relation:
        """The relation of a name.

        >>> vocabulary().relation("hostz")
        Traceback (most recent call last):
        pactgraph.ontology.errors.UnknownRelation: 'hostz' is not a relation; did you mean 'hosts'? \
`pactgraph ontology` lists them all
        """
        try:
            return self.relations[name]
        except KeyError:
            close = get_close_matches(name, list(self.relations), n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            raise UnknownRelation(
                f"{name!r} is not a relation; {hint}`pactgraph ontology` lists them all"
            ) from None

    def fits(self, kind: str, role: Iri) -> bool:
        """Whether an entity of a kind can stand where a domain or range asks for a role.

        An unclassified entity fits everywhere: nothing is known against it.

        >>> hosts = vocabulary().relation("hosts")
        >>> vocabulary().fits("cloud-platform", hosts.domain), vocabulary().fits("clause", hosts.range)
        (True, False)
        """
        known = self.kinds[kind]
        return known.iri == _ROOT or role in known.ancestors


def ontology_file(name: str) -> Path:
    """The path of a file that ships with the ontology package.

    >>> ontology_file("relations.ttl").is_file()
    True
    """
    return Path(str(files("pactgraph.ontology"))) / name


@cache
def vocabulary() -> Vocabulary:
    """The shipped ontology, read once."""
    return read_vocabulary(ontology_file(name) for name in _FILES)


def read_vocabulary(paths: Iterable[Path]) -> Vocabulary:
    """A vocabulary from ontology files in Turtle, so that one with further relations can be tried."""
    triples = _Triples(quad.triple for path in paths for quad in ox.parse(path=str(path)))
    return Vocabulary(
        kinds={kind.name: kind for kind in _kinds(triples)},
        relations={relation.name: relation for relation in _relations(triples)},
        groups={group.name: group for group in _groups(triples)},
    )


class _Triples:
    """Triples by subject and predicate, with values as plain strings in the order of the file."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.subjects: dict[str, list[str]] = defaultdict(list)
        for triple in triples:
            subject, value = _text(triple.subject), _text(triple.object)
            predicate = triple.predicate.value
            if not self.values[subject, predicate]:
                self.subjects[predicate].append(subject)
            self.values[subject, predicate].append(value)

    def all(self, subject: str, predicate: str) -> list[str]:
        return self.values.get((subject, predicate), [])

    def one(self, subject: str, predicate: str) -> str:
        return next(iter(self.all(subject, predicate)), "")

    def sequence(self, head: str) -> list[str]:
        items = []
        while head and head != _RDF + "nil":
            items.append(self.one(head, _RDF + "first"))
            head = self.one(head, _RDF + "rest")
        return items

    def ancestors(self, subject: str) -> frozenset[Iri]:
        found: set[Iri] = set()
        waiting = [subject]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(Iri(current))
                waiting += self.all(current, _RDFS + "subClassOf")
        return frozenset(found)


def _kinds(triples: _Triples) -> Iterable[Kind]:
    for iri in triples.subjects[PACT + "kind"]:
        yield Kind(
            name=triples.one(iri, PACT + "kind"),
            iri=Iri(iri),
            label=triples.one(iri, _RDFS + "label"),
            definition=triples.one(iri, _SKOS + "definition"),
            colour=triples.one(iri, PACT + "colour"),
            drawn_as=triples.one(iri, PACT + "drawnAs"),
            ancestors=triples.ancestors(iri),
        )


def _relations(triples: _Triples) -> Iterable[Relation]:
    inverses: dict[str, list[str]] = defaultdict(list)
    for left in triples.subjects[_OWL + "inverseOf"]:
        for right in triples.all(left, _OWL + "inverseOf"):
            inverses[left].append(right)
            inverses[right].append(left)
    for iri in triples.subjects[PACT + "group"]:
        types = triples.all(iri, _RDF + "type")
        yield Relation(
            name=_local(iri),
            iri=Iri(iri),
            label=triples.one(iri, _RDFS + "label"),
            inverse_label=triples.one(iri, PACT + "inverseLabel"),
            definition=triples.one(iri, _SKOS + "definition"),
            example=triples.one(iri, _SKOS + "example"),
            group=_local(triples.one(iri, PACT + "group")),
            domain=Iri(triples.one(iri, _RDFS + "domain")),
            range=Iri(triples.one(iri, _RDFS + "range")),
            parents=tuple(map(_local, triples.all(iri, _RDFS + "subPropertyOf"))),
            inverses=tuple(map(_local, inverses[iri])),
            chains=tuple(
                tuple(map(_local, triples.sequence(head)))
                for head in triples.all(iri, _OWL + "propertyChainAxiom")
            ),
            symmetric=_OWL + "SymmetricProperty" in types,
            transitive=_OWL + "TransitiveProperty" in types,
            implies_exclusive=triples.one(iri, PACT + "impliesExclusive") == "true",
            mappings=tuple(map(Iri, triples.all(iri, _SKOS + "closeMatch"))),
            cues=tuple(triples.all(iri, PACT + "cue")),
            frames=tuple(triples.all(iri, PACT + "frame")),
        )


def _groups(triples: _Triples) -> Iterable[Group]:
    scheme = PACT + "groups"
    for iri in triples.subjects[_SKOS + "prefLabel"]:
        if scheme in triples.all(iri, _SKOS + "inScheme"):
            label = triples.one(iri, _SKOS + "prefLabel")
            yield Group(_local(iri), label, triples.one(iri, PACT + "colour"))


def _local(iri: str) -> str:
    return iri.removeprefix(PACT)


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.Triple):
        raise TypeError("the ontology files hold no quoted triples")
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value
