"""Names that no catalogue knows: runs of capitalised words, with the kind their surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.loaders.text.commonwords import CAPITALISED

__all__ = ["NewName", "new_names"]

_WORD = r"(?:[A-Z][\w&]*(?:[.'-](?!s\b)[A-Za-z0-9]\w*)*|[a-z]{1,2}[A-Z]\w+|[A-Z]{2,}s?)"
_RUN = re.compile(
    rf"(?<![\w.@/#-]){_WORD}(?:(?:[ ](?:of[ ]|&[ ]|for[ ])?{_WORD}|[ "
    rf"](?:v?\d+(?:\.\d+)*[a-z]?)(?![\w%.]))){{0,5}}"
    r"(?:,?[ ](?:Inc|Corp|Ltd|LLC|plc|PLC|SE|AG|GmbH|NV|SA)\b\.?)?"
)
_LEGAL = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|LLP|PLC|plc|PBC|SE|AG|GmbH|NV|SA|"
    r"Group|Holdings?|Labs?|Technologies|"
    r"Systems|Partners|Ventures|Capital|Bank|Foundation|University|Institute|Motors|Energy|"
    r"Networks|Industries|Fund)\.?$"
)
_REGULATOR = re.compile(
    r"\b(?:Commission|Authority|Department|Ministry|Agency|Regulator|Court|Attorney General)\b"
)
_PLATFORM = re.compile(r"\b(?:Cloud|Cloud Platform)$")
_OFFICE = re.compile(
    r"(?:\b(?:CEO|CFO|CTO|COO|Mr|Ms|Mrs|Dr|chief executive|chairman|chairwoman|chair|president|"
    r"founder|co-founder|director|"
    r"officer|analyst|minister|spokesman|spokeswoman|spokesperson|head)[.,]?[ ])$"
)
_OFFICE_AFTER = re.compile(
    r",[ ](?:the[ ])?(?:\w+[ ]){0,3}?(?:CEO|CFO|CTO|COO|chief|chairman|chair|president|founder|"
    r"co-founder|director|"
    r"vice president|analyst|head|partner)\b"
)
_PERSON_VERB = re.compile(r"[ ](?:said|told|wrote|added|tweeted|joined|resigned)\b")
_HEADS = {
    "product": (
        "platform|software|accelerators?|chips?|GPUs?|processors?|systems?|app|tool|assistant|device|suite"
    ),
    "ai-model": "models?|LLM",
    "service": "service|services",
    "api": "APIs?",
    "project": "project|initiative|campus|data cent(?:er|re)|supercomputer|cluster",
    "organization": (
        "startup|start-up|company|group|firm|lab|bank|carmaker|chipmaker|unit|subsidiary|consortium"
    ),
    "agreement": "agreement|deal|pact|treaty",
}
_HEAD_AFTER = {kind: re.compile(rf"[\"”]?[ ](?:{words})\b") for kind, words in _HEADS.items()}
_ORG_BEFORE = re.compile(
    r"(?:startup|start-up|company|firm|group|lab|provider|maker|chipmaker|investor|rival|"
    r"partner|giant|developer)[ ]$"
)
_MODEL = re.compile(r"\d|\b(?:Pro|Max|Mini|Ultra|Turbo|Flash|Opus|Sonnet)\b")
_CHIP = re.compile(r"\b(?:GPU|CPU|TPU|NPU|Chip|Accelerator|Processor)s?$")
_DATELINE = re.compile(r"[A-Z][^.!?]{2,60}?[ ]?(?:—|-|--)[ ]?(?=[A-Z\d])")
_FIRST = re.compile(r"[^ ]+")
_ROUND = re.compile(r"Series [A-H]\d?\b")
_LABEL = re.compile(r"[A-Z][^:.]{2,60}: ")


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


def new_names(text: str, start: int, end: int) -> Iterator[NewName]:
    """The capitalised runs of a sentence that look like names; ``text`` is folded.

    >>> text = "The startup Brightloom Labs hired Acme Corp. on Monday."
    >>> [(name.name, name.kind) for name in new_names(text, 0, len(text))]
    [('Brightloom Labs', 'organization'), ('Acme Corp.', 'organization')]
    """
    if _is_title_case(text[start:end]):
        return
    dateline = _DATELINE.match(text, start, min(end, start + 80))
    if dateline and "—" in dateline.group() + text[dateline.end() : dateline.end() + 1]:
        start = dateline.end()
    label = found.end() if (found := _LABEL.match(text, start, end)) else start
    for run in _RUN.finditer(text, start, end):
        left, right = _without_common(text, run.start(), run.end())
        if left >= right:
            continue
        name = text[left:right]
        alone = " " not in name
        if right <= label or _ROUND.match(name):
            continue
        if alone and (left == start or text[left - 2 : left] == ": ") and not _is_unusual(name):
            if not re.match(
                r"(?:'s)?,? (?:and [A-Z]|an? |the |which |based |[a-z]+s\b|has\b|had\b|will\b|"
                r"is\b|was\b|[a-z]+ed\b)|'s\b",
                text[right : right + 30],
            ):
                continue
            if re.search(r"(?:ly|ing|ed|s)$", name):
                continue
        if len(name) > 1:
            yield NewName(name, _kind(text, name, left, right), left, right)


def _without_common(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the ordinary words that a sentence's start or a date lends a capital."""
    while (first := _FIRST.match(text, start, end)) and _is_common(first.group()):
        start = min(end, first.end() + 1)
    words = text[start:end].split(" ")
    while words and words[-1].lower() in CAPITALISED:
        words.pop()
    name = " ".join(words)
    if name.endswith("'s"):
        name = name[:-2]
    if name.endswith("."):
        name = name if _LEGAL.search(name) else name[:-1]
    return start, start + len(name)


def _is_common(word: str) -> bool:
    return word.lower() in CAPITALISED or word.lower().rstrip(".'s") in CAPITALISED


def _is_title_case(sentence: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'-]*", sentence) if len(word) > 3]
    return len(words) > 2 and sum(word[0].islower() for word in words) <= 0.15 * len(words)


def _is_unusual(name: str) -> bool:
    """Whether the letters alone show a name: inner capitals or digits."""
    return any(c.isupper() or c.isdigit() for c in name[1:])


def _kind(text: str, name: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    if _REGULATOR.search(name):
        return "regulator"
    if _LEGAL.search(name):
        return "organization"
    if _PLATFORM.search(name):
        return "cloud-platform"
    for kind, pattern in _HEAD_AFTER.items():
        if pattern.match(after):
            return kind
    if _ORG_BEFORE.search(before):
        return "organization"
    if _CHIP.search(name):
        return "product"
    two_words = re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]+)", name) is not None
    if two_words and (_OFFICE.search(before) or _OFFICE_AFTER.match(after) or _PERSON_VERB.match(after)):
        return "person"
    if _MODEL.search(name):
        return "product"
    return UNCLASSIFIED
