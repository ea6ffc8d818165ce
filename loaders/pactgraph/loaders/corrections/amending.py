"""Claims amended: the parts that a correction gives put in place of those that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from pactgraph.loaders.corrections.cast import Cast
from pactgraph.loaders.corrections.correction import Place
from pactgraph.loaders.corrections.verbatim import evidence_for
from pactgraph.loaders.speakers import speakers_of
from pactgraph.loaders.text.quantities import find_amounts
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Amending"]

_AS_THEY_ARE: Final = (
    "relation", "scope", "exclusive", "modality", "status", "valid_from", "valid_to", "condition",
    "confidence",
)  # fmt: skip


class Amending:
    """Makes claims of a source as corrections say, checked like any that a loader reads.

    >>> from pactgraph.loaders.catalogue import current_catalogue
    >>> amending = Amending(Cast([], current_catalogue()))
    >>> amending.source = Source("a.txt", text="Frontier runs on Azure.")
    >>> words = "Frontier runs on Azure"
    >>> parts = {"subject": "Azure", "relation": "hosts", "object": "Frontier", "quote": words}
    >>> amending.new(parts, Place("c.yaml", 1)).evidence.end
    22
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.source: Source | None = None

    def new(self, parts: Mapping[str, Any], place: Place) -> Claim:
        """The claim that is made of parts alone.

        :raises MalformedSource: where the quote is not verbatim, or a side does not fit the relation
        """
        if self.source is None:
            raise place.error("there is no source to which the claim could be added")
        subject, object_ = (self._side(parts[key], place, key) for key in ("subject", "object"))
        bare = Claim(
            subject=subject.iri,
            subject_name=parts["subject"],
            relation=parts["relation"],
            object=object_.iri,
            object_name=parts["object"],
            source=self.source.iri,
            evidence=self._evidence(parts, place),
        )
        return self.amended(bare, parts, place)

    def amended(self, claim: Claim, parts: Mapping[str, Any], place: Place) -> Claim:
        """The claim with the parts that are given; the rest stays as it is.

        :raises MalformedSource: where the result cannot be a claim of the source
        """
        changes: dict[str, Any] = {key: parts[key] for key in _AS_THEY_ARE if key in parts}
        for key in ("subject", "object"):
            if key in parts and parts[key] != getattr(claim, f"{key}_name"):  # "the deal" stays that deal
                side = self._side(parts[key], place, key)
                changes[key] = side.iri
                changes[f"{key}_name"] = side.name if parts[key].endswith(side.iri) else parts[key]
        if "quote" in parts:
            changes["evidence"] = self._evidence(parts, place)
        if "asserted_by" in parts:
            changes["asserted_by"] = parts["asserted_by"]
            changes["speakers"] = tuple(self._speakers(parts["asserted_by"]))
        if "amount" in parts:
            changes["amounts"] = tuple(self._amounts(parts["amount"], place))
        changed = replace(claim, **changes)
        self.check_sides(changed, place)
        return changed

    def _side(self, name: str, place: Place, key: str) -> Entity:
        try:
            return self._cast.named(name)
        except InvalidValue as error:
            raise place.error(f"{key}: {error}", key) from None

    def _speakers(self, words: str | None) -> Iterator[Iri]:
        if words is not None:
            known = self._cast.known(words)
            for entity in (known,) if known else speakers_of(words, self._cast.catalogue):
                yield self._cast.met(entity).iri

    def _amounts(self, words: str | None, place: Place) -> Iterator[Amount]:
        if words is not None:
            text = self.source.text if self.source else None
            if text is not None and words not in text:
                raise place.error(f"amount: {words!r} is not in the text word for word", "amount")
            yield from (found.amount for found in find_amounts(words))

    def _evidence(self, parts: Mapping[str, Any], place: Place) -> Evidence:
        try:
            return evidence_for(parts["quote"], self.source.text if self.source else None, parts.get("start"))
        except InvalidValue as error:
            raise place.error(f"quote: {error}", "quote") from None

    def check_sides(self, claim: Claim, place: Place) -> None:
        """Refuse a claim whose sides are one entity, or do not fit its relation.

        :raises MalformedSource: at the place of the correction that makes it so
        """
        relation, fits = vocabulary().relation(claim.relation), vocabulary().fits
        if claim.subject == claim.object:
            raise place.error(f"{claim.subject_name} {relation.label} itself: the two sides are one entity")
        for key, iri, role in (
            ("subject", claim.subject, relation.domain),
            ("object", claim.object, relation.range),
        ):
            entity = self._cast.of(iri)
            if entity is not None and not fits(entity.kind, role):
                kind = vocabulary().kind_by_iri.get(role)
                raise place.error(
                    f"{entity.name} is a {entity.kind}, which cannot be the {key} of {relation.name}"
                    + (f" (that is a {kind.label})" if kind else "")
                    + "; correct the relation, the side, or the entity's kind",
                    key,
                )
