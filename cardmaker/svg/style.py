"""Style in an SVG: attributes, `style` and plain style sheets go in, what holds for an element
comes out.

A sheet may have rules for a kind of element, a class or one element, as editors write them;
cleverer selectors are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cardmaker.errors import BadDesign
from cardmaker.svg.tree import Node

Style = Mapping[str, str]
Sheet = Mapping[str, Style]

#: What an element has from those it stands in (SVG 2, property index).
_INHERITED: Final = frozenset(
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin "
    "stroke-dasharray stroke-opacity color visibility".split()
)

#: What holds where nothing is said.
START: Final[Style] = {"fill": "#000000", "stroke": "none", "color": "#000000"}

#: What would need more than plain ink, by property, and what to do instead.
_OPAQUE: Final = "mix the colour that is meant; cards are printed in opaque inks"
_LIMITS: Final = {
    "opacity": _OPAQUE,
    "fill-opacity": _OPAQUE,
    "stroke-opacity": _OPAQUE,
    "stop-opacity": _OPAQUE,
    "filter": "leave filters such as blur and shadow out",
    "mask": "cut the shapes themselves (Inkscape: Path > Intersection)",
    "marker-start": "draw arrow heads as shapes",
    "marker-mid": "draw arrow heads as shapes",
    "marker-end": "draw arrow heads as shapes",
    "mix-blend-mode": _OPAQUE,
}

#: How these are written where they change nothing.
_IDLE: Final = re.compile(r"|none|normal|1(\.0*)?|100%")

#: Colours that have names (CSS 2.1, 4.3.6), and grey's other spelling.
_NAMED: Final = {
    "maroon": "#800000", "red": "#ff0000", "orange": "#ffa500", "yellow": "#ffff00",
    "olive": "#808000", "purple": "#800080", "fuchsia": "#ff00ff", "white": "#ffffff",
    "lime": "#00ff00", "green": "#008000", "navy": "#000080", "blue": "#0000ff",
    "aqua": "#00ffff", "teal": "#008080", "black": "#000000", "silver": "#c0c0c0",
    "gray": "#808080", "grey": "#808080",
}  # fmt: skip

_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_RGB: Final = re.compile(r"rgba?\(([^()]*)\)")
_SELECTOR: Final = re.compile(r"[.#]?[A-Za-z_][\w-]*")


def sheet_of(text: str) -> Sheet:
    """The rules of a style sheet by their selector.

    >>> sheet_of(".a, .b { fill: red }")
    {'.a': {'fill': 'red'}, '.b': {'fill': 'red'}}
    """
    rules: dict[str, dict[str, str]] = {}
    first, *rest = text.split("/*")
    plain = first + "".join(part.partition("*/")[2] for part in rest)
    for block in plain.split("}"):
        heads, _, body = block.partition("{")
        for head in heads.split(",") if block.strip() else ():
            name = head.strip()
            if not _SELECTOR.fullmatch(name):
                raise BadDesign(
                    f"its style sheet has {name[:40]!r}, which is more than a class",
                    "save it with presentation attributes in place of a style sheet",
                )
            rules.setdefault(name, {}).update(declarations(body))
    return rules


def declarations(text: str) -> dict[str, str]:
    """The properties in a `style` attribute or in a rule.

    >>> declarations("fill:#fff; stroke : none !important")
    {'fill': '#fff', 'stroke': 'none'}
    """
    pairs = (part.partition(":") for part in text.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip()
        for name, colon, value in pairs
        if colon
    }


def style_of(node: Node, above: Style, sheet: Sheet) -> dict[str, str]:
    """What holds for an element that stands in one with the style `above`.

    Raises:
        BadDesign: it asks for what opaque ink cannot do.
    """
    said = dict(node.attributes)
    classes = node.attributes.get("class", "").split()
    for name in (node.tag, *(f".{one}" for one in classes), f"#{node.attributes.get('id')}"):
        said.update(sheet.get(name, {}))
    said.update(declarations(node.attributes.get("style", "")))
    style = {name: value for name, value in above.items() if name in _INHERITED}
    style.update((name, value) for name, value in said.items() if value != "inherit")
    for name, hint in _LIMITS.items():
        if not _IDLE.fullmatch(style.get(name, "").strip()):
            raise BadDesign(f"<{node.tag}> has {name}, which does not print", hint)
    return style


def colour(text: str, style: Style) -> str | None:
    """A colour as "#rrggbb"; None for no paint.

    >>> colour("#ABC", {}), colour("rgb(10%, 0, 255)", {}), colour("none", {})
    ('#aabbcc', '#1a00ff', None)

    Raises:
        BadDesign: it is none we know.
    """
    name = text.strip().lower()
    if name == "currentcolor":
        name = style.get("color", "#000000").strip().lower()
    if name in ("none", "transparent"):
        return None
    name = _NAMED.get(name, name)
    if _HEX.fullmatch(name):
        return name if len(name) == 7 else "#" + "".join(2 * digit for digit in name[1:])
    if found := _RGB.fullmatch(name):
        parts = found[1].replace(",", " ").split()
        if len(parts) == 3:
            return "#" + "".join(f"{_level(part):02x}" for part in parts)
    raise BadDesign(f"{text[:40]!r} is no colour we know", "write it as #rrggbb")


def _level(part: str) -> int:
    """A part of a colour, written as 0 to 255 or in percent."""
    try:
        level = float(part[:-1]) * 255 / 100 if part.endswith("%") else float(part)
        return min(255, max(0, round(level)))
    except (ValueError, OverflowError):
        raise BadDesign(f"{part[:20]!r} is no part of a colour", "write it as #rrggbb") from None
