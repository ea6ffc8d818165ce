"""Qualifiers: whether the words assert, deny or only imagine a statement, and how far it has got."""

from __future__ import annotations

import re

from pactgraph.loaders.text.windows import Window
from pactgraph.ontology.claim import Modality, Status

__all__ = ["modality_and_status", "whole_words"]


def whole_words(alternatives: str) -> re.Pattern[str]:
    """What finds any of some words, whole.

    >>> whole_words("a|an").search("ant") is None
    True
    """
    return re.compile(rf"(?<![\w'-])(?:{alternatives})(?![\w-])")


_KEPT = whole_words(
    r"no changes?|not (?:change|changed|changing|abandon|abandoning|affect|affected|alter)|"
    r"nothing .{0,80}?chang(?:es|ed)|unchanged|unaffected|(?:remain|remains|remained|remaining)|"
    r"continu(?:e|es|ed|ing)|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|"
    r"still|keeps?|intact|stays?|preserv(?:e|es|ed|ing)|extend(?:s|ed)?|renew(?:s|ed)?|in place|"
    r"not only|not just|ongoing"
)
_OVER = whole_words(
    r"no longer(?! exclusive| bound)|stops?(?= \w+ing)|"
    r"(?:has|have|had|was|were|been)? ?(?:ended|terminated|expired|lapsed|"
    r"cancelled|"
    r"canceled|discontinued)|ends(?! up)|terminat(?:e|es|ing)|quits?|(?<!has )(?<!have )left|"
    r"resign(?:s|ed|ing)?|"
    r"step(?:s|ped|ping)? down|oust(?:s|ed)|depart(?:s|ed|ing)?|leav(?:e|es|ing)|exit(?:s|ing)?|"
    r"formerly|former|once an?|(?<=_ )used to|(?<=which )used to|(?<=who )used to|los(?:es|t|ing)|"
    r"relinquish(?:es|ed)?|gave up|gives up|cease[sd]?|wound down|stopped|ceasing|unw(?:ound|"
    r"inding)|waived?|halt(?:s|ed)|(?:(?<!to )sold|sells|divest(?:s|ed)|offload(?:s|ed)|dump(?:s|ed)|"
    r"unload(?:s|ed)|liquidat(?:es|ed)|cash(?:es|ed|ing) out) (?:of )?(?!to )(?:\S+ ){0,6}?(?:stake|shares|"
    r"holdings?|investment|position)|withdr(?:ew|awn)|exited|until recently|"
    r"(?:first|initially) (?:work|partner|"
    r"team)ed|until _ ,|(?:was|were|had) once|"
    r"previously (?:chief|head|owned|held|hosted|operated|funded|supplied|licensed|ran|had|was|were)|"
    r"removed|deleted|"
    r"previously exclusive|ex-|(?:to end|ending) (?:_|its|their|the|an?|all)(?![\w-])|"
    r"w(?:ind|inds|inding) down|"
    r"phas(?:e|es|ed|ing) out|(?:pull|back|bow|drop|opt)(?:s|ed|ped|ing)? out of|(?:sever|cut|cuts)(?:s|"
    r"ed|ting)? "
    r"(?:all |its |their )?(?:\w+ )?(?:ties|links|relationship|contact)|part(?:s|ed|ing) ways|"
    r"dissolv(?:e|es|ed|ing)|disband(?:s|ed)?|split(?:s)? (?:from|with)|defunct|"
    r"(?:termination|cancellation|collapse|dissolution|expiry|expiration|unwinding|discontinuation) of|"
    r"(?:the|an) end (?:of|to) (?:its|their|an?|the)(?! (?:year|month|quarter|week|day|decade|century))|"
    r"now-(?:ended|expired|"
    r"terminated)"
)
_NOT_KEPT = whole_words(
    r"(?:not|n't|never) (?:be )?(?:renew|renewed|extend|extended|continue|continued|maintain|"
    r"retain|keep|remain)"
)
_NOT_OVER = whole_words(
    r"(?:not|n't|never) (?:be |been )?(?:end|ended|terminate|terminated|expired|lapsed|lose|"
    r"lost|leave|left|cease|withdraw)"
)
_STOPPED = whole_words(
    r"flopped|fell (?:through|apart)|collapsed|unravel(?:led|ed)|(?:was|were|been|is|are) (?:abandoned|"
    r"scrapped|called off|dropped|shelved|blocked(?! in)|"
    r"rejected|turned down|rebuffed|declined|false|wrong|vetoed|scuttled|derailed|untrue|dead)|"
    r"(?:is|was|are|were|will|would|did|does|do|has|have)(?: not|n't) (?:be |been )?(?:proceed(?:ing|ed)?|"
    r"go(?:ing|ne)? ahead|pursued|happen(?:ed|ing)?|materiali[sz](?:e|ed)|close[d]?|clear(?:ed)?|"
    r"complete[d]?|come "
    r"to pass)|never (?:closed|happened|materiali[sz]ed|came|went)"
)
_IN_VAIN = re.compile(r" (?:flopped|collapsed|fell (?:through|apart)|failed|unravel(?:led|ed)) ?\.? *$")
_OTHERS_WISH = whole_words(
    r"(?:expect|expects|expected|want|wants|wanted|urge|urges|urged|ask|asks|asked|"
    r"(?<!agreement )(?<!deal )(?<!contract )(?<!_ )for) _ to|would have"
)
_IF_IT_CAME = re.compile(r" *(?:would|could|might|may) (?:\w+ ){0,2}?(?!not\b)")
_WOULD = whole_words("would")
_SAID = whole_words(
    "said|says|told|announced|announces|promised|confirmed|disclosed|agreed|revealed|under which|in which|"
    "deal|agreement|plan|plans|partnership"
)
_BARE_TO = re.compile(r" *_? ?to \w")
_LAPSED = whole_words(
    r"abandon(?:s|ed|ing)?|scrapp(?:ed|ing)|scraps|call(?:s|ed) off|dropp(?:ed|ing)|drops|"
    r"walk(?:s|ed|ing) away from|shelv(?:es|ed|ing)|fell through|collapsed|scuttl(?:es|ed)|derail(?:s|ed)|"
    r"pass(?:es|ed|ing) on(?= \w+ing)|"
    r"aborted|ill-fated|failed(?! to\b)|unsuccessful(?:ly)?|botched|doomed|veto(?:es|ed)|pull(?:s|"
    r"ed) the plug"
)
_THEN_DROPPED = re.compile(
    r" (?:but|before|only to|and|until) (?:\w+ ){0,4}?(?:dropp|abandon|scrapp|shelv|cancel|call(?:ed|"
    r"ing)? off|"
    r"walk(?:ed|ing) away|pull(?:ed|ing) out|back(?:ed|ing) out|withdr[ae]w|reject|rebuff|collaps|fell|"
    r"terminat)"
    r"\w*(?: (?:\w+ ){0,3}?(?:plans?|deal|bid|idea|efforts?|talks|offer|it|merger|acquisition|takeover|"
    r"agreement|proposal|through|apart)\b| *\.| *$)"
)
_WITH_WHOM = re.compile(r"^ *(?:with|between|among) _(?: (?:(?:,|and) )+_)* ")
_UNSAID = whole_words(
    r"(?:not|n't|neither|never) (?:\w+ )?(?:reveal|revealed|repeat|say|said|state|stated|mention|mentioned|"
    r"confirm|confirmed|disclose|disclosed|specify|know|clear|comment\w*)|declined to "
    r"(?:comment|say|confirm)"
)
_LEFT_UNTOLD = re.compile(
    r"\b(?:not|n't|never) (?:\w+ ){0,2}?(?:reveal(?:ed)?|disclosed?|mention(?:ed)?|detail(?:ed)?|specify|"
    r"specified|publici[sz]ed?) (?!if\b|whether\b|any\b)"
)
"""What is told of as so, though somebody kept silent about it."""
_DENIED = whole_words(
    r"den(?:y|ies|ied|ying)|no (?:active |current |immediate )?plans?|dismiss(?:es|ed)|"
    r"refut(?:es|ed)|rejects? (?:reports|claims)|ruled out|rules out"
)
_UNTRUE = whole_words(
    r"untrue that|disput(?:e|es|ed) that|few believe|"
    r"(?:reports?|claims?|rumou?rs?|speculation|stories|story) (?:\w+ ){0,4}?(?:is|are|was|were) (?:\w+ )?"
    r"(?:incorrect|false|untrue|inaccurate|wrong|baseless|unfounded|not true)"
)
_NOT = whole_words(
    r"not(?! long ago| to mention| surprisingly| the first| the only| alone)|n't|never|decided against|"
    r"neither|nor|without|cannot|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|"
    r"failed to|fails to|rather than|instead of|no(?! (?:later|less|more|sooner|fewer))|unable|"
    r"(?:barred|banned|prohibited|prevented|forbidden|stopped|kept) (?:\w+ )?from|forbidden to|"
    r"(?:dissuad|discourag|deter|ban|bar|block|restrict|prohibit|prevent|stop|keep|forbid)\w* "
    r"(?:\w+ ){0,4}?from|"
    r"avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)? from|resist(?:s|ed|ing)?|against(?= \w+ing\b)|little use of|"
    r"lacks?|lacking|"
    r"(?:almost|nearly|all but)(?= (?:acquired|bought|merged|sold|signed|invested|partnered)\b)|"
    r"rejected|rebuffed|turned down|none|excluding|blocked|hardly|scarcely|nobody|no one"
)
_MAYBE = whole_words(
    r"(?<!from )(?<!in )(?<!since )(?<!by )(?<!until )(?<!of )may|"
    r"might|could|possibly|possible(?= [a-z_])|"
    r"potential(?:ly)?(?= [a-z_])|perhaps|maybe|whether(?![^,]* or [^,]*,)|if|in "
    r"(?:early |advanced |"
    r"exclusive )?(?:talks|discussions|negotiations)|talks|"
    r"oppos(?:e|es|ed|ing)|imagine|suppose|assum(?:e|ing)|accus(?:es|ed|ing) _ of|chance of|"
    r"must(?! (?:remain|continue|stay))|(?:was|were) supposed to|hoped to|outbid|"
    r"any(?: such)?(?= (?:agreement|deal|partnership|merger|acquisition|transaction)\b)|"
    r"(?:discussions|negotiations|conversations) (?:to|about|over|on|with|regarding|for)|"
    r"consider(?:s|ed|ing)?|discuss(?:ed|es|ing)?(?= \w+ing)|explor(?:e|es|"
    r"ed|ing)|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|"
    r"look(?:s|ed|ing) (?:to|at|for|into(?= \w+ing))|mov(?:es|ed|ing) to (?:acquire|buy|purchase)|"
    r"seek(?:s|ing)?(?: to)?|"
    r"hop(?:es|ing) to|likely|unlikely|speculat(?:ion|es|ed)|hypothetical|proposed|proposes|"
    r"negotiating|should|prospective|unless|eyeing|open to|want(?:s|ed)? to|asked to|urged to|expected "
    r"tenant|interest(?:ed)? in(?= \w+ing| an? )|opportunity to|tr(?:y|ies|ied|ying) to|"
    r"attempt(?:s|ed|ing)? to|sought to|"
    r"had (?:planned|intended|hoped|wanted) to|close to (?:an?|(?:sign|buy|finali[sz]|clos|secur|reach|"
    r"acquir|seal|ink|rais|complet|agree|invest|"
    r"back)\w*ing)|near(?:s|ing) (?:an?|completion)|on the (?:verge|cusp|brink) of|clos(?:es|ing) in on|"
    r"(?:court|woo|approach)(?:s|es|ed|ing)?|contemplat(?:es|ing)|eye[ds]?|float(?:s|ed|ing)? "
    r"(?:the|a|an)|would-be|preliminary|invit(?:ed|ation) to|offer(?:s|ed)? to|study(?:ing)? whether|"
    r"(?:contest|race|battle|fight|quest|auction|frontrunner|front-runner|favou?rite|bidding) to|"
    r"bid (?:to|for)|urg(?:e|es|ed)|if approved|would likely|can be expected|"
    r"candidates? (?:to|for)|contender (?:to|for)"
)
_ABLE = whole_words(
    r"can(?! now)|free to|freedom to|able to|allowed to|option to|flexibility to|right to|lets?|"
    r"enabl(?:es|ed|ing)|permit(?:s|ted)? to"
)
_RUMOUR = whole_words(
    r"rumou?r(?:s|ed)?|people familiar|sources? (?:said|say|familiar|close)|person familiar|"
    r"people with knowledge|unnamed|insiders|anonymous"
)
_REPORT = whole_words(
    r"reported(?:ly)?|reports?(?= (?:said|that|of|suggest))|media reports?|allegedly|claim(?:s|"
    r"ed) that|said to (?:be|have)|believed to|is understood to"
)
_LETTER = whole_words(
    r"letter of intent|letters? of intent|memorandum of understanding|mou|non-binding|term "
    r"sheet|agree(?:d|ment) in principle"
)
_DEFINITIVE = whole_words(r"definitive|binding|signed|inked|sealed")
_PLAN = whole_words(
    r"will|would|'ll|plan(?:s|ned|ning)?(?: to)?|intend(?:s|ed)?|aim(?:s|ed)? to|set to|"
    r"expect(?:s|ed)? to|expects?|to be|slated|scheduled|upcoming|targets?|targeted|going to|"
    r"committed to|pledg(?:e|es|ed|ing)|about to|due to|future|proposing|ready to|promised?|"
    r"designed to|is to|are to|next"
)
_NEW = whole_words(
    r"announc(?:e|es|ed|ing|ement)|unveil(?:s|ed)?|today|new|newly|agree(?:s|d)?|committed|"
    r"launch(?:es|ed)?|introduc(?:es|ed)|reveal(?:s|ed)?|disclosed|signs|struck|strikes|reached|"
    r"commits?|entered|releas(?:es|ed)|just|now|this week|expand(?:s|ed|ing)?"
)
_DONE = whole_words(
    r"completed?|completes|closed|closes|finali[sz]ed|has (?:invested|acquired|bought|paid)|"
    r"concluded|already (?:invested|bought|paid)"
)


