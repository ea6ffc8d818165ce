"""The parties of proposals: who a name stands for in this article, and where the article says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.llm.agreement_names import AGREEMENT_NOUNS, parties_in_name
from pactgraph.loaders.text.document import fold
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Parties"]

_PARTS = re.compile(r"(?:'s)?[\s-]+")
_REFERENCES = re.compile(
    r"\b(?:it|its|they|their|them|both|we|our|he|she|his|her|the (?:two|pair|duo|company|companies|startup|"
    r"start-up|firm|group|maker|chipmaker|lab|regulator|agency|bank|giant|partner|partners|parties|investor|"
    r"deal|agreement|partnership|alliance|pact|contract|platform|service|model|models|product|project|venture|"
    r"round|stake)|th(?:is|ese|at|ose) \w+)\b",
    re.IGNORECASE,
)


class Parties:
    """The entities that an article's rules, the catalogue and its own words know by name.

    >>> parties = Parties("Azure hosts it.", [Entity.named("Azure", "cloud-platform")], Catalogue())
    >>> parties.of("azure", "").kind, parties.places(parties.of("azure", ""), "azure", 0, 15)
    ('cloud-platform', [(0, 5)])
    """

    def __init__(self, text: str, known: Iterable[Entity], catalogue: Catalogue) -> None:
        self._folded = fold(text)
        self._catalogue = catalogue
        self._known: dict[str, Entity] = {}
        for entity in known:
            for name in (entity.name, *entity.aliases):
                self._known.setdefault(_plain(name), entity)

    def of(self, name: str, kind: str) -> Entity:
        """The entity of a name: of this article, of the catalogue, or a new one of a kind, if that is one."""
        found = self._known.get(_plain(name)) or self._catalogue.find(name)
        if found is None:
            given = kind.strip().lower().replace(" ", "-")
            found = Entity.named(_tidy(name), given if given in vocabulary().kinds else UNCLASSIFIED)
        return found

    def places(self, entity: Entity, said: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where a stretch of the text names an entity, by the name said or any it is known by.

        An agreement named after its parties is named by its noun, in a text that names the parties.
        """
        names = tuple(dict.fromkeys((said, entity.name, *entity.aliases)))
        found = [(match.start(), match.end()) for match in _names(names).finditer(self._folded, start, end)]
        made_up = None if found else parties_in_name(said) or parties_in_name(entity.name)
        if made_up is not None:
            sides, noun = made_up
            if all(_names((side,)).search(self._folded) for side in sides):
                nouns = _names((noun, *AGREEMENT_NOUNS))
                found = [(match.start(), match.end()) for match in nouns.finditer(self._folded, start, end)]
        return found

    def refers(self, start: int, end: int) -> bool:
        """Whether a stretch of the text has a pronoun or a description that may stand for a name."""
        return _REFERENCES.search(self._folded, start, end) is not None


@lru_cache(maxsize=4096)
def _names(names: Sequence[str]) -> re.Pattern[str]:
    """A matcher of names, whatever their hyphens, and with or without the possessive of their first words."""
    longest_first = sorted(map(fold, names), key=len, reverse=True)
    choice = "|".join(r"(?:'s)?[\s-]+".join(map(re.escape, _PARTS.split(name))) for name in longest_first)
    return re.compile(rf"(?<![\w-])(?:{choice})(?![\w-])", re.IGNORECASE)


def _plain(name: str) -> str:
    return _tidy(fold(name)).casefold()


def _tidy(name: str) -> str:
    return " ".join(name.split())
