"""The writer, by what real readers make of its files."""

from __future__ import annotations

import errno
import io
import itertools
import os
import re
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from samples import FACES, HAND, HARD, copies, lines, panels, plan, sheet

import cardmaker
from cardmaker.card import Card
from cardmaker.errors import OutputFailed
from cardmaker.press.objects import Objects, PageTree
from cardmaker.press.stream import Copy, Plan, Printed, write_pdf

Tool = Callable[[str], str]

WORDS = [unicodedata.normalize("NFC", word) for text in HARD for word in text.split()]


@pytest.fixture(scope="module")
def card_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home sheet with a draft and a blank."""
    target = tmp_path_factory.mktemp("card") / "card.pdf"
    done = write_pdf(target, plan(), [Copy("draft", lines()), Copy("blank")], HAND.clusters())
    assert done == Printed(sheets=1, cards=2, pages=2)
    return target


def run(*words: object) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def folded(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def pages_of(file: Path) -> list[str]:
    """The text of each page as pdfium reads it."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_qpdf_finds_nothing_wrong(card_pdf: Path, tool: Tool) -> None:
    assert "No syntax or stream encoding errors" in run(tool("qpdf"), "--check", card_pdf)


def test_poppler_reads_every_word_back(card_pdf: Path, tool: Tool) -> None:
    front = run(tool("pdftotext"), "-l", 1, card_pdf, "-")
    inside = run(tool("pdftotext"), "-f", 2, card_pdf, "-")
    assert folded(inside) == WORDS
    assert sorted(folded(front)) == sorted(["thank", "you", "CARDMAKER", "PRESS"] * 2)


def test_pdfium_reads_every_word_back(card_pdf: Path) -> None:
    front, inside = pages_of(card_pdf)
    assert folded(inside) == WORDS
    assert sorted(folded(front)) == sorted(["thank", "you", "CARDMAKER", "PRESS"] * 2)


def test_mupdf_reads_every_word_back(card_pdf: Path, tool: Tool) -> None:
    text = run(tool("mutool"), "draw", "-q", "-F", "txt", card_pdf, 2)
    assert folded(text) == WORDS


def test_every_font_is_an_embedded_subset(card_pdf: Path, tool: Tool) -> None:
    rows = run(tool("pdffonts"), card_pdf).splitlines()[2:]
    assert len(rows) == 4
    for row in rows:
        assert re.match(r"[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes ", row)


