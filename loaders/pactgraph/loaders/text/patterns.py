"""The cue language: how a relation's wordings are written in the ontology, and how they become matchers.

A cue is a line of words and slots::

    {S} invest~ [..] in {O}
    {O} [be~] hosted on|by {S}
    investment by|from {S} in {O}
    {S&O} work~ together => status=in-force

==================  ===============================================================================
``host``            the word itself, or a common noun that was recognised as a mention ("deal")
``host~``           any form of the word: host, hosts, hosted, hosting; ``be~`` stands for any copula
``on|by|host~``     one of several words
``[ ... ]``         optional part
``( ... | ... )``   one of several word sequences
``..``              up to 6 words, none of them an entity, unless in the possessive
``...``             up to 12 words or entities, within the clause
``{S}`` ``{O}``     subject and object: an entity that the relation's domain or range admits, or a list
``{S:product}``     the same, of the given kinds only (separated by commas); ``{S1}``, one
                    entity and no list; ``{S!}``, one proper name
``{S's}``           an entity in the possessive
``{S's thing}``     the same, or the maker of a thing that is mentioned; with kinds, only the latter;
                    ``chip`` stands for a product that is a processor or built on some
``{S&O}``           two or more entities joined by "and": each pair of them
``{parties}``       an agreement whose words name its parties: each pair of them
``{any}``           any entity, not part of the claim
``{amount}``        a quantity; ``{date}``, a date
``{scope}``         what ``...`` stands for, kept as the scope of the claim
``=> flag ...``     what the wording implies: ``status=``, ``modality=``, ``exclusive``, ``shared``,
                    ``able`` ("can" is part of it), ``presupposed`` (true however the clause is put),
                    ``maker`` (not of what is known as another's), ``another`` (only of that),
                    ``close`` (few words between),
                    ``subject=`` or ``object=`` and one of ``parties``, ``agreement``, ``other``,
                    ``topic``, ``focus``;
                    ``scope=`` ``rest`` | ``whole``
==================  ===============================================================================

Determiners, adjectives and a possessor may stand before a slot; appositions, and the words of a verb
group ("has also agreed to"), after it. Whether these negate or postpone the statement is
for the qualifiers to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.tape import CLOSE, FILLER, HEAD, MARKS, OPEN, OPENER
from pactgraph.ontology.errors import InvalidValue

__all__ = ["Pattern", "compile_pattern"]

_ELEMENT = re.compile(r"\s*(\{[^}]*\}|=>.*$|\.\.\.|\.\.|[\[\]()]|\|(?=\s)|[^\s\[\]()]+)")
_MARKED = f"[{MARKS}]*"
_WORD = rf"(?!(?:,|;|:|\(|\)|—){_MARKED} )[^{OPEN} ]+ "
_WORD_OF_IT = rf"(?!(?:and|or){_MARKED} (?:an?|the){_MARKED} ){_WORD}"
"""A word of the same noun phrase or clause, not one that opens another: "and a"."""
_ANY = rf"{OPEN}[^{CLOSE}]*{CLOSE} "
_SLOT = re.compile(
    r"\{(S&O|S's thing|O's thing|S's|O's|S|O|parties|any|amount|date|scope)([!1])?(?::([\w, -]+))?\}"
)
_PRE_WORD = rf"[^{OPEN}{OPENER} ]+{HEAD}? "
_POSSESSOR = rf"{OPEN}[^{CLOSE}']*'s{CLOSE} (?:-[a-z]+{OPENER} )?"
_LIKE = rf"(?:(?:,{OPENER} )?(?:like|including|such{_MARKED} as){_MARKED} (?:{_PRE_WORD}){{0,5}})?"
_BEFORE = rf"(?:(?:{_PRE_WORD}){{0,4}}{_POSSESSOR})?(?:{_PRE_WORD}){{0,5}}{_LIKE}"
_NEXT = rf"(?:(?:{_PRE_WORD}){{0,4}}{_POSSESSOR})?(?:{_PRE_WORD}){{0,5}}"
"""What may stand before the last name of a list: no other group, as in "and investors like"."""
_HEADS = rf"(?:[^{OPEN} ]+{HEAD} ){{0,3}}"
_PARTIES = rf"(?:(?:between|among|with){_MARKED} {_ANY}(?:and{_MARKED} {_ANY})?)?"
_BRACKET = rf"(?:\({OPENER} (?:[^() ]+ ){{1,8}}\){OPENER} )?"
_AND = rf"(?:,{OPENER} )?(?:and|or|including|&|as{_MARKED} well as|along with){_MARKED} "
_AND_OF_TWO = (
    rf"(?:(?:and|or|&){_MARKED} |(?:,{OPENER} )?(?:including|as{_MARKED} well as|along with){_MARKED} )"
)
"""What joins two names: a comma before "and" would open a clause."""
_SOME = rf"(?:others|more|several|many){_MARKED} "
_OTHERS = rf"(?:,{_MARKED} )?(?:and|or|among){_MARKED} (?:[a-z]+{_MARKED} ){{0,2}}?{_SOME}"
"""What closes a list without a last name: "A, B and others"."""
_NOT_DOING = rf"(?![a-z-]+ing{_MARKED} )"
_NEW_CLAUSE = (
    rf"(?!(?:will|would|has|have|had|is|are|was|were|can|could|may|might|said|says|also|agreed|"
    rf"plans|did|does){_MARKED} )"
)
_APPOSITION = (
    rf"(?:,{OPENER} (?!(?:and|or|but|which|who|that|including){_MARKED} |{OPEN})(?:[^ ,;]+ "
    rf"){{1,12}},{OPENER} |—{OPENER} (?:[^ —]+ ){{1,14}}—{OPENER} |,{OPENER} (?=[^ ]+{FILLER}))?"
)
_INSERTED = rf"{OPEN}[^{CLOSE}]*[+]{CLOSE} "
_REPEATED = rf"(?:{OPEN}[^{CLOSE}]*[+]{CLOSE} (?:and{_MARKED} )?){{0,4}}"
_FILLER = (
    rf"(?:(?:[^{OPEN}{FILLER} ]+{FILLER}{OPENER}?{HEAD}?|(?:[oi]n{_MARKED} )?{OPEN}date:\d+{CLOSE}) ){{0,9}}"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled cue: what to search, and its flags.

    ``anchors`` are words of which each set must be met, ``verbs`` those that may lack their subject."""

    cue: str
    source: str
    anchors: tuple[frozenset[str], ...]
    verbs: frozenset[str]
    flags: Mapping[str, str]

    @property
    def regex(self) -> re.Pattern[str]:
        """The matcher itself, compiled when a text first has the words for it."""
        return _compiled(self.source)


