"""Nouns: which of an article's names the noun at a place of a tree stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactgraph.loaders.text.syntax.clauses import antecedent, possessors
from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention
from pactgraph.loaders.text.wordlists import words

__all__ = ["Named", "Nouns"]

Named = tuple[Mention, int]
"""A name of one thing, and the number of the token that it stands at."""

_LISTING = words("including like such as namely particularly especially")
_GENERIC = words(
    "model models platform cloud service services app apps chip chips gpu gpus processor processors "
    "accelerator accelerators system systems assistant chatbot tool tools software technology suite "
    "product products family series api apis agent agents servers server engine unit group company firm "
    "startup giant lab inc corp data center centers platforms technologies"
)
"""Nouns that may follow a name without changing what it names."""
_PARTIES = words("company firm startup giant lab group unit inc corp")
"""Those among them that may follow a party's name; "the Acme chips" are not Acme."""
_PARTS = words(
    "unit arm division subsidiary business affiliate team teams group shareholders investors board employees "
    "engineers staff workers developers researchers scientists workloads servers operations supercomputer "
    "ceo executives officials management"
)
"""Nouns for what belongs to a party and acts or is acted on in its place."""
_VERSIONS = words("version versions generation generations edition iteration successor line suite")
_NAMING = words("called named dubbed codenamed branded")
_MADE = frozenset({"product", "ai-model"})
_NOT_MADE = words(
    "users user customers customer subscribers employees staff team teams maker makers developer developers "
    "owner owners creator creators provider providers parent business market deal deals partnership rival "
    "rivals fans drivers buyers sales boss engineers competitor competitors account accounts api apis era "
    "launch release version integration support access usage use traffic searches workloads "
    "infrastructure development design designs resources capacity capabilities technology features feature"
)
"""Nouns that a product's name only describes: "Zap users" are no Zap."""
_COPULAS = words("is are was were remains remained became becomes become be being been")
_ELLIPTIC = frozenset({"dobj", "pobj", "attr", "dep"})
_COUNTED = words("one some many most several all each both number group consortium coalition dozens")


