"""Designs: a folder of taste goes in, a checked `Design` comes out.

A design is a folder with `design.toml` (what it is called, what it says, where the note goes) and
`art.py` (three pure functions that draw its panels). It is looked for as a path, then in the
folder given, in ./designs, in the user's own, and last among those that ship.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from cardmaker.art.palette import Palette, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.display import Items
from cardmaker.errors import BadDesign, UnknownName
from cardmaker.geometry import Rect
from cardmaker.shelf import shelf

Draw = Callable[[Panel, Palette, str], Items]

#: What art.py must draw, and what it may: the pattern of the envelope's liner and flap.
PANELS: Final = ("front", "inside", "back")
LINER: Final = "liner"


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words on the front: their face, the default words, and as fractions of the panel their
    ink's width, where its middle stands (across and down), and the most it may be high.

    `largest` is how high an x may be, of the panel's mean side; `lines` on how many lines they
    stand at least; `upper` whether they are set in capitals; `tracking` is in em.
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
    hand: str
    lettering: Lettering
    subline: SmallType
    credit_centre: float
    note: Rect
    front: Draw
    inside: Draw
    back: Draw
    liner: Draw | None
    books: Mapping[str, Palette]
    monogram: Monogram | None = None

    @property
    def faces(self) -> set[str]:
        """The names of all the faces it is lettered in."""
        crest = {self.monogram.face} if self.monogram else set()
        return {self.lettering.face, self.subline.face} | crest

    def palette(self, name: str | None) -> Palette:
        """The palette of that name, or the design's own.

        Raises:
            UnknownName: no palette is called so.
        """
        if name is None:
            name = self.palettes[0]
        if name not in self.books:
            raise UnknownName("palette", name, self.palettes)
        return self.books[name]


def design_folders(first: Path | None, home: Path) -> tuple[Path, ...]:
    """Where designs are looked for, in order: `first`, ./designs, the user's own, ours.

    Raises:
        BadDesign: `first` is no folder.
    """
    if first is not None and not first.is_dir():
        raise BadDesign(f"there is no folder {first}", "give one that holds folders of designs")
    asked = () if first is None else (first,)
    return (*asked, Path("designs"), home / ".config" / "cardmaker" / "designs", shelf("designs"))


def find_designs(folders: Sequence[Path]) -> dict[str, Path]:
    """Every design folder by name, the first of a name winning."""
    found: dict[str, Path] = {}
    for folder in folders:
        for card in sorted(folder.glob("*/design.toml")):
            found.setdefault(card.parent.name, card.parent)
    return dict(sorted(found.items()))


def load_design(name: str, folders: Sequence[Path]) -> Design:
    """The design of that name, or in the folder of that path.

    Raises:
        UnknownName: there is none.
        BadDesign: its folder is not in order.
    """
    path, known = Path(name), find_designs(folders)
    # Only what is written as a path is one: code runs from the folder that a person names.
    if path.name != name and (path / "design.toml").is_file():
        return _read(path)
    if name not in known:
        if path.is_dir():
            raise BadDesign(
                f"the folder {name} holds no design", "it should hold design.toml and art.py"
            )
        if "/" in name or os.sep in name:
            raise BadDesign(f"there is no design folder {name}", "give a folder, or a name")
        raise UnknownName("design", name, known)
    # Code runs from our folder, or from the one a person names; not from what merely lies about.
    folder = known[name]
    if folder.parent.resolve() != shelf("designs").resolve():
        raise BadDesign(
            f"the design {name} in {folder.parent} holds code (art.py)",
            f"if you trust it, name its folder: -d {folder}",
        )
    return _read(folder)


def _read(folder: Path) -> Design:
    card = _card(folder / "design.toml")
    art = _art(folder)
    try:
        subline, note = card["subline"], card["note"]
        return Design(
            name=folder.resolve().name,
            folder=folder,
            title=card["title"],
            summary=card["summary"],
            credit=card["credit"],
            palettes=tuple(card["palettes"]),
            hand=card["hand"],
            lettering=_lettering(card["lettering"]),
            subline=SmallType(
                subline["face"], subline["size"], subline["tracking"], subline["drop"]
            ),
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
            liner=getattr(art, LINER, None),
            books=_palettes(folder),
            monogram=Monogram(**card["monogram"]) if "monogram" in card else None,
        )
    except KeyError as fault:
        raise BadDesign(f"{folder}/design.toml has no {fault.args[0]}") from fault
    except (TypeError, AttributeError) as fault:
        raise BadDesign(f"{folder} is not in order: {fault}") from fault


def _lettering(table: Mapping[str, Any]) -> Lettering:
    centre = complex(table.get("u", 0.5), table["v"])
    case = table.get("case", "as written")
    if case not in ("as written", "upper"):
        raise BadDesign(f"there is no case {case!r}", 'write "upper", or leave it away')
    asked = {key: table[key] for key in ("largest", "lines", "tracking") if key in table}
    return Lettering(
        table["face"], table["text"], table["width"], centre, table.get("height", 0.34),
        upper=case == "upper", **asked,
    )  # fmt: skip


def _card(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as fault:
        raise BadDesign(f"{path} cannot be read: {fault}") from fault


def _palettes(folder: Path) -> dict[str, Palette]:
    """The palettes that ship, and the design's own on top."""
    own = folder / "palettes.toml"
    books = load_palettes(shelf("designs") / "palettes.toml")
    return books | load_palettes(own) if own.is_file() else books


def _art(folder: Path) -> ModuleType:
    """The folder's art.py as a module of a name of its own, never by way of sys.path."""
    path = folder / "art.py"
    if not path.is_file():
        raise BadDesign(f"{folder} has no art.py", "it should draw front, inside and back")
    source = str(path.resolve()).encode() + path.read_bytes()
    name = f"cardmaker_design_{sha256(source).hexdigest()[:12]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as fault:
        del sys.modules[name]
        raise BadDesign(f"{path} cannot be run: {fault}") from fault
    lacking = [panel for panel in PANELS if not callable(getattr(module, panel, None))]
    if lacking:
        raise BadDesign(f"{path} does not draw {', '.join(lacking)}")
    return module
