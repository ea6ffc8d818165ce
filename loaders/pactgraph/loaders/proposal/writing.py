"""A proposed mapping as YAML that a person can read and edit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from pactgraph.loaders.cell_amounts import unit_of_header
from pactgraph.loaders.mapping.model import folded
from pactgraph.loaders.proposal.columns import Columns
from pactgraph.loaders.proposal.links import IDS, End, Link
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import (
    header_key,
    header_words,
    meaning,
    relation_word,
    status_word,
    value_words,
)
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["mapping_text"]

_PLAIN = re.compile(r"[^\W\d_][\w ()./%$€+-]*[\w)%.]|[^\W\d_]")
_RESERVED = frozenset({"yes", "no", "true", "false", "null", "on", "off", "y", "n"})
_MOST = 60
_DONE_WHEN_CLOSED = frozenset({"acquires", "invests-in", "funds"})
_PEOPLE_FIRST = ("owns", "officer-of", "board-member-of", "founded", "employed-by", "member-of")
_HAVING = ("owns", "operates", "develops")


def mapping_text(name: str, columns: Columns, found: Mapping[str, Profile], layout: Mapping[str, str]) -> str:
    """The YAML of a mapping.

    ``layout`` is what of the table's layout must be said ("rows": "data.edges").
    """
    lines = [
        f"# How the rows of {name} are read as claims. Proposed from its headers and cells: check the",
        "# relations and their direction, and change what is wrong. `pactgraph map` shows what comes of it.",
        f"name: {_quoted(name)}",
    ]
    if layout:
        lines += ["table:", *(f"  {key}: {_quoted(value)}" for key, value in layout.items())]
    lines += _cells(columns, found)
    links = columns.ends.links
    deal = _deal(links)
    terms, shared = _terms(columns, found), [*_sources(columns), *_notes(columns, found)]
    amounts = ["amounts:", *(f"- {_amount(column, columns)}" for column in columns.amounts)]
    amounts = amounts if columns.amounts else []
    whose = deal
    if links[0].why == "roles":
        # what a site costs and draws is said once, of whoever has it
        whose = [next((link for link in links if link.relation in _HAVING), links[0])]
    elif len(deal) == len(links) > 1:
        shared, amounts = [*shared, *amounts], []
    if len(deal) == len(links):
        shared, terms = [*terms, *shared], []
    if len(links) > 1:
        lines += ["defaults:"] if any(not line.startswith("#") for line in shared) else []
        lines += [f"  {line}" for line in shared]
        shared = []
    lines.append("claims:")
    for link in links:
        own = [f"- {_amount(column, columns)}" for column in link.amounts]
        said = ["amounts:", *own] if own else amounts if link in whose else []
        lines += _link(link, found, columns, [*said, *(terms if link in deal else []), *shared])
    return "\n".join(lines) + "\n"


def _deal(links: Sequence[Link]) -> list[Link]:
    """The relations that a row's dates, amounts and status are those of.

    Where the headers name a deal between two, what else a row tells of one of them has terms of its own.
    """
    if links[0].why != "headers":
        return list(links)
    return [link for link in links if link.relation == links[0].relation]


def _cells(columns: Columns, found: Mapping[str, Profile]) -> list[str]:
    ends = [
        end
        for link in columns.ends.links
        for end in (link.subject, link.object)
        if not (end.in_text or end.fixed)
    ]
    used = [found[column] for column in dict.fromkeys(end.column for end in ends if not end.template)]
    marks = tuple(dict.fromkeys(chain.from_iterable(profile.marks for profile in used)))
    words = {
        folded(part) for profile in used for cell in profile.counts for part in re.split(r"[,;|\n]", cell)
    }
    nobody = [word for word in value_words()["no-party"] if word in words]
    lines = []
    if marks:
        shown = ", ".join(f"{json.dumps(m)}: {meaning(m, value_words()['marks']) or 'low'}" for m in marks)
        lines.append(f"  marks: {{{shown}}}  # how sure a mark behind a name is")
    if nobody:
        lines.append(f"  no-party: [{', '.join(map(_quoted, nobody))}]  # words that name no party")
    return ["cells:", *lines] if lines else []


def _link(link: Link, found: Mapping[str, Profile], columns: Columns, terms: Sequence[str]) -> list[str]:
    inverted = link.inverted and link.relation_column is None
    subject, object_ = (link.object, link.subject) if inverted else (link.subject, link.object)
    lines = [f"- subject: {_end(subject, found)}"]
    if link.relation_column is not None:
        lines += _relation_values(link, found[link.relation_column], columns)
    else:
        reads = vocabulary().relation(str(link.relation)).label
        lines.append(f"  relation: {link.relation}  # {subject.words} ... {reads} ... {object_.words}")
    lines.append(f"  object: {_end(object_, found)}")
    if link.why == IDS:
        lines.append("  # both ends are ids: a table with the names in it makes a better graph")
    if link.relation_column is not None and (subject.kind_column or object_.kind_column):
        lines.append(f"  people-first: [{', '.join(_PEOPLE_FIRST)}]  # a person is the subject of these")
    return [*lines, *(f"  {line}" for line in terms)]


def _end(end: End, found: Mapping[str, Profile]) -> str:
    if end.fixed is not None:
        return f"{{name: {_quoted(end.fixed)}, kind: {end.kind}}}"
    if end.template is not None:
        return f"{{text: {json.dumps(end.template, ensure_ascii=False)}, kind: {end.kind}}}"
    if end.in_text:
        return f"{{named-in: {_quoted(end.column)}, kind: organization}}  # the known parties in its text"
    parts = [f"column: {_quoted(end.column)}"]
    if end.kind_column:
        table = value_words()["kinds"]
        kinds = (
            f"{_quoted(cell)}: {meaning(cell, table) or 'entity'}" for cell in found[end.kind_column].counts
        )
        parts.append(f"kind: {{column: {_quoted(end.kind_column)}, values: {{{', '.join(kinds)}}}}}")
    elif end.kind:
        parts.append(f"kind: {end.kind}")
    separators = found[end.column].separators
    parts.append(f"separators: [{', '.join(json.dumps(mark) for mark in separators)}]")
    if end.names_from:
        rows, key, name = map(_quoted, end.names_from)
        parts.append(f"names-from: {{rows: {rows}, key: {key}, name: {name}}}")
    if end.identifiers:
        named = ", ".join(f"{scheme}: {_quoted(column)}" for scheme, column in end.identifiers)
        parts.append(f"identifiers: {{{named}}}")
    return f"{{{', '.join(parts)}}}"


def _relation_values(link: Link, profile: Profile, columns: Columns) -> list[str]:
    lines = ["  relation:", f"    column: {_quoted(profile.column)}", "    values:"]
    unknown = []
    # without a word on whether it has closed, a merger is no more than announced
    open_ended = columns.status is None and "closed" not in columns.dates and "announced" in columns.dates
    for cell, count in _by_folded(profile):
        word = relation_word(cell)
        if word is None:
            unknown.append((cell, count))
            continue
        parts = [f"relation: {word.relation}"]
        parts += ["inverted: true"] if word.inverted else []
        status = word.status or ("announced" if word.relation == "acquires" and open_ended else None)
        parts += [f"status: {status}"] if status else []
        parts += [f"modality: {word.modality}"] if word.modality else []
        shown = word.relation if len(parts) == 1 else f"{{{', '.join(parts)}}}"
        check = "  # check who is who; `inverted: true` turns it round" if word.check else ""
        lines.append(f"      {_quoted(cell)}: {shown}{check}")
    for cell, count in unknown[:_MOST]:
        lines.append(f"      # {_quoted(cell)}:    # {count} rows; no relation is known for this word")
    if link.relation is not None:
        lines.append(f"    otherwise: {link.relation}")
    else:
        lines.append("    otherwise: {refuse: unmapped relation}")
    return lines


def _terms(columns: Columns, found: Mapping[str, Profile]) -> list[str]:
    lines = []
    if columns.dates:
        shown = ", ".join(f"{role}: {_quoted(column)}" for role, column in columns.dates.items())
        lines.append(f"dates: {{{shown}}}")
    if columns.status:
        relations = [link.relation for link in _deal(columns.ends.links)]
        lines += _values(
            "status", found[columns.status], lambda cell: status_word(cell, relations), "reported"
        )
    elif {link.relation for link in _deal(columns.ends.links)} <= _DONE_WHEN_CLOSED:
        closed = columns.dates.get("closed")
        if closed is not None and len(found[closed].filled) < len(found[closed].cells):
            shown = f'column: {_quoted(closed)}, values: {{"*": completed}}, empty: announced'
            lines.append(f"status: {{{shown}}}  # some have a date of their closing")
        elif closed is not None:
            lines.append("status: completed  # there is a date of its closing")
        elif "announced" in columns.dates:
            lines.append("status: announced  # there is a date, but none of its closing")
    if columns.confidence:
        sure = value_words()["confidences"]
        lines += _values("confidence", found[columns.confidence], lambda cell: meaning(cell, sure), None)
    for role, column in columns.single.items():
        if role == "exclusive":
            lines += _exclusive(found[column])
        else:
            lines.append(f"{role}: {_quoted(column)}")
    return lines


def _exclusive(profile: Profile) -> list[str]:
    words = value_words()["exclusivity"]
    shown = ", ".join(f"{_quoted(cell)}: {meaning(cell, words)}" for cell, _ in _by_folded(profile))
    return [f"exclusive: {{column: {_quoted(profile.column)}, values: {{{shown}}}}}"]


def _amount(column: str, columns: Columns) -> str:
    parts = [f"column: {_quoted(column)}"]
    unit = unit_of_header(column)
    if columns.currency and unit.name is None:
        parts.append(f"unit-column: {_quoted(columns.currency)}")
    if _is_bound(column, columns):
        parts.append("at-most: true")
    remarks = [f"the header says {unit.name}"] if unit.name else []
    remarks += [f"in units of 10^{unit.exponent}"] if unit.exponent else []
    if unit.name is None and not columns.currency:
        remarks.append("`unit: USD` says the unit of bare numbers")
    return f"{{{', '.join(parts)}}}" + (f"  # {'; '.join(remarks)}" if remarks else "")


def _is_bound(column: str, columns: Columns) -> bool:
    """Whether what a column says is what may be paid, or what a party pays together with others."""
    words = header_words()
    if any(f" {header_key(word)} " in f" {header_key(column)} " for word in words["at-most"]):
        return True
    some = set(map(header_key, words["some-of-all"]))
    payers = {header_key(link.subject.column) for link in _deal(columns.ends.links)}
    return not payers.isdisjoint(some) and unit_of_header(column).name != "%"


def _values(
    part: str, profile: Profile, meant_by: Callable[[str], str | None], otherwise: str | None
) -> list[str]:
    lines = [f"{part}:", f"  column: {_quoted(profile.column)}", "  values:"]
    for cell, _ in _by_folded(profile):
        meant = meant_by(cell)
        if meant is not None:
            lines.append(f"    {_quoted(cell)}: {meant}")
        elif otherwise is not None:
            lines.append(f"    {_quoted(cell)}: {otherwise}  # not understood: check")
        else:
            lines.append(f"    {_quoted(cell)}: low  # not understood: check")
    if otherwise is not None:
        lines.append(f"  otherwise: {otherwise}")
    else:
        lines.append("  otherwise: low")
    return lines


def _sources(columns: Columns) -> list[str]:
    if not (columns.sources or columns.source_title):
        return []
    cited = columns.sources or [str(columns.source_title)]
    parts = [f"columns: [{', '.join(map(_quoted, cited))}]"]
    if columns.source_title and columns.sources:
        parts.append(f"title: {_quoted(columns.source_title)}")
    if columns.publisher:
        parts.append(f"publisher: {_quoted(columns.publisher)}")
    if any(" | " in column for column in columns.sources):
        parts.append('separator: " | "')
    return [f"sources: {{{', '.join(parts)}}}"]


def _notes(columns: Columns, found: Mapping[str, Profile]) -> list[str]:
    used = columns.uses()
    rest = [c for c in found if c not in used and found[c].filled]
    lines = [f"notes: [{', '.join(map(_quoted, columns.notes))}]"] if columns.notes else []
    if rest:
        lines.append(f"# not read: {', '.join(rest)}")
    return lines


def _by_folded(profile: Profile) -> Iterable[tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for cell, count in profile.counts.most_common(_MOST * 5):
        first, before = found.get(folded(cell), (cell, 0))
        found[folded(cell)] = first, before + count
    return found.values()


def _quoted(text: str) -> str:
    """A text as YAML: bare where that is safe.

    >>> _quoted("Close date"), _quoted("no"), _quoted("a: b")
    ('Close date', '"no"', '"a: b"')
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and " #" not in text and ": " not in text:
        return text
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
