"""Tables in which each row is about one thing, with the parties around it in columns or in a text."""

from __future__ import annotations

from collections.abc import Mapping

from pactgraph.loaders.proposal.links import End, Ends, Link
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import header_key, header_words

__all__ = ["around_a_thing", "named_in_a_text", "partners_of_a_venture"]

_LEAST_MENTIONS = 0.1
_SHORT = 60
_MOSTLY = 0.5
_ROUNDS = ("id", "round", "funding round", "deal", "series", "title")


def around_a_thing(parties: Mapping[str, Profile], found: Mapping[str, Profile]) -> Ends | None:
    """A column of the thing a row is about, and columns of parties by what they are to it."""
    roles = header_words()["roles"]
    by_role = {header_key(word): entry for word, entry in roles.items()}
    holders = {c: by_role[header_key(c)] for c in parties if header_key(c) in by_role}
    things = {header_key(word): rank for rank, word in enumerate(header_words()["things"])}
    candidates = [c for c in parties if header_key(c) in things and c not in holders]
    if not holders or not candidates:
        return None
    thing = min(candidates, key=lambda c: (-_uniqueness(found[c]) > -0.9, things[header_key(c)]))
    is_site = header_key(thing) in header_words()["sites"] or bool(
        {"power", "owner", "h100 equivalent", "capacity"} & {header_key(c) for c in found}
    )
    is_agreement = header_key(thing) in map(header_key, header_words()["agreements"])
    about = End(thing, kind="agreement" if is_agreement else "project" if is_site else None)
    links = []
    for column, entry in holders.items():
        subject, object_ = End(column), about
        if entry.get("of") == "true":
            subject, object_ = about, End(column)
        links.append(Link(subject, object_, entry["relation"], why="roles"))
    owner, user = (next((c for c in holders if header_key(c) == word), None) for word in ("owner", "user"))
    if is_site and owner and user and _is_computing(found):
        links.append(Link(End(owner), End(user), "provides-compute-to", why="roles"))
    return Ends(links)


def partners_of_a_venture(parties: Mapping[str, Profile], found: Mapping[str, Profile]) -> Ends | None:
    """A column of joint ventures and one for each partner, with the column of the share that each has."""
    ventures = {header_key(word) for word in header_words()["ventures"]}
    venture = next((c for c in parties if header_key(c) in ventures), None)
    if venture is None:
        return None
    venturers = {header_key(word) for word in header_words()["venturers"]}
    links = []
    for column in parties:
        # "partner 1", "parent a", "partner"
        words = header_key(column).split()
        numbered = words[:-1] if words and (len(words[-1]) == 1 or words[-1].isdigit()) else words
        if column != venture and " ".join(numbered) in venturers:
            key = header_key(column)
            # "Partner 1 share", "Partner 1 %"
            shares = [c for c in found if c not in parties and f"{header_key(c)} ".startswith(f"{key} ")]
            held = tuple(c for c in shares if found[c].amounts >= _MOSTLY)[:1]
            about = End(venture, kind="organization")
            links.append(Link(End(column), about, "holds-equity-in", why="roles", amounts=held))
    return Ends(links) if len(links) > 1 else None


def _is_computing(found: Mapping[str, Profile]) -> bool:
    words = " ".join(found).lower()
    return any(word in words for word in ("gpu", "h100", "chip", "compute", "cluster", "op/s"))


def _uniqueness(profile: Profile) -> float:
    return len(profile.counts) / len(profile.filled) if profile.filled else 0.0


def named_in_a_text(parties: Mapping[str, Profile], found: Mapping[str, Profile]) -> Ends | None:
    """One end a column, the other somewhere in an id or a note."""
    words = (
        "company",
        "startup",
        "organization",
        "issuer",
        "portfolio company",
        "recipient",
        "borrower",
        "lab",
    )
    base = next((c for word in words for c in parties if header_key(c) == word), None)
    if base is None:
        return None
    texts = {}
    for column, profile in found.items():
        if column != base and profile.filled and profile.urls < 0.5 and profile.dates < 0.5:
            mentions = sum(_mentions_another(cell, profile) for cell in profile.filled[:200])
            texts[column] = mentions / len(profile.filled[:200])
    telling = [column for column, share in texts.items() if share >= _LEAST_MENTIONS]
    if not telling:
        return None
    # a short text names the other party; a long one names many that are none
    text = min(telling, key=lambda c: found[c].mean_length)
    # only of funding is it known what the parties named in a text do to the company
    headers = " ".join(found).lower()
    is_funding = any(
        w in headers for w in ("funding", "round", "valuation", "raised", "equity", "investment")
    )
    if not is_funding:
        return None
    links = [Link(End(text, in_text=True), End(base), "invests-in", why="a text that names known parties")]
    if found[text].mean_length <= _SHORT:
        # a round whose investors are not named is known all the same
        called = next((c for word in _ROUNDS for c in found if header_key(c) == word), text)
        name = f"{{{base}}} funding round: {{{called}}}"
        links.insert(0, Link(End(called, kind="agreement", template=name), End(base), "funds", why="a round"))
    return Ends(links)


def _mentions_another(cell: str, profile: Profile) -> bool:
    words = cell.replace("/", " ").replace("–", " ").replace(",", " ").split()
    for place in range(min(len(words), 60)):
        for length in (3, 2, 1):
            known = profile.catalogue.find(" ".join(words[place : place + length]).strip(".;:'\"()"))
            if known is not None and known.kind == "organization":
                return True
    return False
