"""Descriptions compared on all they have, and joined where that is safe."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.document import read_file
from pactgraph.loaders.record_table import read_descriptions
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.identity.clusters import resolve
from pactgraph.ontology.identity.comparison import REVIEW, compare
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.features import (
    Address,
    compare_addresses,
    compare_birth_dates,
    compare_phones,
    phone_digits,
    read_day,
)
from pactgraph.ontology.identity.measures import Measures, pairs_within
from tests.shared import shared


def person(key: str, name: str, **parts: Any) -> Description:
    return Description(key, "person", (name,), **parts)


def company(key: str, *names: str, **parts: Any) -> Description:
    return Description(key, "organization", names, **parts)


def lei(value: str) -> frozenset[str]:
    return frozenset({Identifier.of("lei", value).iri})


APPLE, OTHER = "HWUPKR0MPOU8FGXBT394", "INR2EJN1ERAN0W5ZP974"


def things(*described: Description) -> set[frozenset[str]]:
    return {thing for thing in resolve(described).things if len(thing) > 1}


def test_an_identifier_joins_what_names_do_not() -> None:
    one, other = company("1", "Apfel", identifiers=lei(APPLE)), company("2", "Apple", identifiers=lei(APPLE))
    assert things(one, other) == {frozenset("12")}


def test_two_identifiers_of_one_scheme_keep_apart_what_names_would_join() -> None:
    one, other = company("1", "Apple", identifiers=lei(APPLE)), company("2", "Apple", identifiers=lei(OTHER))
    assert things(one, other) == set()
    assert compare(one, other).conflicting


@pytest.mark.parametrize("kind", ["product", "person", "cloud-platform", "ai-model"])
def test_nothing_is_joined_across_kinds(kind: str) -> None:
    assert things(company("1", "Azure"), Description("2", kind, ("Azure",))) == set()


def test_a_kind_and_one_that_it_is_of_fit() -> None:
    assert things(company("1", "FTC"), Description("2", "regulator", ("F.T.C.",))) == {frozenset("12")}


def test_what_a_source_relates_to_each_other_is_two() -> None:
    assert things(company("1", "Acme"), company("2", "Acme Inc.", apart_from=frozenset("1"))) == set()


def test_a_threshold_of_ones_own_joins_more_or_less() -> None:
    pair = company("1", "Samsung Electronics"), company("2", "Samsong Electronics")
    joined = {threshold: len(resolve(pair, threshold=threshold).joined) for threshold in (0.5, 0.99)}
    assert joined == {0.5: 1, 0.99: 0} and not things(*pair)
    across = company("1", "Azure"), Description("2", "product", ("Azure",))
    assert not resolve(across, threshold=0.0).joined, "no threshold joins across kinds"


def test_what_a_catalogue_lists_is_two() -> None:
    one, other = company("1", "Acme", listed=True), company("2", "Acme Inc.", listed=True)
    assert things(one, other) == set()
    assert things(one, replace(other, listed=False)) == {frozenset("12")}


def test_nothing_is_joined_by_way_of_a_third() -> None:
    found = resolve([company("1", "Acme LLC"), company("2", "Acme"), company("3", "Acme GmbH")])
    assert {len(thing) for thing in found.things} == {1}
    assert {(pair.one, pair.other) for pair in found.for_review} >= {("1", "2"), ("2", "3")}


def test_who_fits_two_that_cannot_be_one_is_joined_to_neither() -> None:
    at = ("12 High Street, Springfield",)
    father = person("1", "Smith, John", born=("1950-02-03",), addresses=at)
    son = person("2", "Smith, John", born=("1980-05-06",), addresses=at)
    unknown = person("3", "Smith, John", addresses=at)
    assert things(father, son, unknown) == set()
    assert things(father, unknown) == {frozenset("13")}


def test_an_office_s_address_joins_nobody() -> None:
    staff = [person(str(n), f"Person{chr(65 + n)}, A", emails=("info@example.org",)) for n in range(9)]
    assert things(*staff, person("x", "PersonA, B", emails=("info@example.org",))) == set()


def test_a_person_s_e_mail_does() -> None:
    mail = ("bob@example.org",)
    assert things(person("1", "Smith, Bob", emails=mail), person("2", "Smith, Robert", emails=mail)) == {
        frozenset("12")
    }


@pytest.mark.parametrize(
    ("one", "other", "points", "hard"),
    [
        ("12/11/1978", "1978-12-11", 7.0, False),
        ("12/11/1978", "11/12/1978", 5.0, False),
        ("1978-12-11", "1978-12-12", 3.5, False),
        ("1978", "1978-12-11", 1.5, False),
        ("1978-12-11", "1954-03-31", -8.0, True),
        ("1978-12-11", "1954", -8.0, True),
    ],
)
def test_dates_of_birth(one: str, other: str, points: float, hard: bool) -> None:
    found = compare_birth_dates(one, other)
    assert found is not None and (found.points, found.hard) == (points, hard)


@pytest.mark.parametrize("text", ["", "n/a", "99/99/1990", "13-13-13", "3201-10", "1990-40-40"])
def test_what_is_no_date_says_nothing(text: str) -> None:
    assert read_day(text) is None and compare_birth_dates(text, "1990-01-01") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("702-919-1300", "(702) 919 1300", True),
        ("+39 0352 6553537", "0352 6553537", True),
        ("+7 (4812) 85-62-34", "4812 856234", True),
        ("702-919-1300", "702-919-1301", False),
    ],
)
def test_telephone_numbers(one: str, other: str, same: bool) -> None:
    digits = phone_digits(one), phone_digits(other)
    assert digits[0] and digits[1]
    assert (compare_phones(digits[0], digits[1]) is not None) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10 Downing St, London SW1A 2AA", "10 Downing Street London", True),
        ("10 Downing St, London", "11 Downing St, London", False),
        ("Suite 9, 1450 N City Rd, Arlington", "1450 North City Road Suite 9 Arlington", True),
        ("5 Main St, Springfield 62701", "5 Main St, Shelbyville 62565", False),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    found = compare_addresses(Address.of(one), Address.of(other))
    assert found is not None and (found.points > 0) == same, found


NAMES = ["Acme Inc.", "Acme", "Smith, Bob", "Robert Smith", "Smith", "Acme GmbH", "Беляев"]
DESCRIPTIONS = st.builds(
    lambda key, kind, names, born, phones, emails, places, numbers: Description(
        key, kind, tuple(names), frozenset(numbers), tuple(born), tuple(phones), tuple(emails), tuple(places)
    ),
    st.integers(0, 30).map(str),
    st.sampled_from(["person", "organization", "entity", "product"]),
    st.lists(st.sampled_from(NAMES), max_size=2),
    st.lists(st.sampled_from(["1970-01-02", "1970-02-01", "1999"]), max_size=1),
    st.lists(st.sampled_from(["555 123 4567", "1 555 123 4567", "999 999 9999"]), max_size=1),
    st.lists(st.sampled_from(["a@example.org", "b@example.org"]), max_size=1),
    st.lists(st.sampled_from(["1 High St, Rome 00100", "1 High Street Rome", "2 Low Rd"]), max_size=1),
    st.sets(st.sampled_from(["passport:1", "passport:2", *lei(APPLE)]), max_size=2),
)  # fmt: skip


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_a_comparison_is_the_same_either_way_round(one: Description, other: Description) -> None:
    assert compare(one, other).grounds == compare(other, one).grounds or one.key == other.key
    assert compare(one, other).score == compare(other, one).score
    assert 0 <= compare(one, other).score <= 1


@given(st.lists(DESCRIPTIONS, max_size=12, unique_by=lambda one: one.key), st.randoms(use_true_random=False))
def test_the_order_of_descriptions_makes_no_difference(
    described: list[Description], chance: random.Random
) -> None:
    shuffled = list(described)
    chance.shuffle(shuffled)
    assert resolve(described) == resolve(shuffled)


@given(st.lists(DESCRIPTIONS, max_size=12, unique_by=lambda one: one.key))
def test_no_thing_holds_what_cannot_be_one(described: list[Description]) -> None:
    known = {one.key: one for one in described}
    found = resolve(described)
    assert sorted(key for thing in found.things for key in thing) == sorted(known)
    for one, other in pairs_within(found.things):
        compared = compare(known[one], known[other])
        assert compared.by_identifier or not compared.conflicting, compared


@given(st.lists(DESCRIPTIONS, max_size=8, unique_by=lambda one: one.key))
def test_a_copy_finds_its_original(described: list[Description]) -> None:
    for one in described:
        if one.identifiers and one.names:
            assert compare(one, replace(one, key="copy")).score > REVIEW


def senzing() -> tuple[list[Description], set[tuple[str, str]]]:
    folder = shared("data/11_entity_resolution")
    records = [
        one
        for name in ("customers", "reference", "watchlist")
        for one in read_descriptions(read_file(str(folder / f"{name}.jsonl")))
    ]
    groups: dict[str, list[str]] = defaultdict(list)
    with (folder / "actual_truthset_key.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["CLUSTER_ID"]].append(f"{row['DATA_SOURCE']}:{row['RECORD_ID']}")
    return records, pairs_within(groups.values())


def test_the_truth_set_of_senzing() -> None:
    records, true = senzing()
    found = resolve(records)
    measures = Measures.of(pairs_within(found.things), true)
    assert (len(records), len(true)) == (159, 108)
    assert measures.precision >= 0.98 and measures.f1 >= 0.95, measures


def test_the_tables_of_senzing_say_the_same_as_its_json() -> None:
    folder = shared("data/11_entity_resolution")
    for name in ("customers", "reference", "watchlist"):
        table, objects = (
            {one.key: one for one in read_descriptions(read_file(str(folder / f"{name}.{ending}")))}
            for ending in ("csv", "jsonl")
        )
        assert table.keys() == objects.keys()
        for key, one in table.items():
            assert set(one.names) == set(objects[key].names), key
            assert one.identifiers == objects[key].identifiers, key


def test_the_name_pairs_of_nomenklatura() -> None:
    path = shared("data/11_entity_resolution/company_name_pairs.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [compare(company("1", row["name1"]), company("2", row["name2"])) for row in rows]
    wrong = [row for row, c in zip(rows, scores, strict=True) if c.automatic and row["is_match"] == "false"]
    likely = sum(c.score >= 0.5 and row["is_match"] == "true" for row, c in zip(rows, scores, strict=True))
    assert wrong == []
    # of the 125 that are marked as one, 16 are funds and trusts of one series, which are two
    assert likely >= 93
