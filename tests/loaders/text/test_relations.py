"""Wordings and what they are read as: for each common relation, sentences that state it and that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim, Modality, Status

STATED = """
hosts | Azure | Grok | Azure hosts Grok for paying customers.
hosts | Google Cloud | Codex | Codex is hosted on Google Cloud.
hosts | Azure | Sora | From May, Sora will run on Azure.
hosts | AWS | Perplexity search service | Perplexity's search service is hosted on AWS.
exclusive-host-of | Azure | Codex | Azure remains the exclusive host of Codex.
exclusive-host-of | Google Cloud | Gemini | Google Cloud is the sole cloud provider for Gemini.
exclusive-host-of | AWS | Claude Code | Claude Code is hosted exclusively on AWS.
exclusive-host-of | Azure | joint products | For now, joint products stay exclusive to Azure.
licenses-IP-to | Mistral AI | SAP | Mistral AI licensed its models to SAP under a three-year contract.
licenses-IP-to | Axel Springer | OpenAI | OpenAI licenses articles from Axel Springer.
licenses-IP-to | Anthropic | Palantir | Palantir holds an exclusive license to Anthropic's models.
licenses-IP-to | Reddit | Google | Reddit granted Google a licence to its archive.
invests-in | Google | Anthropic | Google invested $2 billion in Anthropic in 2023.
invests-in | Thrive Capital | Cohere | Cohere raised $200 million from Thrive Capital.
invests-in | NVIDIA | Nscale | NVIDIA led a funding round in Nscale.
invests-in | Amazon | Anthropic | Amazon's investment in Anthropic has grown again.
holds-equity-in | Amazon | Anthropic | Amazon holds a minority stake in Anthropic.
holds-equity-in | SoftBank | OpenAI | SoftBank owns roughly 11% of OpenAI.
holds-equity-in | MGX | xAI | MGX is a shareholder of xAI.
holds-equity-in | Google | SpaceX | Google's stake in SpaceX is worth billions.
owns | Google | YouTube | Google owns YouTube.
owns | Amazon | Annapurna Labs | Annapurna Labs is owned by Amazon.
owns | SoftBank | Arm | SoftBank-owned Arm raised its forecast.
owns | Meta | Instagram | Instagram, owned by Meta, will show fewer ads.
acquires | Salesforce | Slack | Salesforce acquired Slack in 2021.
acquires | Cisco | Brightloom | Brightloom was acquired by Cisco.
acquires | Oracle | Cerner | Oracle completed its acquisition of Cerner.
acquires | Snowflake | Harbor Labs | Snowflake will buy Harbor Labs for $90 million.
subsidiary-of | GitHub | Microsoft | GitHub is a subsidiary of Microsoft.
subsidiary-of | Annapurna Labs | Amazon | Annapurna Labs, a unit of Amazon, designs chips.
subsidiary-of | DeepMind | Google | DeepMind became a division of Google.
subsidiary-of | LinkedIn | Microsoft | Microsoft's subsidiary LinkedIn tests a new feed.
shares-revenue-with | OpenAI | Microsoft | OpenAI pays Microsoft a share of its revenue.
shares-revenue-with | Perplexity | Reddit | Perplexity shares revenue with Reddit.
shares-revenue-with | Anthropic | Amazon | Amazon receives 15% of Anthropic's revenue.
shares-revenue-with | Cohere | Oracle | Cohere pays a cut of its revenue to Oracle.
shares-revenue-with | Groq | Intel | Intel and Groq signed a deal. It covers sharing sales of Groq.
partners-with | SAP | Mistral AI | SAP and Mistral AI announced a partnership.
partners-with | Walmart | OpenAI | Walmart teamed up with OpenAI.
partners-with | Palantir | NVIDIA | Palantir and NVIDIA are collaborating on logistics software.
partners-with | Disney | Adobe | The alliance between Disney and Adobe covers animation.
competes-with | Anthropic | OpenAI | Anthropic competes with OpenAI for corporate customers.
competes-with | OpenAI | Google | OpenAI's rivals include Google.
competes-with | AMD | NVIDIA | AMD and NVIDIA are rivals.
competes-with | Perplexity | Google | Perplexity, a competitor of Google, grew fast.
provides-compute-to | CoreWeave | OpenAI | CoreWeave will provide OpenAI with cloud capacity.
provides-compute-to | Oracle | Meta | Meta agreed to rent computing power from Oracle.
provides-compute-to | Azure | Cohere | Cohere trains its models on Azure.
provides-compute-to | AWS | Anthropic | AWS is Anthropic's primary cloud provider.
supplies-chips-to | NVIDIA | Meta | NVIDIA will supply GPUs to Meta.
supplies-chips-to | AMD | Oracle | Oracle buys accelerators from AMD.
supplies-chips-to | Broadcom | Apple | Broadcom delivers custom chips to Apple.
supplies-chips-to | Google | Anthropic | Anthropic trains its models on Google's TPUs.
purchases-from | Microsoft | CoreWeave | Microsoft buys capacity from CoreWeave.
purchases-from | Meta | Nebius | Meta is a customer of Nebius.
purchases-from | Anthropic | Azure | Anthropic will purchase $4 billion of Azure capacity.
purchases-from | Tesla | Samsung | Tesla orders memory from Samsung.
commits-spend-to | OpenAI | AWS | OpenAI committed to spend $38 billion with AWS.
commits-spend-to | Meta | Google Cloud | Meta will spend $10 billion on Google Cloud.
commits-spend-to | Cohere | Oracle | Cohere commits $2 billion to Oracle over four years.
commits-spend-to | Anthropic | Azure | Anthropic is committed to $30 billion in Azure services.
develops | OpenAI | Sora | OpenAI develops Sora.
develops | Anthropic | Claude Opus 4.5 | Anthropic released Claude Opus 4.5 on Monday.
develops | Google | Gemini 3 Pro | Critics liked Google's Gemini 3 Pro.
develops | xAI | Grok | Grok was built by xAI.
operates | Crusoe | Abilene campus | Crusoe operates the Abilene campus.
operates | Microsoft | Azure | Demand for Microsoft's Azure rose.
operates | Vantage Data Centers | Lighthouse campus | Lighthouse campus is operated by Vantage Data Centers.
operates | Amazon | AWS | Amazon runs AWS.
distributes | Amazon Bedrock | Claude | Claude is available in Amazon Bedrock.
distributes | Microsoft | OpenAI models | Microsoft resells OpenAI models.
distributes | Vertex AI | Llama | Developers can access Llama through Vertex AI.
distributes | Snowflake | Mistral Large | Snowflake offers Mistral Large to its users.
integrates | Siri | Gemini | Siri is powered by Gemini.
integrates | Apple | ChatGPT | Apple integrated ChatGPT.
integrates | Bing | GPT-4 | The company embedded GPT-4 in Bing.
integrates | Alexa | Claude | Alexa uses Claude.
announced | Microsoft | joint statement | Microsoft published a joint statement.
announced | OpenAI | Stargate | OpenAI announced Stargate.
announced | Oracle | strategic alliance | Oracle and AMD unveiled a strategic alliance.
announced | Anthropic | blog post | Anthropic described the terms in a blog post.
participates-in | Oracle | Stargate | Oracle joined Stargate.
participates-in | MGX | Stargate | MGX takes part in Stargate.
participates-in | SoftBank | Stargate | SoftBank is a partner in Stargate.
participates-in | OpenAI | Stargate UAE | Stargate UAE is a project of OpenAI and Oracle.
board-member-of | Bret Taylor | OpenAI | Bret Taylor sits on OpenAI's board.
board-member-of | Fidji Simo | Shopify | Fidji Simo joined the board of Shopify.
board-member-of | Reid Hoffman | Microsoft | Reid Hoffman is a board member of Microsoft.
board-member-of | Bret Taylor | Harbor Labs | Harbor Labs appointed Bret Taylor to its board.
officer-of | Satya Nadella | Microsoft | Satya Nadella is chief executive of Microsoft.
officer-of | Lisa Su | AMD | AMD CEO Lisa Su was in Taipei.
officer-of | Sarah Friar | OpenAI | Sarah Friar, chief financial officer of OpenAI, agreed.
officer-of | Andy Jassy | Amazon | Andy Jassy leads Amazon.
under-review-by | Microsoft-OpenAI partnership | CMA | The CMA reviews the Microsoft-OpenAI partnership.
under-review-by | Adobe | European Commission | Adobe is under investigation by the European Commission.
under-review-by | NVIDIA | FTC | The FTC opened an inquiry into NVIDIA.
under-review-by | Meta | DOJ | Meta faces a probe from the DOJ.
""".strip().splitlines()

NOT_STATED = """
hosts | Azure | Grok | Azure does not host Grok.
hosts | Google Cloud | Codex | Codex might be hosted on Google Cloud one day.
hosts | AWS | Sora | AWS no longer hosts Sora.
exclusive-host-of | Azure | Codex | Azure is no longer the exclusive host of Codex.
exclusive-host-of | AWS | Claude | AWS is not the exclusive host of Claude.
exclusive-host-of | Google Cloud | Gemini | Google Cloud hosts Gemini.
licenses-IP-to | Mistral AI | SAP | Mistral AI has not licensed its models to SAP.
licenses-IP-to | Google | Apple | Apple is in talks to license Gemini from Google.
licenses-IP-to | News Corp | Meta | News Corp refused to license its articles to Meta.
invests-in | Google | Cohere | Google denied that it had invested in Cohere.
invests-in | Apple | Anthropic | Apple may invest in Anthropic.
invests-in | Intel | Groq | Intel is considering whether to invest $50 million in Groq.
holds-equity-in | SoftBank | NVIDIA | SoftBank no longer holds a stake in NVIDIA.
holds-equity-in | Meta | Scale AI | Meta sold its stake in Scale AI.
holds-equity-in | IBM | Cohere | IBM does not own a stake in Cohere.
owns | Microsoft | OpenAI | Microsoft does not own OpenAI.
owns | Adobe | Figma | If regulators agree, Adobe could own Figma.
owns | IBM | Lotus | IBM no longer owns Lotus.
acquires | Adobe | Figma | Adobe abandoned its acquisition of Figma.
acquires | OpenAI | Perplexity | OpenAI denied a report that it would acquire Perplexity.
acquires | Meta | Manus | Meta might acquire Manus.
subsidiary-of | OpenAI | Microsoft | OpenAI is not a subsidiary of Microsoft.
subsidiary-of | Arm | SoftBank | Arm may become a unit of SoftBank.
subsidiary-of | Slack | Salesforce | Slack is no longer a division of Salesforce.
shares-revenue-with | Anthropic | Google | Anthropic does not share revenue with Google.
shares-revenue-with | OpenAI | Microsoft | OpenAI no longer pays Microsoft a share of its revenue.
shares-revenue-with | xAI | Oracle | xAI could share revenue with Oracle.
partners-with | IBM | xAI | IBM ruled out a partnership with xAI.
partners-with | Salesforce | Anthropic | Salesforce has ended its partnership with Anthropic.
partners-with | Apple | Meta | Apple is in talks about a partnership with Meta.
competes-with | Oracle | Cerner | Oracle does not compete with Cerner.
competes-with | Intel | Cisco | Intel no longer competes with Cisco.
competes-with | Disney | Adobe | Disney might compete with Adobe.
provides-compute-to | Oracle | Apple | Oracle has no plans to provide cloud capacity to Apple.
provides-compute-to | Azure | Groq | Groq does not rely on Azure.
provides-compute-to | CoreWeave | Tesla | CoreWeave could provide Tesla with computing power.
supplies-chips-to | Intel | Apple | Intel no longer supplies processors to Apple.
supplies-chips-to | AMD | Meta | AMD may supply chips to Meta.
supplies-chips-to | Google | OpenAI | OpenAI has no plans to buy chips from Google.
purchases-from | Apple | Samsung | Apple no longer purchases displays from Samsung.
purchases-from | Meta | Intel | Meta does not buy servers from Intel.
purchases-from | xAI | Oracle | xAI might buy capacity from Oracle.
commits-spend-to | OpenAI | Azure | OpenAI did not commit to spend $9 billion with Azure.
commits-spend-to | Meta | AWS | Meta might spend $3 billion on AWS.
commits-spend-to | IBM | Google Cloud | IBM refused to spend $1 billion on Google Cloud.
develops | Apple | Gemini | Apple did not develop Gemini.
develops | Microsoft | Grok | Microsoft uses Grok.
develops | Amazon | Sora | Amazon may build Sora.
operates | Oracle | AWS | Oracle does not operate AWS.
operates | Crusoe | Abilene campus | Crusoe no longer operates the Abilene campus.
operates | SoftBank | Stargate | SoftBank might operate Stargate.
distributes | Snowflake | Claude | Claude is not available in Snowflake.
distributes | Vertex AI | Codex | Codex may become available in Vertex AI.
distributes | IBM | Llama | IBM no longer offers Llama.
integrates | Siri | Claude | Apple decided against integrating Claude into Siri.
integrates | Bing | Grok | Bing is not powered by Grok.
integrates | Alexa | ChatGPT | Amazon could integrate ChatGPT into Alexa.
announced | Microsoft | Stargate | Microsoft has not announced Stargate.
announced | Oracle | blog post | Oracle might describe it in a blog post.
announced | IBM | joint statement | IBM refused to issue a joint statement.
participates-in | Meta | Stargate | Meta did not join Stargate.
participates-in | Apple | Stargate | Apple may join Stargate.
participates-in | NVIDIA | Stargate | NVIDIA declined to take part in Stargate.
board-member-of | Reid Hoffman | OpenAI | Reid Hoffman left OpenAI's board.
board-member-of | Sam Altman | Oracle | Sam Altman does not sit on Oracle's board.
board-member-of | Bret Taylor | Meta | Bret Taylor may join the board of Meta.
officer-of | Sam Altman | Oracle | Sam Altman is not chief executive of Oracle.
officer-of | Lisa Su | Intel | Lisa Su might become chief executive of Intel.
officer-of | Safra Catz | Oracle | Safra Catz, former chief executive of Oracle, spoke.
under-review-by | Apple | CMA | Apple is no longer under investigation by the CMA.
under-review-by | Meta | FTC | The FTC may investigate Meta.
under-review-by | SAP | European Commission | The European Commission has not opened an inquiry into SAP.
""".strip().splitlines()

SYMMETRIC = {"partners-with", "competes-with"}
WEAK = {Status.ENDED, Status.DENIED, Status.LAPSED, Status.RUMOURED}


def _rows(lines: list[str]) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in lines]


def _facts(claims: list[Claim], *, stated: bool) -> set[tuple[str, str, str]]:
    found = set()
    for claim in claims:
        holds = claim.modality is Modality.ASSERTED and claim.status not in WEAK
        if holds is stated:
            found.add((claim.relation, claim.subject_name, claim.object_name))
            if claim.relation in SYMMETRIC:
                found.add((claim.relation, claim.object_name, claim.subject_name))
    return found


@pytest.mark.parametrize(("relation", "subject", "object_", "sentence"), _rows(STATED))
def test_a_sentence_states_a_relation(
    read: Callable[..., list[Claim]], relation: str, subject: str, object_: str, sentence: str
) -> None:
    assert (relation, subject, object_) in _facts(read(sentence), stated=True)


@pytest.mark.parametrize(("relation", "subject", "object_", "sentence"), _rows(NOT_STATED))
def test_a_sentence_does_not_state_a_relation(
    read: Callable[..., list[Claim]], relation: str, subject: str, object_: str, sentence: str
) -> None:
    assert (relation, subject, object_) not in _facts(read(sentence), stated=True)


def test_what_is_denied_or_imagined_is_not_lost(read: Callable[..., list[Claim]]) -> None:
    rows = [row for row in _rows(NOT_STATED) if row[0] != "exclusive-host-of" and "uses Grok" not in row[3]]
    kept = [row for row in rows if row[:3] in _facts(read(row[3]), stated=False)]
    assert len(kept) >= 0.9 * len(rows), [row for row in rows if row not in kept]
