"""Names of people, taken apart and compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from pactgraph.ontology.identity.folding import folded_words, is_latin, skeleton
from pactgraph.ontology.identity.grounds import Ground, Verdict
from pactgraph.ontology.identity.words import person_words

__all__ = ["PersonName", "compare_person_names"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: given names, family names, and the mark of a generation (Jr is 2).

    "Family, Given" is told by its comma; without one, the last word is the family name, and with a part
    that stands alone nothing is known of the other.

    >>> PersonName.of("Smith Sr, Robert E")
    PersonName(text='Smith Sr, Robert E', given=('robert', 'e'), family=('smith',), generation=1, latin=True)
    >>> PersonName.of("Alexander Pavlovich Vasiliev").family
    ('vasiliev',)
    """

    text: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: int | None
    latin: bool

    @classmethod
    def of(cls, text: str) -> PersonName:
        """Take a name apart."""
        return _taken_apart(text)

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Every word with the part it belongs to."""
        return tuple(("given", word) for word in self.given) + tuple(("family", word) for word in self.family)


@lru_cache(maxsize=1 << 17)
def _taken_apart(text: str) -> PersonName:
    listed = person_words()
    left, comma, right = text.partition(",")
    generation: int | None = None

    def words(part: str) -> list[str]:
        nonlocal generation
        kept: list[str] = []
        found = [word for word in folded_words(part) if word not in listed.titles]
        for place, word in enumerate(found):
            if word in listed.generations and place > 0 and (len(word) > 1 or place == len(found) - 1):
                generation = listed.generations[word]
            else:
                kept.append(word)
        return kept

    # "Smith, Bob" has its family name first, "Bob Smith, Jr" has not
    trailing = set(folded_words(right)) <= listed.generations.keys() | listed.titles
    if comma and not (trailing and right.strip()):
        family, given = words(left), words(right)
    else:
        whole = words(text.replace(",", " "))
        # Chinese, Korean and Japanese names in their own signs begin with the family
        first = not is_latin(text) and any(ord(c) > 0x2E80 for c in text)
        family, given = (whole[:1], whole[1:]) if first else (whole[-1:], whole[:-1])
        while not first and len(given) > 1 and given[-1] in listed.particles:
            family.insert(0, given.pop())
    return PersonName(text, tuple(given), tuple(family), generation, is_latin(text))


def compare_person_names(one: PersonName, other: PersonName) -> Ground:
    """What two names say for or against their being of one person; the same either way round.

    >>> def compared(one, other):
    ...     return compare_person_names(PersonName.of(one), PersonName.of(other)).verdict.value
    >>> compared("Robert Smith", "Smith, Bob"), compared("Mark Kusha", "Marsha Kusha")
    ('close', 'different')
    >>> compared("فيصل صديقي", "Faisal Siddiqui"), compared("Morris Klein I", "Morris Klein II")
    ('close', 'different')
    """
    if one.text > other.text:
        one, other = other, one
    quoted = f"{one.text!r} and {other.text!r}"
    if one.generation != other.generation and one.generation and other.generation:
        return Ground("name", Verdict.DIFFERENT, -12.0, f"{quoted} are of two generations", hard=True)
    pairs, left, right = _aligned(*_mended(one, other))
    if left and right:
        return _apart(pairs, left, right, quoted)
    if not pairs:
        return Ground("name", Verdict.DIFFERENT, -6.0, f"{quoted} have no word in common")
    full = [closeness for closeness, a, b in pairs if min(len(a[1]), len(b[1])) > 1]
    by_initial = any(closeness == _INITIAL for closeness, _, _ in pairs)
    if left or right:
        if len(full) >= 2:
            return Ground("name", Verdict.PART, 5.5, f"one of {quoted} has a word more")
        return Ground("name", Verdict.PART, 4.0 if len(pairs) > 1 else 2.0, f"one of {quoted} is shorter")
    if by_initial:
        return Ground("name", Verdict.PART, 4.0 if full else 1.0, f"{quoted} fit, one by an initial")
    if all(closeness == 1 for closeness in full):
        points = 7.0 if len(full) > 1 else 5.0
        return Ground("name", Verdict.SAME, points, f"the names {quoted} are the same")
    return Ground("name", Verdict.CLOSE, 6.0, f"{quoted} are forms of one name")


def _mended(one: PersonName, other: PersonName) -> tuple[PersonName, PersonName]:
    """The names with a part in one piece that stands in several in one of them: "hayd en" is "hayden"."""
    if given := _in_one_piece(one.given, other.given):
        one, other = replace(one, given=given), replace(other, given=given)
    if family := _in_one_piece(one.family, other.family):
        one, other = replace(one, family=family), replace(other, family=family)
    return one, other


def _in_one_piece(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) == len(others) or min(len(words), len(others)) != 1 or "".join(words) != "".join(others):
        return ()
    return min(words, others, key=len)


_Word = tuple[str, str]
_Pair = tuple[float, _Word, _Word]


def _aligned(one: PersonName, other: PersonName) -> tuple[list[_Pair], list[_Word], list[_Word]]:
    """Words paired off, the closest first, whatever their order, and those left over on either side."""
    loose = not one.latin or not other.latin
    scored = sorted(
        ((closeness, a[0] != b[0], i, j)
        for i, a in enumerate(one.words)
        for j, b in enumerate(other.words)
        if (closeness := _close(a[1], b[1], loose)) > 0),
        key=lambda found: (-found[0], found[1], found[2], found[3]),
    )  # fmt: skip
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    pairs: list[_Pair] = []
    for closeness, _, i, j in scored:
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append((closeness, one.words[i], other.words[j]))
    left = [word for i, word in enumerate(one.words) if i not in taken_one]
    right = [word for j, word in enumerate(other.words) if j not in taken_other]
    return pairs, left, right


def _apart(pairs: list[_Pair], left: list[_Word], right: list[_Word], quoted: str) -> Ground:
    words = f"{' '.join(word for _, word in left)} / {' '.join(word for _, word in right)}"
    full = [pair for pair in pairs if min(len(pair[1][1]), len(pair[2][1])) > 1]
    parts = {part for part, _ in left} & {part for part, _ in right}
    shared = {part for _, a, b in full for part in (a[0], b[0])}
    if not full:
        return Ground("name", Verdict.DIFFERENT, -8.0, f"{quoted} are other names")
    if parts == {"family"} and "given" in shared and _slip(left, right):
        return Ground(
            "name", Verdict.OTHER_PART, 3.0, f"{quoted} differ in a letter of the family name: {words}"
        )
    if parts == {"family"} and "given" in shared:
        # families change by marriage
        return Ground("name", Verdict.OTHER_PART, 0.0, f"{quoted} differ in the family name: {words}")
    if parts == {"given"} and {"given", "family"} <= shared:
        return Ground("name", Verdict.OTHER_PART, -1.0, f"{quoted} differ in a further name: {words}")
    if len(full) >= 2 and len(left) == 1 and len(right) == 1 and parts != {"given"}:
        return Ground("name", Verdict.OTHER_PART, 2.0, f"{quoted} share most words but not {words}")
    if len(left) == len(right) == 1 and JaroWinkler.similarity(left[0][1], right[0][1]) >= 0.85:
        # a slip of the pen or a twin: not for a rule to say
        return Ground("name", Verdict.OTHER_PART, -1.0, f"{quoted} differ in a name much alike: {words}")
    return Ground("name", Verdict.DIFFERENT, -6.0, f"{quoted} are other names: {words}", hard=True)


def _slip(left: list[_Word], right: list[_Word]) -> bool:
    """Whether what differs is one word on each side, by a letter that was left out, doubled or mistaken."""
    return len(left) == len(right) == 1 and OSA.distance(left[0][1], right[0][1]) == 1


_INITIAL: Final = 0.5


@lru_cache(maxsize=1 << 14)
def _initials(word: str) -> frozenset[str]:
    """The letters with which the other forms of a given name begin: Robert may be B."""
    known = person_words().given_names
    groups = known.get(word, frozenset())
    return frozenset(name[0] for name, of in known.items() if of & groups)


@lru_cache(maxsize=1 << 16)
def _close(one: str, other: str, loose: bool) -> float:
    """How sure it is that two words are one name: 1 where they are equal, 0 where they are two."""
    if one == other:
        return 1.0
    known = person_words().given_names
    if min(len(one), len(other)) == 1:
        initial, word = sorted((one, other), key=len)
        return _INITIAL if initial in {word[0]} | _initials(word) else 0.0
    if known.get(one, frozenset()) & known.get(other, frozenset()):
        return 0.95
    similar = JaroWinkler.similarity(one, other)
    bones = skeleton(one), skeleton(other)
    if bones[0] == bones[1] and (len(bones[0]) > 1 or len(one) < 6) and (similar >= 0.6 or loose):
        return 0.9
    shorter = min(len(one), len(other))
    two_names = one in known and other in known  # "Ian" and "Ina"
    if 2 < shorter < 5 and one[0] == other[0] and sorted(one) == sorted(other) and not two_names:
        return 0.8 if OSA.distance(one, other) == 1 else 0.0  # letters changed places: "aym" is "amy"
    allowed = 0 if shorter < 5 else 1 if shorter < 8 else 2
    if OSA.distance(one, other) <= allowed:
        return 0.85
    if loose and similar >= 0.8 and OSA.distance(*bones) <= 1:
        return 0.8
    return 0.0
