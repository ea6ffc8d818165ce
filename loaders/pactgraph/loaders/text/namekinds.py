"""What kind of thing an unknown name stands for, by its form and by the words around it."""

from __future__ import annotations

import re

from pactgraph.ontology.entity import UNCLASSIFIED

__all__ = ["has_legal_form", "kind_of"]

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


def has_legal_form(name: str) -> bool:
    """Whether a name ends as those of companies and institutions do.

    >>> has_legal_form("Acme Corp.")
    True
    """
    return _LEGAL.search(name) is not None


def kind_of(text: str, start: int, end: int) -> str:
    """The kind of thing that the name at a place of a text stands for, if that can be seen.

    >>> kind_of("Acme Inc. sells the Zap model.", 20, 23)
    'ai-model'
    """
    name = text[start:end]
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
