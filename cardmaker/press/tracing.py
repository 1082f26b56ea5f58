"""Tracing: a picture of a signature goes in, the outlines of its ink come out, without its paper.

It is done confined (press/autograph has it done). The edge of the ink is where marching squares
find it between the dots, so that it is smooth at any size.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from cardmaker.errors import BadPhoto
from cardmaker.geometry import Rect
from cardmaker.press.darkroom import opened, upright
from cardmaker.svg.drawing import Contour, Drawing, Shape

#: How many dots along its longer side is a signature looked at with? It is printed some 4 cm long,
#: so these are 500 an inch.
_DOTS: Final = 800

#: How high must the ink be at least, in dots, not to be coarse? (150 an inch, 8 mm high.)
_LEAST: Final = 48

#: The light of the paper is looked for in squares of so many dots, wider than any stroke.
_SQUARE: Final = 16

#: How much darker than its paper must ink be at the least, of 255; where is its edge, of what the
#: darkest is; and how much of a picture may be ink?
_FAINTEST: Final = 48
_EDGE: Final = 0.42
_MOST_INK: Final = 0.35

#: So few dots are a speck of dust, and so far may an outline stray when it is simplified, in dots.
_SPECK: Final = 8.0
_STRAY: Final = 0.2
_MOST_POINTS: Final = 20_000

#: Which way a square's outline goes, by which of its corners (1, 2, 4, 8 from the top left round)
#: are ink: from which sides (0, 1, 2, 3 from the top round) to which. Ink is on the left.
_WAYS: Final = (
    (), ((3, 0),), ((0, 1),), ((3, 1),), ((1, 2),), ((3, 0), (1, 2)), ((0, 2),), ((3, 2),),
    ((2, 3),), ((2, 0),), ((0, 1), (2, 3)), ((2, 1),), ((1, 3),), ((1, 0),), ((0, 3),), (),
)  # fmt: skip


def traced(name: str, data: bytes) -> bytes:
    """The ink of a signature on light or transparent paper, as a packed drawing that it fills.

    Raises:
        BadPhoto: the picture cannot be read, has no ink, too much of it, or too few dots.
    """
    dark = _darkness(upright(opened(name, data), _DOTS).convert("L"))
    counts = dark.histogram()
    peak = _peak(counts)
    if peak < _FAINTEST:
        raise BadPhoto(f"{name} has no ink on it", "sign with a dark pen on white paper")
    level = peak * _EDGE
    if sum(counts[int(level) :]) > _MOST_INK * sum(counts):
        raise BadPhoto(
            f"{name} is more ink than paper", "crop it to a signature on plain, light paper"
        )
    lines = [line for line in _outlines(dark, level) if abs(_area(line)) > _SPECK]
    points = [z for line in lines for z in line]
    if not points:
        raise BadPhoto(f"{name} has no ink on it", "sign with a dark pen on white paper")
    if len(points) > _MOST_POINTS:
        raise BadPhoto(f"{name} is too rough to trace", "crop it to the signature alone")
    left, top = min(z.real for z in points), min(z.imag for z in points)
    box = Rect(left, top, max(z.real for z in points) - left, max(z.imag for z in points) - top)
    if box.h < _LEAST:
        raise BadPhoto(
            f"the signature in {name} is {box.h:.0f} dots high, and prints well from {_LEAST} up",
            "scan it at 300 dots an inch",
        )
    contours = tuple(Contour(_straight(line), True) for line in lines)
    return Drawing(box, (Shape(contours, fill="#000000", evenodd=True),)).packed()


def _darkness(grey: Image.Image) -> Image.Image:
    """How much darker than the paper round it each dot is: shadows of hand and lamp go."""
    size = (max(2, grey.width // _SQUARE), max(2, grey.height // _SQUARE))
    paper = grey.resize(size, Image.Resampling.BOX).filter(ImageFilter.MaxFilter(5))
    paper = paper.filter(ImageFilter.GaussianBlur(1)).resize(grey.size, Image.Resampling.BICUBIC)
    dark = ImageChops.subtract(paper, grey).filter(ImageFilter.GaussianBlur(0.6))
    # Bare paper all round, so that every outline closes.
    framed = Image.new("L", (grey.width + 4, grey.height + 4))
    framed.paste(dark, (2, 2))
    return framed


def _peak(counts: list[int]) -> int:
    """The level that one dot in five hundred is darker than."""
    above = 0
    for level in range(255, 0, -1):
        above += counts[level]
        if above > sum(counts) / 500:
            return level
    return 0


def _outlines(dark: Image.Image, level: float) -> Iterator[list[complex]]:
    """The closed outlines of what is darker than a level, simplified."""
    following, places = _steps(dark, level)
    while following:
        start, here = following.popitem()
        line = [places[start]]
        while here != start:
            line.append(places[here])
            here = following.pop(here)
        middle = len(line) // 2
        yield _simplified(line[: middle + 1])[:-1] + _simplified([*line[middle:], line[0]])[:-1]


def _steps(dark: Image.Image, level: float) -> tuple[dict[int, int], dict[int, complex]]:
    """From each place where the outline cuts the grid to the next, and where these places are.

    A place is known by its dot and whether the cut is beside (even) or below it (odd).
    """
    w, data = dark.width, dark.tobytes()
    inked = bytes(value > level for value in range(256))
    ink = data.translate(inked)
    following: dict[int, int] = {}
    places: dict[int, complex] = {}

    def cut(at: int, side: int) -> int:
        """The place where a side of the square below and beside a dot is cut."""
        dot = at + (0, 1, w, 0)[side]
        key = 2 * dot + side % 2
        if key not in places:
            step = w if side % 2 else 1
            part = (level - data[dot]) / (data[dot + step] - data[dot])
            y, x = divmod(dot, w)
            places[key] = complex(x, y) + part * (1j if side % 2 else 1)
        return key

    for at in range(len(data) - w - 1):
        corners = ink[at] + 2 * ink[at + 1] + 4 * ink[at + w + 1] + 8 * ink[at + w]
        for start, end in _WAYS[corners]:
            following[cut(at, start)] = cut(at, end)
    return following, places


def _simplified(line: list[complex]) -> list[complex]:
    """The line by fewer points, nowhere further off than _STRAY (Douglas and Peucker, 1973)."""
    kept, open_ = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        along = line[last] - line[first]
        length = abs(along) or 1.0
        far, at = _STRAY, 0
        for n in range(first + 1, last):
            away = line[n] - line[first]
            off = abs((along.conjugate() * away).imag) / length if along else abs(away)
            if off > far:
                far, at = off, n
        if at:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _area(line: list[complex]) -> float:
    return (
        sum((a.conjugate() * b).imag for a, b in zip(line, [*line[1:], line[0]], strict=True)) / 2
    )


def _straight(line: list[complex]) -> tuple[complex, ...]:
    """A closed polygon as a contour, whose edges have their controls on their ends."""
    ends = zip(line, [*line[1:], line[0]], strict=True)
    return (line[0], *(z for a, b in ends for z in (a, b, b)))
