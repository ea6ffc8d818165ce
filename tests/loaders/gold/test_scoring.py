"""How outputs are reckoned against gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.gold import Comparison, GoldDocument, Output, compare, gold_documents, total
from pactgraph.loaders.gold.rules import rules
from tests.loaders.gold.texts import TEXT, gold

HOST = Output("Azure", "exclusive-host-of", "stateless OpenAI APIs", "Azure remains", "reaffirmed")
INVESTS = Output("Microsoft", "invests-in", "OpenAI", "Microsoft invests", amount="$1 billion")
PARTNERS = Output("OpenAI", "partners-with", "Microsoft", "are partners")
ALL = [HOST, INVESTS, PARTNERS]
Compared = Callable[..., Comparison]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> GoldDocument:
    path = tmp_path_factory.mktemp("gold") / "own.json"
    path.write_text(json.dumps(gold()), encoding="utf-8")
    return next(gold_documents([path]))


@pytest.fixture
def compared(own: GoldDocument) -> Compared:
    def go(*outputs: Output, lenient: bool = False) -> Comparison:
        return compare(own, outputs, annotated=rules().annotated, lenient=lenient)

    return go


def test_all_that_is_right_is_right(compared: Compared) -> None:
    result = compared(*ALL)
    assert result.counts == (3, 3, 3) and result.verbatim == 3
    scores = total([result])
    assert scores.score.f1 == 1 and scores.terms["status"].count == 3
    assert (scores.terms["exclusivity"].count, scores.terms["amount"].count) == (1, 1)


@pytest.mark.parametrize(
    ("outputs", "strict", "lenient"),
    [
        ([], (0, 0, 3), (0, 0, 3)),
        ([replace(INVESTS, subject="the software maker")], (1, 1, 3), (1, 1, 3)),
        ([replace(INVESTS, relation="funds")], (1, 1, 3), (1, 1, 3)),
        ([replace(INVESTS, relation="owns")], (0, 1, 3), (1, 1, 3)),
        ([replace(INVESTS, relation="holds-equity-in")], (0, 1, 3), (1, 1, 3)),
        ([replace(INVESTS, subject="OpenAI", object="Microsoft")], (0, 1, 3), (0, 1, 3)),
        ([replace(PARTNERS, subject="Microsoft", object="OpenAI")], (1, 1, 3), (1, 1, 3)),
        ([PARTNERS, replace(PARTNERS, subject="Microsoft", object="OpenAI")], (1, 1, 3), (1, 1, 3)),
        ([HOST, replace(HOST, relation="hosts")], (1, 1, 3), (1, 1, 3)),
        ([replace(HOST, relation="hosts")], (0, 0, 3), (1, 1, 3)),
        ([replace(HOST, status="ended")], (0, 0, 3), (0, 0, 3)),
        ([replace(HOST, object="Foo")], (0, 1, 3), (0, 1, 3)),
        ([replace(HOST, relation="controls")], (0, 0, 3), (0, 0, 3)),
        ([INVESTS, replace(INVESTS, relation="funds")], (1, 1, 3), (1, 1, 3)),
    ],
)
def test_right_asserted_and_in_gold(
    outputs: list[Output],
    strict: tuple[int, int, int],
    lenient: tuple[int, int, int],
    compared: Compared,
) -> None:
    assert compared(*outputs).counts == strict
    assert compared(*outputs, lenient=True).counts == lenient


ORACLE = Output("Oracle", "hosts", "Frontier", "Oracle does not host Frontier")
AWS = Output("AWS", "invests-in", "OpenAI", "AWS may invest in OpenAI")


@pytest.mark.parametrize(
    ("output", "wrong", "captured"),
    [
        (ORACLE, 1, 0),
        (replace(ORACLE, modality="negated"), 0, 1),
        (replace(ORACLE, status="denied"), 0, 1),
        (AWS, 1, 0),
        (replace(AWS, modality="hypothetical"), 0, 1),
        (replace(AWS, status="planned"), 0, 1),
        (replace(ORACLE, status="planned"), 1, 0),
    ],
)
def test_traps(output: Output, wrong: int, captured: int, compared: Compared) -> None:
    scores = total([compared(output)])
    assert (scores.traps.count, scores.captured_traps.count) == (wrong, captured)
    assert scores.score.asserted == wrong


def test_a_trap_walked_into_is_not_captured_as_well(compared: Compared) -> None:
    scores = total([compared(ORACLE, replace(ORACLE, modality="negated"))])
    assert (scores.traps.count, scores.captured_traps.count) == (1, 0)


@pytest.mark.parametrize(
    ("quote", "verbatim"),
    [("Azure remains", 1), ("Azure\n  remains", 1), ("azure remains", 0), ("Azure stays", 0), ("", 0)],
)
def test_quotes_count_as_verbatim_where_they_stand_in_the_text(
    quote: str, verbatim: int, compared: Compared
) -> None:
    assert compared(replace(HOST, quote=quote)).verbatim == verbatim


def test_optional_statements_neither_help_nor_harm(own: GoldDocument) -> None:
    lax = replace(own, statements=tuple(replace(s, optional=True) for s in own.statements))
    assert compare(lax, ALL, annotated=rules().annotated).counts == (0, 0, 0)


def test_totals_add_up_and_say_what_was_left_out(compared: Compared) -> None:
    scores = total([compared(*ALL), compared(replace(HOST, relation="controls"))])
    assert (scores.texts, scores.score.right, scores.score.gold, scores.left_out["controls"]) == (2, 3, 6, 1)
    assert scores.interval is not None and scores.interval[0] <= scores.score.f1 <= scores.interval[1]
    outputs, facts = scores.relations["invests-in"]
    assert (outputs.precision, facts.recall) == (1.0, 0.5)


outputs = st.builds(
    Output,
    st.sampled_from(["Azure", "Microsoft", "OpenAI", "Oracle", "Foo"]),
    st.sampled_from([*sorted(rules().annotated), "commits-spend-to", "controls"]),
    st.sampled_from(["OpenAI", "Frontier", "stateless APIs", "Foo"]),
    st.sampled_from(["", TEXT[:20], "no"]),
    st.sampled_from(["in-force", "planned", "ended"]),
    st.sampled_from(["asserted", "negated", "hypothetical"]),
)


@given(st.lists(outputs, max_size=12))
def test_counts_are_consistent_and_lenient_finds_no_less(own: GoldDocument, found: list[Output]) -> None:
    strict, lenient = (compare(own, found, annotated=rules().annotated, lenient=m) for m in (False, True))
    for right, asserted, wanted in (strict.counts, lenient.counts):
        assert 0 <= right <= min(asserted, wanted) and wanted == 3
    assert lenient.counts[0] >= strict.counts[0]
    again = compare(own, [*found, *found], annotated=rules().annotated)
    assert again.counts == strict.counts
