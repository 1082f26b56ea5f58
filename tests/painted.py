"""Panels that tell on themselves: a colour for each name and card, and marked upper corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from PIL import Image, ImageDraw

from cardmaker.display import Ink, Item, rectangle
from cardmaker.geometry import Rect, Size
from cardmaker.press.impose import Sheet, Side

#: Colours that survive a trip through CMYK; every name has its own, and so has every card.
NAMES = {
    "front": (0, 0, 1),
    "back": (0, 1, 0),
    "left": (1, 0, 0),
    "right": (1, 1, 0),
    "top": (1, 0, 1),
    "bottom": (0, 1, 1),
    "middle": (1, 0.5, 0),
    "flap": (0.5, 0, 1),
    "overleaf-left": (0.5, 0.5, 0),
    "overleaf-right": (0.5, 0.5, 1),
}

#: Those that a press turns into quite another colour.
PRINTED = {
    "front": (0.16, 0.2, 0.55),
    "back": (0, 0.62, 0.34),
    "top": (0.92, 0.1, 0.56),
    "flap": (0.54, 0.17, 0.56),
}
SHADES = (0.0, 0.3, 0.6, 1.0)

#: Where a panel is painted, in fractions of what lies inside its border: the name's colour all
#: over, the card's shade in the middle, the upper left corner black, the upper right one grey.
SHADE = Rect(0.3, 0.4, 0.4, 0.2)
LEFT = Rect(0.0, 0.0, 0.2, 0.2)
RIGHT = Rect(0.8, 0.0, 0.2, 0.2)


def _part(whole: Rect, part: Rect) -> Rect:
    x, y, w, h = part
    return Rect(whole.x + x * whole.w, whole.y + y * whole.h, w * whole.w, h * whole.h)


def painted_panel(
    name: str, card: int, panel: Size, border: float, bleed: float
) -> tuple[Item, ...]:
    """The panel as a display list, in its own places."""
    c, m, y = (1.0 - v for v in NAMES[name])
    whole = Rect(0, 0, *panel)
    ground = whole.inset(border - bleed)
    inside = whole.inset(border)
    return (
        rectangle(ground, fill=Ink(c, m, y, 0)),
        rectangle(_part(inside, SHADE), fill=Ink(0, 0, 0, SHADES[card])),
        rectangle(_part(inside, LEFT), fill=Ink(0, 0, 0, 1)),
        rectangle(_part(inside, RIGHT), fill=Ink(0, 0, 0, 0.5)),
    )


def painted_page(sheet: Sheet, side: Side, scale: float = 1.0) -> Image.Image:
    """A page as a picture, `scale` pixels a point, each place painted and turned as it says."""
    page = Image.new("RGB", (round(sheet.size.w * scale), round(sheet.size.h * scale)), "white")
    for place in side.places:
        size = (round(place.box.w * scale), round(place.box.h * scale))
        picture = _picture(place.panel, place.card, size, sheet.border * scale)
        if place.head_down:
            picture = picture.rotate(180)
        x, y = round(place.box.x * scale), round(place.box.y * scale)
        shown = [max(0, round(side * scale)) for side in (place.clip.x, place.clip.right)]
        left, right = max(x, shown[0]), min(x + size[0], shown[1])
        page.paste(picture.crop((left - x, 0, right - x, size[1])), (left, y))
    return page


def _picture(name: str, card: int, size: tuple[int, int], border: float) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    inside = Rect(0, 0, *size).inset(border)
    shade = round(255 * (1 - SHADES[card]))
    grounds: Mapping[Rect, tuple[float, ...]] = {
        inside: tuple(255 * v for v in NAMES[name]),
        _part(inside, SHADE): (shade, shade, shade),
        _part(inside, LEFT): (0, 0, 0),
        _part(inside, RIGHT): (127, 127, 127),
    }
    for place, colour in grounds.items():
        box = [round(v) for v in (place.x, place.y, place.right - 1, place.bottom - 1)]
        draw.rectangle(box, fill=tuple(map(round, colour)))
    return picture


def read_panel(picture: Image.Image) -> tuple[str, int, str]:
    """The panel's name, its card, and how it stands: upright, head down or mirrored.

    Nothing is looked for in the middle: it is open between doors.
    """
    w, h = picture.size

    def at(x: float, y: float) -> tuple[int, int, int]:
        found = picture.getpixel((int(x * w), int(y * h)))
        assert isinstance(found, tuple)
        return found[0], found[1], found[2]

    def off(colour: tuple[int, int, int], wanted: tuple[float, ...]) -> float:
        return sum(abs(a - 255 * b) for a, b in zip(colour, wanted, strict=True))

    ground = at(0.4, 0.3)
    known = [*NAMES.items(), *PRINTED.items()]
    away, name = min((off(ground, colour), name) for name, colour in known)
    if away > 250:
        return "nothing", 0, "bare"
    card = min(range(len(SHADES)), key=lambda i: off(at(0.4, 0.5), (1 - SHADES[i],) * 3))
    corners = {
        "upright": (at(0.15, 0.15), at(0.85, 0.15)),
        "head down": (at(0.85, 0.85), at(0.15, 0.85)),
        "mirrored": (at(0.85, 0.15), at(0.15, 0.15)),
        "upside down and mirrored": (at(0.15, 0.85), at(0.85, 0.85)),
    }
    for stands, (black, grey) in corners.items():
        if max(black) < 90 and 90 < sum(grey) / 3 < 190 and max(grey) - min(grey) < 40:
            return name, card, stands
    return name, card, "no corner"


def halves(picture: Image.Image, names: tuple[str, ...]) -> list[Image.Image]:
    """The two pages of an open card, or its only one."""
    w, h = picture.size
    if names == ("left", "right"):
        return [picture.crop((0, 0, w // 2, h)), picture.crop((w // 2, 0, w, h))]
    if names == ("top", "bottom"):
        return [picture.crop((0, 0, w, h // 2)), picture.crop((0, h // 2, w, h))]
    return [picture]


def columns(picture: Image.Image, widths: Sequence[float]) -> list[Image.Image]:
    """A picture cut into columns as wide as that, one in relation to the other."""
    ends = [round(picture.width * part / sum(widths)) for part in accumulate(widths, initial=0.0)]
    return [picture.crop((x, 0, end, picture.height)) for x, end in pairwise(ends)]


def every_panel(
    names: tuple[str, ...], card: int, sheet: Sheet, widths: Mapping[str, float] | None = None
) -> dict[str, tuple[Item, ...]]:
    """The painted panels of one card, as `Card.panels` has them; `widths` are of those that are
    not as wide as the folded card.
    """
    w, h = sheet.panel
    return {
        name: painted_panel(
            name, card, Size((widths or {}).get(name, w), h), sheet.border, sheet.bleed
        )
        for name in names
    }
