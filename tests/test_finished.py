"""Finished files: what they tell of their printing, and their pages alone."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

import cardmaker
from cardmaker.errors import BadPdf
from cardmaker.press.finished import open_pdf, pages_alone, read_finished


def drawn(*sizes: tuple[float, float], duplex: str | None = None, rotate: int = 0) -> io.BytesIO:
    """A PDF of another maker."""
    pdf, out = pikepdf.new(), io.BytesIO()
    for number, size in enumerate(sizes):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Contents = pdf.make_stream(f"% page {number}".encode())
        if rotate:
            page.obj.Rotate = rotate
    if duplex:
        pdf.Root.ViewerPreferences = Dictionary(Duplex=Name(duplex))
    pdf.save(out)
    return out


@pytest.mark.parametrize(
    ("asked", "turned", "pages"),
    [
        ({}, "long-edge", 2),
        ({"duplex": "short-edge"}, "short-edge", 2),
        ({"format": "quarter-letter"}, "none", 1),
        ({"stock": "trim"}, "long-edge", 2),
    ],
)
def test_our_own_files_tell_how_they_are_turned(
    asked: dict[str, str], turned: str, pages: int, tmp_path: Path
) -> None:
    path = cardmaker.blank(output=tmp_path / "card.pdf", **asked).paths[0]  # type: ignore[arg-type]
    with open_pdf(path) as file:
        found = read_finished(file, path.name)
    assert (found.turned, found.pages, found.ours) == (turned, pages, True)


def test_two_files_of_a_run_know_each_other(tmp_path: Path) -> None:
    def parts(name: str, seed: int) -> list[tuple[str, str]]:
        done = cardmaker.blank(duplex="manual", seed=seed, output=tmp_path / name)
        found = []
        for path in done.paths:
            with open_pdf(path) as file:
                found.append(read_finished(file, path.name))
        assert all(one.feed for one in found)
        return [(one.part, one.run) for one in found]

    one, again, other = parts("a.pdf", 1), parts("b.pdf", 1), parts("c.pdf", 2)
    assert [part for part, _ in one] == ["fronts", "backs"]
    assert len({run for _, run in one}) == 1
    assert one == again
    assert one != other


def test_another_makers_file_tells_what_it_tells() -> None:
    found = read_finished(drawn((612, 792), (612.4, 792)), "a.pdf")
    assert found[:5] == ("a.pdf", (612, 792), 2, None, False)
    assert read_finished(drawn((612, 792), rotate=90), "a.pdf").size == (792, 612)
    assert read_finished(drawn((612, 792), duplex="/Simplex"), "a.pdf").turned == "none"


@pytest.mark.parametrize("pages", [(0, 2), (3, 1), (2,), (3, 2, 1, 0)])
def test_pages_alone_come_in_the_order_asked(pages: tuple[int, ...]) -> None:
    file = drawn(*[(612, 792)] * 4, duplex="/DuplexFlipLongEdge")
    with pages_alone(file, "a.pdf", pages) as alone:
        with pikepdf.open(alone) as pdf:
            said = [page.Contents.read_bytes() for page in pdf.pages]
        assert said == [f"% page {page}".encode() for page in pages]
        assert read_finished(alone, "a.pdf").turned == "none"


def test_pages_alone_keep_what_their_look_depends_on() -> None:
    pdf, file = pikepdf.new(), io.BytesIO()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
    for _ in range(2):
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary(Properties=Dictionary(L=layer))
        del page.obj.MediaBox
    pdf.Root.Pages.MediaBox = pikepdf.Array([0, 0, 300, 400])
    off = Dictionary(OFF=pikepdf.Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=pikepdf.Array([layer]), D=off)
    pdf.save(file)
    with pages_alone(file, "a.pdf", (1,)) as alone, pikepdf.open(alone) as found:
        page = found.pages[0]
        assert page.mediabox == [0, 0, 300, 400]
        (hidden,) = found.Root.OCProperties.D.OFF.as_list()
        assert page.Resources.Properties.L.objgen == hidden.objgen
        assert str(found.Root.ViewerPreferences.PrintScaling) == "/None"


def test_pages_alone_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = cardmaker.blank(output=tmp_path / "card.pdf", count=3).paths[0]
    with open_pdf(path) as file:
        one, other = (pages_alone(file, path.name, (0, 2)) for _ in range(2))
        assert one.read() == other.read() != b""
        assert read_finished(one, path.name).ours
        one.close(), other.close()


def locked() -> io.BytesIO:
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (io.BytesIO(b""), "no PDF"),
        (io.BytesIO(b"%PDF-1.7\nbut not really"), "no PDF"),
        (locked(), "locked by a password"),
        (drawn(), "has no pages"),
        (drawn((612, 792), (792, 612)), "page 2 is 279.4mm × 215.9mm"),
    ],
)
def test_what_cannot_be_printed_is_said(file: io.BytesIO, why: str) -> None:
    with pytest.raises(BadPdf, match=why):
        read_finished(file, "a.pdf")


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadPdf, match="there is no file"):
        open_pdf(tmp_path / "no.pdf")
    with pytest.raises(BadPdf, match="is no file"):
        open_pdf(tmp_path)
