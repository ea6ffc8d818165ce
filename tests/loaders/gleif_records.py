"""Records of GLEIF's registers for tests, and what the loader tells of them."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Record

__all__ = [
    "CHILD",
    "EXCEPTIONS",
    "PARENT",
    "entity_iri",
    "exception",
    "of",
    "only_claim",
    "period",
    "read",
    "reason",
    "relationship",
    "relationships",
]

CHILD, PARENT = "5493000000000000CH01", "5493000000000000PA02"


def read(text: str, name: str = "register.xml") -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode())
    assert GLEIF.recognises(document)
    return list(GLEIF.read(document))


def of(kind: type, found: list[Record]) -> list[Record]:
    return [record for record in found if isinstance(record, kind)]


def relationship(
    type: str = "IS_DIRECTLY_CONSOLIDATED_BY",
    start: str = CHILD,
    end: str = PARENT,
    periods: str = "",
    status: str = "ACTIVE",
    registration: str = "PUBLISHED",
    more: str = "",
) -> str:
    return f"""<rr:RelationshipRecord>
      <rr:Relationship>
        <rr:StartNode><rr:NodeID>{start}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
        <rr:EndNode><rr:NodeID>{end}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
        <rr:RelationshipType>{type}</rr:RelationshipType>
        <rr:RelationshipPeriods>{periods}</rr:RelationshipPeriods>
        <rr:RelationshipStatus>{status}</rr:RelationshipStatus>
      </rr:Relationship>
      <rr:Registration><rr:RegistrationStatus>{registration}</rr:RegistrationStatus></rr:Registration>{more}
    </rr:RelationshipRecord>"""


def relationships(*records: str) -> str:
    return (
        '<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016">'
        "<rr:Header><rr:ContentDate>2023-06-05T09:24:22Z</rr:ContentDate></rr:Header>"
        f"<rr:RelationshipRecords>{''.join(records)}</rr:RelationshipRecords></rr:RelationshipData>"
    )


def period(start: str = "", end: str = "", type: str = "RELATIONSHIP_PERIOD") -> str:
    first = f"<rr:StartDate>{start}</rr:StartDate>" if start else ""
    last = f"<rr:EndDate>{end}</rr:EndDate>" if end else ""
    kind = f"<rr:PeriodType>{type}</rr:PeriodType>" if type else ""
    return f"<rr:RelationshipPeriod>{first}{last}{kind}</rr:RelationshipPeriod>"


def only_claim(text: str) -> Claim:
    (found,) = of(Claim, read(text))
    assert isinstance(found, Claim)
    return found


def entity_iri(lei: str) -> str:
    return Identifier.of("lei", lei).entity


EXCEPTIONS = """<repex:ReportingExceptionData xmlns:repex="http://www.gleif.org/data/schema/repex/2016">
  <repex:ReportingExceptions>{}</repex:ReportingExceptions></repex:ReportingExceptionData>"""


def exception(category: str, reason: str) -> str:
    return (
        f"<repex:Exception><repex:LEI>{CHILD}</repex:LEI><repex:ExceptionCategory>{category}"
        f"</repex:ExceptionCategory>{reason}</repex:Exception>"
    )


def reason(code: str) -> str:
    return f"<repex:ExceptionReason>{code}</repex:ExceptionReason>"
