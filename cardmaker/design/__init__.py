"""Designs: a folder of taste goes in, a checked `Design` comes out.

A design is a folder with `design.toml` (what it is called, what it says, where the note goes) and
its artwork: `art.py` (three pure functions that draw its panels) or drawings (`front.svg`, …). It
is looked for as a path, then in the folder given, in ./designs, in the user's own, and last among
those that ship.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

from cardmaker.art.bank import chosen
from cardmaker.art.palette import STYLES, Palette, Style, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.design.artwork import Artwork, Bank, Draw, Look, artwork
from cardmaker.design.taste import read_taste
from cardmaker.design.trust import Trust
from cardmaker.display import Items
from cardmaker.errors import BadDesign, UnknownName
from cardmaker.geometry import Rect
from cardmaker.named import meant, named
from cardmaker.shelf import shelf

#: The trust of nobody: only what ships may run.
_NOBODY: Final = Trust(Path(os.devnull))

_HEX: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words on the front: their face, the default words, and as fractions of the panel their
    ink's width, where its middle stands (across and down), and the most it may be high.

    `largest` is how high an x may be, of the panel's mean side; `lines` on how many lines they
    stand at least; `upper` whether they are set in capitals; `tracking` is in em, `leading` in
    sizes: where it is given, lines stand so far apart that art may come between them.
    """

    face: str
    text: str
    width: float
    centre: complex
    height: float
    largest: float = 0.085
    lines: int = 1
    upper: bool = False
    tracking: float = 0.0
    leading: float | None = None


@dataclass(frozen=True, slots=True)
class Monogram:
    """One to three letters in the words' place: their face, how high and how wide they may be, as
    fractions of the panel's shorter side, and how far down their middle stands, of its height.

    Under them stand the names (in the face of the words) about `names_v`, `names_width` wide, and
    below these the design's own words in small capitals.
    """

    face: str
    height: float
    width: float
    v: float
    names_v: float
    names_width: float


@dataclass(frozen=True, slots=True)
class SmallType:
    """A line of small capitals under the lettering: face, tracking in em; its size, and how far
    below the lettering's ink its baseline stands, as fractions of the panel's height.
    """

    face: str
    size: float
    tracking: float
    drop: float


