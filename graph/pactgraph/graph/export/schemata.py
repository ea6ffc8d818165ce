"""Which schema of FollowTheMoney an entity or a claim leaves by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.iri import Iri

__all__ = ["schema_of", "schemata_of"]

_ANYTHING = "LegalEntity"


def schemata_of(claims: Iterable[Claim], entities: Mapping[Iri, Entity]) -> dict[Iri, str]:
    """The schema of each entity: that of its kind; of an unclassified one, what its claims ask for.

    Who is owned has to be an asset too, and only a company is a party and an asset.

    >>> schemata_of([], {Iri("https://example.org/a"): Entity(Iri("https://example.org/a"), "A", "person")})
    {Iri('https://example.org/a'): 'Person'}
    """
    table = interchange_table("followthemoney")
    asked: dict[Iri, set[str]] = defaultdict(set)
    for claim in claims:
        schema = table["relations"].get(claim.relation)
        if schema in table["ranges"]:
            link, ranges = table["links"][schema], table["ranges"][schema]
            asked[claim.subject].add(ranges[link["subject"]])
            asked[claim.object].add(ranges[link["object"]])
    return {iri: _schema(entity, asked[iri]) for iri, entity in entities.items()}


def _schema(entity: Entity, asked: set[str]) -> str:
    table = interchange_table("followthemoney")
    schema: str = table["schemata"][entity.kind]
    if entity.kind == UNCLASSIFIED:
        for wanted in ("Organization", "Person", "Project"):
            if wanted in asked and all(_fits(wanted, range_) for range_ in asked - {"Asset"}):
                schema = wanted
    if "Asset" in asked:
        schema = table["owned"].get(schema, schema)
    return schema


def schema_of(claim: Claim, schemata: Mapping[Iri, str]) -> str:
    """The schema a claim was read from, or that of its relation, where the ends are what it asks for."""
    table = interchange_table("followthemoney")
    if claim.relation == "sanctioned-by":
        return "Sanction"
    read_from = (claim.recorded_by or "").removeprefix("followthemoney ")
    for schema in (read_from, table["relations"].get(claim.relation)):
        ranges = table["ranges"].get(schema)
        if ranges is None:
            continue
        link = table["links"][schema]
        relations = {link["relation"], link.get("otherwise", {}).get("relation")}
        if schema == read_from and claim.relation not in relations:
            continue
        ends = ((claim.subject, link["subject"]), (claim.object, link["object"]))
        if all(_fits(schemata.get(iri, _ANYTHING), ranges[end]) for iri, end in ends):
            return str(schema)
    return "UnknownLink"


def _fits(schema: str, range_: str) -> bool:
    return range_ in ("Thing", schema, *interchange_table("followthemoney")["is_a"].get(schema, ()))
