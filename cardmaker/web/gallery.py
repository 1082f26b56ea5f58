"""The gallery's page: designs in their palettes go in, a page of HTML and what it needs come out.

Every word on the page is escaped, whatever a design is called; the page loads nothing but the
files beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

#: Which way the crease of an open card runs, if it has one.
Crease = Literal["down", "across", "none"]

_HERE: Final = Path(__file__).parent

#: The files of a gallery beside its folder of pictures, and where each is made from.
PAGE: Final = "index.html"
_BESIDE: Final = ("gallery.css", "gallery.js")
PICTURES: Final = "pictures"

#: How a page begins that was written here.
_MARK: Final = """\
<!doctype html>
<html lang="en">
<meta name="generator" content="cardmaker gallery">
"""

#: What systems put into any folder that is looked at.
_LITTER: Final = (".DS_Store", "Thumbs.db", "desktop.ini")


class Picture(NamedTuple):
    """A picture beside the page, its size in pixels, and what is said where it is not seen."""

    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A design in one palette: the palette, the command that prints it, the pictures of its card.

    `swatches` are a few of the palette's colours, as "#rrggbb".
    """

    palette: str
    title: str
    summary: str
    swatches: tuple[str, ...]
    command: str
    front: Picture
    inside: Picture
    back: Picture


@dataclass(frozen=True, slots=True)
class Wall:
    """A design: what it is called and what it is like, and what hangs there of it."""

    title: str
    summary: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """All walls, the crease of their cards, and the stock that they are printed on."""

    walls: tuple[Wall, ...]
    crease: Crease
    stock: str

    @property
    def single(self) -> bool:
        """Whether there is one card of each design."""
        return all(len(wall.exhibits) == 1 for wall in self.walls)

    @property
    def palettes(self) -> dict[str, str]:
        """The titles of all palettes by name, in the order in which they are met."""
        return {one.palette: one.title for wall in self.walls for one in wall.exhibits}


def gallery_files(gallery: Gallery) -> Mapping[str, str]:
    """The text of each file of a gallery by name, but for its pictures."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("gallery.html").render(gallery=gallery)
    beside = {name: (_HERE / name).read_text("utf-8") for name in _BESIDE}
    return {PAGE: page, **beside}


def is_gallery(folder: Path) -> bool:
    """Whether all that a folder holds was written as a gallery."""
    found = {path.name for path in folder.iterdir()}.difference(_LITTER)
    if not found <= {PAGE, PICTURES, *_BESIDE}:
        return False
    try:
        with (folder / PAGE).open(encoding="utf-8") as page:
            return page.read(len(_MARK)) == _MARK
    except (OSError, UnicodeDecodeError):
        return False
