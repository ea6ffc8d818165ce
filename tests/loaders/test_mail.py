"""E-mails: sender, subject, date, and the sender's own words."""

from __future__ import annotations

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.mail import MAIL
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source

HEAD = (
    "From: Example Press <press@example.org>\nSubject: Azure keeps it\n"
    "Date: Fri, 27 Feb 2026 23:30:00 -0800\n"
)
WORDS = "Azure remains the exclusive host of stateless OpenAI APIs."


def read(text: str | bytes) -> tuple[Source, list[Claim], list[str]]:
    data = text.encode() if isinstance(text, str) else text
    source, *records = MAIL.read(Document("a.eml", "file:///a.eml", data))
    assert isinstance(source, Source)
    notices = [record.message for record in records if isinstance(record, Notice)]
    return source, [record for record in records if isinstance(record, Claim)], notices


def test_a_plain_message() -> None:
    source, claims, notices = read(f"{HEAD}\n{WORDS}\n")
    assert (source.title, source.publisher, source.author) == ("Azure keeps it", "Example Press", None)
    assert str(source.published) == "2026-02-27", "the day of the sender's calendar"
    assert source.text == WORDS + "\n" and len(claims) == 1 and notices == []


@pytest.mark.parametrize(
    ("headers", "title", "publisher", "author", "url"),
    [
        ("Organization: Example Wire\n", "Azure keeps it", "Example Wire", "Example Press", None),
        (
            "Archived-At: <https://lists.example.org/1>\n",
            "Azure keeps it",
            "Example Press",
            None,
            "https://lists.example.org/1",
        ),
    ],
)
def test_more_headers(headers: str, title: str, publisher: str, author: str | None, url: str | None) -> None:
    source, *_ = read(f"{HEAD}{headers}\n{WORDS}\n")
    assert (source.title, source.publisher, source.author, source.url) == (title, publisher, author, url)


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Subject: Re: Fwd: Azure keeps it", "Azure keeps it"),
        ("Subject: =?utf-8?q?Z=C3=BCrich?=", "Zürich"),
        ("Subject: =?iso-8859-1?q?Z=FCrich_hosts?=\n it", "Zürich hosts it"),
        ("X-Other: x", "a"),
    ],
)
def test_the_subject_is_the_title(header: str, title: str) -> None:
    assert read(f"From: a@example.org\n{header}\n\n{WORDS}\n")[0].title == title


def multipart(*parts: str, kind: str = "alternative") -> str:
    body = "".join(f"--b\n{part}\n" for part in parts)
    return f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="b"\n\n{body}--b--\n'


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
PAGE = "Content-Type: text/html; charset=utf-8\n\n"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (multipart(PLAIN + WORDS, PAGE + f"<p>{WORDS}"), WORDS),
        (
            multipart(PAGE + f"<style>p</style><p>{WORDS}</p><ul><li>One<li>Two</ul>"),
            f"{WORDS}\n- One\n- Two",
        ),
        (
            multipart(PLAIN + "View online: https://e.org", PAGE + f"<p>{WORDS}</p><p>{WORDS}</p>"),
            f"{WORDS}\n{WORDS}",
        ),
        (
            multipart(PAGE + f"<div style='display: none'>preview</div><div>{WORDS}<br>More.</div>"),
            f"{WORDS}\nMore.",
        ),
        (
            f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            "Z=C3=BCrich hosts it and=\n more.",
            "Zürich hosts it and more.",
        ),
        (
            f"{HEAD}Content-Type: text/plain; format=flowed\n\nAzure hosts \nFrontier.\nIt stays.",
            "Azure hosts Frontier.\nIt stays.",
        ),
        (
            f"{HEAD}\nAzure remains the exclusive host of the APIs\nof OpenAI, it says.",
            "Azure remains the exclusive host of the APIs of OpenAI, it says.",
        ),
        (f"{HEAD}\n{WORDS}\n\n-- \nJo Writer\nOracle hosts Frontier", WORDS),
    ],
    ids=[
        "plain first",
        "page",
        "a plain part that says nothing",
        "hidden preview",
        "quoted-printable",
        "flowed",
        "wrapped",
        "signature",
    ],
)
def test_the_words_of_the_message(message: str, text: str) -> None:
    assert str(read(message)[0].text).strip() == text


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        (f"{WORDS}\n\n> Oracle hosts Frontier.\n> It stays.\n", 2),
        (f"{WORDS}\n\nOn Fri, 27 Feb 2026, Jo Writer wrote:\n> Oracle hosts Frontier.\n", 2),
        (f"{WORDS}\n\n-----Original Message-----\nFrom: Jo\n\nOracle hosts Frontier.\n", 3),
    ],
)
def test_what_others_wrote_is_not_the_senders(body: str, left_out: int) -> None:
    source, claims, notices = read(f"{HEAD}\n{body}")
    assert str(source.text).strip() == WORDS and len(claims) == 1
    assert notices == [f"{left_out} lines quoted from earlier e-mails were left out"]


def test_a_forwarded_message_without_own_words_is_read() -> None:
    source, *_ = read(f"{HEAD}\n---------- Forwarded message ---------\nFrom: Jo\n\n{WORDS}\n")
    assert WORDS in str(source.text)


def test_attachments_are_named() -> None:
    attachment = "Content-Type: application/pdf\nContent-Disposition: attachment; filename=deal.pdf\n\nx"
    _, _, notices = read(multipart(PLAIN + WORDS, attachment, kind="mixed"))
    assert notices == ["its attachments were not read: deal.pdf; load them themselves"]


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        (f"{HEAD}\n", "no text of its own"),
        (f"{HEAD}\n> only quoted\n", "no text of its own"),
        (f"{HEAD}Content-Type: text/plain; charset=nonsense\n\nWords", "cannot be decoded"),
        ("\njust words", "this is no e-mail"),
    ],
)
def test_what_cannot_be_read_says_why(message: str, problem: str) -> None:
    with pytest.raises(MalformedSource, match=problem):
        read(message)


def test_it_is_known_by_ending_and_content() -> None:
    data = f"{HEAD}\n{WORDS}\n".encode()
    assert (
        loader_for(Document("a.eml", "a", data)).name
        == loader_for(Document("message", "m", data)).name
        == "mail"
    )
