"""Rows read by a mapping: claims with every part that their cells state."""

from __future__ import annotations

import pytest

from pactgraph.ontology.claim import Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source
from tests.loaders.tables.mapped import DEALS, claims, notices, read, refusals, said


def test_a_row_is_a_claim_with_the_raw_cells_as_evidence() -> None:
    (claim,) = claims(read(DEALS + "  notes: n\n", 'a,b,n,x\nAcme,Foo,"as\nsaid",unread\n'))
    assert claim.evidence.quote == "a: Acme\nb: Foo\nn: as\nsaid"
    assert claim.evidence.locator == "deals.csv, row at line 2, columns a, b"


def test_marks_and_several_parties_in_a_cell() -> None:
    mapping = (
        DEALS.replace("owns", "uses")
        + 'cells: {separators: [","], marks: {"#likely": medium}, no-party: [Cloud]}\n'
    )
    records = read(mapping, 'a,b\n"OpenAI #likely, Microsoft #likely, Cloud",Site\n"Amazon.com, Inc.",Site\n')
    assert said(records)[:2] == [("OpenAI", "uses", "Site"), ("Microsoft", "uses", "Site")]
    assert said(records)[2][0] == "Amazon.com, Inc."
    assert [claim.confidence for claim in claims(records)] == [Confidence.MEDIUM, Confidence.MEDIUM, None]
    assert "left out as no party: 'Cloud' (1)" in notices(records)


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        (["10.000,5", "1.000"], ["10,000.5 EUR", "1,000 EUR"]),
        (["2,5", "1.000"], ["2.5 EUR", "1,000 EUR"]),
        (["1.234.567", "1.000"], ["1,234,567 EUR", "1,000 EUR"]),
        (["2.5", "1.000"], ["2.5 EUR", "1 EUR"]),
        (["10,000.5", "1,000"], ["10,000.5 EUR", "1,000 EUR"]),
        (["2,5", "2.5", "1.000"], ["2.5 EUR", "2.5 EUR", "1 EUR"]),
        (["2,50 Mrd.", "1.000 Mio."], ["2,500,000,000 EUR", "1,000,000,000 EUR"]),
    ],
)
def test_a_thousand_and_one_are_told_apart_by_the_column(cells: list[str], amounts: list[str]) -> None:
    mapping = DEALS + "  amounts: [{column: Preis, unit: EUR}]\n"
    text = "a;b;Preis\n" + "".join(f"A{n};B{n};{cell}\n" for n, cell in enumerate(cells))
    assert [str(c.amounts[0]) for c in claims(read(mapping, text))] == amounts


def test_a_scale_in_a_column_of_its_own() -> None:
    mapping = DEALS + "  amounts: [{column: n, unit: USD, unit-column: u}]\n"
    (first, second) = claims(read(mapping, "a,b,n,u\nA,B,100,bn\nC,D,5,GW\n"))
    assert [str(claim.amounts[0]) for claim in (first, second)] == ["100,000,000,000 USD", "5 GW"]


def test_a_share_behind_a_name_is_an_amount_of_its_party_alone() -> None:
    mapping = DEALS + '  amounts: [m]\ncells: {separators: [";"]}\n'
    records = read(mapping, "a,b,m\nNyx,Sport (67%); Paper Apps (33.5 % stake); Kid (Games),$3m\n")
    assert [(c.object_name, [str(a) for a in c.amounts]) for c in claims(records)] == [
        ("Sport", ["up to 3,000,000 USD", "67 %"]),
        ("Paper Apps", ["up to 3,000,000 USD", "33.5 %"]),
        ("Kid (Games)", ["up to 3,000,000 USD"]),
    ]


def test_relations_by_value_with_their_direction() -> None:
    mapping = DEALS.replace(
        "owns",
        "{column: k, values: {buys: acquires, is bought by: {relation: acquires, inverted: true}, "
        "both: [owns, invests-in], rumour: {relation: acquires, modality: hypothetical, status: rumoured}}, "
        "otherwise: {refuse: unmapped word}}",
    )
    records = read(mapping, "a,b,k\nA,B,buys\nA,B,Is  Bought By\nA,B,both\nA,B,rumour\nA,B,shrugs\n")
    assert said(records)[:2] == [("A", "acquires", "B"), ("B", "acquires", "A")]
    assert said(records)[2:4] == [("A", "owns", "B"), ("A", "invests-in", "B")]
    assert (claims(records)[4].modality, claims(records)[4].status) == (
        Modality.HYPOTHETICAL,
        Status.RUMOURED,
    )
    (refused,) = refusals(records)
    assert (refused.place, refused.reason) == ("row at line 6, k 'shrugs'", "unmapped word")
    assert refused.content == "A,B,shrugs"


def test_dates_of_several_kinds() -> None:
    mapping = DEALS + "  dates: {closed: c, reported: r, valid-to: t}\n  sources: s\n"
    records = read(mapping, "a,b,c,r,t,s\nA,B,Q3 2024,2025-01-02,2026,https://e.org/x\n")
    (claim,) = claims(records)
    cited = next(r for r in records if isinstance(r, Source) and r.url == "https://e.org/x")
    assert (str(claim.valid_from), str(claim.valid_to), str(cited.published)) == (
        "2024-07",
        "2027",
        "2025-01-02",
    )
    assert (claim.source, cited.publisher) == (cited.iri, "e.org")


