"""The file to be edited: every line of it can be uncommented, and says what was understood."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.article import article_records
from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.corrections import Correcting, read_corrections
from pactgraph.loaders.corrections.template import template
from pactgraph.loaders.review import review
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

TEXT = (
    "Azure remains the exclusive host of Frontier, if regulators agree. Since 2019, Microsoft has invested "
    '$13 billion in OpenAI. Micrsoft and Brightloom Labs Inc. announced a partnership: "yes" # really.'
)
SOURCE = Source("a.txt", title="A: deal", text=TEXT, published=PartialDate(2026, 2, 27))
READ = list(article_records(SOURCE, "a.txt"))
CLAIMS = [record for record in READ if isinstance(record, Claim)]
ENTITIES = [record for record in READ if isinstance(record, Entity)]
WRITTEN = template(review(SOURCE, CLAIMS, ENTITIES, bundled_catalogue()), "a.txt", "c.yaml")


def test_unedited_it_corrects_nothing() -> None:
    [found] = read_corrections(WRITTEN, "c.yaml")
    assert len(found) == 0 and found.source == "a.txt"
    assert all(f"- claim: {claim.iri.rpartition('/')[2]}" in WRITTEN for claim in CLAIMS)


def test_with_every_part_uncommented_it_says_what_was_understood() -> None:
    edited = re.sub(r"^    #(?=\w+:)", "    ", WRITTEN, flags=re.MULTILINE)
    [found] = read_corrections(edited, "c.yaml")
    assert len(found.claims) == len(CLAIMS)
    again = [r for r in Correcting(found).applied_to(READ) if isinstance(r, Claim)]
    assert {claim.iri for claim in again} == {claim.iri for claim in CLAIMS}


def test_entities_can_be_uncommented_too() -> None:
    head, _, entities = WRITTEN.partition("\nentities:\n")
    lines = [line for line in entities.splitlines() if not line.startswith("#  link:")]
    edited = f"{head}\nentities:\n" + "\n".join(line.removeprefix("#") for line in lines)
    [found] = read_corrections(edited, "c.yaml")
    assert "Micrsoft" in {entity.entity for entity in found.entities}


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n:#-'\"{}[]&*!|>%@` "),
    min_size=1,
    max_size=60,
).filter(lambda words: words.strip())


@given(WORDS, WORDS, st.sampled_from(list(Status)))
def test_whatever_the_words_are_they_read_back(quote: str, name: str, status: Status) -> None:
    source = Source("b.txt", text=quote)
    claim = Claim(
        subject=entity_iri("a"),
        subject_name=name,
        relation="hosts",
        object=entity_iri("b"),
        object_name="null",
        source=source.iri,
        evidence=Evidence(quote, 0, len(quote)),
        scope=name,
        status=status,
    )
    text = template(review(source, [claim], [], bundled_catalogue()), name, "c.yaml")
    edited = re.sub(r"^    #(?=(?:scope|status):)", "    ", text, flags=re.MULTILINE)
    [found] = read_corrections(edited, "c.yaml")
    [correction] = found.claims
    assert (correction.address.quote, correction.address.subject) == (quote, name)
    assert correction.address.object == "null"
    assert dict(correction.parts) == {"scope": name, "status": status}
