"""IRIs: the namespaces of pactgraph and of the vocabularies it reuses, and how names become IRIs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

__all__ = ["ENTITY_BASE", "PREFIXES", "Iri", "compact", "content_hash", "entity_iri", "pact"]


class Iri(str):
    """A string that is an absolute IRI; a type of its own, so that text and entities stay apart.

    >>> Iri("https://example.org/a")
    Iri('https://example.org/a')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Iri({str(self)!r})"


PACT: Final = "https://w3id.org/pactgraph/ontology#"
ENTITY_BASE: Final = "https://w3id.org/pactgraph/entity/"
SOURCE_BASE: Final = "https://w3id.org/pactgraph/source/"
CLAIM_BASE: Final = "https://w3id.org/pactgraph/claim/"

PREFIXES: Final[dict[str, str]] = {
    "pact": PACT,
    "entity": ENTITY_BASE,
    "source": SOURCE_BASE,
    "claim": CLAIM_BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
}


_TELLING_SIGNS = re.compile(r"[^\w\s.,;:!?'’‘\"“”()/&–—-]")


def pact(local: str) -> Iri:
    """The IRI of a term of the pactgraph ontology.

    >>> pact("exclusive-host-of")
    Iri('https://w3id.org/pactgraph/ontology#exclusive-host-of')
    """
    return Iri(PACT + local)


def entity_iri(name: str, base: str = ENTITY_BASE) -> Iri:
    """The IRI an entity gets from its name: the name folded to lower-case words joined by hyphens.

    Letters of every script are kept; signs that tell names apart ("C++", "C#") are kept as a hash.

    >>> entity_iri("Stargate Doña Ana County site")
    Iri('https://w3id.org/pactgraph/entity/stargate-dona-ana-county-site')
    >>> entity_iri("日本電気") == entity_iri("日本電気 ")
    True
    >>> len({entity_iri("C"), entity_iri("C++"), entity_iri("C#")})
    3
    """
    folded = unicodedata.normalize("NFKD", name)
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", folded)).strip("-")
    if _TELLING_SIGNS.search(folded) or not slug:
        slug = f"{slug}-{content_hash(' '.join(folded.split()))[:8]}".lstrip("-")
    return Iri(base + slug)


def compact(iri: str) -> str:
    """The prefixed form people read, or the IRI itself in angle brackets where no prefix fits.

    >>> compact("https://w3id.org/pactgraph/entity/openai")
    'entity:openai'
    >>> compact("https://example.org/x y")
    '<https://example.org/x y>'
    """
    for prefix, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and re.fullmatch(r"\w[\w.-]*", local):
            return f"{prefix}:{local}"
    return f"<{iri}>"


def content_hash(*parts: str | None) -> str:
    """SHA-256 over parts, kept apart and with absence told from emptiness (hex).

    >>> content_hash("a", "b") == content_hash("ab")
    False
    >>> content_hash(None) == content_hash("")
    False
    """
    encoded = [None if part is None else part.encode() for part in parts]
    told_apart = b"".join(b"-:" if data is None else b"%d:%b" % (len(data), data) for data in encoded)
    return hashlib.sha256(told_apart).hexdigest()
