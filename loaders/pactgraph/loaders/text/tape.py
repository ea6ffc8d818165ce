"""A sentence as a tape: words, and one token for each mention, amount and date, for cues to run over.

On the encoded tape a mention stands as ``<kind:number>`` between two private-use characters, followed
inside by ``^number`` (its maker), ``~`` (a processor, or a system built on some), ``!`` (an agreement
that names its parties), ``+`` (a subject repeated,
without words of its own), ``=word`` (the noun of a mention that is no name) and ``'s`` (a possessive).
Amounts and dates stand in the same way. A word of one of the closed classes carries its marks behind it,
which keeps the matchers small and quick.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pactgraph.loaders.text.commonwords import CAPITALISED
from pactgraph.loaders.text.dates import FoundDate
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.things import Mention
from pactgraph.loaders.text.wordlists import FILLERS, HARDWARE, HEAD_NOUNS, NOT_BEFORE_A_NAME, words

__all__ = [
    "CLOSE",
    "EXCHANGE_CODE",
    "FILLER",
    "HEAD",
    "MARKS",
    "OPEN",
    "OPENER",
    "Tape",
    "Token",
    "encode",
    "is_hardware",
    "tokens",
    "unmarked",
]

OPEN, CLOSE = "\ue000", "\ue001"
FILLER, OPENER, HEAD = "\ue002", "\ue003", "\ue004"
"""Marks of words that may fill a verb group, can't stand inside a noun phrase, or may follow a name."""
MARKS = FILLER + OPENER + HEAD
_UNMARKED = str.maketrans("", "", MARKS)
_WORD = re.compile(r"n't\b|'s\b|'|[^\W_](?:[\w]|[-'.&/](?=\w)(?!'s\b)|(?<=\d),(?=\d{3}))*|\S")
_JOINED = words(
    "backed owned based led made powered funded controlled affiliated founded built designed supported heavy "
    "linked run operated hosted trained"
)
EXCHANGE_CODE = re.compile(
    r"[A-Z0-9]{1,6}\.(?:O|N|OQ|L|PA|DE|T|HK|OL|KS|NS|AX|TO|SS|SZ|AS|MI|ST|HE|CO|VX|BO|TW|TWO|K|A|MC|BR|IS)(?![\w.])"
)
"""The code that an agency writes behind the name of a listed company: "Acme ACM.O"."""
_EXCHANGES = words(
    "nasdaq nyse lse tse hkex hkg krx kosdaq euronext otc otcmkts tsx tsxv asx bse nse xetra fra epa ams "
    "szse sse "
    "six sgx twse nysearca"
)
_FORMS = (" Inc", " Inc.", " Corp", " Corp.", " Ltd", " Ltd.", " plc", " Co", " Co.", " AG", " NV")
_PART_NUMBER = re.compile(r"[a-z]{1,2}\d{3}[a-z]?|hbm\d\w*")
_SPLIT = re.compile(r"(?<=[A-Za-z])(?:n't|'s|')$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, mention, amount or date of a sentence; ``at`` to ``end`` in the article.

    >>> Token("hosts", 6, 11).word
    'hosts'
    """

    word: str
    start: int
    end: int
    what: Mention | FoundAmount | FoundDate | None = None
    possessive: bool = False

    @property
    def mention(self) -> Mention | None:
        """The mention it stands for, if it does."""
        return self.what if isinstance(self.what, Mention) else None


def tokens(
    folded: str, start: int, end: int, found: Iterable[Mention | FoundAmount | FoundDate]
) -> list[Token]:
    """The tokens of a stretch of folded text, where ``found`` do not overlap and are in order.

    >>> [token.word for token in tokens("It doesn't end.", 0, 15, [])]
    ['it', 'does', "n't", 'end', '.']
    >>> [token.word for token in tokens("10,000 H100s, 20", 0, 16, [])]
    ['10,000', 'h100s', ',', '20']
    """
    made: list[Token] = []
    at = start
    for what in found:
        made += _words(folded, at, what.start)
        word = folded[what.start : what.end].split()[-1].lower() if isinstance(what, FoundAmount) else ""
        word = "percent" if word.endswith("%") or word == "cent" else word  # "51%" and "51 per cent"
        made.append(Token(word, what.start, what.end, what))
        at = what.end
    made += _words(folded, at, end)
    return list(_possessives(_without_tickers(made)))


def _without_tickers(made: Sequence[Token]) -> list[Token]:
    """The tokens without where a company is listed: "(NASDAQ: ACM)"."""
    kept: list[Token] = []
    skipping = False
    for i, token in enumerate(made):
        following = [t.word for t in made[i + 1 : i + 3]]
        listed = len(following) > 1 and following[0] in _EXCHANGES and following[1] == ":"
        skipping = skipping or (token.word == "(" and listed)
        if not skipping and not (kept and _is_ticker(token, kept[-1])):
            kept.append(token)
        skipping = skipping and token.word != ")"
    return kept


def _is_ticker(token: Token, before: Token) -> bool:
    """Whether a name is only the code of the listed company before it: "Acme Inc ACM", "Acme Corp-backed"."""
    mention, company = token.mention, before.mention
    if mention is None or company is None or before.possessive or company.thing.kind != "organization":
        return False
    name, called = mention.thing.name, company.thing.name
    is_formal = called.endswith(_FORMS) or before.end - before.start > len(called)  # "Acme Inc" for Acme
    return name.isupper() and len(name) < 6 and token.start - before.end <= 2 and is_formal


def _words(folded: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(folded, start, end):
        word = match.group().lower()
        if word in {'"', "*", "_", OPEN, CLOSE} or EXCHANGE_CODE.fullmatch(match.group()):
            continue
        if word == "-" and folded[match.start() - 1 : match.end() + 1] == " - ":
            word = "–"  # parts the sentence, and joins no names
        split = _SPLIT.search(match.group())
        if split and split.start() and split.group() != "'":
            cut = match.start() + split.start()
            yield Token(folded[match.start() : cut].lower(), match.start(), cut)
            yield Token(split.group().lower(), cut, match.end())
        else:
            word = "i.t." if match.group() == "IT" else word
            yield Token(word, match.start(), match.end())


def _possessives(made: Sequence[Token]) -> Iterator[Token]:
    skip = 0
    for i, token in enumerate(made):
        if skip:
            skip -= 1
            continue
        following = made[i + 1] if i + 1 < len(made) else None
        if token.mention and (joined := _participle(made, i)):
            if joined.word != "-based":  # "Acme-based chips" are of nobody named Acme
                yield replace(token, possessive=True)
            yield joined
            skip = 2
        elif token.word in CAPITALISED and following and following.word == "'s":
            yield Token(f"{token.word}'s", token.start, following.end)
            skip = 1
        elif token.mention and following and following.word in {"'s", "'"} and following.start == token.end:
            yield replace(token, possessive=True)
            skip = 1
        else:
            yield token


def _participle(made: Sequence[Token], i: int) -> Token | None:
    """The second half of "Acme-backed", which goes with the name as a possessor does."""
    if i + 2 >= len(made) or made[i + 1].word != "-" or made[i + 1].start != made[i].end:
        return None
    last = made[i + 2]
    return Token(f"-{last.word}", made[i + 1].start, last.end) if last.word in _JOINED else None


@dataclass(frozen=True, slots=True)
class Tape:
    """An encoded sentence, and which of its tokens stands where in it.

    >>> tape = encode([Token("it", 0, 2), Token("ends", 3, 7)])
    >>> unmarked(tape.text), tape.token_at(4)
    (' it ends ', 1)
    """

    text: str
    tokens: tuple[Token, ...]
    things: tuple[Mention | FoundAmount | FoundDate, ...]
    starts: tuple[int, ...]

    def token_at(self, position: int) -> int:
        """The number of the token that covers a position of the encoded text."""
        return max(0, bisect_right(self.starts, position) - 1)


def encode(made: Sequence[Token]) -> Tape:
    """The tape of tokens, with a space on either side of each."""
    things: list[Mention | FoundAmount | FoundDate] = []
    parts: list[str] = []
    starts: list[int] = []
    length = 1
    for token in made:
        text = _encoded(token, things)
        starts.append(length)
        parts.append(text)
        length += len(text) + 1
    return Tape(f" {' '.join(parts)} ", tuple(made), tuple(things), tuple(starts))


def _encoded(token: Token, things: list[Mention | FoundAmount | FoundDate]) -> str:
    what = token.what
    if what is None:
        return token.word + _marks(token.word)
    if isinstance(what, FoundAmount):
        things.append(what)
        return f"{OPEN}amount:{len(things) - 1}={token.word}{CLOSE}"
    if isinstance(what, FoundDate):
        things.append(what)
        return f"{OPEN}date:{len(things) - 1}{CLOSE}"
    single = []
    for thing in what.things:
        things.append(replace(what, things=(thing,)))
        number = len(things) - 1
        maker = ""
        if thing.owner is not None:
            things.append(replace(what, things=(thing.owner,), head=""))
            maker = f"^{len(things) - 1}"
        named = (
            ("~" if thing.kind == "product" and is_hardware(thing.name) else "")
            + ("!" if what.explicit else "")
            + ("+" if what.start == what.end else "")
        )
        head = f"={what.head}" if what.head else ""
        owning = "'s" if token.possessive else ""
        single.append(f"{OPEN}{thing.kind}:{number}{maker}{named}{head}{owning}{CLOSE}")
    return " and ".join(single)


def is_hardware(name: str) -> bool:
    return any(word in HARDWARE or _PART_NUMBER.fullmatch(word) for word in name.lower().split())


@lru_cache(maxsize=4096)
def _marks(word: str) -> str:
    marks = FILLER if word in FILLERS or (word.endswith("ly") and len(word) > 4) else ""
    marks += OPENER if word in NOT_BEFORE_A_NAME or (word[0] == "-" and len(word) > 1) else ""
    return marks + (HEAD if word in HEAD_NOUNS else "")


def unmarked(text: str) -> str:
    """A stretch of a tape without the marks of word classes.

    >>> unmarked(encode([Token("has", 0, 3)]).text)
    ' has '
    """
    return text.translate(_UNMARKED)
