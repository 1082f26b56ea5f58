"""What the gate of designs is measured with: a front's paths, their boxes, its heads, its ink."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path as File
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from cardmaker.art.palette import Bloom, Green, Palette
from cardmaker.art.panel import Edge, Panel
from cardmaker.card import Brief, compose
from cardmaker.design import Design, load_design
from cardmaker.display import AS_IT_IS, Glyphs, Gradient, Group, Ink, Items, Path
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.paper.fold import load_folds
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.shelf import shelf
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.note import NoteHead

FOLDERS = (shelf("designs"),)


@cache
def design_of(name: str) -> Design:
    return load_design(name, FOLDERS)


@cache
def limits(name: str) -> dict[str, Any]:
    """What a design's own table says it is held to."""
    table: dict[str, Any] = tomllib.loads((design_of(name).folder / "design.toml").read_text())
    return table["gate"]  # type: ignore[no-any-return]


@cache
def letterings() -> dict[str, Face]:
    return {name: load_face(name) for name in face_names("lettering")}


@dataclass(frozen=True)
class Front:
    """A front as a card has it: its art's items, the places its words take, the panel's."""

    panel: Panel
    items: Items
    words: tuple[Rect, ...]


def front_of(
    name: str, size: Size, edge: Edge, seed: int, palette: Palette, words: str | None = None
) -> Front:
    """The front that `compose` makes, taken apart; words: the design's own, or these."""
    design, seen = design_of(name), []

    def draw(panel: Panel, its: Palette, key: str) -> Items:
        seen.append(panel)
        return design.front(panel, its, key)

    border, bleed = (18.0, 0.0) if edge == "border" else (0.0, 9.0)
    text = design.lettering.text if words is None else words
    brief = Brief(
        replace(design, front=draw), palette, load_folds()["side"], size, edge, border, bleed,
        seed, text, "",
    )  # fmt: skip
    items = compose(brief, letterings()).panels["front"]
    art = tuple(item for item in items if not isinstance(item, Glyphs))
    return Front(seen[0], art, seen[0].keep)


def paths(items: Items) -> Iterator[Path]:
    """All paths, where they are drawn."""
    for item in items:
        if isinstance(item, Group):
            inner = paths(item.items)
            yield from inner if item.matrix == AS_IT_IS else _moved(inner, item.matrix)
        elif isinstance(item, Path):
            yield item


def _moved(inner: Iterable[Path], matrix: Matrix) -> Iterator[Path]:
    for path in inner:
        moved = tuple(tuple(map(matrix.apply, contour)) for contour in path.contours)
        yield path._replace(contours=moved)


def points(path: Path, steps: int = 3) -> list[complex]:
    """Points on the path's own line, not its controls."""
    weights = [
        ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        for t in (k / steps for k in range(steps))
    ]
    out = []
    for contour in path.contours:
        for i in range(0, len(contour) - 3, 3):
            a, b, c, d = contour[i : i + 4]
            out += [a * p + b * q + c * r + d * s for p, q, r, s in weights]
        out.append(contour[-1])
    return out


def box(path: Path) -> Rect:
    on = points(path)
    xs, ys = [z.real for z in on], [z.imag for z in on]
    left, top = min(xs), min(ys)
    half = path.width / 2 if path.stroke is not None else 0.0
    return Rect(left, top, max(xs) - left, max(ys) - top).inset(-half)


def touches(path: Path, place: Rect, keep: Rect) -> bool:
    """Whether a path comes into a kept place; a ground below the words, or a frame round them, does
    not, nor does a label in the colour of the paper.
    """
    if not place.overlaps(keep) or (path.fill is not None and place.holds(keep)):
        return False
    if path.fill is not None:
        return True
    spots = points(path, 24)
    return any(keep.x < z.real < keep.right and keep.y < z.imag < keep.bottom for z in spots)


def inks(path: Path) -> Iterator[Ink]:
    for ink in (path.fill, path.stroke):
        if isinstance(ink, Gradient):
            yield from (ink.first, ink.last)
        elif ink is not None:
            yield ink


def marked(palette: Palette) -> Palette:
    """The palette with magenta in flowers, whorls and berries, and nowhere else."""
    red = Ink(0.1, 0.5, 0.1, 0.0)

    def plain(ink: Ink) -> Ink:
        return ink._replace(m=0.0)

    one, two, three = (Green(plain(lit), plain(shade)) for lit, shade in palette.green)
    bloom = Bloom(red, red, red)
    return replace(
        palette, paper=plain(palette.paper), ink=plain(palette.ink), stem=plain(palette.stem),
        pale=plain(palette.pale), ghost=plain(palette.ghost), green=(one, two, three),
        bloom=(bloom, bloom, bloom), heart=red, heart_d=red, berry=Green(red, red), accent=red,
    )  # fmt: skip


def inked(drawn: Iterable[Path], size: Size, ground: Ink) -> Image.Image:
    """Where there is more than the ground, one pixel a point; later paths hide earlier ones."""
    mask = Image.new("L", (round(size.w), round(size.h)))
    pen = ImageDraw.Draw(mask)
    for path in drawn:
        corners = [(z.real, z.imag) for z in points(path, 3)]
        if path.fill is not None:
            pen.polygon(corners, fill=0 if path.fill == ground else 255)
        elif path.stroke is not None:
            pen.line(corners, fill=255)
    return mask


def pictures(name: str, seeds: Iterable[int], pdf: File) -> list[Image.Image]:
    """Bleeding fronts without their words, drawn from the PDF that prints, at 60 dpi."""
    said = Choices(design=name, stock="trim", format="a2-flat", marks=False)
    job = resolve(said, NoteHead(), Project(), {})
    cards = {}
    for seed in seeds:
        card = replace(job, brief=replace(job.brief, seed=seed)).card()
        art = tuple(item for item in card.panels["front"] if not isinstance(item, Glyphs))
        cards[str(seed)] = replace(card, panels={"front": art}, note="back")
    sheet = replace(job.sheet, back=None)
    write_pdf(pdf, Plan(sheet, cards, job.faces, job.colour, name), map(Copy, cards))
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=60 / 72).to_pil().convert("L") for page in document]
    document.close()
    bleed = round(job.brief.bleed * 60 / 72)
    return [picture.crop((bleed, bleed, picture.width - bleed, picture.height - bleed))
            for picture in drawn]  # fmt: skip


def halves(picture: Image.Image) -> tuple[float, float]:
    """The inked parts of the left and of the right half: what differs from the commonest tone."""
    tones = picture.histogram()
    paper = max(range(256), key=tones.__getitem__)
    middle, (width, height) = picture.width // 2, picture.size
    parts = []
    for span in ((0, middle), (width - middle, width)):
        half = picture.crop((span[0], 0, span[1], height)).histogram()
        bare = sum(half[max(0, paper - 3) : paper + 4])
        parts.append(1 - bare / (middle * height))
    return parts[0], parts[1]
