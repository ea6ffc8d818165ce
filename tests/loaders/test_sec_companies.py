"""The SEC's lists of companies: tickers, and the record of a filer with its names."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import read_file
from pactgraph.loaders.registry import loader_for
from tests.loaders.sec_filings import entities_of, identifiers_of, read, refusals_of
from tests.shared import shared

TICKERS = {
    "0": {"cik_str": 789019, "ticker": "MSFT", "title": "MICROSOFT CORP"},
    "1": {"cik_str": 1652044, "ticker": "GOOGL", "title": "Alphabet Inc."},
    "2": {"cik_str": 1652044, "ticker": "GOOG", "title": "Alphabet Inc."},
    "3": {"cik_str": None, "ticker": "X", "title": "No number"},
    "4": {"cik_str": 1, "ticker": "NOT A TICKER", "title": "Bad"},
}


def test_tickers_of_one_company_come_together() -> None:
    found = read(json.dumps(TICKERS), "company_tickers.json", "sec companies")
    assert [(e.name, identifiers_of(e)) for e in entities_of(found)] == [
        ("MICROSOFT CORP", {"cik:0000789019", "ticker:MSFT"}),
        ("Alphabet Inc.", {"cik:0001652044", "ticker:GOOGL", "ticker:GOOG"}),
    ]
    assert [refusal.place for refusal in refusals_of(found)] == ["entry 3", "entry 4"]


def test_the_list_with_exchanges_is_read_by_its_head() -> None:
    content = {
        "fields": ["cik", "name", "ticker", "exchange"],
        "data": [[320193, "Apple Inc.", "AAPL", "Nasdaq"]],
    }
    (apple,) = entities_of(read(json.dumps(content), "company_tickers_exchange.json", "sec companies"))
    assert (apple.name, apple.iri) == ("Apple Inc.", "https://w3id.org/pactgraph/entity/cik-0000320193")


SUBMISSIONS = {
    "cik": "1318605", "entityType": "operating", "sic": "3711", "sicDescription": "Motor Vehicles",
    "name": "Tesla, Inc.", "tickers": ["TSLA"], "ein": "912197729", "website": "https://tesla.example",
    "stateOfIncorporation": "DE", "addresses": {"business": {"city": "Austin", "stateOrCountry": "TX"}},
    "formerNames": [
        {"name": "TESLA MOTORS INC", "from": "2005-02-17T00:00:00Z", "to": "2017-01-27T00:00:00Z"}
    ],
    "filings": {"recent": {"accessionNumber": ["1", "2"]}},
}  # fmt: skip


def test_a_filer_has_its_former_names_with_their_days() -> None:
    found = read(json.dumps(SUBMISSIONS), "CIK0001318605.json", "sec companies")
    (tesla,) = entities_of(found)
    assert (tesla.name, tesla.aliases, tesla.homepage) == (
        "Tesla, Inc.",
        ("TESLA MOTORS INC",),
        "https://tesla.example",
    )
    assert tesla.description == (
        "Motor Vehicles; under the law of DE; Austin, TX; "
        "formerly TESLA MOTORS INC (2005-02-17 to 2017-01-27)"
    )
    assert identifiers_of(tesla) == {"cik:0001318605", "ticker:TSLA", "id:EIN:912197729"}
    assert "the 2 filings" in str(found[-1])


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=3),
        st.fixed_dictionaries(
            {
                "cik_str": st.integers(0, 10**11) | st.none(),
                "ticker": st.sampled_from(["A", "BRK-B", "", "?"]),
                "title": st.sampled_from(["One", "Two", ""]),
            }
        ),
        min_size=1,
        max_size=6,
    )
)
def test_tickers_in_are_tickers_out_plus_refused(rows: dict[str, dict[str, object]]) -> None:
    text = '{"": ' + json.dumps({"cik_str": 5, "ticker": "Z", "title": "Z"}) + ", " + json.dumps(rows)[1:]
    # a key that comes twice in JSON is one entry, the last of them
    entries = json.loads(text)
    found = read(text, "company_tickers.json", "sec companies")
    given_ = {(row["cik_str"], row["ticker"]) for row in entries.values()}
    kept = sum(len(identifiers_of(entity)) - 1 for entity in entities_of(found))
    repeated = len(entries) - len(given_)
    assert len(given_) <= kept + len(refusals_of(found)) <= len(given_) + repeated


def test_every_ticker_of_the_real_list_is_kept() -> None:
    document = read_file(shared("data/08_sec_filings/company_tickers.json"))
    entities = entities_of(list(loader_for(document).read(document)))
    assert sum(len(entity.identifiers) - 1 for entity in entities) == 9610
