"""Plots: the SVG, what the desk says of it, and what vpype, which drives plotters, reads in it."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pace import FEW_FORMATS, paced

import cardmaker
from cardmaker.card import opened_note
from cardmaker.cli import main
from cardmaker.errors import Misused
from cardmaker.geometry import Rect, Size
from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.paper.format import load_formats
from cardmaker.press.plot import plot_svg
from cardmaker.text.note import NoteHead
from cardmaker.units import mm
from tests.samples import FACES, HAND, line

NS = {"svg": "http://www.w3.org/2000/svg"}
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
PAGE = Size(200 * mm, 120 * mm)


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def strokes(group: ElementTree.Element) -> list[list[complex]]:
    """The pen's way in each path of a group, in mm."""
    found = []
    for path in group.findall("svg:path", NS):
        places = path.attrib["d"].removeprefix("M").split()
        found.append([complex(*map(float, place.split(","))) for place in places])
    return found


def groups(svg: bytes) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall("svg:g", NS)


def test_a_plot_is_millimetres_and_a_layer_a_line() -> None:
    lines = [
        line(HAND, text, 60, 60 + 30 * n, 20) for n, text in enumerate(("Dear Zoë,", "so & so"))
    ]
    plot = plot_svg(lines, FACES, PAGE, "a <note>")
    root = ElementTree.fromstring(plot.svg)
    assert (root.attrib["width"], root.attrib["height"]) == ("200.000mm", "120.000mm")
    assert root.attrib["viewBox"] == "0 0 200.000 120.000"
    assert root.findtext("svg:title", namespaces=NS) == "a <note>"
    layers = groups(plot.svg)
    assert [group.attrib["id"] for group in layers] == ["line-1", "line-2"]
    for number, group in enumerate(layers, 1):
        assert group.attrib[f"{INKSCAPE}groupmode"] == "layer"
        assert group.attrib[f"{INKSCAPE}label"].startswith(str(number))
        assert group.attrib["fill"] == "none" and group.attrib["stroke"].startswith("#")
    assert plot.lines == 2 and plot.strokes == sum(len(strokes(group)) for group in layers)


def test_strokes_lie_where_the_words_are_printed_in_the_order_they_are_read() -> None:
    words = line(HAND, "one two three four", 60, 60, 20)
    (group,) = groups(plot_svg([words], FACES, PAGE).svg)
    drawn = strokes(group)
    places = [z for stroke in drawn for z in stroke]
    left, right = min(z.real for z in places), max(z.real for z in places)
    assert 60 / mm - 1 < left < 60 / mm + 2
    assert abs(right - (60 + words.advance) / mm) < 2
    assert max(z.imag for z in places) < 60 / mm + 1
    middles = [sum(z.real for z in stroke) / len(stroke) for stroke in drawn]
    assert all(b > a - 3 for a, b in pairwise(middles))


def test_a_line_without_words_is_no_layer() -> None:
    nothing = line(HAND, "a", 60, 60, 20)._replace(words=())
    plot = plot_svg([nothing], FACES, PAGE)
    assert (plot.lines, plot.strokes, groups(plot.svg)) == (0, 0, [])


@pytest.mark.parametrize("name", paced(load_formats(), FEW_FORMATS))
def test_the_page_is_the_open_card_of_every_format(name: str) -> None:
    job = resolve(Choices(format=name, stock="trim"), NoteHead(), Project(), {})
    size, panel = opened_note(job.brief)
    assert Rect(0, 0, *size).holds(panel)
    assert (panel.w, panel.h) == pytest.approx(tuple(job.brief.panel))
    if name.endswith(("-tri", "-z", "-gate")):
        # The note is in the middle of three, or on the middle of the paper.
        return
    assert (size.w / panel.w, size.h / panel.h) == pytest.approx(
        (round(size.w / panel.w), round(size.h / panel.h))
    )
    assert panel.right == pytest.approx(size.w) and panel.bottom == pytest.approx(size.h)


