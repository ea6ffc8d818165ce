"""The words a claim rests on, in their context: found by the claim's name, checked against the kept text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import NotFound
from pactgraph.ontology.iri import CLAIM_BASE, Iri, compact
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import node, term

__all__ = ["CitedWords", "cited_words", "claim_named", "short_name"]

_SHORT: Final = 10
_FEWEST: Final = 4
_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A claim's evidence as it stands in its source.

    ``before`` and ``after`` are the text around the quote, empty where the source keeps no text, as tables
    do. ``carrier`` is the table that carries the source, if one does. ``intact`` is whether the quote stands
    at its offsets in the kept text, and that text still has the hash it was kept with.
    """

    claim: Claim
    source: Source
    carrier: Source | None
    before: str
    after: str
    intact: bool | None

    @property
    def cut_before(self) -> bool:
        """Whether more text stands before what is shown."""
        return (self.claim.evidence.start or 0) > len(self.before)

    @property
    def cut_after(self) -> bool:
        """Whether more text stands after what is shown."""
        return len(self.source.text or "") > (self.claim.evidence.end or 0) + len(self.after)


def short_name(claim: Iri) -> str:
    """A claim's name as people copy it: enough of its hash to find it again.

    >>> short_name(Iri("https://w3id.org/pactgraph/claim/0123456789abcdef01234567"))
    'claim:0123456789'
    """
    return (
        f"claim:{claim.removeprefix(CLAIM_BASE)[:_SHORT]}" if claim.startswith(CLAIM_BASE) else compact(claim)
    )


def claim_named(snapshot: Snapshot, name: str) -> Claim:
    """The claim of a name: its IRI, its short form ``claim:...``, or the start of its hash.

    :raises NotFound: where none or several have it
    """
    wanted = name.strip().strip("<>")
    claim = snapshot.claims.get(Iri(wanted))
    if claim is not None:
        return claim
    start = wanted.removeprefix(CLAIM_BASE).removeprefix("claim:").lower()
    found = [iri for iri in snapshot.claims if iri.startswith(CLAIM_BASE + start)] if start else []
    if len(found) == 1 and len(start) >= _FEWEST:
        return snapshot.claims[found[0]]
    if not found:
        raise NotFound(f"no claim is called {name!r}; `pactgraph show NAME` prints those of an entity")
    listed = ", ".join(map(compact, found[:_LISTED])) + (", ..." if len(found) > _LISTED else "")
    raise NotFound(f"{name!r} is the start of {len(found)} claims; give more of it: {listed}")


def cited_words(store: ClaimStore, snapshot: Snapshot, name: str, *, context: int = 300) -> CitedWords:
    """The evidence of a claim, with up to ``context`` characters on either side.

    :raises NotFound: where no one claim has the name
    """
    claim = claim_named(snapshot, name)
    source = snapshot.sources[claim.source]
    carrier = None if source.within is None else snapshot.sources.get(source.within)
    start, end, text = claim.evidence.start, claim.evidence.end, source.text
    if text is None or start is None or end is None:
        return CitedWords(claim, source, carrier, "", "", None)
    kept = text[start:end] == claim.evidence.quote and _kept_hash(store, source) in (None, source.text_hash)
    return CitedWords(claim, source, carrier, _before(text, start, context), _after(text, end, context), kept)


def _kept_hash(store: ClaimStore, source: Source) -> str | None:
    quads = store.engine.quads_for_pattern(node(source.iri), term("pact:textHash"), None)
    return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), None)


def _before(text: str, start: int, context: int) -> str:
    left = max(0, start - context)
    if left and not text[left - 1].isspace():
        cut = min(
            (at for at in (text.find(" ", left, start), text.find("\n", left, start)) if at >= 0),
            default=left,
        )
        left = cut if cut == left else cut + 1
    return text[left:start]


def _after(text: str, end: int, context: int) -> str:
    right = min(len(text), end + context)
    if right < len(text) and not text[right].isspace():
        right = max(text.rfind(" ", end, right), text.rfind("\n", end, right))
        right = end + context if right < 0 else right
    return text[end:right]
