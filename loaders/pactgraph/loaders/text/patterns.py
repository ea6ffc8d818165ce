"""The cue language: how a relation's wordings are written in the ontology, and how they become matchers.

A cue is a line of words and slots::

    {S} invest~ [..] in {O}
    {O} [be~] hosted on|by {S}
    investment by|from {S} in {O}
    {S&O} work~ together => status=in-force

==================  ===============================================================================
``host``            the word itself, or a common noun that was recognised as a mention ("deal")
``host~``           any form of the word: host, hosts, hosted, hosting
``on|by|host~``     one of several words
``[ ... ]``         optional part
``( ... | ... )``   one of several word sequences
``..``              up to 6 words, none of them an entity
``...``             up to 12 words or entities, within the clause
``{S}`` ``{O}``     subject and object: an entity that the relation's domain or range admits, or a list
``{S:product}``     the same, of the given kinds only (separated by commas)
``{S's}``           an entity in the possessive, or the maker of a thing that is mentioned
``{S&O}``           two or more entities joined by "and": each pair of them
``{parties}``       an agreement whose words name its parties: each pair of them
``{any}``           any entity, not part of the claim
``{amount}``        a quantity; ``{date}``, a date
``=> flag ...``     what the wording implies: ``status=``, ``modality=``, ``exclusive``, ``shared``,
                    ``subject=`` or ``object=`` ``parties`` | ``agreement`` | ``other``, ``scope=rest``
==================  ===============================================================================

Determiners, adjectives and a possessor may stand before a slot; appositions, and the words of a verb group
("has also agreed to"), after it. Whether these negate or postpone the statement is for the qualifiers to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.tape import CLOSE, OPEN
from pactgraph.loaders.text.wordlists import FILLERS, HEAD_NOUNS, NOT_BEFORE_A_NAME
from pactgraph.ontology.errors import InvalidValue

__all__ = ["Pattern", "compile_pattern"]

_ELEMENT = re.compile(r"\s*(\{[^}]*\}|=>.*$|\.\.\.|\.\.|[\[\]()]|\|(?=\s)|[^\s\[\]()]+)")
_WORD = rf"(?!(?:,|;|:|\(|\)|—) )[^{OPEN} ]+ "
_ANY = rf"{OPEN}[^{CLOSE}]*{CLOSE} "
_SLOT = re.compile(r"\{(S&O|S's|O's|S|O|parties|any|amount|date)(?::([\w, -]+))?\}")
_PRE_WORD = rf"(?!(?:{'|'.join(map(re.escape, sorted(NOT_BEFORE_A_NAME)))}) )[^{OPEN} ]+ "
_POSSESSOR = rf"{OPEN}[^{CLOSE}']*'s{CLOSE} "
_BEFORE = rf"(?:(?:{_PRE_WORD}){{0,4}}{_POSSESSOR})?(?:{_PRE_WORD}){{0,5}}(?:(?:, )?(?:like|including|such as) (?:{_PRE_WORD}){{0,2}})?"
_HEADS = rf"(?:(?:{'|'.join(sorted(HEAD_NOUNS))}) ){{0,2}}"
_BRACKET = rf"(?:\( (?:[^() ]+ ){{1,8}}\) )?"
_APPOSITION = (
    rf"(?:, (?!(?:and|or|but|which|who|that|including|{OPEN}) )(?:[^ ,;]+ ){{1,12}}, |— (?:[^ —]+ ){{1,14}}— )?"
)
_FILLER = (
    rf"(?:(?:{'|'.join(map(re.escape, sorted(FILLERS, key=len, reverse=True)))}|\w+ly|(?:on |in )?{OPEN}date:\d+{CLOSE}) ){{0,9}}"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled cue: what to search, by which words to find out quickly that it can't match, and its flags."""

    cue: str
    regex: re.Pattern[str]
    anchors: tuple[frozenset[str], ...]
    flags: Mapping[str, str]


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
    return Pattern(cue, re.compile("(?<= )" + source), tuple(compiler.anchors), dict(_flags(flags)))


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
        self._first = True
        self.anchors: list[frozenset[str]] = []

    def compile(self, elements: list[str]) -> str:
        source = "".join(self._element(element) for element in elements)
        if self._depth:
            raise InvalidValue(f"the cue {self._cue!r} has an unclosed bracket")
        return source

    def _element(self, element: str) -> str:
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
            return rf"(?:{_WORD}|{OPEN}(?:amount|date):\d+{CLOSE} ){{0,6}}?"
        if element == "...":
            self._after_slot = False
            return rf"(?:(?!; |: )[^ ]+ ){{0,12}}?"
        source = self._slot(element) if element.startswith("{") else self._word(element)
        self._first = False
        return source

    def _word(self, element: str) -> str:
        words: list[str] = []
        for word in element.split("|"):
            words += forms(word[:-1]) if word.endswith("~") else (word,)
        before, self._after_slot = (_FILLER if self._after_slot else ""), False
        if not self._depth:
            self.anchors.append(frozenset(word.lower() for word in words))
        choice = "|".join(map(re.escape, sorted({word.lower() for word in words}, key=len, reverse=True)))
        return rf"{before}(?:(?:{choice})|{OPEN}[^{CLOSE} ]*=(?:{choice}){CLOSE}) "

    def _slot(self, element: str) -> str:
        match = _SLOT.fullmatch(element)
        if match is None:
            raise InvalidValue(f"the cue {self._cue!r} has no such slot as {element}")
        name, narrowed = match.groups()
        self._after_slot = name in {"S", "O", "S&O", "any", "parties"}
        if name in {"amount", "date"}:
            return rf"{OPEN}{name}:\d+{CLOSE} "
        role = name[0] if name[0] in "SO" else ""
        kinds = frozenset(narrowed.replace(" ", "").split(",")) if narrowed else self._kinds.get(role)
        lead = "" if self._first else _BEFORE
        if name == "parties":
            return rf"(?P<parties>{OPEN}agreement:[^{CLOSE}]*![^{CLOSE}]*{CLOSE}) "
        if name == "any":
            return rf"{lead}{_ANY}{_HEADS}"
        if name.endswith("'s"):
            return rf"{lead}(?P<{role}own>{_entity(kinds, possessive=True)}|{OPEN}[^{CLOSE}]*\^[^{CLOSE}]*{CLOSE}) "
        one = rf"{_entity(kinds)} {_HEADS}{_BRACKET}"
        group, least = ("both", 1) if name == "S&O" else (role, 0)
        return rf"(?P<{group}>{lead}{one}(?:(?:, and |, or |, |and |or |& |/ |- |as well as |along with ){_BEFORE}{one}){{{least},7}}){_APPOSITION}"


def _entity(kinds: frozenset[str] | None, *, possessive: bool = False) -> str:
    kind = "|".join(sorted(kinds)) if kinds else r"[a-z-]+"
    return rf"{OPEN}(?:{kind}):[^{CLOSE}']*{chr(39) + 's' if possessive else ''}{CLOSE}"
