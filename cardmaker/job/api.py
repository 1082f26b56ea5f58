"""The verbs as functions for programs: typed, without a command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from cardmaker.errors import UnknownName
from cardmaker.job import verbs
from cardmaker.job.choices import Choices, Words
from cardmaker.job.verbs import Done

__all__ = [
    "Done",
    "blank",
    "calibrate",
    "draft",
    "envelope",
    "gallery",
    "liner",
    "new_design",
    "preview",
    "print_file",
]


def draft(
    note: str | Path | None = None,
    *,
    text: str | None = None,
    values: Mapping[str, str] | None = None,
    leave: Mapping[str, float | None] | None = None,
    to: str | Path | None = None,
    sample: bool = False,
    output: str | Path | None = None,
    plot: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write a note for one person (`values`) or a list (`to`) to a PDF, and say what was done.

    `leave` names fields that stay open, each with its gap's length in points, or None. With `plot`,
    the name of an SVG, it is written as pen strokes for a plotter instead. `choices` are those of
    `cardmaker.job.choices.Choices`: design, palette, format, stock, ….
    """
    words = _words(note, text, values, to, sample, leave)
    if plot is not None:
        return verbs.plot(words, _choices(choices), Path(plot))
    return verbs.draft(words, _choices(choices), output=_path(output))