def modality_and_status(seen: Window, *, ability: bool = False) -> tuple[Modality, Status]:
    """How the words of a window put the statement; with ``ability``, "can" is part of the statement itself.

    >>> modality_and_status(Window("", "_ did not buy _", "", ""))
    (<Modality.NEGATED: 'negated'>, <Status.DENIED: 'denied'>)
    >>> modality_and_status(Window("", "_ intends to invest in _", "", ""))[1].value
    'planned'
    """
    near = _LEFT_UNTOLD.sub(" ", " ".join(f"{seen.before[-80:]} {seen.inside}".split()) + " ").strip()
    reach = 90 if _BARE_TO.match(seen.inside) else 40
    after = _WITH_WHOM.sub(" ", seen.after)
    following = re.split(r" (?:,|_|said|says) ", after[:30] + " , ")[0]
    if _NOT_OVER.search(near):
        return Modality.ASSERTED, Status.REAFFIRMED
    if _NOT_KEPT.search(near):
        return Modality.NEGATED, Status.ENDED
    if _STOPPED.search(following) or _IN_VAIN.search(seen.after) or _THEN_DROPPED.match(seen.rest):
        return Modality.NEGATED, Status.LAPSED
    if _OVER.search(" ".join(f"{seen.before[-reach:]} {seen.inside} {following}".split())):
        return (Modality.NEGATED if "no longer" in near else Modality.ASSERTED), Status.ENDED
    if _UNSAID.search(near):
        return Modality.HYPOTHETICAL, Status.REPORTED
    if _UNTRUE.search(seen.sentence):
        return Modality.NEGATED, Status.DENIED
    if not _KEPT.search(near):
        if _LAPSED.search(near):
            return Modality.NEGATED, Status.LAPSED
        if _DENIED.search(near):
            return Modality.NEGATED, Status.DENIED
        if _NOT.search(near) and not re.search(r"not (?:only|just|merely)|no doubt|nothing", near):
            return Modality.NEGATED, Status.DENIED
    if (
        _IF_IT_CAME.match(seen.after)
        or _MAYBE.search(near)
        or (_WOULD.search(seen.inside) and not _SAID.search(seen.before))
        or _OTHERS_WISH.search(near)
        or (not ability and _ABLE.search(near))
    ):
        status = Status.RUMOURED if _RUMOUR.search(seen.sentence) else Status.REPORTED
        return Modality.HYPOTHETICAL, status
    return Modality.ASSERTED, _asserted(seen)


def _asserted(seen: Window) -> Status:
    near = f"{seen.before} {seen.inside}"
    if _RUMOUR.search(seen.sentence):
        return Status.RUMOURED
    if _REPORT.search(near):
        return Status.REPORTED
    if _KEPT.search(near) or _KEPT.search(seen.after[:60]):
        return Status.REAFFIRMED
    if _PLAN.search(" ".join(seen.inside.split())) or _BARE_TO.match(seen.inside):
        return Status.PLANNED
    if _LETTER.search(near):
        return Status.LETTER_OF_INTENT
    if _DONE.search(near):
        return Status.COMPLETED
    if _DEFINITIVE.search(near):
        return Status.DEFINITIVE
    return Status.ANNOUNCED if _NEW.search(near) else Status.IN_FORCE
