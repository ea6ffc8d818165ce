"""Names as comparable words: one script, one case, no punctuation.

Transliteration is anyascii's: it knows all scripts, weighs little and needs no compiled ICU, which the
alternatives (normality, rigour) do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

__all__ = ["folded_words", "is_latin", "latin", "skeleton"]

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|\b(?:[^\W\d_]\. ){2,}(?=\w{2})")
_SLASHED = re.compile(r"\b(\w)/(\w)\b")
_WORD_SIGNS = re.compile(r"['’‘`´ʹʼ]")
_NO_WORD = re.compile(r"[\W_]+")
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def latin(text: str) -> str:
    """The text in Latin letters without marks; signs that stand for syllables become words of their own.

    >>> latin("Müllenkranz"), latin("王杰"), latin("ВАСИЛЬЕВ")
    ('Mullenkranz', 'Wang Jie', "VASIL'EV")
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    if not _SYLLABIC.search(text):
        return anyascii(text)
    spaced = (f" {anyascii(c)} " if _SYLLABIC.match(c) else anyascii(c) for c in text)
    return " ".join("".join(spaced).split())


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, so that nothing was lost in turning it into them.

    >>> is_latin("Crédit Agricole"), is_latin("Газпром")
    (True, False)
    """
    return text.isascii() or all(
        unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha() and not c.isascii()
    )


@lru_cache(maxsize=1 << 16)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded: initials joined, signs dropped, "&" read as "and".

    >>> folded_words("S.C. Johnson & Son, Inc.")
    ('sc', 'johnson', 'and', 'son', 'inc')
    >>> folded_words("Standard & Poor's") == folded_words("STANDARD AND POORS")
    True
    """
    text = latin(text).replace("&", " and ").replace("+", " plus ")
    text = _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", text)
    text = _WORD_SIGNS.sub("", _SLASHED.sub(r"\1\2", text))
    return tuple(_NO_WORD.sub(" ", text.casefold()).split())


_SOUNDS = (
    ("sch", "s"), ("tch", "k"), ("sh", "s"), ("ch", "k"), ("ph", "f"), ("th", "t"), ("gh", ""),
    ("ck", "k"), ("kh", "k"), ("zh", "s"), ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "s"),
)  # fmt: skip
_SOFT = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"^g(?=e)")
_SILENT = re.compile(r"(?<=.)[aeiouyhj]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, for spellings that differ in vowels or by script.

    >>> skeleton("mohamed") == skeleton("muhammed"), skeleton("siddiqui") == skeleton("sdyqy")
    (True, True)
    >>> skeleton("patrick") == skeleton("patricia")
    False
    """
    word = _SOFT_G.sub("j", _SOFT.sub("s", word))
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = word.replace("c", "k")
    if word[:1] in "aeiouy":
        word = "a" + word[1:]
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word))
