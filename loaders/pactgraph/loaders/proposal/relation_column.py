"""The column whose words say which relation a row states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pactgraph.loaders.proposal.links import Ends, Link
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import header_key, header_words, relation_word

__all__ = ["relation_columns", "with_relation"]

_LEAST_RELATIONS = 0.4
_CLEARLY = 0.8


def relation_columns(found: Mapping[str, Profile]) -> list[str]:
    """The columns whose words mean relations, by their headers and cells, best first."""
    fit: list[tuple[float, int, str]] = []
    words = header_words()["columns"]["relation"]
    for column, profile in found.items():
        key = header_key(column)
        keys = [header_key(word) for word in words]
        unnamed = re.fullmatch(r"column \d+", column) is not None
        if (key not in keys and not unnamed) or profile.dates > 0.5 or profile.urls > 0.2:
            continue
        hits = sum(n for cell, n in profile.counts.items() if relation_word(cell) is not None)
        share = hits / len(profile.filled) if profile.filled else 0.0
        if share >= (_CLEARLY if unnamed else _LEAST_RELATIONS):
            fit.append((-round(share, 1), len(keys) if unnamed else keys.index(key), column))
    return [column for _, _, column in sorted(fit)]


def with_relation(ends: Ends, relation: str | None, found: Mapping[str, Profile]) -> Ends:
    """Where the headers leave the relation open, a column says it; else that column is a scope."""
    if relation is None or relation in ends.uses():
        ends.links = [link if link.relation else replace(link, relation="related-to") for link in ends.links]
        return ends
    if len(ends.links) == 1 and (
        ends.links[0].relation is None or _says_more(found[relation], ends.links[0])
    ):
        ends.links = [replace(ends.links[0], relation_column=relation, inverted=False)]
    else:
        ends.links = [link if link.relation else replace(link, relation="related-to") for link in ends.links]
        ends.unused_relation = relation
    return ends


def _says_more(profile: Profile, link: Link) -> bool:
    """Whether a column of types holds relations of several sorts, so that the headers do not tell all."""
    weights: dict[str, int] = {}
    for cell, count in profile.counts.items():
        word = relation_word(cell)
        if word is not None:
            weights[word.relation] = weights.get(word.relation, 0) + count
    if any(
        word and word.relation == link.relation and word.modality
        for word in map(relation_word, profile.counts)
    ):
        return True  # an option to the deal is not the deal
    others = sum(count for name, count in weights.items() if name != link.relation)
    return len(weights) > 1 and others * 3 >= len(profile.filled)
