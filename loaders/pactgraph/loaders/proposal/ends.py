"""Which columns hold the two ends of a table's relations, and where the relation stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from pactgraph.loaders.proposal.around import around_a_thing, named_in_a_text, partners_of_a_venture
from pactgraph.loaders.proposal.links import IDS, End, Ends, Link
from pactgraph.loaders.proposal.lists import list_column, listed
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.relation_column import relation_columns, with_relation
from pactgraph.loaders.proposal.words import header_key, header_words, meaning, value_words
from pactgraph.ontology.errors import UnsupportedSource

__all__ = ["find_ends"]

_LEAST_NAMES = 0.5
_MANY_ROLES = 3
_NO_PARTIES = (
    "country", "region", "city", "currency", "category", "market", "addr", "street", "ticker", "symbol",
    "email", "phone", "native", "jurisdiction", "month", "quarter",
)  # fmt: skip
_LEAST_FILLED = 0.3
_LEAST_ITEMS = 0.9
_ID = re.compile(r"(?:^|[_. ])ids?(?:$|[_. ])|(?<=[a-z])I[dD](?=$|[A-Z])", re.IGNORECASE)
_ID_ENDINGS = ("_id", " id", "id", "permalink", "uuid", "_url", " url", "code", "slug", "_key")


def find_ends(found: Mapping[str, Profile], name: str = "", about: str | None = None) -> Ends | None:
    """The relations that headers and cells show; nothing where no two ends are to be seen.

    ``name`` is what the table is called, ``about`` the company that it is about where it names but one end.

    :raises UnsupportedSource: where that company is asked for, or given and not needed
    """
    parties = {c: p for c, p in found.items() if _may_name_parties(c, p, found)}
    relation = next(iter(relation_columns(found)), None)
    around = around_a_thing(parties, found)
    ends = _by_headers(parties, found, around) or (_of_offices(parties) if relation else None)
    one_sided = None if ends is not None else list_column(parties, found, name)
    if about is not None:
        if one_sided is None:
            raise UnsupportedSource(_no_list(name, ends))
        ends = listed(*one_sided, about)
    else:
        ends = ends or _by_cells(parties, relation) or _by_ids(found)
        if ends is None and one_sided is not None:
            raise UnsupportedSource(
                f"{name}: its rows are about one company, which the table does not name; the other end is in "
                f"{one_sided[0]!r}. Say whose they are: pactgraph map {name} --about NAME"
            )
    if ends is None:
        return None
    ends.links = [*ends.links, *_beside(ends, around)]
    ends = _without_leads(ends)
    ends.links = [_narrowed(_completed(link, found), found) for link in ends.links]
    ends = with_relation(ends, relation, found)
    others = [c for c in relation_columns(found) if c not in ends.uses()]
    ends.unused_relation = ends.unused_relation or next(iter(others), None)
    return ends


def _by_headers(
    parties: Mapping[str, Profile], found: Mapping[str, Profile], around: Ends | None
) -> Ends | None:
    if around is not None and len({link.relation for link in around.links}) >= _MANY_ROLES:
        return around
    ends = partners_of_a_venture(parties, found)
    return ends or _pair(parties) or _generic(parties) or around or named_in_a_text(parties, found)


def _no_list(name: str, ends: Ends | None) -> str:
    if ends is None:
        return f"{name}: none of its columns lists what is something to one company; write a mapping by hand"
    columns = ", ".join(map(repr, ends.uses()))
    return f"{name}: its rows name both ends ({columns}); --about is for tables that name one"


def _beside(ends: Ends, around: Ends | None) -> Iterator[Link]:
    """What other columns are to the object of the one relation that the headers tell."""
    if around is None or len(ends.links) != 1 or ends.links[0].why != "headers":
        return
    first = ends.links[0]
    for link in around.links:
        columns = {link.subject.column, link.object.column}
        if not columns <= {first.subject.column, first.object.column} and first.object.column in columns:
            yield link


def _without_leads(ends: Ends) -> Ends:
    """The relations without those of lead investors, where a column of all investors has them as well."""
    named, some = (set(map(header_key, header_words()[part])) for part in ("leads", "some-of-all"))
    leads = [link for link in ends.links if header_key(link.subject.column) in named]
    others = {(a.relation, a.object) for a in ends.links if header_key(a.subject.column) not in some}
    for lead in leads:
        if (lead.relation, lead.object) in others:
            ends.links.remove(lead)
            ends.evidence.append(lead.subject.column)
    return ends


def _narrowed(link: Link, found: Mapping[str, Profile]) -> Link:
    """The link as the narrower relation that other headers of the table tell."""
    said = [f" {header_key(column)} " for column in found]

    def told(words: Iterable[str]) -> bool:
        return any(f" {header_key(word)} " in header for word in words for header in said)

    for entry in header_words()["narrower"]:
        if entry["relation"] == link.relation and told(entry["headers"]) and not told(entry.get("but", [])):
            return replace(link, relation=entry["becomes"])
    return link


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


def _of_offices(parties: Mapping[str, Profile]) -> Ends | None:
    """A name and a company, which are ends where a column says what the one is in the other."""
    keys = {header_key(column): column for column in reversed(list(parties))}
    for first, second in header_words()["offices"]:
        if first in keys and second in keys:
            return Ends([Link(End(keys[first], kind="person"), End(keys[second]), None, why="headers")])
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


def _by_ids(found: Mapping[str, Profile]) -> Ends | None:
    """Two columns of ids, where the names of what they stand for are in another table."""
    ids = {c: p for c, p in found.items() if p.filled and p.dates < 0.5 and _ID.search(c)}
    ends = _pair(ids) or _generic(ids)
    if ends is not None:
        ends.links = [replace(link, why=IDS) for link in ends.links]
    return ends


def _completed(link: Link, found: Mapping[str, Profile]) -> Link:
    return replace(link, subject=_with_kind(link.subject, found), object=_with_kind(link.object, found))


def _with_kind(end: End, found: Mapping[str, Profile]) -> End:
    """An end with the columns that say its kind and its identifiers."""
    if end.fixed is not None:
        return end
    stem = header_key(end.column)
    identifiers = []
    kind_column = None
    for column, profile in found.items():
        key = header_key(column)
        if column == end.column or not profile.filled:
            continue
        if key in (f"{stem} type", f"{stem} kind", f"type {stem}") and _kinds(profile) >= 0.8:
            kind_column = column
        if key == stem and profile.of_wikidata >= _LEAST_ITEMS:
            identifiers.append(("qid", column))
        for scheme in ("lei", "cik", "isin", "qid", "ticker", "domain"):
            if key == f"{stem} {scheme}":
                identifiers.append((scheme, column))
    return replace(end, kind_column=kind_column, identifiers=tuple(identifiers))


def _kinds(profile: Profile) -> float:
    table = value_words()["kinds"]
    hits = sum(count for cell, count in profile.counts.items() if meaning(cell, table))
    return hits / len(profile.filled)
