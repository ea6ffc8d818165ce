"""The command line: the one place that knows both the graph and the loaders.

Exit status: 0 when all went well, 1 when a check has findings, 2 when something asked for is wrong.
"""

from __future__ import annotations

import os
import sys

import click

from pactgraph.graph.cli.commands import COMMANDS, CommandsOnDemand
from pactgraph.ontology.errors import PactgraphError

__all__ = ["cli", "main"]


@click.group(
    commands=CommandsOnDemand(dict(COMMANDS)),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without --store, every asking command answers on the bundled reference data.",
)
@click.version_option(package_name="pactgraph", message="%(prog)s %(version)s")
def cli() -> None:
    """Who partners with whom, on what terms, since when - and who says so.

    \b
    Start with:
      pactgraph demo
      pactgraph query --list
      pactgraph show OpenAI
    """


def main() -> None:
    """Run the command line; a wrong request ends with one message and status 2, never a traceback."""
    status: object = 0
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        with cli.make_context("pactgraph", sys.argv[1:], color=colour) as context:
            status = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        status = left.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("pactgraph: stopped; nothing was left half-written", err=True)
        status = 130
    except click.ClickException as error:
        error.show()
        status = 2
    except PactgraphError as error:
        click.echo(f"{click.style('pactgraph:', fg='red', bold=True)} {error}", err=True, color=colour)
        status = 2
    except BrokenPipeError:
        status = _silenced(141)
    except OSError as error:
        click.echo(f"pactgraph: the output cannot be written ({error.strerror or error})", err=True)
        status = _silenced(2)
    sys.exit(status if isinstance(status, int) else 0)


def _silenced(status: int) -> int:
    # the interpreter must not try to flush again to an output that is gone
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
