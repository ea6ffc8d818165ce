"""Headers of EDGAR submissions: filers, their former names, and their ties to a subject company."""

from __future__ import annotations

from collections import Counter

import pytest

from pactgraph.loaders.document import read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from tests.loaders.sec_filings import claims_of, entities_of, read, refusals_of
from tests.shared import shared


def header(*parties: str, form: str = "10-K") -> str:
    return f"""<SEC-HEADER>0001-23-000001.hdr.sgml : 20230609
ACCESSION NUMBER:\t\t0001-23-000001
CONFORMED SUBMISSION TYPE:\t{form}
FILED AS OF DATE:\t\t20230609

{"".join(parties)}</SEC-HEADER>
"""


def party(role: str, name: str, cik: str, more: str = "") -> str:
    return f"""{role}:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\t{name}
\t\tCENTRAL INDEX KEY:\t\t\t{cik}
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tPHARMACEUTICAL PREPARATIONS [2834]
\t\tSTATE OF INCORPORATION:\t\t\tNV

{more}
"""


FORMER = """\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tPEPTIDE, INC.
\t\tDATE OF NAME CHANGE:\t20180309

\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tSkincare Inc.
\t\tDATE OF NAME CHANGE:\t20170621
"""


def test_a_header_has_the_filer_with_the_days_its_names_ended() -> None:
    found = read(header(party("FILER", "REGEN, INC.", "0001357878", FORMER)), "header.txt", "sec header")
    (filer,) = entities_of(found)
    assert filer.aliases == ("PEPTIDE, INC.", "Skincare Inc.")
    assert filer.description == (
        "PHARMACEUTICAL PREPARATIONS; under the law of NV; formerly PEPTIDE, INC. (until 2018-03-09); "
        "formerly Skincare Inc. (until 2017-06-21)"
    )
    assert isinstance(found[0], Source) and str(found[0].published) == "2023-06-09"


@pytest.mark.parametrize(
    ("form", "role", "more", "relations"),
    [
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>DIRECTOR", ["board-member-of"]),
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>DIRECTOR, OFFICER", ["board-member-of", "officer-of"]),
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>10% OWNER", ["holds-equity-in"]),
        ("4", "REPORTING-OWNER", "", []),
        ("SC 13D", "FILED BY", "", ["holds-equity-in"]),
        ("SC TO-T", "FILED BY", "", []),
    ],
)
def test_the_role_in_a_filing_is_a_tie_to_its_subject(
    form: str, role: str, more: str, relations: list[str]
) -> None:
    parties = (party("SUBJECT COMPANY", "MORTON INC", "1035972"), party(role, "CANTALUPO J", "1012325", more))
    found = read(header(*parties, form=form), "header.txt", "sec header")
    assert [claim.relation for claim in claims_of(found)] == relations
    for claim in claims_of(found):
        assert (claim.subject_name, claim.object_name) == ("CANTALUPO J", "MORTON INC")


def test_a_party_without_a_number_is_refused() -> None:
    (refusal,) = refusals_of(read(header(party("FILER", "NOBODY", "x")), "header.txt", "sec header"))
    assert "is no CIK" in refusal.reason and "filer at line 6" in refusal.place


SUBMISSION = (
    header(party("FILER", "ONE CORP", "0000000007"))
    + """<DOCUMENT>
<TYPE>10-K
<TEXT>The annual report.</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-21.1
<TEXT>
<html><p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>
<table><tr><td>Sub A Inc.</td><td>Ohio</td></tr><tr><td>Sub B Ltd</td><td>Ireland</td></tr></table></html>
</TEXT>
</DOCUMENT>
"""
)


def test_the_list_inside_a_full_submission_is_of_its_filer() -> None:
    found = read(SUBMISSION, "0001-23-000001.txt", "sec header")
    assert [(c.subject_name, c.object_name) for c in claims_of(found)] == [
        ("Sub A Inc.", "ONE CORP"),
        ("Sub B Ltd", "ONE CORP"),
    ]
    submission, exhibit = (record for record in found if isinstance(record, Source))
    assert exhibit.within == submission.iri and exhibit.published == submission.published
    assert "1 10-K" in str(next(record for record in found if isinstance(record, Notice)))


@pytest.mark.parametrize(
    ("name", "loader", "counts"),
    [
        ("schedule13d.xml", "sec schedule 13", {"Source": 1, "Entity": 3, "Claim": 2, "Notice": 1}),
        ("company_tickers.json", "sec companies", {"Source": 1, "Entity": 7919}),
        ("company_submission.json", "sec companies", {"Source": 1, "Entity": 1, "Notice": 1}),
        ("1990sheader.txt", "sec header", {"Source": 1, "Entity": 2, "Claim": 1}),
        ("MultipleFormerCompaniesHeader.txt", "sec header", {"Source": 1, "Entity": 1}),
    ],
)
def test_the_real_files_are_read_whole(name: str, loader: str, counts: dict[str, int]) -> None:
    document = read_file(shared(f"data/08_sec_filings/{name}"))
    assert loader_for(document).name == loader
    found = list(loader_for(document).read(document))
    assert Counter(type(record).__name__ for record in found) == counts
