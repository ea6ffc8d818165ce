"""Names of organizations and other named things, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pactgraph.ontology.identity.folding import folded_words, is_latin
from pactgraph.ontology.identity.words import organization_words

__all__ = ["OrganizationName", "split_names"]


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name taken apart: its words without legal form, the form's family, places and numbers in it.

    >>> name = OrganizationName.of("Bowne Global Solutions II (Sweden) AB")
    >>> name.core, name.form, sorted(name.places), sorted(name.numbers)
    (('bowne', 'global', 'solutions', '2', 'sweden'), 'swedish', ['sweden'], ['2'])
    """

    text: str
    core: tuple[str, ...]
    form: str | None
    places: frozenset[str]
    numbers: frozenset[str]
    joined: str
    whole: str
    acronym: str | None
    latin: bool

    @classmethod
    def of(cls, text: str) -> OrganizationName:
        """Take a name apart."""
        return _taken_apart(text)

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that name this one rather than say what sort of thing it is."""
        words = organization_words()
        return tuple(w for w in self.core if w not in words.structure and w not in words.places)


@lru_cache(maxsize=1 << 17)
def _taken_apart(text: str) -> OrganizationName:
    words = organization_words()
    all_words = folded_words(text)
    rest, form = _without_form(all_words)
    core = _normalised(rest) or _normalised(all_words) or all_words
    numbers = frozenset(word for word in core if any(map(str.isdigit, word)))
    return OrganizationName(
        text=text,
        core=core,
        form=form,
        places=frozenset(core) & words.places,
        numbers=numbers,
        joined="".join(core),
        whole="".join(rest),
        acronym=_acronym(text, rest),
        latin=is_latin(text),
    )


def _without_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    known = organization_words()
    family: str | None = None
    rest, found = words, True
    while found and len(rest) > 1:
        found = False
        for length in range(min(known.longest_form, len(rest) - 1), 0, -1):
            tail = rest[-length:]
            if tail in known.legal_forms:
                # the form nearest to the end is the legal one: "Trading Company Limited"
                family = known.legal_forms[tail] if family in (None, "company") else family
                rest, found = rest[:-length], True
                break
    for length in range(min(known.longest_form, len(rest) - 1), 0, -1):
        if rest[:length] in known.leading_forms:
            return rest[length:], family or known.legal_forms[rest[:length]]
    return rest, family


def _normalised(rest: tuple[str, ...]) -> tuple[str, ...]:
    known = organization_words()
    core: list[str] = []
    for place, word in enumerate(rest):
        if word in known.fillers and len(rest) > 1:
            continue
        if (word in known.roman and place == len(rest) - 1 and place > 0) or (
            len(word) > 1 and word in known.roman
        ):
            core.append(str(known.roman[word]))
        elif word in known.numbers and len(rest) > 1:
            core.append(str(known.numbers[word]))
        else:
            core.extend(known.same_word.get(word, (_spelling(word),)))
    return _with_places(_summed(core))


def _spelling(word: str) -> str:
    """British spellings as American ones, which is how most lists write."""
    if len(word) > 6:
        word = re.sub(r"is(ation|ations|ing|ed|e)$", r"iz\1", word)
    return word


def _summed(core: list[str]) -> list[str]:
    # "forty-four" is 44
    found: list[str] = []
    for word in core:
        before = found[-1] if found else ""
        if word.isdigit() and len(word) == 1 and before in {"20", "30", "40", "50", "60", "70", "80", "90"}:
            found[-1] = str(int(before) + int(word))
        else:
            found.append(word)
    return found


def _with_places(core: list[str]) -> tuple[str, ...]:
    known = organization_words().joined_places
    found: list[str] = []
    while core:
        for length in (3, 2):
            if tuple(core[:length]) in known:
                found.append(known[tuple(core[:length])])
                core = core[length:]
                break
        else:
            found.append(core[0])
            core = core[1:]
    return tuple(found)


def _acronym(text: str, rest: tuple[str, ...]) -> str | None:
    known = organization_words()
    if len(rest) == 1:
        bare = re.sub(r"[^\w]", "", text.split()[0]) if text.split() else ""
        return rest[0] if 3 <= len(rest[0]) <= 6 and bare.isupper() else None
    initials = "".join(word[0] for word in rest if word not in known.fillers)
    return initials if len(initials) >= 3 else None


_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


@cache
def _between() -> re.Pattern[str]:
    phrases = sorted(organization_words().other_name, key=len, reverse=True)
    return re.compile(r"[\s,(]+(?:" + "|".join(map(re.escape, phrases)) + r")[\s:.]+", re.IGNORECASE)


def split_names(text: str) -> tuple[str, ...]:
    """The names that stand in one text: the name, and former or other ones that it mentions.

    >>> split_names("Meta Platforms, Inc. (formerly Facebook, Inc.)")
    ('Meta Platforms, Inc.', 'Facebook, Inc.')
    >>> split_names("Bank of China (Hong Kong) Limited")
    ('Bank of China (Hong Kong) Limited',)
    """
    parts = [part.strip(" ,;()[]") for part in _between().split(text)]
    if len(parts) > 1:
        return tuple(dict.fromkeys(part for part in parts if part)) or (text,)
    return (text,)
