"""References: whom "the company", "both companies", "it", "we" and "these APIs" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.dates import FoundDate
from pactgraph.loaders.text.focus import PARTIES, Focus
from pactgraph.loaders.text.pronouns import SAYING, local, pronoun
from pactgraph.loaders.text.subjects import ACTORS, BREAKS, PARTY_NOUNS, nearest_subject, subject_of
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.trades import fits, is_young, of_trade
from pactgraph.loaders.text.wordlists import DETERMINERS, HEAD_NOUNS, NOT_BEFORE_A_NAME, words

__all__ = ["with_references"]

_TWO = words(
    "companies firms partners sides parties pair duo organizations organisations giants startups groups "
    "rivals businesses automakers chipmakers"
)
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
_OFFERED = words("model platform service product")
_OTHERS = frozenset(f"{noun}s" for noun in PARTY_NOUNS) - _TWO | words(
    "users customers developers clients enterprises investors analysts employees workers publishers "
    "consumers governments regulators suppliers advertisers creators students researchers patients people"
)
"""Several that have no name."""
_MAKERS = words("maker developer creator owner parent operator")
_SINGLING = words(
    "parent holding portfolio shell joint target combined merged resulting surviving separate other same "
    "another venture sister listed operating standalone acquiring acquired "
    "only first second third largest biggest smallest fastest latest leading best next new"
)
_COPULAS = words("is are was were be been become becomes became remain remains remained as")


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
    words = [token.word or ("·" if isinstance(token.what, FoundDate) else "") for token in tokens[i : i + 6]]
    word = words[0]
    if word in {"it", "its"}:
        return _single(pronoun(tokens, i, made, focus)), 1
    if word in {"they", "their", "both"} and (word != "both" or "and" not in words[1:4]):
        if word == "both" and len(words) > 1 and words[1] in _TWO:
            return _local_group(made) or focus.several, 2
        group = _local_group(made)
        if not group and _speaks_of_others(made):
            return (), 1
        group = group or (_single(local(made)) if word == "their" else ()) or focus.several
        return (group, 1) if word != "both" else ((), 1)
    if word in {"we", "our"}:
        return _single(focus.publisher), 1
    if word in PARTY_NOUNS and made and made[-1].word in {"-backed", "-owned", "-led", "-based"}:
        return _single(_backed(word, made, focus)), 1
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
    dash = i + 2 < len(tokens) and tokens[i + 2].word == "-"  # "the ChatGPT-maker"
    words = [*tokens[i + 1 : i + 2], *tokens[i + 2 + dash : i + 4 + dash]]
    offering, noun, *rest = (*words, None, None)
    if offering is None or noun is None or offering.mention is None:
        return None
    owner = offering.mention.thing.owner
    if owner is None or noun.word not in _MAKERS or (rest[0] is not None and rest[0].mention):
        return None
    return (owner,), 3 + dash


def _behind(tokens: Sequence[Token], i: int) -> tuple[tuple[Thing, ...], int] | None:
    """The maker of "the company behind Acme Pad"."""
    words = [token.word for token in tokens[i + 1 : i + 5]]
    if "behind" not in words or words[0] not in PARTY_NOUNS:
        return None
    at = i + 1 + words.index("behind") + 1
    at += at < len(tokens) and tokens[at].word in {"the", "a"}
    mention = tokens[at].mention if at < len(tokens) else None
    return None if mention is None or mention.thing.owner is None else ((mention.thing.owner,), at + 1 - i)


def _definite(words: Sequence[str], made: Sequence[Token], focus: Focus) -> tuple[tuple[Thing, ...], int]:
    for length in range(2, min(len(words), 5) + 1):
        noun, middle = words[length - 1], words[1 : length - 1]
        if any(
            not word.replace("-", "").isalnum() or word in NOT_BEFORE_A_NAME | _SINGLING | DETERMINERS
            for word in middle
        ):
            break
        if noun in _TWO and len(middle) < 4:
            return _local_group(made) or focus.several, length
        if noun in PARTY_NOUNS:
            following = words[length] if length < len(words) else ""
            if following in PARTY_NOUNS | HEAD_NOUNS:
                continue  # "the publisher group": another noun is what is spoken of
            if following in {"of", "behind", "for"} or (length < len(words) and not following):
                break
            phrase = [*middle, noun]
            if is_young(phrase) and (young := _young(phrase, made, focus, following in {"'s", "'"})):
                return (young,), length
            if known := of_trade(phrase, _spoken_of(made, focus, possessive=following in {"'s", "'"})):
                return (known,), length
            called = f"{middle[-1]} {noun}" if middle and noun in {"maker", "developer", "provider"} else noun
            party = _party_called(called, made, focus)
            if noun == "group" and party is not None and not _is_a_group(party, focus):
                return (), 1
            return _single(party if party is not None and fits(phrase, party) else None), length
        named = words[0] in {"these", "those", "this"} or _KIND_NOUNS.get(noun) == "project"
        opens = length == 2 and noun in _OFFERED and (not made or made[-1].word in BREAKS)
        if length <= (3 if words[0] != "the" else 2) and noun in _KIND_NOUNS and (named or opens):
            return _single(focus.last_of_kind.get(_KIND_NOUNS[noun])), length
    return (), 1


def _young(phrase: Sequence[str], made: Sequence[Token], focus: Focus, possessive: bool) -> Thing | None:
    """The company that "the startup" stands for: the one spoken of, unless it is a giant or the subject."""
    if "startup" in focus.described and len(phrase) == 1:
        return focus.described["startup"]
    spoken = _spoken_of(made, focus, possessive=possessive)
    known = of_trade(phrase, spoken)
    fitting = [thing for thing in spoken if thing.kind in ACTORS and fits(phrase, thing)]
    if known is None and focus.one is not None and focus.one in fitting:
        return focus.one
    return known or next((thing for thing in fitting if thing.kind == "organization"), None)


def _backed(noun: str, made: Sequence[Token], focus: Focus) -> Thing | None:
    """The party that "the Acme-backed startup" stands for: the last spoken of that is not Acme."""
    named = next((token.mention for token in reversed(made[-4:]) if token.mention), None)
    backers = named.things if named is not None else ()
    spoken = [thing for thing in _spoken_of(made, focus, possessive=True) if thing not in backers]
    fitting = [thing for thing in spoken if thing.kind == "organization" and fits([noun], thing)]
    return of_trade(["ai", noun], fitting) or next(iter(fitting), None)


def _is_a_group(party: Thing, focus: Focus) -> bool:
    """Whether a party is called a group anywhere: by its names, or by how the article describes it."""
    names = " ".join((party.name, party.entity.name, *party.entity.aliases)).casefold()
    return "group" in names or focus.described.get("group") == party


def _spoken_of(made: Sequence[Token], focus: Focus, *, possessive: bool) -> list[Thing]:
    """The parties spoken of so far, the latest first; an object is not the subject itself."""
    here = [thing for token in reversed(made) if token.mention for thing in token.mention.things]
    subject = {thing.iri for thing in (*nearest_subject(made), *_doers(made))}
    if possessive or not made or made[-1].word in BREAKS | SAYING | {",", "and"}:
        subject = set()
    return [thing for thing in [*here, *focus.recent] if thing.iri not in subject]


def _doers(made: Sequence[Token]) -> tuple[Thing, ...]:
    """Whose act the noun before "of" is: in "Acme's takeover of the startup" it is not the startup's."""
    if not made or made[-1].word != "of":
        return ()
    owner = next((token for token in reversed(made[-8:]) if token.mention and token.possessive), None)
    return owner.mention.things if owner is not None and owner.mention is not None else ()


