"""Every row is understood, left out or refused with its reason, and what a mapping has wrong is said."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.mapping.mapping_file import parse_mapping
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.errors import MalformedSource, UnreadableSource
from tests.loaders.tables.mapped import DEALS, claims, notices, read, refusals, said


def test_of_a_long_table_its_beginning_can_be_tried_and_the_note_says_so() -> None:
    text = "a,b\n" + "".join(f"A{n},B{n}\n" for n in range(9))
    document = Document("deals.csv", "file:///deals.csv", text.encode())
    records = list(read_mapped_table(document, parse_mapping(DEALS, "m"), bundled_catalogue(), most=4))
    assert len(claims(records)) == 4
    assert "of its first 4 rows alone: 4 rows: 4 understood" in notices(records)[-1]
    records = list(read_mapped_table(document, parse_mapping(DEALS, "m"), bundled_catalogue(), most=40))
    assert "alone" not in notices(records)[-1]


@pytest.mark.parametrize(
    ("cell", "names", "nobody"),
    [
        ("Birch, Alder & Others", ["Birch", "Alder"], ["& Others"]),
        ("Birch, Alder and 12 others", ["Birch", "Alder"], ["and 12 others"]),
        ("Birch et al.", ["Birch"], ["et al."]),
        ("Birch, undisclosed investors", ["Birch"], ["undisclosed investors"]),
        ("Birch, Unnamed private company", ["Birch"], ["Unnamed private company"]),
        ("Birch, Unknown Worlds", ["Birch", "Unknown Worlds"], []),
        ("Others Online", ["Others Online"], []),
        ("Birch and Others Ltd", ["Birch and Others Ltd"], []),
    ],
)
def test_who_is_not_named_is_no_party(cell: str, names: list[str], nobody: list[str]) -> None:
    records = read(DEALS + 'cells: {separators: [","]}\n', f'a,b\n"{cell}",Site\n')
    assert [subject for subject, _, _ in said(records)] == names
    left_out = ", ".join(f"{word!r} (1)" for word in nobody)
    assert [n for n in notices(records) if "no party" in n] == (
        [f"left out as no party: {left_out}"] if nobody else []
    )


def test_an_unexplained_mark_refuses_its_row() -> None:
    records = read(DEALS + 'cells: {marks: {"#likely": medium}}\n', "a,b\nAcme #odd,Foo\n")
    assert "'#odd'" in refusals(records)[0].reason


def test_rows_are_left_out_with_their_reason() -> None:
    mapping = DEALS + "leave-out:\n- {column: s, values: [dead, withdrawn*], reason: no deal any more}\n"
    records = read(mapping, "a,b,s\nA,B,live\nA,C,dead\nA,D,withdrawn in May\n")
    assert said(records) == [("A", "owns", "B")]
    assert notices(records)[-1].endswith("3 rows: 1 understood (1 claims), 2 left out (no deal any more)")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("A,B,3201-10-21,", "d: the year 3201 is outside 1000-2999"),
        ("A,B,03/04/2024,", "d: '03/04/2024' could be two days"),
        ("A,B,2024,2023", "it would hold from 2024 only to 2023"),
        ("A,A,,", "both ends are 'A'"),
        ("A,n/a,,", "no relation has both its ends"),
        ("A,B,,,more", "5 cells where the header has 4"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_reason(cells: str, reason: str) -> None:
    records = read(DEALS + "  dates: {closed: d, valid-to: e}\n", f"a,b,d,e\n{cells}\nX,Y,2020,\n")
    (refused,) = refusals(records)
    assert refused.reason.startswith(reason) and refused.place.startswith("row at line 2")
    assert said(records) == [("X", "owns", "Y")]
    assert "2 rows: 1 understood (1 claims), 1 refused" in notices(records)[-1]


def test_a_column_that_is_not_there_is_said_with_the_line_of_the_mapping() -> None:
    with pytest.raises(MalformedSource, match=r"m.yaml, line 2: deals.csv has no column 'a'; it has 'buyer'"):
        read(DEALS, "buyer,b\nX,Y\n")
    with pytest.raises(MalformedSource, match=r"did you mean 'investor'"):
        read(DEALS.replace("subject: a", "subject: investr"), "investor,b\nX,Y\n")
    records = read(DEALS + "  scope: c\n", "a,b\nX,Y\n")
    assert "m.yaml names columns that the table has not: 'c' (line 5)" in notices(records)


@pytest.mark.parametrize(
    ("said", "line", "problem"),
    [
        ("  status: finished\n", 5, "'finished' is no column of deals.csv and none of rumoured, reported"),
        ("  scope: a\n  status: complete\n", 6, "did you mean 'completed'?"),
        ("  status: [completed]\n", 5, "a single text is expected here"),
        ("  confidence: sure\n", 5, "'sure' is no column of deals.csv and none of high, medium, low"),
        ("  exclusive: maybe\n", 5, "'maybe' is no column of deals.csv and none of true, false, yes, no"),
        ("  status: stat\n", 5, "did you mean 'state'?"),
    ],
)
def test_a_word_that_is_neither_a_column_nor_of_the_ontology_is_an_error(
    said: str, line: int, problem: str
) -> None:
    with pytest.raises(MalformedSource, match=re.escape(problem)) as raised:
        read(DEALS + said, "a,b,state\nX,Y,completed\n")
    assert (raised.value.name, raised.value.line) == ("m.yaml", line)


def test_a_relation_that_is_neither_a_column_nor_of_the_ontology_is_an_error() -> None:
    with pytest.raises(MalformedSource, match=r"'acquire' is no column .* `pactgraph ontology`.*'acquires'"):
        read(DEALS.replace("relation: owns", "relation: acquire"), "a,b\nX,Y\n")


def test_an_unknown_word_in_a_cell_refuses_its_row_and_is_counted() -> None:
    records = read(DEALS + "  status: state\n", "a,b,state\nX,Y,completed\nX,Z,finished\n,,\nX,W,done\n")
    assert said(records) == [("X", "owns", "Y")]
    assert [refusal.place for refusal in refusals(records)] == [
        "row at line 3, state 'finished'", "row at line 5, state 'done'",
    ]  # fmt: skip
    assert "2 refused (state: its words are none of rumoured" in notices(records)[-1]


def test_the_mapping_beside_a_table_is_used(tmp_path: Path) -> None:
    table = tmp_path / "holdings.csv"
    table.write_text("a,b\nAcme,Foo\n", encoding="utf-8")
    document = read_file(table)
    with pytest.raises(UnreadableSource, match=r"pactgraph map .*holdings\.csv -o holdings\.mapping\.yaml"):
        list(loader_for(document).read(document))
    (tmp_path / "holdings.mapping.yaml").write_text(DEALS, encoding="utf-8")
    assert said(list(loader_for(document).read(document))) == [("Acme", "owns", "Foo")]


_WORDS = st.sampled_from(["Acme", "Foo, Inc.", "n/a", "", "OpenAI; Amazon", "x #odd", "Größe"])


_CELLS = st.tuples(
    _WORDS, _WORDS, st.sampled_from(["", "2024", "3201-10-21", "03/04/2024", "soon"]),
    st.sampled_from(["", "5", "up to $3bn", "lots"]), st.sampled_from(["live", "dead", "odd"]),
)  # fmt: skip


_ROWS = st.lists(_CELLS, max_size=12)


@settings(deadline=None)
@given(_ROWS)
def test_every_row_is_understood_left_out_or_refused(rows: list[tuple[str, ...]]) -> None:
    mapping = (
        DEALS
        + "  dates: {closed: d}\n  amounts: m\n"
        + "  status: {column: s, values: {live: in-force, dead: ended}}\n"
        + 'cells: {marks: {"#sure": high}}\n'
        + "leave-out:\n- {column: s, values: [dead], reason: over}\n"
    )
    out = io.StringIO()
    csv.writer(out).writerows([("a", "b", "d", "m", "s"), *rows])
    records = read(mapping, out.getvalue())
    count = re.search(r"(\d+) rows: (\d+) understood \((\d+) claims\)(.*)", notices(records)[-1])
    assert count is not None
    left = sum(int(n) for n in re.findall(r"(\d+) left out", count[4]))
    assert int(count[1]) == len(rows) == int(count[2]) + left + len(refusals(records))
    assert int(count[3]) == len(claims(records))
    assert left == sum(row[4] == "dead" for row in rows)
    places = Counter(claim.evidence.locator for claim in claims(records))
    assert len(places) == int(count[2])
    # no date that the row has not
    assert {str(claim.valid_from) for claim in claims(records)} <= {"None", "2024"}
    assert all(r.content and r.reason for r in refusals(records))


def test_a_long_table_is_read_in_little_memory(tmp_path: Path) -> None:
    table = tmp_path / "long.csv"
    with table.open("w", encoding="utf-8") as file:
        file.write("a,b,m,s\n")
        # most rows are left out by the filter, so that the test is quick; all are read
        file.writelines(
            f"Buyer {n},Target {n},{n},{'live' if n % 20 == 0 else 'dead'}\n" for n in range(200_000)
        )
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from pactgraph.loaders.catalogue import Catalogue\n"
        "from pactgraph.loaders.document import read_file\n"
        "from pactgraph.loaders.mapping.mapped_table import read_mapped_table\n"
        "from pactgraph.loaders.mapping.mapping_file import parse_mapping\n"
        "mapping = parse_mapping(sys.argv[2], 'm.yaml')\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in read_mapped_table(read_file(Path(sys.argv[1])), mapping, Catalogue()))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    mapping = DEALS + "  amounts: m\nleave-out:\n- {column: s, values: [dead], reason: over}\n"
    done = subprocess.run(
        [sys.executable, "-c", script, str(table), mapping], capture_output=True, text=True, check=True
    )
    count, grown = map(int, done.stdout.split())
    assert count == 10_000 * 3 + 2  # claims with both their ends, the table itself and the notice
    assert grown < 64_000  # KiB; the claims alone would take more than that
