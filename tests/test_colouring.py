"""Cards to colour in: grey operators alone, closed shapes with an even line, nothing that clots."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pace import FEW_DESIGNS, paced

import cardmaker
from cardmaker.art.colouring import BLACK, FINE, OUTLINE, colouring, pen_palette
from cardmaker.art.palette import load_palettes
from cardmaker.art.panel import Panel
from cardmaker.design import find_designs, load_design
from cardmaker.display import PAPER, Glyphs, Gradient, Group, Image, Ink, Item, rectangle
from cardmaker.display import Path as Shape
from cardmaker.geometry import Rect, Size
from cardmaker.press.preflight import preflight
from cardmaker.shelf import shelf

GREEN = Ink(0.4, 0.1, 0.5, 0.1)
DESIGNS = sorted(find_designs([shelf("designs")]))
PALETTES = load_palettes(shelf("designs") / "palettes.toml")

#: What sets a colour that is not grey (ISO 32000-1, table 74), or paints without naming one.
COLOURED = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri", "BI"}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def drawn(*items: Item) -> tuple[Item, ...]:
    return colouring(items, lambda line: (line,))


def shapes(items: tuple[Item, ...]) -> Iterator[Shape]:
    for item in items:
        if isinstance(item, Group):
            yield from shapes(item.items)
        elif isinstance(item, Shape):
            yield item


def operators(pdf: Path) -> set[str]:
    """Every operator of a file's pages and forms."""
    found: set[str] = set()
    with pikepdf.open(pdf) as file:
        streams = [
            one for one in file.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"
        ]  # fmt: skip
        for content in (*file.pages, *streams):
            found |= {str(row.operator) for row in pikepdf.parse_content_stream(content)}
    return found


@pytest.mark.parametrize(
    ("stock", "fmt", "ink"),
    [("letter", "a2-side", "full"), ("a4", "iso-a6-top", "trace"), ("trim", "a7-side", "outline")],
)
def test_no_operator_names_a_colour(stock: str, fmt: str, ink: str) -> None:
    done = cardmaker.draft(
        "gift", sample=True, mono=True, stock=stock, format=fmt, ink=ink,
        ink_color="sepia", palette="winter_berry", leave={"gift": None},
    )  # fmt: skip
    found = operators(done.paths[0])
    assert not found & COLOURED and {"g", "G"} <= found
    assert all(finding.severity == "info" for finding in preflight(done.paths[0]))
    coloured = cardmaker.draft("gift", sample=True, stock=stock, format=fmt, output="colour.pdf")
    assert operators(coloured.paths[0]) & COLOURED


def test_a_blank_card_can_be_coloured_too() -> None:
    done = cardmaker.blank(mono=True, stock="letter")
    assert done.paths[0].name == "blank-garden-sprigs-a2-side-mono.pdf"
    assert not operators(done.paths[0]) & COLOURED


def test_all_palettes_are_one_where_there_is_one_ink() -> None:
    made = [
        cardmaker.draft("gift", sample=True, mono=True, palette=name, output=f"{name}.pdf").paths[0]
        for name in ("sage_blush", "botanical_ink", "autumn")
    ]
    assert len({path.read_bytes() for path in made}) == 1


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("design", paced(DESIGNS, FEW_DESIGNS[:2]))
def test_a_front_in_outline_has_closed_shapes_that_hide_what_is_behind(
    design: str, name: str
) -> None:
    panel = Panel(Size(306, 396), "border", 18, keep=(Rect(60, 150, 186, 90),))
    front = load_design(design, [shelf("designs")]).front(panel, PALETTES[name], "1")
    ready = load_design(design, [shelf("designs")]).front(panel, pen_palette(PALETTES[name]), "1")
    for items in (front, ready):
        outline = [*shapes(drawn(*items))]
        # What has a body stays, be it a hundred leaves or a frame and a divider.
        assert len(outline) > min(50, len(front) // 10)
        for path in outline:
            # A compositor's rules stay lines; all else can be filled in.
            assert (path.closed or path.fill is None) and not path.dash
            assert path.fill in (None, PAPER, BLACK) and path.stroke == BLACK
            assert path.fill == BLACK or FINE <= path.width <= OUTLINE


def test_a_leaf_is_outlined_and_its_veins_and_specks_go() -> None:
    leaf = rectangle(Rect(0, 0, 30, 20), fill=GREEN)
    washed = Shape(leaf.contours, Gradient(GREEN, PAPER, 0j, 30 + 0j), GREEN, 0.25)
    vein = Shape(((0j, 0j, 30 + 0j, 30 + 0j),), None, GREEN, 0.25, closed=False)
    speck = rectangle(Rect(5, 5, 0.8, 0.8), fill=GREEN)
    shadow = rectangle(Rect(0, 0, 40, 40), fill=Ink(0.05, 0, 0.05, 0))
    frame = rectangle(Rect(0, 0, 99, 99), stroke=GREEN, width=0.6)
    for one in (leaf, washed):
        assert drawn(one) == (Shape(leaf.contours, PAPER, BLACK, OUTLINE),)
    assert drawn(vein, speck, shadow, Image(b"", Rect(0, 0, 9, 9))) == ()
    (line,) = drawn(frame)
    assert isinstance(line, Shape)
    assert (line.fill, line.stroke, line.width) == (None, BLACK, OUTLINE)
    assert drawn(Group((washed, vein), clip=Rect(0, 0, 9, 9))) == (
        Group(drawn(washed), clip=Rect(0, 0, 9, 9)),
    )


def test_a_stem_stays_a_line() -> None:
    stem = rectangle(Rect(0, 0, 0.5, 60), fill=GREEN)
    (line,) = drawn(stem)
    assert isinstance(line, Shape) and line.fill == line.stroke == BLACK
    # Its own breadth, its line to either side of it, and no more.
    assert line.width + 0.5 == pytest.approx(OUTLINE, abs=0.06)


def test_large_letters_are_outlined_and_small_type_is_black() -> None:
    from samples import CAPITALS, SCRIPT
    from samples import line as set_line

    large, small = set_line(SCRIPT, "thank you", 60, 150, 40), set_line(CAPITALS, "HERE", 9, 9, 8)
    seen: list[Glyphs] = []

    def lettering(line: Glyphs) -> tuple[Item, ...]:
        seen.append(line)
        return ()

    assert colouring((large, small), lettering) == (small._replace(ink=BLACK),)
    assert seen == [large]


def test_the_words_on_the_front_are_read_once(tool: Callable[[str], str]) -> None:
    (path,) = cardmaker.draft("gift", sample=True, mono=True, fill=False, stock="letter").paths
    read = subprocess.run(
        [tool("pdftotext"), "-raw", "-l", "1", path, "-"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert sorted(read.stdout.lower().split()) == sorted(
        "garden sprigs thank you with love".split()
    )
