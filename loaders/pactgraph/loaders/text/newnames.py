"""Names that no catalogue knows: runs of capitalised words, with the kind their surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.loaders.text.casing import Casing, headline_end, is_title_case
from pactgraph.loaders.text.commonwords import (
    CAPITALISED,
    COUNTRIES,
    LEADING,
    NUMERALS,
    ORDINARY,
    PLACES,
    TITLES,
)
from pactgraph.loaders.text.inflection import IRREGULAR_PASTS
from pactgraph.loaders.text.namekinds import has_legal_form, kind_of
from pactgraph.loaders.text.sentences import dateline_end
from pactgraph.loaders.text.tape import EXCHANGE_CODE
from pactgraph.loaders.text.wordlists import words

__all__ = ["NewName", "new_names"]

_WORD = (
    r"(?:U\.[SK]\.(?=[ ][A-Z])|[A-Z][\w&+]*(?:[.'-](?!s\b)(?!(?<=-)[a-z]{4,}\b)[A-Za-z0-9]\w*)*|"
    r"[a-z]{1,2}[A-Z]\w+|[A-Z]{2,}s?)"
)
_RUN = re.compile(
    rf"(?<![\w.@/#])(?<!\w-){_WORD}(?:(?:[ ](?:of[ ](?:the[ ])?|&[ ]|for[ ]|and[ ](?=(?:Electric|Gas|Light|"
    rf"Power|Sons|Gamble|Young|Noble|Exchange)\b)|de[ ]|von[ ]|van[ ])?{_WORD}|[ "
    rf"](?:v?\d+(?:\.\d+)*[a-wyz]?)(?![\w%]|\.\d))){{0,5}}"
    r"(?:,?[ ](?:Inc|Corp|Ltd|LLC|plc|PLC|SE|AG|GmbH|NV|SA|Co)\b\.?)?"
)
_ITEM = re.compile(r"\s*(?:Item|ITEM)\s+\d{1,2}\.\d\d\b\W*[A-Z][^.]*\.?\s*$")
"""The heading of an item of a report to the SEC names no party."""
_FIRST = re.compile(r"[^ ]+")
_OCCASION = re.compile(
    r"^(?:Board|Committee|Executive|Senior|Global Head)\b|\b(?:Conference|Summit|Forum|Expo|Awards?|Day|"
    r"Week|Directors|"
    r"Officer|Report|Survey|Act)$"
)
_GENERIC = re.compile(
    r"(?:Generative|Agentic|Responsible|Physical|Enterprise|Sovereign|Conversational|Edge|Embodied|Applied|"
    r"Trusted|Industrial|Cloud|Data|Big|Personal|Frontier|Open) (?:AI|Data|Cloud|Tech)|Gen AI|"
    r"Dive (?:Insight|Brief)"
)
_CONTRACTED = re.compile(r"'(?:re|ve|ll|d|m|t)$", re.IGNORECASE)
_OFFERING = re.compile(
    r" (?:systems?|chips?|models?|infrastructure|capacity|products?|services?|workloads?)\b"
)
_ROUND = re.compile(r"Series [A-H]\d?\b")
_NUMBERED = re.compile(
    r"[ ]?\b(?:Class|Series|Phase|Tier|Level|Chapter|Form|Section|Figure|Table|Article|Rule|Schedule|Exhibit|"
    r"Item|Part|Stage|Step|Version|Appendix|Annex|Note|Page|Day|Week|Act|Title|Unit|Block|Train)"
    r"[ ](?:[A-Z]\d?|\d+(?:\.\d+)*[a-z]?|[IVX]+)"
    r"(?![\w-])"
)
"""What is counted or lettered is a part of something, no party: "Acme Class B stock", "Phase 3"."""
_FOLLOWS_A_NAME = re.compile(
    rf"(?:'s)?,? (?:{'|'.join(sorted(TITLES, key=len, reverse=True))})(?![\w-])|"
    r", (?:[A-Z][\w.&-]* ?){1,3}(?:, | and |,? which )|"
    r" (?:maker|developer|creator|owner|parent|operator|rival|chief|spokes\w+|unit|subsidiary) [A-Z]|"
    r"(?:'s)?,? (?:and [A-Z]|[A-Z][\w-]+'s |an? |the |which |based |[a-z]+s\b|has\b|had\b|will\b|is\b|was\b|"
    r"[a-z]+ed\b|"
    rf"(?:{'|'.join(sorted(IRREGULAR_PASTS))})\b)|'s\b|-(?:based|backed|owned|led|made|powered)\b"
)
_SURELY_A_NAME = re.compile(r", (?:which|whose|an?) |'s [$A-Z\d]| said it| said that it| (?:Inc|Corp)\b")
_NEVER_FOLLOWS_A_NAME = re.compile(r" (?:its|his|this|us|as|is it|does|was it)\b")
_ORDINARY_ENDINGS = (
    "ly", "ing", "ed", "ness", "tion", "sion", "ment", "ity", "ance", "ence", "ship", "ism", "ure", "ess",
    "wth", "cy", "ogy", "ility", "tions", "ments", "ers", "ies",
)  # fmt: skip
_SEATED = re.compile(r", (?:[A-Z][\w.]+[ -]){0,2}[A-Z][\w.]*-(?:based|headquartered)\b")
"""What follows a place: "Bedford, Massachusetts-based Acme"."""
_LABEL = re.compile(r"[A-Z][^:.]{2,60}: ")
_LAST = words(
    "germany america uk japan china india europe france canada brazil spain australia asia africa uae korea "
    "italy ireland norway sweden mexico israel taiwan ai " + COUNTRIES
)
_WITH_PURPOSE = words(
    "Center Centre Institute Council Agency Foundation Office Alliance Society Association Campaign"
)
_OF_A_PLACE = words(
    "Bank University Government Republic Kingdom Institute State Commonwealth City County "
    "College Museum Port "
    "Conservatory Province Emirate Council Court Union Department Ministry"
)
_JOINT = re.compile(
    r" (?:[a-z]+ )?(?:joint venture|jv|partnership|deal|collaboration|alliance|merger|tie-up|"
    r"agreement|pact|talks|"
    r"contract|relationship|venture|transaction|consortium)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})(?![\w-])[,]?[ ]?")

_WHERE = re.compile(r"\b(?:in|near|outside|at|around|from|of)[ ]\Z")
_AROUND = re.compile(r", (?P<place>[A-Z]\w+)")
_DISTRICTS = words("County State Territories Province District Township Valley Parish")
_SHORTENED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Cos|Bros)\Z")
_HOUSED = re.compile(
    r"\b(?:plants?|factory|factories|facility|facilities|cent(?:er|re)s?|campus|campuses|sites?|offices?|"
    r"headquarters|hub|based|headquartered|located|labs?|warehouse|station|mine|refinery|born|operations|pilots|"
    r"market|opened|live) in \Z"
)
_SEPARATOR = re.compile(
    f"{_NUMBERED.pattern}|{_TITLE.pattern}|(?<=\\w) {EXCHANGE_CODE.pattern}|(?<=Limited) (?=[A-Z])|"
    r"(?<=\bInc) (?=[A-Z]{2,5}\b)|(?<=\bCorp) (?=[A-Z]{2,5}\b)"
)
_OF_OR_FOR = re.compile(r" ?(?:of|for) (?:the )?")  # between a title or numbered round and whose it is


@dataclass(frozen=True, slots=True)
class NewName:
    """A proper name outside the catalogue, and the kind that its form or surroundings show.

    >>> NewName("Acme Corp", "organization", 0, 9).kind
    'organization'
    """

    name: str
    kind: str
    start: int
    end: int


def new_names(text: str, start: int, end: int, casing: Casing | None = None) -> Iterator[NewName]:
    """The capitalised runs of a sentence that look like names; ``text`` is folded.

    >>> text = "The startup Brightloom Labs hired Acme Corp. on Monday."
    >>> [(name.name, name.kind) for name in new_names(text, 0, len(text))]
    [('Brightloom Labs', 'organization'), ('Acme Corp', 'organization')]
    """
    if is_title_case(text[start:end]) or _ITEM.match(text, start, end):
        return
    casing = casing or Casing()
    start = dateline_end(text, start, end)
    while start < end and not text[start].isalnum():
        start += 1
    label = found.end() if (found := _LABEL.match(text, start, end)) else start
    headline = headline_end(text, start, end)
    for run in _RUN.finditer(text, headline, end):
        for left, right in _pieces(text, run.start(), run.end()):
            left, right = _without_common(text, left, right, opening=left == start or _opens(text, left))
            whose = text.endswith((" of ", " for "), 0, left)  # "Series B of Acme"
            if left >= right or (_ROUND.match(text, run.start()) and not whose):
                continue
            name = text[left:right]
            if name.lower() in ORDINARY or _is_compound(name) or _OCCASION.search(name):
                continue
            if _CONTRACTED.search(name) or _GENERIC.fullmatch(name):
                continue
            if _is_place(text, left, right):
                continue
            if right <= label or _ROUND.match(name) or len(name) < 2:
                continue
            if (
                " " not in name
                and (left == start or _opens(text, left))
                and not _is_name(text, left, right, casing)
            ):
                continue
            kind = kind_of(text, left, right)
            if text.startswith(".", right) and right + 1 < end and _SHORTENED.search(name):
                right += 1  # the point of "Acme Inc." ends no sentence here
            yield NewName(name, kind, left, right)


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is where something is: "near Cedar Rapids, Iowa", "Graz-based"."""
    if text.startswith("-based", end) or (text.startswith(",", end) and _SEATED.match(text, end)):
        return True
    if " " not in text[start:end] and _HOUSED.search(text, max(0, start - 20), start):
        return True
    district = text[start:end].rsplit(" ", 1)[-1] in _DISTRICTS
    if district and text.startswith("'s ", start - 3):
        return True  # "Michigan's Saline Township"
    if not _WHERE.search(text, max(0, start - 9), start):
        return False
    around = _AROUND.match(text, end)
    return district or (around is not None and around["place"].lower().split()[0] in PLACES)


