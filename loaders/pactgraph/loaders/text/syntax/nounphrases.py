"""Noun phrases without a name: "an AI engine", "custom x86 CPUs", "Acme's routing architecture"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pactgraph.loaders.text.syntax.clauses import possessors
from pactgraph.loaders.text.syntax.nouns import Named, Nouns
from pactgraph.loaders.text.syntax.trees import Node
from pactgraph.loaders.text.things import Mention, Things
from pactgraph.loaders.text.wordlists import words

__all__ = ["THINGS", "NounPhrases"]

_MARKUP = re.compile(r"\]\([^)]*\)|[*_`\[\]\"“”]")
_KINDS = {
    noun: kind
    for kind, nouns in {
        "product": "chip chips gpu gpus cpu cpus processor processors accelerator accelerators system "
        "systems platform platforms software app apps application applications tool tools assistant "
        "assistants device devices suite chatbot chatbots robot robots browser engine engines headset phone "
        "phones smartphone smartphones vehicle vehicles car cars drug drugs agent agents semiconductor "
        "semiconductors batteries battery product products hardware server servers solution solutions "
        "framework library architecture stack robotaxi robotaxis memory wafers silicon socs toolkit sdk",
        "ai-model": "model models llm llms",
        "service": "service services marketplace feature features capability capabilities",
        "api": "api apis",
        "project": "program programme project initiative fund center centers centre centres datacenter "
        "datacenters campus campuses facility facilities plant plants factory factories reactor reactors "
        "supercomputer supercomputers cluster clusters",
        "ip-asset": "technology technologies",
        "agreement": "agreement agreements deal partnership venture ventures collaboration alliance contract "
        "pact memorandum ppa merger",
        "document": "order lawsuit report inquiry statement filing",
    }.items()
    for noun in nouns.split()
}
THINGS = frozenset(noun for noun, kind in _KINDS.items() if kind in {"product", "ai-model", "service", "api"})
"""Nouns for what is made and sold."""
_VAGUE = words(
    "other new own latest existing current certain various several newest upcoming future more further many "
    "few some next first second third key major previous additional popular leading advanced powerful "
    "so-called good great better best big bigger similar such different same huge whole fake competing rival "
    "world-class massive giant entire real"
)
"""What describes a thing without telling it from others."""
_BROAD = words(
    "ai generative artificial intelligence large language cloud data mobile digital reliable machine "
    "learning software autonomous driving business shopping online"
)
_WIDE = words(
    "models tools services solutions products applications technology technologies capabilities "
    "features systems"
)
"""Nouns that with words as broad as those call nothing in particular: "AI tools", "cloud technology"."""
_NO_THINGS = {(first, second) for first in ("business", "role", "delivery") for second in ("model", "models")}
_WITHIN = ("amod", "compound", "nmod", "nummod", "punct")


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """The things that an article calls by common nouns, minted under the words that call them."""

    nouns: Nouns
    things: Things
    text: str

    def at(self, node: Node, kinds: frozenset[str], *, of_names: bool = False) -> list[Named]:
        """What the phrases of a noun, and of those joined to it, call, where it is of one of some kinds.

        With ``of_names``, only what a name tells whose it is: "Acme's engine", "the Acme architecture".
        """
        joined = (node, *self.nouns.tree.under(node, "conj"))
        return [name for noun in joined for name in self._one(noun, kinds, of_names)]

    def _one(self, noun: Node, kinds: frozenset[str], of_names: bool) -> list[Named]:
        at, kind = self.nouns.token(noun), _KINDS.get(noun.word)
        if at is None or kind is None or kind not in kinds or self.nouns.mention(noun) is not None:
            return []
        before = self._before(noun)
        if before and (before[-1].word, noun.word) in _NO_THINGS:
            return []
        owner = self._owner(noun, before) if of_names else None
        if of_names and owner is None:
            return []
        if owner is not None:
            before = [word for word in before if not owner.start <= word.start < owner.end]
        if all(word.word in _BROAD | _VAGUE or word.tag == "HYPH" for word in before) and noun.word in _WIDE:
            return []
        while before and _tells_nothing(before[0], kind):
            first = before.pop(0)
            while before and before[0].start == first.end:  # "next-generation"
                first = before.pop(0)
        if not before and owner is None:
            return []
        start = before[0].start if before else noun.start
        name = " ".join(_MARKUP.sub("", self.text[start : noun.end]).split())
        maker = None if owner is None else owner.thing
        thing = self.things.thing(name if maker is None else f"{maker.name} {name}", kind, maker)
        return [(Mention(start, noun.end, (thing,), noun.word), at)]

    def _owner(self, noun: Node, before: list[Node]) -> Mention | None:
        """The party or thing that a phrase names: in "Acme's Zap engine" it is Acme."""
        owners = [*possessors(self.nouns.tree, noun), *before]
        mentions = (self.nouns.mention(word) for word in owners)
        return next(
            (m for m in mentions if m is not None and len(m.things) == 1 and m.thing.kind != "person"), None
        )

    def _before(self, noun: Node) -> list[Node]:
        """The words before a noun that belong to its phrase, without its article and possessor."""
        tree = self.nouns.tree
        inner: dict[int, Node] = {}
        for child in tree.under(noun, *_WITHIN):
            if child.number < noun.number and (child.label != "punct" or child.word == "-"):
                inner |= {node.number: node for node in tree.below(child)}
        ordered = [inner[number] for number in sorted(inner)]
        if ordered and len(ordered) != noun.number - ordered[0].number:  # with gaps: what stands closest
            return [node for node in ordered if node.number >= noun.number - 3]
        return ordered


def _tells_nothing(word: Node, kind: str) -> bool:
    return (
        word.word in _VAGUE or word.tag in {"CD", "HYPH", "$"} or (word.word == "ai" and kind == "agreement")
    )
