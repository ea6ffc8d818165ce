"""Every kind of table file is the same rows; delimiter, encoding and header are found out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular import Layout, Row, open_table
from pactgraph.loaders.tabular import missing as libraries
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnreadableSource

COLUMNS = ("buyer", "target", "price")
ROWS = [("Größe AG", "Ünder", "5"), ("Acme", "Foo, Bar", "")]


def document(name: str, data: bytes, encoding: str | None = None) -> Document:
    return Document(name, f"file:///{name}", data, encoding=encoding)


def read(name: str, data: bytes, layout: Layout | None = None) -> list[Row]:
    return list(open_table(document(name, data), layout))


def cells(rows: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in rows]


def delimited(delimiter: str) -> str:
    quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in [COLUMNS, *ROWS]]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(columns: dict[str, list[object]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    pq.write_table(pyarrow.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_delimiter_and_encoding_are_found_out(delimiter: str, encoding: str) -> None:
    assert cells(read("t.csv", delimited(delimiter).encode(encoding))) == ROWS


OBJECTS = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.json", json.dumps(OBJECTS).encode()),
        ("t.json", json.dumps({"meta": {}, "deals": OBJECTS}).encode()),
        ("t.jsonl", "\n".join(map(json.dumps, OBJECTS)).encode()),
        ("t.json", "\n".join(map(json.dumps, OBJECTS)).encode()),
        ("t.xlsx", workbook(("Empty", []), ("Deals", [[*COLUMNS], *([*row] for row in ROWS)]))),
        ("t.parquet", parquet({c: [row[n] for row in ROWS] for n, c in enumerate(COLUMNS)})),
    ],
)  # fmt: skip
def test_every_kind_of_file_is_the_same_rows(name: str, data: bytes) -> None:
    assert open_table(document(name, data)).columns == COLUMNS
    assert cells(read(name, data)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["t.json", "t.jsonl"])
def test_json_in_other_encodings(name: str, encoding: str) -> None:
    text = json.dumps(OBJECTS, ensure_ascii=False)
    if name == "t.jsonl":
        text = "\n".join(json.dumps(found, ensure_ascii=False) for found in OBJECTS)
    assert cells(read(name, text.encode(encoding))) == ROWS


def test_another_alphabet_is_told_from_western_code_pages() -> None:
    text = "кто;кого\n" + "Рога и Копыта;Общество с ограниченной ответственностью\n" * 5
    assert cells(read("t.csv", text.encode("cp1251")))[0][0] == "Рога и Копыта"


def test_what_is_found_out_can_be_said() -> None:
    data = b"made in 2024|by hand\na,b|c\n1|2\n"
    assert cells(read("t.csv", data, Layout(delimiter="|", header=2))) == [("1", "2")]
    assert cells(read("t.csv", data, Layout(delimiter="|", header=0)))[0] == ("made in 2024", "by hand")
    with pytest.raises(InvalidValue, match="no row 9"):
        read("t.csv", data, Layout(header=9))


def test_lines_above_the_header_and_blank_lines_are_no_rows() -> None:
    table = open_table(document("t.csv", b"Deals of 2025,,\n\nbuyer,target,price\n\nA,B,3\n,,\n"))
    assert [(row.place, dict(row.cells)) for row in table] == [
        ("row at line 5", {"buyer": "A", "target": "B", "price": "3"})
    ]
    assert any("line 3" in remark for remark in table.remarks)


def test_a_row_with_too_many_cells_says_so_and_a_short_one_is_filled() -> None:
    short, long = read("t.csv", b"a,b,c\n1,2\n1,2,3,4\n")
    assert dict(short.cells) == {"a": "1", "b": "2", "c": ""} and short.problem is None
    assert long.problem is not None and "4 cells where the header has 3" in long.problem
    assert "4" in long.content


def test_typed_cells_are_written_as_a_person_would() -> None:
    data = workbook(("S", [["signed", "share", "price", "done"], [datetime(2024, 7, 15), 0.27, 5, True]]))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["S"]["B2"].number_format = "0.0%"
    book["S"]["C2"].number_format = "[$€-407]#,##0"
    out = io.BytesIO()
    book.save(out)
    (row,) = read("t.xlsx", out.getvalue())
    assert (row.place, tuple(row.cells.values())) == ("sheet S, row 2", ("2024-07-15", "27%", "€5", "true"))
    (row,) = read("t.parquet", parquet({"d": [date(2024, 7, 15)], "n": [[1, 2]], "x": [None]}))
    assert tuple(row.cells.values()) == ("2024-07-15", "1 | 2", "")


def test_nested_json_is_flat_and_places_are_paths() -> None:
    (row,) = read("t.json", b'{"a": {"deals": [{"who": {"name": "X"}, "tags": ["p", "q"], "n": 1.50}]}}')
    assert row.place == "a.deals[0]"
    assert dict(row.cells) == {"who.name": "X", "tags": "p | q", "n": "1.50"}


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("t.csv", b'a,b\n1,"2\n', "not CSV"),
        ("t.csv", b"a,b\n1,2\n\xff\xfe\n", None),
        ("t.json", b'[{"a": 1}, ', "not JSON"),
        ("t.json", b'{"a": 1}', "no array of objects"),
        ("t.jsonl", b"[1]\n", "no line of it is a JSON object"),
        ("t.xlsx", b"no zip", "not an Excel workbook"),
        ("t.xlsx", workbook(("Empty", [])), "no sheet of it has rows"),
        ("t.parquet", b"PAR0", "not a Parquet file"),
    ],
)
def test_what_is_no_table_is_said(name: str, data: bytes, problem: str | None) -> None:
    if problem is None:
        assert len(read(name, data)) == 2  # read as a code page, with a remark
        assert "cp1252" in open_table(document(name, data)).remarks[0]
        return
    with pytest.raises(MalformedSource, match=problem):
        read(name, data)


def test_an_unknown_sheet_or_encoding_is_said_with_those_there_are() -> None:
    with pytest.raises(MalformedSource, match="no sheet 'X' but Deals"):
        read("t.xlsx", workbook(("Deals", [["a"], ["b"]])), Layout(sheet="X"))
    with pytest.raises(UnreadableSource, match="no encoding 'klingon'"):
        list(open_table(document("t.csv", b"a,b\n1,2\n", encoding="klingon")))


def test_a_missing_library_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(libraries, "import_module", absent)
    for name, extra in (("t.xlsx", "xlsx"), ("t.parquet", "parquet")):
        with pytest.raises(UnreadableSource, match=rf'pip install "pactgraph\[{extra}\]"'):
            read(name, b"x")


_CELLS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=12).map(str.strip)


@given(
    st.lists(st.tuples(_CELLS, _CELLS, _CELLS).filter(any), max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_rows_come_back_as_they_were_written(
    rows: list[tuple[str, ...]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([COLUMNS, *rows])
    said = Document("t.csv", "t", out.getvalue().encode(encoding), encoding=encoding)
    assert cells(list(open_table(said, Layout(delimiter=delimiter, header=1)))) == rows
