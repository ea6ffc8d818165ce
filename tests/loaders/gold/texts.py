"""A small gold document of our own, in the format of files."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Azure remains the exclusive host of stateless OpenAI APIs. Microsoft invests $1 billion in OpenAI. "
    "Oracle does not host Frontier. AWS may invest in OpenAI. Microsoft and OpenAI are partners."
)


def statement(subject: str, predicate: str, object_: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"subject": subject, "predicate": predicate, "object": object_, "quote": quote, **more}


def gold(**more: Any) -> dict[str, Any]:
    """A gold file's content; ``more`` replaces its fields."""
    return {
        "id": "own",
        "title": "Hosting",
        "publisher": "Example Wire",
        "published": "2026-02-27",
        "text": TEXT,
        "entities": [
            {"name": "Azure", "type": "CloudPlatform"},
            {"name": "Microsoft", "type": "Company", "aliases": ["the software maker"]},
            {"name": "OpenAI", "type": "Company"},
            {"name": "Oracle", "type": "Company"},
            {"name": "AWS", "type": "CloudPlatform"},
            {"name": "Frontier", "type": "Product"},
            {"name": "stateless OpenAI APIs", "type": "API"},
        ],
        "relations": [
            statement(
                "Azure",
                "exclusive-host-of",
                "stateless OpenAI APIs",
                "Azure remains the exclusive host of stateless OpenAI APIs",
                status="reaffirmed",
                exclusive=True,
            ),
            statement(
                "Microsoft",
                "invests-in",
                "OpenAI",
                "Microsoft invests $1 billion in OpenAI",
                amount="$1 billion",
                predicate_alt=["funds"],
            ),
            statement("Microsoft", "partners-with", "OpenAI", "Microsoft and OpenAI are partners"),
            statement("Oracle", "hosts", "Frontier", "Oracle does not host Frontier", modality="negated"),
            statement("AWS", "invests-in", "OpenAI", "AWS may invest in OpenAI", modality="hypothetical"),
        ],
        **more,
    }
