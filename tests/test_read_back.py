"""What is written is read back by two readers: all letters of Europe in every hand, and others."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

import cardmaker
from cardmaker.text.direction import RTL_MARK
from cardmaker.text.face import face_names
from cardmaker.text.letters import load_letters

TABLE = load_letters()


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def by_pdfium(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[1].get_textpage()
        said: str = page.get_text_range()
        page.close()
    return folded(said)


def by_poppler(pdf: Path, tool: Callable[[str], str]) -> str:
    command = [tool("pdftotext"), "-f", "2", "-l", "2", str(pdf), "-"]
    return folded(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def card(text: str, hand: str, folder: Path) -> Path:
    done = cardmaker.draft(
        text=text, hand=hand, stock="trim", format="a7-flat", output=folder / "card.pdf"
    )
    return done.paths[0]


def capitalised(letters: str) -> str:
    """Letters as words of eight with their capitals."""
    both = "".join(letter + letter.upper() for letter in letters if len(letter.upper()) == 1)
    return " ".join(both[at : at + 8] for at in range(0, len(both), 8))


LATIN = capitalised("".join(sorted(set("".join(TABLE["Latin"].values())))))


@pytest.mark.parametrize("hand", face_names("hand"))
def test_all_letters_of_europe(hand: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    pdf = card(LATIN, hand, tmp_path)
    assert by_pdfium(pdf) == LATIN
    assert by_poppler(pdf, tool) == LATIN


def test_letters_typed_in_parts_are_the_same_letters(tmp_path: Path) -> None:
    composed, parts = tmp_path / "nfc", tmp_path / "nfd"
    one = card(LATIN, "caveat", composed).read_bytes()
    assert card(unicodedata.normalize("NFD", LATIN), "caveat", parts).read_bytes() == one


@pytest.mark.parametrize("hand", ["caveat", "la-belle-aurore", "great-vibes"])
@pytest.mark.parametrize("script", ["Cyrillic", "Greek", "Vietnamese"])
def test_other_scripts(hand: str, script: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    letters = sorted(set("".join(TABLE[script].values())))
    said = capitalised("".join(letters).replace("ΐ", "").replace("ΰ", "").replace("ς", "σ"))
    pdf = card(unicodedata.normalize("NFD", said), hand, tmp_path)
    assert by_pdfium(pdf) == said
    assert by_poppler(pdf, tool) == said


@pytest.mark.parametrize("hand", ["caveat", "playwrite-us", "amatic-sc"])
def test_symbols(hand: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    said = "Thank you♥ dear ❤️ Zoë 🎉 and 👩‍🏫 too 👍🏽 from 🇨🇦!"
    pdf = card(said, hand, tmp_path)
    assert by_pdfium(pdf) == said
    assert by_poppler(pdf, tool) == said


HEBREW = (
    "דוד ושרה היקרים,\n\nתודה רבה על 12 הספרים (ועל העוגה) ועל הערב הנפלא! נתראה ב-5.12 בשעה "
    "19:30, אמא אמרה “בואו”.\n\nבאהבה,\nנועה"
)


@pytest.mark.parametrize("hand", ["caveat", "amatic-sc"])
def test_hebrew(hand: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Exact in pdfium, but for marks without ink that tell a number's sign from a sign.

    Poppler does not turn brackets round, and puts the space after a comma before it.
    """
    pdf = card(HEBREW, hand, tmp_path)
    assert by_pdfium(pdf).replace(RTL_MARK, "") == folded(HEBREW)
    bare = str.maketrans("", "", "\u200f\u202a\u202b\u202c,.!()“”- ")
    assert by_poppler(pdf, tool).translate(bare) == folded(HEBREW).translate(bare)
