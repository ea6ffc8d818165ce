"""Names that are and are not of one organization or person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.ontology.identity.comparison import compare
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.grounds import Verdict
from pactgraph.ontology.identity.organization import OrganizationName, split_names
from pactgraph.ontology.identity.organization_comparison import compare_organization_names
from pactgraph.ontology.identity.person import PersonName, compare_person_names

SAME_COMPANY = [
    ("Nvidia Corp.", "NVIDIA Corporation"),
    ("Oracle", "ORACLE CORP"),
    ("Deutsche Telekom AG", "Deutsche Telekom Aktiengesellschaft"),
    ("Crédit Mutuel S.A.", "CREDIT MUTUEL SA"),
    ("Johnson & Johnson", "Johnson and Johnson, Inc."),
    ("The Boeing Company", "Boeing Co"),
    ("Ernst-Young LLP", "Ernst Young L.L.P."),
    ("ООО Ромашка", "Romashka LLC"),
    ("Rosneft PAO", "Public Joint Stock Company Rosneft"),
    ("Core Weave", "CoreWeave, Inc."),
    ("Intl Business Systems Ltd", "International Business Systems Limited"),
    ("World Trade Organisation", "World Trade Organization"),
    ("U.S. Steel", "United States Steel"),
    ("Regiment Twenty-one", "Regiment 21"),
    ("株式会社日立製作所", "日立製作所"),
]
CLOSE_COMPANY = [
    ("Anthropic PBC", "Antropic PBC"),
    ("Samsung Electronics", "Samsong Electronics"),
    ("Crusoe Energy Systems", "Cruso Energy Systems"),
]
TWO_COMPANIES = [
    ("OpenAI Foundation", "OpenAI Group PBC"),
    ("Microsoft", "Azure"),
    ("Grok by xAI", "Groq, Inc."),
    ("Bank of Chile", "Bank of China"),
    ("Delta Air Lines", "Delta Dental"),
    ("Sequoia Fund III, L.P.", "Sequoia Fund IV, L.P."),
    ("GPT-4", "GPT-5"),
    ("Siemens AG", "Daimler AG"),
    ("Nordea Bank Norge ASA", "Nordea Bank Danmark A/S"),
    ("Acme Health Inc.", "Acme Wealth Inc."),
]
ONLY_A_PERSON_CAN_TELL = [
    ("OpenAI", "OpenAI Foundation"),
    ("Nscale", "Nscale Holdings"),
    ("Vodafone", "Vodafone Germany"),
    ("Acme LLC", "Acme GmbH"),
    ("IBM", "International Business Machines"),
    ("Grok", "Groq"),
]


def automatic(one: str, other: str, kind: str = "organization") -> bool:
    return compare(Description("1", kind, (one,)), Description("2", kind, (other,))).automatic


@pytest.mark.parametrize(("one", "other"), SAME_COMPANY)
def test_names_that_differ_in_form_and_writing_are_one_company(one: str, other: str) -> None:
    found = compare_organization_names(OrganizationName.of(one), OrganizationName.of(other))
    assert found.verdict is Verdict.SAME, found
    assert automatic(one, other)


@pytest.mark.parametrize(("one", "other"), CLOSE_COMPANY)
def test_a_misspelt_name_is_more_likely_than_not_one_but_never_joined_on_that_alone(
    one: str, other: str
) -> None:
    found = compare(Description("1", "organization", (one,)), Description("2", "organization", (other,)))
    assert found.score > 0.5 and not found.automatic, found


@pytest.mark.parametrize(("one", "other"), TWO_COMPANIES)
def test_names_that_tell_two_companies_apart(one: str, other: str) -> None:
    found = compare_organization_names(OrganizationName.of(one), OrganizationName.of(other))
    assert found.points < 6, found
    assert not automatic(one, other)


@pytest.mark.parametrize(("one", "other"), ONLY_A_PERSON_CAN_TELL)
def test_names_that_only_a_person_can_tell_apart_are_not_joined(one: str, other: str) -> None:
    assert not automatic(one, other)


SAME_PERSON = [
    ("Robert Smith", "Smith, Bob"),
    ("Elizabeth Warren", "Liz Warren"),
    ("Jensen Huang", "Huang, Jensen"),
    ("Muhammad Ali", "Ali, Mohamed"),
    ("李明", "Li Ming"),
    ("Александр Иванов", "Alexander Ivanov"),
    ("O'Brien, Conan", "Conan OBrien"),
    ("Dr. Sam Altman", "Altman, Samuel"),
]
TWO_PEOPLE = [
    ("Robert Smith", "Robert Jones"),
    ("Mark Miller", "Mary Miller"),
    ("John Kennedy Jr", "John Kennedy Sr"),
    ("Anna Weber", "Annabelle Weber"),
    ("James Bond II", "James Bond III"),
]


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_forms_of_one_name(one: str, other: str) -> None:
    found = compare_person_names(PersonName.of(one), PersonName.of(other))
    assert found.verdict in (Verdict.SAME, Verdict.CLOSE), found
    assert not automatic(one, other, "person"), "namesakes are many: a name alone joins nobody"


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_names_of_two_people(one: str, other: str) -> None:
    assert compare_person_names(PersonName.of(one), PersonName.of(other)).points <= 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meta Platforms (formerly Facebook)", ("Meta Platforms", "Facebook")),
        ("Alphabet, formerly known as Google Inc.", ("Alphabet", "Google Inc.")),
        ("Cardinal Brands d/b/a Red Bird", ("Cardinal Brands", "Red Bird")),
        ("Exxon Mobil", ("Exxon Mobil",)),
        ("Bank of China (Hong Kong)", ("Bank of China (Hong Kong)",)),
    ],
)
def test_other_names_that_stand_in_a_name(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


PARTS = "acme Delta GmbH Inc. & Group Bank China II 4 (Asia) of the Ltd L.L.C. Ромашка 日本 Österreich IBM X"
WORDS = st.lists(st.sampled_from(PARTS.split()), min_size=1, max_size=6).map(" ".join)
TEXT = st.text(min_size=1, max_size=20).filter(str.strip)


@given(WORDS | TEXT, WORDS | TEXT)
def test_which_name_comes_first_makes_no_difference(one: str, other: str) -> None:
    a, b = OrganizationName.of(one), OrganizationName.of(other)
    assert compare_organization_names(a, b) == compare_organization_names(b, a)
    c, d = PersonName.of(one), PersonName.of(other)
    assert compare_person_names(c, d) == compare_person_names(d, c)


@given(WORDS | TEXT)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    parts = OrganizationName.of(name)
    assert compare_organization_names(parts, parts).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Zimmer, hayd en", "Zimmer, hayden", Verdict.SAME),  # a word broken in two
        ("van der berg, Jo", "vanderberg, Jo", Verdict.SAME),
        ("Zimmer, Mary Ann", "Zimmer, Mary", Verdict.PART),
        ("Zimmer, aym", "Zimmer, amy", Verdict.CLOSE),  # letters that changed places
        ("Zimmer, may", "Zimmer, amy", Verdict.DIFFERENT),
        ("freq, riley", "frew, riley", Verdict.OTHER_PART),  # a slip, or another family
    ],
)
def test_slips_of_the_pen_are_seen_through(one: str, other: str, verdict: Verdict) -> None:
    found = compare_person_names(PersonName.of(one), PersonName.of(other))
    assert found.verdict is verdict


def test_a_slip_in_the_family_name_speaks_for_and_marriage_for_nothing() -> None:
    points = [
        compare_person_names(PersonName.of("Ames, Riley"), PersonName.of(other)).points
        for other in ("Ams, Riley", "Amez, Riley", "Borman, Riley")
    ]
    assert points[0] > 0 and points[1] > 0 and points[2] == 0
