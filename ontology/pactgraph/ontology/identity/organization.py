"""Names of organizations and other named things, taken apart and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from pactgraph.ontology.identity.folding import folded_words, is_latin, skeleton
from pactgraph.ontology.identity.grounds import Ground, Verdict
from pactgraph.ontology.identity.words import organization_words

__all__ = ["OrganizationName", "compare_organization_names", "split_names"]


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


def compare_organization_names(one: OrganizationName, other: OrganizationName) -> Ground:
    """What two names say for or against their being of one organization; the same either way round.

    >>> def compared(*names):
    ...     return compare_organization_names(*map(OrganizationName.of, names)).verdict.value
    >>> compared("OAO Gazprom", "Gazprom JSC"), compared("OpenAI Foundation", "OpenAI Group PBC")
    ('same', 'different')
    >>> compared("Samsung Electronics", "Samsong Electronics Co."), compared("Fund III L.P.", "Fund IV L.P.")
    ('close', 'different')
    """
    if one.text > other.text:
        one, other = other, one
    quoted = f"{one.text!r} and {other.text!r}"
    if one.joined == other.joined or one.whole == other.whole or sorted(one.core) == sorted(other.core):
        return _same_core(one, other, quoted)
    if one.numbers != other.numbers:
        return Ground("name", Verdict.DIFFERENT, -6.0, f"{quoted}: the numbers differ", hard=True)
    left, right, typos = _left_over(one, other)
    if left and right:
        joined = _close("".join(left), "".join(right)) if not _known(left) & _known(right) else None
        if joined is None:
            return _apart(one, other, left, right, quoted)
        typos += joined
        left, right = [], []
    if left or right:
        return _one_longer(one, other, left or right, typos, quoted)
    return _close_core(one, other, typos, quoted)


def _same_core(one: OrganizationName, other: OrganizationName, quoted: str) -> Ground:
    if "".join(folded_words(one.text)) == "".join(folded_words(other.text)):
        return Ground(
            "name",
            Verdict.SAME,
            11.0,
            f"the name is the same: {one.text!r}"
            if one.text == other.text
            else f"{quoted} differ in writing only",
        )
    short = len(one.joined) <= 2
    if one.form is not None and other.form is not None and not _forms_fit(one.form, other.form):
        return Ground("name", Verdict.FORM, 6.6, f"{quoted} are the same but for the legal form", hard=True)
    return Ground(
        "name", Verdict.SAME, 7.5 if short else 10.5, f"{quoted} are the same but for form and writing"
    )


def _forms_fit(one: str, other: str) -> bool:
    loose = {"corporation", "company", "limited"}
    return (
        one == other
        or "company" in (one, other)
        or (one in loose and other in loose)
        or {one, other} == {"limited", "public-limited"}
    )


def _left_over(one: OrganizationName, other: OrganizationName) -> tuple[list[str], list[str], int]:
    """The words of each that the other has not, and the number of letters by which paired words differ."""
    left, right = list(one.core), list(other.core)
    for word in one.core:
        if word in right:
            left.remove(word)
            right.remove(word)
    typos = 0
    for word in tuple(left):
        pairs = ((letters, match) for match in right if (letters := _close(word, match)) is not None)
        nearest = min(pairs, default=None)
        if nearest is not None:
            typos += nearest[0]
            left.remove(word)
            right.remove(nearest[1])
    return left, right, typos


@lru_cache(maxsize=1 << 16)
def _close(one: str, other: str) -> int | None:
    """The number of letters in which words differ that are one misspelt; nothing where they are two."""
    if one == other:
        return 0
    shorter = min(len(one), len(other))
    known = organization_words()
    if shorter < 3 or any(map(str.isdigit, one + other)):
        return None
    if one in known.places and other in known.places:
        return None
    if one in known.structure and other in known.structure:
        return None
    allowed = 1 if shorter < 7 else 2
    if shorter == 3 and one[0] != other[0]:
        return None
    distance = OSA.distance(one, other, score_cutoff=allowed + 1)
    if distance <= allowed:
        return distance
    if shorter >= 6 and skeleton(one) == skeleton(other) and distance <= allowed + 1:
        return distance
    return None


def _known(words: list[str]) -> set[str]:
    listed = organization_words()
    return {
        kind
        for word in words
        for kind, group in (("place", listed.places), ("structure", listed.structure))
        if word in group
    }


def _apart(
    one: OrganizationName, other: OrganizationName, left: list[str], right: list[str], quoted: str
) -> Ground:
    if one.acronym is not None and other.acronym == one.acronym and 1 in (len(one.core), len(other.core)):
        return Ground("name", Verdict.ACRONYM, 6.6, f"{quoted}: one is the initials of the other")
    if (not one.latin or not other.latin) and _skeletons(one) == _skeletons(other):
        return Ground("name", Verdict.CLOSE, 8.5, f"{quoted} sound the same in Latin letters")
    words = f"{', '.join(sorted(left))} / {', '.join(sorted(right))}"
    return Ground("name", Verdict.DIFFERENT, -6.0, f"{quoted} differ: {words}")


def _skeletons(name: OrganizationName) -> list[str]:
    return sorted(map(skeleton, name.core))


def _one_longer(
    one: OrganizationName, other: OrganizationName, extra: list[str], typos: int, quoted: str
) -> Ground:
    listed = organization_words()
    shared = min(one.telling, other.telling, key=len)
    words = ", ".join(sorted(extra))
    if one.places != other.places:
        points, why = 4.5, f"one of {quoted} names a place: {words}"
    elif not shared:
        points, why = 3.5, f"{quoted} share only common words; one has besides: {words}"
    elif all(word in listed.structure for word in extra):
        points, why = 6.0, f"one of {quoted} has besides: {words}"
    else:
        points, why = 5.0, f"one of {quoted} has besides: {words}"
    return Ground("name", Verdict.PART, points - typos * 0.5, why)


def _close_core(one: OrganizationName, other: OrganizationName, typos: int, quoted: str) -> Ground:
    length = min(len(one.joined), len(other.joined))
    points = 9.4 - 6 * typos / max(length, 1)
    if not any(word in other.core for word in one.telling) and length <= 5:
        points -= 1.0
    if one.form is not None and other.form is not None and not _forms_fit(one.form, other.form):
        points -= 2.0
    return Ground(
        "name", Verdict.CLOSE, points, f"{quoted} differ in {typos} letter{'s' if typos != 1 else ''}"
    )
