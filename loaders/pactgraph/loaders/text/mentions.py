"""Names in an article: known and new ones, with short forms tied to the full name given earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.casing import casing
from pactgraph.loaders.text.commonwords import CAPITALISED, ORDINARY
from pactgraph.loaders.text.namekinds import has_legal_form, kind_of
from pactgraph.loaders.text.names import KnownName, name_index
from pactgraph.loaders.text.newnames import NewName, new_names
from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.things import Mention, Thing, Things
from pactgraph.ontology.entity import UNCLASSIFIED

__all__ = ["Names"]

_TICKER = re.compile(
    r"\([A-Z]{1,5}, Financial\)|\((?:[A-Z]{2,8}|Nasdaq|Euronext|Xetra)(?: [A-Z]\w+)? ?: ?[^()]{1,40}\)"
)
_ALIAS = re.compile(
    r",? \(?(?:also|formerly|previously|better) (?:known|called) as (?:the )?|,? \(?formerly "
)
_INTRODUCED = re.compile(r'\.? \((?:the |collectively |together )?"')
_FORM = re.compile(
    r"(?: Technologies| Holdings?| Group)?,? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LLP|PLC|plc|"
    r"SE|AG|GmbH|NV|SA|KK|BV)\.?"
)
_FAMILIES = frozenset({"ai-model", "product", "service", "api"})


class Names:
    """The proper names of one article; ``folded`` is its folded text.

    >>> text = "Brightloom Labs grew. Later Brightloom sold it."
    >>> names = Names(text, Catalogue(), Things(Catalogue()))
    >>> from pactgraph.loaders.text.sentences import sentences
    >>> [mention.thing.name for sentence in sentences(text) for mention in names.within(sentence)]
    ['Brightloom Labs', 'Brightloom Labs']
    """

    def __init__(self, folded: str, catalogue: Catalogue, things: Things) -> None:
        self._text = folded
        self._things = things
        self._known = list(name_index(catalogue).find(folded))
        for name in self._known:
            things.called(name.entity, folded[name.start : name.end])
        things.makers = tuple(
            dict.fromkeys(n.entity.name for n in self._known if n.entity.kind == "organization")
        )
        self._casing = casing(folded)
        self._kinds: dict[str, str] = {}
        self._abbreviations: set[str] = set()
        self._next = 0
        self._short: dict[str, Thing] = {}
        self._initials: dict[str, Thing] = {}

    def within(self, sentence: Sentence) -> Iterator[Mention]:
        """The names of a sentence, in order; sentences are asked for in order too."""
        known = list(self._known_within(sentence))
        new = list(self._new_within(sentence, known))
        extended = [name for name in new if _extends(name, known)]
        kept: list[Mention] = []
        for name in known:
            if not any(other.start <= name.start < other.end for other in extended):
                kept.append(Mention(name.start, name.end, (self._of_known(name),)))
        for fresh in new:
            if fresh in extended or not any(_overlap(fresh, name) for name in known):
                kept.append(Mention(fresh.start, fresh.end, (self._of_new(fresh, known),)))
        kept.sort(key=lambda mention: mention.start)
        yield from self._without_short_forms(
            self._without_tickers(self._with_owners(self._with_makers(kept)), sentence)
        )

    def _with_makers(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions with a maker's name taken into that of its product: "Oracle Universal Credits"."""
        made: list[Mention] = []
        for mention in mentions:
            maker = made[-1] if made else None
            owner = mention.thing.owner
            if (
                maker is not None
                and owner is not None
                and mention.thing.kind in _FAMILIES
                and maker.thing.iri in {owner.iri, owner.owner.iri if owner.owner else owner.iri}
                and self._text[maker.end : mention.start] == " "
            ):
                made[-1] = Mention(maker.start, mention.end, mention.things)
            else:
                made.append(mention)
        return made

    def _with_owners(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions with who is said to be the maker of a new thing: "Acme's Zap" is Acme's."""
        made: list[Mention] = []
        for mention in mentions:
            owner, thing = made[-1] if made else None, mention.thing
            if (
                owner is not None
                and thing.owner is None
                and thing.kind in _FAMILIES
                and owner.thing.kind == "organization"
                and self._text[owner.end : mention.start] in {"'s ", "' "}
            ):
                thing = self._things.of(thing.entity, thing.name, owner.thing)
                mention = Mention(mention.start, mention.end, (thing,))
            made.append(mention)
        return made

    def _without_tickers(self, mentions: list[Mention], sentence: Sentence) -> list[Mention]:
        """The mentions without what brackets say of the name before them: "(NYSE: ACM, "Acme")"."""
        for bracket in _TICKER.finditer(self._text, sentence.start, sentence.end):
            before = next((m for m in reversed(mentions) if m.end <= bracket.start()), None)
            mentions = [m for m in mentions if not bracket.start() < m.start < bracket.end()]
            if before is not None:
                for short in re.findall(r'"([^"]+)"', bracket.group()):
                    self._short.setdefault(short, before.thing)
        return mentions

    def _known_within(self, sentence: Sentence) -> Iterator[KnownName]:
        while self._next < len(self._known) and self._known[self._next].start < sentence.end:
            name = self._known[self._next]
            self._next += 1
            if name.start >= sentence.start and name.end <= sentence.end:
                yield name

    def _new_within(self, sentence: Sentence, known: list[KnownName]) -> Iterator[NewName]:
        """The new names; one that runs into a known name ends before it."""
        for name in new_names(self._text, sentence.start, sentence.end, self._casing):
            inside = [other for other in known if _overlap(name, other)]
            if inside and name.start < inside[0].start and _is_code(name.name.split()[0]):
                yield NewName(name.name, inside[0].entity.kind, name.start, name.end)
            elif inside and name.start < inside[0].start and not has_legal_form(name.name):
                end = _trimmed_end(self._text, name.start, inside[0].start)
                words = self._text[name.start : end]
                opens = " " not in words and not self._text[sentence.start : name.start].strip(' "(')
                if opens and not any(c.isupper() for c in words[1:]) and not self._casing.tells(words):
                    continue  # "Existing Oracle customers": a capital of the sentence, not of a name
                if len(words) > 1 and words.lower() not in CAPITALISED | ORDINARY:
                    yield NewName(words, kind_of(self._text, name.start, end), name.start, end)
            else:
                if partner := _partner(name, inside):
                    yield NewName(
                        self._text[partner : name.end],
                        kind_of(self._text, partner, name.end),
                        partner,
                        name.end,
                    )
                yield name

    def _without_short_forms(self, mentions: list[Mention]) -> Iterator[Mention]:
        """The mentions without the short forms that introduce themselves: "Acme Web Services (AWS)"."""
        before: Mention | None = None
        for mention in mentions:
            said = self._text[mention.start : mention.end]
            around = self._text[mention.start - 1 : mention.start] + self._text[mention.end : mention.end + 1]
            attached = before is not None and self._text[before.end : mention.start] == " ("
            if around == "()" and not attached and _abbreviates(said) and mention.thing.kind == UNCLASSIFIED:
                self._abbreviations.add(said)
            if said in self._abbreviations:
                continue  # of a common noun: "machine learning (ML)"
            if before is not None:
                between = self._text[before.end : mention.start]
                if (
                    between == " ("
                    and self._text[mention.end : mention.end + 1] == ")"
                    and _abbreviates(said)
                ):
                    self._short.setdefault(said, before.thing)
                    continue
                if _INTRODUCED.fullmatch(between) and self._text[mention.end : mention.end + 1] in {'"', ","}:
                    self._short.setdefault(said.rstrip(","), before.thing)
                    continue
                if between == ", or " and _abbreviates(said) and before.thing.kind == "organization":
                    self._short.setdefault(said, before.thing)
                    continue
                kinds = {before.thing.kind, mention.thing.kind}
                if _ALIAS.fullmatch(between) and kinds <= {"organization", UNCLASSIFIED}:
                    self._short[said] = before.thing
                    mention = Mention(mention.start, mention.end, (before.thing,))
            yield mention
            before = mention

    def _of_known(self, name: KnownName) -> Thing:
        thing = self._things.of(name.entity, self._text[name.start : name.end])
        self._remember(thing)
        return thing

    def _of_new(self, name: NewName, known: list[KnownName]) -> Thing:
        short = self._short.get(name.name) or self._initials.get(name.name)
        if short is not None:
            return short
        first = next((other.entity for other in known if other.start == name.start), None)
        if first is not None and first.kind == "organization":
            found = next(other for other in known if other.start == name.start)
            if _FORM.fullmatch(name.name[found.end - found.start :]):
                return self._of_known(found)
        owner = None
        kind = self._kind(name.name, name.kind)
        if first is not None and first.kind in _FAMILIES:
            kind = first.kind
        elif first is not None:
            owner = self._things.of(first, first.name)
        thing = self._things.thing(name.name, kind, owner)
        self._remember(thing)
        return thing

    def _kind(self, name: str, seen: str) -> str:
        """The kind that any occurrence of a name in the article has shown so far."""
        return self._kinds.get(name, seen) if seen == UNCLASSIFIED else self._kinds.setdefault(name, seen)

    def _remember(self, thing: Thing) -> None:
        """Keeps the beginning of a full name, or a person's last name, as its short form."""
        words = thing.name.split()
        if len(words) < 2 or thing.kind not in {"organization", "person", "project", "regulator"}:
            return
        if thing.kind in {"organization", "regulator"}:
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1:
                self._initials.setdefault(initials, thing)
        if thing.kind == "person":
            self._short.setdefault(words[-1], thing)
            self._short.setdefault(words[0], thing)
        elif words[-1].lower() not in CAPITALISED or words[-1] == "AI":
            for count in range(1, len(words)):
                short = " ".join(words[:count]).rstrip(",")
                if len(short) > 2 and short.lower() not in CAPITALISED:
                    self._short.setdefault(short, thing)


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,'":
        end -= 1
    return end


def _abbreviates(said: str) -> bool:
    letters = [c for c in said if c.isalpha()]
    return len(said) <= 8 and " " not in said and sum(c.isupper() for c in letters) > len(letters) / 2


def _partner(name: NewName, inside: list[KnownName]) -> int:
    """Where the unknown party of "Oracle-Brightloom" begins; 0 where there is none."""
    if len(inside) != 1 or inside[0].start != name.start or inside[0].entity.kind in _FAMILIES:
        return 0
    rest = name.name[inside[0].end - name.start :]
    return inside[0].end + 1 if len(rest) > 2 and rest[0] == "-" and rest[1].isupper() else 0


def _is_code(word: str) -> bool:
    """Whether a word is made of capitals and digits: the O2 of "O2 Telefonica"."""
    return word.isupper() and any(c.isdigit() for c in word)


def _overlap(name: NewName, known: KnownName) -> bool:
    return name.start < known.end and known.start < name.end


def _extends(name: NewName, known: list[KnownName]) -> bool:
    """Whether a run is more than the known name it begins with: a version of a family, a maker's product."""
    inside = [other for other in known if _overlap(name, other)]
    if inside and inside[0].start > name.start:
        return _is_code(name.name.split()[0])
    if not inside or inside[0].start != name.start or name.end <= inside[-1].end:
        return False
    rest = name.name[inside[0].end - name.start :]
    if rest == " AI":
        return False  # "Acme AI computing": the name ends before what is computed
    if inside[0].entity.kind in _FAMILIES:
        return len(inside) == 1 and (any(c.isdigit() for c in rest) or rest[0] == " ")
    return inside[0].entity.kind == "organization" and rest[0] == " " and not rest.startswith((" &", " of "))
