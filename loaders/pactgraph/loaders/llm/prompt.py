"""What a model is told: the ontology's relations and how to answer, and a piece of text marked as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pactgraph.ontology.claim import Modality, Status
from pactgraph.ontology.iri import Iri, content_hash
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["instructions", "marked"]


@cache
def instructions() -> str:
    """The instructions, with the relations and kinds of the ontology.

    >>> "exclusive-host-of (" in instructions(), "{" in instructions()
    (True, False)
    """
    text = (files("pactgraph.loaders.llm") / "prompt.md").read_text(encoding="utf-8")
    known = vocabulary()
    relations = "\n".join(
        f"- {r.name} ({_label(r.domain)} -> {_label(r.range)}): {r.definition}"
        for r in known.relations.values()
    )
    return (
        text.replace("{kinds}", ", ".join(known.kinds))
        .replace("{statuses}", ", ".join(Status))
        .replace("{modalities}", ", ".join(Modality))
        .replace("{relations}", relations)
    )


def marked(piece: str) -> str:
    """A piece between two marks that it cannot hold itself, because they are made of all its words.

    >>> lines = marked("Azure hosts it.").splitlines()
    >>> lines[0] == lines[-1], lines[1]
    (True, 'Azure hosts it.')
    """
    mark = f"=== {content_hash(piece)[:16]} ==="
    return f"{mark}\n{piece}\n{mark}"


def _label(role: Iri) -> str:
    kind = vocabulary().kind_by_iri.get(role)
    return kind.name if kind else role.rpartition("#")[2]
