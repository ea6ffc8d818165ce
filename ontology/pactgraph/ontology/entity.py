"""An entity: one thing in the world that claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri, entity_iri

__all__ = ["UNCLASSIFIED", "Entity"]

UNCLASSIFIED = "entity"
_SHORT: Final = 5  # a number as short as this may be part of a name


@dataclass(frozen=True, slots=True)
class Entity:
    """A party, offering, agreement or concept, with the names it is known by.

    ``kind`` is the local name of an ontology class in kebab-case ("cloud-platform"), or "entity" where
    the source does not tell. ``identifiers`` are IRIs of the same thing elsewhere (Wikidata, GLEIF).

    >>> Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",)).iri
    Iri('https://w3id.org/pactgraph/entity/azure')
    """

    iri: Iri
    name: str
    kind: str = UNCLASSIFIED
    aliases: tuple[str, ...] = ()
    description: str | None = None
    homepage: str | None = None
    parent: Iri | None = None
    identifiers: tuple[Iri, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("an entity needs a name")

    @property
    def is_unnamed(self) -> bool:
        """Whether its name is only one of its identifiers, until a source says how it is called.

        >>> lei = Identifier.of("lei", "549300PSHWOM1D1JVL23")
        >>> Entity(lei.entity, lei.value, identifiers=(lei.iri,)).is_unnamed
        True
        >>> Entity(Identifier.of("company-number", "GB:01234567").entity, "UK company 01234567").is_unnamed
        True
        """
        code = self.name.split()[-1]
        if code != self.name and not (code.isdigit() and len(code) > _SHORT):
            return False
        found = (Identifier.parse(iri) for iri in self.identifiers)
        known = [identifier.value for identifier in found if identifier is not None]
        known.append(unquote(self.iri.rsplit("/", 1)[-1]))
        return self.name in known[:-1] or any(value.endswith((f"-{code}", f":{code}")) for value in known)

    @classmethod
    def named(cls, name: str, kind: str = UNCLASSIFIED, *, aliases: tuple[str, ...] = ()) -> Entity:
        """An entity whose IRI is made from its name."""
        return cls(entity_iri(name), name, kind, aliases)
