"""Whose words count: the parties', regulators', the press's, or those of speakers named one by one.

A claim's speakers are the entities behind its words; where none is named, the publisher of its source
speaks. "According to Microsoft" therefore counts as Microsoft, whichever newspaper prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.iri import Iri

__all__ = ["GROUPS", "SpeakerPolicy"]

GROUPS = {
    "all": "everyone",
    "parties": "the parties to the relation, and those who act for them",
    "regulators": "public authorities",
    "press": "anyone else: newspapers, analysts, unnamed sources",
}
"""The groups a policy can name, with their meaning."""


@dataclass(frozen=True, slots=True)
class SpeakerPolicy:
    """Groups and names of speakers of which one must stand behind a claim.

    >>> SpeakerPolicy.parse("parties, FTC")
    SpeakerPolicy(groups=frozenset({'parties'}), names=('FTC',))
    """

    groups: frozenset[str]
    names: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> SpeakerPolicy:
        """Read a list of groups and names separated by commas.

        :raises InvalidValue: where there is none in it
        """
        words = [word.strip() for word in text.split(",") if word.strip()]
        if not words:
            raise InvalidValue(f"no speaker is named in {text!r}; give {', '.join(GROUPS)} or names")
        groups = frozenset(word.lower() for word in words if word.lower() in GROUPS)
        return cls(groups, tuple(word for word in words if word.lower() not in GROUPS))

    def admits(self, snapshot: Snapshot) -> Callable[[Claim], bool]:
        """The test that a claim has to pass.

        :raises NotFound: where a name is none of the graph's
        """
        wanted = {_only(snapshot, name) for name in self.names}
        voices = _Voices(snapshot)

        def admits(claim: Claim) -> bool:
            if "all" in self.groups:
                return True
            return voices.group(claim) in self.groups or not wanted.isdisjoint(voices.of(claim))

        return admits

    def __str__(self) -> str:
        return ",".join([*sorted(self.groups), *self.names])


def _only(snapshot: Snapshot, name: str) -> Iri:
    for entity in snapshot.named(name):
        return entity.iri
    raise NotFound(
        f"no speaker is called {name!r}; give names of entities, or the groups {', '.join(GROUPS)}"
    )


class _Voices:
    """Who stands behind the claims of a graph."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._parties: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in snapshot.claims.values():
            if claim.relation == "participates-in":
                self._parties[claim.object].add(claim.subject)
        self._publishers: dict[Iri, frozenset[Iri]] = {}

    def of(self, claim: Claim) -> frozenset[Iri]:
        """The speakers of a claim, with those they act for."""
        if claim.speakers:
            return self._with_principals(map(self._snapshot.identities.of, claim.speakers))
        if claim.asserted_by is not None:
            return frozenset()
        return self._publisher(claim.source)

    def group(self, claim: Claim) -> str:
        """The group that a claim's speakers belong to."""
        speakers = self.of(claim)
        involved = {claim.subject, claim.object}
        involved |= self._parties[claim.subject] | self._parties[claim.object]
        if not speakers.isdisjoint(self._with_principals(involved)):
            return "parties"
        entities = self._snapshot.entities
        if any(iri in entities and entities[iri].kind == "regulator" for iri in speakers):
            return "regulators"
        return "press"

    def _publisher(self, source: Iri) -> frozenset[Iri]:
        found = self._publishers.get(source)
        if found is None:
            described = self._snapshot.sources.get(source)
            name = "" if described is None else described.publisher or ""
            found = self._with_principals(entity.iri for entity in self._snapshot.named(name))
            self._publishers[source] = found
        return found

    def _with_principals(self, speakers: Iterable[Iri]) -> frozenset[Iri]:
        """Entities with their makers, owners or employers, as far as these are known."""
        found: set[Iri] = set()
        waiting = list(speakers)
        while waiting:
            iri = waiting.pop()
            if iri not in found:
                found.add(iri)
                entity = self._snapshot.entities.get(iri)
                if entity is not None and entity.parent is not None:
                    waiting.append(entity.parent)
        return frozenset(found)
