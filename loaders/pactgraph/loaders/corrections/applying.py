"""Corrections applied to the records of a source, as a stream: what they change, and what they miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.corrections.amending import Amending
from pactgraph.loaders.corrections.cast import Cast
from pactgraph.loaders.corrections.correction import Added, Address, ClaimCorrection, Corrections
from pactgraph.loaders.corrections.writing import written
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.corrections import corrections_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.iri import CLAIM_BASE, Iri
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source

__all__ = ["Correcting", "Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claim: the claim as it is now, or nothing where it was rejected."""

    claim: Claim | None
    correction: ClaimCorrection | None


class Correcting:
    """The corrections of one source at work on its records.

    Claims pass as they come; only those that a correction may be about wait for the end, when it is clear
    whether another fits it better. The corrections themselves follow as a source of their own, so that
    they are kept with what they corrected.

    >>> from pactgraph.loaders.article import article_records
    >>> from pactgraph.loaders.corrections.reading import read_corrections
    >>> source = Source("a.txt", text="Azure hosts Frontier.")
    >>> [found] = read_corrections(
    ...     "claims: [{quote: Azure hosts Frontier., relation: hosts, set: {status: ended}}]", "c.yaml")
    >>> correcting = Correcting(found)
    >>> records = correcting.applied_to(article_records(source, "a.txt"))
    >>> [(c.status.value, c.recorded_by) for c in records if isinstance(c, Claim)]
    [('ended', 'text:hosts/1; corrected by hand')]
    """

    def __init__(self, corrections: Corrections, catalogue: Catalogue | None = None) -> None:
        self._corrections = corrections
        self._cast = Cast(corrections.entities, catalogue or current_catalogue())
        self._amending = Amending(self._cast)
        addresses = [correction.address for correction in corrections.claims]
        self._ids = tuple(address.claim for address in addresses if address.claim)
        self._by_relation: dict[str, list[Address]] = {}
        for address in addresses:
            self._by_relation.setdefault(address.relation or "", []).append(address)
        self._held: list[Claim] = []
        self._count: Counter[str] = Counter()
        self.outcomes: dict[Iri, Outcome] = {}
        """What became of the claims that were corrected, by their IRIs before."""
        self.added: list[tuple[Claim, Added]] = []
        self.missed: list[ClaimCorrection] = []
        self.kept_text = ""

    @property
    def cast(self) -> Cast:
        """The entities of the source, as corrected."""
        return self._cast

    def applied_to(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records with everything corrected.

        :raises MalformedSource: where a correction cannot be made, with the place at which it is written;
            of corrections kept from earlier a notice says so instead
        """
        for record in records:
            if isinstance(record, Claim):
                yield from self._claim(record)
            elif isinstance(record, Entity):
                yield from self._entered(record)
            else:
                if isinstance(record, Source) and self._amending.source is None:
                    self._amending.source = record
                yield record
        yield from self._at_the_end()

    def _entered(self, entity: Entity) -> Iterator[Notice]:
        try:
            self._cast.enter(entity)
        except MalformedSource as error:
            yield self._refused(error)

    def _claim(self, claim: Claim) -> Iterator[Record]:
        if self._may_be_meant(claim):
            self._held.append(claim)
        else:
            yield from self._let_go(claim)

    def _may_be_meant(self, claim: Claim) -> bool:
        # the id of a claim is a hash: it is made once, and only where an id is asked for
        if self._ids and claim.iri.removeprefix(CLAIM_BASE).startswith(self._ids):
            return True
        return any(address.has_words_of(claim) for address in self._by_relation.get(claim.relation, ()))

    def _let_go(self, claim: Claim, correction: ClaimCorrection | None = None) -> Iterator[Record]:
        """The claim as corrected, behind the entities it needs; where that cannot be, as it was read."""
        recast, touched = self._cast.recast(claim)
        try:
            if correction is not None:
                recast = self._amending.amended(recast, correction.parts, correction.place)
                self._count["changed"] += 1
            elif concerned := self._cast.reclassifying(claim):
                self._amending.check_sides(recast, concerned.place)
        except MalformedSource as error:
            yield self._refused(error)
            correction = None
        reasons = [*(entity.why for entity in touched), *([correction.why] if correction else [])]
        if reasons:
            by = "; ".join(filter(None, (claim.recorded_by, self._corrected(reasons))))
            recast = replace(recast, recorded_by=by)
            self.outcomes[claim.iri] = Outcome(recast, correction)
        yield from self._cast.leaving_with(recast)
        yield recast

    def _at_the_end(self) -> Iterator[Record]:
        meant = yield from self._matched()
        dropped: list[Claim] = []
        for claim in self._held:
            correction = meant.get(claim.iri)
            if correction is not None and correction.reject:
                dropped.append(claim)
                self.outcomes[claim.iri] = Outcome(None, correction)
            else:
                yield from self._let_go(claim, correction)
        for addition in self._corrections.added:
            try:
                yield from self._addition(addition)
            except MalformedSource as error:
                yield self._refused(error)
        yield from self._cast.left_over(dropped)
        kept = replace(self._corrections, source=None, claims=tuple(self._readdressed(meant)))
        self.kept_text = written(kept)
        yield from self._told(len(dropped))
        if self._amending.source is not None and (len(self._corrections) or self._corrections.replaces):
            yield corrections_source(self._amending.source, self.kept_text, self._corrections.by)

    def _readdressed(self, meant: dict[Iri, ClaimCorrection]) -> Iterator[ClaimCorrection]:
        """The corrections by the whole addresses of their claims, which outlive changes of the rules."""
        claims = {claim.iri: claim for claim in self._held}
        found = {id(correction): claims[iri] for iri, correction in meant.items()}
        for correction in self._corrections.claims:
            claim = found.get(id(correction))
            yield correction if claim is None else replace(correction, address=Address.of(claim))

    def _matched(self) -> Generator[Notice, None, dict[Iri, ClaimCorrection]]:
        """The correction of each claim that one is about."""
        meant: dict[Iri, ClaimCorrection] = {}
        for correction in self._corrections.claims:
            address = correction.address
            found = [claim for claim in self._held if address.has_id_of(claim)]
            found = found or [claim for claim in self._held if address.has_words_of(claim)]
            try:
                if len({claim.iri for claim in found}) > 1:
                    raise correction.place.error(_ambiguous(found))
                if found and found[0].iri in meant:
                    earlier = meant[found[0].iri].place
                    raise correction.place.error(f"the claim is corrected already at {earlier}")
            except MalformedSource as error:
                yield self._refused(error)
                continue
            if found:
                meant[found[0].iri] = correction
            else:
                self.missed.append(correction)
        return meant

    def _addition(self, addition: Added) -> Iterator[Record]:
        by = self._corrected([addition.why]).replace("corrected", "added", 1)
        claim = replace(self._amending.new(addition.parts, addition.place), recorded_by=by)
        self.added.append((claim, addition))
        self._count["added"] += 1
        yield from self._cast.leaving_with(claim)
        yield claim

    def _corrected(self, reasons: Iterable[str | None]) -> str:
        why = "; ".join(filter(None, reasons))
        return f"corrected {self._corrections.corrector}" + (f": {why}" if why else "")

    def _refused(self, error: MalformedSource) -> Notice:
        if not self._corrections.kept:
            raise error
        place = f"line {error.line} of {error.name}" if error.line else error.name
        return Notice(self._name, f"{place} can no longer be made: {error.problem}")

    @property
    def _name(self) -> str:
        return self._amending.source.label if self._amending.source else self._corrections.name

    def _told(self, rejected: int) -> Iterator[Notice]:
        self._count["rejected"] = rejected
        done = {name: self._count[name] for name in ("rejected", "changed", "added") if self._count[name]}
        said = [f"{number} claim{'s' * (number != 1)} {name}" for name, number in done.items()]
        if self._cast.corrected:
            number = len(self._cast.corrected)
            said.append(f"{number} {'entity' if number == 1 else 'entities'} corrected")
        if said:
            replayed = "kept corrections made again" if self._corrections.kept else "corrections made"
            yield Notice(self._name, f"{replayed}: {', '.join(said)}")
        before = self._corrections.replaces
        if before is not None and written(replace(before, source=None)) != self.kept_text:
            yield Notice(
                self._name,
                f"the {len(before)} kept before are replaced by the {len(self._corrections)} given",
            )
        for missed in self.missed:
            yield Notice(str(missed.place), f"corrects nothing: no claim is {missed.address}")
        for entity in self._cast.unmatched:
            yield Notice(
                str(entity.place), f"corrects nothing: {entity.entity!r} is in no claim of the source"
            )


def _ambiguous(found: list[Claim]) -> str:
    shown = "; ".join(
        f"{claim.iri.removeprefix(CLAIM_BASE)} ({claim.subject_name} {claim.relation} {claim.object_name})"
        for claim in found[:4]
    )
    return f"{len(found)} claims are meant by this; say which by 'claim': {shown}"
