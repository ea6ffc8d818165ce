"""Words that carry a capital without being a party's name: openers, months, titles, places, abbreviations."""

from __future__ import annotations

from pactgraph.loaders.text.wordlists import words

__all__ = ["CAPITALISED", "LEADING", "NUMERALS", "ORDINARY", "TITLES"]

CAPITALISED = words(
    "until till through within without against among beyond besides whereas unless because whether "
    "neither either previously formerly starting beginning analysts plans rumors rumours critics "
    "a an the this that these those it its they their we our you your he she his her i my what when "
    "where which who why how if as at by for from in into of on to with while although though "
    "despite since after before during under over between and or but nor so yet then thus also both "
    "each all any some many most more no not new monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december "
    "today however meanwhile separately according following including once now there here still "
    "even only just other another ceo cfo cto coo vp ai api apis gpu gpus cpu cpus ip ipo us usa uk "
    "eu u.s u.k q1 q2 q3 q4 h1 h2 llm llms saas r&d pr faq tl;dr news update analysis opinion part "
    "chapter section share comments leave read learn key about instead rather such first second "
    "third last next one two three earlier later per via let note side big tech january's ok yes mr "
    "ms dr application programming interfaces united states america china japan india europe asia "
    "africa britain england france germany ireland italy spain norway sweden canada mexico brazil "
    "australia korea taiwan singapore israel russia ukraine uae texas california delaware ohio "
    "michigan wisconsin indiana washington london paris berlin tokyo beijing brussels seattle "
    "redmond york francisco clara jose abu dhabi dubai silicon valley wall street boston chicago "
    "austin dallas houston atlanta miami denver phoenix portland toronto montreal vancouver dublin "
    "madrid milan rome amsterdam zurich geneva stockholm oslo mumbai delhi bangalore singapore "
    "seoul shanghai shenzhen sydney melbourne hong kong tel aviv riyadh memphis mississippi "
    "louisiana nevada arizona utah pennsylvania carolina georgia virginia florida oregon iowa "
    "minnesota tennessee kentucky "
    "north south east west northern southern eastern western nov dec oct sept aug feb apr "
    "internet web gdp esg "
    "existing former together know telecommunications vcs vc success jv jvs ev evs iot midwest"
)
"""Not names, or not names of parties: a run of capitalised words is stripped of them at both ends."""

_DEMONYMS = words(
    "american british european chinese japanese german french indian swedish korean taiwanese dutch swiss "
    "italian spanish norwegian danish finnish austrian belgian brazilian canadian mexican australian israeli "
    "turkish saudi emirati polish czech russian ukrainian african asian irish scottish indonesian malaysian "
    "thai vietnamese filipino portuguese greek californian bavarian"
)
"""Where somebody is from: no name by itself, but the beginning of many."""

CAPITALISED |= _DEMONYMS

LEADING = _DEMONYMS | words(
    "ai us u.s u.s. u.k u.k. uk eu new north south west east silicon wall united hong abu san "
    "texas california boston chicago london york washington tokyo berlin paris seattle dublin toronto austin "
    "singapore dallas houston atlanta miami denver philadelphia stockholm oslo delhi mumbai sydney melbourne"
)
"""Words that are no names by themselves but begin some: "AI Safety Institute"."""

NUMERALS = words("one two three four five six seven eight nine ten first second third new big")
"""Ordinary words that open a name as often as not: "Two Seas Capital"."""

TITLES = words(
    "CEO CFO CTO COO CIO CMO CSO CISO Chairman Chairwoman Chair President Founder Co-founder Co-Founder "
    "Director Secretary Minister Senator Chancellor Commissioner Mr. Ms. Mrs. Dr. Mr Ms Mrs Dr Analyst "
    "Professor EVP SVP VP"
) | {
    "Chief Executive Officer", "Chief Executive", "Chief Financial Officer", "Chief Technology Officer",
    "Chief Operating Officer", "Chief Product Officer", "Chief Revenue Officer", "Chief Scientist",
    "Vice President", "Managing Director", "Prime Minister", "General Manager", "Executive Chairman",
    "Chief AI Officer", "Chief Information Officer", "Executive Vice President", "Senior Vice President",
}  # fmt: skip
"""Offices as they stand between the name of an organization and that of its person."""

ORDINARY = words(
    "analysts investors shares customers users developers companies regulators officials executives sources "
    "critics employees businesses enterprises startups shareholders terms details sales revenues profits "
    "models chips prices stocks markets banks governments lawmakers researchers engineers scientists workers "
    "people competitors rivals partners suppliers retailers carriers operators firms groups teams talks "
    "negotiations reports results earnings orders plans costs margins deals agreements partnerships "
    "collaborations observers experts economists traders consumers patients students shoppers advocates "
    "publishers artists authors journalists readers members directors founders managers leaders "
    "organizations institutions "
    "agencies authorities services products systems tools features platforms datacenters demand "
    "competitor rival partner startup company chipmaker automaker carmaker retailer utility regulator "
    "investor analyst spokesperson customer supplier shareholder founder manager registrant borrower lender "
    "agent board seller purchaser buyer charter agreement exhibit schedule trustee guarantor issuer "
    "employee specified "
    "revenue growth competition congress parliament management leadership construction production training"
)
"""Nouns that open sentences with a capital and are followed by a verb, as names are."""
