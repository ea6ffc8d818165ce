"""What a web page says of itself, and which of its words are the article."""

from pactgraph.loaders.page.current_report import current_report
from pactgraph.loaders.page.linked_data import related_nodes
from pactgraph.loaders.page.main_text import main_text, paragraphs
from pactgraph.loaders.page.markup import decoded, parsed
from pactgraph.loaders.page.metadata import PageFacts, page_facts

__all__ = [
    "PageFacts",
    "current_report",
    "decoded",
    "main_text",
    "page_facts",
    "paragraphs",
    "parsed",
    "related_nodes",
]
