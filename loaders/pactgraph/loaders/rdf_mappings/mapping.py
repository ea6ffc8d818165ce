"""Mappings of other people's RDF: SPARQL CONSTRUCT queries that make claims of their patterns.

A query constructs nodes of type ``pact:Claim`` with ``rdf:subject``, ``rdf:predicate`` (a relation of the
ontology) and ``rdf:object``, and whatever else a claim has: ``pact:scope``, ``pact:status``,
``pact:modality``, ``pact:confidence``, ``pact:exclusive``, ``pact:condition``, ``pact:assertedBy``,
``pact:validFrom``, ``pact:validTo`` (no longer) or ``pact:validThrough`` (the last day), ``pact:share`` (in
percent), and ``pact:amount`` nodes. ``prov:wasDerivedFrom`` names the nodes, ``pact:statedBy`` the property
that said it: they become the evidence. Nodes of a class of pactgraph's are entities, with ``rdfs:label``.

Comments at the top say what it is for: ``# vocabulary: IRI`` that the input has to use (a query without one
is always run), and ``# claims: name ...``, classes and properties each of which has to yield a claim or be
refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from pactgraph.loaders.rdf_mappings.template import Template
from pactgraph.ontology.errors import InvalidValue, QueryError
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.sparql_words import query_words

__all__ = ["Mapping", "normalised", "read_mapping", "shipped_mappings"]

_HEADER = re.compile(r"^#\s*(?P<name>vocabulary|claims):\s*(?P<value>.+?)\s*$", re.MULTILINE)
_PREFIX = re.compile(r"\bPREFIX\s+(?P<prefix>[\w-]*):\s*<(?P<base>[^<>\s]*)>", re.IGNORECASE)
_NAME = re.compile(r"<(?P<iri>[^<>\s]+)>|(?<![\w:])(?P<prefix>[A-Za-z][\w-]*):(?P<local>[A-Za-z][\w-]*)")
_OLD_SCHEMA = "http://schema.org/"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A CONSTRUCT query and what its comments say of it; ``mentioned`` are all IRIs that stand in it."""

    name: str
    query: str
    vocabularies: tuple[str, ...]
    claims: frozenset[str]
    mentioned: frozenset[str]
    template: Template

    def concerns(self, names: Collection[str]) -> bool:
        """Whether an input with these properties and classes uses its vocabulary."""
        if not self.vocabularies:
            return True
        return any(name.startswith(self.vocabularies) for name in names)

    def run(self, store: ox.Store) -> Iterator[list[ox.Triple]]:
        """What the query constructs from all graphs of a store together, solution by solution."""
        found = store.query(self.template.select, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return self.template.filled(found)


def read_mapping(name: str, text: str) -> Mapping:
    """The mapping in the text of a query file.

    >>> read_mapping("my.rq", "CONSTRUCT { ?a a pact:Claim } WHERE { ?a a <https://e.org/Deal> }").claims
    frozenset()

    :raises InvalidValue: where it is no CONSTRUCT query, does not parse, or would leave the machine
    """
    try:
        words = query_words(text)
    except QueryError as error:
        raise InvalidValue(f"{name}: {error}") from None
    for word in ("SERVICE", "FROM"):
        if re.search(rf"\b{word}\b", words, re.IGNORECASE):
            raise InvalidValue(f"{name}: {word} is not used here: a mapping reads the input and nothing else")
    prefixes = PREFIXES | {found["prefix"]: found["base"] for found in _PREFIX.finditer(text)}
    headers = [(found["name"], found["value"]) for found in _HEADER.finditer(text)]
    claims = [word for name_, value in headers if name_ == "claims" for word in value.split()]
    try:
        template = Template.of(text, PREFIXES)
        ox.Store().query(template.select, prefixes=PREFIXES)
    except (SyntaxError, InvalidValue) as error:
        raise InvalidValue(f"{name}: {error}") from None
    return Mapping(
        name=name,
        query=text,
        vocabularies=tuple(value for name_, value in headers if name_ == "vocabulary"),
        claims=frozenset(iri for word in claims for iri in _names(word, prefixes)),
        mentioned=frozenset(_names(re.sub(r"(?m)^\s*#.*$", "", text), prefixes)),
        template=template,
    )


@cache
def shipped_mappings() -> tuple[Mapping, ...]:
    """The mappings that ship with pactgraph.

    >>> "org.rq" in {mapping.name for mapping in shipped_mappings()}
    True
    """
    folder = files("pactgraph.loaders.rdf_mappings")
    found = (file for file in folder.iterdir() if file.name.endswith(".rq"))
    return tuple(
        read_mapping(file.name, file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda f: f.name)
    )


def normalised(name: str) -> str:
    """The IRI by which mappings know a term: schema.org's has had two forms.

    >>> normalised("http://schema.org/owns")
    'https://schema.org/owns'
    """
    return PREFIXES["schema"] + name.removeprefix(_OLD_SCHEMA) if name.startswith(_OLD_SCHEMA) else name


def _names(text: str, prefixes: dict[str, str]) -> list[str]:
    return [
        found["iri"] or prefixes[found["prefix"]] + found["local"]
        for found in _NAME.finditer(text)
        if found["iri"] or found["prefix"] in prefixes
    ]