def blank(
    note: str | Path | None = None,
    *,
    text: str | None = None,
    values: Mapping[str, str] | None = None,
    leave: Mapping[str, float | None] | None = None,
    to: str | Path | None = None,
    sample: bool = False,
    count: int | None = None,
    output: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write blank cards with guides for the pen to a PDF, and say what was done.

    With a note its own lines are the guides.
    """
    words = _words(note, text, values, to, sample, leave)
    return verbs.blank(_choices(choices), words=words, count=count, output=_path(output))


def preview(
    note: str | Path | None = None,
    *,
    text: str | None = None,
    values: Mapping[str, str] | None = None,
    leave: Mapping[str, float | None] | None = None,
    to: str | Path | None = None,
    view: str = "all",
    dpi: float | None = None,
    specimen: bool = False,
    contact: str | None = None,
    output: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write a picture of the card to a PNG, drawn from the PDF that prints.

    With `specimen` the picture is of the hands, or of the one given as `hand`; with `contact`
    ("seeds", "palettes" or "formats") of many fronts side by side.
    """
    if specimen:
        from cardmaker.job.specimen import show_hands

        return show_hands(choices.get("hand"), dpi=dpi, output=_path(output))
    if contact is not None:
        from cardmaker.job.contact import show_contact

        return show_contact(contact, Choices(**choices), dpi=dpi, output=_path(output))
    words = _words(note, text, values, to, False, leave)
    return verbs.preview(words, _choices(choices), view=view, dpi=dpi, output=_path(output))


def envelope(
    to: str | Path | None = None,
    *,
    values: Mapping[str, str] | None = None,
    rename: Mapping[str, str] | None = None,
    envelope: str | None = None,
    names: str | None = None,
    from_country: str | None = None,
    return_address: str | None = None,
    return_on: Literal["front", "flap", "none"] = "front",
    how: Literal["hand", "plain", "guides"] = "hand",
    turn: Literal[0, 90, 180, 270] = 0,
    count: int | None = None,
    output: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write the envelopes of a list (`to`) or of one address (`values`) to a PDF, a page each.

    `envelope` names one ("c6"), else it is that of the `format`. `names` is the field with the
    names, `rename` says which columns stand for which fields; the lines of `return_address` are
    parted by "|". With `how="guides"` there are only lines to write on, `count` times.
    """
    from cardmaker.job import envelope as post

    for kind, said, good in (
        ("place for the sender", return_on, ("front", "flap", "none")),
        ("way to write an envelope", how, ("hand", "plain", "guides")),
        ("turn", str(turn), ("0", "90", "180", "270")),
    ):
        if said not in good:
            raise UnknownName(kind, said, good)
    words = Words(values=values or {}, people=_path(to), rename=rename or {})
    wish = post.Wish(
        envelope, names, from_country, return_address, return_on, how, turn, count
    )  # fmt: skip
    return post.envelope(words, _choices(choices), wish, output=_path(output))


def liner(
    *,
    envelope: str | None = None,
    flap: str = "square",
    flap_depth: float | None = None,
    output: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write the liner of an envelope in a design's pattern to a PDF, to be cut out.

    `envelope` names one, else it is that of the `format`; `flap` is "square" or "euro", and
    `flap_depth` is how deep yours is, in points.
    """
    from cardmaker.job import liner as lined

    cut = lined.Cut(envelope, flap, flap_depth)
    return lined.liner(_choices(choices), cut, output=_path(output))


def calibrate(
    printer: str | None = None,
    *,
    readings: Mapping[str, str] | None = None,
    bar: str | None = None,
    feed: bool = False,
    answer: str | None = None,
    output: str | Path | None = None,
    **choices: Any,
) -> Done:
    """Write the sheet that tells what a printer does; with `readings` ({"A": "19f,121d", ...}) or
    the `bar` as measured ("99.2mm"), find it out and keep it under the printer's name.

    With `feed` it is about how a one-sided printer takes paper twice, and `answer` ("2,behind,up")
    is kept. `choices` are those that name paper: stock, tray, duplex.
    """
    from cardmaker.job import calibrate as sheets
    from cardmaker.job import feeding

    said = Choices(printer=printer, **choices)
    if feed:
        if answer is not None:
            return feeding.read_feed(said, answer)
        return feeding.print_feed(said, output=_path(output))
    if readings or bar:
        return sheets.read_sheet(said, readings or {}, bar)
    return sheets.print_sheet(said, output=_path(output))


def print_file(
    file: str | Path,
    backs: str | Path | None = None,
    *,
    queue: str | None = None,
    pause: Callable[[str], bool] | None = None,
    **wishes: Any,
) -> tuple[str, ...]:
    """Print a finished PDF, or one of fronts with one of backs, through CUPS; returns its names
    for the jobs.

    Where hands put the paper back, `pause` is told what they do, and says whether to go on; without
    it the fronts alone are printed. `wishes` are those of `cardmaker.job.printing.Wishes`: copies,
    duplex, pages, printer, tray, ....
    """
    from cardmaker.job.print_out import print_files
    from cardmaker.job.printing import Wishes

    paths = [Path(file)] if backs is None else [Path(file), Path(backs)]
    return print_files(
        paths,
        Wishes(**wishes),
        queue=queue,
        tell=lambda _: None,
        pause=lambda _, turn: pause is not None and pause(turn),
    ).requests


def new_design(name: str, kind: str = "svg", folder: str | Path | None = None) -> Done:
    """Write the folder of a design of your own, "svg" or "art", and say where it is."""
    from cardmaker.job import new_design as begun

    return begun.new_design(name, kind, _path(folder))


def _choices(said: Mapping[str, Any]) -> Choices:
    names = ("designs", "photo", "logo", "autograph")
    paths = {name: _path(said[name]) for name in names if name in said}
    return Choices(**{**said, **paths})


def gallery(
    *designs: str,
    palettes: Sequence[str] = (),
    format: str = "a2-side",
    stock: str = "trim",
    jobs: int = 1,
    output: str | Path | None = None,
) -> Done:
    """Write a page of the designs (none: of all) in their palettes to a folder, with its pictures.

    `jobs` processes draw at once.
    """
    from cardmaker.job.gallery import make_gallery
    from cardmaker.job.walls import Wish

    wish = Wish(designs, tuple(palettes), format, stock)
    return make_gallery(wish, output=_path(output), jobs=jobs)


def _words(
    note: str | Path | None,
    text: str | None,
    values: Mapping[str, str] | None,
    to: str | Path | None,
    sample: bool,
    leave: Mapping[str, float | None] | None,
) -> Words:
    return Words(
        note=None if note is None else str(note),
        text=text,
        values=values or {},
        leave=leave or {},
        people=_path(to),
        sample=sample,
    )


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)
