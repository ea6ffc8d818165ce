"""Tables as users keep them, invented: what their columns are called, and what a reader takes from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DealTable:
    """A table, and what a proposed mapping should make of it: claims as subject, relation, object."""

    name: str
    text: str
    claims: frozenset[tuple[str, str, str]]
    refused: int = 0


def table(name: str, text: str, *claims: tuple[str, str, str], refused: int = 0) -> DealTable:
    return DealTable(name, text, frozenset(claims), refused)


TABLES = (
    table(
        "acquisitions.csv",
        "company_permalink,company_name,company_category_list,company_country_code,acquirer_permalink,"
        "acquirer_name,acquirer_category_list,acquired_at,acquired_month,acquired_year,price_amount,"
        "price_currency_code\n"
        "/organization/lumenbyte,Lumenbyte,|Software|,USA,/organization/northgale,Northgale Systems,"
        "|Software|,2013-04-16,2013-04,2013,30000000,USD\n"
        "/organization/pipwell,Pipwell,|Games|,GBR,/organization/orrery,Orrery Media,|Games|,2014-01-09,"
        "2014-01,2014,,\n"
        '/organization/old,Oldco,,,/organization/new,"Newco, Inc.",,3201-10-21,3201-10,3201,5000000,EUR\n',
        ("Northgale Systems", "acquires", "Lumenbyte"),
        ("Orrery Media", "acquires", "Pipwell"),
        refused=1,
    ),
    table(
        "flows.csv",
        "source,target,type,amount(bn),date,confidence,citation,noteEn\n"
        "Nvidia,OpenAI,investment,100,2025-09-22,high,https://e.org/1,Letter of intent\n"
        "OpenAI,Oracle,cloud contract,300,2025-09-10,medium,https://e.org/2,Five years\n"
        "Broadcom,OpenAI,chip supply,10,2025-10-13,medium,https://e.org/3,\n",
        ("Nvidia", "invests-in", "OpenAI"),
        ("Oracle", "provides-compute-to", "OpenAI"),
        ("Broadcom", "supplies-chips-to", "OpenAI"),
    ),
    table(
        "rounds.csv",
        "Investor,Company,Round,Amount (USD m),Announced Date,Lead?\n"
        "Alpha Ventures;Beta Capital,Zenith Robotics,Series A,12.5,03/04/2024,yes\n"
        "Gamma Partners,Orbital Foods,Seed,2,15/04/2024,no\n",
        ("Alpha Ventures", "invests-in", "Zenith Robotics"),
        ("Beta Capital", "invests-in", "Zenith Robotics"),
        ("Gamma Partners", "invests-in", "Orbital Foods"),
    ),
    table(
        "subsidiaries.csv",
        "Parent Company,Subsidiary Name,Jurisdiction,Ownership %,As of\n"
        "Acme Holdings Inc.,Acme Europe B.V.,Netherlands,100,2023-12-31\n"
        "Acme Holdings Inc.,Acme Logistics LLC,Delaware,51,2023-12-31\n",
        ("Acme Europe B.V.", "subsidiary-of", "Acme Holdings Inc."),
        ("Acme Logistics LLC", "subsidiary-of", "Acme Holdings Inc."),
    ),
    table(
        "vendors.tsv",
        "Vendor\tCustomer\tService\tContract Start\tContract End\tAnnual value\tStatus\n"
        "CloudNine\tGlobex\tHosting\t2022-01\t2024-12\t€1.5m\tactive\n"
        "Initech\tGlobex\tPayroll\tJuly 2021\t\t£300k\tterminated\n",
        ("CloudNine", "supplies", "Globex"),
        ("Initech", "supplies", "Globex"),
    ),
    table(
        "partners.csv",
        "Company A;Company B;Partnership type;Start date;Source URL\n"
        "Siemens;Bentley Systems;Strategic alliance;2016-11;https://e.org/a\n"
        "Toyota;Panasonic;Joint venture;2020-04-01;https://e.org/b\n"
        "Ford;Rivian;Equity investment;2019-04-24;https://e.org/c\n",
        ("Siemens", "partners-with", "Bentley Systems"),
        ("Toyota", "partners-with", "Panasonic"),
        ("Ford", "invests-in", "Rivian"),
    ),
    table(
        "loans.csv",
        "lender,borrower,facility amount,currency,signing date,maturity\n"
        "First Bank,River Dam Co,250000000,EUR,12.03.2021,2031\n"
        "Union Credit,Solar Park Ltd,40000000,USD,01.07.2022,2029\n",
        ("First Bank", "funds", "River Dam Co"),
        ("Union Credit", "funds", "Solar Park Ltd"),
    ),
    table(
        "licences.csv",
        "Licensor,Licensee,Field of use,Exclusive,Effective date,Royalty\n"
        "University of Foo,BarPharma AG,oncology,yes,2020-02-01,5%\n"
        "BazTech,QuxMed,imaging,no,2021,3.5%\n",
        ("University of Foo", "licenses-IP-to", "BarPharma AG"),
        ("BazTech", "licenses-IP-to", "QuxMed"),
    ),
    table(
        "shareholders.csv",
        "Shareholder,Issuer,Stake (%),Date,Reference\n"
        "Jane Roe,Widget plc,27.5,2024-06-30,Annual report 2024\n"
        "Pension Fund X,Widget plc,>5,2024-06-30,Annual report 2024\n",
        ("Jane Roe", "holds-equity-in", "Widget plc"),
        ("Pension Fund X", "holds-equity-in", "Widget plc"),
    ),
    table(
        "clusters.csv",
        "Name,Status,Certainty,Owner,Users,Chip type (primary),Chip quantity (primary),Power Capacity (MW),"
        "First Operational Date,Builds Upon,Superseded by,Country,Source 1,Source 2,Note\n"
        'Frostbyte One,Existing,Confirmed,Nordic Compute,"Anthropic,Mistral AI",H100,16000,24,2024-03,,'
        "Frostbyte Two,Norway,https://e.org/f1,,\n"
        "Frostbyte Two,Planned,Likely,Nordic Compute,Cloud,B200,60000,120,2026,Frostbyte One,,Norway,"
        "https://e.org/f2,https://e.org/f3,Planned extension\n",
        ("Nordic Compute", "owns", "Frostbyte One"),
        ("Nordic Compute", "owns", "Frostbyte Two"),
        ("Anthropic", "uses", "Frostbyte One"),
        ("Mistral AI", "uses", "Frostbyte One"),
        ("Frostbyte One", "part-of", "Frostbyte Two"),
        ("Frostbyte One", "succeeded-by", "Frostbyte Two"),
        ("Nordic Compute", "provides-compute-to", "Anthropic"),
        ("Nordic Compute", "provides-compute-to", "Mistral AI"),
    ),
    table(
        "buried.csv",
        "Company,Round,Date,Raised,Notes\n"
        'Anthropic,Series Z,2025-02-01,$3.5B,"Led by Lightspeed; Amazon took part"\n'
        "OpenAI,Bridge,2025-03,$1B,Microsoft put in everything\n"
        "Mistral AI,Seed,2023-06,€105m,No names given\n",
        ("Anthropic funding round: Series Z", "funds", "Anthropic"),
        ("OpenAI funding round: Bridge", "funds", "OpenAI"),
        ("Mistral AI funding round: Seed", "funds", "Mistral AI"),
        ("Amazon", "invests-in", "Anthropic"),
        ("Microsoft", "invests-in", "OpenAI"),
    ),
    table(
        "links.json",
        '{"meta": {"v": 1}, "nodes": [{"id": "n1", "name": "Nvidia"}, {"id": "n2", "name": "CoreWeave"}, '
        '{"id": "n3", "name": "OpenAI"}], "links": [{"from": "n1", "to": "n2", "label": "invests in", '
        '"since": "2023"}, {"from": "n2", "to": "n3", "label": "provides compute", "since": "2024"}, '
        '{"from": "n1", "to": "n3", "label": "invests in", "since": ""}, '
        '{"from": "n1", "to": "n3", "label": "shrugs at", "since": ""}]}',
        ("Nvidia", "invests-in", "CoreWeave"),
        ("CoreWeave", "provides-compute-to", "OpenAI"),
        ("Nvidia", "invests-in", "OpenAI"),
        refused=1,
    ),
    table(
        "orders.jsonl",
        '{"buyer": "Globex", "seller": "Initech", "value": {"amount": 5, "currency": "USD"}}\n'
        '{"buyer": "Hooli", "seller": "Initech", "value": {"amount": 7.5, "currency": "USD"}}\n'
        "{not JSON}\n",
        ("Initech", "supplies", "Globex"),
        ("Initech", "supplies", "Hooli"),
        refused=1,
    ),
    table(
        "board.csv",
        "Person,Organisation,Role,From,To\n"
        "Ann Lee,Widget plc,Director,2019,2022\n"
        "Bob Ray,Widget plc,Chief Financial Officer,2020-05,\n"
        "Cy Doe,Widget plc,Former CEO,2015,\n",
        ("Ann Lee", "board-member-of", "Widget plc"),
        ("Bob Ray", "officer-of", "Widget plc"),
        ("Cy Doe", "officer-of", "Widget plc"),
    ),
    table(
        "no-header.csv",
        "Acme,acquired,Foo Ltd,2020-01-01\nBar,invested in,Baz,2021-02-02\n",
        ("Acme", "acquires", "Foo Ltd"),
        ("Bar", "invests-in", "Baz"),
    ),
    table(
        "tracker.csv",
        "Deal tracker 2025,,,,\n,,,,\n"
        "Acquiring company,Target,Deal value (USD bn),Announcement date,Deal status\n"
        "Synopsys,Ansys,35,16 Jan 2024,Completed\nMars,Kellanova,~36,14 Aug 2024,Pending\n",
        ("Synopsys", "acquires", "Ansys"),
        ("Mars", "acquires", "Kellanova"),
    ),
    table(
        "parties.csv",
        "Deal,Parties,Type,Value,Announced\n"
        'Big build,"OpenAI, Oracle, SoftBank",Joint venture,$500B,January 2025\n'
        'Cloud pact,"OpenAI, Microsoft",Partnership,$250B,Oct 2025\n',
        ("OpenAI", "participates-in", "Big build"),
        ("Oracle", "participates-in", "Big build"),
        ("SoftBank", "participates-in", "Big build"),
        ("OpenAI", "participates-in", "Cloud pact"),
        ("Microsoft", "participates-in", "Cloud pact"),
    ),
    table(
        "relationships.csv",
        "id,entity_1_id,entity_1_name,entity_2_id,entity_2_name,category,start_date,end_date,amount\n"
        "1,10,Jane Roe,20,Widget plc,Position,2010-05,,\n"
        "2,11,Fund X,20,Widget plc,Ownership,2012,2015,1000000\n"
        "3,20,Widget plc,30,Party Y,Donation,2011-01-01,,5000\n",
        ("Jane Roe", "officer-of", "Widget plc"),
        ("Fund X", "owns", "Widget plc"),
        ("Widget plc", "funds", "Party Y"),
    ),
    table(
        "european.csv",
        "Date;Acquirer;Acquirer country;Target;Target country;Stake acquired (%);Deal value (m EUR)\n"
        "12/03/2021;Alpha SA;FR;Beta SpA;IT;100;1.250,5\n25/07/2022;Gamma AG;DE;Delta BV;NL;51;n.a.\n",
        ("Alpha SA", "acquires", "Beta SpA"),
        ("Gamma AG", "acquires", "Delta BV"),
    ),
    table(
        "nested.json",
        '[{"acquirer": {"name": "Foo", "ticker": "FOO"}, "target": {"name": "Bar"}, '
        '"announced": "2024-05-06", '
        '"value_usd_millions": 250, "sources": ["https://e.org/1", "https://e.org/2"]}]',
        ("Foo", "acquires", "Bar"),
    ),
    table(
        "models.csv",
        "model,developer,hosted_on,license,release_date\n"
        'GPT-4,OpenAI,Azure,proprietary,2023-03-14\nClaude 9,Anthropic,"AWS, Azure",proprietary,2024-03-04\n',
        ("OpenAI", "develops", "GPT-4"),
        ("Azure", "hosts", "GPT-4"),
        ("Anthropic", "develops", "Claude 9"),
        ("AWS", "hosts", "Claude 9"),
        ("Azure", "hosts", "Claude 9"),
    ),
)
