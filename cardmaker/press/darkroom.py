"""The darkroom: a person's photograph goes in, a JPEG for the press of just the part that shows and
no more dots than print comes out.

It is done confined (press/photo has it done), so all that Pillow needs is loaded beforehand. What
the photograph knows besides its picture (place, time, camera) stays here.
"""

from __future__ import annotations

import contextlib
import io
import math
from typing import Final, NamedTuple

from PIL import (
    Image,
    ImageChops,
    ImageCms,
    ImageFilter,
    MpoImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
)

from cardmaker.display import Ink
from cardmaker.errors import BadPhoto
from cardmaker.geometry import Size
from cardmaker.press.photo import LEAST, SHARP
from cardmaker.process.light import levels
from cardmaker.process.separation import mixed
from cardmaker.units import show

# The readers of PNG and JPEG, which Pillow else loads when they are wanted; and what reads the EXIF
# in a JPEG, and a JPEG that holds several pictures, as telephones make them.
Image.preinit()
_LOADED: Final = (MpoImagePlugin, TiffImagePlugin)

#: More dots an inch than these are not seen, and only make the file large.
_MOST: Final = 400

#: How many dots may a photograph have? (The largest of today's telephones have 50 million.)
_MOST_DOTS: Final = 51_000_000

#: Where in EXIF stands how the camera was held (Exif 2.32, 4.6.4), and what turns it upright.
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS: Final = (5, 6, 7, 8)

#: In how many steps is each part of a colour taken when inks are worked out? Between them the inks
#: run straight.
_STEPS: Final = 11

_QUALITY: Final = 92


class _Crop(NamedTuple):
    """The middle of a picture in dots, and how many of them come to an inch on the card."""

    box: tuple[float, float, float, float]
    dpi: float


def developed(name: str, data: bytes, w: str, h: str, colour: str) -> bytes:
    """The photograph for a place of w × h points: its dots an inch, a line end, and a JPEG, in CMYK
    if `colour` is "shop".

    Raises:
        BadPhoto: it is none, too large to be read, or has too few dots for its place.
    """
    place = Size(float(w), float(h))
    image = opened(name, data)
    turn = _turn(image)
    size = Size(*image.size)
    crop = _crop(size.turned if turn in _SIDEWAYS else size, place)
    _check(name, crop, place)
    finer = min(1.0, _MOST / crop.dpi)
    # A JPEG can be read at a half, a quarter or an eighth of its size.
    image.draft(image.mode, (int(size.w * finer), int(size.h * finer)))
    image = _flat(image)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    size = Size(*image.size)
    dots = tuple(max(1, round(side * crop.dpi * finer / 72)) for side in place)
    # Dots are first added up in whole squares, until there are three times as many as are wanted.
    image = image.resize(
        (dots[0], dots[1]), Image.Resampling.LANCZOS, _crop(size, place).box, reducing_gap=3.0
    )
    image = _seen(image)
    if colour == "shop":
        image = image.filter(_inks())
    return f"{crop.dpi:.1f}\n".encode("ascii") + _printed(image, colour)


def shown_whole(name: str, data: bytes, limits: str, colour: str, paper: str) -> bytes:
    """A picture in its own shape: its width, height and dots an inch, a line end, and a JPEG in the
    inks of the press.

    `limits` is the area it takes in square points, and how wide and how high it is at most; `paper`
    (its inks) shows where it is transparent. Raises BadPhoto as `developed` does.
    """
    area, w, h = map(float, limits.split())
    ground = Ink(*map(float, paper.split()))
    below = "#{:02x}{:02x}{:02x}".format(*levels(ground))
    image = upright(opened(name, data), None, below)
    scale = min(math.sqrt(area / (image.width * image.height)), w / image.width, h / image.height)
    place = Size(image.width * scale, image.height * scale)
    _check(name, _Crop((0, 0, *image.size), 72 / scale), place)
    finer = min(1.0, _MOST * scale / 72)
    image = image.resize(
        (max(1, round(image.width * finer)), max(1, round(image.height * finer))),
        Image.Resampling.LANCZOS,
    )
    image = _seen(image)
    if colour == "shop":
        away = ImageChops.difference(image, Image.new("RGB", image.size, below)).convert("L")
        image = image.filter(_inks())
        # Bare ground has the very inks of the ground round it, or its edge would be seen.
        inks = tuple([round(255 * part) for part in ground])
        image.paste(inks, (0, 0, *image.size), away.point(lambda level: 255 * (level < 2)))
    head = f"{place.w:.3f} {place.h:.3f} {72 / scale:.1f}\n"
    return head.encode("ascii") + _printed(image, colour)


