"""Which descriptions are worth comparing: those that share a key. Growth is near linear in their number.

A key that many share - a frequent word, a switchboard's number - would make quadratic work, so it counts
only while few have it; what is left over by that is caught by rarer keys, and by neighbourhood in sorted
order, which also finds names misspelt at either end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.features import read_day
from pactgraph.ontology.identity.folding import skeleton

__all__ = ["candidate_pairs"]

_LARGEST_BLOCK: Final = 30
_NEIGHBOURS: Final = 4


def candidate_pairs(descriptions: Iterable[Description]) -> Iterator[tuple[Description, Description]]:
    """Pairs that may be of one thing, each once, in an order that depends on their content alone.

    >>> names = [f"Company {letter * 4}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] + ["AAAA Inc."]
    >>> found = list(candidate_pairs(Description(name, "organization", (name,)) for name in names))
    >>> ("AAAA Inc.", "Company AAAA") in [(one.key, other.key) for one, other in found]
    True
    >>> len(found) < 27 * 26 / 2
    True
    """
    ordered = sorted(descriptions, key=lambda one: one.key)
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(ordered):
        for key in set(_keys(one)):
            blocks[key].append(place)
    seen: set[int] = set()
    count = len(ordered)
    for key, block in blocks.items():
        # what is made to be unique may be shared by more: it is sure to mean something
        if 1 < len(block) <= (_LARGEST_BLOCK if key[0] != "=" else 10 * _LARGEST_BLOCK):
            seen.update(one * count + other for one, other in combinations(block, 2))
    seen.update(_neighbours(ordered))
    for code in sorted(seen):
        first, second = divmod(code, count)
        yield ordered[first], ordered[second]


def _keys(one: Description) -> Iterator[str]:
    for identifier in one.identifiers:
        yield f"={identifier}"
    yield f"={one.key}"
    for email in one.emails:
        yield f"@{email}"
    for phone in one.phones:
        yield f"t{phone[-7:]}"
    for born in one.born:
        yield from _birth_keys(born)
    for place in one.places:
        house, words = sorted(place.house), sorted(place.words, key=len, reverse=True)
        yield from (f"a{number} {word}" for number in house[:3] for word in words[:5])
        yield from (f"p{number}" for number in place.numbers if len(number) > 4)
        yield f"w{' '.join(sorted(words[:4]))}"
    yield from _person_keys(one)
    yield from _organization_keys(one)


def _birth_keys(born: str) -> Iterator[str]:
    day = read_day(born)
    if day is not None and None not in day:
        yield f"b{day[0]} {sorted(map(str, day[1:]))}"


def _person_keys(one: Description) -> Iterator[str]:
    for name in one.person_names:
        words = [word for _, word in name.words]
        for word in words:
            if len(word) > 1:
                yield f"n{word}"
                yield f"s{skeleton(word)}"
        for left, right in combinations(sorted({skeleton(word) for word in words if len(word) > 1}), 2):
            yield f"={left} {right}"


def _organization_keys(one: Description) -> Iterator[str]:
    for name in one.organization_names:
        yield f"={name.joined}"
        yield f"k{skeleton(name.joined)}"
        if name.acronym is not None:
            yield f"y{name.acronym}"
        for word in set(name.core):
            if len(word) > 2:
                yield f"o{word}"
        # two words in any order are rarer than one, where each of them is frequent
        for left, right in combinations(sorted(set(name.core))[:6], 2):
            yield f"c{left} {right}"


def _neighbours(ordered: Sequence[Description]) -> Iterator[int]:
    """Pairs that stand near each other when names are sorted from their start, and from their end."""
    count = len(ordered)
    spelt: set[tuple[str, int]] = set()
    for place, one in enumerate(ordered):
        spelt.update((name.joined, place) for name in one.organization_names)
        spelt.update(("".join(sorted(word for _, word in name.words)), place) for name in one.person_names)
    for found in (sorted(spelt), sorted((name[::-1], place) for name, place in spelt)):
        for start, (_, one_place) in enumerate(found):
            for _, other_place in found[start + 1 : start + 1 + _NEIGHBOURS]:
                if one_place != other_place:
                    low, high = sorted((one_place, other_place))
                    yield low * count + high
