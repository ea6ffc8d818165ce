"""The sources that a row cites; without any, the table itself, as of the day the row gives."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pactgraph.loaders.cell_amounts import SAYS_NOTHING
from pactgraph.loaders.mapping.day_orders import DayOrders
from pactgraph.loaders.mapping.model import Block, Citations
from pactgraph.loaders.mapping.terms import said_on
from pactgraph.loaders.tabular.rows import Row
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

__all__ = ["cited_sources"]

_URL = re.compile(r"https?://[^\s|<>\"]+")


def cited_sources(block: Block, row: Row, table: Source, orders: DayOrders) -> list[Source]:
    """The sources of a row, first the one its claims count as said by."""
    said = said_on(block, row, orders)
    cited = list(dict.fromkeys(_citations(block.sources, row))) if block.sources else []
    found = [_source(text, block.sources, row, said, table) for text in cited if block.sources]
    if found:
        return found
    if said is None:
        return [table]
    dated = Source(
        identifier=str(said), title=table.title, publisher=table.publisher, published=said, url=table.url,
        within=table.iri,
    )  # fmt: skip
    return [dated]


def _citations(sources: Citations, row: Row) -> list[str]:
    found = []
    for column in sources.columns:
        cell = row[column]
        parts = cell.split(sources.separator.strip() or sources.separator) if sources.separator else [cell]
        for part in parts:
            urls = [url.rstrip(".,;)") for url in _URL.findall(part)]
            # an address may hold a comma; several addresses in a cell are told by their beginnings
            found += urls or ([part.strip()] if part.strip().casefold() not in SAYS_NOTHING else [])
    return found


def _source(text: str, sources: Citations, row: Row, said: PartialDate | None, table: Source) -> Source:
    is_url = _URL.fullmatch(text) is not None
    title = row[sources.title] if sources.title else ""
    publisher = row[sources.publisher] if sources.publisher else ""
    return Source(
        identifier=" ".join(filter(None, (text, str(said or "")))),
        title=title or (None if is_url else text),
        publisher=publisher or (urlsplit(text).hostname or "").removeprefix("www.") or None,
        published=said,
        url=text if is_url else None,
        within=table.iri,
    )
