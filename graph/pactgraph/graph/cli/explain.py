"""``pactgraph explain``: why a relation holds on a day, down to quotes, or what comes nearest to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click
from rich.text import Text
from rich.tree import Tree

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.options import as_of_option, format_option, opened, store_option
from pactgraph.graph.cli.tables import console, counted
from pactgraph.graph.explanation import Derivation, Explanation, Stated, explain
from pactgraph.graph.inference import Fact, RuleKind
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["explain_command"]

_MOST: Final = 3
"""The claims shown of each fact that a derivation rests on; of a fact that is itself asked for, all are."""


@click.command("explain")
@click.argument("subject")
@click.argument("relation")
@click.argument("object", metavar="OBJECT")
@store_option
@as_of_option
@format_option
def explain_command(
    subject: str, relation: str, object: str, store: Path | None, as_of: PartialDate | None, layout: str
) -> int:
    """Explain why a relation holds on a day: the claims that say so, or the rules and claims it follows from.

    Where it neither is claimed nor follows, the nearest claims are shown and the exit status is 1.

    \b
    Examples:
      pactgraph explain Azure hosts Frontier --as-of 2026-03-15
      pactgraph explain Frontier hosted-by Azure
      pactgraph explain Microsoft hosts Frontier -f json
    """
    with opened(store, as_of) as (graph, given):
        view = given or graph.as_of(as_of)
        ends = view.show(subject).entity.iri, view.show(object).entity.iri
        fact = Fact(ends[0], relation, ends[1])
        explained = explain(fact, view.snapshot, view.holding, view.day, vocabulary())
        snapshot = view.snapshot
    if layout == "json":
        click.echo(json.dumps(_as_json(explained, snapshot), ensure_ascii=False, indent=2))
    else:
        console().print(_tree(explained, snapshot))
    return int(explained.derivation is None)


def _tree(explained: Explanation, snapshot: Snapshot) -> Tree:
    derivation = explained.derivation
    if derivation is None:
        return _nothing(explained, snapshot)
    tree = Tree(_heading(derivation, snapshot, f" on {explained.day}"), highlight=False)
    if isinstance(derivation, Stated):
        _add_claims(tree, derivation.claims, snapshot)
        return tree
    waiting = [(tree, premise) for premise in reversed(derivation.premises)]
    while waiting:
        branch, premise = waiting.pop()
        grown = branch.add(_heading(premise, snapshot))
        if isinstance(premise, Stated):
            _add_claims(grown, premise.claims[:_MOST], snapshot)
            if len(premise.claims) > _MOST:
                grown.add(Text(f"and {counted(len(premise.claims) - _MOST, 'more claim')}", "dim"))
        else:
            waiting += [(grown, further) for further in reversed(premise.premises)]
    return tree


def _heading(derivation: Derivation, snapshot: Snapshot, when: str = "") -> Text:
    heading = Text.assemble((_sentence(derivation.fact, snapshot), "bold"), when)
    if isinstance(derivation, Stated):
        return heading
    used = [premise.fact.relation for premise in derivation.premises]
    if derivation.rule is RuleKind.TRANSITIVE:
        del used[1:]
    return heading.append(f", inferred ({derivation.rule}: {' then '.join(used)}), because")


def _add_claims(branch: Tree, claims: Iterable[Claim], snapshot: Snapshot) -> None:
    for claim in claims:
        branch.add(_quoted(claim, snapshot))


def _nothing(explained: Explanation, snapshot: Snapshot) -> Tree:
    sentence = _sentence(explained.fact, snapshot)
    heading = f"{sentence}: no claim says so on {explained.day}, and it does not follow from those that hold"
    tree = Tree(Text(heading), highlight=False)
    for near in explained.nearby:
        fact = Fact(near.claim.subject, near.claim.relation, near.claim.object)
        grown = tree.add(Text.assemble((_sentence(fact, snapshot), "bold"), f": {near.reason}"))
        grown.add(_quoted(near.claim, snapshot))
        if near.overridden_by is not None:
            grown.add(Text("overridden by ").append_text(_quoted(near.overridden_by, snapshot)))
    for gap in explained.gaps:
        given = " and ".join(_sentence(fact, snapshot) for fact in gap.given)
        lacking = _sentence(gap.lacking, snapshot)
        tree.add(Text(f"it would follow ({gap.rule}), as {given}, if a claim held that {lacking}"))
    return tree


def _sentence(fact: Fact, snapshot: Snapshot) -> str:
    names = (snapshot.entities[iri].name for iri in (fact.subject, fact.object))
    return f" {vocabulary().relation(fact.relation).label} ".join(names)


def _quoted(claim: Claim, snapshot: Snapshot) -> Text:
    source = snapshot.sources[claim.source]
    quote = f"“{claim.evidence.quote}”" if claim.evidence.verbatim else claim.evidence.quote
    origin = [str(claim.status)]
    if claim.scope is not None:
        # what follows carries no scope, so the reader has to see the one it was said with
        origin.append(f"scope: {claim.scope}")
    if claim.asserted_by:
        origin.append(f"said by {claim.asserted_by}")
    origin += [source.label, *(str(part) for part in (source.published, source.url) if part is not None)]
    return Text.assemble((quote, "italic"), "\n", (" · ".join(origin), "dim"))


def _as_json(explained: Explanation, snapshot: Snapshot) -> dict[str, Any]:
    derivation = explained.derivation
    return _fact_json(explained.fact, snapshot) | {
        "day": explained.day.isoformat(),
        "holds": derivation is not None,
        "inferred": derivation is not None and not isinstance(derivation, Stated),
        "derivation": None if derivation is None else _derivation_json(derivation, snapshot),
        "nearby": [
            {
                "reason": near.reason,
                "claim": _claim_json(near.claim, snapshot),
                "overridden_by": near.overridden_by and _claim_json(near.overridden_by, snapshot),
            }
            for near in explained.nearby
        ],
        "would_follow": [
            {
                "rule": str(gap.rule),
                "lacking": _fact_json(gap.lacking, snapshot),
                "given": [_fact_json(fact, snapshot) for fact in gap.given],
            }
            for gap in explained.gaps
        ],
    }


def _derivation_json(derivation: Derivation, snapshot: Snapshot) -> dict[str, Any]:
    fact = _fact_json(derivation.fact, snapshot)
    if isinstance(derivation, Stated):
        return fact | {"claims": [_claim_json(claim, snapshot) for claim in derivation.claims]}
    premises = [_derivation_json(premise, snapshot) for premise in derivation.premises]
    return fact | {"rule": str(derivation.rule), "premises": premises}


def _fact_json(fact: Fact, snapshot: Snapshot) -> dict[str, Any]:
    subject, object_ = (snapshot.entities[iri] for iri in (fact.subject, fact.object))
    return {
        "subject": subject.name,
        "relation": fact.relation,
        "object": object_.name,
        "subject_iri": subject.iri,
        "object_iri": object_.iri,
    }


def _claim_json(claim: Claim, snapshot: Snapshot) -> dict[str, Any]:
    source = snapshot.sources[claim.source]
    row = claim_row(claim, source.identifier)
    del row["doc"]
    return row | {
        "claim": claim.iri,
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "published": None if source.published is None else str(source.published),
            "url": source.url,
        },
    }