@dataclass(frozen=True, slots=True)
class Design:
    """A design as its folder tells it; boxes are fractions of a panel."""

    name: str
    folder: Path
    title: str
    summary: str
    credit: str
    palettes: tuple[str, ...]
    styles: tuple[Style, ...]
    hand: str
    lettering: Lettering
    subline: SmallType
    credit_centre: float
    note: Rect
    front: Draw
    inside: Draw
    back: Draw
    liner: Draw | None
    bank: Bank | None
    books: Mapping[str, Palette]
    monogram: Monogram | None = None

    @property
    def faces(self) -> set[str]:
        """The names of all the faces it is lettered in."""
        crest = {self.monogram.face} if self.monogram else set()
        return {self.lettering.face, self.subline.face} | crest

    def palette(self, name: str | None, style: str | None = None) -> Palette:
        """The palette of that name, or the design's own, in that style or in the design's own; a
        palette made for the pen has its own style.

        Raises:
            UnknownName: no palette is called so, or the design has no such style.
        """
        name = self.palettes[0] if name is None else name
        palette = self.books[named("palette", name, self.palettes, also=self.books)]
        if style is None:
            plain = palette.style == STYLES[0]
            return replace(palette, style=self.styles[0]) if plain else palette
        return replace(
            palette, style=cast(Style, named("style of this design", style, self.styles))
        )

    def fronts(self, panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
        """The front, every part of which goes so many ways."""
        if ways == 1:
            return self.front(panel, palette, seed)
        if self.bank is not None:
            return self.bank(panel, palette, seed, ways)
        return chosen([self.front(panel, palette, f"{seed}~{way}") for way in range(ways)])


def design_folders(first: Path | None, config: Path) -> tuple[Path, ...]:
    """Where designs are looked for, in order: `first`, ./designs, the user's own, ours.

    Raises:
        BadDesign: `first` is no folder.
    """
    if first is not None and not first.is_dir():
        raise BadDesign(f"there is no folder {first}", "give one that holds folders of designs")
    asked = () if first is None else (first,)
    return (*asked, Path("designs"), config / "designs", shelf("designs"))


def find_designs(folders: Sequence[Path]) -> dict[str, Path]:
    """Every design folder by name, the first of a name winning."""
    found: dict[str, Path] = {}
    for folder in folders:
        for card in sorted(folder.glob("*/design.toml")):
            found.setdefault(card.parent.name, card.parent)
    return dict(sorted(found.items()))


def load_design(name: str, folders: Sequence[Path], trust: Trust = _NOBODY) -> Design:
    """The design of that name, or in the folder of that path; `trust` says whose code may run.

    Raises:
        UnknownName: there is none.
        NotTrusted: it holds code that may not run.
        BadDesign: its folder is not in order.
    """
    path, known = Path(name), find_designs(folders)
    # Only what is written as a path is one.
    if path.name != name and (path / "design.toml").is_file():
        return _read(path, trust)
    if meant(name, known) is None:
        if path.is_dir():
            raise BadDesign(
                f"the folder {name} holds no design",
                "it should hold design.toml; `cardmaker new design` writes one",
            )
        if "/" in name or os.sep in name:
            raise BadDesign(f"there is no design folder {name}", "give a folder, or a name")
    return _read(known[named("design", name, known)], trust)


def _read(folder: Path, trust: Trust) -> Design:
    card = read_taste(folder / "design.toml")
    books = _palettes(folder)
    _check(card, books, folder)
    art = artwork(folder, Look(_roles(card), card.get("fit")), trust)
    return _design(card, art, folder, books)


def _design(
    card: Mapping[str, Any], art: Artwork, folder: Path, books: Mapping[str, Palette]
) -> Design:
    subline, note = card["subline"], card["note"]
    return Design(
        name=folder.resolve().name,
        folder=folder,
        title=card["title"],
        summary=card["summary"],
        credit=card["credit"],
        palettes=tuple(card["palettes"]),
        styles=tuple(card.get("styles", STYLES[:1])),
        hand=card["hand"],
        lettering=_lettering(card["lettering"]),
        subline=SmallType(subline["face"], subline["size"], subline["tracking"], subline["drop"]),
        credit_centre=card["back"]["credit_v"],
        note=Rect(
            note["left"],
            note["top"],
            note["right"] - note["left"],
            note["bottom"] - note["top"],
        ),
        front=art.front,
        inside=art.inside,
        back=art.back,
        liner=art.liner,
        bank=art.bank,
        books=books,
        monogram=Monogram(**card["monogram"]) if "monogram" in card else None,
    )


def _lettering(table: Mapping[str, Any]) -> Lettering:
    centre = complex(table.get("u", 0.5), table["v"])
    asked = {key: table[key] for key in ("largest", "lines", "tracking", "leading") if key in table}
    return Lettering(
        table["face"], table["text"], table["width"], centre, table.get("height", 0.34),
        upper=table.get("case") == "upper", **asked,
    )  # fmt: skip


def _roles(card: Mapping[str, Any]) -> dict[str, str]:
    """The roles that the colours of the design's drawings play."""
    return {seen.lower(): role for seen, role in card.get("colours", {}).items()}


def _check(card: Mapping[str, Any], books: Mapping[str, Palette], folder: Path) -> None:
    """Nothing, if the palettes, roles and faces that a design names are there.

    Raises:
        BadDesign: one is not.
    """
    for name in card["palettes"]:
        if name not in books:
            raise _missing(folder, UnknownName("palette", name, books))
    known = next(iter(books.values())).roles
    for seen, role in _roles(card).items():
        if not _HEX.fullmatch(seen):
            raise BadDesign(f"{folder}/design.toml: {seen!r} is no colour", "write it as #rrggbb")
        if role not in known:
            raise _missing(folder, UnknownName("role", role, known))
    for table in ("lettering", "subline", "monogram"):
        face = card[table]["face"] if table in card else None
        if face is not None and not _is_face(face):
            # Letters are not needed to know a design, but to say which there are.
            from cardmaker.text.face import face_names

            unknown = UnknownName("face", face, face_names("lettering"))
            raise _missing(folder, unknown, f"{table}.face: ")


def _missing(folder: Path, unknown: UnknownName, where: str = "") -> BadDesign:
    return BadDesign(f"{folder}/design.toml: {where}{unknown.message}", unknown.hint)


def _is_face(name: str) -> bool:
    """Whether a face of that name ships."""
    return Path(name).name == name and (shelf("fonts") / name / "face.toml").is_file()


def _palettes(folder: Path) -> dict[str, Palette]:
    """The palettes that ship, and the design's own on top."""
    own = folder / "palettes.toml"
    books = load_palettes(shelf("designs") / "palettes.toml")
    return books | load_palettes(own) if own.is_file() else books
