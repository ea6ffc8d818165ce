"""Real lists of subsidiaries, and real pages that are none."""

from __future__ import annotations

from collections import Counter

import pytest

from pactgraph.loaders.document import read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.sec.exhibit21 import EXHIBIT_21
from tests.loaders.sec_exhibits import claims_of
from tests.shared import shared


@pytest.mark.parametrize(
    ("name", "registrant", "companies", "indented", "notices"),
    [("ex21_aapl.html", "Apple Inc.", 19, 0, 1), ("ex21_jpm.html", "JPMorgan Chase & Co.", 18, 16, 0)],
)
def test_the_real_lists_are_read_whole(
    name: str, registrant: str, companies: int, indented: int, notices: int
) -> None:
    document = read_file(shared(f"data/08_sec_filings/{name}"))
    assert loader_for(document) is EXHIBIT_21
    found = list(EXHIBIT_21.read(document))
    counts = Counter(type(record).__name__ for record in found)
    assert (counts["Source"], counts["Entity"], counts["Claim"]) == (1, companies + 1, companies)
    assert (counts["Notice"], counts["Refusal"]) == (notices, 0)
    above = Counter(claim.object_name for claim in claims_of(found))
    assert above.total() - indented == above[next(n for n in above if n.startswith(registrant.split()[0]))]


def test_the_real_indents_are_a_hierarchy() -> None:
    found = list(EXHIBIT_21.read(read_file(shared("data/08_sec_filings/ex21_jpm.html"))))
    above = {claim.subject_name: claim.object_name for claim in claims_of(found)}
    assert above["J.P. Morgan Securities plc"] == "J.P. Morgan Capital Holdings Limited"
    assert above["J.P. Morgan Capital Holdings Limited"] == "J.P. Morgan International Finance Limited"
    assert above["J.P. Morgan International Finance Limited"] == "JPMorgan Chase Bank, National Association"
    assert above["JPMorgan Chase Bank, National Association"] == "JPMorgan Chase & Co."


@pytest.mark.parametrize("folder", ["data/08_sec_filings", "data/10_html_news"])
def test_other_pages_are_not_taken_for_lists(folder: str) -> None:
    for path in shared(folder).glob("*.html"):
        if not path.name.startswith("ex21"):
            assert not EXHIBIT_21.recognises(read_file(path)), path.name
