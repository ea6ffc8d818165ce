"""The lines of a page: one for each row of a table, and for each line of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree, html

from pactgraph.loaders.sec.indents import indent_of
from pactgraph.loaders.sec.lines import SPACE, Cell, Line, cut, text_lines

__all__ = ["html_lines"]

_COLUMN: Final = 6.0
_MARK = re.compile(r"\(?\s*(?:\d{1,2}|[a-z]|[*†‡§#]+)\s*\)?")
_BLOCKS: Final = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_SILENT: Final = frozenset({"script", "style", "head", "template", "noscript"})


def html_lines(text: str) -> Iterator[Line]:
    """The lines of a page, in its order.

    >>> page = "<p>Exhibit 21</p><table><tr><td style='padding-left:9pt'>Alpha Inc.<td>Delaware</table>"
    >>> [(line.text, line.indent) for line in html_lines(page)]
    [('Exhibit 21', 0.0), ('Alpha Inc. | Delaware', 9.0)]
    """
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    flow = _Flow()
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        tag = element.tag
        if event == "comment":
            flow.add(element.tail)
            continue
        if event == "start":
            if tag in _SILENT:
                walk.skip_subtree()
            elif tag == "tr" and not _holds_table(element):
                yield from flow.break_line()
                yield from _table_lines(element)
                walk.skip_subtree()
            else:
                yield from flow.open(element)
        elif tag not in _SILENT and not (tag == "tr" and not _holds_table(element)):
            yield from flow.close(element)
            flow.add(element.tail)
        else:
            flow.add(element.tail)
    yield from flow.break_line()


class _Flow:
    """Running text outside tables, gathered until a block or a line ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._indents: list[float] = []
        self._line = 0
        self._preformatted = 0

    def open(self, element: Any) -> Iterator[Line]:
        if element.tag in _BLOCKS or element.tag == "br":
            yield from self.break_line()
        self._indents.append(indent_of(element))
        self._preformatted += element.tag == "pre"
        self._line = element.sourceline or self._line
        mark = element.tag == "sup" and _MARK.fullmatch(_words(element))
        self.add(_as_mark(element.text or "") if mark else element.text)

    def close(self, element: Any) -> Iterator[Line]:
        if element.tag in _BLOCKS:
            yield from self.break_line()
        self._preformatted -= element.tag == "pre"
        self._indents.pop()

    def add(self, text: str | None) -> None:
        if text:
            self._parts.append(text if self._preformatted else re.sub(r"[ \t\r\n]+", " ", text))

    def break_line(self) -> Iterator[Line]:
        text, self._parts = "".join(self._parts), []
        if self._preformatted:
            yield from (replace(line, number=self._line + line.number - 1) for line in text_lines(text))
            return
        found = cut(text.strip(" ").replace("\xa0", " "), max(0.0, sum(self._indents)), self._line)
        if found is not None:
            yield found


def _table_lines(row: Any) -> Iterator[Line]:
    """The lines of a table row: one, or one for each line of cells that are all cut into as many lines."""
    found: list[tuple[int, float, list[str]]] = []
    column = 0
    for cell in row:
        if not isinstance(cell.tag, str) or cell.tag not in ("td", "th"):
            continue
        if "display:none" not in (cell.get("style") or "").replace(" ", ""):
            pieces = [piece for piece in _cell_lines(cell) if piece[1]]
            if pieces:
                found.append((column, pieces[0][0], [text for _, text in pieces]))
        column += _colspan(cell)
    if not found:
        return
    number = row.sourceline or 0
    heights = {len(texts) for _, _, texts in found}
    indent = found[0][1] + found[0][0] * _COLUMN
    if len(heights) == 1 and len(found) > 1 and heights != {1}:
        for together in zip(*(texts for _, _, texts in found), strict=True):
            cells = tuple(Cell(text, column) for (column, _, _), text in zip(found, together, strict=True))
            yield Line(cells, indent, number, in_table=True)
        return
    cells = tuple(Cell(" ".join(texts), column) for column, _, texts in found)
    yield Line(_with_percents(cells), indent, number, in_table=True)


def _with_percents(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells in which a sign that was set apart is put back behind its number."""
    whole: list[Cell] = []
    for cell in cells:
        if cell.text in ("%", ")", ")%") and whole:
            whole[-1] = Cell(whole[-1].text + cell.text, whole[-1].column)
        else:
            whole.append(cell)
    return tuple(whole)


def _cell_lines(cell: Any) -> Iterator[tuple[float, str]]:
    flow: list[str] = []
    indents = [indent_of(cell)]
    indent = indents[0]

    def taken() -> tuple[float, str]:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(flow)).strip(" ")
        flow.clear()
        inner = text.replace("\xa0", " ").lstrip()
        return indent + (len(text) - len(inner)) * SPACE, " ".join(inner.split())

    flow.append(cell.text or "")
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment")):
        if element is cell:
            continue
        if event == "start":
            if element.tag in _BLOCKS or element.tag == "br":
                yield taken()
            indents.append(indent_of(element))
            indent = sum(indents)
            mark = element.tag == "sup" and _MARK.fullmatch(_words(element))
            flow.append(_as_mark(element.text or "") if mark else element.text or "")
        else:
            if event == "end":
                if element.tag in _BLOCKS:
                    yield taken()
                indents.pop()
                indent = sum(indents)
            flow.append(element.tail or "")
    yield taken()


def _words(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _as_mark(text: str) -> str:
    inner = text.strip(" ()\xa0")
    return f" ({inner})" if inner.isalnum() else text


def _holds_table(row: Any) -> bool:
    return row.find(".//table") is not None


def _colspan(cell: Any) -> int:
    found = cell.get("colspan") or "1"
    return min(int(found), 1000) if found.isdigit() and int(found) else 1
