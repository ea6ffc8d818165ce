"""A sentence as it is being read, with what the article before it has told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.speakers import Speech
from pactgraph.loaders.text.syntax.appositions import Apposition
from pactgraph.loaders.text.syntax.trees import Tree
from pactgraph.loaders.text.tape import MARKS, Tape
from pactgraph.loaders.text.things import Thing
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["Reading"]

_THEN_ASKS = re.compile(
    rf" (?:,|but|so|—|:)[{MARKS}]* (?:(?:but|so|and)[{MARKS}]* )?"
    rf"(?:what|why|how|who|when|where|is|are|will|can)[{MARKS}]* "
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is being read, and what its words may leave unsaid.

    ``agreement`` is the one the article is about, ``focus`` what the sentence before was about, ``last``
    the object of the last claim of each relation, ``tree`` how the sentence is built, for the one reading
    that leaves nothing out.
    """

    source: Source
    text: str
    vocabulary: Vocabulary
    sentence: Sentence
    tape: Tape
    speech: Speech
    agreement: Thing | None
    focus: Thing | None
    last: Mapping[str, Thing]
    tree: Tree | None = None
    appositions: tuple[Apposition, ...] = ()
    is_parsed: bool = False

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.text[self.sentence.start : self.sentence.end].rstrip(" \"'”’*_)").endswith("?")

    def asks_of(self, end: int) -> bool:
        """Whether what ends at a place of the tape is asked; in "A backs B, but why?" only the rest is."""
        return self.asks and _THEN_ASKS.search(self.tape.text, end) is None
