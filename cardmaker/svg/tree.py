"""The tree of an SVG file: bytes go in, its own elements come out, few enough and not too deep.

A document type of one's own, with entities that stand for each other, is where XML becomes a
weapon; no drawing needs one, so the parser stops where one begins. It looks nothing up elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cardmaker.errors import BadDesign

#: How many elements may a drawing have, and how deep may they stand in each other?
MOST_ELEMENTS: Final = 20_000
DEEPEST: Final = 200

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"

#: How the document type begins that editors write, and that changes nothing (SVG 1.1, 1.3).
_USUAL: Final = "-//W3C//DTD SVG"

_PLAIN: Final = "save it as a plain SVG"


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name and attributes without namespaces, what stands in it, its text."""

    tag: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def tree(data: bytes) -> Node:
    """The root of an SVG file.

    Raises:
        BadDesign: it is no SVG, or more of one than a card needs.
    """
    if data.startswith(b"\x1f\x8b"):
        raise BadDesign("it is a packed SVG (svgz)", _PLAIN)
    grower = _Grower()
    try:
        grower.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise BadDesign(f"it is no SVG that can be read ({fault})", _PLAIN) from None
    root = grower.root
    if root is None or root.tag != "svg":
        raise BadDesign("it is XML, but no SVG", _PLAIN)
    return root


class _Grower:
    """What the parser calls: hangs each element under the one it stands in."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.root: Node | None = None
        self._open: list[Node | None] = []
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise BadDesign(f"it has more than {MOST_ELEMENTS:,} elements", "simplify its paths")
        if len(self._open) >= DEEPEST:
            raise BadDesign(f"its groups stand more than {DEEPEST} deep", "take some apart")
        inside = self._open[-1] if self._open else None
        # What editors add in a language of their own is not drawn, nor is what stands in it.
        tag = _own(name, _SVG)
        node = Node(tag, _attributes(attributes)) if tag and (inside or not self._open) else None
        self._open.append(node)
        if node is not None and inside is not None:
            inside.children.append(node)
        self.root = self.root or node

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] is not None:
            self._open[-1].text.append(text)

    def _doctype(self, _name: str, _system: str | None, public: str | None, inner: int) -> None:
        if inner or not (public or "").startswith(_USUAL):
            raise BadDesign(
                "it has a document type of its own (<!DOCTYPE …>)", f"{_PLAIN}, or delete that line"
            )


def _own(name: str, *spaces: str) -> str:
    """A name without its namespace, if it is in one of these or in none; else nothing."""
    space, _, local = name.rpartition(" ")
    return local if not space or space in spaces else ""


def _attributes(attributes: dict[str, str]) -> dict[str, str]:
    named = {_own(name, _SVG, _XLINK): value for name, value in attributes.items()}
    named.pop("", None)
    return named
