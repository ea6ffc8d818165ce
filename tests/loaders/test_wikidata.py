"""Wikidata: statements become claims by the table of properties, with rank, qualifiers and references."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.wikidata import WIKIDATA
from pactgraph.ontology.claim import Status
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.reading import Reading, lines, read, read_path
from tests.shared import shared

PROPERTIES = interchange_table("wikidata")["properties"]


def snak(value: Any, kind: str = "string") -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value, "type": kind}}


def item_value(identifier: str) -> dict[str, Any]:
    return snak({"entity-type": "item", "id": identifier}, "wikibase-entityid")


def time(text: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    model = f"http://www.wikidata.org/entity/{calendar}"
    return snak({"time": text, "precision": precision, "calendarmodel": model}, "time")


def statement(value: Any, rank: str = "normal", references: Any = (), **qualifiers: Any) -> dict[str, Any]:
    main = item_value(value) if isinstance(value, str) else value
    return {
        "mainsnak": main, "rank": rank, "id": "s", "qualifiers": {k: [v] for k, v in qualifiers.items()},
        "references": [{"snaks": {k: [v] for k, v in reference.items()}} for reference in references],
    }  # fmt: skip


def item(identifier: str, label: str | None = None, **claims: Any) -> dict[str, Any]:
    labels = {} if label is None else {"en": {"language": "en", "value": label}}
    return {
        "type": "item", "id": identifier, "labels": labels, "modified": "2024-05-06T07:08:09Z",
        "claims": {name: found if isinstance(found, list) else [found] for name, found in claims.items()},
    }  # fmt: skip


OWNER = item("Q2", "Owner")


def told(*values: Any) -> Reading:
    return read(WIKIDATA, *values)


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_every_property_of_the_table_becomes_its_relation(name: str) -> None:
    claim = told(item("Q1", "Acme", **{name: statement("Q2")}), OWNER).claim
    terms = PROPERTIES[name]
    ends = ("Owner", "Acme") if terms.get("inverted") else ("Acme", "Owner")
    assert (claim.subject_name, claim.object_name) == ends and claim.relation == terms["relation"]
    assert claim.scope == terms.get("scope") and claim.relation in vocabulary().relations


FORMS = {
    "an answer of the API": lambda items: json.dumps({"entities": {i["id"]: i for i in items}, "success": 1}),
    "an indented file": lambda items: json.dumps({"entities": {i["id"]: i for i in items}}, indent=2),
    "a dump": lambda items: "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n",
    "lines": lambda items: lines(items).decode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_file_gives_the_same(form: str) -> None:
    text = FORMS[form]([item("Q1", "Acme", P127=statement("Q2")), OWNER])
    document = Document("a.json", "file:///a.json", text.encode())
    found = Reading(list(WIKIDATA.read(document)))
    found.check_order()
    assert WIKIDATA.recognises(document)
    assert found.facts() == {("Owner", "owns", "Acme")} and not found.refusals and not found.notices


def test_labels_that_are_not_in_the_file_stay_ids_with_a_notice() -> None:
    found = told(item("Q1", "Acme", P127=statement("Q99")))
    assert found.facts() == {("Q99", "owns", "Acme")} and "as Q99" in found.notices[0]


@pytest.mark.parametrize(
    ("qualifiers", "part", "value"),
    [
        ({"P580": time("+2013-00-00T00:00:00Z", 9)}, "valid_from", "2013"),
        ({"P580": time("+2013-05-00T00:00:00Z", 10)}, "valid_from", "2013-05"),
        ({"P580": time("+2013-05-06T00:00:00Z", 11)}, "valid_from", "2013-05-06"),
        ({"P580": time("+1700-05-06T00:00:00Z", 11, "Q1985786")}, "valid_from", "1700"),
        ({"P580": time("+1990-00-00T00:00:00Z", 8)}, "valid_from", "None"),
        ({"P580": {"snaktype": "somevalue"}}, "valid_from", "None"),
        ({"P585": time("+2020-00-00T00:00:00Z", 9)}, "valid_from", "2020"),
        ({"P582": time("+2018-00-00T00:00:00Z", 9)}, "valid_to", "2019"),
        ({"P582": time("+2018-03-04T00:00:00Z", 11)}, "valid_to", "2018-03-05"),
        ({"P582": time("+1990-00-00T00:00:00Z", 8)}, "valid_to", "2000"),
        ({"P582": time("+1950-00-00T00:00:00Z", 7)}, "valid_to", "2001"),
        ({"P582": {"snaktype": "novalue"}}, "valid_to", "None"),
        ({"P582": {"snaktype": "somevalue"}}, "status", "ended"),
        ({"P518": item_value("Q2")}, "scope", "Owner"),
        ({"P39": item_value("Q77")}, "scope", "Q77"),
    ],
)
def test_qualifiers_are_as_precise_as_they_are(qualifiers: Any, part: str, value: str) -> None:
    claim = told(item("Q1", "Acme", P127=statement("Q2", **qualifiers)), OWNER).claim
    assert str(getattr(claim, part)) == value


def test_times_that_are_no_dates_are_counted() -> None:
    found = told(item("Q1", "Acme", P127=statement("Q2", P580=time("+1990-00-00T00:00:00Z", 8))), OWNER)
    assert found.notices == ["1 times are known to a decade or less, and are no dates; the evidence has them"]


@pytest.mark.parametrize(
    ("quantity", "amount"),
    [
        ({"amount": "+0.27", "unit": "1"}, "27 %"),
        ({"amount": "+0.27", "lowerBound": "+0.25", "upperBound": "+0.3", "unit": "1"}, "25 to 30 %"),
        ({"amount": "+50", "unit": "http://www.wikidata.org/entity/Q11229"}, "50 %"),
        ({"amount": "+50", "unit": "1"}, "+50"),
    ],
)
def test_proportions_are_shares(quantity: Any, amount: str) -> None:
    found = told(item("Q1", "Acme", P127=statement("Q2", P1107=snak(quantity, "quantity"))), OWNER)
    assert [str(a) for a in found.claim.amounts] == [amount]


ENDED: dict[str, Any] = {"P582": time("+2018-00-00T00:00:00Z", 9)}


@pytest.mark.parametrize(
    ("statements", "confidences"),
    [
        ([statement("Q2")], [None]),
        ([statement("Q2", "preferred")], ["high"]),
        ([statement("Q2", "deprecated")], ["low"]),
        ([statement("Q2", "preferred"), statement("Q3")], ["high", "low"]),
        ([statement("Q2", "preferred"), statement("Q3", **ENDED)], ["high", None]),
    ],
)
def test_ranks_say_what_the_community_stands_by(statements: Any, confidences: Any) -> None:
    found = told(item("Q1", "Acme", P169=statements), OWNER, item("Q3", "Former"))
    assert [claim.confidence for claim in found.claims] == confidences
    assert {claim.modality for claim in found.claims} == {"asserted"}


def test_each_reference_is_a_source_that_says_it() -> None:
    references = [
        {"P854": snak("https://a.example/"), "P577": time("+2015-11-10T00:00:00Z", 11),
         "P123": item_value("Q2"),
         "P1476": snak({"text": "A story", "language": "en"}, "monolingualtext")},
        {"P854": snak("https://b.example/"), "P813": time("+2020-01-02T00:00:00Z", 11)},
        {"P248": item_value("Q8")},
        {"P143": item_value("Q328")},
    ]  # fmt: skip
    found = told(item("Q1", "Acme", P127=statement("Q2", references=references)), OWNER)
    sources = [found.sources[claim.source] for claim in found.claims]
    assert [(s.url, s.publisher, s.title, str(s.published)) for s in sources] == [
        ("https://a.example/", "Owner", "A story", "2015-11-10"),
        ("https://b.example/", None, None, "2020-01-02"),
        (None, "Q8", None, "None"),
    ]


def test_without_a_reference_the_item_says_it_itself() -> None:
    found = told(item("Q1", "Acme", P127=statement("Q2")), OWNER)
    source = found.sources[found.claim.source]
    assert (source.publisher, str(source.published)) == ("Wikidata", "2024-05-06")
    assert source.url == "https://www.wikidata.org/wiki/Q1"


@pytest.mark.parametrize(
    ("kind", "concept"), [("novalue", "no parent organization"), ("somevalue", "parent organization unknown")]
)
def test_no_value_and_an_unknown_value_of_an_owner_are_claims_of_their_own_kind(
    kind: str, concept: str
) -> None:
    claim = told(item("Q1", "Acme", P749=statement({"snaktype": kind}))).claim
    assert (claim.relation, claim.object_name) == ("has-no-reported-owner", concept)
    assert claim.status is Status.IN_FORCE


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (statement({"snaktype": "somevalue"}), "P40 says that there is one, which nobody names"),
        (statement({"snaktype": "novalue"}), "P40 says that there is none"),
        (statement(snak("a text")), "P40 names no item"),
        (statement("Q1"), "relates the item to itself"),
        (statement("Q2", P580=time("+3201-10-21T00:00:00Z", 11)), "the year 3201 is outside"),
        (statement("Q2", P580=time("-0044-03-15T00:00:00Z", 11)), "out of the years 1000-2999"),
    ],
)
def test_a_statement_that_cannot_be_told_is_refused(found: Any, reason: str) -> None:
    reading = told(item("Q1", "Acme", P40=[found, statement("Q2")]), OWNER)
    (refusal,) = reading.refusals
    assert reason in refusal.reason and "item Q1 at line 1, P40" in refusal.place
    assert reading.facts() == {("Owner", "family-of", "Acme")}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"type": "property", "id": "P31", "labels": {}}, "a property of Wikidata is no thing"),
        ({"entities": {"Q5": {"id": "Q5", "missing": ""}}}, "Wikidata has no item Q5"),
        ({"type": "item", "labels": {}}, "is no Wikidata item"),
        (7, "it is no JSON object"),
    ],
)
def test_what_is_no_item_is_refused(value: Any, reason: str) -> None:
    (refusal,) = told(item("Q1", "Acme"), value).refusals
    assert reason in refusal.reason and refusal.place == "line 2"


def test_statements_of_other_properties_are_counted() -> None:
    found = told(item("Q1", "Acme", P31=statement("Q4830453"), P17=[statement("Q30"), statement("Q16")]))
    assert found.notices == ["3 statements of other properties tell of no partnership and are left out"]


def test_an_item_becomes_an_entity_with_names_kind_and_identifiers() -> None:
    acme = item("Q1", "Acme", P31=statement("Q783794"), P1278=statement(snak("INR2EJN1ERAN0W5ZP974")),
                P856=statement(snak("https://acme.example")), P2622=statement(snak("01234567")))  # fmt: skip
    acme["aliases"] = {"en": [{"language": "en", "value": "AC"}]}
    entity = told(acme).entities["qid-Q1"]
    assert (entity.name, entity.kind, entity.aliases, entity.homepage) == (
        "Acme", "organization", ("AC",), "https://acme.example",
    )  # fmt: skip
    assert [iri.rsplit("/", 1)[-1] for iri in entity.identifiers] == [
        "Q1", "INR2EJN1ERAN0W5ZP974", "GB:01234567",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "name"),
    [({}, "Q1"), ({"de": "Firma", "fr": "Société"}, "Firma"), ({"mul": "ACME", "de": "Firma"}, "ACME")],
)
def test_a_name_in_any_language_is_better_than_none(labels: dict[str, str], name: str) -> None:
    found = {language: {"language": language, "value": value} for language, value in labels.items()}
    assert told(item("Q1") | {"labels": found}).entities["qid-Q1"].name == name


junk = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["value", "id", "time", "mainsnak", "datavalue", "amount"]), inner, max_size=2
        )
    ),
    max_leaves=5,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["P127", "P749", "P40", "P31"]), junk | st.lists(junk, max_size=3)),
    junk,
    junk,
)
def test_whatever_stands_in_an_item_it_is_told_or_refused(claims: Any, labels: Any, qualifiers: Any) -> None:
    odd = item("Q1") | {"labels": labels, "claims": claims}
    good = statement("Q2") | {"qualifiers": {"P580": qualifiers}, "references": qualifiers}
    found = told(item("Q3", "Acme", P127=good), odd, OWNER)
    counted = len({claim.evidence.locator for claim in found.claims}) + len(found.refusals)
    assert counted >= 1 and "qid-Q1" in found.entities


@pytest.mark.parametrize(
    ("file", "claims", "refused"),
    [("Q10541491", 0, 0), ("Q19364345", 5, 1), ("Q22682071", 12, 1), ("Q931483", 0, 0)],
)
def test_real_items(file: str, claims: int, refused: int) -> None:
    found = read_path(WIKIDATA, shared(f"data/12_wikidata_psc/{file}.json"))
    assert (len(found.claims), len(found.refusals)) == (claims, refused)


def test_a_marriage_as_three_newspapers_tell_it() -> None:
    found = read_path(WIKIDATA, shared("data/12_wikidata_psc/Q22682071.json"))
    marriage = [claim for claim in found.claims if claim.object_name == "Q19364345"]
    assert {(str(claim.valid_from), str(claim.valid_to)) for claim in marriage} == {("2013", "2019")}
    assert sorted(str(found.sources[claim.source].published) for claim in marriage) == [
        "2015-11-10", "2018-01-25", "2018-01-26",
    ]  # fmt: skip
