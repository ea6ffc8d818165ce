"""Asking a model behind an OpenAI-compatible endpoint; its library is imported when a piece is asked."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pactgraph.loaders.llm.prompt import instructions, marked
from pactgraph.loaders.llm.reading import Answer
from pactgraph.ontology.errors import InvalidValue, UnreadableSource

if TYPE_CHECKING:
    from pydantic_ai import Agent
    from pydantic_ai.models import Model

    from pactgraph.loaders.llm.schema import ProposedClaims

__all__ = ["KEY_VARIABLE", "Endpoint", "endpoint"]

KEY_VARIABLE: Final = "PACTGRAPH_LLM_KEY"
"""The environment variable that holds the key of an endpoint."""

_OPENAI_VARIABLE: Final = "OPENAI_API_KEY"
_AT_ONCE: Final = 4
_FATAL: Final = frozenset({"the endpoint cannot be reached", "the key is refused", "there is no such model"})


@dataclass(slots=True)
class Endpoint:
    """Asks one model, a few pieces at a time; whatever goes wrong becomes part of the answer.

    ``opened`` gives the library's model for the time of one article. ``seconds`` is how long one piece may
    take, repeated attempts included.
    """

    model: str
    opened: Callable[[], AbstractAsyncContextManager[Model]]
    seconds: float = 120.0
    _failed: str | None = field(default=None, init=False)

    def ask(self, pieces: Sequence[str]) -> list[Answer]:
        """The answers to pieces of one article, in order."""
        # a thread of its own has no running loop, wherever this is called from
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(lambda: asyncio.run(self._ask_all(pieces))).result()

    async def _ask_all(self, pieces: Sequence[str]) -> list[Answer]:
        from pydantic_ai import UnsupportedSettingWarning

        gate = asyncio.Semaphore(_AT_ONCE)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnsupportedSettingWarning)
            return await self._ask_each(pieces, gate)

    async def _ask_each(self, pieces: Sequence[str], gate: asyncio.Semaphore) -> list[Answer]:
        async with self.opened() as model:
            agent = _agent(model, self.seconds)

            async def asked(piece: str) -> Answer:
                async with gate:
                    if self._failed is not None:
                        return Answer(failure=self._failed)
                    answer = await _answer(agent, piece)
                    if answer.failure in _FATAL:
                        self._failed = answer.failure
                    return answer

            return list(await asyncio.gather(*map(asked, pieces)))


def endpoint(model: str, url: str | None = None, *, seconds: float = 120.0) -> Endpoint:
    """A model at an OpenAI-compatible address, or at OpenAI itself where none is given.

    The key is taken from the environment: ``PACTGRAPH_LLM_KEY``, or for OpenAI itself ``OPENAI_API_KEY``.

    >>> endpoint("small", "ftp://localhost/v1")
    Traceback (most recent call last):
    pactgraph.ontology.errors.InvalidValue: 'ftp://localhost/v1' is no address of a model: it begins with \
http:// or https:// and mostly ends with /v1

    :raises InvalidValue: where the address is none, or a key is missing
    :raises UnreadableSource: where the model's library is not installed
    """
    if url is not None and (urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname):
        raise InvalidValue(
            f"{url!r} is no address of a model: it begins with http:// or https:// and mostly ends with /v1"
        )
    key = os.environ.get(KEY_VARIABLE)
    if url is None:
        key = key or os.environ.get(_OPENAI_VARIABLE)
        if not key:
            raise InvalidValue(
                f"asking {model} needs a key in the environment variable {KEY_VARIABLE} or "
                f"{_OPENAI_VARIABLE}; for a model elsewhere, say where with --llm-url"
            )
    _need_library()

    @asynccontextmanager
    async def opened() -> AsyncIterator[Model]:
        from openai import AsyncOpenAI
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
        from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

        client = AsyncOpenAI(base_url=url, api_key=key or "none", max_retries=1, timeout=seconds)
        try:
            provider = (
                OpenAIProvider(openai_client=client)
                if url is None
                else OpenAICompatibleProvider("endpoint", openai_client=client)
            )
            yield OpenAIChatModel(model, provider=provider)
        finally:
            await client.close()

    return Endpoint(model, opened, seconds)


def _need_library() -> None:
    # only looked for: to import it takes a second, and the article may turn out to be unreadable
    missing = [name for name in ("pydantic_ai", "openai") if find_spec(name) is None]
    if missing:
        raise UnreadableSource(
            f"reading with a model needs {' and '.join(missing)}, not installed here; "
            '`pip install "pactgraph[llm]"` brings them'
        )


def _agent(model: Model, seconds: float) -> Agent[object, ProposedClaims]:
    from pydantic_ai import Agent, ModelSettings, PromptedOutput

    from pactgraph.loaders.llm.schema import ProposedClaims

    # asked for as JSON in the text, which every endpoint can do; tools and schemas only some can
    return Agent(
        model,
        output_type=PromptedOutput(ProposedClaims),
        instructions=instructions(),
        model_settings=ModelSettings(temperature=0.0, timeout=seconds, request_timeout=seconds),
        retries=1,
    )


async def _answer(agent: Agent[object, ProposedClaims], piece: str) -> Answer:
    from pydantic_ai.usage import RunUsage

    from pactgraph.loaders.llm.schema import proposals

    usage = RunUsage()
    try:
        result = await agent.run(marked(piece), usage=usage)
    except Exception as error:  # whatever an endpoint sends back must not stop the load
        return Answer((), _failure(error), usage.input_tokens, usage.output_tokens)
    return Answer(proposals(result.output), None, usage.input_tokens, usage.output_tokens)


def _failure(error: Exception) -> str:
    """What went wrong, in words that count together."""
    from pydantic_ai import exceptions as wrong

    kinds: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        ((wrong.ModelRequestTimeout, wrong.ModelTimeoutError, TimeoutError), "no answer in time"),
        (wrong.ModelAuthenticationError, "the key is refused"),
        (wrong.ModelNotFoundError, "there is no such model"),
        (wrong.ModelConnectionError, "the endpoint cannot be reached"),
        ((wrong.ModelRateLimitError, wrong.ModelQuotaExceededError), "the endpoint's limit is reached"),
        (wrong.ModelHTTPError, f"the endpoint answers with status {getattr(error, 'status_code', '?')}"),
        (wrong.ModelAPIError, "the endpoint does not keep to the protocol"),
        (wrong.UnexpectedModelBehavior, "the answer is not in the form asked for"),
    )
    known = next((words for kind, words in kinds if isinstance(error, kind)), None)
    return known or f"the answer cannot be read ({type(error).__name__})"
