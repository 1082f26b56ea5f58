"""A hand that varies, read from the PDF: exact words, no two letters alike, inside its box."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from cardmaker import draft
from cardmaker.card import note_box
from cardmaker.display import Glyphs
from cardmaker.geometry import Rect
from cardmaker.job.choices import Choices
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.run import pen as run_pen
from cardmaker.run.pen import Pen, pen_for
from cardmaker.text.bend import bent
from cardmaker.text.face import Face, face_names
from cardmaker.text.fit import largest_size, measure
from cardmaker.text.note import NoteHead
from cardmaker.text.parts import read_parts
from cardmaker.text.shape import Lexicon
from cardmaker.text.stick import set_note

TEXT = """Dear Zoë and Mrs. Gonzalez,

Thank you so much for taking the time to visit our class last week. The children still talk about
the little telescope, the fluffy owl & its straße; nobody has stopped drawing the rings of Saturn
since. We all hope to see you in Ελλάδα!

With warm wishes,
Class 4b"""

WORDS = unicodedata.normalize("NFC", TEXT).split()
NOTE = "Dear {{ first }},\n\n{{ gift }}!"
MODES = ("few", "many")


def written(folder: Path, hand: str, mode: str, vary: float = 1.0) -> Path:
    """A trim-size draft of TEXT in that hand."""
    target = folder / f"{hand}-{mode}.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_pen, "FEW", 20 if mode == "few" else -1)
        draft(text=TEXT, hand=hand, stock="trim", output=target, vary=vary)
    return target


#: All hands; those beyond the one that is printed most and one that joins take their time.
HANDS = [
    name if name in ("caveat", "playwrite-us") else pytest.param(name, marks=pytest.mark.slow)
    for name in face_names("hand")
]


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The drafts, each written once."""
    folder = tmp_path_factory.mktemp("varied")
    made: dict[tuple[str, str], Path] = {}

    def make(hand: str, mode: str) -> Path:
        if (hand, mode) not in made:
            made[hand, mode] = written(folder, hand, mode)
        return made[hand, mode]

    return make


def letters(file: Path) -> Iterator[tuple[str, bytes]]:
    """Every letter of the note as the file has it: its text and its outline."""
    with pikepdf.open(file) as pdf:
        page = pdf.pages[1]
        fonts = {name: _glyphs(font) for name, font in page.Resources.Font.items()}
        glyphs: dict[int, tuple[str, bytes]] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "Tf":
                    glyphs = fonts[str(operands[0])]
                case "TJ":
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            data = bytes(part)
                            for at in range(0, len(data), 2):
                                yield glyphs[int.from_bytes(data[at : at + 2], "big")]


def _glyphs(font: pikepdf.Object) -> dict[int, tuple[str, bytes]]:
    program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    rows = re.findall(
        r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes().decode(), re.M
    )
    names = program.getGlyphOrder()
    return {
        int(code, 16): (
            bytes.fromhex(text).decode("utf-16-be"),
            program["glyf"][names[int(code, 16)]].compile(program["glyf"], recalcBBoxes=False),
        )
        for code, text in rows
    }


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("hand", HANDS)
def test_two_readers_read_every_word_back(
    hand: str,
    mode: str,
    varied: Callable[[str, str], Path],
    tool: Callable[[str], str],
) -> None:
    file = varied(hand, mode)
    poppler = subprocess.run(
        [tool("pdftotext"), "-f", "2", str(file), "-"], capture_output=True, check=True
    )
    assert unicodedata.normalize("NFC", poppler.stdout.decode()).split() == WORDS
    document = pypdfium2.PdfDocument(file)
    text = document[1].get_textpage().get_text_range()
    document.close()
    assert unicodedata.normalize("NFC", text).split() == WORDS


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("hand", HANDS)
def test_no_letter_is_drawn_as_the_last_time(
    hand: str, mode: str, varied: Callable[[str, str], Path]
) -> None:
    found: dict[str, list[bytes]] = {}
    for text, outline in letters(varied(hand, mode)):
        if text.strip():
            found.setdefault(text, []).append(outline)
    assert sum(map(len, found.values())) > 200
    alike = [t for t, drawn in found.items() if any(a == b for a, b in pairwise(drawn))]
    assert alike == []


@pytest.mark.parametrize("hand", ["caveat", "playwrite-us"])
def test_a_varied_note_is_not_much_larger(hand: str, tmp_path: Path) -> None:
    plain, varied = (
        written(tmp_path / str(vary), hand, "few", vary=vary).stat().st_size for vary in (0, 1)
    )
    assert 0 < varied - plain < 60_000


def test_a_varied_font_bears_no_name_that_may_be_reserved(
    varied: Callable[[str, str], Path], tool: Callable[[str], str]
) -> None:
    listed = subprocess.run(
        [tool("pdffonts"), "-f", "2", str(varied("caveat", "few"))], capture_output=True, check=True
    ).stdout.decode()
    names = re.findall(r"^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +yes yes yes", listed, re.M)
    # The hand and the one that lends it Greek; the front's lettering is as its maker drew it.
    assert sorted(names) == ["CardHand", "CardHand", "JosefinSans-Light", "MonteCarlo-Regular"]


@pytest.mark.parametrize("mode", MODES)
def test_same_seed_same_bytes_on_any_day(mode: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    count = 3 if mode == "few" else run_pen.FEW + 3
    rows = [f"Ada{chr(97 + at)},the {'blue' if at % 2 else 'quaint'} vase" for at in range(count)]
    people.write_text("\n".join(["first,gift", *rows]), encoding="utf-8")
    made = set()
    for hashes in ("1", "2"):
        target = tmp_path / f"{hashes}.pdf"
        command = [
            sys.executable, "-m", "cardmaker", "draft", "--text", NOTE,
            "--to", str(people), "-o", str(target), "-q", "-s", "letter",
        ]  # fmt: skip
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": hashes})
        made.add(target.read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize("vary", [1.0, 2.0])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("hand", HANDS)
def test_letters_stay_in_the_box_of_the_note(hand: str, mode: str, vary: float) -> None:
    head = NoteHead()
    job = resolve(Choices(hand=hand, stock="letter", vary=vary), head, Project(), {})
    lexicon = Lexicon(job.chain)
    wording = measure(read_parts(TEXT), lexicon)
    block = set_note(wording, job.room, largest_size(wording, job.room), job.pen)
    pen: Pen = pen_for(1 if mode == "few" else 99, lexicon, vary, 1)
    for number in range(4):
        box = note_box(job.brief)
        ink = ink_of(pen.write(block.lines, number, {}), lexicon)
        # A fifth of a millimetre: a form has no hard end, and a single word no space to give.
        assert box.x - 0.5 <= ink.x and ink.right <= box.right + 0.5
        assert box.y - 0.5 <= ink.y and ink.bottom <= box.bottom + 0.5


def ink_of(lines: tuple[Glyphs, ...], lexicon: Lexicon) -> Rect:
    """The box of all ink of some lines, in points."""
    points: list[complex] = []
    for line in lines:
        pen = line.x / line.size
        for word, (shift, rise) in zip(line.words, line.sway, strict=True):
            pen += shift
            face: Face = lexicon.faces[word.face]
            em, here = word.scale / face.upem, pen
            for cluster, kern in zip(word.clusters, word.kerns, strict=True):
                points += [
                    complex(here + x * em, line.y / line.size - rise - y * em) * line.size
                    for contour in bent(face, cluster)
                    for x, y, on in contour
                    if on
                ]
                here += (cluster.width + kern) * em
            pen += word.advance + line.space.advance
    xs, ys = [p.real for p in points], [p.imag for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
