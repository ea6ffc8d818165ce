"""The questions that ship with pactgraph: named SPARQL queries, each in a file of its own.

The first comment line of a file is its description; a line ``# as-of: DATE`` names a day on which the
answer is telling. A query may use ``$day``, which stands for the day asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from pactgraph.ontology.errors import NotFound
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["Question", "question", "questions"]


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: what it asks in one line, a telling day if any, and its SPARQL."""

    name: str
    description: str
    telling_day: str | None
    sparql: str


@cache
def questions() -> Mapping[str, Question]:
    """All shipped questions by name."""
    paths = sorted(ontology_file("questions").glob("*.rq"))
    return {path.stem: _parsed(path.stem, path.read_text(encoding="utf-8")) for path in paths}


def question(name: str) -> Question:
    """The question of a name.

    >>> question("no-such-question")
    Traceback (most recent call last):
    pactgraph.ontology.errors.NotFound: no question is called 'no-such-question'; `pactgraph query --list` \
shows those that ship, and SPARQL begins with SELECT, ASK, CONSTRUCT or DESCRIBE

    :raises NotFound: where there is none
    """
    found = questions().get(name)
    if found is None:
        close = get_close_matches(name, list(questions()), n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise NotFound(
            f"no question is called {name!r}; {hint}`pactgraph query --list` shows those that ship, "
            "and SPARQL begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    return found


def _parsed(name: str, text: str) -> Question:
    comments = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    day = next((line.removeprefix("as-of:").strip() for line in comments if line.startswith("as-of:")), None)
    return Question(name, comments[0], day, text)
