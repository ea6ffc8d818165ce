"""Agreements: which parties "the partnership between A and B", "a deal with B" or "this pact" speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactgraph.loaders.text.partylists import listed, pair_before, parties_before
from pactgraph.loaders.text.subjects import nearest_subject
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import PARTY_KINDS, Mention, Thing, Things
from pactgraph.loaders.text.wordlists import DETERMINERS, HEAD_NOUNS, NOT_BEFORE_A_NAME, words

__all__ = ["Agreements"]

_NOUNS = words(
    "partnership collaboration agreement deal pact alliance arrangement contract relationship "
    "accord tie-up tieup memorandum mou transaction agreements arrangements partnerships"
)
_OPENING = {"letter": ("of", "intent"), "memorandum": ("of", "understanding"), "joint": ("venture",)}
_PASSING = words(
    "new existing current major big huge original landmark recent ongoing expanded latest first own"
)
_DEFINITE = words("the this that their our its existing original these")
_LAST = frozenset({"this", "that", "new"})


class Agreements:
    """The agreements of one article, in the order in which it comes to speak of them."""

    def __init__(self, things: Things) -> None:
        self._things = things
        self._known: list[Thing] = []
        self._by_parties: dict[frozenset[str], Thing] = {}

    @property
    def main(self) -> Thing | None:
        """The agreement that the article is about: the first it speaks of."""
        return self._known[0] if self._known else None

    def with_agreements(
        self, tokens: Sequence[Token], held: Mapping[int, tuple[Thing, ...]] | None = None
    ) -> list[Token]:
        """The tokens with agreement nouns made mentions, where their parties are said or known.

        ``held`` is what a parser says of who makes or has a noun, by where the noun starts.
        """
        made: list[Token] = []
        i = 0
        while i < len(tokens):
            length = _noun(tokens, i)
            maker = (held or {}).get(tokens[i].start, ())
            found = self._resolve(tokens, i, length, made, maker) if length else None
            if found is None:
                made.append(tokens[i])
                i += 1
            else:
                thing, explicit = found
                head = tokens[i].word if length == 1 else tokens[i + length - 1].word
                head = "venture" if head == "jv" else head
                mention = Mention(tokens[i].start, tokens[i + length - 1].end, (thing,), head, explicit)
                made.append(Token("", mention.start, mention.end, mention))
                i += length
        return made

    def _resolve(
        self, tokens: Sequence[Token], i: int, length: int, made: Sequence[Token], maker: tuple[Thing, ...]
    ) -> tuple[Thing, bool] | None:
        nearest = nearest_subject(made)
        is_told_more = {thing.iri for thing in maker} <= {thing.iri for thing in nearest}
        subject = _organizations(nearest if is_told_more else maker, made)
        noun = " ".join(token.word for token in tokens[i : i + length])
        noun = "joint venture" if noun == "jv" else noun
        if noun.endswith("s"):
            definite = any(token.word in _DEFINITE for token in made[-3:])
            return (self.main, False) if definite and self.main and _determiner(made) == "our" else None
        parties = self._parties(tokens, i + length, made, subject)
        if len(parties) > 1:
            each = i + length < len(tokens) and tokens[i + length].word == "with" and len(parties) > 2
            return self._agreement(parties, noun, _phrase(made, noun), parties[0] if each else None), True
        determiner = _determiner(made)
        if len(parties) == 1:
            known = None if subject else self._with(parties[0])
            return None if known is None else (known, True)
        if determiner == "their" and len(subject) < 2:
            subject = pair_before(made)
        if determiner in {"a", "an"} and _is_adverbial(made):
            return None
        if determiner in {"their", "a", "an"} and 1 < len(subject) <= 6:
            return self._agreement(tuple(subject), noun, _phrase(made, noun)), True
        if tokens[i + length : i + length + 1] and tokens[i + length].word == "with":
            named = {party.iri for party in listed(tokens, i + length + 1)}
            known_to_them = any(named <= {p.iri for p in known.parties} for known in self._known)
            if named and not known_to_them:
                return None
        if determiner in _DEFINITE and self._known and noun not in {"transaction"}:
            if (whose := _possessors(made)) is not None:
                theirs = (
                    known for known in self._known if not whose.isdisjoint(p.iri for p in known.parties)
                )
                known = next(theirs, None)
                return None if known is None else (known, False)
            return self._spoken_of(tokens, latest=determiner in _LAST)
        return None

    def _spoken_of(self, tokens: Sequence[Token], *, latest: bool) -> tuple[Thing, bool] | None:
        """The main agreement, or the latest; where the sentence names others, the latest of theirs."""
        named = {t.mention.thing.iri for t in tokens if t.mention and t.mention.thing.kind in PARTY_KINDS}
        first = self._known[-1] if latest else self._known[0]
        theirs = [known for known in self._known if not named.isdisjoint(p.iri for p in known.parties)]
        if not named or first in theirs or (len(self._known) == 1 and latest):
            return first, False
        return (theirs[-1], False) if theirs else None

    def _agreement(
        self, parties: Sequence[Thing], noun: str, said: str | None = None, whose: Thing | None = None
    ) -> Thing:
        key = frozenset(party.iri for party in parties)
        if key not in self._by_parties:
            self._by_parties[key] = self._things.agreement(parties, noun, said, whose)
            self._known.append(self._by_parties[key])
        return self._by_parties[key]

    def _with(self, party: Thing) -> Thing | None:
        """The first known agreement to which a party belongs."""
        theirs = (known for known in self._known if party in known.parties and len(known.parties) < 4)
        return next(theirs, None)

    def _parties(
        self, tokens: Sequence[Token], end: int, made: Sequence[Token], subject: Sequence[Thing]
    ) -> tuple[Thing, ...]:
        after = listed(tokens, end + 1)
        word = tokens[end].word if end < len(tokens) else ""
        if word in {"between", "among", "of"} and len(after) > 1:
            return after
        before = parties_before(made)
        if len(before) > 1:
            return before
        if word in {"worth", "valued"}:
            at = next((i for i in range(end, min(end + 6, len(tokens))) if tokens[i].word == "with"), None)
            word, after = ("with", listed(tokens, at + 1)) if at is not None else (word, after)
        if word == "with" and after:
            return self._two(before, after, subject, _determiner(made) in {"the", "this", "that"})
        return ()

    def _two(
        self, before: tuple[Thing, ...], after: tuple[Thing, ...], subject: Sequence[Thing], definite: bool
    ) -> tuple[Thing, ...]:
        """The parties where one is said after "with": the possessor or subject is the other."""
        theirs = {party.iri for party in after}
        first = before or tuple(party for party in subject if party.iri not in theirs)[-1:]
        if definite and not before:
            known_with = self._with(after[0])
            return known_with.parties if known_with else ()
        for known in self._known:
            parties = {party.iri for party in known.parties}
            if (
                not before
                and {party.iri for party in (*after, *first)} <= parties
                and len(after) < len(parties) < 4
            ):
                return known.parties
        if not first:
            return ()
        return (*first, *after) if {party.iri for party in first}.isdisjoint(theirs) else ()


def _noun(tokens: Sequence[Token], i: int) -> int:
    """How many tokens the agreement noun at a place takes; 0 if there is none."""
    word = tokens[i].word
    opening = _OPENING.get(word)
    if opening and tuple(token.word for token in tokens[i + 1 : i + 1 + len(opening)]) == opening:
        return 1 + len(opening)
    if word == "jv":
        following = tokens[i + 1].word if i + 1 < len(tokens) else "."
        return 0 if following in HEAD_NOUNS | {")", "partner", "partners"} else 1
    if word in {"partnership", "collaboration", "alliance"} and i + 1 < len(tokens):
        return 1 + (tokens[i + 1].word in {"agreement", "deal", "pact", "contract"})
    return 1 if word in _NOUNS else 0


def _determiner(made: Sequence[Token]) -> str:
    """The word that opens the noun phrase ending here."""
    for token in reversed(made[-8:]):
        if token.word in {"the", "this", "that", "their", "our", "its", "a", "an", "these"}:
            return token.word
        if token.mention or (
            token.what is None and not token.word[:1].isalnum() and token.word not in {"(", ")"}
        ):
            return ""
    return ""


def _possessors(made: Sequence[Token]) -> frozenset[str] | None:
    """Whose the noun phrase that ends here is: those that "their" and "its" stand for, if they are known."""
    for token in reversed(made[-5:]):
        if token.word in {"their", "its", "our"}:
            things = token.mention.things if token.mention else ()
            return frozenset(thing.iri for thing in things) if things else None
        if token.mention or not token.word or not token.word[0].isalpha():
            return None
    return None


def _organizations(subject: Sequence[Thing], made: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties of a subject; of a person, the organization named right before: "Acme CEO Ana Ode"."""
    found: list[Thing] = []
    for thing in subject:
        if thing.kind != "person":
            found += [thing] if thing.kind != "regulator" else []
            continue
        at = next((i for i, token in enumerate(made) if token.mention and thing in token.mention.things), 0)
        before = (token.mention.thing for token in reversed(made[max(0, at - 8) : at]) if token.mention)
        found += [other for other in before if other.kind == "organization"][:1]
    return tuple(dict.fromkeys(found))


def _is_adverbial(made: Sequence[Token]) -> bool:
    """Whether the noun phrase that ends here says how something is done: "in a $2 billion deal"."""
    for i in range(len(made) - 1, max(0, len(made) - 7), -1):
        if made[i].word in {"a", "an"}:
            return made[i - 1].word in {"in", "through", "via", "as", "around", "about", "on", "under"}
    return False


def _phrase(made: Sequence[Token], noun: str) -> str:
    """The noun with the adjectives before it: "a multi-year partnership" is called by these words."""
    words: list[str] = []
    for token in reversed(made):
        if not token.word or token.what is not None or token.word in NOT_BEFORE_A_NAME | DETERMINERS:
            break
        if token.word not in _PASSING and token.word[0].isalpha():
            words.insert(0, token.word)
    return " ".join((*words, noun)) if len(words) < 4 else noun
