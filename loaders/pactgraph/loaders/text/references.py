"""References: whom "the company", "both companies", "it", "we" and "these APIs" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pactgraph.loaders.text.inflection import IRREGULAR_PASTS
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME, words

__all__ = ["Focus", "nearest_subject", "opening", "subject_of", "with_references"]

_ONE = words(
    "company startup start-up firm group giant chipmaker lab maker developer carmaker automaker retailer "
    "utility bank airline insurer drugmaker conglomerate broadcaster publisher operator provider "
    "manufacturer unicorn business lender behemoth titan hyperscaler planemaker carrier lab outfit "
    "powerhouse heavyweight"
)
_TWO = words(
    "companies firms partners sides parties pair duo organizations organisations giants startups groups "
    "rivals businesses automakers chipmakers"
)
_ACTORS = frozenset({"organization", "cloud-platform", "project", "entity"})
_PARTIES = frozenset({"organization", "cloud-platform"})
_SUBJECT_KINDS = _ACTORS | {"person", "regulator"}
_KIND_NOUNS = {
    noun: kind
    for kind, nouns in {
        "api": "apis",
        "ai-model": "models model",
        "product": "products chips product platform",
        "service": "services service",
        "project": "project plant site facility campus factory center",
    }.items()
    for noun in nouns.split()
}
_MAKERS = words("maker developer creator owner parent operator")
_ROLES = words(
    "rival subsidiary unit arm division maker owner parent partner customer supplier competitor executive "
    "ceo cfo cto coo chief president chairman founder co-founder director spokesman spokeswoman "
    "spokesperson analyst investor backer shareholder brand affiliate officer"
)
_SAYING = words(
    "said added announced claimed disclosed confirmed explained reported stated noted believed knew thought "
    "found told saw denied insisted stressed argued revealed showed agreed promised"
)
_COPULAS = words("is are was were be been become becomes became remain remains remained as")
_BREAKS = words("that while although because ; if when how — as whereas but")
_PREPOSITIONS = words(
    "of with by for in between to from among on at via against like under including using than "
    "after before since across per toward towards into over through within without about regarding "
    "despite amid"
)


@dataclass(slots=True)
class Focus:
    """What the article has been speaking of up to a place in it.

    >>> Focus().one is None
    True
    """

    one: Thing | None = None
    several: tuple[Thing, ...] = ()
    publisher: Thing | None = None
    last_of_kind: dict[str, Thing] = field(default_factory=dict)
    described: dict[str, Thing] = field(default_factory=dict)
    recent: list[Thing] = field(default_factory=list)

    def moved(self, tokens: Sequence[Token], subject: Sequence[Thing]) -> None:
        """Takes note of a sentence that has been read."""
        actors = [thing for thing in subject if thing.kind in _ACTORS]
        if len(actors) == 1:
            self.one = actors[0]
        if len(subject) == 1 and subject[0].kind == "person":
            theirs = next((t.mention.thing for t in tokens if t.mention and t.mention.thing.kind in _PARTIES), None)
            self.one = theirs or self.one
        if len(actors) > 1:
            self.several = tuple(actors)
        self._described(tokens)
        for token in tokens:
            if token.mention:
                thing = token.mention.thing
                if thing.kind in _ACTORS and (token.mention.end > token.mention.start):
                    self.recent = [thing, *(other for other in self.recent if other.iri != thing.iri)][:6]
                self.last_of_kind[thing.kind] = thing
                if len(thing.parties) > 1 and not self.several:
                    self.several = thing.parties


    def _described(self, tokens: Sequence[Token]) -> None:
        """Keeps what the words call a party: "the chipmaker Acme", "Acme, a French startup"."""
        for i, token in enumerate(tokens):
            mention = token.mention
            if mention is None or mention.thing.kind not in {"organization", "entity"} or mention.head:
                continue
            if i and (called := _called(tokens, i - 1)):
                self.described[called] = mention.thing
            after = [following.word for following in tokens[i + 1 : i + 8]]
            if after[:1] in ([","], ["is"]) and after[1:2] and after[1] in {"a", "an", "the"}:
                for j, noun in enumerate(after[2:7], i + 3):
                    if noun in _ONE:
                        self.described[_called(tokens, j)] = mention.thing
                        break
                    if not noun or noun in NOT_BEFORE_A_NAME:
                        break


def _called(tokens: Sequence[Token], i: int) -> str:
    """The noun by which a party is called; of a maker, with what it makes."""
    word = tokens[i].word
    if word not in _ONE:
        return ""
    return f"{tokens[i - 1].word} {word}" if i and word in {"maker", "developer", "provider"} else word


def subject_of(tokens: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties that a sentence is about: the first that no preposition or possessive binds.

    >>> subject_of([])
    ()
    """
    for i, token in enumerate(tokens):
        mention = token.mention
        if mention is None or mention.thing.kind not in _SUBJECT_KINDS or token.possessive:
            continue
        if opening(tokens, i) in _PREPOSITIONS or _describes(tokens, i):
            continue
        found = list(mention.things)
        j = i
        while j + 2 < len(tokens) and tokens[j + 1].word in {"and", "&", ","}:
            nxt = tokens[j + 2].mention
            if nxt is None and j + 3 < len(tokens) and tokens[j + 2].word == "and":
                j += 1
                nxt = tokens[j + 2].mention
            if nxt is None or nxt.thing.kind not in _SUBJECT_KINDS or tokens[j + 2].possessive:
                break
            found += nxt.things
            j += 2
        return tuple(dict.fromkeys(found))
    return ()


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name only tells whose rival, unit or chief the next one is: "Acme rival Brightloom"."""
    for j in range(i + 1, min(len(tokens), i + 5)):
        if tokens[j].mention:
            return j > i + 1 and tokens[j - 1].word in _ROLES | _ONE
        if not tokens[j].word or tokens[j].word in NOT_BEFORE_A_NAME:
            return False
    return False


def nearest_subject(made: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties that the clause which ends here is about, or else those of its sentence.

    >>> nearest_subject([])
    ()
    """
    end = len(made)
    for i in range(len(made) - 1, -1, -1):
        if made[i].word in _BREAKS:
            if clause := subject_of(made[i + 1 : end]):
                return clause
            end = i
    return subject_of(made)


