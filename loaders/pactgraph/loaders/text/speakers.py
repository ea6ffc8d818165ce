"""Speakers: who, by the words of a sentence, says what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pactgraph.loaders.text.tape import CLOSE, OPEN, Tape, unmarked
from pactgraph.loaders.text.things import Mention, Thing

__all__ = ["Speech", "speech"]

_ENTITY = rf"({OPEN}(?:organization|person|regulator|project|entity|document):[^{CLOSE}']*{CLOSE})"
_SAYING = (
    r"(?:said|says|say|told|stated|states|affirmed|affirm|confirmed|confirms|emphasi[sz]ed?|"
    r"emphasi[sz]es|added|adds|wrote|writes|noted|notes|"
    r"announced|claimed|claims|argued|argues|explained|reported|reports|disclosed|insisted|"
    r"denied|denies|stressed|reiterated)"
)
_LIST = rf"(?P<who>{_ENTITY}(?:(?: , {_ENTITY})*(?: ,)? (?:and|&) {_ENTITY})?)"
_ACCORDING = re.compile(rf" according to (?:(?:the|a|an) )?(?:[^{OPEN} ,]+ )?{_LIST}")
_AFTER = re.compile(
    rf" , {_LIST}(?: 's)? (?:\S+ ){{0,2}}?{_SAYING} (?:(?:on|in|at|to|"
    rf"(?<=told )(?:a|an|the|its)|{OPEN}) ?(?:\S+ ){{0,4}})?[.] $"
)
_INVERTED = re.compile(rf" (?:,|\") (?:said|says|according to) {_LIST}")
_BEFORE = re.compile(
    rf" {_LIST} (?:, (?:[^ ,]+ ){{1,8}}, )?(?:(?:also|has|have|had|both|jointly|today|later|"
    rf"repeatedly|on|in|{OPEN}date:\d+{CLOSE}) )*"
    rf"{_SAYING} (?:(?:on|today|in|this|last|week|month|{OPEN}date:\d+{CLOSE}|"
    rf"{OPEN}document:[^{CLOSE}]*{CLOSE}|a|an|the|its|statement|filing) )*(?:that|:|"
    rf"(?<!announced )(?<!reported )(?<!disclosed )(?:it|the|they|its))"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is named as saying something in a sentence, and from which token on it is said.

    >>> Speech().speakers
    ()
    """

    speakers: tuple[Thing, ...] = ()
    since: int = 0


def speech(tape: Tape) -> Speech:
    """The things a sentence names as its source: "according to A", "A said that", ", B said".

    >>> from pactgraph.loaders.text.tape import encode, Token
    >>> speech(encode([Token("it", 0, 2), Token("ends", 3, 7)]))
    Speech(speakers=(), since=0)
    """
    text = unmarked(tape.text)
    for pattern in (_ACCORDING, _INVERTED, _AFTER, _BEFORE):
        match = pattern.search(text)
        if match is not None:
            numbers = (int(number) for number in re.findall(rf"{OPEN}[a-z-]+:(\d+)", match["who"]))
            found = (tape.things[number] for number in numbers)
            who = tuple(dict.fromkeys(what.thing for what in found if isinstance(what, Mention)))
            since = text[: match.end("who")].count(" ") if pattern is _BEFORE else 0
            return Speech(who, since)
    return Speech()
