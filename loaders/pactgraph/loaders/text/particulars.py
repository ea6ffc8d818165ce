"""The particulars of what a wording says: scope, condition, amounts and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.dates import DateRole, FoundDate, find_dates
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.reading import Reading
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import PARTY_KINDS, Mention
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["amounts_of", "condition_of", "interval_of", "scope_of"]

_QUANTIFIED = frozenset({"capital", "supply", "cooperation"})
_DETERMINER = re.compile(r"^(?:its|their|our|his|her|the|an?|some|all)\s+", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:subject to|contingent (?:up)?on|conditional (?:up)?on|provided that|as soon as|once|"
    r"unless|if|when|until|as each)\b[^.;]{3,160}",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(r"'s\} -")
"""A wording of one word, "Acme-backed", of which the dates of its sentence tell nothing."""
_PHYSICAL = frozenset({"W", "kW", "MW", "GW", "chips"})
"""Units in which nobody invests."""
_CLAUSE_ENDS = frozenset({";", ":", "but", "while"})
_PHRASE_ENDS = _CLAUSE_ENDS | {",", "and"}
_STILL_OF_IT = frozenset({"valued", "worth", "for", "or", "about"})


def scope_of(match: Match, reading: Reading) -> str | None:
    """What the relation is limited to, in the words of the text."""
    if match.scope is not None:
        first, last = (reading.tape.token_at(place) for place in (match.scope[0], match.scope[1] - 1))
        tokens = reading.tape.tokens
        return _tidy(_DETERMINER.sub("", reading.text[tokens[first].start : tokens[last].end]))
    where = match.pattern.flags.get("scope")
    if where == "whole":
        opening = reading.tape.tokens[reading.tape.token_at(match.start)]
        return _tidy(reading.text[opening.start : reading.sentence.end])
    if where == "rest":
        return _tidy(re.split(r"[.;:]\s|[.;:]$|\s[–—]\s", _rest(match, reading), maxsplit=1)[0])
    return _licensed(match, reading) if match.relation.group == "licensing" else None


def _licensed(match: Match, reading: Reading) -> str | None:
    """What is licensed, where a wording ends with whose it is: "a licence to Acme's models and tools"."""
    tokens = reading.tape.tokens
    first = reading.tape.token_at(match.end - 1)
    mention = tokens[first].mention
    if mention is None or not (tokens[first].possessive or mention.thing.owner):
        return None
    first += tokens[first].possessive
    last = first
    while (
        last < len(tokens) and last - first < 6 and tokens[last].word not in NOT_BEFORE_A_NAME - {"and", "or"}
    ):
        last += 1
    while last > first and (
        tokens[last - 1].word in {"and", "or"}
        or (tokens[last - 1].mention and not _is_thing(tokens[last - 1]))
    ):
        last -= 1
    return _tidy(reading.text[tokens[first].start : tokens[last - 1].end]) if last > first else None


def _is_thing(token: Token) -> bool:
    return token.mention is not None and token.mention.thing.kind not in PARTY_KINDS


def _tidy(words: str) -> str | None:
    return " ".join(words.split()).strip(" .,;:–—-") or None


def _rest(match: Match, reading: Reading) -> str:
    """The words of the sentence after the match."""
    number = reading.tape.token_at(match.end)
    if match.end >= len(reading.tape.text) - 1 or number >= len(reading.tape.tokens):
        return ""
    return reading.text[reading.tape.tokens[number].start : reading.sentence.end]


def condition_of(match: Match, reading: Reading) -> str | None:
    """The words that make the relation depend on something; a date is none."""
    found = _CONDITION.search(_rest(match, reading))
    if found is None or re.match(r"when it\b", found.group(), re.IGNORECASE):
        return None
    if found.group().lower().startswith("until"):
        date = next(find_dates(found.group(), reading.source.published), None)
        if date is not None and date.start < len("until the end of ") + 1:
            return None  # a date, and told as such
    return _tidy(found.group())


def _near(
    match: Match, reading: Reading, ends: frozenset[str]
) -> Iterator[Mention | FoundAmount | FoundDate]:
    """What the tokens of the match stand for, and those after it up to a word that ends its reach."""
    tokens = reading.tape.tokens
    first, last = reading.tape.token_at(match.start), reading.tape.token_at(match.end - 1)
    for number, token in enumerate(tokens[first:], first):
        following = tokens[number + 1].word if number + 1 < len(tokens) else ""
        if number > last and token.word in ends and following not in _STILL_OF_IT:
            return
        if token.what is not None:
            yield token.what


def amounts_of(match: Match, reading: Reading) -> tuple[Amount, ...]:
    """The quantities in the match; where it is about quantities, also those behind it in its clause."""
    tokens = reading.tape.tokens
    last = reading.tape.token_at(match.end - 1)
    near = [what for what in _near(match, reading, _CLAUSE_ENDS) if isinstance(what, FoundAmount)]
    inside = [what for what in near if what.start < tokens[last].end]
    if match.relation.group not in _QUANTIFIED:
        near = inside
    elif inside:
        near = [what for what in _near(match, reading, _PHRASE_ENDS) if isinstance(what, FoundAmount)]
    if match.relation.group == "capital":
        near = [what for what in near if what.amount.unit not in _PHYSICAL]
    return tuple(dict.fromkeys(what.amount for what in near))


def interval_of(
    match: Match, reading: Reading, *, over: bool
) -> tuple[PartialDate | None, PartialDate | None]:
    """When the relation begins and ends, of the dates near; ``over`` takes the day of what has ended."""
    if _IN_PASSING.search(match.pattern.cue):
        return None, None
    dates = [token.what for token in reading.tape.tokens if isinstance(token.what, FoundDate)]
    near = [what for what in _near(match, reading, _CLAUSE_ENDS) if isinstance(what, FoundDate)]
    begins = [found.date for found in dates if found.role is DateRole.FROM]
    ends = [found.date for found in (dates if over else near) if found.role is DateRole.UNTIL]
    (ends if over else begins).extend(found.date for found in near if found.role is DateRole.ON)
    valid_from, valid_to = next(iter(begins), None), next(iter(ends), None)
    if valid_from is not None and valid_to is not None and valid_from.first_day >= valid_to.first_day:
        valid_from = None
    return valid_from, valid_to
