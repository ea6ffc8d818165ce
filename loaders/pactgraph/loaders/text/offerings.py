"""Offerings called by common nouns: "Acme's first-party products", "Acme systems", "APIs for Acme"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import PARTY_KINDS, Mention, Thing, Things
from pactgraph.loaders.text.wordlists import DETERMINERS, NOT_BEFORE_A_NAME, words
from pactgraph.ontology.entity import UNCLASSIFIED

__all__ = ["joined", "offering"]

_OFFERINGS = {
    noun: kind
    for kind, nouns in {
        "product": "products product hardware chips chip gpus gpu processors accelerators systems software",
        "ai-model": "models model",
        "api": "apis api",
        "service": "services workloads",
        "ip-asset": "technology technologies ip patents",
    }.items()
    for noun in nouns.split()
}
_HEADS_ALONE = frozenset({"models", "workloads", "APIs"})
_PEOPLE_OF_IT = words(
    "provider providers partner partners company companies firm firms giant giants startup startups sector "
    "industry stocks market markets maker makers team officer leader leaders executive executives supplier "
    "suppliers business customers users capacity infrastructure"
)
_OWNING: dict[str, set[str]] = {"models": {"service"}}
_VAGUE = words(
    "other new own latest existing current certain various several newest upcoming future more further"
)
_GERUNDS = words("computing operating networking training engineering manufacturing mapping trading existing")
_VERBS = frozenset[str]().union(
    *map(
        forms,
        words(
            "rent get buy use supply sell ship deploy order make take provide lease purchase install build "
            "deliver produce receive fill run offer add bring give adopt test train host launch release "
            "unveil integrate develop create license embed power need want secure acquire access"
        ),
    )
)
_WHEN_OWNED = {
    "service": "service",
    "app": "product",
    "assistant": "product",
    "chatbot": "product",
    "agents": "product",
}
_TERM_ADJECTIVE = re.compile(
    r"(?:joint|stateless|stateful|first[ -]party|third[ -]party|open-weight|non-api)\b"
)


def joined(tokens: Sequence[Token], thing: Thing, head: str) -> Token:
    """One token for several that stand for a thing by a common noun."""
    mention = Mention(tokens[0].start, tokens[-1].end, (thing,), head)
    return Token("", mention.start, mention.end, mention)


def offering(tokens: Sequence[Token], i: int, made: list[Token], things: Things) -> tuple[Token, int] | None:
    """A maker's group of offerings: "X's first-party products", "X systems", "joint APIs for X's models"."""
    adjectives: list[Token] = []
    j = i
    while (
        j < len(tokens)
        and len(adjectives) < 4
        and _is_adjective(tokens[j])
        and not _is_head(tokens, j)
        and tokens[j].word not in _WHEN_OWNED
    ):
        adjectives.append(tokens[j])
        j += 1
    kind_end = _head(tokens, j)
    if (
        kind_end is None
        and made
        and made[-1].possessive
        and j < len(tokens)
        and tokens[j].word in _WHEN_OWNED
    ):
        kind_end = _WHEN_OWNED[tokens[j].word], tokens[j].word, j + 1
    if kind_end is None:
        return None
    kind, head, end = kind_end
    before = made[-1].mention if made else None
    owner = before.thing if before and before.thing.kind in PARTY_KINDS | _OWNING.get(head, set()) else None
    plain = adjectives and owner and not (made[-1].possessive or _TERM_ADJECTIVE.match(adjectives[0].word))
    if plain and not (tokens[end - 1].word.endswith("s") and _are_nominal(adjectives)):
        return None  # without a possessive, what follows the name may be a verb: "X buys chips"
    if _is_named_behind(tokens, end):
        return None
    if made and not made[-1].possessive and made[-1].mention and made[-1].mention.thing.kind == kind:
        return None  # "the R1 AI model": what the name before it is
    adjective = " ".join(token.word for token in adjectives if token.word not in _VAGUE)
    after = None if owner else _owner_after(tokens, end)
    thing = _group(things, owner or after, adjective, head, kind, bool(made and made[-1].possessive))
    if thing is None:
        return None
    return joined(tokens[i:end], thing, tokens[end - 1].word.rstrip(")") or head), end


