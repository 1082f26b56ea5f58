"""The XML of gLabels templates: bytes go in, its elements come out, few enough and not too deep.

A document type of one's own, with entities that stand for each other, is where XML becomes a
weapon; no template needs one, so the parser stops where one begins. It looks nothing up elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cardmaker.errors import BadStock

#: How many elements may a file have, and how deep may they stand in each other? The largest file
#: that comes with gLabels has 1,300, four deep; a document of one's own holds drawings as well.
MOST_ELEMENTS: Final = 20_000
DEEPEST: Final = 20

_AGAIN: Final = "give a file of gLabels templates, as in /usr/share/libglabels-3.0/templates"


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name without a namespace, its attributes, what stands in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[Node]:
        """The elements of that name in it, however deep."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)


def tree(name: str, data: bytes) -> Node:
    """The root of the XML in the file `name`.

    Raises:
        BadStock: it is none, or more of it than sheets of paper need.
    """
    grower = _Grower(name)
    try:
        grower.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise BadStock(f"{name} is no XML that can be read ({fault})", _AGAIN) from None
    return grower.root


class _Grower:
    """What the parser calls: hangs each element under the one it stands in."""

    def __init__(self, name: str) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.root = Node("", {})
        self._name = name
        self._open = [self.root]
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) > DEEPEST:
            raise BadStock(f"{self._name} holds more than sheets of paper need", _AGAIN)
        node = Node(name.rpartition(" ")[2], attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _doctype(self, _name: str, _system: str | None, _public: str | None, inner: int) -> None:
        if inner:
            raise BadStock(
                f"{self._name} has a document type of its own (<!DOCTYPE …>)", "delete that line"
            )
