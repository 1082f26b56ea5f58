"""Preflight: our own files pass, and each fault put into one is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from samples import BLACK, HAND, copies, panels, plan, sheet

from cardmaker.card import Card
from cardmaker.display import Ink, rectangle
from cardmaker.errors import BadPdf
from cardmaker.geometry import Rect
from cardmaker.press.preflight import Finding, preflight
from cardmaker.press.stream import Copy, Plan, write_pdf


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home sheet."""
    write_pdf(tmp_path / "home.pdf", plan(), copies(), HAND.clusters())
    return tmp_path / "home.pdf"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A card at its trim, with bleed and marks, in CMYK."""
    on = sheet("a2-side", "trim")
    write_pdf(tmp_path / "shop.pdf", plan(on, "shop"), copies(1), HAND.clusters())
    return tmp_path / "shop.pdf"


def faults(file: Path) -> set[str]:
    return {found.code for found in preflight(file) if found.severity != "info"}


def told(file: Path) -> dict[str, str]:
    return {found.code: found.message for found in preflight(file) if found.severity == "info"}


def spoilt(file: Path, spoil: Callable[[Pdf], object]) -> Path:
    """The file, spoilt."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(file)
    return file


def test_the_home_sheet_passes(home: Path) -> None:
    assert faults(home) == set()
    assert told(home)["colours"] == "DeviceRGB"
    assert told(home)["pages"] == "2 pages: 2 of 215.9mm × 279.4mm"
    assert "Caveat-Regular" in told(home)["fonts"]


def test_the_shop_page_passes_and_shows_its_marks(shop: Path) -> None:
    assert faults(shop) == set()
    assert told(shop)["colours"] == "DeviceCMYK"
    assert "trimmed to 215.9mm × 139.7mm" in told(shop)["pages"]
    assert "marks" in told(shop)


def test_missing_marks_are_missed(tmp_path: Path) -> None:
    on = sheet("a2-side", "trim")
    bare = on.front._replace(marks=())
    write_pdf(tmp_path / "a.pdf", plan(replace(on, front=bare, back=None), "shop"), copies(1))
    assert faults(tmp_path / "a.pdf") == {"no-marks"}


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\nbut not really"])
def test_what_is_no_pdf_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(BadPdf, match="no PDF that can be read"):
        preflight(tmp_path / "a.pdf")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPdf, match="there is no file"):
        preflight(tmp_path / "a.pdf")
    with pytest.raises(BadPdf):
        preflight(tmp_path)


def test_no_pages_are_an_error(tmp_path: Path) -> None:
    Pdf.new().save(tmp_path / "a.pdf")
    assert preflight(tmp_path / "a.pdf") == [
        Finding("no-pages", "error", None, "the file has no pages")
    ]


def lock(user: str) -> Callable[[Path], None]:
    def locked(file: Path) -> None:
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            pdf.save(file, encryption=pikepdf.Encryption(owner="o", user=user))

    return locked


@pytest.mark.parametrize("user", ["", "secret"])
def test_locks_are_found(user: str, home: Path) -> None:
    lock(user)(home)
    assert faults(home) == {"encrypted"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
        ("/AA", Dictionary()),
        ("/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array()))),
        ("/AcroForm", Dictionary(XFA=Array())),
    ],
)
def test_what_has_no_business_in_print_is_found(key: str, value: Dictionary, home: Path) -> None:
    spoilt(home, lambda pdf: pdf.Root.__setitem__(key, value))
    assert faults(home) == {"forbidden"}


