"""Asking in SPARQL: what is asked goes to the engine with its dataset said explicitly.

The default graph is the view of one day, the named graphs are the sources. Nothing leaves the machine:
SERVICE and updates are refused before the engine sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pyoxigraph as ox

from pactgraph.graph.answer import Answer
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.errors import QueryError
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.sparql_words import NO_WORDS, query_words

__all__ = ["ask", "check_query"]

_PLACE = re.compile(r"error at (\d+):(\d+)(?:: (.*))?", re.DOTALL)
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")


def check_query(text: str) -> None:
    """Refuse what would reach the network, change the store or exhaust the parser.

    >>> check_query("SELECT ?service WHERE { ?service ?p 'SERVICE' }")
    >>> check_query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    pactgraph.ontology.errors.QueryError: SERVICE asks another server, which is switched off; load that data \
and ask the graph

    :raises QueryError: with the reason
    """
    words = query_words(text)
    if re.search(r"\bSERVICE\b", words, re.IGNORECASE):
        raise QueryError(
            "SERVICE asks another server, which is switched off; load that data and ask the graph"
        )
    if re.search(r"\bFROM\b", words, re.IGNORECASE):
        raise QueryError("FROM is not used here: choose the day with --as-of, and ask a source with GRAPH")
    if not text.strip():
        raise QueryError("the query is empty; `pactgraph query --list` shows questions that can be asked")
    verb = re.search(r"[A-Za-z]+", re.sub(r"(?i)\b(?:PREFIX|BASE)\b", " ", words))
    if verb and verb[0].upper() in _UPDATES:
        raise QueryError(f"{verb[0].upper()} would change the graph; it is changed by loading sources")


def ask(
    store: ClaimStore,
    text: str,
    *,
    day: date | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Answer:
    """The answer to a SPARQL query over the view that stands in the store and the sources (named graphs).

    The prefixes of pactgraph need not be declared. Where a day is given, ``$day`` stands for it.

    >>> ask(ClaimStore(), "ASK { ?host pact:exclusive-host-of ?what }").boolean
    False

    :raises QueryError: where the query does not parse or is refused
    """
    check_query(text)
    if day is not None:
        text = _with_day(text, day)
    try:
        results = store.engine.query(
            text,
            prefixes=dict(prefixes),
            default_graph=ox.DefaultGraph(),
        )
    except SyntaxError as error:
        raise QueryError(_explained(text, error.msg)) from None
    except (OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None
    return Answer(results)


def _with_day(text: str, day: date) -> str:
    """The query with the day in place of ``$day``, which is how SPARQL marks what is given from outside."""

    def given(token: re.Match[str]) -> str:
        return f'"{day.isoformat()}"^^<{PREFIXES["xsd"]}date>' if token[0] == "$day" else token[0]

    return NO_WORDS.sub(given, text)


def _explained(text: str, problem: str) -> str:
    place = _PLACE.search(problem)
    if place is None:
        return f"the query does not parse: {problem}"
    line, column = int(place[1]), int(place[2])
    shown = "\n".join(_pointed(text, line, column))
    reason = " ".join((place[3] or "").split())
    undeclared = _undeclared_prefix(text)
    if undeclared is not None:
        reason = f"the prefix '{undeclared}:' is not declared; begin with PREFIX {undeclared}: <...>"
    elif len(reason) > 120:
        reason = "something else is expected here"
    return f"the query does not parse at line {line}, column {column}: {reason}\n{shown}"


def _undeclared_prefix(text: str) -> str | None:
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w.-]*):", text)) | set(PREFIXES)
    used = (token[0].partition(":")[0] for token in NO_WORDS.finditer(text) if token[0][0] not in "\"'<#?$")
    return next((prefix for prefix in used if prefix not in declared), None)


def _pointed(text: str, line: int, column: int) -> Iterator[str]:
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    yield f"    {shown}"
    yield "    " + " " * (min(column, len(shown) + 1) - 1) + "^"
