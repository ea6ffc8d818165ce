"""What is compared: a description of one thing, with all that tells it from others."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.identity.features import Address, email_of, phone_digits
from pactgraph.ontology.identity.organization import OrganizationName, split_names
from pactgraph.ontology.identity.person import PersonName

__all__ = ["Description"]


@dataclass(frozen=True, slots=True)
class Description:
    """One thing as one source describes it; ``key`` names the description.

    A person's name may be given as "Family, Given". ``identifiers`` are IRIs, or "scheme:value" of schemes
    of which a thing has one value: a passport, a tax number. ``apart_from`` are the keys of things that are
    known to be others, and what is ``listed`` is another thing than all else that is.

    >>> smith = Description("1", "person", ("Smith, Bob",), phones=("702-919-1300",))
    >>> smith.person_names[0].given, smith.phones
    (('bob',), ('7029191300',))
    """

    key: str
    kind: str
    names: tuple[str, ...]
    identifiers: frozenset[str] = frozenset()
    born: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    gender: str | None = None
    apart_from: frozenset[str] = frozenset()
    listed: bool = False
    person_names: tuple[PersonName, ...] = field(init=False, repr=False, compare=False)
    organization_names: tuple[OrganizationName, ...] = field(init=False, repr=False, compare=False)
    places: tuple[Address, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        def keep(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        person = self.kind == "person"
        keep("phones", tuple(digits for text in self.phones if (digits := phone_digits(text))))
        keep("emails", tuple(found for text in self.emails if (found := email_of(text))))
        keep("person_names", tuple(map(PersonName.of, self.names)) if person else ())
        texts = () if person else tuple(dict.fromkeys(n for text in self.names for n in split_names(text)))
        keep("organization_names", tuple(map(OrganizationName.of, texts)))
        keep("places", tuple(map(Address.of, self.addresses)))

    @classmethod
    def of(
        cls, entity: Entity, *, apart_from: frozenset[str] = frozenset(), listed: bool = False
    ) -> Description:
        """The description that an entity is: its names, identifiers and the domain of its page."""
        return cls(
            key=entity.iri,
            kind=entity.kind,
            names=(entity.name, *entity.aliases),
            identifiers=frozenset({*entity.identifiers, *_domain(entity)}),
            apart_from=apart_from | ({entity.parent} if entity.parent else frozenset()),
            listed=listed,
        )


def _domain(entity: Entity) -> list[str]:
    host = urlsplit(entity.homepage or "").hostname
    if not host:
        return []
    try:
        return [Identifier.of("domain", host).iri]
    except InvalidValue:
        return []
