"""Classes of verbs that say who does what the verb after them says."""

from __future__ import annotations

from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.wordlists import words

__all__ = ["CAUSING", "FOUNDING", "GIVING"]


def _all_forms(verbs: str) -> frozenset[str]:
    return frozenset[str]().union(*map(forms, words(verbs)))


CAUSING = _all_forms(
    "allow enable help let ask tell want expect require urge force order lead permit invite persuade "
    "convince appoint select choose tap pick name commission contract push cause instruct empower need give "
    "make hire enlist task"
)
"""What makes its object do something: "Acme chose Oracle to train it"."""
FOUNDING = _all_forms("launch found create form establish start")
"""What makes something that then does something itself: "Acme launched Zap to compete with Zip"."""
GIVING = _all_forms("give grant provide offer award hand")
"""What lets whom it gives something do something: "Acme gave Oracle data to train it"."""
