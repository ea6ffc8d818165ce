"""What asking a model came to: proposals, what became of them, tokens and time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ModelReport"]


@dataclass(slots=True)
class ModelReport:
    """Counts over one article, or added up over several.

    ``agreed`` are proposals that the rules make too, ``added`` those that passed all checks and are new,
    ``rejected`` the others by reason. ``left_out`` counts parts of accepted claims that the words do not
    say; ``failures`` are pieces of articles of which no answer could be read.

    >>> report = ModelReport("m", proposed=3, agreed=1, added=1, rejected=Counter({"not verbatim": 1}))
    >>> print(report)
    m proposed 3 claims: 1 agreed with the rules, 1 added, 1 rejected (not verbatim 1); 0 tokens, 0.0 s
    """

    model: str
    pieces: int = 0
    proposed: int = 0
    agreed: int = 0
    added: int = 0
    repeated: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    @property
    def accepted(self) -> int:
        """Proposals that became a claim or confirmed one."""
        return self.agreed + self.added

    def __add__(self, other: ModelReport) -> ModelReport:
        return ModelReport(
            self.model,
            self.pieces + other.pieces,
            self.proposed + other.proposed,
            self.agreed + other.agreed,
            self.added + other.added,
            self.repeated + other.repeated,
            self.rejected + other.rejected,
            self.left_out + other.left_out,
            self.failures + other.failures,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.seconds + other.seconds,
        )

    def facts(self) -> dict[str, Any]:
        """The report as JSON-ready fields."""
        return {
            "model": self.model,
            "pieces": self.pieces,
            "proposed": self.proposed,
            "accepted": self.accepted,
            "agreed with rules": self.agreed,
            "added": self.added,
            "repeated": self.repeated,
            "rejected": dict(self.rejected.most_common()),
            "parts left out": dict(self.left_out.most_common()),
            "failures": dict(self.failures.most_common()),
            "tokens in": self.tokens_in,
            "tokens out": self.tokens_out,
            "seconds": round(self.seconds, 3),
        }

    def __str__(self) -> str:
        said = [f"{self.agreed} agreed with the rules", f"{self.added} added"]
        said += [f"{self.repeated} said twice"] if self.repeated else []
        said += [f"{self.rejected.total()} rejected ({_listed(self.rejected)})"] if self.rejected else []
        text = f"{self.model} proposed {self.proposed} claim{'s' * (self.proposed != 1)}: {', '.join(said)}"
        if self.left_out:
            text += f"; parts that the words do not say were left out ({_listed(self.left_out)})"
        if self.failures:
            text += (
                f"; {self.failures.total()} of {self.pieces} pieces gave no answer ({_listed(self.failures)})"
            )
        return f"{text}; {self.tokens_in + self.tokens_out:,} tokens, {self.seconds:.1f} s"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.most_common())
