"""Style in an SVG: attributes, `style` and plain style sheets go in, what holds for an element
comes out.

A sheet may have rules for a kind of element, a class or one element, as editors write them;
cleverer selectors are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from cardmaker.errors import BadDesign
from cardmaker.svg.colour import OPAQUE
from cardmaker.svg.tree import Node

Style = Mapping[str, str]


class Said(NamedTuple):
    """What is said of a property; of two sayings the greater holds (CSS 2.1, 6.4.1)."""

    important: bool
    weight: int
    rule: int
    order: int
    value: str


Sheet = Mapping[str, Mapping[str, Said]]

#: What do a rule for a kind of element, for a class and for one element weigh, and its own style?
_WEIGHTS: Final = {".": 1, "#": 2}
_OWN: Final = 3

#: What an element has from those it stands in (SVG 2, property index).
_INHERITED: Final = frozenset(
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin "
    "stroke-dasharray stroke-opacity color visibility".split()
)

#: What holds where nothing is said.
START: Final[Style] = {"fill": "#000000", "stroke": "none", "color": "#000000"}

#: What would need more than plain ink, by property, and what to do instead.
_LIMITS: Final = {
    "opacity": OPAQUE,
    "fill-opacity": OPAQUE,
    "stroke-opacity": OPAQUE,
    "stop-opacity": OPAQUE,
    "filter": "leave filters such as blur and shadow out",
    "mask": "cut the shapes themselves (Inkscape: Path > Intersection)",
    "marker-start": "draw arrow heads as shapes",
    "marker-mid": "draw arrow heads as shapes",
    "marker-end": "draw arrow heads as shapes",
    "mix-blend-mode": OPAQUE,
    "stroke-dashoffset": "begin the dashes where the line begins (0)",
    "vector-effect": "let strokes grow with the drawing",
    "paint-order": "draw the stroke as a shape of its own, below",
}

#: How these are written where they change nothing.
_IDLE: Final = re.compile(r"|none|normal|1(\.0*)?|100%")
_IDLE_OF: Final = {
    "stroke-dashoffset": re.compile(r"|[+-]?(0+\.?0*|\.0+)(%|[a-z]+)?"),
    "paint-order": re.compile(r"|normal|fill(\s+stroke)?(\s+markers)?"),
}

_IMPORTANT: Final = re.compile(r"!\s*important\s*$", re.IGNORECASE)

_SELECTOR: Final = re.compile(r"[.#]?[A-Za-z_][\w-]*")


def sheet_of(text: str) -> Sheet:
    """The rules of a style sheet: by their selector, what each says of a property.

    >>> sheet_of(".a, .b { fill: red }")[".b"]["fill"].value
    'red'
    """
    rules: dict[str, dict[str, Said]] = {}
    first, *rest = text.split("/*")
    plain = first + "".join(part.partition("*/")[2] for part in rest)
    for number, block in enumerate(plain.split("}")):
        heads, _, body = block.partition("{")
        for head in heads.split(",") if block.strip() else ():
            name = head.strip()
            if not _SELECTOR.fullmatch(name):
                raise BadDesign(
                    f"its style sheet has {name[:40]!r}, which is more than a class",
                    "save it with presentation attributes in place of a style sheet",
                )
            said = declarations(body, _WEIGHTS.get(name[0], 0), number)
            _weigh(rules.setdefault(name, {}), said)
    return rules


def declarations(text: str, weight: int = _OWN, rule: int = 0) -> dict[str, Said]:
    """What a `style` attribute or a rule says of properties.

    >>> said = declarations("fill:#fff; stroke : none !important; stroke: red")
    >>> {name: one.value for name, one in said.items()}
    {'fill': '#fff', 'stroke': 'none'}
    """
    said: dict[str, Said] = {}
    for order, part in enumerate(text.split(";")):
        name, colon, value = part.partition(":")
        if colon:
            plain, important = _IMPORTANT.subn("", value)
            one = Said(bool(important), weight, rule, order, plain.strip())
            _weigh(said, {name.strip().lower(): one})
    return said


def _weigh(said: dict[str, Said], more: Mapping[str, Said]) -> None:
    """Add what more is said, where it holds against what is said already."""
    for name, one in more.items():
        said[name] = max(said.get(name, one), one)


def style_of(node: Node, above: Style, sheet: Sheet) -> dict[str, str]:
    """What holds for an element that stands in one with the style `above`.

    Raises:
        BadDesign: it asks for what opaque ink cannot do.
    """
    ruled: dict[str, Said] = {}
    classes = node.attributes.get("class", "").split()
    for name in (node.tag, *(f".{one}" for one in classes), f"#{node.attributes.get('id')}"):
        _weigh(ruled, sheet.get(name, {}))
    _weigh(ruled, declarations(node.attributes.get("style", "")))
    said = node.attributes | {name: one.value for name, one in ruled.items()}
    style = {name: value for name, value in above.items() if name in _INHERITED}
    style.update((name, value) for name, value in said.items() if value != "inherit")
    for name, hint in _LIMITS.items():
        if not _IDLE_OF.get(name, _IDLE).fullmatch(style.get(name, "").strip()):
            raise BadDesign(f"<{node.tag}> has {name}, which does not print", hint)
    return style
