"""Real pages of newspapers and companies: what a careful reader would write down of each."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from pactgraph.loaders.document import read_file
from pactgraph.loaders.html import HTML
from pactgraph.ontology.source import Source
from tests.shared import shared

FACTS: dict[str, tuple[str, str | None, str, str]] = {
    "ascom_ge_partnership": (
        "Ascom announces a strategic distribution partnership with GE Healthcare in Europe for intensive "
        "care units",
        None,
        "Ascom",
        "2017-10-12",
    ),
    "cityam_alibaba": (
        "Alibaba to raise up to $12.9bn in landmark Hong Kong listing",
        "Anna Menin",
        "CityAM",
        "2019-11-20",
    ),
    "dealbreaker_opening_bell": ("Opening Bell 11.18.19", "The Water Coolest", "Dealbreaker", "2019-11-18"),
    "latimes_gannett_gatehouse": (
        "Column: The Gannett/GateHouse merger sends a dismal signal about the future of local news",
        "Michael Hiltzik",
        "Los Angeles Times",
        "2019-11-19",
    ),
    "reuters_markets_badjsonld": (
        "Oversupply angst drags oil lower, stocks drift near highs",
        "Rodrigo Campos",
        "Reuters",
        "2019-11-19",
    ),
    "techcrunch_wework": (
        "New York State Attorney General reportedly investigating WeWork",
        "Catherine Shu",
        "TechCrunch",
        "2019-11-18",
    ),
    "therealdeal_wework": (
        "Major WeWork layoffs to begin today",
        "David Jeans",
        "The Real Deal",
        "2019-11-18",
    ),
    "venturebeat_wework": (
        "New York State Attorney General investigating WeWork and former CEO",
        "Reuters",
        "VentureBeat",
        "2019-11-18",
    ),
}
ABOUT_THE_COMPANY = re.compile(r"(?m)^Ascom is (?:a global|headquartered).*$")
"""The closing paragraphs of a press release: its own words, but the reference leaves them out."""


@pytest.mark.parametrize("name", FACTS)
def test_title_author_publisher_date_and_body(name: str) -> None:
    source = next(iter(HTML.read(read_file(shared(f"data/10_html_news/{name}.html")))))
    assert isinstance(source, Source) and source.text is not None
    assert (source.title, source.author, source.publisher, str(source.published)) == FACTS[name]
    reference = json.loads(shared("data/10_html_news/ground-truth.json").read_text(encoding="utf-8"))[name]
    wanted, found = _pieces(reference["articleBody"]), _pieces(ABOUT_THE_COMPANY.sub("", source.text))
    both = (wanted & found).total()
    assert both / wanted.total() >= 0.99, "words of the article are missing"
    assert both / found.total() >= 0.99, "words that are not of the article are in it"


def _pieces(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
