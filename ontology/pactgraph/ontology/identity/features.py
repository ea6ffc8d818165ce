"""Features of people and organizations besides their names: dates, addresses, telephones, e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA

from pactgraph.ontology.identity.folding import folded_words
from pactgraph.ontology.identity.grounds import Ground, Verdict
from pactgraph.ontology.identity.words import person_words

__all__ = [
    "Address",
    "compare_addresses",
    "compare_birth_dates",
    "compare_phones",
    "email_of",
    "phone_digits",
    "read_day",
]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def email_of(text: str) -> str | None:
    """The address in a text such as '"Jay Jones" <jjones@example.org>'.

    >>> email_of('"Jay Jones" <JJones@example.org>')
    'jjones@example.org'
    """
    found = _EMAIL.search(text)
    return None if found is None else found[0].casefold()


def phone_digits(text: str) -> str | None:
    """The digits of a telephone number without leading zeros; nothing where they are too few.

    >>> phone_digits("(4812) 85-62-34"), phone_digits("n/a")
    ('4812856234', None)
    """
    digits = re.sub(r"\D", "", text).lstrip("0")
    return digits if len(digits) >= 7 else None


def compare_phones(one: str, other: str) -> Ground | None:
    """What two numbers say, where they fit: a country or area code may be missing in one.

    >>> compare_phones("3903526553537", "3526553537").points, compare_phones("7022212412", "2212412").points
    (6.0, 4.0)
    """
    shorter, longer = sorted((one, other), key=len)
    # a zero before the area code goes when the country's code comes
    if not longer.endswith(shorter):
        return None
    points = 6.0 if len(shorter) >= 9 else 4.0
    return Ground("telephone", Verdict.SAME, points, f"the telephone number is the same: {shorter}")


@lru_cache(maxsize=1 << 14)
def read_day(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of a date as people write it; of 3/4/1970 the month comes first.

    >>> read_day("24-May-11"), read_day("20/8/1991"), read_day("1993-09"), read_day("Mar 1 1970")
    ((2011, 5, 24), (1991, 8, 20), (1993, 9, None), (1970, 3, 1))
    """
    words = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    months = [_MONTHS.index(word[:3]) + 1 for word in words if word[:3] in _MONTHS]
    numbers = [word for word in words if word.isdigit()]
    if months and len(numbers) == 2:
        day, year = sorted(numbers, key=lambda n: (len(n) > 2, numbers.index(n)))
        return _day(int(_full(year)), months[0], int(day))
    if len(numbers) == 3 and len(numbers[0]) == 4:
        return _day(*map(int, numbers))
    if len(numbers) == 3:
        first, second, year = int(numbers[0]), int(numbers[1]), int(_full(numbers[2]))
        return _day(year, first, second) if first <= 12 else _day(year, second, first)
    if len(numbers) == 2 and len(numbers[0]) == 4:
        return _day(int(numbers[0]), int(numbers[1]), None)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        return _day(int(numbers[0][:4]), int(numbers[0][4:6]), int(numbers[0][6:]))
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return int(numbers[0]), None, None
    return None


def _full(year: str) -> str:
    if len(year) > 2:
        return year
    return f"{20 if int(year) <= date.today().year % 100 else 19}{int(year):02}"


def _day(year: int, month: int, day: int | None) -> tuple[int, int, int | None] | None:
    fits = 1000 <= year <= 2999 and 1 <= month <= 12 and (day is None or 1 <= day <= 31)
    return (year, month, day) if fits else None


