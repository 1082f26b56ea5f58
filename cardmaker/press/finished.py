"""Finished files: what a PDF tells of how it is to be printed, and its fronts or backs alone."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple, cast

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from cardmaker.errors import BadPdf
from cardmaker.geometry import Size
from cardmaker.paper.feed import Feed, by_keyword
from cardmaker.units import show

Turned = Literal["long-edge", "short-edge", "none"]

#: One of the two files for a one-sided printer, or neither.
Part = Literal["fronts", "backs", ""]

#: What the Duplex of the viewer preferences means (ISO 32000-1, table 150).
_TURNED: Final[dict[str, Turned]] = {
    "/DuplexFlipLongEdge": "long-edge",
    "/DuplexFlipShortEdge": "short-edge",
    "/Simplex": "none",
}

#: What a file says of all of its pages, and their look depends on: layers, and what inks mean.
_KEPT: Final = {"/OCProperties", "/OutputIntents"}

#: How far may the pages of a file differ in size, in points? What writers round away.
_OFF: Final = 1.0


class Finished(NamedTuple):
    """A file as the printer is told of it.

    `turned` is how the paper turns over between a page and the next, "none" where every page is a
    front, and None where the file does not tell; `ours` is whether cardmaker wrote it. One of two
    files for a one-sided printer tells how it is fed, in words what hands do, which `part` it is
    ("" for what tells none), and of which run.
    """

    name: str
    size: Size
    pages: int
    turned: Turned | None
    ours: bool
    feed: Feed | None = None
    hands: str = ""
    part: Part = ""
    run: str = ""


def read_finished(file: BinaryIO, name: str) -> Finished:
    """What an open PDF called `name` tells of how it is to be printed.

    Raises:
        BadPdf: it is no PDF that can be read, is locked, is empty, or has pages of several sizes.
    """
    with _opened(file, name) as pdf:
        sizes = [_size(page) for page in pdf.pages]
        if not sizes:
            raise BadPdf(f"{name} has no pages")
        for number, size in enumerate(sizes, 1):
            if max(abs(size.w - sizes[0].w), abs(size.h - sizes[0].h)) > _OFF:
                raise BadPdf(
                    f"{name} has pages of several sizes: page 1 is {_shown(sizes[0])}, page "
                    f"{number} is {_shown(size)}",
                    "print it from a PDF viewer, one size at a time",
                )
        wish = pdf.Root.get("/ViewerPreferences", Dictionary()).get("/Duplex")
        ours = str(pdf.docinfo.get("/Producer", "")) == "cardmaker"
        words = str(pdf.docinfo.get("/Keywords", "")).split() if ours else []
        feed = next(filter(None, map(by_keyword, words)), None)
        hands = str(pdf.docinfo.get("/Subject", "")) if feed else ""
        part, run = _part(words)
        turned = _TURNED.get(str(wish))
        return Finished(name, sizes[0], len(sizes), turned, ours, feed, hands, part, run)


def _part(words: Sequence[str]) -> tuple[Part, str]:
    """Which part a file says it is, and of which run."""
    for word in words:
        part, _, run = word.partition("-")
        if part in ("fronts", "backs"):
            return part, run  # type: ignore[return-value]
    return "", ""


def pages_alone(file: BinaryIO, name: str, pages: Sequence[int], turned: int = 0) -> BinaryIO:
    """A PDF of those pages of an open one, counted from 0, in that order, turned clockwise by so
    many degrees, without a name on disk.

    Raises:
        BadPdf: it is no PDF that can be read.
    """
    out = cast(BinaryIO, tempfile.TemporaryFile())
    # Pages move to a new file: to take thousands out of an old one takes much longer.
    with _opened(file, name) as pdf, Pdf.new() as alone:
        every = list(pdf.pages)
        alone.pages.extend(every[page] for page in pages)
        for page in alone.pages if turned else ():
            page.rotate(turned, relative=True)
        for key in _KEPT & set(pdf.Root.keys()):
            alone.Root[key] = alone.copy_foreign(pdf.make_indirect(pdf.Root[key]))
        alone.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=Name.Simplex)
        alone.docinfo.Producer = str(pdf.docinfo.get("/Producer", ""))
        alone.save(out, min_version=max(pdf.pdf_version, "1.7"), deterministic_id=True)
    out.seek(0)
    return out


def _opened(file: BinaryIO, name: str) -> Pdf:
    file.seek(0)
    try:
        return Pdf.open(file)
    except pikepdf.PasswordError as locked:
        raise BadPdf(f"{name} is locked by a password", "save it without one") from locked
    except (pikepdf.PdfError, ValueError) as broken:
        raise BadPdf(
            f"{name} is no PDF that can be read", "make it again with cardmaker draft"
        ) from broken


def _size(page: pikepdf.Page) -> Size:
    left, low, right, high = map(float, page.cropbox)
    size = Size(abs(right - left), abs(high - low))
    turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
    return Size(size.h, size.w) if turned else size


def _shown(size: Size) -> str:
    return f"{show(size.w)} × {show(size.h)}"


def open_pdf(path: Path) -> BinaryIO:
    """The file at `path`, open to be read.

    Raises:
        BadPdf: it is not there, is no file, or may not be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadPdf(f"{path} is no file", "give the path of a finished PDF")
        return path.open("rb")
    except FileNotFoundError as missing:
        raise BadPdf(f"there is no file {path}") from missing
    except (OSError, ValueError) as fault:
        raise BadPdf(f"{path} cannot be read: {getattr(fault, 'strerror', fault)}") from fault
