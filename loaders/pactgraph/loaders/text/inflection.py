"""Word forms: every way in which English writes a verb or noun that a cue names by its base form."""

from __future__ import annotations

from functools import cache

from pactgraph.loaders.text.wordlists import words

__all__ = ["IRREGULAR_PASTS", "forms"]

_IRREGULAR = {
    "be": "is are was were been being remain remains remained become becomes became stay stays stayed",
    "become": "becomes became becoming",
    "beat": "beats beaten beating",
    "begin": "begins began begun beginning",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "catch": "catches caught catching",
    "come": "comes came coming",
    "choose": "chooses chose chosen choosing",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "fall": "falls fell fallen falling",
    "find": "finds found finding",
    "fight": "fights fought fighting",
    "forge": "forges forged forging",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "have": "has had having",
    "go": "goes went gone going",
    "grow": "grows grew grown growing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "lend": "lends lent lending",
    "let": "lets letting",
    "lose": "loses lost losing",
    "lay": "lays laid laying",
    "lie": "lies lay lying",
    "make": "makes made making",
    "oversee": "oversees oversaw overseen overseeing",
    "pay": "pays paid paying",
    "put": "puts putting",
    "run": "runs ran running",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "send": "sends sent sending",
    "sell": "sells sold selling",
    "rebuild": "rebuilds rebuilt rebuilding",
    "show": "shows showed shown showing",
    "set": "sets setting",
    "sit": "sits sat sitting",
    "sink": "sinks sank sunk sinking",
    "stand": "stands stood standing",
    "outsell": "outsells outsold outselling",
    "outspend": "outspends outspent outspending",
    "overtake": "overtakes overtook overtaken overtaking",
    "undercut": "undercuts undercutting",
    "vie": "vies vied vying",
    "cut": "cuts cutting",
    "win": "wins won winning",
    "weave": "weaves wove woven weaving",
    "bet": "bets betting",
    "tie": "ties tied tying",
    "spend": "spends spent spending",
    "strike": "strikes struck striking",
    "take": "takes took taken taking",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "write": "writes wrote written writing",
}
IRREGULAR_PASTS = words(
    "became began bought brought built came chose cut did drew fell felt found gave got grew had held hit "
    "kept "
    "knew led left lent lost made met paid put ran rose said sat saw sent sold sought spent spoke spun stood "
    "struck swung swore taught teamed thought threw told took understood was went withdrew won wrote"
)
"""Past forms that no ending gives away."""

_DOUBLING = words(
    "chip commit equip transfer permit tap ship submit embed plug refer plan drop snap trim scrap swap stop "
    "fab step ban fit outfit grab"
)
_VOWELS = "aeiou"


@cache
def forms(base: str) -> tuple[str, ...]:
    """The base form and its inflections, as a verb or a noun, without repetition.

    >>> forms("supply")
    ('supply', 'supplies', 'supplied', 'supplying')
    >>> forms("invest")
    ('invest', 'invests', 'invested', 'investing')
    >>> forms("hold")
    ('hold', 'holds', 'held', 'holding')
    """
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base].split())
    return tuple(dict.fromkeys((base, _with_s(base), _with_ed(base), _with_ing(base))))


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    return base + base[-1] if base in _DOUBLING else base
