"""Answers of Companies House's API, taken apart into the records of which a snapshot has one a line.

An answer is the list of a company's persons or officers, or one of them; the company is told by its links.
Others are the list of one officer's appointments, which names the company of each, and a company's profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in

__all__ = ["is_answer", "is_profile", "snapshot_records"]

_COMPANY: Final = re.compile(
    r"/company/([A-Za-z0-9]{1,8})/(?:persons-with-significant-control|officers|appointments|exemptions)"
)


def is_answer(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object, or the beginning of one, is an answer about a company's persons or officers.

    >>> is_answer({"items": '[{"links": {"self": "/company/1/officers'}), is_answer({"items": []})
    (True, False)
    """
    if is_profile(record):
        return True
    parts = [str(record.get(part)) for part in ("items", "links")]
    return any(_COMPANY.search(part) for part in parts) or "appointed_to" in parts[0]


def is_profile(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object, or the beginning of one, is what the register says of a company.

    >>> is_profile({"company_name": "ACME LTD", "company_number": "1", "company_status": "active"})
    True
    """
    return "data" not in record and record.keys() >= {"company_name", "company_number", "company_status"}


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
    if is_profile(value):
        yield {"company_number": value["company_number"], "data": value}
        return
    whole = _company(value)
    for item in objects(value["items"]) if isinstance(value.get("items"), list) else [value]:
        at = object_in(item, "appointed_to")
        if at:
            officer = {"appointments": text_in(object_in(value, "links"), "self") or ""}
            item = {**item, "links": {**object_in(item, "links"), "officer": officer}}
        number = text_in(at, "company_number") or _company(item) or whole
        yield {"company_number": number, "company_name": text_in(at, "company_name"), "data": item}


def _company(item: Mapping[str, Any]) -> str | None:
    found = _COMPANY.match(text_in(object_in(item, "links"), "self") or "")
    return None if found is None else found[1]
