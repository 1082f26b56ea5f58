"""Proofs: pictures of a card drawn from the very PDF that prints.

The pages of a sheet are rendered, cut along the imposition's cells and carried through the fold's
creases, so a panel in the wrong place or on its head is seen to be so.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from cardmaker.errors import BadPdf, UnknownName
from cardmaker.geometry import Rect, Size
from cardmaker.paper.flat import Face, Flat, Line, Seen, View
from cardmaker.paper.format import CardFormat
from cardmaker.press.sheet import Sheet, behind
from cardmaker.press.tabletop import BETWEEN_DOORS, Crease, Shot, arrange, beside

VIEWS: Final = ("front", "inside", "back", "flat", "sheet", "folded", "all")

#: How long the longer side of a picture of a single panel is, in pixels.
LONG: Final = 1600

#: How good a picture for a screen is, of 100.
_SCREEN: Final = 80

PAPER: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True, eq=False)
class Folder:
    """One card of a printed sheet: the pages, the imposition, the format, the card's place."""

    printed: Sequence[pypdfium2.PdfPage]
    sheet: Sheet
    fmt: CardFormat
    card: int

    def page(self, number: int, dpi: float, part: Rect | None = None) -> Image.Image:
        """A page of the sheet, or a part of it, as it is displayed."""
        return _render(self.printed[number], dpi, part)

    def face(self, face: Face, dpi: float) -> Image.Image:
        """One face of the flat, cut from its page: the inside as the open card is read."""
        cell = self.sheet.cells[self.card]
        if face == "outside":
            return self.page(0, dpi, cell)
        if self.sheet.back is None:
            return Image.new("RGB", _pixels(cell.size, dpi), PAPER)
        under = self.page(1, dpi, behind(self.sheet.size, self.sheet.turn, cell))
        turned = self.sheet.turn != self.fmt.fold.turn
        return under.transpose(Image.Transpose.ROTATE_180) if turned else under

    @property
    def flat(self) -> Flat:
        """The card unfolded, as it was laid out."""
        return self.fmt.fold.laid(self.sheet.panel)

    def view(self, view: View) -> Shot:
        """What is seen of the folded card. Between doors there is their shade: of what lies below
        so narrow a strip would look like dashes.
        """
        flat, near = self.flat.size, view.nearest

        def take(dpi: float) -> Image.Image:
            faces = {face: self.face(face, dpi) for face in {one.face for one in near}}
            picture = Image.new("RGB", _pixels(view.size, dpi), BETWEEN_DOORS)
            for one in near:
                _put(faces[one.face], one, picture, flat, view.size)
            return picture

        return Shot(view.size, take)

    def closed(self) -> Shot:
        """The closed card, front up."""
        front, _ = self.flat.closed()
        return self.view(front)._replace(leaves=front.leaves)

    def opened(self) -> Shot:
        """The open card, inside up."""
        view = self.flat.opened()
        return self.view(view)._replace(creases=tuple(_crease(line, view) for line in view.creases))

    def back(self) -> Shot:
        """The closed card, back up."""
        _, back = self.flat.closed()
        return self.view(back)

    def sides(self) -> list[Shot]:
        """The card as it is read: closed, open, and its back; the last is the inside of a flat."""
        both = [self.closed(), self.opened()]
        return [*both, self.back()] if self.fmt.fold.creases else both

    def flats(self) -> list[Shot]:
        """The flat's printed faces."""
        faces: tuple[Face, ...] = ("outside", "inside")
        size = self.flat.size
        return [Shot(size, partial(self.face, face)) for face in faces[: self.fmt.fold.sides]]

    def pages(self) -> list[Shot]:
        """The sheet's printed pages."""
        numbers = (0, 1) if self.sheet.back else (0,)
        return [Shot(self.sheet.size, partial(self.page, number)) for number in numbers]


