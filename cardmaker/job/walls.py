"""Walls: what the gallery's page says of each design and shows of its cards."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cardmaker.art.palette import Palette
from cardmaker.design import Design
from cardmaker.job.choices import Choices
from cardmaker.job.plates import NOTE
from cardmaker.paper.format import CardFormat
from cardmaker.web.gallery import PICTURES, Crease, Exhibit, Picture, Wall

#: The sizes in pixels of the pictures of all cards, by view.
Sizes = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a gallery is to show: designs by name or folder (none: all there are), palettes (none:
    all that suit), the format and the stock of the cards, and where designs are looked for first.
    """

    designs: tuple[str, ...] = ()
    palettes: tuple[str, ...] = ()
    format: str = "a2-side"
    stock: str = "trim"
    folder: Path | None = None

    def choices(self, design: str) -> Choices:
        """What is chosen for the cards of a design."""
        return Choices(design=design, format=self.format, stock=self.stock, designs=self.folder)


@dataclass(frozen=True, slots=True)
class Hung:
    """A design as it was asked for, the design, and the stem of its pictures by palette."""

    asked: str
    design: Design
    stems: Mapping[str, str]


def wall(wish: Wish, hung: Hung, sizes: Sizes) -> Wall:
    """A design as the page tells of it, with the pictures of its cards."""
    design = hung.design
    exhibits = [_exhibit(wish, hung, name, sizes) for name in hung.stems]
    return Wall(design.title, design.summary, tuple(exhibits))


def command(wish: Wish, design: str, palette: str) -> str:
    """What is typed to make the card.

    >>> command(Wish(), "my designs/rose", "indigo")
    "cardmaker draft gift --sample -d 'my designs/rose' --palette indigo -f a2-side -s trim"
    """
    words = ["cardmaker", "draft", NOTE, "--sample", "-d", design, "--palette", palette]
    words += ["-f", wish.format, "-s", wish.stock]
    return shlex.join(words + ([] if wish.folder is None else ["--designs", str(wish.folder)]))


def crease(fmt: CardFormat) -> Crease:
    """Which way the crease down the middle of the open card runs, if one does."""
    creases = fmt.fold.laid(fmt.trim).opened().creases
    if len(creases) != 1:
        return "none"
    start, end = creases[0]
    return "down" if start.real == end.real else "across"


def _exhibit(wish: Wish, hung: Hung, name: str, sizes: Sizes) -> Exhibit:
    design, palette = hung.design, hung.design.palette(name)
    called = f"{design.title} in {palette.title}"
    words = design.lettering.text.replace("\n", " ")

    def picture(view: str, alt: str) -> Picture:
        return Picture(f"{PICTURES}/{hung.stems[name]}-{view}.webp", *sizes[view], alt)

    return Exhibit(
        name, palette.title, palette.summary, _swatches(palette),
        command(wish, hung.asked, name),
        picture("front", f"Front of {called}, lettered “{words}”"),
        picture("inside", f"The open card of {called}, with a note in handwriting"),
        picture("back", f"Back of {called}, with its small mark"),
    )  # fmt: skip


def _swatches(palette: Palette) -> tuple[str, ...]:
    """The colours that tell a palette from others, as previews show them."""
    tones = (
        palette.ink, palette.green[0].shade, palette.green[2].lit,
        palette.bloom[0].mid, palette.bloom[1].mid, palette.berry.shade,
    )  # fmt: skip
    return tuple(palette.preview[tone] for tone in tones)
