"""Mapping files: YAML, validated with the line of what is wrong, as a ``Mapping``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pactgraph.loaders.cell_dates import DayOrder
from pactgraph.loaders.mapping.amount_nodes import amount_column
from pactgraph.loaders.mapping.end_nodes import end
from pactgraph.loaders.mapping.model import (
    Block,
    CellWords,
    Citations,
    DateColumn,
    DateRole,
    Filter,
    Mapping,
    Refused,
    Text,
    Values,
    folded,
)
from pactgraph.loaders.mapping.outcome_nodes import otherwise_of, relation_name, relation_of
from pactgraph.loaders.mapping.value_nodes import ColumnNames, values
from pactgraph.loaders.mapping.yaml_nodes import YamlNode, parse_yaml
from pactgraph.loaders.tabular.rows import Layout
from pactgraph.ontology.claim import Confidence, Status
from pactgraph.ontology.errors import MalformedSource, UnreadableSource

__all__ = ["is_mapping", "parse_mapping", "read_mapping"]

_T = TypeVar("_T")
_TOP = ("name", "about", "applies-to", "table", "source", "cells", "leave-out", "claims", "defaults")
_SOURCE = ("title", "publisher", "author", "published", "url")
_COMMON = (
    "status", "confidence", "exclusive", "scope", "condition", "asserted-by", "quote", "dates", "amounts",
    "sources", "notes",
)  # fmt: skip
_BLOCK = ("subject", "relation", "object", "people-first", *_COMMON)


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file.

    :raises UnreadableSource: where there is no such file
    :raises MalformedSource: for what is wrong in it, with its line
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSource(f"{path}: a mapping is YAML in UTF-8; save it as such") from None
    except OSError as error:
        raise UnreadableSource(f"{path}: the mapping cannot be read ({error.strerror})") from None
    return parse_mapping(text, str(path))


def is_mapping(path: Path) -> bool:
    """Whether a YAML file is meant as a mapping of pactgraph: other programs call their own files so, too.

    One that cannot be read counts as meant, so that its reader says why.
    """
    try:
        root = parse_yaml(path.read_text(encoding="utf-8-sig"), str(path))
        return any(key.text() in _TOP for key, _ in root.pairs())
    except (OSError, UnicodeDecodeError, MalformedSource):
        return True


def parse_mapping(text: str, place: str) -> Mapping:
    """The mapping that a YAML text states.

    >>> mapping = parse_mapping('''
    ... claims:
    ... - subject: buyer
    ...   relation: acquires
    ...   object: target
    ... ''', "deals.mapping.yaml")
    >>> mapping.blocks[0].subject.columns, mapping.blocks[0].relation[0].relation
    (('buyer',), 'acquires')

    :raises MalformedSource: for what is wrong in it, with its line
    """
    root = parse_yaml(text, place)
    parts = root.mapping(_TOP)
    columns = ColumnNames()
    if "claims" not in parts:
        raise root.wrong("a mapping needs `claims:`, a list of relations that rows state")
    if "about" in parts:
        parts["about"].text()
    defaults = parts["defaults"].mapping(_COMMON) if "defaults" in parts else {}
    blocks = tuple(_block(node, defaults, columns) for node in parts["claims"].items())
    signature = parts["applies-to"].mapping(("columns",)) if "applies-to" in parts else {}
    source = parts["source"].mapping(_SOURCE) if "source" in parts else {}
    return Mapping(
        name=parts["name"].filled() if "name" in parts else Path(place).stem,
        place=place,
        blocks=blocks,
        signature=signature["columns"].texts() if signature else (),
        layout=_layout(parts["table"]) if "table" in parts else Layout(),
        source={key: node.filled() for key, node in source.items()},
        words=_words(parts["cells"]) if "cells" in parts else CellWords(),
        filters=tuple(_filter(node, columns) for node in parts["leave-out"].items())
        if "leave-out" in parts
        else (),
        mentions=tuple(columns.lines.items()),
    )


def _block(node: YamlNode, defaults: dict[str, YamlNode], columns: ColumnNames) -> Block:
    own = node.mapping(_BLOCK)
    for needed in ("subject", "relation", "object"):
        if needed not in own:
            raise node.wrong(f"this relation has no `{needed}:`")
    parts = defaults | own
    columns.start()

    def part(name: str, read: Callable[[YamlNode], _T]) -> _T | None:
        return read(parts[name]) if name in parts else None

    subject, object_ = end(own["subject"], columns), end(own["object"], columns)
    relation, otherwise = relation_of(own["relation"], columns), otherwise_of(own["relation"])
    return Block(
        subject=subject,
        object=object_,
        relation=relation,
        otherwise=otherwise,
        people_first=part("people-first", lambda n: frozenset(map(relation_name, n.items()))) or frozenset(),
        scope=part("scope", lambda n: _text(n, columns)),
        condition=part("condition", lambda n: _text(n, columns)),
        asserted_by=part("asserted-by", lambda n: _text(n, columns)),
        quote=part("quote", lambda n: _text(n, columns)),
        status=part("status", lambda n: _choice(n, lambda m: m.word(Status), list(Status), columns)),
        confidence=part(
            "confidence", lambda n: _choice(n, lambda m: m.word(Confidence), list(Confidence), columns)
        ),
        exclusive=part(
            "exclusive", lambda n: _choice(n, YamlNode.truth, ["true", "false", "yes", "no"], columns)
        ),
        dates=part("dates", lambda n: _dates(n, columns)) or {},
        amounts=part("amounts", lambda n: tuple(amount_column(m, columns) for m in n.items())) or (),
        sources=part("sources", lambda n: _citations(n, columns)),
        notes=part("notes", lambda n: tuple(columns.named(m) for m in n.items())) or (),
        columns=columns.named_since_start(),
    )


def _text(node: YamlNode, columns: ColumnNames) -> Text:
    if not node.is_mapping:
        return Text(columns=tuple(columns.named(item) for item in node.items()))
    parts = node.mapping(("text", "column", "columns"))
    if "text" in parts:
        return Text(fixed=parts["text"].filled())
    named = [item for key in ("column", "columns") if key in parts for item in parts[key].items()]
    return Text(columns=tuple(columns.named(item) for item in named))


def _choice(
    node: YamlNode, read: Callable[[YamlNode], _T], words: list[str], columns: ColumnNames
) -> _T | Values[_T]:
    """A word for all rows, a column whose cells are such words, or a column with a table of its values."""
    if node.is_mapping:
        return values(node, read, columns)
    if node.text().lower().replace("_", "-") in words:
        return read(node)
    column = columns.named(node)
    own = {word: read(node.scalar(word)) for word in words}
    otherwise = Refused(f"{column}: its words are none of {', '.join(words)}")
    return Values(column, own, otherwise=otherwise, words=tuple(map(str, words)))


def _dates(node: YamlNode, columns: ColumnNames) -> dict[DateRole, DateColumn]:
    found = {}
    for key, value in node.pairs():
        role = key.word(DateRole)
        if value.is_mapping:
            parts = value.mapping(("column", "order"))
            if "column" not in parts:
                raise value.wrong("a date needs its `column:`")
            order = parts["order"].word(DayOrder) if "order" in parts else None
            found[role] = DateColumn(columns.named(parts["column"]), order)
        else:
            found[role] = DateColumn(columns.named(value))
    return found


def _citations(node: YamlNode, columns: ColumnNames) -> Citations:
    if not node.is_mapping:
        return Citations(tuple(columns.named(item) for item in node.items()))
    parts = node.mapping(("columns", "column", "separator", "title", "publisher", "each"))
    named = [item for key in ("column", "columns") if key in parts for item in parts[key].items()]
    return Citations(
        columns=tuple(columns.named(item) for item in named),
        separator=parts["separator"].text() if "separator" in parts else None,
        title=columns.named(parts["title"]) if "title" in parts else None,
        publisher=columns.named(parts["publisher"]) if "publisher" in parts else None,
        each=parts["each"].truth() if "each" in parts else False,
    )


def _layout(node: YamlNode) -> Layout:
    parts = node.mapping(("delimiter", "encoding", "header", "sheet", "rows"))
    delimiter = parts["delimiter"].text() if "delimiter" in parts else None
    if delimiter is not None and len(delimiter.replace("\\t", "\t").replace("tab", "\t")) != 1:
        raise parts["delimiter"].wrong("a delimiter is one sign, or `tab`")
    header = parts.get("header")
    return Layout(
        delimiter=delimiter and delimiter.replace("\\t", "\t").replace("tab", "\t"),
        encoding=parts["encoding"].filled() if "encoding" in parts else None,
        header=None if header is None else 0 if header.text() == "none" else header.number(),
        sheet=parts["sheet"].filled() if "sheet" in parts else None,
        rows=parts["rows"].text() if "rows" in parts else None,
    )


def _words(node: YamlNode) -> CellWords:
    parts = node.mapping(("separators", "marks", "no-party"))
    usual = CellWords()
    return CellWords(
        separators=parts["separators"].texts() if "separators" in parts else usual.separators,
        marks={folded(key.filled()): value.word(Confidence) for key, value in parts["marks"].pairs()}
        if "marks" in parts
        else {},
        no_party=frozenset(map(folded, parts["no-party"].texts())) if "no-party" in parts else frozenset(),
    )


def _filter(node: YamlNode, columns: ColumnNames) -> Filter:
    parts = node.mapping(("column", "values", "but", "reason"))
    for needed in ("column", "reason"):
        if needed not in parts:
            raise node.wrong(
                f"rows are left out by a `column:` and with a `reason:`; there is no `{needed}:`"
            )
    if ("values" in parts) == ("but" in parts):
        raise node.wrong("say either the `values:` that are left out, or what all `but:` are left out")
    return Filter(
        columns.named(parts["column"]),
        parts["reason"].filled(),
        patterns=tuple(map(folded, parts["values"].texts())) if "values" in parts else (),
        but=tuple(map(folded, parts["but"].texts())) if "but" in parts else (),
    )