def compare_birth_dates(one: str, other: str) -> Ground | None:
    """What two dates of birth say: the same, one of them mistyped or with day and month swapped, or two.

    >>> compare_birth_dates("12/11/1978", "11/12/1978").points, compare_birth_dates("1954-03-31", "1978").hard
    (5.0, True)
    """
    left, right = read_day(one), read_day(other)
    if left is None or right is None:
        return None
    said = f"born {' / '.join(sorted({one.strip(), other.strip()}))}"
    if left == right:
        whole = None not in left
        return Ground("birth", Verdict.SAME, 7.0 if whole else 2.0, said)
    if None in left or None in right:
        fits = all(a is None or b is None or a == b for a, b in zip(left, right, strict=True))
        return Ground("birth", Verdict.PART, 1.5, said) if fits else _born_twice(said)
    if (left[0], left[2], left[1]) == right:
        return Ground("birth", Verdict.CLOSE, 5.0, f"{said}: day and month are swapped")
    if OSA.distance(_digits(left), _digits(right)) <= 1:
        return Ground("birth", Verdict.CLOSE, 3.5, f"{said}: one figure differs")
    swapped = (left[0], left[2], left[1])
    if OSA.distance(_digits(swapped), _digits(right)) <= 1:
        return Ground("birth", Verdict.CLOSE, 1.5, f"{said}: swapped, and one figure differs")
    return _born_twice(said)


def _born_twice(said: str) -> Ground:
    return Ground("birth", Verdict.DIFFERENT, -8.0, f"{said}: two days", hard=True)


def _digits(day: tuple[int | None, ...]) -> str:
    return "".join(f"{part or 0:02}" for part in day)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as the words and numbers in it, abbreviations written out.

    >>> address = Address.of("123 Main St, Las Vegas NV 89132")
    >>> sorted(address.numbers), sorted(address.words)
    (['123', '89132'], ['las', 'main', 'nv', 'vegas'])
    """

    text: str
    numbers: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Address:
        """Read an address."""
        return _read_address(text)

    @property
    def house(self) -> frozenset[str]:
        """The numbers that are short enough for a house."""
        return frozenset(number for number in self.numbers if len(number) <= 4)


@lru_cache(maxsize=1 << 16)
def _read_address(text: str) -> Address:
    listed = person_words()
    numbers: set[str] = set()
    words: set[str] = set()
    for found in folded_words(text):
        word = listed.address_words.get(found, found)
        if word.endswith("strasse"):
            word = word.removesuffix("strasse")
        if any(map(str.isdigit, word)):
            numbers.add(word.lstrip("0"))
        elif word and word not in listed.street_kinds:
            words.add(word)
    return Address(" ".join(text.split()), frozenset(numbers), frozenset(words))


@lru_cache(maxsize=1 << 17)
def compare_addresses(one: Address, other: Address) -> Ground | None:
    """What two addresses say: the same place, however much of it each names, or another.

    >>> far = Address.of("123 E Main St, Henderson NV 89132")
    >>> compare_addresses(Address.of("123 Main Street, Las Vegas NV 89132"), far).verdict.value
    'different'
    >>> near = Address.of("123 Main St, Las Vegas")
    >>> compare_addresses(Address.of("123 Main Street, Las Vegas NV 89132"), near).verdict.value
    'same'
    """
    if not (one.words or one.numbers) or not (other.words or other.numbers):
        return None
    said = f"{' / '.join(sorted({one.text, other.text}))}"
    shared = one.numbers & other.numbers
    houses_meet = not one.house or not other.house or bool(one.house & other.house)
    fewer, more = sorted((one.words, other.words), key=len)
    common = sum(word in more or any(_alike(word, found) for found in more) for word in fewer)
    overlap = common / len(fewer) if fewer else 0.0
    if shared and houses_meet and (overlap > 0.6 or (overlap >= 0.5 and len(shared) > 1 and len(fewer) <= 2)):
        return Ground("address", Verdict.SAME, 5.0, f"at one address: {said}")
    if not one.numbers and not other.numbers and overlap > 0.75 and common >= 3:
        return Ground("address", Verdict.SAME, 5.0, f"at one address: {said}")
    if len(one.numbers | one.words) < 2 or len(other.numbers | other.words) < 2:
        return None
    return Ground("address", Verdict.DIFFERENT, -0.5, f"at two addresses: {said}")


def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 4 and OSA.distance(one, other) <= (1 if shorter < 8 else 2)
