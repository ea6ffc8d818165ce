"""What kind of thing an unknown name stands for, by its form and by the words around it."""

from __future__ import annotations

import re

from pactgraph.loaders.text.firstnames import GIVEN_NAMES
from pactgraph.ontology.entity import UNCLASSIFIED

__all__ = ["has_legal_form", "kind_of"]

_LEGAL = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|LLP|PLC|plc|PBC|SE|AG|GmbH|NV|SA|"
    r"Group|Holdings?|Labs?|Technologies|"
    r"Systems|Partners|Ventures|Capital|Bank|Foundation|University|Institute|Motors|Motor|Energy|"
    r"Networks|Industries|Fund|Cooperative|Pharmaceuticals|Therapeutics|Biosciences|Semiconductor|"
    r"Semiconductors|Electric|Electronics|Airlines|Airways|Pictures|Entertainment|Studios|Solutions|"
    r"Scientific|Robotics|Aerospace|Insurance|Financial|Investments|Equity|Advisors|Associates|Brothers|"
    r"Trust|Power|Telecom|Communications|Health|Healthcare|Media|Games|Properties|Resources|Steel|Oil|"
    r"Petroleum|Chemical|Chemicals|Foods|Brands|Stores|AI|Centers|Council|Association|Alliance|Union|"
    r"Mines|Mining|Metals|Minerals|Pharma|Biotech|Biologics|Genomics|Sciences|Diagnostics|Medical|Photonics|"
    r"Telekom|Telecommunications|Broadcasting|Wireless|Broadband|Shipping|Shipbuilding|Railways|"
    r"Asset Management|"
    r"Software|Securities|Consortium|Times|Tribune|Journal|Gazette|Analytics|Dynamics|Logistics|Mobility|Automotive|Materials|Instruments|Interactive)\.?$"
)
_SITE = re.compile(
    r"^Project [A-Z]|"
    r"\b(?:Energy Center|Data Cent(?:er|re)|Campus|Plant|Station|Facility|Reactor|Factory|Gigafactory|Mine|"
    r"Refinery|Pipeline|Terminal|Wind Farm|Solar Park|Supercomputer|Project|Initiative|"
    r"Program|Programme|Partnership|Coalition)$"
)
_GROUP_OF_PEOPLE = re.compile(
    r"(?:'s)?[ ](?:shares|stock|shareholders|spokes\w+|employees|executives?|customers|investors|subsidiary|"
    r"officials|founders?|headquarters|stake|board|said it|said its|plans to|agreed to)\b"
)
_ACTS = re.compile(
    r"[ ](?:(?:has|have|had|is|was|will|also|recently|just)[ ]){0,2}"
    r"(?:raised|raising|acquired|acquires|agreed|agrees|invested|invests|hired|hires|partnered|partners with|"
    r"teamed|signed|signs|committed|pledged|filed|sued|closed a|founded|headquartered)\b"
)
_REGULATOR = re.compile(
    r"\b(?:Commission|Authority|Department|Ministry|Agency|Regulator|Court|Attorney General|Bundeskartellamt|"
    r"Parliament|Congress|Senate)\b"
)
_PLATFORM = re.compile(r"\b(?:Cloud|Cloud Platform)$")
_OFFICE = re.compile(
    r"(?:\b(?:CEO|CFO|CTO|COO|CIO|EVP|SVP|VP|Mr|Ms|Mrs|Dr|chief executive|chairman|chairwoman|chair|"
    r"president|"
    r"founder|co-founder|director|"
    r"officer|analyst|minister|spokesman|spokeswoman|spokesperson|head)[.,]?[ ]{1,3})$"
)
_OFFICE_AFTER = re.compile(
    r",[ ](?!its|their)(?:the[ ])?(?:[\w']+[ ]){0,4}?(?:CEO|CFO|CTO|COO|chief|chairman|chair|"
    r"president|founder|"
    r"co-founder|director|"
    r"vice president|analyst|head|partner)\b"
)
_SAYING = re.compile(r"(?:[,\"] |\b)(?:said|says|added|adds|explained|commented|stated|wrote|noted)[ ]$")
_PERSON_VERB = re.compile(r"[ ](?:said|told|wrote|added|tweeted|joined|resigned)\b")
_HEADS = {
    "product": (
        "platform|software|accelerators?|chips?|GPUs?|processors?|systems?|app|tool|assistant|device|suite|"
        "chatbot|robot|browser|search engine|operating system|engine|headset|phones?|vehicles?|cars?|drug|"
        "video generator|image generator|agents?"
    ),
    "ai-model": (
        "(?:large language |language |AI |foundation |reasoning |frontier )?models?|LLM|family of models|"
        "model family"
    ),
    "service": "service|services",
    "api": "APIs?",
    "project": (
        "(?:[a-z-]+ ){0,2}(?:project|initiative|campus|data cent(?:er|re)|"
        "datacenter|supercomputer|cluster|plant|facility|site|factory|reactor|mine|refinery|pipeline|"
        "station|wind farm|oil field|block|terminal|port)"
    ),
    "organization": (
        "startup|start-up|company|group|firm|lab|bank|carmaker|chipmaker|unit|subsidiary|consortium|brand"
    ),
    "agreement": "agreement|deal|pact|treaty",
}
_HEAD_AFTER = {kind: re.compile(rf"[\"”]?[ ]{{1,3}}(?:{words})\b") for kind, words in _HEADS.items()}
_ORG_BEFORE = re.compile(
    r"(?:startup|start-up|company|firm|group|lab|provider|maker|makers|chipmaker|investor|rival|rivals|"
    r"partner|partners|giant|giants|developer|utility|automaker|carmaker|drugmaker|retailer|airline|bank|"
    r"operator|broadcaster|insurer|publisher|manufacturer|supplier|vendor|unicorn|conglomerate|fund|funds|"
    r"subsidiary|unit|parent|owner|customer|customers|competitor|competitors|lender|planemaker|miner|"
    r"builder|specialist|consultancy|hyperscaler|cooperative|joint venture)"
    r"[ ]{1,3}(?:called |named |dubbed |known as )?$"
)
_OFFERED_BEFORE = {
    kind: re.compile(
        rf"\b(?:(?:{words})(?:[ ](?:called|named|dubbed|known as))?[ ]|"
        rf"(?:its|their|our|new|newest|latest|first|own|flagship|'s)[ ](?:[\w-]+[ ]){{0,4}}?"
        rf"(?:{words})(?:,|:|[ ]\()[ ]?)[\"“]?$"
    )
    for kind, words in _HEADS.items()
    if kind not in {"organization", "agreement", "project"}
}
_MODEL = re.compile(r"\d|\b(?:Pro|Max|Mini|Ultra|Turbo|Flash|Opus|Sonnet)\b")
_SHORT_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}")
_SOFTWARE = re.compile(
    r"\b(?:SDK|API|Runtime|Platform|Suite|Studio|Engine|Assistant|Agent|Agents|Console|Toolkit|Framework|Copilot|"
    r"Browser|App|OS)$"
)
_CHIP = re.compile(r"\b(?:GPU|CPU|TPU|NPU|Chip|Accelerator|Processor)s?$")


