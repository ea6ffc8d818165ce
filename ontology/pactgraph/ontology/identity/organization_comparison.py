"""Two names of organizations compared: the same, one misspelt, one with a word more, or two."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from pactgraph.ontology.identity.folding import folded_words, skeleton
from pactgraph.ontology.identity.grounds import Ground, Verdict
from pactgraph.ontology.identity.organization import OrganizationName
from pactgraph.ontology.identity.words import organization_words

__all__ = ["compare_organization_names"]


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