def opened(name: str, data: bytes) -> Image.Image:
    """The picture in the bytes of a PNG or a JPEG, of which no dot has been read yet.

    Raises:
        BadPhoto: it is none, or too large.
    """
    try:
        # The first reader that takes a file reads it, and of the many there are two will do.
        image: Image.Image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError:
        raise _immense(name) from None
    except UnidentifiedImageError:
        raise BadPhoto(
            f"{name} is no JPEG and no PNG that can be read", "save it as a JPEG"
        ) from None
    if image.width * image.height > _MOST_DOTS:
        raise _immense(name)
    return image


def upright(image: Image.Image, most: int | None, paper: str = "white") -> Image.Image:
    """A picture as it is looked at, with so many dots at most along its longer side; what is
    transparent in it shows paper.
    """
    turn = _turn(image)
    if most is not None:
        image.draft(image.mode, (most, most))
    image = _flat(image, paper)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    if most is not None:
        image.thumbnail((most, most), Image.Resampling.LANCZOS)
    return image


def _printed(image: Image.Image, colour: str) -> bytes:
    """A picture in its inks as a JPEG."""
    if colour == "grey":
        image = image.convert("L")
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()


def _immense(name: str) -> BadPhoto:
    most = f"{_MOST_DOTS // 1_000_000} million dots"
    return BadPhoto(f"{name} has more than {most}", "save it at half its size")


def _turn(image: Image.Image) -> int:
    """How the camera was held, 1 for upright; what EXIF says wrongly is not heard."""
    with contextlib.suppress(Exception):
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _crop(size: Size, place: Size) -> _Crop:
    """The largest part in the middle of a picture that has the shape of its place."""
    scale = min(size.w / place.w, size.h / place.h)
    w, h = place.w * scale, place.h * scale
    left, top = (size.w - w) / 2, (size.h - h) / 2
    return _Crop((left, top, left + w, top + h), 72 * scale)


def _check(name: str, crop: _Crop, place: Size) -> None:
    """Nothing, if a picture has dots enough.

    Raises:
        BadPhoto: it has not; with how large it may be printed.
    """
    if crop.dpi >= LEAST:
        return
    w, h = (show(side * crop.dpi / LEAST, "in") for side in place)
    needed = " × ".join(str(round(side / 72 * SHARP)) for side in place)
    raise BadPhoto(
        f"{name} has {crop.dpi:.0f} dots an inch on this card, and prints well from {LEAST} up",
        f"it is good up to {w} × {h}: take a smaller card, or a photograph of {needed} dots",
    )


def _flat(image: Image.Image, paper: str = "white") -> Image.Image:
    """A picture in grey, RGB or CMYK of eight bits; what is transparent in it shows paper."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey.
        image = image.convert("F").point(lambda level: level * (1 / 257) + 0).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        below = Image.new("RGBA", image.size, paper)
        return Image.alpha_composite(below, image).convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _seen(image: Image.Image) -> Image.Image:
    """A picture in sRGB, by the profile it brings if there is a sound one."""
    profile = image.info.get("icc_profile")
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            seen = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"), outputMode="RGB",
            )  # fmt: skip
            if seen is not None:
                return seen
    return image.convert("RGB")


def _inks() -> ImageFilter.Color3DLUT:
    """The table that turns sRGB into inks."""

    def inks(red: float, green: float, blue: float) -> Ink:
        return mixed((red, green, blue))

    return ImageFilter.Color3DLUT.generate(_STEPS, inks, channels=4, target_mode="CMYK")