class Nouns:
    """The names of a sentence, at the words of its tree.

    >>> tree = Tree.of([("acme", "NNP", "nsubj", 1), ("grew", "VBD", "ROOT", 1)])
    >>> Nouns(tree, []).at(tree.nodes[0])
    []
    """

    def __init__(self, tree: Tree, tokens: Sequence[Token]) -> None:
        self.tree = tree
        self.tokens = tokens
        self._tokens: dict[int, int] = {}
        said = [(number, token) for number, token in enumerate(tokens) if token.end > token.start]
        at = 0
        for node in tree.nodes:
            while at < len(said) and said[at][1].end <= node.start:
                at += 1
            if at < len(said) and said[at][1].start < node.end:
                self._tokens[node.number] = said[at][0]

    def token(self, node: Node) -> int | None:
        """The number of the token that a node belongs to."""
        return self._tokens.get(node.number)

    def mention(self, node: Node) -> Mention | None:
        """The mention that a node belongs to."""
        at = self.token(node)
        return None if at is None else self.tokens[at].mention

    def word(self, node: Node) -> str:
        """The word that a node stands for: its own, the common noun of its mention, nothing inside a name."""
        mention = self.mention(node)
        return node.word if mention is None else mention.head

    def at(self, node: Node, depth: int = 3, *, parts: bool = True) -> list[Named]:
        """The names that a noun stands for, with those joined to it by "and".

        With ``parts``, "Acme's unit" stands for Acme.
        """
        found = [name for group in self.apart(node, depth, parts=parts) for name in group]
        kept: dict[tuple[str, ...], Named] = {}
        for mention, at in found:
            kept.setdefault(tuple(thing.iri for thing in mention.things), (mention, at))
        return list(kept.values())

    def apart(self, node: Node, depth: int = 3, *, parts: bool = True) -> list[list[Named]]:
        """The names that a noun stands for, and those of each noun joined to it, every one by itself."""
        if depth < 0:
            return []
        node = antecedent(self.tree, node)
        groups = [list(self._own(node, depth, parts))]
        for other in self.tree.under(node, "conj"):
            named = self.mention(other) is not None
            if named or other.tag[0] in "NPWDC":
                groups += self.apart(other, depth if named else depth - 1, parts=parts)
        return [group for group in groups if group]

    def _own(self, node: Node, depth: int, parts: bool) -> Iterator[Named]:
        mention, at = self.mention(node), self.token(node)
        if at is not None and self.tokens[at].possessive and node.label in _ELLIPTIC:
            return  # "Acme's investment dwarfs Oracle's"
        if mention is None or mention.head:
            appositions = [other for other in self.tree.under(node, "appos") if self.mention(other)]
            if appositions:
                yield from self.at(appositions[0], depth - 1)
                return
        if mention is not None:
            yield from self._singles(node)
            return
        examples = list(self._called(node)) or list(self._examples(node))
        for example in examples:
            yield from self.at(example, depth - 1)
        if not examples:
            described = list(self._described(node, depth, parts))
            yield from described or self._told_of(node)

    def _told_of(self, node: Node) -> Iterator[Named]:
        """The name of what a noun without one is said of: "Acme is a firm", "Acme, a firm"."""
        head = self.tree.head(node)
        if head is None:
            return
        if node.label == "appos":
            yield from self._singles(head)
        elif node.label == "attr" and head.word in _COPULAS:
            for subject in self.tree.under(head, "nsubj"):
                yield from self._singles(antecedent(self.tree, subject))

    def _described(self, node: Node, depth: int, parts: bool) -> Iterator[Named]:
        """The names of a noun that is none: "one of Acme's", "Acme's cloud unit", "the Zap chip"."""
        tree = self.tree
        if node.word in _COUNTED or node.word in _VERSIONS or (parts and node.word in _PARTS):
            for of in tree.under(node, "prep"):
                if of.word == "of":
                    for noun in tree.under(of, "pobj"):
                        yield from self.at(noun, depth - 1)
        for other in tree.under(node, "compound", "nmod", "amod"):
            inner, at = self.mention(other), self.token(other)
            if inner is None or at is None or self.tokens[at].possessive:
                continue
            alike = _PARTIES if inner.thing.kind in {"organization", "person"} else _GENERIC
            is_made = inner.thing.kind in _MADE and not inner.head and node.word not in _NOT_MADE
            if is_made or node.word in alike:
                yield from self._singles(other)
        if parts and node.word in _PARTS:
            for other in tree.under(node, "poss", "compound"):
                yield from self._singles(other)

    def _called(self, node: Node) -> Iterator[Node]:
        """What a noun is called: "a venture called Zap"."""
        for verb in self.tree.under(node, "acl"):
            if verb.word in _NAMING:
                yield from self.tree.under(verb, "oprd")

    def _examples(self, node: Node) -> Iterator[Node]:
        """What exemplifies a noun: "firms such as A and B", "a group including A"."""
        whole = self._whole(node)
        for child in (*self.tree.under(node, "prep", "acl"), *self.tree.under(whole, "prep")):
            if child.word in _LISTING:
                yield from self.tree.under(child, "pobj", "dobj")
                for deeper in self.tree.under(child, "prep"):
                    yield from self.tree.under(deeper, "pobj")

    def _whole(self, node: Node) -> Node:
        """The noun that counts another: the "roster" in "a roster of firms including Acme"."""
        of = self.tree.head(node)
        above = self.tree.head(of) if of is not None and of.word == "of" and node.label == "pobj" else None
        return node if above is None or self.mention(above) is not None else above

    def _singles(self, node: Node) -> Iterator[Named]:
        """The things of a mention, one by one."""
        mention, at = self.mention(node), self.token(node)
        if mention is not None and at is not None:
            for thing in mention.things:
                yield Mention(mention.start, mention.end, (thing,), mention.head, mention.explicit), at

    def owners(self, noun: Node, things: frozenset[str]) -> list[Named]:
        """Whose a thing of some sort is: by a possessive, by a name before it, or by what is known of it."""
        mention = self.mention(noun)
        if noun.word not in things and (mention is None or mention.head not in things):
            return []
        found = [name for owner in possessors(self.tree, noun) for name in self.at(owner)]
        for child in self.tree.under(noun, "compound", "nmod", "amod"):
            inner, at = self.mention(child), self.token(child)
            if inner is not None and at is not None and at != self.token(noun):
                party = inner.thing.kind in {"organization", "cloud-platform"}
                maker = inner.thing if party else inner.thing.owner
                if maker is not None:
                    found.append((Mention(inner.start, inner.end, (maker,)), at))
        at = self.token(noun)
        if not found and mention is not None and at is not None and mention.thing.owner is not None:
            found.append((Mention(mention.start, mention.end, (mention.thing.owner,)), at))
        return found