def _is_named_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether the offering has a name of its own, which follows: "its new chip, Zap", "its model Zap"."""
    at = end
    while (
        at < len(tokens) and at - end < 3 and tokens[at].word in {",", ":", "(", "called", "named", "dubbed"}
    ):
        at += 1
    mention = tokens[at].mention if at < len(tokens) else None
    if mention is None or tokens[at].possessive or mention.thing.kind in PARTY_KINDS - {UNCLASSIFIED}:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    plain = at == end and mention.thing.kind != UNCLASSIFIED
    return plain or following in {
        ",",
        ".",
        ";",
        ")",
        "for",
        "in",
        "to",
        "at",
        "with",
        "on",
        "which",
        "that",
    }


def _are_nominal(adjectives: Sequence[Token]) -> bool:
    """Whether none of the words before a noun can be the verb of its clause."""
    return all(
        not token.word.endswith(("s", "ed", "ing", "ly")) and len(token.word) > 1 for token in adjectives
    )


def _group(
    things: Things, owner: Thing | None, adjective: str, head: str, kind: str, possessive: bool
) -> Thing | None:
    if owner is None and _TERM_ADJECTIVE.match(adjective):
        known = things.find(*(f"{adjective} {maker} {head}" for maker in things.makers))
        return Thing(known, f"{adjective} {head}") if known else things.thing(f"{adjective} {head}", kind)
    if owner is None:
        return None
    tail = f"{adjective} {head}".strip()
    names = (f"{adjective} {owner.name} {head}".strip(), f"{owner.name} {tail}", f"{owner.name}'s {tail}")
    entity = things.find(*names)
    if entity is not None:
        said = next(name for name in names if things.find(name) is not None)
        return Thing(entity, said if said != names[2] else names[1], owner)
    if not adjective and not possessive and kind not in {"product", "ip-asset"} and head not in _HEADS_ALONE:
        return None
    return things.thing(names[1], kind, owner)


def _is_adjective(token: Token) -> bool:
    word = token.word
    if word in _VERBS or (word.endswith("ing") and word not in _GERUNDS):
        return False
    return bool(word) and (word[0].isalpha()) and word not in NOT_BEFORE_A_NAME and word not in DETERMINERS


def _is_head(tokens: Sequence[Token], j: int) -> bool:
    return _head(tokens, j) is not None


def _head(tokens: Sequence[Token], j: int) -> tuple[str, str, int] | None:
    """The kind of offerings a noun stands for, the noun, and where it ends."""
    words = [token.word for token in tokens[j : j + 6]]
    if words[:3] == ["application", "programming", "interfaces"]:
        return "api", "APIs", j + (6 if words[3:] == ["(", "apis", ")"] else 3)
    if not words or words[0] not in _OFFERINGS:
        return None
    following = words[1] if len(words) > 1 else ""
    if following in _OFFERINGS or following in _PEOPLE_OF_IT:
        return None
    head = words[0].upper()[:-1] + "s" if words[0] == "apis" else words[0]
    return _OFFERINGS[words[0]], head, j + 1


def _owner_after(tokens: Sequence[Token], end: int) -> Thing | None:
    """The maker in "for X's models" and "from X"."""
    after = tokens[end : end + 4]
    if len(after) < 2 or after[0].word not in {"for", "to", "of", "from", "by"}:
        return None
    for token in after[1:]:
        if token.mention:
            thing = token.mention.thing
            return thing.owner or (
                thing if token.possessive or after[0].word in {"from", "by", "of"} else None
            )
        if token.word not in DETERMINERS:
            return None
    return None
