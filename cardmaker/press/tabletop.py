"""The tabletop: pictures of cards and sheets go in, one picture of them lying on a table comes out.

Seen straight from above, so that nothing is distorted: what is added is light. Soft shadows lift
the paper off a quiet warm ground, a closed card shows the edge of its back leaf, an open one the
shade of its crease. Sizes and places are in pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final, Literal, NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from cardmaker.geometry import Size

GROUND: Final = (219, 213, 205)
_SHADOW: Final = (74, 62, 50)

#: A soft shadow is blurred on a smaller picture, with this many pixels to its softness: it has no
#: detail to lose.
_SOFTNESS: Final = 4.0

#: The edge of a closed card: how far each leaf shows beyond the one above, its tone, and that of
#: the gap between them.
_LEAF_STEP: Final = 0.0032
_LEAF: Final = (243, 240, 236)
_GAP: Final = (184, 177, 168)

#: The paper that is seen between two doors, in their shade.
BETWEEN_DOORS: Final = (231, 227, 221)

#: How wide the shade beside a crease is, as a part of a page, and how dark at its deepest (of 255).
_CREASE_REACH: Final = 0.10
_CREASE_DEPTH: Final = 20

#: How wide a picture of the table is, and how high at most, in pixels.
WIDE: Final = 2000
HIGH: Final = 1800

#: On the table, in points: around everything, and between two pieces.
_AROUND: Final = 46.0
_BETWEEN: Final = 34.0

#: How large sheets are shown beside cards, at most.
_SMALL: Final = 0.32


class Lamp(NamedTuple):
    """A light whose shadow falls so far below a card as high as 1, is so soft and so dark."""

    fall: float
    blur: float
    dark: float


#: The light of the room, and what paper keeps off the table where it touches it.
_LAMPS: Final = (Lamp(0.022, 0.024, 0.36), Lamp(0.003, 0.004, 0.30))


class Crease(NamedTuple):
    """A crease that runs "down" an open card or "across" it, at a fraction of its size."""

    runs: Literal["down", "across"]
    at: float


class Shot(NamedTuple):
    """Something to be shown: its size in points, and what draws it at so many dots an inch."""

    size: Size
    take: Callable[[float], Image.Image]
    scale: float = 1.0
    creases: tuple[Crease, ...] = ()
    leaves: int = 1

    @property
    def shown(self) -> Size:
        """Its size on the table, in points."""
        return Size(self.size.w * self.scale, self.size.h * self.scale)


class Piece(NamedTuple):
    """A piece of paper on the table: what is seen of it, its top left corner, what it is.

    `height` is the size that its shadow is made for. An open card has
    `creases`; `leaves` is how many a closed card has.
    """

    picture: Image.Image
    at: tuple[int, int]
    height: float
    creases: tuple[Crease, ...] = ()
    leaves: int = 1

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Its left, top, right and bottom edge."""
        x, y = self.at
        return x, y, x + self.picture.width, y + self.picture.height


def arrange(columns: Sequence[Sequence[Shot]], dpi: float | None) -> Image.Image:
    """Columns of things on the table, side by side, each column in the middle of the height."""
    widths = [max(shot.shown.w for shot in column) for column in columns]
    heights = [
        sum(shot.shown.h for shot in column) + _BETWEEN * (len(column) - 1) for column in columns
    ]
    width = sum(widths) + _BETWEEN * (len(columns) - 1) + 2 * _AROUND
    height = max(heights) + 2 * _AROUND
    scale = dpi / 72 if dpi else min(WIDE / width, HIGH / height)
    pieces, x = [], _AROUND
    for column, wide, high in zip(columns, widths, heights, strict=True):
        y = (height - high) / 2
        for shot in column:
            left = x + (wide - shot.shown.w) / 2
            picture = shot.take(scale * 72 * shot.scale)
            at = (round(left * scale), round(y * scale))
            pieces.append(Piece(picture, at, shot.shown.h * scale, shot.creases, shot.leaves))
            y += shot.shown.h + _BETWEEN
        x += wide + _BETWEEN
    return lay((round(width * scale), round(height * scale)), pieces)


