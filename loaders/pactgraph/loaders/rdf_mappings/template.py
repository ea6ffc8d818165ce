"""What a CONSTRUCT query makes of each of its solutions, one solution at a time.

The engine remembers every triple that a CONSTRUCT query has made, to make none twice: 450 bytes for each.
Asked by SELECT for what fills the template, it remembers nothing, however many solutions there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.sparql_words import NO_WORDS

__all__ = ["Template"]

_VARIABLE: Final = "urn:variable:"
_CONSTRUCT: Final = re.compile(r"\bCONSTRUCT\s*(?P<where>WHERE\s*)?(?=\{)", re.IGNORECASE)
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Template:
    """The triples of a CONSTRUCT query with IRIs for its variables, and the SELECT query that fills them."""

    triples: tuple[ox.Triple, ...]
    variables: tuple[str, ...]
    select: str

    @classmethod
    def of(cls, query: str, prefixes: Mapping[str, str]) -> Template:
        """The template of a query.

        >>> made = Template.of("CONSTRUCT { ?a a <urn:c> } WHERE { ?a <urn:b> ?d }", {})
        >>> made.select
        'SELECT ?a  WHERE { ?a <urn:b> ?d }'

        :raises InvalidValue: where it is no CONSTRUCT query
        :raises SyntaxError: where the template does not parse
        """
        bare = NO_WORDS.sub(lambda found: " " * len(found[0]), query)
        start = _CONSTRUCT.search(bare)
        if start is None:
            raise InvalidValue("a mapping is a CONSTRUCT query")
        end = _closing(bare, start.end())
        said = query[start.end() : end]
        names = dict.fromkeys(found[0][1:] for found in NO_WORDS.finditer(said) if found[0][0] in "?$")
        named = NO_WORDS.sub(lambda f: f"<{_VARIABLE}{f[0][1:]}>" if f[0][0] in "?$" else f[0], said)
        store = ox.Store()
        store.update(f"{query[: start.start()]} INSERT DATA {named}", prefixes=dict(prefixes))
        wanted = " ".join(f"?{name}" for name in names) or "(1 AS ?solution)"
        rest = f"WHERE {said}" if start["where"] else ""
        return cls(
            tuple(quad.triple for quad in store),
            tuple(names),
            f"{query[: start.start()]}SELECT {wanted} {rest}{query[end:]}",
        )

    def filled(self, solutions: ox.QuerySolutions) -> Iterator[list[ox.Triple]]:
        """The triples of each solution, with blank nodes of its own; those with a gap are left out."""
        for solution in solutions:
            values: dict[str, _Term | None] = {_VARIABLE + name: solution[name] for name in self.variables}
            blanks: dict[ox.BlankNode, ox.BlankNode] = {}
            made = (_filled(triple, values, blanks) for triple in self.triples)
            yield [triple for triple in made if triple is not None]


def _closing(bare: str, start: int) -> int:
    """The place behind the bracket that closes the one at a place."""
    depth = 0
    for place in range(start, len(bare)):
        depth += (bare[place] == "{") - (bare[place] == "}")
        if not depth:
            return place + 1
    raise InvalidValue("a bracket of its template is not closed")


def _filled(
    triple: ox.Triple, values: dict[str, _Term | None], blanks: dict[ox.BlankNode, ox.BlankNode]
) -> ox.Triple | None:
    subject, predicate, object_ = (
        _value(part, values, blanks) for part in (triple.subject, triple.predicate, triple.object)
    )
    if object_ is None or not isinstance(predicate, ox.NamedNode):
        return None
    return (
        ox.Triple(subject, predicate, object_) if isinstance(subject, ox.NamedNode | ox.BlankNode) else None
    )


def _value(
    part: _Term, values: dict[str, _Term | None], blanks: dict[ox.BlankNode, ox.BlankNode]
) -> _Term | None:
    if isinstance(part, ox.NamedNode):
        return values.get(part.value, part)
    if isinstance(part, ox.BlankNode):
        return blanks.setdefault(part, ox.BlankNode())
    return _filled(part, values, blanks) if isinstance(part, ox.Triple) else part
