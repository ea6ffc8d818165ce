"""Answers of Companies House's API, taken apart into the records of which a snapshot has one a line.

An answer is the list of a company's persons or officers, or one of them; the company is told by its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in

__all__ = ["is_answer", "snapshot_records"]

_COMPANY: Final = re.compile(
    r"/company/([A-Za-z0-9]{1,8})/(?:persons-with-significant-control|officers|appointments|exemptions)"
)


def is_answer(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object, or the beginning of one, is an answer about a company's persons or officers.

    >>> is_answer({"items": '[{"links": {"self": "/company/1/officers'}), is_answer({"items": []})
    (True, False)
    """
    return any(_COMPANY.search(str(record.get(part))) for part in ("items", "links"))


def snapshot_records(value: Any) -> Iterator[Any]:
    """The records of a value: itself, or those of the answer that it is.

    >>> link = {"self": "/company/01234567/persons-with-significant-control/individual/x"}
    >>> list(snapshot_records({"items": [{"kind": "k", "links": link}], "links": {}}))[0]["company_number"]
    '01234567'
    >>> list(snapshot_records({"company_number": "1", "data": {}}))
    [{'company_number': '1', 'data': {}}]
    """
    if not isinstance(value, dict) or "data" in value or not is_answer(value):
        yield value
        return
    whole = _company(value)
    for item in objects(value["items"]) if isinstance(value.get("items"), list) else [value]:
        yield {"company_number": _company(item) or whole, "data": item}


def _company(item: Mapping[str, Any]) -> str | None:
    found = _COMPANY.match(text_in(object_in(item, "links"), "self") or "")
    return None if found is None else found[1]