def test_a_draft_is_plotted_where_it_is_printed(tmp_path: Path) -> None:
    done = cardmaker.draft("gift", sample=True, stock="letter", plot=tmp_path / "gift.svg")
    assert done.paths == (tmp_path / "gift.svg",)
    assert [*tmp_path.glob("**/*.pdf")] == []
    assert "lines in" in done.closing and "215.9mm × 139.7mm" in done.closing
    layers = groups(done.paths[0].read_bytes())
    assert [group.attrib["id"] for group in layers] == [
        f"line-{n}" for n in range(1, len(layers) + 1)
    ]
    for group in layers:
        for z in (z for stroke in strokes(group) for z in stroke):
            assert 215.9 / 2 < z.real < 215.9 and 0 < z.imag < 139.7


def test_a_plot_has_the_usual_name_in_a_folder(tmp_path: Path) -> None:
    done = cardmaker.draft("gift", sample=True, stock="letter", plot=tmp_path)
    assert done.paths[0].name == "gift-garden-sprigs-a2-side.svg"


def test_a_list_of_several_is_refused(tmp_path: Path) -> None:
    rows = "First,Gift\nAda,the figs\nBob,the pears\n"
    Path("people.csv").write_text(rows)
    with pytest.raises(Misused, match=r"one card, and people.csv has 2"):
        cardmaker.draft("gift", to="people.csv", values={"sender": "Sam"}, plot="x.svg")
    assert not Path("x.svg").exists()
    Path("people.csv").write_text(rows[: rows.index("Bob")])
    done = cardmaker.draft("gift", to="people.csv", values={"sender": "Sam"}, plot="x.svg")
    assert done.paths == (Path("x.svg"),)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--plot", "x.svg"), 0, "each line is a layer"),
        (("--plot", "x.svg", "--dry-run"), 0, "nothing written"),
        (("--plot", "x.pdf"), 2, "x.svg"),
        (("--plot", "x.svg", "-o", "x.pdf"), 2, "two files"),
    ],
)
def test_what_the_desk_says(
    words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["draft", "gift", "--sample", *words])
    assert (stopped.value.code, said in capsys.readouterr().err) == (code, True)
    assert Path("x.svg").exists() == (code == 0 and "--dry-run" not in words)
    assert not Path("x.pdf").exists() and not Path("output").exists()


def test_a_plot_is_the_same_bytes_each_time() -> None:
    command = [sys.executable, "-m", "cardmaker", "draft", "gift", "--sample", "-s", "letter"]
    for seed in ("1", "2"):
        environ = {**os.environ, "PYTHONHASHSEED": seed}
        plot = [*command, "--hand", "playwrite-us", "--plot", f"{seed}.svg"]
        subprocess.run(plot, env=environ, check=True, capture_output=True)
    assert Path("1.svg").read_bytes() == Path("2.svg").read_bytes()


@pytest.mark.skipif(
    importlib.util.find_spec("vpype_cli") is None, reason="vpype is missing: pip install vpype"
)
def test_vpype_finds_the_page_the_layers_and_the_lines_within_it() -> None:
    done = cardmaker.draft("gift", sample=True, stock="letter", plot="gift.svg")
    layers = groups(done.paths[0].read_bytes())
    command = [sys.executable, "-m", "vpype_cli", "read", "gift.svg", "stat"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    page = re.search(r"page size: \(([\d.]+), ([\d.]+)\)", said)
    assert page
    # vpype counts in CSS pixels, 96 an inch.
    w, h = (float(side) * 25.4 / 96 for side in page.groups())
    assert (w, h) == pytest.approx((215.9, 139.7), abs=0.01)
    assert re.findall(r"^Layer (\d+)", said, re.M) == [f"{n + 1}" for n in range(len(layers))]
    counts = [int(count) for count in re.findall(r"Path count: (\d+)", said)]
    assert counts[: len(layers)] == [len(strokes(group)) for group in layers]
    for bounds in re.findall(r"Bounds: (.*)", said):
        sides = re.findall(r"\d+\.\d+", bounds)
        left, top, right, bottom = (float(side) * 25.4 / 96 for side in sides)
        assert w / 2 < left < right < w and 0 < top < bottom < h
