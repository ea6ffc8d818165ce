"""The entities of one source under correction: renamed, linked to the catalogue, or given a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from pactgraph.loaders.candidates import candidates
from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.corrections.correction import EntityCorrection
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import ENTITY_BASE, Iri, entity_iri

__all__ = ["Cast"]


class Cast:
    """Who takes part in a source's claims, as the source gives it and as it is corrected.

    >>> from pactgraph.loaders.corrections.correction import Place
    >>> azure = Entity.named("Azure", "cloud-platform")
    >>> cast = Cast([EntityCorrection(Place("c.yaml", 1), "Azur", link="Azure")], Catalogue([azure]))
    >>> cast.enter(Entity.named("Azur"))
    >>> cast.named("Azur").name, cast.named("Azur").aliases
    ('Azure', ('Azur',))
    """

    def __init__(self, corrections: Iterable[EntityCorrection], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._by_iri = {entity.iri: entity for entity in catalogue}
        self.unmatched = list(corrections)
        self.corrected: dict[Iri, tuple[Entity, EntityCorrection]] = {}
        self._given: dict[Iri, Entity] = {}
        self._waiting: dict[Iri, Entity] = {}

    def enter(self, entity: Entity) -> None:
        """Take in an entity of the source, corrected; it leaves with the first claim that names it.

        :raises MalformedSource: where its correction cannot be made
        """
        self._given[entity.iri] = self._waiting[entity.iri] = entity
        found = next((c for c in self.unmatched if _is_called(entity, c.entity)), None)
        if found is None:
            return
        self.unmatched.remove(found)
        fixed = self._fixed(entity, found)
        self.corrected[entity.iri] = (entity, found)
        del self._waiting[entity.iri]
        self._given[entity.iri] = self._waiting[fixed.iri] = fixed

    def named(self, name: str) -> Entity:
        """The entity of a name or IRI: one of the source, one of the catalogue, or a new one.

        :raises InvalidValue: for an IRI that stands for none
        """
        found = self.known(name)
        if found is None and name.startswith(("http:", "https:", "entity:")):
            raise InvalidValue(f"{name!r} is no entity of this source or of the catalogue")
        return self.met(found or Entity.named(" ".join(name.split())))

    def known(self, name: str) -> Entity | None:
        """The entity of a name or IRI, of the source or of the catalogue."""
        before = (entity for entity, _ in self.corrected.values() if _is_called(entity, name))
        after = (entity for entity in self._given.values() if _is_called(entity, name))
        of_source = next(chain(after, (self._given[entity.iri] for entity in before)), None)
        return of_source or _in(self.catalogue, name)

    def met(self, entity: Entity) -> Entity:
        """An entity that a correction names, taken in unless it is here already."""
        if entity.iri not in self._given and all(entity.iri != known.iri for known in self._given.values()):
            self.enter(entity)
        return self._given.get(entity.iri, entity)

    def of(self, iri: Iri) -> Entity | None:
        """The entity of an IRI, as far as the source or the catalogue knows it."""
        return next((e for e in self._given.values() if e.iri == iri), None) or self._by_iri.get(iri)

    def recast(self, claim: Claim) -> tuple[Claim, list[EntityCorrection]]:
        """The claim with its entities as corrected, and the corrections that changed it."""
        touched = []
        for iri in dict.fromkeys((claim.subject, claim.object, *claim.speakers)):
            if iri in self.corrected:
                before, correction = self.corrected[iri]
                after = self._given[iri]
                if after.iri != iri:
                    touched.append(correction)
                    claim = _moved(claim, before, after, renamed=correction.name is not None)
        return claim, touched

    def reclassifying(self, claim: Claim) -> EntityCorrection | None:
        """The correction that makes a side of a claim something of another kind."""
        sides = [self.corrected[iri] for iri in (claim.subject, claim.object) if iri in self.corrected]
        return next((c for before, c in sides if self._given[before.iri].kind != before.kind), None)

    def leaving_with(self, claim: Claim) -> Iterator[Entity]:
        """The entities that a claim names and that no claim before it has named."""
        scope = (claim.scope,) if isinstance(claim.scope, Iri) else ()
        for iri in (claim.subject, claim.object, *claim.speakers, *scope):
            if (entity := self._waiting.pop(iri, None)) is not None:
                yield entity

    def left_over(self, dropped: Iterable[Claim]) -> Iterator[Entity]:
        """The entities that no claim has named, but for those that only dropped claims did."""
        gone = {iri for claim in dropped for iri in (claim.subject, claim.object, *claim.speakers)}
        moved = {self._given[iri].iri for iri in gone if iri in self._given}
        yield from (entity for iri, entity in self._waiting.items() if iri not in gone | moved)

    def _fixed(self, entity: Entity, correction: EntityCorrection) -> Entity:
        if correction.link is not None:
            linked = self._linked(correction)
            known = {name.casefold() for name in (linked.name, *linked.aliases)}
            extra = [n for n in (entity.name, *correction.aliases) if n.casefold() not in known]
            return replace(linked, aliases=(*linked.aliases, *extra))
        if entity.iri in self._by_iri and (correction.kind or correction.name):
            raise correction.place.error(
                f"{entity.name!r} is of the catalogue, whose names and kinds are not corrected here; "
                "where another thing is meant, set the sides of its claims, or 'link' it"
            )
        name = correction.name or entity.name
        kind = correction.kind or entity.kind
        aliases = tuple(dict.fromkeys((*entity.aliases, *correction.aliases)))
        own = entity.iri if entity.iri != entity_iri(entity.name) else entity_iri(name)
        known_as = self.catalogue.find(name)
        if correction.name and known_as is not None and known_as.iri != entity.iri:
            raise correction.place.error(
                f"{name!r} is in the catalogue; say 'link: {name}' if that is what it is", "name"
            )
        return replace(entity, iri=own, name=name, kind=kind, aliases=aliases)

    def _linked(self, correction: EntityCorrection) -> Entity:
        name = correction.link or ""
        found = _in(self.catalogue, name)
        if found is None:
            near = candidates(name, "entity", self.catalogue)
            hint = f"; it has {', '.join(c.entity.name for c in near)}" if near else ""
            raise correction.place.error(f"link: {name!r} is not in the catalogue{hint}", "link")
        return found


def _moved(claim: Claim, before: Entity, after: Entity, *, renamed: bool) -> Claim:
    def side(iri: Iri, name: str) -> tuple[Iri, str]:
        if iri != before.iri:
            return iri, name
        return after.iri, after.name if renamed and name == before.name else name

    subject, subject_name = side(claim.subject, claim.subject_name)
    object_, object_name = side(claim.object, claim.object_name)
    speakers = tuple(after.iri if iri == before.iri else iri for iri in claim.speakers)
    return replace(
        claim,
        subject=subject,
        subject_name=subject_name,
        object=object_,
        object_name=object_name,
        speakers=speakers,
    )


def _in(catalogue: Catalogue, name: str) -> Entity | None:
    return catalogue.find(name) or next((entity for entity in catalogue if _is_called(entity, name)), None)


def _is_called(entity: Entity, name: str) -> bool:
    if name in (entity.iri, entity.iri.replace(ENTITY_BASE, "entity:")):
        return True
    plain = " ".join(name.split()).casefold()
    return any(plain == " ".join(own.split()).casefold() for own in (entity.name, *entity.aliases))
