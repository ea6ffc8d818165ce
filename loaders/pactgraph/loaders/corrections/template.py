"""A file of corrections ready to be edited: everything understood, with every part a line to uncomment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote

import yaml

from pactgraph.loaders.corrections.correction import Address, ClaimCorrection, Corrections
from pactgraph.loaders.corrections.writing import dumped, entry
from pactgraph.loaders.newcomers import Newcomer
from pactgraph.loaders.review import Passage, Review, wording
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.iri import CLAIM_BASE, Iri

__all__ = ["template"]

_HEAD = """\
# What was understood of {source}
#
# Uncomment and edit what is wrong, then load the source again with this file:
#     pactgraph load {name} --store FOLDER --corrections {file}
# What is not in this file is no longer corrected: the file replaces what was kept for the source.
#
#   reject: true          the text does not say this
#   set: ...              the parts that are otherwise; null where there is no such part
#   status                {statuses}
#   modality              {modalities}
#   valid_from, valid_to  YYYY, YYYY-MM or YYYY-MM-DD; it no longer holds on valid_to
#                         (or 'through', the last day, month or year in which it holds)
#   why                   your reason; it is kept with the claim
"""
_ADD = """\
add:                      # what the text says and was not understood; the quote word for word
#- quote:
#  subject:
#  relation:
#  object:
#  status: in-force
"""


def template(
    review: Review,
    name: str,
    file: str,
    made: Corrections | None = None,
    missed: Sequence[ClaimCorrection] = (),
) -> str:
    """The YAML of a file that corrects nothing yet, but for the corrections ``made`` already.

    ``missed`` are those among them that no longer correct anything.

    >>> from pactgraph.loaders.catalogue import Catalogue
    >>> from pactgraph.loaders.review import review
    >>> from pactgraph.loaders.corrections.reading import read_corrections
    >>> from pactgraph.ontology.source import Source
    >>> text = template(review(Source("a.txt", text="It rains."), [], [], Catalogue()), "a.txt", "c.yaml")
    >>> [len(found) for found in read_corrections(text, "c.yaml")]
    [0]
    """
    return "\n".join(_lines(review, name, file, made, missed)) + "\n"


def _lines(
    review: Review, name: str, file: str, made: Corrections | None, missed: Sequence[ClaimCorrection]
) -> Iterator[str]:
    yield _HEAD.format(
        source=_one_line(review.source.label),
        name=quote(_one_line(name)),
        file=quote(_one_line(file)),
        statuses=", ".join(Status),
        modalities=", ".join(Modality),
    )
    yield f"source: {_scalar(review.source.url or review.source.identifier)}"
    yield (
        f"by: {_scalar(made.by)}" if made and made.by else "#by: your name, which corrected claims will carry"
    )
    yield "\nclaims:"
    for passage in review.passages:
        if passage.understood:
            yield from _passage(passage)
    for correction in missed:
        yield f"\n# corrects nothing any more:\n{dumped([entry(correction)])}"
    added = [entry(addition) for addition in made.added] if made else []
    yield f"\nadd:\n{dumped(added)}\n" if added else f"\n{_ADD}"
    yield "entities:"
    corrected = [entry(correction) for correction in made.entities] if made else []
    if corrected:
        yield dumped(corrected)
    known = {str(fields["entity"]).casefold() for fields in corrected}
    for new in review.newcomers:
        if new.entity.name.casefold() not in known:
            yield from _newcomer(new)


def _passage(passage: Passage) -> Iterator[str]:
    place = f" [{passage.place}]" if passage.place else ""
    yield f"\n#{place} {_one_line(passage.words)}"
    for item in passage.understood:
        if item.read is not None and item.correction is not None:
            yield dumped([entry(replace(item.correction, address=Address.of(item.read)))])
        elif item.read is not None:
            yield "\n".join(_open(item.read))


def _open(claim: Claim) -> Iterator[str]:
    yield f"- claim: {claim.iri.removeprefix(CLAIM_BASE)}"
    yield f"  quote: {_scalar(claim.evidence.quote)}"
    for key, value in (
        ("subject", claim.subject_name),
        ("relation", claim.relation),
        ("object", claim.object_name),
    ):
        yield f"  {key}: {_scalar(value)}"
    cue = wording(claim)
    yield f"  # rule: {claim.recorded_by}" + (f"   {cue}" if cue else "")
    yield "  #reject: true"
    yield "  set:"
    for key, part in _parts(claim):
        yield f"    #{key}: {_scalar(part)}"


def _parts(claim: Claim) -> Iterator[tuple[str, object]]:
    scope = None if isinstance(claim.scope, Iri) else claim.scope
    for key, value in (
        ("subject", claim.subject_name),
        ("relation", claim.relation),
        ("object", claim.object_name),
        ("scope", scope),
        ("exclusive", claim.exclusive),
        ("modality", claim.modality),
        ("status", claim.status),
        ("valid_from", claim.valid_from),
        ("valid_to", claim.valid_to),
        ("amount", " and ".join(amount.text for amount in claim.amounts) or None),
        ("condition", claim.condition),
        ("asserted_by", claim.asserted_by),
    ):
        yield key, value if value is None or isinstance(value, bool) else str(value)


def _newcomer(new: Newcomer) -> Iterator[str]:
    entity = new.entity
    yield f"#- entity: {_scalar(entity.name)}"
    if new.suggested:
        yield f"#  kind: {new.suggested}   # so its claims suggest; it is taken as {entity.kind} now"
    else:
        yield f"#  kind: {entity.kind}"
    if entity.aliases:
        yield f"#  aliases: [{', '.join(map(_scalar, entity.aliases))}]"
    for candidate in new.candidates:
        why = f"{candidate.score:.0%}: {_one_line(candidate.why)}"
        yield f"#  link: {_scalar(candidate.entity.name)}   # in place of the other fields; {why}"


def _scalar(value: object) -> str:
    """A value as YAML on one line; JSON's quoting, which YAML shares, where it needs any."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    text = str(value)
    plain = yaml.safe_dump(text, allow_unicode=True, width=100_000).split("\n...")[0].rstrip("\n")
    return plain if "\n" not in plain else json.dumps(text, ensure_ascii=False)


def _one_line(words: str) -> str:
    return " ".join(words.split())
