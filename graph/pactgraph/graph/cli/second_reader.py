"""``--llm``: a model that reads articles beside the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from pactgraph.loaders.llm import SecondReader
from pactgraph.loaders.llm.endpoint import KEY_VARIABLE, endpoint

__all__ = ["second_reader_asked", "second_reader_options"]

_ASKED = "pactgraph.llm"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def second_reader_options(command: _Command) -> _Command:
    """``--llm``, ``--llm-url`` and ``--llm-timeout``, which ``second_reader_asked`` finds."""
    for option in (
        click.option(
            "--llm-timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=120.0,
            show_default=True,
            metavar="SECONDS",
            help="How long the model may take for a piece of an article.",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--llm-url",
            metavar="URL",
            help="Where the model is: any OpenAI-compatible address, as http://localhost:11434/v1.",
            expose_value=False,
            callback=_remember,
        ),
        click.option(
            "--llm",
            metavar="MODEL",
            help="Let a language model read articles beside the rules; what it proposes is checked against "
            f"their words. The key is in the environment variable {KEY_VARIABLE}.",
            expose_value=False,
            callback=_remember,
        ),
    ):
        command = option(command)
    return command


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    ctx.meta.setdefault(_ASKED, {})[param.name] = value


def second_reader_asked() -> SecondReader | None:
    """The model that the options of the command ask for.

    :raises PactgraphError: where it cannot be asked as it is
    """
    asked: dict[str, Any] = click.get_current_context().meta.get(_ASKED, {})
    if not asked.get("llm"):
        if asked.get("llm_url"):
            raise click.UsageError("--llm-url says where a model is; --llm MODEL says which")
        return None
    return SecondReader(endpoint(asked["llm"], asked["llm_url"], seconds=asked["llm_timeout"]))