def _is_compound(name: str) -> bool:
    """Whether an ordinary adjective only carries the capitals of an abbreviation: "AI-powered"."""
    first, dash, rest = name.partition("-")
    return bool(dash) and rest.islower() and (first.lower() in CAPITALISED or len(first) < 3)


def _opens(text: str, start: int) -> bool:
    """Whether a place stands where any word would have its capital: after a colon or an opening quote."""
    return text[max(0, start - 2) : start] == ": " or text[max(0, start - 1) : start] == '"'


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run between the titles in it: "Acme CEO Ana Ode" names Acme and Ana Ode."""
    at = start
    for title in _SEPARATOR.finditer(text, start, end):
        if at < title.start():
            yield at, _trim(text, at, title.start())
        joining = _OF_OR_FOR.match(text, title.end(), end)
        at = joining.end() if joining else title.end()
    if at < end:
        for left, right in _apart_from_purposes(text, at, end):
            yield from _apart_from_partners(text, left, _without_place(text, left, right))


def _without_place(text: str, start: int, end: int) -> int:
    """Where a name ends before where it is from: "Acme of South Korea", but "University of South Korea"."""
    cut = text.find(" of ", start, end)
    before = text[start:cut].split() if cut >= 0 else []
    if not before or before[-1] in _OF_A_PLACE:
        return end
    return cut if all(word.lower() in PLACES for word in text[cut + 4 : end].split()) else end


def _apart_from_partners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "The Acme-Brightloom joint venture" speaks of two, "Coca-Cola" of one."""
    first, dash, second = text[start:end].partition("-")
    both = dash and len(first) > 1 and len(second) > 1 and second[0].isupper() and "-" not in second
    if both and _JOINT.match(text, end):
        yield start, start + len(first)
        yield start + len(first) + 1, end
    else:
        yield start, end


