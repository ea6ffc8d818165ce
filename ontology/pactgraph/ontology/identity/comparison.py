"""Two descriptions compared on all they have, with what speaks for and against.

The points of all features are added to those of chance, as in the model of Fellegi and Sunter that
Splink uses: they are natural-log odds, so that the score is a probability. They are not learnt from a
labelled set, since the next data has none, but set once by how often a feature is shared by two things
and how often it differs within one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import exp, log2
from typing import Final

from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.features import compare_addresses, compare_birth_dates, compare_phones
from pactgraph.ontology.identity.grounds import Ground, Verdict
from pactgraph.ontology.identity.organization import OrganizationName
from pactgraph.ontology.identity.organization_comparison import compare_organization_names
from pactgraph.ontology.identity.person import compare_person_names
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["AUTOMATIC", "REVIEW", "Commonness", "Comparison", "compare"]

AUTOMATIC: Final = 0.86
"""The score from which two descriptions are of one thing without a person having looked."""

REVIEW: Final = 0.15
"""The score from which a person should look."""

_CHANCE: Final = -8.0
_GENERIC: Final = 6
_STRONG: Final[Mapping[str, float]] = {
    "lei": 16.0, "qid": 16.0, "cik": 16.0, "isin": 12.0, "company-number": 16.0, "id": 12.0, "ticker": 5.0,
    "domain": 4.0,
}  # fmt: skip
_ONE_OF: Final = frozenset({"lei", "qid", "cik", "company-number"})


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many differently named descriptions share a value: an office's e-mail says nothing of a person.

    >>> office = ("info@example.org",)
    >>> people = [Description(name, "person", (name,), emails=office) for name in "ABCDEFGHI"]
    >>> Commonness.of(people).points(8.0, "info@example.org")
    0.0
    """

    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, descriptions: Iterable[Description]) -> Commonness:
        """Count the values in a collection."""
        names: dict[str, set[tuple[str, ...]]] = {}
        for one in descriptions:
            called = tuple(sorted(one.names[:1]))
            for value in (*one.emails, *one.phones):
                names.setdefault(value, set()).add(called)
        return cls(Counter({value: len(found) for value, found in names.items() if len(found) > 1}))

    def points(self, full: float, value: str) -> float:
        """What is left of the points of a feature for a value that others share."""
        shared = self.counts.get(value, 1)
        return 0.0 if shared > _GENERIC else full - 2 * max(0.0, log2(shared / 3))


