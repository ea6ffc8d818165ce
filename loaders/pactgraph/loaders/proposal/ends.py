"""Which columns hold the two ends of a table's relations, and where the relation stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations

from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import header_key, header_words, meaning, relation_word, value_words

__all__ = ["End", "Ends", "Link", "find_ends"]

_LEAST_NAMES = 0.5
_MANY_ROLES = 3
_LEAST_MENTIONS = 0.1
_LEAST_RELATIONS = 0.4
_CLEARLY = 0.8
_NO_PARTIES = (
    "country", "region", "city", "currency", "category", "market", "addr", "street", "ticker", "symbol",
    "email", "phone", "native", "jurisdiction",
)  # fmt: skip
_LEAST_FILLED = 0.3
_ROUNDS = ("id", "round", "funding round", "deal", "series", "title")
_SHORT = 60
_ID_ENDINGS = ("_id", " id", "id", "permalink", "uuid", "_url", " url", "code", "slug", "_key")


@dataclass(frozen=True, slots=True)
class End:
    """One end: the column that names its parties, or a text column whose text does."""

    column: str
    kind: str | None = None
    kind_column: str | None = None
    in_text: bool = False
    template: str | None = None
    names_from: tuple[str, str, str] | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that rows state: between which ends, and what it is: by its header, else by a column."""

    subject: End
    object: End
    relation: str | None
    inverted: bool = False
    relation_column: str | None = None
    why: str = ""


@dataclass
class Ends:
    """All relations that a table's columns state."""

    links: list[Link] = field(default_factory=list)
    unused_relation: str | None = None

    def uses(self) -> dict[str, str]:
        """What each column is taken for."""
        found: dict[str, str] = {}
        for link in self.links:
            for end, role in ((link.subject, "subject"), (link.object, "object")):
                shown = f"{role} of {link.relation}" if len(self.links) > 1 and link.relation else role
                earlier = found.get(end.column)
                found[end.column] = shown if earlier in (None, shown) else f"{earlier}, {shown}"
                if end.kind_column:
                    found[end.kind_column] = f"kind of {end.column}"
                for scheme, column in end.identifiers:
                    found[column] = f"{scheme} of {end.column}"
            if link.relation_column:
                found[link.relation_column] = "relation"
        return found


def find_ends(found: Mapping[str, Profile]) -> Ends | None:
    """The relations that headers and cells show; nothing where no two ends are to be seen."""
    parties = {c: p for c, p in found.items() if _may_name_parties(c, p, found)}
    relation = next(iter(_relation_columns(found)), None)
    around = _around_a_thing(parties, found)
    if around is not None and len({link.relation for link in around.links}) >= _MANY_ROLES:
        ends: Ends | None = around
    else:
        ends = _pair(parties) or _generic(parties) or around or _buried(parties, found)
    ends = ends or _by_cells(parties, relation)
    if ends is None:
        return None
    if around is not None and len(ends.links) == 1 and ends.links[0].why == "headers":
        first = ends.links[0]
        ends.links += [
            link
            for link in around.links
            if not {link.subject.column, link.object.column} <= {first.subject.column, first.object.column}
            and first.object.column in (link.subject.column, link.object.column)
        ]
    ends.links = [_completed(link, found) for link in ends.links]
    ends = _with_relation(ends, relation, found)
    others = [c for c in _relation_columns(found) if c not in ends.uses()]
    ends.unused_relation = ends.unused_relation or next(iter(others), None)
    return ends


def _may_name_parties(column: str, profile: Profile, found: Mapping[str, Profile]) -> bool:
    if not profile.filled or profile.names < _LEAST_NAMES or profile.dates > 0.5 or profile.urls > 0.3:
        return False
    if profile.amounts > 0.6 and profile.known < 0.2:
        return False
    lowered = column.lower()
    if any(lowered.endswith(ending) for ending in _ID_ENDINGS) and lowered not in ("id",):
        # an id beside a name of the same thing is no second end
        stem = header_key(column.removesuffix("permalink").removesuffix("uuid"))
        return not any(other != column and header_key(other) == stem for other in found)
    return not any(word in lowered for word in _NO_PARTIES)


def _score(header: str, words: list[str]) -> int:
    """How well a header fits a list of words: by the words shared with the best, whole headers first."""
    key = header_key(header)
    best = 0
    is_role = key in {header_key(word) for word in header_words()["roles"]}
    for word in words:
        wanted = header_key(word)
        if key == wanted:
            best = max(best, 3 + len(wanted.split()))
        elif not is_role and f" {wanted} " in f" {key} " and len(key.split()) <= len(wanted.split()) + 2:
            best = max(best, 1 + len(wanted.split()))
    return best