def beside(cards: Sequence[Shot], pages: Sequence[Shot]) -> list[Shot]:
    """The pages, so small that one above the other they are no higher than the cards."""
    height = max(card.size.h for card in cards) - _BETWEEN * (len(pages) - 1)
    scale = min(_SMALL, height / sum(page.size.h for page in pages))
    return [page._replace(scale=scale) for page in pages]


def lay(size: tuple[int, int], pieces: Sequence[Piece]) -> Image.Image:
    """The table of this size with the pieces on it."""
    light = reduce(ImageChops.multiply, (_lit(size, pieces, lamp) for lamp in _LAMPS))
    # One rounding for each channel: shadows that are pasted one on another turn pink and green.
    channels = [
        light.point([round(dark + (full - dark) * v / 255) for v in range(256)])
        for full, dark in zip(GROUND, _SHADOW, strict=True)
    ]
    table = Image.merge("RGB", channels)
    for piece in pieces:
        _edge(table, piece)
        table.paste(piece.picture, piece.at)
        for crease in piece.creases:
            _shade_crease(table, piece, crease)
    return table


def _lit(size: tuple[int, int], pieces: Sequence[Piece], lamp: Lamp) -> Image.Image:
    """How much of a lamp's light reaches the table: 255 all of it."""
    light = Image.new("L", size, 255)
    for piece in pieces:
        shade, (x, y) = _shade(piece, lamp)
        under = light.crop((x, y, x + shade.width, y + shade.height))
        light.paste(ImageChops.darker(under, shade), (x, y))
    return light


def _shade(piece: Piece, lamp: Lamp) -> tuple[Image.Image, tuple[int, int]]:
    """The light around one piece, and where that picture lies."""
    soft = lamp.blur * piece.height
    small = max(1.0, soft / _SOFTNESS)
    left, top, right, bottom = piece.box
    reach = round(3 * soft) + 1
    w, h = right - left + 2 * reach, bottom - top + 2 * reach
    shade = Image.new("L", (max(1, round(w / small)), max(1, round(h / small))), 255)
    inner = (reach, reach, w - reach, h - reach)
    x, y, far_x, far_y = (round(edge / small) for edge in inner)
    shade.paste(round(255 * (1 - lamp.dark)), (x, y, far_x, far_y))
    shade = shade.filter(ImageFilter.GaussianBlur(soft / small))
    shade = shade.resize((w, h), Image.Resampling.BILINEAR)
    return shade, (left - reach, top - reach + round(lamp.fall * piece.height))


def _edge(table: Image.Image, piece: Piece) -> None:
    """The leaves below, whose edges show at the right and at the foot of a closed card."""
    draw = ImageDraw.Draw(table)
    left, top, right, bottom = piece.box
    step = max(2, round(piece.height * _LEAF_STEP))
    for below in range(piece.leaves - 1, 0, -1):
        for off, tone in ((below * step, _LEAF), ((below - 1) * step + 1, _GAP)):
            draw.rectangle([left + off, top + off, right - 1 + off, bottom - 1 + off], fill=tone)


def _shade_crease(table: Image.Image, piece: Piece, crease: Crease) -> None:
    """The shade of an open card's crease, the right or upper page, nearer the light, paler."""
    left, top, right, bottom = piece.box
    down = crease.runs == "down"
    whole = right - left if down else bottom - top
    pages = len(piece.creases) + 1
    at, reach = round(whole * crease.at), max(2, round(whole // pages * _CREASE_REACH))
    fades = [_CREASE_DEPTH * (1 - i / reach) ** 2 for i in range(reach)]
    ramp = [255 - round(fade) for fade in reversed(fades)]
    ramp += [255 - round(0.45 * fade) for fade in fades]
    if down:
        box = (left + at - reach, top, left + at + reach, bottom)
        shade = Image.frombytes("L", (2 * reach, 1), bytes(ramp))
    else:
        box = (left, top + at - reach, right, top + at + reach)
        shade = Image.frombytes("L", (1, 2 * reach), bytes(reversed(ramp)))
    band = table.crop(box)
    shade = shade.resize(band.size, Image.Resampling.NEAREST)
    table.paste(ImageChops.multiply(band, Image.merge("RGB", (shade,) * 3)), box)
