"""The page in a browser: what a reader clicks, types and reads, and what must never happen."""

from __future__ import annotations

from typing import Any

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view import render
from pactgraph.graph.view.ties import claimed_graph, entity_id
from pactgraph.ontology.iri import entity_iri
from tests.graph.view.corpus import DAY, Corpus
from tests.graph.view.opened import Open


def tie_id(corpus: Corpus, relation: str, object: str) -> str:
    graph = claimed_graph(corpus.claims, corpus.entities.values(), corpus.sources, day=DAY)
    (found,) = [
        tie.id
        for tie in graph.ties
        if tie.relation.name == relation and graph.entities[tie.object].name == object
    ]
    return found


def test_opens_offline_without_a_request_or_a_complaint(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    assert opened.complaints == []
    assert opened.tab.locator("#tally").inner_text() == "5 relations hold between 4 entities"


def test_click_on_a_relation_shows_the_words_behind_it(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    opened.click_tie(tie_id(corpus, "exclusive-host-of", "stateless OpenAI APIs"))
    quotes = opened.tab.locator("#panel blockquote").all_inner_texts()
    assert quotes == [
        "“Azure remains the exclusive cloud provider of stateless OpenAI APIs.”",
        "Azure hosts the APIs alone",
    ]
    panel = opened.panel()
    for words in (
        "Azure\nexclusive host of\nstateless OpenAI APIs",
        "Holds on 15 March 2026.",
        "Verbatim words of the source",
        "As recorded in the table, row 17, P017",
        "until 26 April 2026, inclusive",
        "Example News",
        "27 February 2026",
    ):
        assert words.replace("\n", " ") in " ".join(panel.split())
    link = opened.tab.locator("#panel .source a")
    assert link.get_attribute("href") == "https://news.example/joint-statement"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert opened.complaints == []


def test_click_on_an_entity_lists_its_relations_and_leads_to_their_evidence(
    corpus: Corpus, open_page: Open
) -> None:
    opened = open_page(corpus.page())
    opened.click_entity(entity_id(entity_iri("stateless OpenAI APIs")))
    relations = [" ".join(text.split()) for text in opened.tab.locator("#panel .tie").all_inner_texts()]
    assert relations == ["is exclusively hosted by → Azure exclusive", "is hosted by → AWS ended"]
    opened.tab.get_by_role("button", name="is hosted by → AWS").click()
    assert "Does not hold on 15 March 2026: ended." in opened.panel()
    assert "It ended." in opened.panel()


def test_several_lines_under_the_pointer_are_offered_as_a_choice(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    line = tie_id(corpus, "partners-with", "OpenAI")
    # Seen from afar, the lines between Microsoft and OpenAI are as good as one.
    for _ in range(5):
        opened.tab.locator("#zoom-out").click()
    opened.settle()
    opened.click_tie(line)
    choices = opened.tab.locator("#chooser button")
    assert choices.count() >= 2
    opened.tab.locator("#chooser").get_by_text("Microsoft partners with OpenAI").click()
    assert "The two are partners." in opened.panel()
    assert not opened.tab.locator("#chooser").is_visible()


def test_search_finds_by_alias_and_focuses(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    opened.tab.keyboard.press("/")
    opened.tab.keyboard.type("msft")
    assert opened.tab.locator("#matches [role=option]").all_inner_texts()[0].startswith("Microsoft (MSFT)")
    opened.tab.keyboard.press("Enter")
    assert opened.tab.locator("#panel h2").inner_text() == "Microsoft"
    assert opened.tab.evaluate("() => document.activeElement.textContent") == "Microsoft"


def test_search_ignores_accents_and_finds_entities_without_relations(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    opened.tab.fill("#search", "muller")
    opened.tab.keyboard.press("Enter")
    assert opened.tab.locator("#panel h2").inner_text() == "Müller & Söhne"
    assert "No claim relates it to anything." in opened.panel()


def test_what_does_not_hold_is_hidden_until_asked_for(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    rumoured, ended = (
        tie_id(corpus, "provides-compute-to", "OpenAI"),
        tie_id(corpus, "hosts", "stateless OpenAI APIs"),
    )
    assert not {rumoured, ended} & opened.visible_ties()
    opened.tab.get_by_label("ended or superseded").check()
    assert ended in opened.visible_ties()
    assert rumoured not in opened.visible_ties()
    opened.tab.get_by_label("planned or rumoured").check()
    assert {rumoured, ended} <= opened.visible_ties()
    assert "2 others shown dashed" in opened.tab.locator("#tally").inner_text()


def test_legend_filters_by_group_and_kind(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    everything = opened.visible_ties()
    opened.tab.get_by_role("checkbox", name="licensing").uncheck()
    assert everything - opened.visible_ties() == {tie_id(corpus, "licenses-IP-to", "Microsoft")}
    opened.tab.get_by_role("checkbox", name="cloud platform").uncheck()
    assert tie_id(corpus, "operates", "Azure") not in opened.visible_ties()


def test_escape_closes_and_the_address_remembers(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    azure = entity_id(entity_iri("Azure"))
    opened.click_entity(azure)
    assert opened.tab.evaluate("() => window.pactgraph.selected()") == azure
    opened.tab.wait_for_function("() => location.hash.length > 1")  # addresses are noted a moment later
    chosen = opened.tab.evaluate("() => location.hash")
    opened.tab.keyboard.press("Escape")
    assert opened.tab.evaluate("() => window.pactgraph.selected()") is None
    opened.tab.wait_for_function("(chosen) => location.hash !== chosen", arg=chosen)
    # the page's own way back: Chromium's button skips what it takes for added without a user
    opened.tab.evaluate("() => history.back()")
    opened.tab.locator("#panel h2", has_text="Azure").wait_for()


def test_surroundings_alone_can_be_shown(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page())
    opened.click_entity(entity_id(entity_iri("Azure")))
    opened.tab.get_by_role("button", name="Show only its surroundings").click()
    shown = set(opened.tab.evaluate("() => window.pactgraph.visibleEntities()"))
    assert shown == {entity_id(entity_iri(n)) for n in ("Azure", "Microsoft", "stateless OpenAI APIs")}
    opened.tab.get_by_role("button", name="Show the whole map").click()
    assert len(opened.visible_ties()) == 5


def test_page_adds_one_name_of_its_own_to_the_window(corpus: Corpus, open_page: Open) -> None:
    globals_of = "() => Object.getOwnPropertyNames(window)"
    with_graph = set(open_page(corpus.page()).tab.evaluate(globals_of))
    without = set(open_page(render([], [], [], day=DAY)).tab.evaluate(globals_of))
    added = {name for name in with_graph - without if not name.isdecimal()}
    brought_by_vis = {"vis", "regeneratorRuntime", "__core-js_shared__"}
    assert added - brought_by_vis == {"pactgraph"}


def test_phone_shows_the_panel_as_a_sheet_below_the_map(corpus: Corpus, open_page: Open) -> None:
    opened = open_page(corpus.page(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert not opened.tab.locator("#panel").is_visible()
    opened.tab.evaluate("id => window.pactgraph.select(id)", tie_id(corpus, "operates", "Azure"))
    panel: Any = opened.tab.locator("#panel").bounding_box()
    stage: Any = opened.tab.locator(".stage").bounding_box()
    assert panel["y"] >= stage["y"] + stage["height"] - 1
    assert panel["y"] + panel["height"] <= 845
    assert stage["height"] >= 180
    assert opened.tab.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_empty_graph_opens_without_a_complaint(open_page: Open) -> None:
    opened = open_page(render([], [], [], day=DAY))
    assert opened.tab.locator("h2").inner_text() == "Nothing is here yet"
    assert opened.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_colour_schemes_draw_on_their_own_paper(corpus: Corpus, open_page: Open, scheme: str) -> None:
    opened = open_page(corpus.page(), color_scheme=scheme)
    colour = opened.tab.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert colour == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 31)"}[scheme]


def test_the_azure_relation_of_the_reference_data_can_be_clicked_and_read(open_page: Open) -> None:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    opened = open_page(graph.as_of("2026-02-27").html())
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    line = opened.tab.get_by_role("button", name="Azure exclusive host of stateless OpenAI APIs").first
    line.click()
    chosen = opened.tab.evaluate("() => window.pactgraph.selected()")
    opened.tab.keyboard.press("Escape")
    opened.click_tie(chosen if isinstance(chosen, str) else chosen["id"])
    assert "Azure remains the exclusive host of stateless OpenAI APIs." in opened.panel()
    assert "27 February 2026" in opened.panel()
    assert opened.complaints == []
