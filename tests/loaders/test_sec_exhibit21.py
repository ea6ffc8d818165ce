"""Exhibit 21: whose list it is, since when it holds, on what evidence, and what is refused of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.sec.exhibit21 import EXHIBIT_21
from pactgraph.ontology.claim import Confidence
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from tests.loaders.sec_exhibits import WIDGET, claims_of, read, refusals_of
from tests.loaders.test_sec_exhibit21_lists import LISTS
from tests.loaders.test_sec_exhibit21_text import PLAIN


def test_companies_that_are_counted_and_not_named_are_refused() -> None:
    page = "<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{}</table>"
    page += "<p>* Between 50 and 100.</p></html>"
    rows = (
        ("Name", "Voting Power"),
        ("Alpha Inc.", "100"),
        ("Seven domestic subsidiaries", "100"),
        ("93 foreign majority-owned subsidiaries", "*"),
    )
    found = read(page.format("".join(f"<tr><td>{name}</td><td>{power}</td></tr>" for name, power in rows)))
    assert [refusal.content for refusal in refusals_of(found)] == [
        "Seven domestic subsidiaries | 100",
        "93 foreign majority-owned subsidiaries | *",
    ]


def test_a_registrant_without_subsidiaries_is_no_error() -> None:
    found = read("<html><p>Exhibit 21</p><p>The registrant has no subsidiaries.</p></html>")
    assert "there are no subsidiaries" in str(found[1])


def test_what_a_page_only_shows_by_its_indents_is_less_sure() -> None:
    sure = {claim.subject_name: claim.confidence for claim in claims_of(read(PLAIN, "ex21.txt"))}
    assert (sure[WIDGET], sure["Widget Sales, L.L.C."]) == (None, Confidence.MEDIUM)


def test_the_evidence_is_the_line_with_its_footnotes() -> None:
    text = LISTS["a table with shares, footnote marks and joint ventures"][0]
    claim = claims_of(read(f"<html>{text}</html>"))[2]
    assert claim.evidence.quote == "Al-Jubail Company (4) | 50 | Saudi Arabia ¶ A joint venture."
    assert claim.scope == "joint venture" and claim.evidence.locator is not None


def test_the_list_holds_from_the_day_it_gives() -> None:
    text = LISTS["sentences in paragraphs"][0]
    assert {str(claim.valid_from) for claim in claims_of(read(f"<html>{text}</html>"))} == {"2025-06-30"}


UNNAMED = """<html><p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>
<table><tr><td>Alpha Inc.</td><td>Delaware</td></tr><tr><td>Beta Inc.</td><td>Ohio</td></tr></table></html>"""


@pytest.mark.parametrize(
    ("url", "registrant"),
    [
        ("https://www.sec.gov/Archives/edgar/data/34088/000003408825000010/ex21.html", "cik-0000034088"),
        (None, "id-registrant-of.ex21-html"),
    ],
)
def test_a_registrant_that_the_list_does_not_name_is_known_by_where_it_was_filed(
    url: str | None, registrant: str
) -> None:
    found = read(UNNAMED, url=url)
    assert {claim.object.rpartition("/")[2] for claim in claims_of(found)} == {registrant}
    told = [record for record in found if isinstance(record, Notice) and "registrant" in record.message]
    assert bool(told) == (url is None)


def test_namesakes_of_two_registrants_stay_two_and_known_companies_are_met() -> None:
    page = (
        "<html><p>Exhibit 21</p><p>Subsidiaries of {}</p><table><tr><td>Sales Ltd</td><td>Ireland</td></tr>"
    )
    page += "<tr><td>GitHub</td><td>Delaware</td></tr></table></html>"
    first, second = (claims_of(read(page.format(name))) for name in ("One Corp.", "Two Corp."))
    assert first[0].subject != second[0].subject
    assert first[1].subject == second[1].subject == "https://w3id.org/pactgraph/entity/github"


def test_lines_that_are_no_subsidiary_are_refused_one_by_one() -> None:
    found = read(UNNAMED.replace("</table>", "<tr><td>Total of all</td></tr></table>"))
    (refusal,) = refusals_of(found)
    assert (refusal.content, len(claims_of(found))) == ("Total of all", 2)


def test_the_registrant_itself_and_repeated_lines_are_refused() -> None:
    rows = "<tr><td>One Corp.</td><td>Ohio</td></tr>" + "<tr><td>Sub Inc.</td><td>Iowa</td></tr>" * 2
    found = read(f"<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{rows}</table></html>")
    assert [refusal.reason for refusal in refusals_of(found)] == [
        "it is the registrant itself, or the company it stands under",
        "the same line stands in the list already",
    ]


@pytest.mark.parametrize(
    "text", ["<html><p>Exhibit 21</p><p>See the annual report.</p></html>", "<p>Exhibit 21</p>"]
)
def test_a_page_without_a_list_says_so(text: str) -> None:
    with pytest.raises(MalformedSource, match="no list of subsidiaries"):
        read(text)


NAMES = st.builds(
    "{} {}".format,
    st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=3, max_size=12),
    st.sampled_from(["Inc.", "LLC", "GmbH", "S.A. de C.V.", "Pty Ltd", "B.V."]),
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["Delaware", "France", "Japan"]), st.integers(1, 100)), min_size=2
    )
)
def test_rows_in_are_claims_out_plus_refused(rows: list[tuple[str, str, int]]) -> None:
    head = "<tr><td>Name</td><td>Jurisdiction</td><td>% owned</td></tr>"
    body = "".join(f"<tr><td>{n}</td><td>{place}</td><td>{share}</td></tr>" for n, place, share in rows)
    found = read(f"<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{head}{body}</table></html>")
    assert len(rows) == len(claims_of(found)) + len(refusals_of(found))
    for claim, (name, _, share) in zip(claims_of(found), dict.fromkeys(rows), strict=True):
        assert (claim.subject_name, str(claim.amounts[0])) == (name, f"{share} %")


def test_the_source_says_whose_subsidiaries_they_are() -> None:
    source = read(f"<html>{LISTS['the place before the name'][0]}</html>")[0]
    assert isinstance(source, Source) and source.title == "Subsidiaries of Qux Inc"


@pytest.mark.parametrize(
    ("told", "name", "iri"),
    [("Qux Holdings", "Qux Holdings", "qux-holdings"), ("34088", "0000034088", "cik-0000034088")],
)
def test_a_user_may_say_whose_list_it_is_where_it_names_nobody(told: str, name: str, iri: str) -> None:
    text = "<p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>"
    text += "<table><tr><td>Foo LLC</td><td>Delaware</td></tr></table>"
    for title, expected in (("the Registrant", name), ("Bar Inc.", "Bar Inc.")):
        page = Document(
            "ex21.html", "file:///ex21.html", text.replace("the Registrant", title).encode(), registrant=told
        )
        found = list(EXHIBIT_21.read(page))
        (claim,) = claims_of(found)
        assert claim.object_name == expected
        assert not any("registrant" in n.message for n in found if isinstance(n, Notice))
        if expected == name:
            assert claim.object.endswith(iri)
