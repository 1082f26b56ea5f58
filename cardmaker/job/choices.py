"""What a person chose: every option of the desk in one frozen value, None where none was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, Self


@dataclass(frozen=True, slots=True)
class Choices:
    """What the card should be like. Lengths in points; names as `cardmaker list` shows them.

    `photo` is a picture for the front; `logo`, `qr` and `back_text` are for the back, `autograph`
    for the note; `trust` lets the design's own code run, now and later; `skip`
    counts the places of the first sheet that are used already.
    """

    design: str | None = None
    palette: str | None = None
    style: str | None = None
    seed: int | Literal["person"] | None = None
    lettering: str | None = None
    subline: str | None = None
    format: str | None = None
    stock: str | None = None
    margin: float | None = None
    up: int | Literal["max"] | None = None
    gutter: float | None = None
    edge: str | None = None
    order: str | None = None
    duplex: str | None = None
    marks: bool | None = None
    printer: str | None = None
    tray: str | None = None
    hand: str | None = None
    size: str | None = None
    vary: float | None = None
    ink: str | None = None
    ink_color: str | None = None
    mono: bool | None = None
    my_hand: str | None = None
    guides: str | None = None
    cue: bool | None = None
    x_height: float | None = None
    ratio: tuple[float, float, float] | None = None
    line_pitch: float | None = None
    slant: float | None = None
    nib: float | None = None
    left_handed: bool | None = None
    fill: bool | None = None
    designs: Path | None = None
    photo: Path | None = None
    logo: Path | None = None
    back_text: str | None = None
    qr: str | None = None
    autograph: Path | None = None
    trust: bool | None = None
    skip: int | None = None

    def over(self, other: Choices) -> Self:
        """These choices, and the other's wherever these say nothing.

        >>> Choices(seed=7).over(Choices(seed=1, hand="caveat")).seed
        7
        """
        gaps = {
            f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None
        }
        return replace(self, **gaps)


@dataclass(frozen=True, slots=True)
class Words:
    """What the card should say, and to whom.

    `note` is a path, "-" or a shipped note's name; `text` gives the words directly; `values` fills
    the note's fields for one person; `people` is a list of them; `sample` takes the note's own.
    `leave` names fields that are left open, to be written in by hand, with the length of each gap
    in points (None: as long as a word or two).
    """

    note: str | None = None
    text: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    leave: Mapping[str, float | None] = field(default_factory=dict)
    people: Path | None = None
    encoding: str | None = None
    delimiter: str | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False

    @property
    def said(self) -> bool:
        """Whether there is a note at all."""
        return self.note is not None or self.text is not None