def _apart_from_purposes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Acme for Brightloom" is two names, "Institute for Trade" is one."""
    cut = text.find(" for ", start, end)
    if cut < 0 or text[start:cut].split()[-1] in _WITH_PURPOSE:
        yield start, end
    else:
        yield start, cut
        yield cut + 5, end


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,":
        end -= 1
    return end


def _without_common(text: str, start: int, end: int, *, opening: bool) -> tuple[int, int]:
    """The run without the ordinary words that a sentence's start or a date lends a capital."""
    while (first := _FIRST.match(text, start, end)) and _is_common(first.group()):
        more = first.end() < end
        word = first.group().lower()
        following = _FIRST.match(text, min(end, first.end() + 1), end)
        named = any(not _is_common(rest) for rest in text[first.end() : end].split())
        leads = more and named
        if more and not opening and word in NUMERALS and following and following.group().lower() in _LAST:
            break
        if leads and (word in LEADING or (not opening and word in NUMERALS)):
            break
        start = min(end, first.end() + 1)
    parts = text[start:end].split(" ")
    while parts and parts[-1].lower() in CAPITALISED and not (len(parts) > 1 and parts[-1].lower() in _LAST):
        parts.pop()
    while parts and parts[-1] in {"of", "for", "&", "the", "de", "von", "van"}:
        parts.pop()
    if len(parts) > 1 and parts[-1] == "AI" and _OFFERING.match(text, start + len(" ".join(parts))):
        parts.pop()
    name = " ".join(parts)
    if name.endswith("'s"):
        name = name[:-2]
    if name.endswith("."):
        name = name if has_legal_form(name) else name[:-1]
    return start, start + len(name)


def _is_common(word: str) -> bool:
    return word.isdigit() or word.lower() in CAPITALISED or word.lower().rstrip(".'s") in CAPITALISED


def _is_name(text: str, start: int, end: int, casing: Casing) -> bool:
    """Whether a sentence's first word is a name: by its letters, its other uses, or what follows it."""
    name = text[start:end]
    if any(c.isupper() or c.isdigit() for c in name[1:]):
        return True
    told = casing.tells(name)
    if told is not None:
        return told
    if _SURELY_A_NAME.match(text, end):
        return True
    if name.lower() in ORDINARY or name.endswith(_ORDINARY_ENDINGS) or _NEVER_FOLLOWS_A_NAME.match(text, end):
        return False
    return _FOLLOWS_A_NAME.match(text, end, end + 60) is not None
