"""The words of exhibits 21: shares, footnote marks and places are told from names."""

from __future__ import annotations

import pytest

from pactgraph.loaders.sec.exhibit_words import marks_of, note_of, share_of, words


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("100", "100 %"),
        ("69.6%", "69.6 %"),
        ("99,7", "99.7 %"),
        ("50% (1)", "50 %"),
        ("less than 1%", "up to 1 %"),
        ("approximately 50 percent", "about 50 %"),
        ("2019", None),
        ("100.5", None),
        ("See note", None),
    ],
)
def test_shares_are_told_from_other_cells(cell: str, share: str | None) -> None:
    found = share_of(cell)
    assert (None if found is None else str(found)) == share


def test_marks_and_notes_belong_together() -> None:
    assert marks_of("Alpha, Inc. (1)(2)*") == ("1", "2", "*")
    assert note_of("* Under liquidation") == ("*", "Under liquidation")
    assert marks_of("Alpha (UK)") == marks_of("Fund (2019)") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [("Delaware", True), ("State of New York", True), ("Arizona, U.S.", True), ("England and Wales", True),
     ("Germany (1)", True), ("Georgia Power", False), ("Delaware Holdings LLC", False), ("", False)],
)  # fmt: skip
def test_places_are_told_from_names(text: str, place: bool) -> None:
    assert words().is_place(text) is place