def opening(tokens: Sequence[Token], i: int) -> str:
    """The word before the noun phrase that ends with a token; the empty word where there is none.

    >>> opening([Token("of", 0, 2), Token("acme", 3, 7)], 1)
    'of'
    """
    j = i - 1
    while j >= 0 and i - j <= 5 and tokens[j].word and tokens[j].word not in NOT_BEFORE_A_NAME:
        j -= 1
    return tokens[j].word if j >= 0 else ""


def with_references(tokens: Sequence[Token], focus: Focus) -> list[Token]:
    """The tokens with pronouns and definite descriptions made mentions, where it is clear of whom.

    >>> from pactgraph.ontology.entity import Entity
    >>> from pactgraph.loaders.text.tape import tokens
    >>> focus = Focus(one=Thing(Entity.named("Acme"), "Acme"))
    >>> with_references(tokens("the startup grew", 0, 16, []), focus)[0].mention.thing.name
    'Acme'
    """
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        things, length = _referred(tokens, i, made, focus)
        if things:
            possessive = tokens[i].word in {"its", "our", "their", "his", "her"}
            end = i + length
            if end < len(tokens) and tokens[end].word in {"'s", "'"}:
                possessive, end = True, end + 1
            mention = Mention(tokens[i].start, tokens[i + length - 1].end, things)
            made.append(Token(tokens[i].word, mention.start, mention.end, mention, possessive))
            i = end
        else:
            made.append(tokens[i])
            i += 1
    return made


def _referred(
    tokens: Sequence[Token], i: int, made: Sequence[Token], focus: Focus
) -> tuple[tuple[Thing, ...], int]:
    words = [token.word for token in tokens[i : i + 6]]
    word = words[0]
    if word in {"it", "its"}:
        return _single(_it(made, focus, word)), 1
    if word in {"they", "their", "both"} and (word != "both" or "and" not in words[1:4]):
        if word == "both" and len(words) > 1 and words[1] in _TWO:
            return focus.several, 2
        group = _local_group(made) or (_single(_local(made)) if word == "their" else ()) or focus.several
        return (group, 1) if word != "both" else ((), 1)
    if word in {"we", "our"}:
        return _single(focus.publisher), 1
    if word in {"the", "these", "those", "this"}:
        if len(made) > 1 and made[-1].word == "," and made[-2].mention:
            return (), 1  # an apposition: it describes, and refers to nobody else
        if made and made[-1].word in _COPULAS:
            return (), 1
        if maker := _maker(tokens, i):
            return maker
        return _definite(words, made, focus)
    return (), 1