NOTHING_COMMON: Final = Commonness()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two descriptions by their keys, the score from 0 to 1, and the grounds, the weightiest first."""

    one: str
    other: str
    score: float
    grounds: tuple[Ground, ...]

    @property
    def automatic(self) -> bool:
        """Whether the two are one without a person having looked."""
        return self.sure_from(AUTOMATIC)

    def sure_from(self, threshold: float) -> bool:
        """Whether the score is high enough, a name or identifier agrees, and nothing hard is against it."""
        # a family name may change, so that it speaks neither for nor against
        named = any(e.points >= 0 and e.feature in ("name", "identifier") for e in self.grounds)
        return self.score >= threshold and named and not self.conflicting

    @property
    def conflicting(self) -> bool:
        """Whether something speaks against that one thing cannot have twice."""
        return any(e.hard for e in self.grounds)

    @property
    def by_identifier(self) -> bool:
        """Whether they share an identifier of which each thing has its own."""
        return any(e.feature == "identifier" and e.points >= 10 for e in self.grounds)

    @property
    def speaks_for(self) -> tuple[Ground, ...]:
        """What speaks for their being one."""
        return tuple(e for e in self.grounds if e.points > 0)

    @property
    def speaks_against(self) -> tuple[Ground, ...]:
        """What speaks against it."""
        return tuple(e for e in self.grounds if e.points <= 0)


def compare(one: Description, other: Description, common: Commonness = NOTHING_COMMON) -> Comparison:
    """Compare two descriptions; either way round the score is the same.

    >>> apple = Description("a", "organization", ("Apple Inc.",))
    >>> compare(apple, Description("b", "organization", ("Apple Incorporated",))).automatic
    True
    >>> found = compare(apple, Description("c", "product", ("Apple",)))
    >>> found.automatic, [e.why for e in found.speaks_against]
    (False, ['one is of the kind organization, the other of the kind product'])
    """
    if one.key > other.key:
        one, other = other, one
    grounds = sorted(_grounds(one, other, common), key=lambda e: (-abs(e.points), e.feature, e.why))
    total = _CHANCE + sum(e.points for e in grounds)
    score = 1 / (1 + exp(-max(-50.0, min(50.0, total))))
    return Comparison(one.key, other.key, round(score, 4), tuple(grounds))


def _grounds(one: Description, other: Description, common: Commonness) -> Iterator[Ground]:
    yield from _kinds(one, other)
    yield from _identifiers(one, other)
    if other.key in one.apart_from or one.key in other.apart_from:
        why = "a source relates them to each other, so it takes them for two"
        yield Ground("relation", Verdict.DIFFERENT, -4.0, why, hard=True)
    if one.listed and other.listed:
        why = "the catalogue lists them as two"
        yield Ground("catalogue", Verdict.DIFFERENT, -4.0, why, hard=True)
    named = _names(one, other)
    if named is not None:
        yield named
    yield from _places(one, other, named)
    yield from _contacts(one, other, common)
    yield from _born(one, other)
    yield from _employers(one, other)
    if one.gender and other.gender and one.gender != other.gender:
        yield Ground("gender", Verdict.DIFFERENT, -1.5, f"{one.gender} / {other.gender}")


def _kinds(one: Description, other: Description) -> Iterator[Ground]:
    if one.kind == other.kind or UNCLASSIFIED in (one.kind, other.kind):
        return
    kinds = vocabulary().kinds
    left, right = kinds[one.kind], kinds[other.kind]
    if left.iri not in right.ancestors and right.iri not in left.ancestors:
        first, second = sorted((left.label, right.label))
        why = f"one is of the kind {first}, the other of the kind {second}"
        yield Ground("kind", Verdict.DIFFERENT, -3.0, why, hard=True)


def _identifiers(one: Description, other: Description) -> Iterator[Ground]:
    if other.key in one.identifiers or one.key in other.identifiers:
        yield Ground("identifier", Verdict.SAME, 14.0, "one names the other as the same thing elsewhere")
    values: dict[str, tuple[set[str], set[str]]] = {}
    for side, described in enumerate((one, other)):
        for identifier in described.identifiers:
            scheme, value = _scheme(identifier)
            values.setdefault(scheme, (set(), set()))[side].add(value)
    for scheme, (left, right) in sorted(values.items()):
        shared = sorted(left & right)
        if shared:
            points = _STRONG.get(scheme, 12.0)
            why = f"the {_label(scheme)} is the same: {', '.join(shared)}"
            feature = "identifier" if points >= 10 else scheme
            yield Ground(feature, Verdict.SAME, points, why)
        elif left and right and (scheme in _ONE_OF or scheme not in _STRONG):
            if scheme == "company-number" and not {v[:2] for v in left} & {v[:2] for v in right}:
                continue
            first, second = sorted((", ".join(sorted(left)), ", ".join(sorted(right))))
            why = f"two values of {_label(scheme)}: {first} / {second}"
            alone = not scheme.startswith("iri ")
            yield Ground("identifier", Verdict.DIFFERENT, -6.0 if alone else -2.0, why, hard=alone)


def _scheme(identifier: str) -> tuple[str, str]:
    known = Identifier.parse(identifier)
    if known is not None:
        return known.scheme, known.value
    if "://" in identifier:
        return f"iri {identifier.rpartition('/')[0]}", identifier
    scheme, _, value = identifier.rpartition(":")
    return scheme, value


def _label(scheme: str) -> str:
    return {"lei": "LEI", "qid": "Wikidata item", "cik": "CIK", "isin": "ISIN"}.get(scheme, scheme)


def _names(one: Description, other: Description) -> Ground | None:
    if one.person_names and other.person_names:
        found = (compare_person_names(a, b) for a, b in product(one.person_names, other.person_names))
        return max(found, key=lambda e: (e.points, e.why), default=None)
    left, right = _as_named(one), _as_named(other)
    pairs = [compare_organization_names(a, b) for a, b in product(left, right)]
    best = max(pairs, key=lambda e: (e.points, e.why), default=None)
    if best is None or best.points <= 0 or len(pairs) == 1:
        return best
    if left[0].places and right[0].places and left[0].places != right[0].places:
        # a family of companies shares a trade name: each is told by the place in its own
        why = f"{best.why}, but their main names name two places"
        return Ground("name", Verdict.PART, min(best.points, 4.5), why)
    return best


def _as_named(described: Description) -> tuple[OrganizationName, ...]:
    return described.organization_names or tuple(map(OrganizationName.of, described.names))


def _places(one: Description, other: Description, named: Ground | None) -> Iterator[Ground]:
    found = [e for a, b in product(one.places, other.places) if (e := compare_addresses(a, b)) is not None]
    best = max(found, key=lambda e: (e.points, e.why), default=None)
    if best is None:
        return
    if best.points < 0 and "person" not in (one.kind, other.kind):
        # companies move less than people do, and branches share a name
        yield Ground(best.feature, best.verdict, -2.5, best.why)
    else:
        yield best


def _contacts(one: Description, other: Description, common: Commonness) -> Iterator[Ground]:
    for email in sorted(set(one.emails) & set(other.emails))[:1]:
        points = common.points(8.0, email)
        why = f"the e-mail address is the same: {email}"
        yield Ground("e-mail", Verdict.SAME, points, why if points else f"{why}, but many share it")
    phones = [
        (common.points(e.points, max(a, b, key=len)), e)
        for a, b in product(one.phones, other.phones)
        if (e := compare_phones(a, b)) is not None
    ]
    if phones:
        points, best = max(phones, key=lambda found: (found[0], found[1].why))
        yield Ground(best.feature, best.verdict, points, best.why)


def _born(one: Description, other: Description) -> Iterator[Ground]:
    found = [e for a, b in product(one.born, other.born) if (e := compare_birth_dates(a, b)) is not None]
    best = max(found, key=lambda e: (e.points, e.why), default=None)
    if best is not None:
        yield best


def _employers(one: Description, other: Description) -> Iterator[Ground]:
    found = [
        compare_organization_names(OrganizationName.of(a), OrganizationName.of(b))
        for a, b in product(one.employers, other.employers)
    ]
    if any(e.points >= 3.5 for e in found):
        words = " / ".join(sorted({*one.employers, *other.employers}))
        yield Ground("employer", Verdict.SAME, 4.0, f"with one employer: {words}")
