"""Closed classes of English words that several parts of the reader need."""

from __future__ import annotations

__all__ = ["AUXILIARIES", "DETERMINERS", "FILLERS", "HARDWARE", "HEAD_NOUNS", "NOT_BEFORE_A_NAME", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set.

    >>> sorted(words("the a"))
    ['a', 'the']
    """
    return frozenset(text.split())


DETERMINERS = words("a an the this that these those its their our his her any all both each some such")
"""Words that open a noun phrase."""

AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would shall should "
    "may might could can cannot must to "
    "not n't never 'll 've 're wo ca"
)

FILLERS = AUXILIARIES | words(
    "also now still already today just again then both each together jointly further first "
    "initially ever even since so far later "
    "agree agreed agrees agreeing commit committed commits committing plan plans planned "
    "planning intend intends intended intending "
    "expect expects expected expecting aim aims aimed aiming continue continues continued "
    "continuing begin began begun begins start "
    "started starts want wants wanted seek seeks seeking looking look looks hope hopes set due "
    "able allowed free ready decided decide decides "
    "promised promise pledged pledge pledges proposed offered offers offering considering "
    "explore exploring weighing mulling "
    "in talks discussions negotiations about reportedly "
    "no active longer denied denies denying declined declines refused refuses decided ruled out against "
    "which who that said says been remain remains remained stay stays stayed exclusively solely "
    "signed signs struck reached inked sealed entered into deal agreement contract letter letters "
    "intent memorandum understanding pact partnership of a an "
    "long-term multi-year multiyear definitive strategic new major expanded binding non-binding "
    "stop stops stopped cease ceases ceased halt halts halted "
    "long initially largely heavily increasingly heavily "
    "help helps helped step stepped moved moving begun more recently soon previously formerly once "
    "option right opportunity chance freedom flexibility rights"
)
"""Words that may stand between a subject and the verb that a cue is about."""

HARDWARE = words(
    "chip chips gpu gpus tpu tpus lpu lpus npu npus cpu cpus processor processors accelerator accelerators "
    "semiconductor semiconductors silicon systems system servers hardware memory hbm racks "
    "trainium trainium2 trainium3 inferentia instinct blackwell hopper rubin maia xeon epyc gaudi snapdragon "
    "ironwood grace tegra ryzen ascend"
)
"""Nouns and family names of processors and of the systems built on them."""

HEAD_NOUNS = words(
    "platform platforms cloud service services model models family chips chip gpus gpu systems "
    "system accelerators accelerator "
    "software app assistant unit division arm team project initiative group company startup "
    "api apis tool suite line lineup "
    "infrastructure technology technologies products product "
    "large language search engine engines browser foundation reasoning chatbot chatbots assistants agents "
    "data center centers centre centres datacenter datacenters reactor "
    "video image generator business plant campus site project facility"
)
"""Common nouns that may follow a name without changing what it names."""

NOT_BEFORE_A_NAME = AUXILIARIES | words(
    ", ; : ( ) — - / & and or but nor than as at by for from in into of on onto over per "
    "through to under until via with within without "
    "about across after against among around before behind between beyond during except inside "
    "near off outside since toward towards "
    "upon while when where which who whom whose that if whether because although though unless "
    "so including like "
    "said says told n't 's . ! ?"
)
"""Words that can't belong to the noun phrase of the name that follows."""