@pytest.mark.parametrize(
    ("state", "closed", "status", "valid_from"),
    [
        ("announced", "", Status.PLANNED, "2026-05"),
        ("planned", "", Status.PLANNED, "2026-05"),
        ("letter-of-intent", "", Status.LETTER_OF_INTENT, "2026-05"),
        ("rumoured", "", Status.RUMOURED, "2026-05"),
        ("", "", Status.PLANNED, "2026-05"),
        ("definitive", "", Status.DEFINITIVE, "None"),
        ("in-force", "", Status.IN_FORCE, "None"),
        ("ended", "", Status.ENDED, "None"),
        ("completed", "2026-04-01", Status.COMPLETED, "2026-04-01"),
        ("", "2026-04-01", Status.IN_FORCE, "2026-04-01"),
    ],
)
def test_an_expected_day_is_a_plan_until_something_is_so(
    state: str, closed: str, status: Status, valid_from: str
) -> None:
    mapping = DEALS + "  status: s\n  dates: {expected: e, closed: c}\n"
    (claim,) = claims(read(mapping, f"a,b,s,e,c\nX,Y,{state},2026-05,{closed}\n"))
    assert (claim.status, str(claim.valid_from)) == (status, valid_from)
    assert "e: 2026-05" in claim.evidence.quote


def test_a_date_without_a_source_dates_the_table() -> None:
    records = read(DEALS + "  dates: {verified: d}\n", "a,b,d\nA,B,2025-01-02\n")
    table, dated = (record for record in records if isinstance(record, Source))
    assert (dated.within, str(dated.published), dated.title) == (table.iri, "2025-01-02", "deals")


def test_amounts_of_several_columns_say_which_they_are() -> None:
    mapping = DEALS + "  amounts: [equity (USD m), {column: debt, unit-column: cur}]\n"
    (claim,) = claims(read(mapping, "a,b,equity (USD m),debt,cur\nA,B,5,7,EUR\n"))
    assert [(str(amount), amount.text) for amount in claim.amounts] == [
        ("5,000,000 USD", "equity (USD m): 5"), ("7 EUR", "debt: 7"),
    ]  # fmt: skip


def test_several_sources_and_each_of_them() -> None:
    text = "a,b,s,t\nA,B,https://e.org/1 | https://e.org/2,Report of May\n"
    for each, count in (("", 1), (", each: true", 3)):
        records = read(DEALS + f'  sources: {{columns: [s, t], separator: " | "{each}}}\n', text)
        assert len(claims(records)) == count
        assert sum(isinstance(record, Source) for record in records) == 4


def test_ends_that_a_text_names_or_that_are_put_together() -> None:
    mapping = """
    claims:
    - subject: {named-in: id, kind: organization, names: {Khosla Ventures: [Khosla]}}
      relation: invests-in
      object: company
    - subject: {text: "{company} round {id}", kind: agreement}
      relation: funds
      object: company
    """
    records = read(
        mapping, "id,company\nMicrosoft/Nvidia 2024,Anthropic\nseed (Khosla),OpenAI\n750B,OpenAI\n"
    )
    assert said(records) == [
        ("Microsoft", "invests-in", "Anthropic"), ("Nvidia", "invests-in", "Anthropic"),
        ("Anthropic round Microsoft/Nvidia 2024", "funds", "Anthropic"),
        ("Khosla Ventures", "invests-in", "OpenAI"), ("OpenAI round seed (Khosla)", "funds", "OpenAI"),
        ("OpenAI round 750B", "funds", "OpenAI"),
    ]  # fmt: skip


def test_identifiers_tell_companies_of_one_name_apart() -> None:
    mapping = DEALS.replace("object: b", "object: {column: b, identifiers: {lei: lei}}")
    text = (
        "a,b,lei\nA,Unheard Of,INR2EJN1ERAN0W5ZP974\nA,Unheard Of,529900T8BM49AURSDO55\n"
        "A,Microsoft,INR2EJN1ERAN0W5ZP974\n"
    )
    records = read(mapping, text)
    assert len({claim.object for claim in claims(records)}) == 3
    microsoft = next(r for r in records if isinstance(r, Entity) and r.name == "Microsoft")
    assert microsoft.iri.endswith("/microsoft") and len(microsoft.identifiers) == 1


def test_a_name_of_the_catalogue_is_not_met_across_kinds() -> None:
    model, company, unsaid = (
        DEALS.replace("object: b", "object: {column: b, kind: ai-model}"),
        DEALS.replace("object: b", "object: {column: b, kind: organization}"),
        DEALS,
    )
    iris = [claims(read(mapping, "a,b\nAcme,Whisper\n"))[0].object for mapping in (model, company, unsaid)]
    assert iris[0] == iris[2] != iris[1]
    regulator = claims(read(company, "a,b\nAcme,Competition and Markets Authority\n"))[0].object
    assert regulator == claims(read(unsaid, "a,b\nAcme,Competition and Markets Authority\n"))[0].object


def test_of_some_relations_a_person_is_the_subject() -> None:
    kinds = "{column: %s, kind: {column: %sk, values: {p: person, o: organization}}}"
    mapping = (
        f"claims:\n- subject: {kinds % ('a', 'a')}\n  object: {kinds % ('b', 'b')}\n"
        "  relation: {column: r, values: {chief: officer-of, owner: owns, "
        "chief of: {relation: officer-of, inverted: true}}}\n  people-first: [officer-of]\n"
    )
    text = "a,ak,b,bk,r\nAnn,p,Co,o,chief\nCo,o,Ann,p,chief\nCo,o,Ann,p,chief of\nCo,o,Ann,p,owner\n"
    ann = ("Ann", "officer-of", "Co")
    assert said(read(mapping, text)) == [ann, ann, ann, ("Co", "owns", "Ann")]
