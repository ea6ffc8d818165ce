"""The word lists that comparing names takes, read once from their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["OrganizationWords", "PersonWords", "organization_words", "person_words"]


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """What is known of the words in names of organizations; phrases are tuples of folded words."""

    legal_forms: Mapping[tuple[str, ...], str]
    leading_forms: frozenset[tuple[str, ...]]
    longest_form: int
    fillers: frozenset[str]
    structure: frozenset[str]
    same_word: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    roman: Mapping[str, int]
    other_name: tuple[str, ...]
    places: frozenset[str]
    joined_places: Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What is known of the words in names and addresses of people."""

    given_names: Mapping[str, frozenset[int]]
    generations: Mapping[str, int]
    titles: frozenset[str]
    particles: frozenset[str]
    address_words: Mapping[str, str]
    street_kinds: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    with ontology_file(f"identity/{name}").open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=_Words)
    return found


class _Words(yaml.SafeLoader):
    """YAML in which "no", "on" and "y" are words."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def organization_words() -> OrganizationWords:
    """The words of organizations.

    >>> organization_words().legal_forms["joint", "stock", "company"]
    'joint-stock'
    """
    data, places = _read("organization_words.yaml"), _read("places.yaml")
    forms = {tuple(str(s).split()): family for family, all_ in data["legal_forms"].items() for s in all_}
    joined = {tuple(name.split()): word for name, word in places["joined"].items()}
    return OrganizationWords(
        legal_forms=forms,
        leading_forms=frozenset(tuple(form.split()) for form in data["leading_forms"]),
        longest_form=max(map(len, forms)),
        fillers=frozenset(data["fillers"]),
        structure=frozenset(data["structure"]),
        same_word={word: tuple(str(other).split()) for word, other in data["same_word"].items()},
        numbers=data["numbers"],
        roman=data["roman"],
        other_name=tuple(data["other_name"]),
        places=frozenset(places["places"].split()) | frozenset(joined.values()),
        joined_places=joined,
    )


@cache
def person_words() -> PersonWords:
    """The words of people.

    >>> names = person_words().given_names
    >>> bool(names["bob"] & names["robert"]), bool(names["bob"] & names["william"])
    (True, False)
    """
    data = _read("person_words.yaml")
    given: dict[str, set[int]] = {}
    for number, group in enumerate(data["given_names"]):
        for name in group:
            given.setdefault(str(name), set()).add(number)
    return PersonWords(
        given_names={name: frozenset(groups) for name, groups in given.items()},
        generations={str(word): number for word, number in data["generations"].items()},
        titles=frozenset(data["titles"]),
        particles=frozenset(data["particles"]),
        address_words=data["address_words"],
        street_kinds=frozenset(data["street_kinds"]),
    )
