"""A record of a register as a tree of plain values, the same whether it came as XML or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactgraph.loaders.xml_records import local_name
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["attribute", "date_of", "flattened", "items", "text", "tree"]


def tree(element: Any) -> Any:
    """An XML element as the golden copy writes it in JSON: attributes with ``@``, text as ``$``.

    >>> from lxml import etree
    >>> tree(etree.fromstring("<a><b type='X'>1</b><b>2</b></a>"))
    {'b': [{'@type': 'X', '$': '1'}, '2']}
    """
    found: dict[str, Any] = {f"@{local_name(name)}": value for name, value in element.attrib.items()}
    for child in element:
        name, value = local_name(child.tag), tree(child)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    words = (element.text or "").strip()
    if not found:
        return words
    if words:
        found["$"] = words
    return found


def text(node: Any, *path: str) -> str | None:
    """The text at a path; nothing where there is none.

    >>> text({"LEI": {"$": " 5493 "}}, "LEI"), text({"LEI": "5493"}, "LEI"), text({}, "LEI")
    ('5493', '5493', None)
    """
    for step in path:
        if isinstance(node, list):
            node = node[0] if node else None
        node = node.get(step) if isinstance(node, dict) else None
    if isinstance(node, dict):
        node = next((node[name] for name in ("$", "#text", "value") if name in node), None)
    return node.strip() or None if isinstance(node, str) else None


def items(node: Any, container: str, name: str) -> list[Any]:
    """The members of a container, whether it is a list or holds them under their name.

    >>> items({"Names": {"Name": ["a", "b"]}}, "Names", "Name"), items({"Names": ["a"]}, "Names", "Name")
    (['a', 'b'], ['a'])
    """
    found = node.get(container) if isinstance(node, dict) else None
    if isinstance(found, dict) and name in found and not ("@type" in found or "type" in found):
        found = found[name]
    return found if isinstance(found, list) else [] if found in (None, "") else [found]


def attribute(node: Any, name: str) -> str | None:
    """An attribute of a node, however its form marks attributes."""
    return text(node, f"@{name}") or text(node, name)


def date_of(node: Any, *path: str) -> PartialDate | None:
    """The day of a date and time at a path, as it was written, whatever its time zone.

    :raises InvalidValue: where it is no date
    """
    found = text(node, *path)
    if found is None:
        return None
    try:
        return PartialDate.parse(found.partition("T")[0])
    except InvalidValue as error:
        raise InvalidValue(f"{path[-1]}: {error}") from None


def flattened(node: Any) -> str:
    """A record in one line, each value after the path to it, for evidence.

    >>> flattened({"Relationship": {"StartNode": {"NodeID": "5493"}, "Status": "ACTIVE"}})
    'Relationship.StartNode.NodeID: 5493; Relationship.Status: ACTIVE'
    """
    return "; ".join(_leaves(node, ""))


def _leaves(node: Any, path: str) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _leaves(value, path if name == "$" else f"{path}.{name}".lstrip("."))
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value, path)
    elif node not in (None, ""):
        yield f"{path}: {node}" if path else str(node)
