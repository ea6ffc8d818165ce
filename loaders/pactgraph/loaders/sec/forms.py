"""What forms in XML have in common: one issuer, and parts that each tell of it or are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import flattened, tree
from pactgraph.loaders.xml_records import xml_records
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["Part", "begun", "form_in", "tie", "told", "xml_form"]

Part = tuple[str, Any, Callable[[Any, Entity, Source, str], Iterator[Record]]]
"""A part of a form: its place for a person, its content, and who understands it."""


def form_in(document: Document, root: str) -> dict[str, Any]:
    """The content of a form whose outermost element is named.

    :raises MalformedSource: where there is none
    """
    form = next((tree(found.element) for found in xml_records(document, {root})), None)
    if not isinstance(form, dict):
        raise MalformedSource(document.name, f"there is no {root} in it")
    return form


def begun(
    document: Document,
    form: dict[str, Any],
    read: Callable[[dict[str, Any]], tuple[Entity, PartialDate | None]],
    title: Callable[[Entity], str],
) -> tuple[Source, Entity]:
    """The source that a form is and its issuer, as ``read`` finds them with the day of the form.

    :raises MalformedSource: where the form does not say whom it is about
    """
    try:
        issuer, day = read(form)
    except InvalidValue as error:
        raise MalformedSource(document.name, str(error)) from None
    source = document.as_source("application/xml", title=title(issuer), publisher="SEC", published=day)
    return source, issuer


def told(document: Document, source: Source, issuer: Entity, parts: Iterable[Part]) -> Records:
    """What the parts tell of the issuer; one that cannot be understood whole is refused."""
    yield source
    yield issuer
    for place, node, understood in parts:
        try:
            found = list(understood(node, issuer, source, place))
        except InvalidValue as error:
            yield Refusal(document.name, place, str(error), flattened(node) or "an empty element")
            continue
        yield from found


def tie(
    subject: Entity,
    relation: str,
    issuer: Entity,
    source: Source,
    evidence: Evidence,
    *,
    recorded_by: str,
    **terms: Any,
) -> Claim:
    """The claim that a party stands in a relation to the issuer; ``terms`` are other parts of a claim."""
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=relation,
        object=issuer.iri,
        object_name=issuer.name,
        source=source.iri,
        evidence=evidence,
        recorded_by=recorded_by,
        **terms,
    )


def xml_form(
    name: str, read: Callable[[Document], Records], recognises: Callable[[Document], bool]
) -> Loader:
    """The loader of a form."""
    return Loader(
        name=name,
        suffixes=(".xml",),
        media_types=("application/xml", "text/xml"),
        read=read,
        recognises=recognises,
    )
