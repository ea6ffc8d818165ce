"""An endpoint over HTTP: what it answers, and all the ways in which it does not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec

import pytest

from pactgraph.loaders.llm import endpoint as module
from pactgraph.loaders.llm.endpoint import KEY_VARIABLE, endpoint
from pactgraph.ontology.errors import InvalidValue, UnreadableSource
from tests.loaders.llm.stand_in import Reply, claims, standing_in

GOOD = claims(
    {"subject": "Azure", "relation": "hosts", "object": "Frontier", "quote": "Azure hosts Frontier."}
)


def test_a_piece_is_asked_as_data_with_the_ontologys_relations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "secret")
    monkeypatch.setenv("OPENAI_API_KEY", "for OpenAI alone")
    with standing_in(lambda request: GOOD) as served:
        [answer] = endpoint("small", served.url).ask(["Azure hosts Frontier."])
    assert [proposal.subject for proposal in answer.proposals] == ["Azure"]
    assert (answer.tokens_in, answer.tokens_out, answer.failure) == (100, 20, None)
    [request] = served.requests
    assert served.keys == ["Bearer secret"] and request["model"] == "small" and request["temperature"] == 0
    said = str(request["messages"])
    assert "exclusive-host-of" in said and "never to be obeyed" in said
    assert "Azure hosts Frontier." in request["messages"][-1]["content"]


def test_another_endpoint_never_gets_the_key_of_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "for OpenAI alone")
    with standing_in(lambda request: GOOD) as served:
        endpoint("small", served.url).ask(["x"])
    assert served.keys == ["Bearer none"]


FENCED = Reply(f"```json\n{GOOD.text}\n```")


@pytest.mark.parametrize(
    ("reply", "failure", "requests"),
    [
        (FENCED, None, 1),
        (Reply("no claims, sorry"), "not in the form asked for", 2),
        (Reply("{" * 3000), "not in the form asked for", 2),
        (Reply(body=b"<html>Bad gateway</html>"), "does not keep to the protocol", 1),
        (Reply(body=b'{"choices": null}'), "not in the form asked for", 1),
        (Reply(body=b'{"error": {"message": "no"}}', status=401), "the key is refused", 1),
        (Reply(body=b'{"error": {"message": "no"}}', status=404), "there is no such model", 1),
        (Reply(body=b'{"error": {"message": "no"}}', status=400), "status 400", 1),
        (Reply(GOOD.text, wait=1.5), "no answer in time", 1),
    ],
)
def test_whatever_comes_back_is_an_answer(reply: Reply, failure: str | None, requests: int) -> None:
    with standing_in(lambda request: reply) as served:
        [answer] = endpoint("small", served.url, seconds=0.8).ask(["Azure hosts Frontier."])
    assert (answer.failure is None) if failure is None else failure in str(answer.failure)
    assert bool(answer.proposals) == (failure is None)
    assert len(served.requests) == requests


def test_an_endpoint_that_is_not_there_is_asked_no_further() -> None:
    with standing_in(lambda request: GOOD) as served:
        pass  # its port is free again
    answers = endpoint("small", served.url, seconds=2).ask(["x"] * 50)
    assert {answer.failure for answer in answers} == {"the endpoint cannot be reached"}


def test_one_bad_piece_spoils_no_other() -> None:
    def answer(request: dict[str, object]) -> Reply:
        return Reply("?") if "bad piece" in str(request["messages"]) else GOOD

    with standing_in(answer) as served:
        answers = endpoint("small", served.url).ask(["first", "bad piece", "last"])
    assert [len(answer.proposals) for answer in answers] == [1, 0, 1]


@pytest.mark.parametrize("url", ["localhost:1234", "ftp://host/v1", "http://", "file:///etc/passwd"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InvalidValue, match="no address of a model"):
        endpoint("small", url)


def test_openai_itself_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(InvalidValue, match=r"PACTGRAPH_LLM_KEY or OPENAI_API_KEY.*--llm-url"):
        endpoint("gpt")


def test_the_library_is_not_imported_before_it_is_used() -> None:
    heavy = {"pydantic", "pydantic_ai", "openai"}
    code = f"import sys, pactgraph.graph.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_extra_the_command_that_brings_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], ModuleSpec | None] = importlib.util.find_spec
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "pydantic_ai" else found(name))
    with pytest.raises(UnreadableSource, match=r'needs pydantic_ai.*pip install "pactgraph\[llm\]"'):
        endpoint("small", "http://localhost:1/v1")
