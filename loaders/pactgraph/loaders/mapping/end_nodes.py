"""The ends of a relation in a mapping file."""

from __future__ import annotations

import re

from pactgraph.loaders.mapping.model import End, NamesFrom, Values, folded
from pactgraph.loaders.mapping.value_nodes import ColumnNames, values
from pactgraph.loaders.mapping.yaml_nodes import YamlNode
from pactgraph.ontology.identifiers import SCHEMES
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["PLACEHOLDER", "end"]

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_PARTS = (
    "column", "columns", "name", "named-in", "text", "kind", "separators", "names", "identifiers",
    "names-from",
)  # fmt: skip
_PLACES = ("column", "columns", "name", "named-in", "text")


def end(node: YamlNode, columns: ColumnNames) -> End:
    """An end: a column, or where else it stands with what is known of it.

    :raises MalformedSource: for what is wrong in it
    """
    if not node.is_mapping:
        return End(columns=tuple(columns.named(item) for item in node.items()))
    parts = node.mapping(_PARTS)
    places = [place for place in _PLACES if place in parts]
    if len(places) != 1:
        raise node.wrong(f"an end is said by one of {', '.join(_PLACES)}")
    place = parts[places[0]]
    template = place.filled() if places[0] == "text" else None
    for match in PLACEHOLDER.finditer(template or ""):
        columns.add(match[1], place)
    in_columns = places[0] in ("column", "columns")
    return End(
        columns=tuple(columns.named(item) for item in place.items()) if in_columns else (),
        fixed=place.filled() if places[0] == "name" else None,
        named_in=tuple(columns.named(item) for item in place.items()) if places[0] == "named-in" else (),
        template=template,
        kind=_kind(parts["kind"], columns) if "kind" in parts else None,
        separators=parts["separators"].texts() if "separators" in parts else None,
        names=_names(parts["names"]) if "names" in parts else {},
        identifiers=_identifiers(parts["identifiers"], columns) if "identifiers" in parts else (),
        names_from=_names_from(parts["names-from"]) if "names-from" in parts else None,
    )


def _kind(node: YamlNode, columns: ColumnNames) -> str | Values[str]:
    if node.is_mapping:
        return values(node, _kind_word, columns)
    return _kind_word(node)


def _kind_word(node: YamlNode) -> str:
    kinds = vocabulary().kinds
    if node.text() not in kinds:
        raise node.wrong(f"{node.text()!r} is none of the kinds {', '.join(kinds)}")
    return node.text()


def _names(node: YamlNode) -> dict[str, str]:
    """What is meant by what cells write; either way round: ``NAME: [ways to write it]``, ``word: NAME``."""
    found: dict[str, str] = {}
    for key, value in node.pairs():
        if value.is_list:
            found |= {folded(word): key.filled() for word in (*value.texts(), key.filled())}
        else:
            found[folded(key.filled())] = value.filled()
    return found


def _identifiers(node: YamlNode, columns: ColumnNames) -> tuple[tuple[str, str], ...]:
    found = []
    for key, value in node.pairs():
        if key.text() not in SCHEMES:
            raise key.wrong(f"{key.text()!r} is none of the identifier schemes {', '.join(SCHEMES)}")
        found.append((key.text(), columns.named(value)))
    return tuple(found)


def _names_from(node: YamlNode) -> NamesFrom:
    parts = node.mapping(("rows", "key", "name"))
    if len(parts) != 3:
        raise node.wrong("names of ids come from `rows:` with a `key:` and a `name:`")
    return NamesFrom(parts["rows"].text(), parts["key"].filled(), parts["name"].filled())
