"""Faces: a font file and its card in fonts/ go in, a `Face` to measure and draw comes out.

Apparent size differs between hands by a factor of almost three, so every size is chosen by the
x-height, and x-height, ascender and descender are measured from the glyphs themselves: the
figures that font files state about themselves are often wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from cardmaker.errors import BadFont, UnknownName
from cardmaker.shelf import shelf
from cardmaker.text.outline import Contour, draw

#: From this number on glyphs are those of the face of symbols, brought to a hand's height. (Font
#: files number theirs below it: OpenType, maxp.numGlyphs.)
SYMBOLS: Final = 1 << 16

#: How high are symbols and how far above the baseline is their middle, in x-heights of the hand
#: that borrows them? (By eye: about as high as its capitals, a hair below the line.)
_SYMBOL_HEIGHT: Final = 1.9
_SYMBOL_MIDDLE: Final = 0.75

#: How much room do they have at their sides beyond their own, in x-heights?
_SYMBOL_CLEAR: Final = 0.12

#: By which letters is a face measured: x-height, capitals, ascenders, descenders?
_MEASURES: Final = ("xvzun", "HEITZNX", "bdfhkl", "gjpqyf")
_MEASURES_OF_SYMBOLS: Final = ("\N{GRINNING FACE}",) * 4

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

#: What joins symbols or says how they are to look, and has no look of its own.
_UNSEEN: Final = frozenset("\N{ZERO WIDTH JOINER}\ufe0e\ufe0f")

#: Which entry of the name table is the PostScript name? (OpenType, name table.)
_POSTSCRIPT_NAME: Final = 6

#: Which tables of a font hold outlines?
_OUTLINES: Final = frozenset({"glyf", "CFF ", "CFF2"})

#: From baseline to baseline, for a font that nobody has judged by eye: so much of its ascender and
#: descender together, and at least so many sizes. (As the shipped hands have it, 1.1 to 1.4.)
_LEADING: Final = 1.2
_LEAST_LEADING: Final = 1.2

#: The glyphs of a cluster, each with its place in font units: (glyph id, dx, dy).
Pieces = tuple[tuple[int, int, int], ...]


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
            if ord(letter) not in self.letters and not letter.isspace() and letter not in _UNSEEN
        ]

    def advance(self, gid: int) -> int:
        """How far a glyph moves the pen, in font units."""
        if gid >= SYMBOLS:
            return borrow(self).advance(gid - SYMBOLS)
        return int(self.font.get_glyph_h_advance(gid))

    def extents(self, gid: int) -> Extents:
        """The box of a glyph's ink, in font units; all zero for a blank one."""
        if gid >= SYMBOLS:
            return borrow(self).extents(gid - SYMBOLS)
        box = self.font.get_glyph_extents(gid)
        if box is None or not box.width or not box.height:
            return Extents(0, 0, 0, 0)
        return Extents(
            box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing
        )

    def outline(self, gid: int) -> tuple[Contour, ...]:
        """A glyph's contours as TrueType points (x, y, on the curve), font units, y up."""
        if gid >= SYMBOLS:
            return borrow(self).outline(gid - SYMBOLS)
        return draw(self.font, gid)


def face_names(role: str | None = None) -> list[str]:
    """The names of the shipped faces, sorted; of one role if given.

    Roles are "hand", "lettering" (for the front) and "symbols" (lent to every hand).
    """
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
    return measured(name, card, (folder / card["file"]).read_bytes())


@cache
def load_symbols() -> Face:
    """The face that lends hearts and emoji to every hand."""
    (name,) = face_names("symbols")
    return load_face(name)