def _party_called(noun: str, made: Sequence[Token], focus: Focus) -> Thing | None:
    """The party that "the company" or "the chipmaker" stands for; as an object, not the subject itself."""
    subject = {thing.iri for thing in (*nearest_subject(made), *_doers(made))}
    if noun in focus.defined:
        return focus.defined[noun]
    called = focus.described.get(noun)
    if called is not None and noun != "company":
        return called
    if subject and made[-1].word not in BREAKS | SAYING | {",", "and"}:
        here = [token.mention.thing for token in reversed(made) if token.mention]
        candidates = [thing for thing in here if thing.kind in PARTIES]
        if noun == "company":
            speaking = subject_of(made)
            whose = [thing for thing in speaking if thing.kind == "person"]
            candidates[:0] = candidates[:1] if whose else speaking
        candidates += [focus.one, *focus.recent] if focus.one else focus.recent
        return next((thing for thing in candidates if thing.iri not in subject), focus.one)
    return focus.one or local(made)


def _speaks_of_others(made: Sequence[Token]) -> bool:
    """Whether the last that "they" could stand for are several that have no name: "providers", "users"."""
    for token in reversed(made):
        if token.mention and len(token.mention.things) > 1:
            return False
        if token.word in _OTHERS:
            return True
    return False


def _single(thing: Thing | None) -> tuple[Thing, ...]:
    return () if thing is None else (thing,)


def _local_group(made: Sequence[Token]) -> tuple[Thing, ...]:
    subject = tuple(thing for thing in nearest_subject(made) if thing.kind in ACTORS)
    return subject if len(subject) > 1 else ()
