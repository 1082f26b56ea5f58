"""Garden sprigs: the rules a stationer would hold it to, over many seeds and sizes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from PIL import Image, ImageDraw

from cardmaker.art.palette import Bloom, Green, Palette
from cardmaker.art.panel import Edge, Panel
from cardmaker.design import Design, load_design
from cardmaker.display import Gradient, Group, Ink, Items, Path
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

A2, LANDSCAPE, SMALL, LARGE = Size(306, 396), Size(396, 306), Size(252, 360), Size(360, 504)

#: Panels on which fronts are drawn, and how many seeds each.
FRONTS: tuple[tuple[Size, Edge, int], ...] = (
    (A2, "bleed", 12), (A2, "border", 6), (LANDSCAPE, "border", 3), (SMALL, "bleed", 3),
    (LARGE, "bleed", 3),
)  # fmt: skip


@cache
def design() -> Design:
    return load_design("garden-sprigs", (shelf("designs"),))


def words(window: Rect) -> Rect:
    """About what "thank you" keeps free, as wide and high as the script is set."""
    w = 0.62 * window.w
    h = 0.31 * w
    middle = window.y + 0.475 * window.h
    return Rect(window.x + window.w / 2 - w / 2 - 0.3 * h, middle - 0.74 * h, w + 0.6 * h, 1.48 * h)


def front_panel(size: Size, edge: Edge) -> Panel:
    border = 18.0 if edge == "border" else 0.0
    panel = Panel(size, edge, border, 9.0 if edge == "bleed" else 0.0)
    return replace(panel, keep=(words(panel.window),))


def paths(items: Items) -> Iterator[Path]:
    for item in items:
        if isinstance(item, Group):
            yield from paths(item.items)
        elif isinstance(item, Path):
            yield item


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
    return Rect(left, top, max(xs) - left, max(ys) - top).inset(-path.width / 2)


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
        palette, stem=plain(palette.stem), pale=plain(palette.pale), ghost=plain(palette.ghost),
        green=(one, two, three), bloom=(bloom, bloom, bloom), heart=red, heart_d=red,
        berry=Green(red, red),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """A front that was drawn: its paths but for the frame, and the box of each."""

    panel: Panel
    seed: int
    paths: list[Path]
    boxes: list[Rect]


@pytest.fixture(scope="module")
def fronts() -> list[Front]:
    palette = marked(design().palette("sage_blush"))
    out = []
    for size, edge, seeds in FRONTS:
        panel = front_panel(size, edge)
        for seed in range(1, seeds + 1):
            drawn = list(paths(design().front(panel, palette, str(seed))))
            drawn = drawn[:-1] if edge == "border" else drawn
            out.append(Front(panel, seed, drawn, [box(path) for path in drawn]))
    return out


def test_nothing_comes_near_the_words(fronts: list[Front]) -> None:
    for front in fronts:
        (keep,) = front.panel.keep
        assert not any(b.overlaps(keep) for b in front.boxes), (front.seed, front.panel.size)


def test_no_flower_head_berry_or_spike_is_cut(fronts: list[Front]) -> None:
    for front in fronts:
        heads = [
            b
            for path, b in zip(front.paths, front.boxes, strict=True)
            if any(ink.m > 0.02 for ink in inks(path))
        ]
        assert len(heads) > 20, (front.seed, front.panel.size)
        assert all(front.panel.window.holds(b) for b in heads), (front.seed, front.panel.size)
        # And the test can fail: a window narrower by a sixth at each side cuts some.
        narrow = front.panel.window.inset(front.panel.window.w / 6)
        assert not all(narrow.holds(b) for b in heads)


def test_a_bleeding_front_reaches_past_the_trim(fronts: list[Front]) -> None:
    for front in fronts:
        if front.panel.edge == "bleed":
            assert min(b.y for b in front.boxes) < -front.panel.bleed
            assert max(b.bottom for b in front.boxes) > front.panel.size.h + front.panel.bleed


@pytest.mark.parametrize("name", ["sage_blush", "autumn"])
def test_a_bordered_front_ends_in_a_frame(name: str) -> None:
    panel = front_panel(A2, "border")
    shown, frame = design().front(panel, design().palette(name), "1")
    assert isinstance(shown, Group) and shown.clip == panel.window
    assert isinstance(frame, Path) and frame.stroke is not None
    assert box(frame) == pytest.approx(panel.window, abs=1e-6)


def test_no_stroke_is_finer_than_a_press_holds_and_no_ink_too_wet() -> None:
    for name in design().palettes:
        panel = front_panel(A2, "bleed")
        for path in paths(design().front(panel, design().palette(name), "4")):
            assert path.stroke is None or path.width >= 0.25
            assert all(ink.total <= 2.6 and min(ink) >= 0 for ink in inks(path)), name


def contours(items: Items) -> list[tuple[tuple[complex, ...], ...]]:
    return [path.contours for path in paths(items)]


def test_the_palette_never_moves_a_leaf() -> None:
    panel = front_panel(A2, "bleed")
    sage, wild = design().palette("sage_blush"), design().palette("wildflower")
    assert contours(design().front(panel, sage, "3")) == contours(design().front(panel, wild, "3"))


def test_another_seed_is_another_card() -> None:
    panel, sage = front_panel(A2, "bleed"), design().palette("sage_blush")
    assert contours(design().front(panel, sage, "3")) != contours(design().front(panel, sage, "4"))


SCRIPT = """
import hashlib
from cardmaker.art.panel import Panel
from cardmaker.design import load_design
from cardmaker.geometry import Size
from cardmaker.shelf import shelf
design = load_design("garden-sprigs", (shelf("designs"),))
panel, sage = Panel(Size(306, 396), "bleed", bleed=9), design.palette(None)
drawn = [draw(panel, sage, "7") for draw in (design.front, design.inside, design.back)]
print(hashlib.sha256(repr(drawn).encode()).hexdigest())
"""


def test_the_same_seed_is_the_same_card_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "424242")
    }  # fmt: skip
    assert len(told) == 1 and len(told.pop()) == 65


def inked(items: Items, size: Size) -> Image.Image:
    """Where there is ink, one pixel a point."""
    mask = Image.new("L", (round(size.w), round(size.h)))
    pen = ImageDraw.Draw(mask)
    for path in paths(items):
        if path.fill is not None:
            pen.polygon([(z.real, z.imag) for z in points(path, 3)], fill=255)
    return mask


def test_it_stays_airy_and_in_balance() -> None:
    panel, sage = front_panel(A2, "bleed"), design().palette("sage_blush")
    for seed in range(1, 13):
        mask = inked(design().front(panel, sage, str(seed)), A2)
        left = mask.crop((0, 0, 153, 396)).histogram()[255]
        right = mask.crop((153, 0, 306, 396)).histogram()[255]
        assert 0.17 < (left + right) / (306 * 396) < 0.28, seed
        assert min(left, right) / max(left, right) > 0.75, seed


NOTES = {
    "full": (0.115, 0.10, 0.77, 0.73), "short": (0.13, 0.19, 0.74, 0.50),
}  # fmt: skip


@pytest.mark.parametrize("edge", ["border", "bleed"])
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("size", [A2, LANDSCAPE, SMALL])
def test_the_inside_leaves_the_note_its_room(edge: Edge, note: str, size: Size) -> None:
    x, y, w, h = NOTES[note]
    keep = Rect(x * size.w, y * size.h, w * size.w, h * size.h)
    panel = replace(front_panel(size, edge), keep=(keep,))
    for seed in "123":
        drawn = list(paths(design().inside(panel, design().palette(None), seed)))
        assert drawn
        assert not any(box(path).overlaps(keep) for path in drawn)
        if edge == "border":
            assert all(panel.window.holds(box(path)) for path in drawn)


@pytest.mark.parametrize("size", [A2, LANDSCAPE, SMALL])
def test_the_ornament_under_the_note_has_air_all_round(size: Size) -> None:
    x, y, w, h = NOTES["full"]
    keep = Rect(x * size.w, y * size.h, w * size.w, h * size.h)
    panel = replace(front_panel(size, "border"), keep=(keep,))
    for seed in "12345":
        drawn = [box(path) for path in paths(design().inside(panel, design().palette(None), seed))]
        drawn = [b for b in drawn if b.y > keep.bottom]
        above = min(b.y for b in drawn) - keep.bottom
        below = panel.window.bottom - max(b.bottom for b in drawn)
        assert above >= 11.3 and above == pytest.approx(below, abs=1.0)


@pytest.mark.parametrize("size", [A2, SMALL, LARGE])
def test_a_bunch_grows_out_of_the_lower_outer_corner(size: Size) -> None:
    x, y, w, h = NOTES["full"]
    keep = Rect(x * size.w, y * size.h, w * size.w, h * size.h)
    panel = replace(front_panel(size, "bleed"), keep=(keep,))
    for seed in "12345":
        drawn = [box(path) for path in paths(design().inside(panel, design().palette(None), seed))]
        corner = Rect(0.9 * size.w, 0.93 * size.h, 0.1 * size.w, 0.07 * size.h)
        assert sum(b.overlaps(corner) for b in drawn) > 20
        assert min(b.x for b in drawn) < 0.65 * size.w
        assert min(b.y for b in drawn) < 0.76 * size.h


def test_a_short_note_gets_the_corner_and_the_header() -> None:
    x, y, w, h = NOTES["short"]
    keep = Rect(x * A2.w, y * A2.h, w * A2.w, h * A2.h)
    panel = replace(front_panel(A2, "border"), keep=(keep,))
    drawn = [box(path) for path in paths(design().inside(panel, design().palette(None), "1"))]
    assert any(b.bottom < keep.y for b in drawn) and any(b.y > keep.bottom for b in drawn)


@pytest.mark.parametrize("size", [A2, LANDSCAPE, SMALL])
def test_the_back_has_a_small_mirrored_mark_low_down(size: Size) -> None:
    panel = Panel(size, "border", border=18.0)
    boxes = [box(path) for path in paths(design().back(panel, design().palette(None), "1"))]
    left, right = min(b.x for b in boxes), max(b.right for b in boxes)
    assert left + right == pytest.approx(size.w, abs=0.01)
    assert right - left < 0.3 * max(size)
    assert min(b.y for b in boxes) > 0.75 * size.h
    assert max(b.bottom for b in boxes) < 0.905 * size.h