def _pair(parties: Mapping[str, Profile]) -> Ends | None:
    best: tuple[float, Link] | None = None
    for entry in header_words()["pairs"]:
        for subject, object_ in permutations(parties, 2):
            first, second = _score(subject, entry["subject"]), _score(object_, entry["object"])
            if first and second:
                score = first + second + parties[subject].names + parties[object_].names
                inverted = entry.get("inverted") == "true"
                link = Link(End(subject), End(object_), entry["relation"], inverted, why="headers")
                if best is None or score > best[0]:
                    best = score, link
    return None if best is None else Ends([best[1]])


def _generic(parties: Mapping[str, Profile]) -> Ends | None:
    for first, second in _generic_headers(list(parties)):
        relation = "partners-with" if "partner" in f"{first} {second}".lower() else None
        relation = "competes-with" if "competitor" in second.lower() else relation
        return Ends([Link(End(first), End(second), relation, why="headers")])
    return None


def _generic_headers(columns: list[str]) -> Iterator[tuple[str, str]]:
    named = (column for column in reversed(columns) if not re.fullmatch(r"column \d+", column))
    keys = {header_key(column): column for column in named}
    for first, second in header_words()["generic"]:
        if header_key(first) in keys and header_key(second) in keys:
            yield keys[header_key(first)], keys[header_key(second)]
    for first, second in header_words()["numbered"]:
        for key, column in keys.items():
            words = key.split()
            if first in words or key.endswith(first):
                other = (
                    " ".join(second if word == first else word for word in words)
                    if first in words
                    else key[: -len(first)] + second
                )
                if other in keys and other != key and len(key) > len(first):
                    yield column, keys[other]
    for first, second in header_words()["generic"]:
        for key, column in keys.items():
            other = " ".join(second if word == first else word for word in key.split())
            if other != key and other in keys:
                yield column, keys[other]


def _around_a_thing(parties: Mapping[str, Profile], found: Mapping[str, Profile]) -> Ends | None:
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
    about = End(thing, kind="project" if is_site else None)
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


def _is_computing(found: Mapping[str, Profile]) -> bool:
    words = " ".join(found).lower()
    return any(word in words for word in ("gpu", "h100", "chip", "compute", "cluster", "op/s"))


def _uniqueness(profile: Profile) -> float:
    return len(profile.counts) / len(profile.filled) if profile.filled else 0.0


def _buried(parties: Mapping[str, Profile], found: Mapping[str, Profile]) -> Ends | None:
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


def _by_cells(parties: Mapping[str, Profile], relation: str | None) -> Ends | None:
    """The two columns whose cells look most like names, where no header tells."""
    candidates = [c for c in parties if c != relation and not parties[c].is_few_words] or [
        c for c in parties if c != relation
    ]
    candidates = [c for c in candidates if len(parties[c].filled) >= _LEAST_FILLED * len(parties[c].cells)]
    ranked = sorted(candidates, key=lambda c: -(parties[c].known * 2 + parties[c].names))
    if len(ranked) < 2 or (parties[ranked[0]].known < 0.1 and relation is None):
        return None
    order = list(parties)
    first, second = sorted(ranked[:2], key=order.index)
    return Ends([Link(End(first), End(second), None, why="cells")])


def _relation_columns(found: Mapping[str, Profile]) -> list[str]:
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


def _with_relation(ends: Ends, relation: str | None, found: Mapping[str, Profile]) -> Ends:
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
    others = sum(count for name, count in weights.items() if name != link.relation)
    return len(weights) > 1 and others * 3 >= len(profile.filled)


def _completed(link: Link, found: Mapping[str, Profile]) -> Link:
    return replace(link, subject=_with_kind(link.subject, found), object=_with_kind(link.object, found))


def _with_kind(end: End, found: Mapping[str, Profile]) -> End:
    """An end with the columns that say its kind and its identifiers."""
    stem = header_key(end.column)
    identifiers = []
    kind_column = None
    for column, profile in found.items():
        key = header_key(column)
        if column == end.column or not profile.filled:
            continue
        if key in (f"{stem} type", f"{stem} kind", f"type {stem}") and _kinds(profile) >= 0.8:
            kind_column = column
        for scheme in ("lei", "cik", "isin", "qid", "ticker", "domain"):
            if key == f"{stem} {scheme}":
                identifiers.append((scheme, column))
    return replace(end, kind_column=kind_column, identifiers=tuple(identifiers))


def _kinds(profile: Profile) -> float:
    table = value_words()["kinds"]
    hits = sum(count for cell, count in profile.counts.items() if meaning(cell, table))
    return hits / len(profile.filled)
