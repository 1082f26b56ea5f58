"""Every kind of PDF there is, from the desk: clean for strict readers, all within the margin."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from paperfolder import white_frame
from PIL import Image

from cardmaker.cli import main
from cardmaker.units import mm

#: Pages are looked at with so many pixels an inch, which blur what ends between two of them.
DPI = 40
BLUR = 1

#: What is typed, and how far from the sheet's edge it keeps: None for a print shop, whose pages
#: are cut out of larger ones.
KINDS: list[tuple[str, float | None]] = [
    ("draft gift --sample", 6.35),
    ("draft gift --to people.csv -d wreath -f a2-top", 6.35),
    ("draft gift --to people.csv --order stacks --skip 1 -f iso-a7-side -s a4 --up max", 6.35),
    ("draft gift --sample --ink dots -d ink-and-tint", 6.35),
    ("draft gift --sample --ink outline -f a2-french-top -s letter", 6.35),
    ("draft gift --sample --mono --duplex short-edge", 6.35),
    ("draft gift --sample --photo photo.png --margin 8mm", 8),
    ("draft gift --to people.csv --seed person --up 1", 6.35),
    ("draft gift --sample -f quarter-letter", 6.35),
    ("draft gift --sample -f dl-tri -s a3", 6.35),
    ("draft gift --sample -f iso-a7-z -s a4", 6.35),
    ("draft gift --sample -f a2-gate -s tabloid", 6.35),
    ("draft gift --sample -f a2-flat --duplex manual", 6.35),
    ("draft gift --sample -s trim", None),
    ("blank -n 3", 6.35),
    ("blank -s letter-notecard-2up", 6.35),
    ("blank gift --sample --guides note --cue", 6.35),
    ("blank -d scandi-tiles --duplex manual -f iso-a7-side -s a4 --up 1", 6.35),
    ("guide", 6.35),
    ("guide gift --sample --words", 6.35),
    ("guide --page --guides copperplate", 6.35),
    ("guide --measure", 6.35),
    ("calibrate", 6.35),
    ("calibrate --feed", 6.35),
    ("envelope --to people.csv -f a7-side", 0),
    ("envelope --liner -d rose-corner -f a7-side -s letter", 6.35),
]

#: What a mutool says of itself that was built without colour profiles, as Debian's is.
NO_ICC = "warning: ICC support is not available\n"
GS = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", "-dPDFSTOPONWARNING")

#: What is run every time.
FEW = ("blank -n 3", "guide --measure", "calibrate")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], list[Path]]:
    """What is typed in goes in, in a folder with a list and a photograph; the files come out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    Image.linear_gradient("L").convert("RGB").resize((900, 700)).save(tmp_path / "photo.png")

    def type_in(words: str) -> list[Path]:
        with pytest.raises(SystemExit) as left:
            main(words.split())
        said = capsys.readouterr()
        assert not left.value.code, said.err
        return [Path(line) for line in said.out.split()]

    return type_in


PEOPLE = """first,name,gift,sender,address
Ada,Ada Lovelace,the blue vase,Sam,1 High Street|Springfield IL 62701
Zoë,Zoë Quinn,the figs,Sam,2 Oak Avenue|Austin TX 78701
Jürgen,Jürgen Groß,the tea,Sam,3 Elm Road|Boston MA 02108
"""


def said(*command: object) -> str:
    """What a reader says of a file on both streams, if it is well with it."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("typed", "margin"),
    [
        pytest.param(*kind, marks=() if kind[0] in FEW else pytest.mark.slow, id=kind[0])
        for kind in KINDS
    ],
)
def test_every_kind_of_pdf_is_sound(
    typed: str,
    margin: float | None,
    desk: Callable[[str], list[Path]],
    tool: Callable[[str], str],
) -> None:
    for file in desk(typed):
        assert "No syntax or stream encoding errors" in said(tool("qpdf"), "--check", file)
        drawn = said(tool("mutool"), "draw", "-q", "-r", DPI, "-F", "ppm", "-o", os.devnull, file)
        assert not drawn.replace(NO_ICC, "")
        assert said(tool("gs"), *GS, file) == ""
        for row in said(tool("pdffonts"), file).splitlines()[2:]:
            assert row.split()[-5] == "yes", f"not embedded: {row}"
        if margin is not None:
            for page in pages(file):
                bare = min(white_frame(page, faint=250))
                assert bare >= margin * mm * DPI / 72 - BLUR, f"{bare} pixels are bare"


def pages(file: Path) -> list[Image.Image]:
    """The pages with ink on them as pictures."""
    document = pypdfium2.PdfDocument(file)
    found = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return [page for page in found if page.convert("L").getextrema()[0] < 250]
