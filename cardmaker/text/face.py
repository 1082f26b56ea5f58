"""Faces: a font file and its card in fonts/ go in, a `Face` to measure and draw comes out.

Apparent size differs between hands by a factor of almost three, so every size is chosen by the
x-height, and x-height, ascender and descender are measured from the glyphs themselves: the
figures that font files state about themselves are often wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from cardmaker.errors import BadFont, UnknownName
from cardmaker.shelf import shelf

#: The face that lends its letters where a hand has none: it covers Latin, Greek, Cyrillic
#: and Vietnamese (measured: 94 of 94 in Latin-1, 127 of 127 in Latin Extended-A).
LENDER: Final = "playpen-sans"

#: Which keys has a face.toml?
_KEYS: Final = frozenset(
    {"title", "summary", "file", "role", "word_space", "leading", "vary", "features"}
)
#: The key of a hand of capitals: which share of its small letters' height counts as x-height.
_SHARE: Final = "x_share"
#: Of a hand that is varied less in one way: whether its letters join, and which share of the walk
#: of its base line it takes (formal scripts none).
_JOINED: Final = "joined"
_WALK: Final = "walk"
_OPTIONAL: Final = frozenset({_SHARE, _JOINED, _WALK})

#: Which entry of the name table is the PostScript name? (OpenType, name table.)
_POSTSCRIPT_NAME: Final = 6

Point = tuple[int, int, bool]
Contour = tuple[Point, ...]


class Extents(NamedTuple):
    """The box of a glyph's ink in font units, y up."""

    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface ready for shaping.

    Heights are in em, measured from the glyphs (`descender` is positive; the x-height of a hand of
    capitals is the share of their height that compares with an x); `word_space` is in em
    and already widened where the hand needs it; `leading` is in sizes; `vary` is how far letters
    may be varied; `slant` is the italic angle in degrees (0 upright, negative leaning right).
    """

    name: str
    title: str
    summary: str
    role: str
    upem: int
    x_height: float
    cap_height: float
    ascender: float
    descender: float
    word_space: float
    leading: float
    vary: float
    walk: float
    joined: bool
    psname: str
    slant: float
    features: dict[str, bool | int]
    letters: frozenset[int] = field(repr=False)
    data: bytes = field(repr=False)
    font: hb.Font = field(repr=False)

    def covers(self, text: str) -> bool:
        """Whether every letter of `text` is in the face (white space aside)."""
        return not self.missing(text)

    def missing(self, text: str) -> list[str]:
        """The characters of `text` the face has no glyph for, each once, in order."""
        return [
            letter
            for letter in dict.fromkeys(text)
            if ord(letter) not in self.letters and not letter.isspace()
        ]

    def advance(self, gid: int) -> int:
        """How far a glyph moves the pen, in font units."""
        return int(self.font.get_glyph_h_advance(gid))

    def extents(self, gid: int) -> Extents:
        """The box of a glyph's ink, in font units; all zero for a blank one."""
        box = self.font.get_glyph_extents(gid)
        if box is None or not box.width or not box.height:
            return Extents(0, 0, 0, 0)
        return Extents(
            box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing
        )

    def outline(self, gid: int) -> tuple[Contour, ...]:
        """A glyph's contours as TrueType points (x, y, on the curve), font units, y up.

        Curves are quadratic; a point on the curve that lies midway between two that are not is
        left out, as TrueType implies it. Composite glyphs come flattened.
        """
        pen = _Pen([])
        self.font.draw_glyph(gid, _DRAWING, pen)
        return tuple(_contour(points) for points in pen.contours if len(points) > 2)


def face_names(role: str | None = None) -> list[str]:
    """The names of the shipped faces, sorted; of one role ("hand", "lettering") if given."""
    names = sorted(card.parent.name for card in shelf("fonts").glob("*/face.toml"))
    if role is None:
        return names
    return [name for name in names if _card(shelf("fonts") / name)["role"] == role]


