"""Palettes: from designs/palettes.toml to the inks that a design paints with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

from cardmaker.display import Ink
from cardmaker.errors import BadDesign

#: How a drawing is coloured: gradients; two flat tones; a pen's line; a pen's line and a tint that
#: slipped a little. A "ghost" is a pale silhouette, for what stands behind.
Style = Literal["wash", "flat", "ink", "ink_tint", "ghost"]

#: Those that a whole card may have.
STYLES: Final[tuple[Style, ...]] = get_args(Style)[:-1]

_TONE = re.compile(r"(\d{1,3})/(\d{1,3})/(\d{1,3})/(\d{1,3}) (#[0-9a-f]{6})")


class Green(NamedTuple):
    """A leaf's tone on its lit and on its shaded side."""

    lit: Ink
    shade: Ink


class Bloom(NamedTuple):
    """A flower's colour: its body, the deep tone of its throat, the light one of its rim."""

    mid: Ink
    deep: Ink
    light: Ink


@dataclass(frozen=True, slots=True)
class Palette:
    """A set of inks by the role they play on a card.

    `preview` has the sRGB ("#rrggbb") beside every process colour of the palette.
    """

    name: str
    title: str
    summary: str
    style: Style
    paper: Ink
    ink: Ink
    stem: Ink
    green: tuple[Green, Green, Green]
    pale: Ink
    ghost: Ink
    bloom: tuple[Bloom, Bloom, Bloom]
    heart: Ink
    heart_d: Ink
    berry: Green
    accent: Ink
    preview: Mapping[Ink, str]

    @property
    def line(self) -> Ink:
        """What a pen draws with."""
        return mostly_black(self.ink)

    @property
    def ghost_tone(self) -> Ink:
        """The tone of what stands behind, seen on second look only."""
        return self.pale.mix(self.ghost, 0.55)

    @property
    def roles(self) -> dict[str, Ink]:
        """Its inks by the names that a drawing calls them; of three alike, counted from one."""
        greens = enumerate(self.green, 1)
        blooms = enumerate(self.bloom, 1)
        return {
            "paper": self.paper, "ink": self.ink, "stem": self.stem, "accent": self.accent,
            "pale": self.pale, "ghost": self.ghost,
            "heart": self.heart, "heart-deep": self.heart_d,
            "berry": self.berry.lit, "berry-shade": self.berry.shade,
            **{f"green{n}{of}": ink for n, green in greens
               for of, ink in zip(("", "-shade"), green, strict=True)},
            **{f"bloom{n}{of}": ink for n, bloom in blooms
               for of, ink in zip(("", "-deep", "-light"), bloom, strict=True)},
        }  # fmt: skip


def mostly_black(ink: Ink) -> Ink:
    """An ink with black for all that is grey in it: fine lines in four inks blur where the plates
    are a tenth of a millimetre apart.

    >>> mostly_black(Ink(0.58, 0.46, 0.58, 0.38))
    Ink(c=0.12, m=0.0, y=0.12, k=0.67)
    """
    grey = min(ink[:3])
    c, m, y = [round(part - grey, 2) for part in ink[:3]]
    return Ink(c, m, y, round(1 - (1 - ink.k) * (1 - grey), 2))


def two_inks(ink: Ink) -> Ink:
    """An ink made of black and a little of the one colour it leans to: small type and fine rules in
    more of them blur where the plates are a tenth of a millimetre apart.

    What its two strongest colours share has gone to the black, so that a navy turns slate, not
    teal.

    >>> two_inks(Ink(0.92, 0.74, 0.30, 0.24))
    Ink(c=0.18, m=0.0, y=0.0, k=0.7)
    """
    grey, second, _ = sorted(ink[:3])
    lean = max(range(3), key=lambda i: ink[i])
    colour = [round(ink[i] - second, 2) if i == lean else 0.0 for i in range(3)]
    black = 1 - (1 - ink.k) * (1 - grey) * (1 - (second - grey))
    return Ink(colour[0], colour[1], colour[2], round(black, 2))


def tone(text: str) -> tuple[Ink, str]:
    """The ink and the preview colour that a tone of palettes.toml names.

    >>> tone("58/46/58/38 #54594f")
    (Ink(c=0.58, m=0.46, y=0.58, k=0.38), '#54594f')

    Raises:
        BadDesign: the text is no tone.
    """
    found = _TONE.fullmatch(text)
    parts = [int(part) / 100 for part in found.groups()[:4]] if found else [2.0]
    if found is None or max(parts) > 1:
        raise BadDesign(f"{text!r} is no tone", "write percent and preview: 58/46/58/38 #54594f")
    return Ink(*parts), found[5]


def load_palettes(path: Path) -> dict[str, Palette]:
    """The palettes of a TOML file by name, in its order.

    Raises:
        BadDesign: the file is no TOML, or a palette lacks a role or has a tone that is none.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadDesign(f"{path.name} cannot be read: {fault}") from fault
    return {name: _palette(name, table) for name, table in tables.items()}


def _palette(name: str, table: Mapping[str, Any]) -> Palette:
    preview: dict[Ink, str] = {}

    def inks(role: str, *shape: int) -> Any:
        return _inks(table[role], shape, preview)

    try:
        if table["style"] not in STYLES:
            raise BadDesign(f"there is no style {table['style']!r}", f"write {', '.join(STYLES)}")
        green, bloom, heart = inks("green", 3, 2), inks("bloom", 3, 3), inks("heart", 2)
        return Palette(
            name, table["title"], table["summary"], table["style"],
            paper=inks("paper"), ink=inks("ink"), stem=inks("stem"),
            green=(Green(*green[0]), Green(*green[1]), Green(*green[2])),
            pale=inks("pale"), ghost=inks("ghost"),
            bloom=(Bloom(*bloom[0]), Bloom(*bloom[1]), Bloom(*bloom[2])),
            heart=heart[0], heart_d=heart[1], berry=Green(*inks("berry", 2)),
            accent=inks("accent"), preview=preview,
        )  # fmt: skip
    except KeyError as fault:
        raise BadDesign(f"palette {name} has no {fault.args[0]}") from fault
    except BadDesign as fault:
        raise BadDesign(f"palette {name}: {fault.message}", fault.hint) from fault


def _inks(value: Any, shape: tuple[int, ...], preview: dict[Ink, str]) -> Any:
    """The inks of a role: one, or lists of them as deep and long as `shape` says."""
    if not shape:
        ink, seen = tone(str(value))
        preview[ink] = seen
        return ink
    if not isinstance(value, list) or len(value) != shape[0]:
        raise BadDesign("a role has too many or too few tones", f"it should have {shape[0]}")
    return [_inks(part, shape[1:], preview) for part in value]
