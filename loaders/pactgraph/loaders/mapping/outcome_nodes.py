"""The relation of a block in a mapping file: fixed, by a column's values, or by cases over columns."""

from __future__ import annotations

from pactgraph.loaders.mapping.model import Case, Measure, Outcome, Refused, Values, folded
from pactgraph.loaders.mapping.value_nodes import ColumnNames, refused, split_patterns
from pactgraph.loaders.mapping.yaml_nodes import YamlNode
from pactgraph.ontology.claim import Confidence, Modality, Status
from pactgraph.ontology.errors import UnknownRelation
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Outcomes", "otherwise_of", "relation_name", "relation_of"]

Outcomes = tuple[Outcome, ...]
_OUTCOME = (
    "relation", "inverted", "status", "modality", "exclusive", "scope", "confidence", "amounts",
)  # fmt: skip


def relation_of(
    node: YamlNode, columns: ColumnNames
) -> Outcomes | Values[Outcomes | Refused] | tuple[Case, ...]:
    """The relation that rows state, or how their cells tell it.

    :raises MalformedSource: for what is wrong in it
    """
    if node.is_mapping:
        keys = {key.text() for key, _ in node.pairs()}
        if "cases" in keys:
            parts = node.mapping(("cases", "otherwise"))
            return tuple(_case(item, columns) for item in parts["cases"].items())
        if "column" in keys:
            return _by_values(node, columns)
        return _outcomes(node)
    if not node.is_list and node.text() not in vocabulary().relations and not _meant_as_relation(node):
        column = columns.named(node)
        own: dict[str, Outcomes | Refused] = {folded(n): (Outcome(n),) for n in vocabulary().relations}
        return Values(column, own, words=tuple(vocabulary().relations))
    return _outcomes(node)


def otherwise_of(node: YamlNode) -> Outcomes | Refused | None:
    """What rows state that fit none of the cases or values."""
    if not node.is_mapping:
        return None
    for key, value in node.pairs():
        if key.text() == "otherwise":
            return refused(value) or _outcomes(value)
    return None


def _meant_as_relation(node: YamlNode) -> bool:
    # a kebab-case word that is no relation is rather misspelt than a column
    return "-" in node.text() and node.text().islower() and " " not in node.text()


def _by_values(node: YamlNode, columns: ColumnNames) -> Values[Outcomes | Refused]:
    parts = node.mapping(("column", "values", "otherwise"))
    if "column" not in parts or "values" not in parts:
        raise node.wrong("a relation by values needs its `column:` and `values:`")
    column = columns.named(parts["column"])
    exact, patterns = split_patterns(parts["values"], lambda n: refused(n) or _outcomes(n))
    return Values(column, exact, patterns)


def _case(node: YamlNode, columns: ColumnNames) -> Case:
    parts = node.mapping(("when", "then", "refuse", "leave-out", *_OUTCOME))
    if "when" not in parts:
        raise node.wrong("a case says `when:` it counts")
    when = tuple(
        (columns.named(key), tuple(folded(text).replace("[", "[[]") for text in value.texts()))
        for key, value in parts["when"].pairs()
    )
    for key in ("refuse", "leave-out"):
        if key in parts:
            return Case(when, Refused(parts[key].filled(), on_purpose=key == "leave-out"))
    if "then" in parts:
        return Case(when, _outcomes(parts["then"]))
    return Case(when, (_outcome(node, {k: v for k, v in parts.items() if k in _OUTCOME}),))


def _outcomes(node: YamlNode) -> Outcomes:
    return tuple(
        _outcome(item, item.mapping(_OUTCOME)) if item.is_mapping else Outcome(relation_name(item))
        for item in node.items()
    )


def _outcome(node: YamlNode, parts: dict[str, YamlNode]) -> Outcome:
    if "relation" not in parts:
        raise node.wrong("there is no `relation:`")
    return Outcome(
        relation=relation_name(parts["relation"]),
        inverted=parts["inverted"].truth() if "inverted" in parts else False,
        status=parts["status"].word(Status) if "status" in parts else None,
        modality=parts["modality"].word(Modality) if "modality" in parts else Modality.ASSERTED,
        exclusive=parts["exclusive"].truth() if "exclusive" in parts else None,
        scope=parts["scope"].filled() if "scope" in parts else None,
        confidence=parts["confidence"].word(Confidence) if "confidence" in parts else None,
        amounts=frozenset(item.word(Measure) for item in parts["amounts"].items())
        if "amounts" in parts
        else None,
    )


def relation_name(node: YamlNode) -> str:
    """A relation of the ontology.

    :raises MalformedSource: for what is none
    """
    try:
        return vocabulary().relation(node.text()).name
    except UnknownRelation as error:
        raise node.wrong(str(error)) from None