_compiled = cache(re.compile)


def compile_pattern(cue: str, subjects: frozenset[str], objects: frozenset[str]) -> Pattern:
    """The matcher of a cue, where ``subjects`` and ``objects`` are the kinds that the relation admits.

    >>> pattern = compile_pattern("{S} host~ {O} => status=planned", frozenset({"a"}), frozenset({"b"}))
    >>> dict(pattern.flags), sorted(pattern.anchors[0])
    ({'status': 'planned'}, ['host', 'hosted', 'hosting', 'hosts'])

    :raises InvalidValue: for a cue that breaks the rules of the language
    """
    words, _, flags = cue.partition("=>")
    compiler = _Compiler(cue, {"S": subjects, "O": objects})
    source = compiler.compile([m.group(1) for m in _ELEMENT.finditer(words)])
    return Pattern(
        cue, "(?<= )" + source, tuple(compiler.anchors), frozenset(compiler.verbs), dict(_flags(flags))
    )


def _flags(text: str) -> Iterator[tuple[str, str]]:
    for flag in text.split():
        name, _, value = flag.partition("=")
        yield name, value or "true"


class _Compiler:
    """Translates the elements of one cue, minding where a verb group or a noun phrase may stretch."""

    def __init__(self, cue: str, kinds: dict[str, frozenset[str]]) -> None:
        self._cue = cue
        self._kinds = kinds
        self._depth = 0
        self._after_slot = False
        self._first, self._opened = True, False
        self.anchors: list[frozenset[str]] = []
        self.verbs: set[str] = set()

    def compile(self, elements: list[str]) -> str:
        source = "".join(
            self._element(element, following)
            for element, following in zip(elements, [*elements[1:], ""], strict=True)
        )
        if self._depth:
            raise InvalidValue(f"the cue {self._cue!r} has an unclosed bracket")
        return source

    def _element(self, element: str, following: str) -> str:
        if element in {"[", "("}:
            self._depth += 1
            return "(?:"
        if element in {"]", ")"}:
            self._depth -= 1
            return ")?" if element == "]" else ")"
        if element == "|":
            return "|"
        if element == "..":
            self._after_slot = False
            quantity = rf"{OPEN}(?:amount|date):[^{CLOSE}]*{CLOSE} "
            return rf"(?:{_WORD_OF_IT}|{quantity}|{_POSSESSOR}|{_INSERTED}){{0,6}}?"
        if element == "...":
            self._after_slot = False
            return rf"(?:(?!(?:;|:){_MARKED} )[^ ]+ ){{0,12}}?"
        self._verbal = "~" in following
        last = following in {"", "]"} or following.startswith("=>")
        source = self._slot(element, last=last) if element.startswith("{") else self._word(element)
        self._first, self._opened = False, self._first and element[:2] in {"{S", "{O"}
        return source

    def _word(self, element: str) -> str:
        words: list[str] = []
        for word in element.split("|"):
            words += forms(word[:-1]) if word.endswith("~") else (word,)
        if self._opened and "~" in element:
            self.verbs.update(words)
        before, self._after_slot = (_FILLER if self._after_slot else _REPEATED), False
        if words == ["to"]:
            before = rf"(?:{_INSERTED})?{before}"  # whose purpose it is
        if "by" in words:
            before = rf"(?:[a-z]+ly{_MARKED} ){{0,2}}{before}"  # "developed jointly by"
        if not self._depth:
            self.anchors.append(frozenset(word.lower() for word in words))
        choice = "|".join(map(re.escape, sorted({word.lower() for word in words}, key=len, reverse=True)))
        return rf"{before}(?:(?:{choice}){_MARKED}|{OPEN}[^{CLOSE} ]*=(?:{choice}){CLOSE}) "

    def _slot(self, element: str, *, last: bool) -> str:
        match = _SLOT.fullmatch(element)
        if match is None:
            raise InvalidValue(f"the cue {self._cue!r} has no such slot as {element}")
        name, count, narrowed = match.groups()
        self._after_slot = name in {"S", "O", "S&O", "any", "parties"}
        if name == "scope":
            return rf"(?P<scope>(?:(?!(?:;|:){_MARKED} )[^ ]+ ){{0,12}}?)"
        if name in {"amount", "date"}:
            return rf"{OPEN}{name}:[^{CLOSE}]*{CLOSE} "
        role = name[0] if name[0] in "SO" else ""
        wanted = frozenset(narrowed.replace(" ", "").split(",")) if narrowed else None
        kinds = wanted or self._kinds.get(role)
        lead = "" if self._first else _BEFORE
        if name == "parties":
            return rf"(?P<parties>{OPEN}agreement:[^{CLOSE}]*![^{CLOSE}]*{CLOSE}) "
        if name == "any":
            return rf"{lead}{_entity(wanted) + ' ' if wanted else _ANY}{_HEADS}"
        if name.endswith("'s"):
            return rf"{lead}(?P<{role}own>{_entity(kinds, possessive=True)}) "
        if name.endswith("thing"):
            made = "|".join(sorted(wanted)) if wanted else "[a-z-]+"
            made = made.replace("chip", "product")
            hardware = "~" if wanted is not None and wanted == frozenset({"chip"}) else ""
            owned = rf"{OPEN}(?:{made}):[^{CLOSE}]*\^\d+{hardware}[^{CLOSE}]*{CLOSE}"
            possessive = "" if wanted else _entity(self._kinds[role], possessive=True) + "|"
            return rf"{lead}(?:{_ANY})?(?P<{role}own>{possessive}{owned}) "
        entity = _entity(kinds, proper=count == "!", said=not (self._first and self._verbal))
        tail = _PARTIES if kinds is None or "agreement" in kinds else ""
        one = rf"{entity} {_HEADS}{_BRACKET}{tail}"
        other = rf"{_entity(kinds, proper=count == '!', said=True)} {_HEADS}{_BRACKET}{tail}"
        group, least = ("both", 1) if name == "S&O" else (role, 0)
        if count:
            return rf"(?P<{group}>{lead}{one})"
        more = other if self._first else other + _NEW_CLAUSE
        listed = rf"(?:(?:,{OPENER} {_BEFORE}{other}){{1,6}}{_AND}|{_AND_OF_TWO})"
        joined = rf"(?:{listed}{_NOT_DOING}{_NEXT}|[-/]{_MARKED} ){more}"
        parted = rf"(?:;{_MARKED} {_BEFORE}{other}(?=(?:,|;|\.|and){_MARKED} ))?"
        open_ended = rf"(?:,{OPENER} {_BEFORE}{other}){{1,8}}(?={_OTHERS})"
        apposition = "" if last else _APPOSITION
        more_of_them = rf"(?:{joined}){{1,3}}(?:{parted}{joined}){{0,2}}|{open_ended}"
        return rf"(?P<{group}>{lead}{one}(?:{more_of_them}){{{least},1}}){apposition}"


def _entity(
    kinds: frozenset[str] | None, *, possessive: bool = False, proper: bool = False, said: bool = False
) -> str:
    """The token of an entity; with ``said``, not one that was only put where a subject is left out."""
    kind = "|".join(sorted(kinds)) if kinds else r"[a-z-]+"
    without = "'" + ("=" if proper else "") + ("+" if said else "")
    return rf"{OPEN}(?:{kind}):[^{CLOSE}{without}]*{chr(39) + 's' if possessive else ''}{CLOSE}"
