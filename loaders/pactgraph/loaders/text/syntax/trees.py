"""Trees: a sentence as a parser sees it, each word under the word it depends on.

Labels are those of ClearNLP, as spaCy's English pipelines give them: ``nsubj``, ``dobj``, ``prep``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["Node", "Tree"]


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a tree: ``start`` to ``end`` in the article, ``head`` the number of what it depends on.

    The root of a tree is its own head.
    """

    number: int
    word: str
    tag: str
    label: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence.

    >>> tree = Tree.of([("acme", "NNP", "nsubj", 1), ("grew", "VBD", "ROOT", 1)])
    >>> [node.word for node in tree.under(tree.nodes[1], "nsubj")]
    ['acme']
    """

    nodes: tuple[Node, ...]
    _children: tuple[tuple[int, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, words: Sequence[tuple[str, str, str, int]]) -> Tree:
        """The tree of words with tag, label and head, where a space parts each from the next."""
        nodes, at = [], 0
        for number, (word, tag, label, head) in enumerate(words):
            nodes.append(Node(number, word.lower(), tag, label, head, at, at + len(word)))
            at += len(word) + 1
        return cls.from_nodes(nodes)

    @classmethod
    def from_nodes(cls, nodes: Sequence[Node]) -> Tree:
        """The tree of nodes that are numbered in order."""
        children: list[list[int]] = [[] for _ in nodes]
        for node in nodes:
            if node.head != node.number:
                children[node.head].append(node.number)
        return cls(tuple(nodes), tuple(map(tuple, children)))

    def under(self, node: Node, *labels: str) -> Iterator[Node]:
        """What depends on a node, in the order of the text; with labels, only by one of these."""
        for number in self._children[node.number]:
            child = self.nodes[number]
            if not labels or child.label in labels:
                yield child

    def head(self, node: Node) -> Node | None:
        """What a node depends on; nothing for the root."""
        return None if node.head == node.number else self.nodes[node.head]

    def below(self, node: Node) -> Iterator[Node]:
        """A node and all that depends on it, however far."""
        waiting = [node]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(self.under(here))
