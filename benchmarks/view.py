"""What the interactive page costs in a headless Chromium, side by side with what pyvis writes by itself.

    python benchmarks/view.py [SIZE ...]       # reference 100 1000 5000 unless said otherwise

For each graph: the size of the file, CPU-seconds of the layout and of writing the page, and milliseconds
from opening the file to the first frame, to a filter switched, and to the slider moved to another day; "all"
is with every entity on the map, where the page opens on clusters. A frame counts when it has been drawn: the
first task after the next animation frame. pyvis is measured with nodes at fixed places and physics off, and
as it is by default, where the wait ends after two minutes. Medians of three runs (default physics: one).

Needs Chromium (Debian: apt install chromium) and playwright. pyvis asks a CDN for scripts; without the
network its own copy of vis-network stands in, so that it is not measured waiting.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.pages import page_of
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view import render, write
from pactgraph.graph.view.drawing import drawing_of
from pactgraph.graph.view.ties import ClaimedGraph, claimed_graph
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

DAY = date(2026, 3, 1)
RUNS = 3
PATIENCE = 120.0
FRAMES = """() => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
}))"""


def generated(entities: int) -> tuple[list[Claim], list[Entity], list[Source]]:
    """1.6 claims for each entity, among communities of about 60, with quotes, dates, amounts and endings."""
    pick = random.Random(entities)
    kinds = ["organization"] * 6 + ["cloud-platform", "product", "ai-model", "person", "regulator", "project"]
    first = [
        "Nordic",
        "Vela",
        "Cedar",
        "Orion",
        "Basalt",
        "Lumen",
        "Atlas",
        "Delta",
        "Kite",
        "Quanta",
        "Onyx",
        "Sable",
    ]
    last = [
        "Semiconductor",
        "Therapeutics",
        "Logistics",
        "Foods",
        "Capital",
        "Networks",
        "Energy",
        "Robotics",
        "Labs",
    ]
    parties = [
        Entity.named(f"{pick.choice(first)} {pick.choice(last)} {at}", pick.choice(kinds))
        for at in range(entities)
    ]
    relations = [name for name in vocabulary().relations if name not in ("hosted-by", "same-as")]
    sources = [
        Source(
            f"https://example.org/news/{at}",
            title=f"Report {at}",
            publisher=f"{pick.choice(first)} News",
            published=PartialDate.of(date(2018, 1, 1) + timedelta(days=pick.randrange(3000))),
            url=f"https://example.org/news/{at}",
        )
        for at in range(max(10, entities // 4))
    ]
    claims = []
    for at in range(entities * 8 // 5):
        home = int(pick.random() ** 2 * entities)
        near = home // 60 * 60
        other = near + pick.randrange(60) if pick.random() < 0.85 else pick.randrange(entities)
        subject, object_ = parties[home], parties[min(other, entities - 1)]
        relation = pick.choice(relations)
        source = pick.choice(sources)
        billions = pick.randrange(1, 400)
        claims.append(
            Claim(
                subject=subject.iri,
                subject_name=subject.name,
                relation=relation,
                object=object_.iri,
                object_name=object_.name,
                source=source.iri,
                evidence=Evidence(
                    f"{subject.name} said on Tuesday that it {vocabulary().relation(relation).label} "
                    f"{object_.name} under terms that both sides had agreed in round {at}."
                ),
                status=pick.choice([Status.IN_FORCE] * 8 + [Status.ENDED, Status.PLANNED, Status.RUMOURED]),
                exclusive=True if pick.random() < 0.03 else None,
                amounts=(Amount.exactly(billions * 10**8, "USD", f"${billions / 10} billion"),)
                if pick.random() < 0.3
                else (),
            )
        )
    return claims, parties, sources


@dataclass
class Case:
    """One graph, as our page and as what pyvis is given."""

    name: str
    page: Callable[[], str]
    graph: ClaimedGraph


def cases(sizes: list[str]) -> list[Case]:
    found = []
    for size in sizes:
        if size == "reference":
            graph = PartnershipGraph()
            graph.load("pactgraph:reference")
            view, findings = graph.as_of(DAY), conflicts(graph)
            snapshot = view.snapshot
            claims, parties, sources = (
                list(snapshot.claims.values()),
                list(snapshot.entities.values()),
                list(snapshot.sources.values()),
            )
            found.append(
                Case(
                    size,
                    lambda v=view, f=findings: page_of(v, findings=f),
                    claimed_graph(claims, parties, sources, day=DAY),
                )
            )
        else:
            parts = generated(int(size))
            found.append(
                Case(f"{int(size):,}", lambda p=parts: render(*p, day=DAY), claimed_graph(*parts, day=DAY))
            )
    return found


def raw_pyvis(graph: ClaimedGraph, *, fixed: bool) -> str:
    """What pyvis writes for the same nodes and lines, made to need no network."""
    from pyvis.network import Network

    drawing = drawing_of(graph)
    network = Network(directed=True, cdn_resources="in_line")
    if fixed:
        network.toggle_physics(False)
    for node in drawing.network.nodes:
        place = {"x": node["x"], "y": node["y"]} if fixed else {}
        network.nodes.append(
            {"id": node["id"], "label": node["label"], "shape": "dot", "size": node["size"], **place}
        )
    for edge in drawing.network.edges:
        network.edges.append({"from": edge["from"], "to": edge["to"], "arrows": "to"})
    text = network.generate_html()
    text = re.sub(r'<(script|link)\b[^>]*(src|href)="https?:[^>]*>(</script>)?', "", text)
    if "vis.Network" in text and "vis-network.min" not in text and len(text) < 400_000:
        library = (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
        text = text.replace("<head>", f"<head><script>{library}</script>", 1)
    return text


def opened(browser: Any, path: Path, ready: str) -> tuple[Any, float | None]:
    """A tab with the file, and the milliseconds from navigation to the first frame; None if it never came."""
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.set_default_timeout(PATIENCE * 1000)
    started = time.monotonic()
    try:
        tab.goto(path.as_uri(), wait_until="commit")
        tab.wait_for_function(ready, timeout=PATIENCE * 1000)
        return tab, float(tab.evaluate(FRAMES))
    except Exception:  # a page that hangs answers nothing, and every driver says so in its own way
        print(f"    no frame in {time.monotonic() - started:.0f} s")
        return tab, None


def timed(tab: Any, change: str) -> float:
    """Milliseconds from a change to the frame that shows it."""
    script = (
        f"async () => {{ const start = performance.now(); {change}; return (await ({FRAMES})()) - start; }}"
    )
    return float(tab.evaluate(script))


FILTER = "document.querySelectorAll('#filters .foldable input')[at].click()"
SLIDER = "document.getElementById(at % 2 ? 'earlier' : 'later').click()"


def told(name: str, value: float, unit: str) -> None:
    digits = 0 if unit.startswith("ms") else 2
    print(f"  {name:26} {value:9.{digits}f} {unit}", flush=True)


def ours(browser: Any, path: Path) -> dict[str, float]:
    runs: dict[str, list[float]] = {
        "first frame": [],
        "filter": [],
        "slider": [],
        "filter, all": [],
        "slider, all": [],
    }
    for _ in range(RUNS):
        tab, first = opened(browser, path, "() => window.pactgraph !== undefined")
        assert first is not None
        runs["first frame"].append(first)
        tab.evaluate("() => window.pactgraph.ready")
        for mode in ("", ", all"):
            if mode:
                tab.evaluate("() => window.pactgraph.show({ base: 'all', alone: true })")
                tab.evaluate(FRAMES)
                tab.evaluate("() => window.pactgraph.lookAtAll()")
                tab.evaluate(FRAMES)
            runs[f"filter{mode}"] += [timed(tab, FILTER.replace("at]", f"{at // 2}]")) for at in range(4)]
            runs[f"slider{mode}"] += [timed(tab, SLIDER.replace("at %", f"{at} %")) for at in range(4)]
        tab.close()
    return {name: statistics.median(values) for name, values in runs.items()}


def theirs(browser: Any, path: Path, *, runs: int, settled: bool) -> float | None:
    ready = "() => window.network !== undefined && window.network.body.nodeIndices.length > 0"
    if settled:  # by default, pyvis shows the graph when its physics has come to rest
        ready = """() => window.network !== undefined
            && (document.getElementById('loadingBar')?.style.display ?? 'none') === 'none'"""
    firsts = []
    for _ in range(runs):
        tab, first = opened(browser, path, ready)
        tab.close()
        if first is None:
            return None
        firsts.append(first)
    return statistics.median(firsts)


def cpu(what: Callable[[], object]) -> float:
    started = time.process_time()
    what()
    return time.process_time() - started


def main(sizes: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver, TemporaryDirectory() as folder:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        drawing_of(claimed_graph([], [Entity.named("x")], [], day=DAY))  # imports are not measured
        for case in cases(sizes):
            print(f"{case.name}: {len(case.graph.entities):,} entities, {len(case.graph.ties):,} relations")
            path = Path(folder, "page.html")
            told("layout and clusters", cpu(lambda c=case: drawing_of(c.graph)), "CPU-s")
            told("the whole page", cpu(lambda c=case, p=path: write(p, c.page())), "CPU-s")
            told("file", path.stat().st_size / 1e6, "MB")
            measured = ours(browser, path)
            for name, value in measured.items():
                told(name, value, "ms")
            first = measured["first frame"]
            for name, fixed, runs in (
                ("pyvis, fixed places", True, RUNS),
                ("pyvis, default physics", False, 1),
            ):
                raw = Path(folder, "raw.html")
                raw.write_text(raw_pyvis(case.graph, fixed=fixed), encoding="utf-8")
                other = theirs(browser, raw, runs=runs, settled=not fixed)
                if other is None:
                    times = PATIENCE * 1000 / first
                    print(f"  {name:26} none in {PATIENCE:.0f} s: over {times:.0f} times as long")
                else:
                    told(name, other, f"ms, {other / first:.2f} times as long")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or ["reference", "100", "1000", "5000"])
