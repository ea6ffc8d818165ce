"""Every field that a source could control, with every payload known to break pages: shown, and never run."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path

from pactgraph.graph.view.frame import framed
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source
from tests.graph.view.corpus import Corpus
from tests.graph.view.opened import Open

PAYLOADS: list[str] = json.loads((Path(__file__).parent / "payloads.json").read_text(encoding="utf-8"))
"""Each tries to run ``window.hacked=1``, to ask for an address, or to break the page."""


def attacked() -> Corpus:
    made = Corpus()
    text = cycle(PAYLOADS)
    for at, payload in enumerate(PAYLOADS):
        iri = Iri(f"{payload}#{at}")
        made.entities[str(at)] = Entity(
            iri, payload, "organization", (next(text),), next(text), next(text), None, (Iri(next(text)),)
        )
    for at, payload in enumerate(PAYLOADS):
        source = Source(
            f"{payload}?{at}",
            title=next(text),
            publisher=next(text),
            author=next(text),
            published=PartialDate(2026, 1, 1),
            url=next(text),
            text=next(text),
        )
        made.claim(
            str(at),
            "partners-with",
            str((at + 1) % len(PAYLOADS)),
            payload,
            source=source,
            verbatim=at % 2 == 0,
            locator=next(text),
            scope=next(text),
            condition=next(text),
            asserted_by=next(text),
            recorded_by=next(text),
            amounts=(Amount(None, None, next(text), next(text)),),
        )
    return made


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) >= 50


def test_nothing_runs_and_nothing_is_asked_for(open_page: Open) -> None:
    corpus = attacked()
    opened = open_page(corpus.page(title=PAYLOADS[1] + PAYLOADS[-1]))
    tab = opened.tab
    names = tab.evaluate("() => pactgraph.visibleEntities()")
    assert len(names) == len(PAYLOADS)
    tab.evaluate(
        """ids => {
            for (const id of [...ids, ...pactgraph.ties()]) pactgraph.select(id);
            pactgraph.show({ table: true, tableAll: true });
            pactgraph.show({ table: false, pathOpen: true, path: ids.slice(0, 2) });
            pactgraph.show({ compare: '2020-01-01' });
            pactgraph.svg();
            pactgraph.csv();
        }""",
        names,
    )
    for payload in PAYLOADS[:6]:
        tab.fill("#search", payload)
        tab.keyboard.press("Escape")
    tab.evaluate("fragment => { location.hash = fragment; }", "#sel=" + PAYLOADS[0])
    tab.evaluate("async () => { await pactgraph.png(); }")
    assert tab.evaluate("() => 'hacked' in window || document.title === '49'") is False
    assert tab.locator("img, iframe, object, embed, form, base, link[rel=stylesheet]").count() == 0
    hrefs = tab.evaluate("() => [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert all(href.startswith(("https://", "http://", "#")) for href in hrefs), hrefs
    assert opened.complaints == []
    assert {url.partition(":")[0] for url in opened.requests} <= {"file", "data"}


def test_every_payload_is_shown_as_the_words_it_is(open_page: Open) -> None:
    opened = open_page(attacked().page())
    opened.tab.evaluate("() => pactgraph.show({ table: true, tableAll: true })")
    words_of_cells = "() => [...document.querySelectorAll('td.quote')].map(cell => cell.textContent)"
    assert set(opened.tab.evaluate(words_of_cells)) == set(PAYLOADS)


def test_in_a_notebook_the_page_works_in_its_frame_and_cannot_leave_it(open_page: Open) -> None:
    page = attacked().page()
    host = f"<!DOCTYPE html><html><head><title>n</title></head><body>{framed(page)}</body></html>"
    opened = open_page(host.replace("<body>", '<body><p class="empty"><b></b></p>'))
    frame = opened.tab.frame_locator("iframe")
    frame.locator("#panel h2", has_text="Who partners with whom").wait_for()
    inner = next(frame for frame in opened.tab.frames if frame.parent_frame)
    inner.wait_for_function("() => window.pactgraph")
    inner.evaluate("async () => { await pactgraph.ready; pactgraph.show({ day: '2026-02-01' }); }")
    assert inner.evaluate("() => window.origin") == "null"
    assert inner.evaluate("() => pactgraph.state().day") == "2026-02-01"
    inner.evaluate("() => document.getElementById('back').click()")
    assert inner.evaluate("() => pactgraph.state().day") == "2026-03-15"
    assert opened.tab.evaluate("() => 'hacked' in window") is False
    assert opened.complaints == []
