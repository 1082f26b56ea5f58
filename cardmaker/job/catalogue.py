"""The catalogue: what there is to choose from, as plain rows with a name and a summary."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from cardmaker.art.palette import STYLES, load_palettes
from cardmaker.config import config_folder
from cardmaker.design import design_folders, find_designs
from cardmaker.design.taste import read_taste
from cardmaker.display import Ink
from cardmaker.errors import BadDesign, UnknownName
from cardmaker.paper.envelope import Envelope, load_envelopes
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import load_formats, trim_names
from cardmaker.paper.posting import MEANING, posting
from cardmaker.paper.stock import load_stocks, stock_faults, stock_files
from cardmaker.shelf import shelf
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.letters import covered, load_letters
from cardmaker.text.note import note_names, read_note
from cardmaker.text.ruling import Ruling, load_rulings
from cardmaker.units import POINTS, mm, show

Entry = dict[str, Any]


def catalogue(kind: str, designs: Path | None = None) -> list[Entry]:
    """The entries of one kind, each with at least `name` and `summary`.

    Raises:
        UnknownName: there is no such kind.
    """
    if kind not in _KINDS:
        raise UnknownName("list of", kind, _KINDS)
    return _KINDS[kind](designs)


def left_out(kind: str) -> list[str]:
    """What is wrong with a person's own entries that are not among those of this kind."""
    return [str(fault) for fault in stock_faults(_own_stocks())] if kind == "stocks" else []


def _designs(first: Path | None) -> list[Entry]:
    found = find_designs(design_folders(first, config_folder(os.environ, Path.home())))
    return [_design(name, folder) for name, folder in found.items()]


def _design(name: str, folder: Path) -> Entry:
    try:
        card = read_taste(folder / "design.toml")
    except BadDesign as fault:
        told = f"not in order: {fault.message}"
        return {"name": name, "summary": told, "palettes": [], "styles": []}
    return {
        "name": name,
        "summary": card["summary"],
        "palettes": card["palettes"],
        "styles": card.get("styles", [STYLES[0]]),
    }


def _formats(_: Path | None) -> list[Entry]:
    return [
        {
            "name": card.name,
            "summary": f"{card.title}; {_by(card.trim)} folded; envelope {card.envelope}",
            "trim": list(card.trim),
            "flat": list(card.flat),
            "fold": card.fold.name,
            "envelope": card.envelope,
            "posting": card.posting,
        }
        for card in load_formats().values()
    ]


def trims() -> list[Entry]:
    """The formats in short, to be read: a row a trim size, and the words that make it a format."""
    found = load_formats()
    folds = list(load_folds())
    rows: list[Entry] = []
    for trim in trim_names():
        card = found[f"{trim}-{folds[0]}"]
        told = (
            f"{_by(card.trim)} folded; envelope {card.envelope}, in the US {MEANING[card.posting]}"
        )
        rows.append({"name": trim, "summary": told})
    usual = [one.name for one in load_folds().values() if one.trim == "landscape"]
    rows.append({"name": "", "summary": f"Add a fold: -{', -'.join(folds)}."})
    rows.append(
        {
            "name": "",
            "summary": f"{' and '.join(usual)} lie, the others stand; the other way round is"
            " a2-landscape-side, a2-portrait-top.",
        }
    )
    named = [card for card in found.values() if not card.name.endswith(card.fold.name)]
    rows += [{"name": card.name, "summary": f"{card.summary}"} for card in named]
    return rows


def _envelopes(_: Path | None) -> list[Entry]:
    formats = load_formats().values()
    return [
        _envelope(one, [card.name for card in formats if card.envelope == one.title])
        for one in load_envelopes().values()
    ]


def _envelope(one: Envelope, held: list[str]) -> Entry:
    """An envelope, and the cards that are sent in it."""
    size = " × ".join(f"{side / POINTS[one.unit]:g}" for side in one.size)
    trims = [trim for trim in trim_names() if f"{trim}-{next(iter(load_folds()))}" in held]
    posted = posting(one.size)
    told = f"{one.title}, {size} {one.unit}" + (f"; for {', '.join(trims)}" if trims else "")
    return {
        "name": one.name,
        "summary": f"{told}; in the US {MEANING[posted]}",
        "size": list(one.size),
        "formats": held,
        "posting": posted,
    }


def _folds(_: Path | None) -> list[Entry]:
    return [
        {"name": fold.name, "summary": fold.summary, "panels": list(fold.panels)}
        for fold in load_folds().values()
    ]


def _stocks(_: Path | None) -> list[Entry]:
    return [
        {
            "name": one.name,
            "summary": one.summary,
            "size": list(one.size) if one.size else None,
            "flats": [list(flat) for flat in one.flats],
            "scores": [f"{score.way} {score.at:g}" for score in one.scores],
            "apart": one.apart,
        }
        for one in load_stocks(_own_stocks()).values()
    ]


def _own_stocks() -> tuple[Path, ...]:
    return stock_files(Path(), config_folder(os.environ, Path.home()))


def _hands(_: Path | None) -> list[Entry]:
    table = load_letters()
    return [
        _hand(face, covered(face.letters, table)) for face in map(load_face, face_names("hand"))
    ]


def _hand(face: Face, covers: list[str]) -> Entry:
    summary = f"{face.summary} Covers {', '.join(covers)}."
    return {"name": face.name, "summary": summary, "covers": covers}


def _rulings(_: Path | None) -> list[Entry]:
    return [
        {
            "name": one.name,
            "summary": f"{one.summary} {_rows(one)}",
            "x_height_mm": round(one.x_height / mm, 2),
            "pitch_mm": round(one.pitch / mm, 2),
            "stretches": one.least is not None,
            "nib_mm": round(one.nib / mm, 2) if one.nib else None,
            "ratio": list(one.ratio),
            "slants": list(one.slants),
        }
        for one in load_rulings().values()
    ]


def _rows(one: Ruling) -> str:
    """A ruling's figures: "x-height 5mm, pitch 20mm, stretches, 55°"."""
    figures = [
        f"x-height {show(one.x_height)}" if one.lines else "",
        f"pitch {show(one.pitch)}",
        "stretches" if one.least else "",
        f"nib {show(one.nib)}" if one.nib else "",
        *(f"{angle:g}°" for angle in one.slants),
    ]
    return f"({', '.join(filter(None, figures))})"


def _notes(_: Path | None) -> list[Entry]:
    notes = [read_note(name) for name in note_names()]
    return [
        {"name": note.name, "summary": note.head.summary, "sample": dict(note.head.sample)}
        for note in notes
    ]


def _palettes(_: Path | None) -> list[Entry]:
    books = load_palettes(shelf("designs") / "palettes.toml").values()
    return [
        {"name": one.name, "summary": one.summary, "preview": _hexes(one.preview)} for one in books
    ]


def _hexes(preview: Mapping[Ink, str]) -> list[str]:
    return sorted(set(preview.values()))


def _by(size: tuple[float, float]) -> str:
    return " × ".join(show(side, "in") for side in size)


_KINDS: Final[Mapping[str, Callable[[Path | None], list[Entry]]]] = {
    "designs": _designs,
    "formats": _formats,
    "folds": _folds,
    "envelopes": _envelopes,
    "stocks": _stocks,
    "hands": _hands,
    "rulings": _rulings,
    "notes": _notes,
    "palettes": _palettes,
}