class Symbols(NamedTuple):
    """The face of symbols as one hand borrows it: `scale` takes its units to the hand's; in these,
    `rise` is how far its baseline stands above the hand's, `clear` the room at each side.
    """

    face: Face
    scale: float
    rise: float
    clear: float

    def lent(self, text: str, pieces: Pieces, advance: int) -> tuple[str, Pieces, int]:
        """A shaped symbol (its text, its glyphs placed, its advance) in the hand's units."""
        scale, clear = self.scale, self.clear
        placed = tuple(
            (gid and gid + SYMBOLS, round(x * scale + clear), round(y * scale))
            for gid, x, y in pieces
        )
        return text, placed, round(advance * scale + 2 * clear)

    def advance(self, gid: int) -> int:
        """How far a symbol moves the pen, in the hand's units."""
        return round(self.face.advance(gid) * self.scale)

    def extents(self, gid: int) -> Extents:
        """The box of a symbol's ink, in the hand's units."""
        box = self.face.extents(gid)
        left, right = round(box.left * self.scale), round(box.right * self.scale)
        if left == right:
            return box
        return Extents(
            left, round(box.bottom * self.scale + self.rise),
            right, round(box.top * self.scale + self.rise),
        )  # fmt: skip

    def outline(self, gid: int) -> tuple[Contour, ...]:
        """A symbol's contours, in the hand's units."""
        scale, rise = self.scale, self.rise
        return tuple(
            tuple([(round(x * scale), round(y * scale + rise), on) for x, y, on in contour])
            for contour in self.face.outline(gid)
        )


def borrow(hand: Face) -> Symbols:
    """The face of symbols at a hand's height."""
    face = load_symbols()
    high = _SYMBOL_HEIGHT * hand.x_height / (face.cap_height + face.descender)
    middle = (face.cap_height - face.descender) / 2
    rise = _SYMBOL_MIDDLE * hand.x_height - middle * high
    clear = _SYMBOL_CLEAR * hand.x_height
    return Symbols(face, high * hand.upem / face.upem, rise * hand.upem, clear * hand.upem)


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


def measured(name: str, card: Mapping[str, Any], data: bytes) -> Face:
    """The face of a font file, measured from its glyphs; `card` says what a face.toml does.

    Raises:
        BadFont: it has no outlines, or not the letters that a face is measured by.
    """
    raw = hb.Face(data)
    if not _OUTLINES.intersection(raw.table_tags):
        raise BadFont(f"the font of {name} has no outlines", "use a .ttf or .otf file that has")
    font = hb.Font(raw)
    upem = raw.upem
    small, large, high, deep = _MEASURES if card["role"] != "symbols" else _MEASURES_OF_SYMBOLS

    def tops(letters: str) -> Iterator[float]:
        return (_extents(name, font, letter).y_bearing / upem for letter in letters)

    def depths(letters: str) -> Iterator[float]:
        boxes = (_extents(name, font, letter) for letter in letters)
        return (-(box.y_bearing + box.height) / upem for box in boxes)

    space = font.get_glyph_h_advance(font.get_nominal_glyph(ord(" ")) or 0) / upem
    ascender, descender = max(tops(high)), max(depths(deep))
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    return Face(
        name=name,
        title=card["title"],
        summary=card["summary"],
        role=card["role"],
        upem=upem,
        x_height=median(tops(small)) * card.get(_SHARE, 1.0),
        cap_height=median(tops(large)),
        ascender=ascender,
        descender=descender,
        word_space=space * card["word_space"],
        leading=card["leading"] or max(_LEAST_LEADING, _LEADING * (ascender + descender)),
        vary=card["vary"],
        walk=card.get(_WALK, 1.0),
        joined=card.get(_JOINED, False),
        psname=(raw.get_name(_POSTSCRIPT_NAME) or name).replace(" ", ""),
        slant=slant if abs(slant) < 60 else 0.0,
        features=dict(card["features"]),
        letters=frozenset(raw.unicodes),
        data=data,
        font=font,
    )


def _extents(name: str, font: hb.Font, letter: str) -> hb.GlyphExtents:
    gid = font.get_nominal_glyph(ord(letter))
    box = font.get_glyph_extents(gid) if gid else None
    if box is None or not box.height:
        raise BadFont(
            f"{name} has no letter {letter}, and Latin letters say how large a hand writes",
            "choose a font that has a to z and A to Z",
        )
    return box