@contextmanager
def folded(
    pdf: Path | bytes, sheet: Sheet, fmt: CardFormat, count: int
) -> Iterator[Sequence[Folder]]:
    """The first `count` cards of a printed PDF, in order, for as long as they are looked at.

    Raises:
        BadPdf: it cannot be read, or holds fewer sheets than that.
    """
    sides = 2 if sheet.back else 1
    with _pages(pdf, range(sides * math.ceil(count / sheet.up))) as pages:
        starts = [sides * (card // sheet.up) for card in range(count)]
        yield [
            Folder(pages[start : start + sides], sheet, fmt, card % sheet.up)
            for card, start in enumerate(starts)
        ]


def page_image(pdf: Path | bytes, page: int, dpi: float) -> Image.Image:
    """A page of a PDF, counted from 0, as a picture on white paper; raises BadPdf."""
    with _pages(pdf, [page]) as pages:
        return _render(pages[0], dpi)


def proof(
    pdf: Path | bytes,
    sheet: Sheet,
    fmt: CardFormat,
    view: str = "all",
    dpi: float | None = None,
    card: int = 0,
) -> Image.Image:
    """A picture of a card of a PDF, which `card` counts from 0.

    `front`, `inside` and `back` are what a reader sees, to the trim; `flat` is the card unfolded,
    `sheet` the pages, `folded` the closed card, the open one and the back, and `all` the first two
    of these with a small sheet. At `dpi` dots an inch of card, or as large as is handy. Raises
    BadPdf, and UnknownName for another view.
    """
    if view not in VIEWS:
        raise UnknownName("view", view, VIEWS)
    with folded(pdf, sheet, fmt, card + 1) as cards:
        folder = cards[card]
        match view:
            case "front":
                return _alone(folder.closed(), dpi)
            case "back":
                return _alone(folder.back(), dpi)
            case "inside":
                return _alone(folder.opened(), dpi)
            case "flat":
                return arrange([[shot] for shot in folder.flats()], dpi)
            case "sheet":
                return arrange([[shot] for shot in folder.pages()], dpi)
            case "folded":
                return arrange([[shot] for shot in folder.sides()], dpi)
            case _:
                both = [folder.closed(), folder.opened()]
                return arrange([*([shot] for shot in both), beside(both, folder.pages())], dpi)


def proof_png(
    pdf: Path | bytes,
    sheet: Sheet,
    fmt: CardFormat,
    view: str = "all",
    dpi: float | None = None,
    card: int = 0,
) -> bytes:
    """What `proof` shows, as a PNG file: the same PDF, the same bytes."""
    return png(proof(pdf, sheet, fmt, view, dpi, card))


def page_png(pdf: Path | bytes, page: int, dpi: float) -> bytes:
    """A page of a PDF, counted from 0, as a PNG file; raises BadPdf."""
    return png(page_image(pdf, page, dpi))


def png(picture: Image.Image) -> bytes:
    """A picture as a PNG file."""
    out = BytesIO()
    # Repeats of one byte are most of what there is to pack; looking for others takes twice as long.
    picture.save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue()


def webp(picture: Image.Image) -> bytes:
    """A picture as a WebP file for a screen: a tenth of a PNG, and no loss that is seen."""
    out = BytesIO()
    picture.save(out, "WEBP", quality=_SCREEN)
    return out.getvalue()


def _alone(shot: Shot, dpi: float | None) -> Image.Image:
    return shot.take(dpi or LONG * 72 / max(shot.size))


def _crease(line: Line, view: View) -> Crease:
    """A crease of a view, for its shade."""
    start, end = line
    if start.real == end.real:
        return Crease("down", start.real / view.size.w)
    return Crease("across", start.imag / view.size.h)


def _put(face: Image.Image, seen: Seen, picture: Image.Image, flat: Size, view: Size) -> None:
    """Cuts what is seen from its face, turns it and puts it in its place."""
    across, down = picture.width / view.w, picture.height / view.h
    place, source = seen.place, seen.source
    x, y = round(place.x * across), round(place.y * down)
    wide, high = round(place.right * across) - x, round(place.bottom * down) - y
    left = min(round(source.x * face.width / flat.w), face.width - wide)
    top = min(round(source.y * face.height / flat.h), face.height - high)
    piece = face.crop((left, top, left + wide, top + high))
    picture.paste(piece.transpose(Image.Transpose.ROTATE_180) if seen.turned else piece, (x, y))


def _pixels(size: Size, dpi: float) -> tuple[int, int]:
    return max(1, round(size.w * dpi / 72)), max(1, round(size.h * dpi / 72))


@contextmanager
def _pages(pdf: Path | bytes, numbers: Sequence[int]) -> Iterator[Sequence[pypdfium2.PdfPage]]:
    """The pages of these numbers, loaded once, for as long as they are drawn from."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError) as why:
        name = pdf.name if isinstance(pdf, Path) else "what was given"
        raise BadPdf(f"{name} cannot be read as a PDF: {why}") from why
    try:
        if min(numbers) < 0 or max(numbers) >= len(document):
            raise BadPdf(f"there is no page {max(numbers) + 1}; the PDF ends at {len(document)}")
        yield [document[number] for number in numbers]
    finally:
        document.close()


def _render(page: pypdfium2.PdfPage, dpi: float, part: Rect | None = None) -> Image.Image:
    """A page, or a rectangle of it, at so many dots an inch, on white."""
    scale = dpi / 72
    whole = Size(*page.get_size())
    across, down = math.ceil(whole.w * scale), math.ceil(whole.h * scale)
    part = part or Rect(0.0, 0.0, *whole)
    w, h = _pixels(part.size, dpi)
    left, top = min(round(part.x * scale), across - w), min(round(part.y * scale), down - h)
    # pdfium cuts off whole pixels, rounded up: a hair less keeps the count.
    cut = (left, down - top - h, across - left - w, top)
    crop = tuple(max(0.0, (pixels - 0.01) / scale) for pixels in cut)
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=False)
    picture: Image.Image = bitmap.to_pil()
    return picture
