"""Exhibit 21 in plain text: dotted leaders, indents, names broken over lines, columns of the nineties."""

from __future__ import annotations

from pactgraph.ontology.entity import Entity
from tests.loaders.sec_exhibits import HOLD, SUB, WIDGET, listed, read

EDGAR = """<DOCUMENT>
<TYPE>EX-21
<SEQUENCE>5
<TEXT>
<PAGE>
                                                                    EXHIBIT 21

                        SUBSIDIARIES OF OLD STYLE INDUSTRIES

<TABLE>
<CAPTION>
                                                  State or Other           Percentage
                                                  Jurisdiction of          of Voting
Name                                              Incorporation            Securities
- ----                                            ---------------          ----------
<S>                                               <C>                      <C>
Old Style Foods, Inc.                             Delaware                 100%
  Old Style Foods of Canada Ltd.                  Ontario                   80
Old Style Realty & Development Company
  of Puerto Rico, Inc.                            Puerto Rico              100
Joint Ventures:
  Old-New Bottling Partnership                    New York                  50
</TABLE>

All of the above subsidiaries are included in the consolidated financial statements.
</TEXT>
</DOCUMENT>
"""


PLAIN = """
                                                               EXHIBIT 21.1

                     SUBSIDIARIES OF GENERAL WIDGET COMPANY, INC.

Name of Subsidiary                                    State of Incorporation
------------------                                    ----------------------

Widget Holdings, Inc. ............................... Delaware
  Widget Development and Manufacturing
    Corporation of North America .................... New York
  Widget Sales, L.L.C. .............................. Texas
Very Long Named Widget Distribution and Logistics
Company, Ltd. ....................................... Cayman Islands
Widget-Werke GmbH & Co. KG (80%) .................... Germany
Old Widget Corp. (d/b/a New Widget) ................. Nevada
"""


PLAIN_ROWS = [
    (WIDGET, SUB, "GENERAL WIDGET COMPANY, INC.", "Delaware", ""),
    ("Widget Development and Manufacturing Corporation of North America", SUB, WIDGET, "New York", ""),
    ("Widget Sales, L.L.C.", SUB, WIDGET, "Texas", ""),
    (
        "Very Long Named Widget Distribution and Logistics Company, Ltd.",
        SUB,
        "GENERAL WIDGET COMPANY, INC.",
        "Cayman Islands",
        "",
    ),
    ("Widget-Werke GmbH & Co. KG", SUB, "GENERAL WIDGET COMPANY, INC.", "Germany", "80 %"),
    ("Old Widget Corp.", SUB, "GENERAL WIDGET COMPANY, INC.", "Nevada", ""),
]


def test_tables_of_the_nineties_are_read_down_their_columns() -> None:
    owner = "OLD STYLE INDUSTRIES"
    assert listed(EDGAR, "ex21.txt") == [
        ("Old Style Foods, Inc.", SUB, owner, "Delaware", "100 %"),
        ("Old Style Foods of Canada Ltd.", SUB, "Old Style Foods, Inc.", "Ontario", "80 %"),
        ("Old Style Realty & Development Company of Puerto Rico, Inc.", SUB, owner, "Puerto Rico", "100 %"),
        ("Old-New Bottling Partnership", HOLD, owner, "New York", "50 %"),
    ]


def test_plain_text_with_dotted_leaders_and_broken_names_is_read() -> None:
    assert listed(PLAIN, "ex21.txt") == PLAIN_ROWS
    entities = [record for record in read(PLAIN, "ex21.txt") if isinstance(record, Entity)]
    assert [entity.aliases for entity in entities if entity.name == "Old Widget Corp."] == [("New Widget",)]


def test_preformatted_text_is_read_alike() -> None:
    assert listed(f"<html><body><pre>{PLAIN}</pre></body></html>") == [
        (name, relation, above, law, share) for name, relation, above, law, share in PLAIN_ROWS
    ]


def test_a_name_right_above_the_names_of_columns_is_whose_list_it_is() -> None:
    page = """EXHIBIT 21

                     SUBSIDIARIES OF THE REGISTRANT
                     WIDGET HOLDINGS, INC.

NAME OF COMPANY                              STATE OF INCORPORATION
---------------                              ----------------------
Widget Foundry, Inc. (80%)...                Ohio
Widget Recycling Corporation............     Delaware
"""
    assert listed(page, "ex21.txt") == [
        ("Widget Foundry, Inc.", SUB, "WIDGET HOLDINGS, INC.", "Ohio", "80 %"),
        ("Widget Recycling Corporation", SUB, "WIDGET HOLDINGS, INC.", "Delaware", ""),
    ]