def test_links_are_found(home: Path) -> None:
    action = Dictionary(S=Name.URI, URI="https://example.org")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)
    spoilt(home, lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", Array([note])))
    assert faults(home) == {"forbidden"}


def test_full_size_must_be_asked_for(home: Path) -> None:
    spoilt(home, lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"))
    assert faults(home) == {"print-scaling"}


def test_boxes_must_nest(shop: Path) -> None:
    spoilt(shop, lambda pdf: pdf.pages[1].obj.__setitem__("/TrimBox", Array([-9, 0, 300, 300])))
    found = [found for found in preflight(shop) if found.severity == "error"]
    assert [(one.code, one.page) for one in found] == [("boxes", 2)]
    assert "TrimBox" in found[0].message


def test_fonts_must_be_embedded_as_subsets(home: Path) -> None:
    def take_out(pdf: Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        one, two, three, *_ = (fonts[key] for key in sorted(fonts.keys()))
        del one.DescendantFonts[0].FontDescriptor["/FontFile2"]
        two.BaseFont = Name("/Whole")
        del three["/ToUnicode"]

    assert faults(spoilt(home, take_out)) == {
        "font-not-embedded", "font-not-subset", "no-to-unicode",
    }  # fmt: skip


def append(pdf: Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(operators)


def test_plain_helvetica_is_found(home: Path) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

    def stray(pdf: Pdf) -> None:
        pdf.pages[0].Resources.Font["/F9"] = font
        append(pdf, b"BT /F9 12 Tf 99 99 Td (x) Tj ET")

    assert faults(spoilt(home, stray)) == {"font-not-embedded"}


def test_type_3_is_found(home: Path) -> None:
    def stray(pdf: Pdf) -> None:
        pdf.pages[0].Resources.Font["/F9"] = Dictionary(Type=Name.Font, Subtype=Name.Type3)
        append(pdf, b"BT /F9 12 Tf (x) Tj ET")

    assert faults(spoilt(home, stray)) == {"type3-font"}


def test_mixed_colours_are_found(home: Path) -> None:
    assert faults(spoilt(home, lambda pdf: append(pdf, b"0 0 0 1 k 99 99 9 9 re f"))) == {
        "mixed-colours"
    }


def test_spot_colours_are_told(home: Path) -> None:
    def spot(pdf: Pdf) -> None:
        space = Array([Name.Separation, Name("/Gold"), Name.DeviceRGB, Dictionary(FunctionType=2)])
        pdf.pages[0].Resources["/ColorSpace"] = Dictionary(Spot=space)
        append(pdf, b"/Spot cs 1 scn 0 0 9 9 re f")

    assert "Separation" in told(spoilt(home, spot))["colours"]


@pytest.mark.parametrize(
    "state",
    [Dictionary(ca=0.5), Dictionary(BM=Name.Multiply), Dictionary(SMask=Dictionary())],
)
def test_transparency_is_found(state: Dictionary, home: Path) -> None:
    def glass(pdf: Pdf) -> None:
        pdf.pages[0].Resources["/ExtGState"] = Dictionary(G=state)
        append(pdf, b"/G gs")

    assert faults(spoilt(home, glass)) == {"transparency"}


@pytest.mark.parametrize(
    ("box", "paper", "words"),
    [
        ("300 7 12 12", (612, 792), "page 1: ink comes as near as 2.5mm to the edge"),
        ("300 0 12 12", (612, 792), "page 1: ink runs to the edge of the page"),
        ("300 19 12 12", (612, 792), None),
        ("300 7 12 12", (612, 800), None),
    ],
)  # fmt: skip
def test_ink_in_the_margin_of_a_known_paper_is_found(
    box: str, paper: tuple[int, int], words: str | None, home: Path
) -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].mediabox = Array([0, 0, *paper])
        append(pdf, f"0 g {box} re f".encode())

    found = [one for one in preflight(spoilt(home, spoil)) if one.code == "margin"]
    said = [f"page {one.page}: {one.message}" for one in found]
    assert len(said) == (words is not None) and "".join(said).startswith(words or "")


def test_thin_strokes_are_found_as_they_are_scaled(home: Path) -> None:
    fine = b"q .5 0 0 .5 99 99 cm .6 w 0 0 m 9 9 l S Q"
    assert faults(spoilt(home, lambda pdf: append(pdf, fine))) == set()
    fine = b"q .1 0 0 .1 99 99 cm 1 w 0 0 m 9 9 l S Q"
    assert faults(spoilt(home, lambda pdf: append(pdf, fine))) == {"thin-line"}


def test_too_much_ink_is_found(tmp_path: Path) -> None:
    on = sheet("a2-side", "trim")
    heavy = rectangle(Rect(0, 0, 50, 50), fill=Ink(1, 1, 1, 0.5), stroke=BLACK, width=1)
    base = plan(on, "shop")
    card = Card({**panels(), "front": (heavy,)}, note="right")
    write_pdf(tmp_path / "a.pdf", Plan(on, {"a": card}, base.faces, "shop", "heavy"), [Copy("a")])
    found = {one.code: one.message for one in preflight(tmp_path / "a.pdf")}
    assert "350%" in found["ink"]


def test_forms_that_hold_themselves_come_to_an_end(home: Path) -> None:
    def loop(pdf: Pdf) -> None:
        form = pdf.make_stream(b"/Me Do 1 0 0 rg", Type=Name.XObject, Subtype=Name.Form)
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        pdf.pages[0].Resources.XObject["/Loop"] = form
        append(pdf, b"/Loop Do")

    assert faults(spoilt(home, loop)) <= {"content"}


@pytest.mark.parametrize(
    ("at", "marks"), [("1 0 0 1 0 0", 0), ("1 0 0 1 -9 0", 1), ("1 0 0 1 -40 0", 2)]
)
def test_a_form_is_followed_once_and_counted_wherever_it_lies(
    at: str, marks: int, shop: Path
) -> None:
    def lay(pdf: Pdf) -> None:
        form = pdf.make_stream(
            b"0.4 w 30 50 m 30 60 l S 50 50 m 50 60 l S", Type=Name.XObject, Subtype=Name.Form
        )
        x, y = pdf.pages[0].BleedBox.as_list()[:2]
        pdf.pages[0].Resources.XObject["/Two"] = form
        shift = f"q 1 0 0 1 {float(x) - 24} {float(y)} cm "
        append(pdf, f"{shift} q {at} cm /Two Do Q q .5 0 0 .5 60 60 cm /Two Do Q Q".encode())

    before = int(told(shop)["marks"].split()[0])
    assert faults(spoilt(shop, lay)) == {"thin-line"}
    assert int(told(shop)["marks"].split()[0]) == before + marks


def test_operators_gone_wrong_are_told(home: Path) -> None:
    assert "content" in faults(spoilt(home, lambda pdf: append(pdf, b"/Nowhere Do (x) w")))


def test_a_damaged_file_is_told(home: Path) -> None:
    home.write_bytes(home.read_bytes().replace(b"startxref\n", b"startxref\n1"))
    assert "damaged" in faults(home)


def test_a_file_cut_off_is_refused(home: Path) -> None:
    home.write_bytes(home.read_bytes()[:-3000])
    with pytest.raises(BadPdf):
        preflight(home)