def _maker(tokens: Sequence[Token], i: int) -> tuple[tuple[Thing, ...], int] | None:
    """The maker of "the ChatGPT maker", unless its name follows."""
    if behind := _behind(tokens, i):
        return behind
    offering, noun, *rest = (*tokens[i + 1 : i + 4], None, None)
    if offering is None or noun is None or offering.mention is None:
        return None
    owner = offering.mention.thing.owner
    if owner is None or noun.word not in _MAKERS or (rest[0] is not None and rest[0].mention):
        return None
    return (owner,), 3


def _behind(tokens: Sequence[Token], i: int) -> tuple[tuple[Thing, ...], int] | None:
    """The maker of "the company behind Acme Pad"."""
    words = [token.word for token in tokens[i + 1 : i + 5]]
    if "behind" not in words or words[0] not in _ONE:
        return None
    at = i + 1 + words.index("behind") + 1
    at += at < len(tokens) and tokens[at].word in {"the", "a"}
    mention = tokens[at].mention if at < len(tokens) else None
    return None if mention is None or mention.thing.owner is None else ((mention.thing.owner,), at + 1 - i)


def _definite(words: Sequence[str], made: Sequence[Token], focus: Focus) -> tuple[tuple[Thing, ...], int]:
    for length in range(2, min(len(words), 5) + 1):
        noun, middle = words[length - 1], words[1 : length - 1]
        if any(not word.replace("-", "").isalnum() or word in NOT_BEFORE_A_NAME for word in middle):
            break
        if noun in _TWO and len(middle) < 4:
            return _local_group(made) or focus.several, length
        if noun in _ONE:
            following = words[length] if length < len(words) else ""
            if following in {"of", "behind", "for"} or (length < len(words) and not following):
                break
            called = f"{middle[-1]} {noun}" if middle and noun in {"maker", "developer", "provider"} else noun
            return _single(_party_called(called, made, focus)), length
        named = words[0] in {"these", "those", "this"} or _KIND_NOUNS.get(noun) == "project"
        if length <= 3 and noun in _KIND_NOUNS and named:
            return _single(focus.last_of_kind.get(_KIND_NOUNS[noun])), length
    return (), 1


def _party_called(noun: str, made: Sequence[Token], focus: Focus) -> Thing | None:
    """The party that "the company" or "the chipmaker" stands for; as an object, not the subject itself."""
    subject = {thing.iri for thing in nearest_subject(made)}
    called = focus.described.get(noun)
    if called is not None and noun != "company":
        return called
    if subject and made[-1].word not in _BREAKS | {",", "and"}:
        here = [token.mention.thing for token in reversed(made) if token.mention]
        candidates = [thing for thing in here if thing.kind in _PARTIES]
        if noun == "company":
            candidates[:0] = subject_of(made)
        candidates += [focus.one, *focus.recent] if focus.one else focus.recent
        return next((thing for thing in candidates if thing.iri not in subject), focus.one)
    return focus.one or _local(made)


def _it(made: Sequence[Token], focus: Focus, word: str) -> Thing | None:
    """What "it" and "its" stand for; as the object of a verb, "it" is not the verb's own subject."""
    local = _local(made)
    if word == "it" and local is not None and made and _is_past(made[-1].word):
        outer = [thing for thing in subject_of(made) if thing.kind in _ACTORS and thing.iri != local.iri]
        return outer[0] if len(outer) == 1 else None
    if local is not None:
        return local
    parties = {token.mention.thing.iri: token.mention.thing for token in made if token.mention}
    parties = {iri: thing for iri, thing in parties.items() if thing.kind in _PARTIES | {"entity"}}
    return next(iter(parties.values())) if len(parties) == 1 else focus.one


def _is_past(word: str) -> bool:
    if word in _SAYING:
        return False
    return (word.endswith("ed") and len(word) > 4) or word in IRREGULAR_PASTS | {"chosen", "made", "given"}


def _single(thing: Thing | None) -> tuple[Thing, ...]:
    return () if thing is None else (thing,)


def _local(made: Sequence[Token]) -> Thing | None:
    """The actor that this clause, or else the sentence, has been about so far, if it is only one."""
    subject = [thing for thing in nearest_subject(made) if thing.kind in _ACTORS]
    if len(subject) == 1:
        return subject[0]
    owners = [token.mention.thing for token in made if token.mention and token.possessive]
    actors = [thing for thing in owners if thing.kind in _ACTORS]
    return actors[0] if actors and not subject else None


def _local_group(made: Sequence[Token]) -> tuple[Thing, ...]:
    subject = tuple(thing for thing in nearest_subject(made) if thing.kind in _ACTORS)
    return subject if len(subject) > 1 else ()
