"""Clauses without a subject of their own: "A bought B and licensed C" says that A licensed C."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.subjects import nearest_subject, subject_of
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.verbclasses import CAUSING
from pactgraph.loaders.text.wordlists import FILLERS, words

__all__ = ["with_elided_subjects"]

_JOINING = words("while by after ; then — and before or , but")
_PREPOSITIONAL = frozenset({"including", "following", "regarding", "using"})
_GIVING = frozenset(
    form
    for verb in ("grant", "give", "allow", "enable", "let", "permit", "help", "offer")
    for form in forms(verb)
)
_DOING_WITH = frozenset[str]().union(
    *map(
        forms,
        words(
            "use adopt buy purchase acquire rent lease license deploy join employ leverage harness integrate "
            "hire create form launch establish found build combine sign back fund approach sue develop leave "
            "utilize"
        ),
    )
)
"""What is done with a party for a purpose of one's own: "Acme uses Oracle to train it"."""
_CAUSING = CAUSING | {"for"}
_FURTHEST = 7


def with_elided_subjects(
    tokens: Sequence[Token],
    verbs: frozenset[str],
    understood: Mapping[int, tuple[Thing, ...]] | None = None,
) -> list[Token]:
    """The tokens with the sentence's subject repeated before verbs that leave it out.

    Whom a parser has ``understood`` a verb to speak of, by where it starts, goes before what stands near.

    >>> from pactgraph.loaders.text.tape import tokens
    >>> from pactgraph.loaders.text.things import Thing
    >>> from pactgraph.ontology.entity import Entity
    >>> acme = Mention(0, 4, (Thing(Entity.named("Acme", "organization"), "Acme"),))
    >>> made = with_elided_subjects(tokens("Acme grew and hosts it", 0, 22, [acme]), frozenset({"hosts"}))
    >>> made[3].mention.thing.name, made[4].word
    ('Acme', 'hosts')
    """
    inserted: dict[int, tuple[Mention, ...]] = {}
    for i, token in enumerate(tokens):
        if token.word in verbs and token.word not in _PREPOSITIONAL:
            place = _place(tokens, i)
            subject = _subject_at(tokens, place) if place is not None else ()
            subject = (understood or {}).get(token.start) or subject
            if place is not None and subject:
                at = tokens[place].start
                inserted[place] = (Mention(at, at, subject),)
    made: list[Token] = []
    for i, token in enumerate(tokens):
        made += (Token("", mention.start, mention.end, mention) for mention in inserted.get(i, ()))
        made.append(token)
    return made


def _subject_at(tokens: Sequence[Token], place: int) -> tuple[Thing, ...]:
    """Who does what the infinitive at a place says: whose plan it is, or else the sentence's subject."""
    for token in reversed(tokens[max(0, place - _FURTHEST) : place]):
        if token.mention and token.possessive:
            return token.mention.things
        if token.word not in FILLERS:
            break
    for i in range(place - 1, max(0, place - 6), -1):
        if (mention := tokens[i].mention) is not None:
            return mention.things if tokens[i - 1].word in _GIVING else nearest_subject(tokens[:place])
    return nearest_subject(tokens[:place])


def _is_means(tokens: Sequence[Token], name: int) -> bool:
    """Whether a name before "to" is by or with what the subject does so: "Acme uses Oracle to run it".

    In "Acme chose Oracle to run it" and "allowed Oracle to run it" it is who does so, as where nothing
    stands before it.
    """
    if tokens[name - 1 if name else 0].word in {"with", "from", "by"}:
        return True
    before = [token.word for token in tokens[max(0, name - 6) : name]]
    return bool(
        name > 1
        and _DOING_WITH.intersection(before)
        and not _CAUSING.intersection(before)
        and all(
            thing.iri != mine.iri for mine in subject_of(tokens[:name]) for thing in _things(tokens[name])
        )
    )


def _things(token: Token) -> tuple[Thing, ...]:
    return token.mention.things if token.mention else ()


def _place(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the subject is missing before a verb; nowhere if an entity stands before its verb group."""
    i = verb
    while (
        i > 0
        and verb - i < _FURTHEST
        and tokens[i - 1].word in FILLERS
        and tokens[i - 1].word not in _JOINING
    ):
        i -= 1
    if i == 0:
        return None
    before = tokens[i - 1]
    if before.mention is not None:
        if before.possessive:
            return next((j for j in range(i, verb) if tokens[j].word == "to"), None)
        return i if tokens[i].word == "to" and _is_means(tokens, i - 1) else None
    if before.word in _JOINING:
        if tokens[verb].word.endswith("ing") and before.word in {"and", "or", "but", "then"}:
            return None
        closes = any(token.word in {"which", "who"} for token in tokens[:i])
        return i if before.word != "," or closes or tokens[verb].word.endswith("ing") else None
    return next((j for j in range(i, verb) if tokens[j].word == "to"), None)
