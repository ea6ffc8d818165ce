"""Words that carry a capital without being a party's name: openers, months, titles, places, abbreviations."""

from __future__ import annotations

from pactgraph.loaders.text.wordlists import words

__all__ = ["CAPITALISED", "COUNTRIES", "LEADING", "NUMERALS", "ORDINARY", "PLACES", "TITLES"]

COUNTRIES = (
    "america americas argentina austria bahrain bangladesh belgium bulgaria chile colombia croatia "
    "cyprus czechia denmark egypt estonia ethiopia finland ghana greece hungary iceland indonesia iran "
    "iraq kazakhstan kenya kuwait latvia lebanon lithuania luxembourg malaysia malta morocco "
    "netherlands nigeria oman pakistan peru philippines poland portugal qatar romania rwanda "
    "saudi arabia scotland serbia slovakia slovenia switzerland thailand turkey türkiye vietnam wales "
    "yemen zealand lesotho mozambique tanzania zambia zimbabwe uganda senegal mali angola cameroon algeria "
    "tunisia libya sudan syria jordan lebanon congo botswana namibia madagascar mauritius malawi benin togo "
    "gabon guinea liberia somalia eritrea djibouti albania armenia azerbaijan belarus bolivia cambodia cuba "
    "ecuador georgia guatemala haiti honduras jamaica kosovo kyrgyzstan laos macedonia moldova mongolia "
    "montenegro myanmar nepal nicaragua panama paraguay salvador tajikistan uruguay uzbekistan venezuela "
)
_PLACES = (
    COUNTRIES
    + "alabama alaska arkansas colorado connecticut dakota hawaii idaho illinois indiana kansas maine "
    "maryland massachusetts missouri montana nebraska hampshire jersey oklahoma rhode vermont "
    "wyoming brunswick ontario quebec alberta bavaria saxony catalonia normandy "
    "san latin east palo alto santa cupertino sunnyvale los angeles "
    "las vegas diego antonio orleans detroit cleveland pittsburgh philadelphia baltimore minneapolis "
    "milwaukee "
    "nashville charlotte orlando tampa kansas abilene fremont bangalore bengaluru hyderabad chennai pune "
    "jakarta manila bangkok hanoi kuala lumpur taipei hsinchu osaka kyoto yokohama hokkaido kumamoto "
    "guangdong hangzhou cairo nairobi lagos johannesburg istanbul athens budapest prague "
    "vienna warsaw lisbon barcelona lyon marseille grenoble munich frankfurt hamburg stuttgart cologne "
    "düsseldorf dresden magdeburg leipzig antwerp rotterdam eindhoven copenhagen helsinki reykjavik "
    "edinburgh glasgow manchester birmingham leeds bristol cambridge oxford belfast cardiff davos "
    "calif mass conn fla ill mich minn tex wash penn colo ariz ore tenn md "
    "eurozone emea apac latam anz benelux scandinavia nordics balkans baltics gulf "
)

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
    "ms dr state vice representative hollywood spac application programming interfaces united states "
    "america china japan india europe asia "
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
    "several behind alongside amid middle outside inside beneath above below across along around "
    "throughout toward towards upon whenever wherever perhaps maybe indeed likewise moreover furthermore "
    "nonetheless nevertheless additionally finally initially recently lately currently similarly "
    "specifically "
    "notably importantly interestingly unfortunately fortunately clearly ultimately overall still hence "
    "unlike like given regarding concerning excluding pending plus thanks imagine consider remember think "
    "say "
    "see get make take use try want need welcome back never always sometimes often almost nearly roughly "
    "everyone everything someone something nothing nobody much few fewer less enough every half "
    "big four big five office similar initial strategic speaking "
    "chipmaker automaker carmaker drugmaker retailer startup lender tycoon billionaire planemaker "
    "free premium internal multiple joint venture calling pacific a.i a.i. "
    "existing former together know telecommunications vcs vc success jv jvs ev evs iot midwest "
    "u.s. u.k. i've i'm i'd suv suvs gw gwh mw mwh kw kwh ide ides ui ux pc pcs cve cves rag nda ndas "
    "mou mous roi kpi kpis arr ebitda capex opex cagr yoy usd eur gbp cdn cad aud etf etfs gaap m&a b2b b2c "
    "sla slas ppa ppas oem oems tv b2c erp crm hr vm vms nft nfts r&d ml lp gp ama "
    "nlp genai 5g 4g 6g smr smrs q&a s-1 f-1 10-k 10-q 8-k 6-k 20-f "
    "tl full same up down off over notable solo overall cumulative " + _PLACES
)
"""Not names, or not names of parties: a run of capitalised words is stripped of them at both ends."""

PLACES = words(
    _PLACES
    + "united states china japan india europe africa britain england france germany ireland italy spain "
    "norway sweden canada mexico brazil australia korea taiwan singapore israel russia ukraine "
    "uae texas california "
    "delaware ohio michigan wisconsin indiana washington london paris berlin tokyo beijing brussels seattle "
    "redmond new york francisco clara jose abu dhabi dubai silicon valley boston chicago "
    "austin dallas houston "
    "north south east west iowa louisiana nevada arizona utah pennsylvania carolina georgia virginia florida "
    "oregon minnesota tennessee kentucky mississippi"
)
"""Words that names of places are made of."""

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
    "singapore dallas houston atlanta miami denver philadelphia stockholm oslo delhi mumbai sydney melbourne "
    + _PLACES
)
"""Words that are no names by themselves but begin some: "AI Safety Institute"."""

NUMERALS = words("one two three four five six seven eight nine ten first second third new big")
"""Ordinary words that open a name as often as not: "Two Seas Capital"."""

TITLES = words(
    "CEO CFO CTO COO CIO CMO CSO CISO Chairman Chairwoman Chair President Founder Co-founder Co-Founder "
    "Director Secretary Minister Senator Chancellor Commissioner Mr. Ms. Mrs. Dr. Mr Ms Mrs Dr Analyst "
    "Professor EVP SVP VP Treasurer"
) | {
    "Chief Executive Officer", "Chief Executive", "Chief Financial Officer", "Chief Technology Officer",
    "Chief Operating Officer", "Chief Product Officer", "Chief Revenue Officer", "Chief Scientist",
    "Vice President", "Managing Director", "Prime Minister", "General Manager", "Executive Chairman",
    "General Counsel", "Chief Accounting Officer", "Chief Legal Officer", "Chief Marketing Officer",
    "Chief AI Officer", "Chief Information Officer", "Executive Vice President", "Senior Vice President",
}  # fmt: skip
"""Offices as they stand between the name of an organization and that of its person."""

ORDINARY = words(
    "group earth chip infrastructure "
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
    "industry strategy billionaire participants backers lenders "
    "cloud model english takeaway takeaways bottom line context background summary "
    "overview highlights "
    "verdict "
    "implications timeline disclaimer editor source image photo credit advertisement related watch listen "
    "subscribe follow click contact contacts media press release forward-looking hbm dram nand asic asics "
    "soc "
    "sdk sdks ar vr dna rna enterprise research engineering security pricing availability office "
    "revenue growth competition congress parliament management leadership construction production training"
)
"""Nouns that open sentences with a capital and are followed by a verb, as names are."""
