"""Word forms: every way in which English writes a verb or noun that a cue names by its base form."""

from __future__ import annotations

from functools import cache

from pactgraph.loaders.text.wordlists import words

__all__ = ["IRREGULAR_PASTS", "forms"]

_IRREGULAR = {
    "be": "is are was were been being remain remains remained become becomes became stay stays stayed",
    "beat": "beats beaten beating",
    "become": "becomes became becoming",
    "begin": "begins began begun beginning",
    "bet": "bets betting",
    "bid": "bids bidding",
    "bind": "binds bound binding",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "broadcast": "broadcasts broadcasting",
    "build": "builds built building",
    "buy": "buys bought buying",
    "cast": "casts casting",
    "catch": "catches caught catching",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "cut": "cuts cutting",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "eat": "eats ate eaten eating",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "forecast": "forecasts forecasting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forge": "forges forged forging",
    "forgo": "forgoes forwent forgone forgoing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "grow": "grows grew grown growing",
    "have": "has had having",
    "hear": "hears heard hearing",
    "hit": "hits hitting",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "lend": "lends lent lending",
    "let": "lets letting",
    "lie": "lies lay lying",
    "lose": "loses lost losing",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "outdo": "outdoes outdid outdone outdoing",
    "outrun": "outruns outran outrunning",
    "outsell": "outsells outsold outselling",
    "outspend": "outspends outspent outspending",
    "oversee": "oversees oversaw overseen overseeing",
    "overtake": "overtakes overtook overtaken overtaking",
    "partake": "partakes partook partaken partaking",
    "pay": "pays paid paying",
    "put": "puts putting",
    "quit": "quits quitting",
    "read": "reads reading",
    "rebuild": "rebuilds rebuilt rebuilding",
    "redraw": "redraws redrew redrawn redrawing",
    "remake": "remakes remade remaking",
    "resell": "resells resold reselling",
    "reset": "resets resetting",
    "retake": "retakes retook retaken retaking",
    "rewrite": "rewrites rewrote rewritten rewriting",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets setting",
    "shake": "shakes shook shaken shaking",
    "shed": "sheds shedding",
    "show": "shows showed shown showing",
    "shut": "shuts shutting",
    "sink": "sinks sank sunk sinking",
    "sit": "sits sat sitting",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "spin": "spins spun spinning",
    "split": "splits splitting",
    "stand": "stands stood standing",
    "steal": "steals stole stolen stealing",
    "strike": "strikes struck striking",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "tie": "ties tied tying",
    "undercut": "undercuts undercutting",
    "undergo": "undergoes underwent undergone undergoing",
    "undertake": "undertakes undertook undertaken undertaking",
    "underwrite": "underwrites underwrote underwritten underwriting",
    "uphold": "upholds upheld upholding",
    "vie": "vies vied vying",
    "weave": "weaves wove woven weaving",
    "win": "wins won winning",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withstand": "withstands withstood withstanding",
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
    "fab step ban fit outfit grab control nab bag snag tug pin rebut lag pen net pit gun club slot spar wrap "
    "slug admit remit enrol leapfrog outgun underpin program spur blur chat clip cap top strip "
    "unplug rig scrub"
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