def test_ghostscript_prints_it_without_a_word(card_pdf: Path, tool: Tool) -> None:
    assert run(tool("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", card_pdf) == ""


def test_nothing_from_elsewhere_is_in_it(card_pdf: Path) -> None:
    data = card_pdf.read_bytes()
    for alien in (b"Helvetica", b"ReportLab", b"/Trans", b"/JavaScript", b"CreationDate", b"/AA"):
        assert alien not in data
    assert b"/Producer(cardmaker)" in data
    assert all(before in b"\r\n" for before in re.findall(rb"(.)endstream", data, re.DOTALL))


def test_it_asks_for_full_size_and_the_right_turn(card_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(card_pdf) as pdf:
        wish = pdf.Root.ViewerPreferences
        assert (str(wish.PrintScaling), str(wish.Duplex)) == ("/None", "/DuplexFlipLongEdge")
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo.Title) == "A card"
    target = tmp_path / "manual.pdf"
    write_pdf(target, plan(sheet(duplex="manual")), copies())
    with pikepdf.open(target) as pdf:
        assert "/Duplex" not in pdf.Root.ViewerPreferences
        assert pdf.pdf_version == "1.6"
    write_pdf(target, plan(sheet(duplex="none")), copies())
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/Simplex"


def test_boxes_are_measured_from_below(tmp_path: Path) -> None:
    on = sheet("a2-side", "trim")
    write_pdf(tmp_path / "trim.pdf", plan(on, "shop"), copies(1))
    assert on.trim and on.bleed_box
    with pikepdf.open(tmp_path / "trim.pdf") as pdf:
        for page in pdf.pages:
            left, low, right, high = (float(edge) for edge in page.trimbox)
            assert (left, right) == pytest.approx((on.trim.x, on.trim.right), abs=0.001)
            assert (low, high) == pytest.approx(
                (on.size.h - on.trim.bottom, on.size.h - on.trim.y), abs=0.001
            )
            assert float(page.bleedbox[0]) == pytest.approx(on.bleed_box.x, abs=0.001)
            assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(on.size, abs=0.001)


@pytest.mark.parametrize("title", ["", "Zoë’s (card)\\", "a\nb", "😀 >> endobj"])
def test_any_title_comes_back(title: str, tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", plan(title=title), copies(1))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.docinfo.Title) == title


def test_what_is_the_same_is_written_once(tmp_path: Path) -> None:
    target = tmp_path / "run.pdf"
    write_pdf(target, plan(), copies(40), HAND.clusters())
    with pikepdf.open(target) as pdf:
        fronts = {str(page.Contents.objgen) for page in list(pdf.pages)[::2]}
        insides = {str(page.Contents.objgen) for page in list(pdf.pages)[1::2]}
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/BBox" in o]
        assert (len(fronts), len(insides)) == (1, 20)
        # Marks, front, back and left: both cards and all places share them.
        assert len(forms) == len(panels()) + 1


def test_each_copy_is_in_its_place(tmp_path: Path) -> None:
    target = tmp_path / "run.pdf"
    done = write_pdf(target, plan(), copies(5), HAND.clusters())
    assert done == Printed(sheets=3, cards=5, pages=6)
    found = [re.findall(r"card number (\d+)", text) for text in pages_of(target)]
    assert found == [[], ["0", "1"], [], ["2", "3"], [], ["4"]]


def test_no_copies_are_no_pages(tmp_path: Path) -> None:
    assert write_pdf(tmp_path / "none.pdf", plan(), []) == Printed(0, 0, 0)
    with pikepdf.open(tmp_path / "none.pdf") as pdf:
        assert len(pdf.pages) == 0


def test_codes_depend_on_the_vocabulary_and_not_on_the_order(tmp_path: Path) -> None:
    there, back = copies(6), copies(6)[::-1]
    write_pdf(tmp_path / "there.pdf", plan(), there, HAND.clusters())
    write_pdf(tmp_path / "back.pdf", plan(), back, HAND.clusters())
    fonts = []
    for name in ("there.pdf", "back.pdf"):
        with pikepdf.open(tmp_path / name) as pdf:
            font = pdf.pages[1].Resources.Font
            fonts.append({key: bytes(font[key].ToUnicode.read_bytes()) for key in font.keys()})
    assert fonts[0] == fonts[1]


def test_a_vocabulary_left_out_is_found_on_the_way(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    write_pdf(target, plan(), copies(2))
    assert folded(pages_of(target)[1])[: len(WORDS)] == WORDS


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from samples import HAND, copies, plan
from cardmaker.press.stream import write_pdf
write_pdf(Path(sys.argv[1]), plan(), copies(9), HAND.clusters())
"""


def test_the_same_card_is_the_same_bytes_anywhere(tmp_path: Path) -> None:
    root = Path(cardmaker.__file__).parent.parent
    files = []
    for number, (seed, zone, tongue) in enumerate(
        [("0", "UTC", "C"), ("42", "Asia/Kathmandu", "de_DE.UTF-8")]
    ):
        target = tmp_path / f"{number}.pdf"
        world = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": tongue, "PYTHONPATH": str(root)}
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(target), str(Path(__file__).parent)],
            env={**os.environ, **world},
            check=True,
        )
        files.append(target.read_bytes())
    assert files[0] == files[1]


def identity(file: Path) -> bytes:
    found = re.search(rb"/ID\[<([0-9A-F]{32})><\1>\]", file.read_bytes())
    assert found
    return found[1]


def test_the_identity_is_of_the_content(tmp_path: Path) -> None:
    for name, count in (("a", 4), ("b", 4), ("c", 5)):
        write_pdf(tmp_path / name, plan(), copies(count), HAND.clusters())
    a, b, c = (identity(tmp_path / name) for name in "abc")
    assert a == b != c


class Broken(Exception):
    pass


@pytest.mark.parametrize("fault", [Broken, KeyboardInterrupt, OSError, SystemExit])
def test_a_fault_midway_leaves_all_as_it_was(fault: type[BaseException], tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"
    target.write_bytes(b"what was there")

    def failing() -> Iterator[Copy]:
        yield from copies(40)
        assert len(list(tmp_path.glob(".cardmaker-*"))) == 1
        raise fault

    with pytest.raises(fault):
        write_pdf(target, plan(), failing())
    assert target.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match=r"card\.pdf cannot be written: No space left"):
        write_pdf(tmp_path / "card.pdf", plan(), copies())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="cannot be written"):
        write_pdf(tmp_path / "nowhere" / "card.pdf", plan(), copies())
    with pytest.raises(OutputFailed, match="no ordinary file"):
        write_pdf(tmp_path, plan(), copies())


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
def test_the_file_has_the_rights_any_new_file_gets(tmp_path: Path) -> None:
    write_pdf(tmp_path / "card.pdf", plan(), copies())
    (tmp_path / "other").write_text("x")
    rights = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("card.pdf", "other")]
    assert rights[0] == rights[1]


@pytest.mark.parametrize("count", [1, 64, 65, 4096, 4097, 9000])
def test_the_tree_counts_its_pages(count: int) -> None:
    out = io.BytesIO()
    objects = Objects(out, "1.7")  # type: ignore[arg-type]
    root, info = objects.reserve(), objects.put(b"<<>>")
    tree = PageTree(objects)
    for number in range(count):
        tree.add(b"/Resources<<>>/MediaBox[0 0 %d 10]" % (number + 1))
    objects.put(b"<</Type/Catalog/Pages %d 0 R>>" % tree.close(), root)
    objects.close(root, info)
    with pikepdf.open(out) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == count == pdf.Root.Pages.Count
        assert [int(page.MediaBox[2]) for page in pdf.pages] == list(range(1, count + 1))
        assert max(kids(pdf.Root.Pages)) <= PageTree.FANOUT
    document = pypdfium2.PdfDocument(out.getvalue())
    assert len(document) == count
    document.close()


def kids(node: Any) -> Iterator[int]:
    """How many kids each node of a page tree has."""
    if "/Kids" in node:
        yield len(node.Kids)
        assert sum(int(kid.get("/Count", 1)) for kid in node.Kids) == node.Count
        for kid in itertools.islice(node.Kids, 3):
            yield from kids(kid)


def test_unused_faces_stay_out(tmp_path: Path) -> None:
    card = Card({"left": panels()["left"]}, note="right")
    bare = Plan(sheet(), {"a": card}, FACES, "home", "bare")
    write_pdf(tmp_path / "bare.pdf", bare, [Copy("a")])
    assert b"/FontFile2" not in (tmp_path / "bare.pdf").read_bytes()


MEMORY = """
import sys, itertools, resource
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from samples import HAND, copies, plan
from cardmaker.press.stream import write_pdf
pool = copies(400)
def peak(count):
    run = itertools.islice(itertools.cycle(pool), count)
    write_pdf(Path(sys.argv[1]), plan(), run, HAND.clusters())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
first = peak(2000)
print(peak(20000) - first)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory as Linux counts it, in kB")
def test_memory_does_not_grow_with_the_run(tmp_path: Path) -> None:
    root = Path(cardmaker.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(tmp_path / "run.pdf"), str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 3000
