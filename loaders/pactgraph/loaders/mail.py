"""E-mails (.eml): press releases and newsletters as they were sent, then read like any article."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import datetime
from email.message import EmailMessage
from typing import Final

from pactgraph.loaders.article import article_records
from pactgraph.loaders.dateline import dateline
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.wrapped_lines import unwrapped
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Records
from pactgraph.ontology.source import Source

__all__ = ["MAIL"]

_HEADERS: Final = re.compile(rb"(?:\A|\n)(?:From|Date|Subject|Message-ID|MIME-Version):[ \t]", re.I)
_QUOTED: Final = re.compile(r"(?m)^>.*\n?")
_REPLY: Final = re.compile(
    r"(?m)^(?:On .{5,120} wrote:|-{3,} ?(?:Original|Forwarded) [Mm]essage ?-{3,})[ \t]*$"
)
_SIGNATURE: Final = re.compile(r"(?m)^-- $")
_FORMER: Final = re.compile(r"\A(?:(?:re|fwd?|aw|wg):\s*)+", re.I)


def _read(document: Document) -> Records:
    with document.open() as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise MalformedSource(document.name, "this is no e-mail: it does not begin with headers")
    written = _body(message, document)
    text, left_out = _own_words(written)
    if not text.strip():
        raise MalformedSource(document.name, "this e-mail holds no text of its own")
    sender, organization = _sender(message), _header(message, "Organization")
    source = Source(
        identifier=document.identifier,
        title=_FORMER.sub("", _header(message, "Subject") or "") or document.stem,
        publisher=organization or sender,
        author=sender if organization else None,
        published=_sent(message) or dateline(text),
        url=document.url or _archived(message),
        media_type="message/rfc822",
        content_hash=document.content_hash,
        text=text,
    )
    yield from article_records(source, document.name)
    if left_out:
        yield Notice(document.name, f"{left_out} lines quoted from earlier e-mails were left out")
    if attached := _attached(message):
        yield Notice(
            document.name, f"its attachments were not read: {', '.join(attached)}; load them themselves"
        )


def _attached(message: EmailMessage) -> list[str]:
    try:
        return [name for part in message.iter_attachments() if (name := part.get_filename())]
    except Exception:  # as for parts: the words are read all the same
        return []


def _body(message: EmailMessage, document: Document) -> str:
    """The words of a message: the plain part, or the page where there is none or it only points to one."""
    try:
        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        words = _plain(plain) if isinstance(plain, EmailMessage) else ""
        shown = _shown(str(page.get_content())) if page is not None and len(words.split()) < 50 else ""
    except Exception as error:  # the standard library stumbles over broken parts in many ways
        raise MalformedSource(document.name, f"its text cannot be decoded ({error})") from None
    return shown if len(shown.split()) > len(words.split()) else words


def _plain(part: EmailMessage) -> str:
    words = str(part.get_content()).replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and part.get_param("format") == "flowed":
        return re.sub(r"(?<!^-- )(?<=\S) \n(?!>)", " ", words)
    return unwrapped(words)


def _shown(page: str) -> str:
    """All paragraphs of a page: a mail has no menus and banners to leave out."""
    from pactgraph.loaders.page import paragraphs, parsed

    return "\n".join(paragraphs(parsed(page)))


def _own_words(written: str) -> tuple[str, int]:
    """The words of the sender, and how many lines of others were left out."""
    cut = _REPLY.search(written)
    own = written[: cut.start()] if cut and written[: cut.start()].strip() else written
    own = _SIGNATURE.split(own)[0]
    kept = _QUOTED.sub("", own)
    others = len(_QUOTED.findall(own))
    if cut and own is not written and len(own) <= cut.start():
        others += sum(bool(line.strip()) for line in written[cut.start() :].splitlines())
    return kept.strip() + "\n" if kept.strip() else "", others


def _header(message: EmailMessage, name: str) -> str | None:
    words = str(_parsed(message, name) or "").encode(errors="replace").decode()
    return " ".join(words.split()) or None


def _parsed(message: EmailMessage, name: str) -> object:
    """A header with what the library found in it, or its raw words."""
    try:
        return message.get(name)
    except Exception:  # as for parts
        return next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(_parsed(message, "From"), "addresses", ())
    names = [address.display_name or address.addr_spec for address in addresses]
    return ", ".join(filter(None, names)) or _header(message, "From")


def _sent(message: EmailMessage) -> PartialDate | None:
    moment = getattr(_parsed(message, "Date"), "datetime", None)
    return PartialDate.of(moment.date()) if isinstance(moment, datetime) else None


def _archived(message: EmailMessage) -> str | None:
    found = re.search(r"<(https?://[^>\s]+)>", _header(message, "Archived-At") or "")
    return found[1] if found else None


def _recognises(document: Document) -> bool:
    return len(set(map(bytes.lower, _HEADERS.findall(document.head.split(b"\n\n")[0])))) >= 2


MAIL = Loader(
    name="mail",
    general=True,
    suffixes=(".eml",),
    media_types=("message/rfc822",),
    read=_read,
    recognises=_recognises,
)
"""Reads e-mails."""
