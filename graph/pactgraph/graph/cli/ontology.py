"""``pactgraph ontology``: the relations that can be said, and what each one means."""

from __future__ import annotations

import json

import click
from rich.text import Text

from pactgraph.graph.cli.options import format_option
from pactgraph.graph.cli.tables import console, print_table
from pactgraph.ontology.iri import compact
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["ontology"]


@click.command()
@click.argument("relation", required=False)
@format_option
def ontology(relation: str | None, layout: str) -> None:
    """List the relations, or explain one.

    \b
    Examples:
      pactgraph ontology
      pactgraph ontology exclusive-host-of
    """
    if relation is None:
        _list(layout)
        return
    facts = _facts(vocabulary().relation(relation))
    if layout == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    width = max(map(len, facts))
    for name, value in facts.items():
        lines = value if isinstance(value, list) else [value]
        for number, line in enumerate(lines):
            console().print(Text.assemble(((name if number == 0 else "").ljust(width + 2), "bold"), line))


def _list(layout: str) -> None:
    relations = vocabulary().relations.values()
    if layout == "json":
        click.echo(json.dumps([_facts(relation) for relation in relations], ensure_ascii=False, indent=2))
        return
    groups = vocabulary().groups
    rows = [
        (groups[r.group].label, r.name, f"{_role(r.domain)} -> {_role(r.range)}", r.definition)
        for r in sorted(relations, key=lambda r: (list(groups).index(r.group), r.name))
    ]
    print_table(("group", "relation", "from -> to", "meaning"), rows)


def _facts(relation: Relation) -> dict[str, str | list[str]]:
    traits = [
        *(f"under {parent}" for parent in relation.parents),
        *(f"inverse of {inverse}" for inverse in relation.inverses),
        *(f"follows from {' then '.join(chain)}" for chain in relation.chains),
        *(["symmetric"] if relation.symmetric else []),
        *(["transitive"] if relation.transitive else []),
        *(["always exclusive"] if relation.implies_exclusive else []),
    ]
    facts: dict[str, str | list[str]] = {
        "relation": relation.name,
        "iri": str(relation.iri),
        "meaning": relation.definition,
        "from": _role(relation.domain),
        "to": _role(relation.range),
        "group": vocabulary().groups[relation.group].label,
        "read backwards": relation.inverse_label,
        "traits": traits,
        "example": relation.example,
        "mapped to": [compact(iri) for iri in relation.mappings],
        "wordings": list(relation.cues),
    }
    return {name: value for name, value in facts.items() if value}


def _role(iri: str) -> str:
    return compact(iri).removeprefix("pact:")