def has_legal_form(name: str) -> bool:
    """Whether a name ends as those of companies and institutions do.

    >>> has_legal_form("Acme Corp.")
    True
    """
    return _LEGAL.search(name) is not None


def _offered(after: str) -> str | None:
    """The kind of offering that the noun behind a name stands for."""
    kinds = (
        kind
        for kind, pattern in _HEAD_AFTER.items()
        if kind not in {"organization", "agreement", "project"} and pattern.match(after)
    )
    return next(kinds, None)


def kind_of(text: str, start: int, end: int) -> str:
    """The kind of thing that the name at a place of a text stands for, if that can be seen.

    >>> kind_of("Acme Inc. sells the Zap model.", 20, 23)
    'ai-model'
    """
    name = text[start:end]
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    if _REGULATOR.search(name):
        return "regulator"
    if _SITE.search(name):
        return "project"
    if name.endswith(" AI") and (offered := _offered(after)):
        return offered
    if _LEGAL.search(name):
        return "organization"
    if _PLATFORM.search(name):
        return "cloud-platform"
    for kind, pattern in _HEAD_AFTER.items():
        if pattern.match(after) and not (kind == "agreement" and before.endswith("-")):
            return kind
    if _ORG_BEFORE.search(before):
        return "organization"
    for kind, pattern in _OFFERED_BEFORE.items():
        if pattern.search(before) and not after.startswith("'s"):
            return kind
    if _CHIP.search(name) or (" " in name and _SOFTWARE.search(name)):
        return "product"
    two_words = re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]+){1,2}", name) is not None
    if two_words and name.split()[0].lower().split("-")[0] in GIVEN_NAMES:
        return "person"
    if two_words and (_OFFICE.search(before) or _OFFICE_AFTER.match(after) or _PERSON_VERB.match(after)):
        return "person"
    if two_words and _SAYING.search(before) and after.startswith((",", ".", "\n")):
        return "person"
    if _GROUP_OF_PEOPLE.match(after):
        return "organization"
    if not two_words and _ACTS.match(after):
        return "organization"
    if _MODEL.search(name.split()[-1]) and not _SHORT_CODE.fullmatch(name):
        return "product"
    return UNCLASSIFIED
