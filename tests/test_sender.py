"""What a sender adds: a logo, a code that telephones read, small print, and an autograph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from pace import paced
from PIL import Image, ImageDraw

import cardmaker
from cardmaker.display import Ink
from cardmaker.errors import BadDesign, BadNote, BadPhoto, CardmakerError, Misused, Overset
from cardmaker.job.project import read_project
from cardmaker.press.autograph import inked, read_autograph
from cardmaker.press.preflight import preflight
from cardmaker.press.qr import LEAST_MODULE, QUIET, Code

URL = "https://example.org/thanks?from=card"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 50">{}</svg>'
BLACK = Ink(0, 0, 0, 1)


@pytest.fixture
def signature(tmp_path: Path) -> Path:
    """A stroke and a ring on paper that lies in the shadow of a hand."""
    picture = Image.linear_gradient("L").resize((900, 400)).point(lambda level: 170 + level // 4)
    pen = ImageDraw.Draw(picture)
    pen.line([(100, 300), (300, 100), (500, 300), (800, 200)], 40, 12)
    pen.ellipse((350, 120, 450, 220), outline=40, width=12)
    path = tmp_path / "signature.png"
    picture.save(path)
    return path


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format('<rect x="5" y="5" width="80" height="40" fill="#c00000"/>'))
    return path


def pages(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def seen(path: Path, dpi: int = 200) -> Image.Image:
    """The first page."""
    with pypdfium2.PdfDocument(path) as document:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil()
        return picture.convert("RGB")


CARDS = (
    {"stock": "trim", "format": "a6-side"},
    {"stock": "letter", "design": "deco", "mono": True},
    {"stock": "trim", "format": "a6-top", "design": "arch"},
    {"stock": "a4", "format": "iso-a7-side"},
    {"stock": "letter", "format": "quarter-letter", "design": "citrus-grove"},
)


@pytest.mark.parametrize("how", paced(CARDS, CARDS[:2]), ids=str)
def test_a_telephone_reads_the_code_off_the_page(tmp_path: Path, how: dict[str, object]) -> None:
    done = cardmaker.blank(qr=URL, output=tmp_path / "card.pdf", **how)
    found = zxingcpp.read_barcodes(seen(done.paths[0]))
    assert {code.text for code in found} == {URL}


def test_a_code_has_its_quiet_zone_and_modules_that_print() -> None:
    code = Code("https://example.org")
    path = code.drawn(code.size.w, BLACK)
    places = [z for contour in path.contours for z in contour]
    module = code.size.w / (25 + 2 * QUIET)
    assert min(z.real for z in places) == pytest.approx(QUIET * module)
    assert max(z.imag for z in places) == pytest.approx(code.size.h - QUIET * module)
    assert all(Code("x" * n).least <= Code("x" * n).size.w for n in (1, 300, 2000))
    assert module >= LEAST_MODULE


@pytest.mark.slow
def test_words_that_are_no_address_are_remarked_on(tmp_path: Path) -> None:
    plain = cardmaker.blank(qr="example.org", output=tmp_path / "a.pdf", stock="letter")
    address = cardmaker.blank(qr="mailto:a@example.org", output=tmp_path / "b.pdf", stock="letter")
    assert any("https://" in remark for remark in plain.remarks)
    assert not any("https://" in remark for remark in address.remarks)


def test_a_logo_takes_the_place_of_the_mark_and_all_else_stands_above_it(
    tmp_path: Path, logo: Path
) -> None:
    said = {"back_text": "charity 1234567 | example.org", "stock": "trim", "format": "a6-side"}
    with_mark = cardmaker.blank(output=tmp_path / "a.pdf", **said).paths[0]
    with_logo = cardmaker.blank(output=tmp_path / "b.pdf", logo=logo, **said).paths[0]
    assert "GARDEN SPRIGS" in next(pages(with_mark))
    front = next(pages(with_logo))
    assert "charity 1234567" in front and "example.org" in front
    assert "GARDEN SPRIGS" not in front
    left = seen(with_logo).crop((0, 0, 900, 1240))
    reds = [colour for _, colour in left.getcolors(1 << 20) or () if colour[0] - colour[1] > 120]  # type: ignore[index,operator]
    assert reds


@pytest.mark.slow
def test_a_picture_for_a_logo_is_clear_where_it_is_transparent(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (800, 400))
    ImageDraw.Draw(picture).ellipse((250, 50, 550, 350), (0, 0, 160, 255))
    path = tmp_path / "logo.png"
    picture.save(path)
    done = cardmaker.blank(logo=path, design="arch", stock="trim", output=tmp_path / "a.pdf")
    assert not [finding for finding in preflight(done.paths[0]) if finding.severity == "error"]
    with pikepdf.open(done.paths[0]) as pdf:
        (image,) = [o for o in pdf.objects if _is_image(o)]
        data = Image.open(io.BytesIO(image.read_raw_bytes()))
        assert data.mode == "CMYK" and "/SMask" not in image
        assert data.getpixel((2, 2)) != (0, 0, 0, 0), "the card's ground, not bare paper"


def _is_image(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def test_a_logo_of_few_dots_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "icon.png"
    Image.new("RGB", (32, 32), "navy").save(path)
    with pytest.raises(BadPhoto, match="dots an inch on this card"):
        cardmaker.blank(logo=path, stock="letter", output=tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("said", "fault", "says"),
    [
        ({"qr": "x" * 3000}, Misused, "more than a QR code holds"),
        ({"qr": " "}, Misused, "--qr is empty"),
        ({"qr": "x" * 1500, "format": "iso-a7-side", "stock": "trim"}, Overset, "than there is"),
        ({"back_text": "|"}, Misused, "--back-text is empty"),
        ({"back_text": "a|b|c|d|e"}, Misused, "5 lines"),
        ({"back_text": "word " * 60}, Overset, "wider than"),
        ({"qr": URL, "format": "a6-flat"}, Misused, "flat card"),
        ({"logo": Path("nowhere.png")}, BadPhoto, "cannot be read"),
        ({"logo": Path("nowhere.svg")}, BadDesign, "cannot be read"),
        ({"autograph": Path("nowhere.jpg")}, BadPhoto, "cannot be read"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_will_not_do_is_refused(
    tmp_path: Path, said: dict[str, object], fault: type[CardmakerError], says: str
) -> None:
    with pytest.raises(fault, match=says):
        cardmaker.blank(output=tmp_path / "a.pdf", **{"stock": "letter", **said})
    assert not (tmp_path / "a.pdf").exists()


def test_a_signature_is_traced_without_its_paper(signature: Path) -> None:
    drawing = read_autograph(signature)
    (shape,) = drawing.shapes
    assert shape.fill and shape.evenodd
    assert len(shape.contours) == 3, "one shape, and the ring in two halves of paper"
    assert 690 / 210 < drawing.view.w / drawing.view.h < 720 / 190
    drawn = inked(drawing, BLACK, 0.4, 500)
    assert drawn.box.h == 200 and {path.fill for path in drawn.items} == {BLACK}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (Image.new("L", (500, 200), 255), "no ink"),
        (Image.effect_noise((500, 200), 20), "no ink|too rough|more ink"),
        (Image.radial_gradient("L").resize((40, 40)), "dots high|no ink|more ink"),
    ],
    ids=["bare", "noise", "tiny"],
)
def test_what_is_no_signature_is_refused(tmp_path: Path, picture: Image.Image, says: str) -> None:
    picture.save(tmp_path / "a.png")
    with pytest.raises(BadPhoto, match=says):
        read_autograph(tmp_path / "a.png")


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0ends"])
def test_broken_files_end_in_one_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    for said in ({"logo": path}, {"autograph": path}):
        with pytest.raises(BadPhoto):
            cardmaker.blank(output=tmp_path / "a.pdf", stock="letter", **said)


def test_an_autograph_takes_the_place_of_the_name_and_the_name_is_still_read(
    tmp_path: Path, signature: Path
) -> None:
    plain, signed = (
        cardmaker.draft("gift", sample=True, stock="trim", output=tmp_path / name, **how).paths[0]
        for name, how in (("a.pdf", {}), ("b.pdf", {"autograph": signature}))
    )
    assert [text.split() for text in pages(plain)] == [text.split() for text in pages(signed)]
    assert plain.read_bytes() != signed.read_bytes()
    assert not [finding for finding in preflight(signed) if finding.severity == "error"]


@pytest.mark.slow
def test_an_autograph_is_drawn_once_for_a_list(tmp_path: Path, signature: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("first\n" + "".join(f"Ada{n}\n" for n in range(30)))
    note = "Dear {{ first }},\n\nThank you for the lamp.\n\nYours,\nSam Lee"
    said = {"text": note, "to": people, "stock": "trim"}
    plain = cardmaker.draft(output=tmp_path / "a.pdf", **said).paths[0]
    signed = cardmaker.draft(output=tmp_path / "b.pdf", autograph=signature, **said).paths[0]
    assert sum("Sam Lee" in " ".join(text.split()) for text in pages(signed)) == 30
    assert signed.stat().st_size - plain.stat().st_size < 30_000


@pytest.mark.slow
def test_an_autograph_needs_a_name(tmp_path: Path, signature: Path) -> None:
    said = {"text": "Thank you for all your help with the garden.", "autograph": signature}
    with pytest.raises(BadNote, match="no name"):
        cardmaker.draft(output=tmp_path / "a.pdf", stock="letter", **said)
    guides = cardmaker.draft(output=tmp_path / "a.pdf", stock="letter", ink="guides", **said)
    assert guides.paths[0].exists(), "where a person writes, they sign"


def test_a_project_keeps_what_its_sender_adds(tmp_path: Path) -> None:
    (tmp_path / "cardmaker.toml").write_text('logo = "us.svg"\nback-text = "example.org"\n')
    kept = read_project(tmp_path / "cardmaker.toml")
    assert (kept.logo, kept.back_text) == (tmp_path / "us.svg", "example.org")


@pytest.mark.slow
def test_the_back_is_the_same_for_the_same_choices(tmp_path: Path, logo: Path) -> None:
    said = {"logo": logo, "qr": URL, "back_text": "example.org", "stock": "trim"}
    one, two = (
        cardmaker.blank(output=tmp_path / f"{name}.pdf", **said).paths[0].read_bytes()
        for name in "ab"
    )
    assert one == two
