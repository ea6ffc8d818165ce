"""The graph as FollowTheMoney: a JSON line for each entity and for each claim that is put as a fact.

What is not put as a fact - rumoured, planned, negated, hypothetical, doubtful - is left out, because
FollowTheMoney would assert it. What a schema has no property for stands in the summary in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, BinaryIO, Final
from urllib.parse import unquote

from pactgraph.graph.export.content import Content, sentence
from pactgraph.graph.export.facts import is_fact, remarks
from pactgraph.graph.export.left_out import LeftOut
from pactgraph.graph.export.schemata import schema_of, schemata_of
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.dates import last_before
from pactgraph.ontology.iri import ENTITY_BASE, Iri, content_hash
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["write_followthemoney"]

_ID: Final = re.compile(r"[A-Za-z0-9][\w.-]{0,190}", re.ASCII)
_Properties = dict[str, list[str]]


def write_followthemoney(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """Entities that the claims name, then the claims."""
    entities = content.snapshot.entities
    claims = []
    for claim in content.claims():
        if not is_fact(claim):
            left_out.note("claims that are not put as facts, or are doubtful", sentence(claim))
        elif _about_a_concept(claim, entities):
            left_out.note("claims about concepts, for which there is no schema", sentence(claim))
        else:
            claims.append(claim)
    schemata = schemata_of(claims, entities)
    named = {iri for claim in claims for iri in (claim.subject, claim.object)}
    for iri in sorted(named):
        _write(out, _thing(entities[iri], schemata[iri]))
    for entity in entities.values():
        if entity.iri not in named:
            left_out.note("entities that none of these claims names", entity.name)
    for claim in claims:
        record = _link(claim, content.snapshot.sources.get(claim.source), schemata)
        if record["schema"] == "UnknownLink" and claim.relation != "related-to":
            left_out.note(
                "claims of relations without a schema of their own, written as UnknownLink with the relation "
                "as role",
                sentence(claim),
            )
        _write(out, record)


def _about_a_concept(claim: Claim, entities: Mapping[Iri, Entity]) -> bool:
    """Whether a claim is about an idea or a reason; positions that people hold are things of their own."""
    kinds = {entities[iri].kind for iri in (claim.subject, claim.object)}
    return "concept" in kinds and claim.relation != "holds-position"


def _write(out: BinaryIO, record: Mapping[str, Any]) -> None:
    line = json.dumps(record, ensure_ascii=False, sort_keys=True)
    out.write(line.encode("utf-8", errors="replace") + b"\n")


def _id(iri: Iri) -> str:
    """The id of an entity: the one that FollowTheMoney or Wikidata gave it, else its name in this graph."""
    local = unquote(iri.removeprefix(ENTITY_BASE)).removeprefix("id-ftm-").removeprefix("qid-")
    if local.startswith("company-number-"):
        local = local.replace(":", "-")
    return local if _ID.fullmatch(local) else f"pactgraph-{content_hash(iri)[:32]}"


def _thing(entity: Entity, schema: str) -> dict[str, Any]:
    aliases = [alias for alias in entity.aliases if alias != entity.name]
    properties: _Properties = {"name": [entity.name]}
    _put(properties, "alias", *aliases)
    _put(properties, "website" if schema in _LEGAL else "sourceUrl", entity.homepage)
    _put(properties, "description", entity.description)
    schemes = {scheme: name for name, scheme in interchange_table("followthemoney")["identifiers"].items()}
    for iri in entity.identifiers:
        identifier = Identifier.parse(iri)
        if identifier is None:
            continue
        name = schemes.get(identifier.scheme)
        if name == "wikidataId" or (name is not None and schema in _CODES.get(name, _LEGAL)):
            _put(properties, name, identifier.value)
        elif identifier.scheme == "company-number" and schema in _LEGAL:
            register, _, number = identifier.value.partition(":")
            _put(properties, "jurisdiction", register[:2].lower())
            _put(properties, "registrationNumber", number or register)
    return {"id": _id(entity.iri), "schema": schema, "caption": entity.name, "properties": properties}


_LEGAL: Final = {"Company", "Organization", "PublicBody", "Person", "LegalEntity"}
_CODES: Final = {name: {"Company"} for name in ("cikCode", "isinCode", "ticker")}


def _link(claim: Claim, source: Source | None, schemata: Mapping[Iri, str]) -> dict[str, Any]:
    table = interchange_table("followthemoney")
    schema = schema_of(claim, schemata)
    properties: _Properties = {}
    if schema == "Sanction":
        _put(properties, "entity", _id(claim.subject))
        _put(properties, "authority", claim.object_name)
    else:
        link = table["links"][schema]
        _put(properties, link["subject"], _id(claim.subject))
        _put(properties, link["object"], _id(claim.object))
    words = table["words"].get(schema, "role")
    notes = list(remarks(claim))
    if schema == "UnknownLink" and claim.relation != "related-to":
        _put(properties, words, vocabulary().relation(claim.relation).label)
    if claim.scope is not None and schema not in table["without_words"]:
        _put(properties, words, str(claim.scope))
    elif claim.scope is not None:
        notes.insert(0, f"scope: {claim.scope}")
    _put_status(properties, claim, schema, notes)
    _put_amounts(properties, claim, schema, notes)
    if not claim.evidence.quote.startswith("{"):  # records of others are no words to be read
        _put(properties, "description", claim.evidence.quote)
    _put(properties, "summary", "; ".join(notes))
    if source is not None:
        _put(properties, "publisher", source.publisher)
        _put(properties, "sourceUrl", source.url)
        _put(properties, "modifiedAt", None if source.published is None else str(source.published))
    return {"id": f"claim-{claim.iri.rsplit('/', 1)[-1]}", "schema": schema, "properties": properties}


def _put_status(properties: _Properties, claim: Claim, schema: str, notes: list[str]) -> None:
    _put(properties, "startDate", None if claim.valid_from is None else str(claim.valid_from))
    last = None if claim.valid_to is None else last_before(claim.valid_to)
    _put(properties, "endDate", None if last is None else str(last))
    if claim.status is not Status.IN_FORCE:
        if schema in interchange_table("followthemoney")["with_status"]:
            _put(properties, "status", str(claim.status))
        elif not (schema == "Payment" and claim.status is Status.COMPLETED):
            notes.append(f"status: {claim.status}")


def _put_amounts(properties: _Properties, claim: Claim, schema: str, notes: list[str]) -> None:
    for amount in claim.amounts:
        exact = amount.low is not None and amount.low == amount.high and not amount.approximate
        number = f"{amount.low.normalize():f}" if amount.low is not None else ""
        money = amount.unit is not None and len(amount.unit) == 3 and amount.unit.isupper()
        if exact and amount.unit == "%" and schema == "Ownership":
            _put(properties, "percentage", number)
        elif exact and amount.unit == "shares" and schema == "Ownership":
            _put(properties, "sharesCount", number)
        elif exact and money and schema == "Ownership":
            _put(properties, "sharesValue", number)
            _put(properties, "sharesCurrency", amount.unit)
        elif exact and money and schema in interchange_table("followthemoney")["with_sum"]:
            _put(properties, "amount", number)
            _put(properties, "currency", amount.unit)
        else:
            notes.append(f"amount: {amount.text}")


def _put(properties: _Properties, name: str, *values: str | None) -> None:
    for value in values:
        if value and value not in properties.setdefault(name, []):
            properties[name].append(value)
        if not properties.get(name):
            properties.pop(name, None)
