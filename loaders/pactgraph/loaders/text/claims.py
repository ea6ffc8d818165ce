"""From a matched wording to claims: who, what, whom, and all that the words around say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.exclusivity import is_exclusive
from pactgraph.loaders.text.given import is_taken_as_given
from pactgraph.loaders.text.pairs import pairs_of
from pactgraph.loaders.text.particulars import amounts_of, condition_of, interval_of, scope_of
from pactgraph.loaders.text.qualifiers import modality_and_status
from pactgraph.loaders.text.reading import Reading
from pactgraph.loaders.text.speakers import Speech
from pactgraph.loaders.text.things import Thing
from pactgraph.loaders.text.windows import Window, window
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.source import Evidence

__all__ = ["claims_of"]

_APPOSITIVE = re.compile(r"\{[SO][^}]*\} ,")
_SETTLED = frozenset({Status.IN_FORCE, Status.ANNOUNCED, Status.COMPLETED, Status.DEFINITIVE, Status.PLANNED})


def claims_of(match: Match, reading: Reading) -> Iterator[tuple[Thing, Thing, Claim]]:
    """The claims that a wording makes, with their subjects and objects."""
    seen = window(reading.tape, match.start, match.end, match.asides)
    if _APPOSITIVE.match(match.pattern.cue):
        seen = replace(seen, before="")  # "Acme, a unit of Oracle" is so whatever is said of Acme
    for subject, object_ in pairs_of(match, reading):
        yield subject, object_, _claim(match, reading, seen, subject, object_)


def _claim(match: Match, reading: Reading, seen: Window, subject: Thing, object_: Thing) -> Claim:
    flags = match.pattern.flags
    modality, status = modality_and_status(seen, ability="able" in flags)
    if reading.asks_of(match.end - 1) and modality is Modality.ASSERTED:
        modality, status = Modality.HYPOTHETICAL, Status.REPORTED
    if (
        ("presupposed" in flags or (modality is Modality.HYPOTHETICAL and _is_given(match, reading)))
        and status is not Status.ENDED
        and (modality is not Modality.ASSERTED or status in _SETTLED)
    ):
        modality, status = Modality.ASSERTED, Status.IN_FORCE
    if modality is Modality.ASSERTED and status in _SETTLED:
        status = Status(flags.get("status", status))
        modality = Modality(flags.get("modality", modality))
    heard = reading.speech if reading.tape.token_at(match.start) >= reading.speech.since else Speech()
    said = () if "presupposed" in flags else heard.speakers
    speakers = tuple(thing for thing in said if thing.name != reading.source.publisher)
    if (
        speakers
        and status in _SETTLED
        and not any(_stands_for(thing, (subject, object_)) for thing in speakers)
    ):
        status = Status.REPORTED
    valid_from, valid_to = interval_of(match, reading, over=status is Status.ENDED)
    sentence = reading.sentence
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=match.relation.name,
        object=object_.iri,
        object_name=object_.name,
        source=reading.source.iri,
        evidence=Evidence(reading.text[sentence.start : sentence.end], sentence.start, sentence.end),
        scope=scope_of(match, reading),
        exclusive=_exclusive(match, seen),
        modality=modality,
        status=status,
        valid_from=valid_from,
        valid_to=valid_to,
        amounts=amounts_of(match, reading),
        condition=condition_of(match, reading),
        asserted_by=" and ".join(thing.name for thing in speakers) or None,
        speakers=tuple(thing.iri for thing in speakers),
        recorded_by=f"text:{match.rule}",
    )


def _is_given(match: Match, reading: Reading) -> bool:
    if match.relation.group != "cooperation":
        return False
    first, last = (reading.tape.token_at(place) for place in (match.start, match.end - 1))
    return is_taken_as_given(reading.tape.tokens, first, last)


def _stands_for(speaker: Thing, sides: tuple[Thing, ...]) -> bool:
    """Whether a speaker is a side of the claim, its maker or party, or one of its people."""
    near = {
        thing.iri for side in sides for thing in (side, *side.parties, *((side.owner,) if side.owner else ()))
    }
    return speaker.iri in near or (speaker.owner is not None and speaker.owner.iri in near)


def _exclusive(match: Match, seen: Window) -> bool | None:
    if match.relation.implies_exclusive or "exclusive" in match.pattern.flags:
        return True
    if "shared" in match.pattern.flags:
        return False
    return (
        is_exclusive(seen, anywhere=match.relation.group == "licensing")
        if match.relation.group in {"hosting", "licensing", "offerings", "supply"}
        else None
    )
