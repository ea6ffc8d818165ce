"""Invented names of companies with known duplicates, for measuring how resolution grows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

_SYLLABLES = """
ba ber bo cal car chen cor da del dor el en fal fer ga gor han hol in jo ka kel kor la len lin lo ma mer min
mon na nel nor o or pa per pol qua ra ren ri ros sa sen sol sta ta tel ten tor tri ul van ver vi wes xan yor
""".split()  # noqa: SIM905
_TRADES = """
Energy Capital Bank Holdings Group Systems Solutions Services Partners Technologies Industries Software
Logistics Foods Pharma Media Steel Motors Electric Insurance Properties Trading Consulting Networks
""".split()  # noqa: SIM905
_PLACES = """
Germany France Spain Japan Canada Brazil India Texas London Singapore Asia Europe Mexico
""".split()  # noqa: SIM905
_FORMS = ("Inc.", "Corp.", "LLC", "Ltd", "Limited", "GmbH", "AG", "S.A.", "B.V.", "plc", "")
_OTHER_FORM = {
    "Inc.": "Incorporated", "Corp.": "Corporation", "LLC": "L.L.C.", "Ltd": "Limited", "GmbH": "G.m.b.H.",
    "AG": "Aktiengesellschaft", "S.A.": "SA", "B.V.": "BV", "plc": "P.L.C.",
}  # fmt: skip


def invented(count: int, *, seed: int = 1, doubled: float = 0.2) -> Iterator[tuple[str, int]]:
    """Names with the number of the company they name; a part of the companies has a second name."""
    chance = random.Random(seed)
    given, company = 0, 0
    while given < count:
        name, form = _name(chance)
        yield f"{name} {form}".strip(), company
        given += 1
        if given < count and chance.random() < doubled:
            yield chance.choice(_VARIATIONS)(name, form, chance), company
            given += 1
        company += 1


def _name(chance: random.Random) -> tuple[str, str]:
    # words are drawn so that some are in thousands of names, as in registers
    def word() -> str:
        length = chance.choice((2, 3, 3, 4))
        return "".join(chance.choice(_SYLLABLES) for _ in range(length)).capitalize()

    words = [word() for _ in range(chance.choice((1, 1, 2)))]
    if chance.random() < 0.8:
        words.append(chance.choice(_TRADES))
    if chance.random() < 0.15:
        words.append(chance.choice(_PLACES))
    return " ".join(words), chance.choice(_FORMS)


def _misspelt(name: str, form: str, chance: random.Random) -> str:
    place = chance.randrange(1, max(2, len(name.split()[0]) - 1))
    return f"{name[:place]}{name[place + 1 :]} {form}".strip()


_VARIATIONS: tuple[Callable[[str, str, random.Random], str], ...] = (
    lambda name, form, chance: f"{name} {_OTHER_FORM.get(form, 'Inc.')}",
    lambda name, form, chance: f"{name.upper()} {form}".strip(),
    lambda name, form, chance: name,
    lambda name, form, chance: f"The {name}, {form}".strip(", "),
    _misspelt,
)