def load_face(name: str) -> Face:
    """The shipped face of that name.

    Raises:
        UnknownName: no face is called so.
        BadFont: its folder is not in order.
    """
    names = face_names()
    if name not in names:
        raise UnknownName("hand", name, names)
    folder = shelf("fonts") / name
    card = _card(folder)
    return _face(name, card, (folder / card["file"]).read_bytes())


def load_chain(name: str) -> tuple[Face, ...]:
    """The hand of that name, and after it the one that lends the letters it lacks."""
    return tuple(load_face(one) for one in dict.fromkeys((name, LENDER)))


def _card(folder: Path) -> dict[str, Any]:
    """The face.toml of a folder, its keys checked."""
    path = folder / "face.toml"
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadFont(f"{path} cannot be read: {error}") from error
    if card.keys() - _OPTIONAL != _KEYS:
        wrong = ", ".join(sorted((card.keys() - _OPTIONAL) ^ _KEYS))
        raise BadFont(f"{path} lacks these keys or does not know them: {wrong}")
    return card


def _face(name: str, card: Mapping[str, Any], data: bytes) -> Face:
    """Measure a font file."""
    raw = hb.Face(data)
    if "glyf" not in raw.table_tags or raw.has_var_data:
        raise BadFont(
            f"the font of {name} has no plain TrueType outlines",
            "use a static .ttf file",
        )
    font = hb.Font(raw)
    upem = raw.upem

    def tops(letters: str) -> Iterator[float]:
        return (_extents(font, letter).y_bearing / upem for letter in letters)

    def depths(letters: str) -> Iterator[float]:
        boxes = (_extents(font, letter) for letter in letters)
        return (-(box.y_bearing + box.height) / upem for box in boxes)

    space = font.get_glyph_h_advance(font.get_nominal_glyph(ord(" "))) / upem
    return Face(
        name=name,
        title=card["title"],
        summary=card["summary"],
        role=card["role"],
        upem=upem,
        x_height=median(tops("xvzun")) * card.get(_SHARE, 1.0),
        cap_height=median(tops("HEITZNX")),
        ascender=max(tops("bdfhkl")),
        descender=max(depths("gjpqyf")),
        word_space=space * card["word_space"],
        leading=card["leading"],
        vary=card["vary"],
        walk=card.get(_WALK, 1.0),
        joined=card.get(_JOINED, False),
        psname=(raw.get_name(_POSTSCRIPT_NAME) or name).replace(" ", ""),
        slant=font.get_style_value(hb.StyleTag.SLANT_ANGLE),
        features=dict(card["features"]),
        letters=frozenset(raw.unicodes),
        data=data,
        font=font,
    )


def _extents(font: hb.Font, letter: str) -> hb.GlyphExtents:
    return font.get_glyph_extents(font.get_nominal_glyph(ord(letter)) or 0)


class _Pen(NamedTuple):
    """Collects the contours of one glyph."""

    contours: list[list[tuple[float, float, bool]]]


def _move(x: float, y: float, pen: _Pen) -> None:
    pen.contours.append([(x, y, True)])


def _line(x: float, y: float, pen: _Pen) -> None:
    pen.contours[-1].append((x, y, True))


def _curve(cx: float, cy: float, x: float, y: float, pen: _Pen) -> None:
    pen.contours[-1] += [(cx, cy, False), (x, y, True)]


def _drawing() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(_move)
    funcs.set_line_to_func(_line)
    funcs.set_quadratic_to_func(_curve)
    return funcs


_DRAWING: Final = _drawing()


def _contour(points: list[tuple[float, float, bool]]) -> Contour:
    """Drop the repeated start and the implied points, then round to whole units."""
    if points[0] == points[-1]:
        points = points[:-1]
    last = len(points) - 1
    kept = []
    for i, (x, y, on) in enumerate(points):
        before, after = points[i - 1], points[0 if i == last else i + 1]
        implied = on and not before[2] and not after[2]
        if not (
            implied and _near(x * 2, before[0] + after[0]) and _near(y * 2, before[1] + after[1])
        ):
            kept.append((round(x), round(y), on))
    return tuple(kept)


def _near(a: float, b: float) -> bool:
    """Equal but for the single-precision sums of a scaled composite."""
    return abs(a - b) < 0.01
