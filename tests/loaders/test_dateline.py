"""Dates in the first lines of stories and press releases."""

from __future__ import annotations

import pytest

from pactgraph.loaders.dateline import dateline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("REDMOND, Wash. — Feb. 27, 2026 — Microsoft said", "2026-02-27"),
        ("SAN FRANCISCO, Feb. 27, 2026 /PRNewswire/ -- OpenAI said", "2026-02-27"),
        ("San Francisco and Redmond, February 27, 2026 - OpenAI said", "2026-02-27"),
        ("Deal\n\nLondon, 27 February 2026: Acme said", "2026-02-27"),
        ("Deal\nFebruary 27, 2026\nAcme said", "2026-02-27"),
        ("Deal\n**Published: 27 February 2026**\nAcme said", "2026-02-27"),
        ("FOR IMMEDIATE RELEASE\nBaar (Switzerland), 12 October 2017 – Ascom", "2017-10-12"),
        ("Date: 2026-02-27\nAcme said", "2026-02-27"),
        ("On 27 February 2026 Acme said that it hosts it.", None),
        ("Acme said on 27 February 2026 - as before - that it hosts it.", None),
        ("The deal of February 27, 2026: what it says", None),
        ("Deal\nSince February 27, 2026\nAcme said", None),
        ("Deal\nFebruary 2026\nAcme said", None),
        ("\n".join(["A line that says nothing."] * 9) + "\n27 February 2026\n", None),
        ("", None),
    ],
)
def test_the_date_is_found_where_it_is_that_of_the_text(text: str, date: str | None) -> None:
    found = dateline(text)
    assert (None if found is None else str(found)) == date
