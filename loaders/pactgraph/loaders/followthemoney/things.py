"""Things of FollowTheMoney as entities: kind, names, aliases, identifiers, homepage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pactgraph.loaders.followthemoney.model import model
from pactgraph.loaders.followthemoney.record import FtmRecord, entity_of_id
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri

__all__ = ["entity_of"]


def entity_of(record: FtmRecord) -> Entity:
    """The entity of a thing; weak aliases and former names are aliases like others.

    >>> thing = FtmRecord(
    ...     "NK-1", "Company", {"name": ("Acme",), "weakAlias": ("AC",), "cikCode": ("320193",)}, None, {},
    ...     "", "line 1",
    ... )
    >>> entity_of(thing).aliases, entity_of(thing).identifiers[0]
    (('AC',), Iri('https://www.sec.gov/cgi-bin/browse-edgar?CIK=0000320193'))
    """
    words = model().properties
    name, names = record.name, record.all(*words("names"), *words("aliases"))
    return Entity(
        iri=entity_of_id(record.id),
        name=name,
        kind=model().kinds[record.schema],
        aliases=tuple(other for other in names if other != name),
        description=record.one(*words("description")),
        homepage=record.one(*words("homepage")),
        identifiers=tuple(dict.fromkeys(_identifiers(record))),
    )


def _identifiers(record: FtmRecord) -> Iterator[Iri]:
    # what cannot be a value of its scheme says nothing of who this is, and stays in the file
    for name, scheme in model().table["identifiers"].items():
        for value in record.all(name):
            with suppress(InvalidValue):
                yield Identifier.of(scheme, value).iri
    country = record.one(*model().properties("countries"))
    if country is not None and len(country) == 2:
        for number in record.all(*model().properties("company_numbers")):
            with suppress(InvalidValue):
                yield Identifier.of("company-number", f"{country.upper()}:{number}").iri
    others = record.about.get("referents")
    for value in (record.id, *(others if isinstance(others, list) else ())):
        if isinstance(value, str):
            with suppress(InvalidValue):
                scheme = "qid" if value.startswith("Q") and value[1:].isdigit() else "id"
                yield Identifier.of(scheme, value if scheme == "qid" else f"ftm-{value}").iri
