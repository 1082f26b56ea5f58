"""Colours in an SVG: a colour as CSS writes it goes in, "#rrggbb" comes out, or None for no paint.

Cards are printed in opaque inks: what lets some of the ground through is refused.
"""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from typing import Final

from cardmaker.errors import BadDesign

#: What to do about a colour that lets the ground through.
OPAQUE: Final = "mix the colour that is meant; cards are printed in opaque inks"

_PLAIN: Final = "write it as #rrggbb"

_HEX: Final = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_PARTS: Final = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")

#: The 147 colours that have names (CSS Color 3, 4.3).
_NAMES: Final = """
    aliceblue f0f8ff  antiquewhite faebd7  aqua 00ffff  aquamarine 7fffd4  azure f0ffff
    beige f5f5dc  bisque ffe4c4  black 000000  blanchedalmond ffebcd  blue 0000ff
    blueviolet 8a2be2  brown a52a2a  burlywood deb887  cadetblue 5f9ea0  chartreuse 7fff00
    chocolate d2691e  coral ff7f50  cornflowerblue 6495ed  cornsilk fff8dc  crimson dc143c
    cyan 00ffff  darkblue 00008b  darkcyan 008b8b  darkgoldenrod b8860b  darkgray a9a9a9
    darkgreen 006400  darkgrey a9a9a9  darkkhaki bdb76b  darkmagenta 8b008b
    darkolivegreen 556b2f  darkorange ff8c00  darkorchid 9932cc  darkred 8b0000
    darksalmon e9967a  darkseagreen 8fbc8f  darkslateblue 483d8b  darkslategray 2f4f4f
    darkslategrey 2f4f4f  darkturquoise 00ced1  darkviolet 9400d3  deeppink ff1493
    deepskyblue 00bfff  dimgray 696969  dimgrey 696969  dodgerblue 1e90ff  firebrick b22222
    floralwhite fffaf0  forestgreen 228b22  fuchsia ff00ff  gainsboro dcdcdc
    ghostwhite f8f8ff  gold ffd700  goldenrod daa520  gray 808080  green 008000
    greenyellow adff2f  grey 808080  honeydew f0fff0  hotpink ff69b4  indianred cd5c5c
    indigo 4b0082  ivory fffff0  khaki f0e68c  lavender e6e6fa  lavenderblush fff0f5
    lawngreen 7cfc00  lemonchiffon fffacd  lightblue add8e6  lightcoral f08080
    lightcyan e0ffff  lightgoldenrodyellow fafad2  lightgray d3d3d3  lightgreen 90ee90
    lightgrey d3d3d3  lightpink ffb6c1  lightsalmon ffa07a  lightseagreen 20b2aa
    lightskyblue 87cefa  lightslategray 778899  lightslategrey 778899  lightsteelblue b0c4de
    lightyellow ffffe0  lime 00ff00  limegreen 32cd32  linen faf0e6  magenta ff00ff
    maroon 800000  mediumaquamarine 66cdaa  mediumblue 0000cd  mediumorchid ba55d3
    mediumpurple 9370db  mediumseagreen 3cb371  mediumslateblue 7b68ee
    mediumspringgreen 00fa9a  mediumturquoise 48d1cc  mediumvioletred c71585
    midnightblue 191970  mintcream f5fffa  mistyrose ffe4e1  moccasin ffe4b5
    navajowhite ffdead  navy 000080  oldlace fdf5e6  olive 808000  olivedrab 6b8e23
    orange ffa500  orangered ff4500  orchid da70d6  palegoldenrod eee8aa  palegreen 98fb98
    paleturquoise afeeee  palevioletred db7093  papayawhip ffefd5  peachpuff ffdab9
    peru cd853f  pink ffc0cb  plum dda0dd  powderblue b0e0e6  purple 800080  red ff0000
    rosybrown bc8f8f  royalblue 4169e1  saddlebrown 8b4513  salmon fa8072  sandybrown f4a460
    seagreen 2e8b57  seashell fff5ee  sienna a0522d  silver c0c0c0  skyblue 87ceeb
    slateblue 6a5acd  slategray 708090  slategrey 708090  snow fffafa  springgreen 00ff7f
    steelblue 4682b4  tan d2b48c  teal 008080  thistle d8bfd8  tomato ff6347
    turquoise 40e0d0  violet ee82ee  wheat f5deb3  white ffffff  whitesmoke f5f5f5
    yellow ffff00  yellowgreen 9acd32
""".split()
_NAMED: Final = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))


def colour(text: str, current: str = "#000000") -> str | None:
    """A colour as "#rrggbb"; None for no paint. `current` is the one called currentColor.

    >>> colour("#ABC"), colour("rgb(10%, 0, 255)"), colour("hsl(120, 50%, 50%)"), colour("none")
    ('#aabbcc', '#1a00ff', '#40bf40', None)

    Raises:
        BadDesign: it is none we know, or not opaque.
    """
    name = text.strip().lower()
    if name == "currentcolor":
        name = current.strip().lower()
    if name in ("none", "transparent"):
        return None
    if name in _NAMED:
        return f"#{_NAMED[name]}"
    if _HEX.fullmatch(name):
        digits = name[1:] if len(name) > 5 else "".join(2 * digit for digit in name[1:])
        return _opaque(f"#{digits[:6]}", int(digits[6:] or "ff", 16) / 255, text)
    if found := _PARTS.fullmatch(name):
        parts = re.sub("[,/]", " ", found[2]).split()
        if len(parts) in (3, 4):
            levels = _rgb(parts) if found[1] == "rgb" else _hsl(parts)
            shown = "#" + "".join(f"{min(255, max(0, round(level))):02x}" for level in levels)
            return _opaque(shown, _number(parts[3], 1.0) if len(parts) == 4 else 1.0, text)
    raise BadDesign(f"{text[:40]!r} is no colour we know", _PLAIN)


def _opaque(shown: str, alpha: float, text: str) -> str | None:
    if alpha <= 0:
        return None
    if alpha < 1:
        raise BadDesign(f"the colour {text[:40].strip()!r} is not opaque", OPAQUE)
    return shown


def _rgb(parts: list[str]) -> list[float]:
    """Levels from 0 to 255, of parts written so or in percent."""
    return [_number(part, 255.0) for part in parts[:3]]


def _hsl(parts: list[str]) -> list[float]:
    """Levels from 0 to 255, of a hue in degrees, and saturation and lightness in percent."""
    hue = _number(parts[0].removesuffix("deg"), 360.0) / 360
    saturation, lightness = (min(1.0, max(0.0, _number(part, 1.0))) for part in parts[1:3])
    return [255 * level for level in hls_to_rgb(hue % 1.0, lightness, saturation)]


def _number(part: str, whole: float) -> float:
    """A part of a colour, a number or in percent of `whole`."""
    try:
        number = float(part[:-1]) * whole / 100 if part.endswith("%") else float(part)
    except ValueError:
        number = float("nan")
    if not abs(number) < 1e9:
        raise BadDesign(f"{part[:20]!r} is no part of a colour", _PLAIN)
    return number
