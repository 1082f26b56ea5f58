"""Envelopes and liners: real pages, read back and looked at."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pace import paced

import cardmaker
from cardmaker.design import find_designs
from cardmaker.display import Group, Ink, rule
from cardmaker.errors import BadAddress, DoesNotFit, Faults, Misused, UnknownName
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.job.choices import Choices, Words
from cardmaker.job.envelope import Wish, envelope
from cardmaker.job.liner import Cut, liner
from cardmaker.job.printing import Wishes, planned
from cardmaker.job.project import Project
from cardmaker.job.sender import sender_of
from cardmaker.paper.envelope import find_envelope, load_envelopes
from cardmaker.paper.liner import flap_names, liner_of
from cardmaker.press.envelope_sheet import face_of
from cardmaker.press.finished import open_pdf, read_finished
from cardmaker.press.preflight import preflight
from cardmaker.press.repeated import repeated
from cardmaker.press.sheet import behind
from cardmaker.shelf import shelf
from cardmaker.spool import Queue
from cardmaker.units import inch, mm

LIST = """\
First,Last,Address,Town,State,Zip,Country
Ada,Byron,12 Long Street Name Apartment 3,Springfield,Illinois,62704,
Jürgen,Müller,Hauptstr. 1,Köln,,50667,Deutschland
Zoé,Blanc,1 rue du Port,Lyon,,69002,France
"""
SENDER = "Sam Lee|1 Elm St|Salem, MA 01970"
CHOICES = Choices(format="a2-side")
US = Wish(from_country="US", return_address=SENDER)


@pytest.fixture
def people(tmp_path: Path) -> Words:
    path = tmp_path / "people.csv"
    path.write_text(LIST, "utf-8")
    return Words(people=path)


def pages_of(path: Path) -> list[list[str]]:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return [
        [line.strip() for line in page.splitlines() if line.strip()]
        for page in text.stdout.decode("utf-8").split("\f")[:-1]
    ]


def ink_of(path: Path, page: int = 0) -> Rect:
    """The box of what is printed on a page, in points, to a third of one."""
    document = pypdfium2.PdfDocument(path)
    picture = document[page].render(scale=3, grayscale=True).to_pil()
    document.close()
    left, top, right, low = picture.point(lambda level: 255 * (level < 200)).getbbox()
    return Rect(left / 3, top / 3, (right - left) / 3, (low - top) / 3)


@pytest.mark.parametrize("name", load_envelopes())
@pytest.mark.parametrize("foot", [0.0, 80.0])
def test_the_address_stands_where_machines_read_it(name: str, foot: float) -> None:
    size = find_envelope(name).lying
    face = face_of(size, foot)
    read = Rect(inch / 2, size.h - 2.75 * inch, size.w - inch, 2.125 * inch)
    assert read.holds(face.address)
    assert not face.address.overlaps(face.clear)
    assert face.address.y > foot and face.address.h > 20 * mm
    assert face.clear.size == pytest.approx((4.75 * inch, 0.625 * inch))
    assert Rect(0, 0, *size).holds(face.sender) and Rect(0, 0, *size).holds(face.flap)


@pytest.mark.parametrize("how", ["hand", "plain"])
@pytest.mark.parametrize("name", paced(["a2", "a1", "c6", "dl", "a10", "c5"], ["a2", "a1"]))
def test_envelopes_read_back_in_the_cards_order(
    name: str, how: str, people: Words, tmp_path: Path
) -> None:
    wish = US._replace(envelope=name, how=how)
    done = envelope(people, CHOICES, wish, output=tmp_path / "e.pdf")
    ada, jürgen, zoé = pages_of(done.paths[0])
    sender = SENDER.split("|")
    place = "SPRINGFIELD" if how == "plain" else "Springfield"
    assert ada == [*sender, "Ada Byron", "12 Long Street Name Apartment 3", f"{place}, IL 62704"]
    home = [*sender, "UNITED STATES"]
    assert jürgen == [*home, "Jürgen Müller", "Hauptstr. 1", "50667 KÖLN", "GERMANY"]
    assert zoé[4:] == ["Zoé Blanc", "1 rue du Port", "69002 LYON", "FRANCE"]
    assert not [one for one in preflight(done.paths[0]) if one.severity != "info"]
    with pikepdf.open(done.paths[0]) as pdf:
        lying = find_envelope(name).lying
        for page in pdf.pages:
            assert [float(x) for x in page.mediabox[2:]] == pytest.approx(lying, abs=0.01)
    for page in range(3):
        assert ink_of(done.paths[0], page).bottom < lying.h - 0.625 * inch, "the bar code's room"


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))]
)
def test_the_page_is_turned_as_the_printer_feeds_it(
    turn: int, corner: tuple[int, int], people: Words, tmp_path: Path
) -> None:
    """With nothing but a sender, the ink stands in the corner that was top left."""
    wish = Wish(how="guides", return_address=SENDER, turn=turn)  # type: ignore[arg-type]
    done = envelope(Words(), CHOICES, wish, output=tmp_path / "e.pdf")
    with pikepdf.open(done.paths[0]) as pdf:
        w, h = (float(x) for x in pdf.pages[0].mediabox[2:])
    assert (w > h) == (turn in (0, 180))
    ink = ink_of(done.paths[0])
    assert (ink.centre.real > w / 2, ink.centre.imag > h / 2) == (corner[0] > 0, corner[1] > 0)


def test_the_sender_on_the_flap_is_a_page_of_its_own(people: Words, tmp_path: Path) -> None:
    wish = US._replace(return_on="flap")
    done = envelope(people, CHOICES, wish, output=tmp_path / "e.pdf")
    pages = pages_of(done.paths[0])
    assert len(pages) == 6
    assert pages[0][0] == "Ada Byron" and pages[1] == SENDER.split("|")
    assert pages[3][-1] == "UNITED STATES"
    size = find_envelope("a2").lying
    flap = ink_of(done.paths[0], 1)
    assert flap.bottom < size.h / 3 and abs(flap.centre.real - size.w / 2) < 3


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_flap_is_behind_the_upper_edge_of_the_front(
    turn: int, people: Words, tmp_path: Path
) -> None:
    """Turned as the file says, the sender stands behind the edge that is above the address."""
    wish = US._replace(return_on="flap", turn=turn)
    done = envelope(people, CHOICES, wish, output=tmp_path / "e.pdf")
    with open_pdf(done.paths[0]) as file:
        found = read_finished(file, "e.pdf")
    way = found.turned
    assert way == "short-edge", "an envelope lies on its long side, whose ends are short"
    size, ink = found.size, ink_of(done.paths[0], 1)
    through = behind(size, "book" if size.w > size.h else "tumble", ink)
    # The edge of the page that is above the address, and how far from it.
    above = {
        0: through.bottom, 90: size.w - through.x, 180: size.h - through.y, 270: through.right,
    }[turn]  # fmt: skip
    assert above < min(size) / 3
    plan = planned([found], Wishes(), Queue("attic"))
    assert [job.pages for job in plan.jobs] == [(0, 2, 4), (1, 3, 5)]
    assert plan.how.startswith("3 sheets of") and plan.how.endswith("the fronts")
    fronts = planned([found], Wishes(pages="fronts"), Queue("office", two_sided=True))
    assert [job.pages for job in fronts.jobs] == [(0, 2, 4)]
    assert f"cardmaker print {done.paths[0]} --duplex manual" in done.closing
    assert "print the odd ones" in done.closing


def test_guides_are_as_many_as_the_address_has_lines(people: Words, tmp_path: Path) -> None:
    wish = US._replace(how="guides", return_on="none")
    done = envelope(people, CHOICES, wish, output=tmp_path / "e.pdf")
    assert pages_of(done.paths[0]) == [[], [], []]
    with pikepdf.open(done.paths[0]) as pdf:
        strokes = [
            sum(op.operator == pikepdf.Operator("S") for op in pikepdf.parse_content_stream(page))
            for page in pdf.pages
        ]
    assert strokes == [3, 4, 4]


def test_faults_of_rows_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    long = "x" * 150
    rows = "Bo,1 Elm,,MA,01970,\nAl,1 Elm,Salem,MA,1970,\nCy,1 Elm,Salem,MA,01970,Atlantis\n"
    path.write_text(f"Name,Street,City,State,Zip,Country\n{rows}Di,{long},Salem,MA,01970,\n")
    with pytest.raises(Faults) as told:
        envelope(Words(people=path), CHOICES, US, output=tmp_path / "e.pdf")
    one, two, three, four = told.value.faults
    assert one.startswith("people.csv:2: city: is empty")
    assert two.startswith("people.csv:3: postcode: '1970'") and "zeros" in two
    assert three.startswith("people.csv:4: there is no country 'Atlantis'")
    assert four.startswith("people.csv:5: 'xxx") and "too long" in four
    assert not (tmp_path / "e.pdf").exists()


def test_one_address_by_set(tmp_path: Path) -> None:
    values = {"Name": "Ada", "street": "1 Elm", "City": "Salem", "state": "MA", "ZIP": "01970"}
    wish = US._replace(copies=3)
    done = envelope(Words(values=values), CHOICES, wish, output=tmp_path / "e.pdf")
    assert len(pages_of(done.paths[0])) == 3
    with pytest.raises(BadAddress, match="city: is empty"):
        envelope(Words(values={**values, "City": ""}), CHOICES, US)
    asked = iter(["Salem"])
    done = envelope(
        Words(values={**values, "City": ""}), CHOICES, US, ask=lambda _: next(asked),
        output=tmp_path / "e.pdf",
    )  # fmt: skip
    assert "Salem, MA 01970" in pages_of(done.paths[0])[0]
    with pytest.raises(UnknownName, match="stret"):
        envelope(Words(values={"stret": "x"}), CHOICES, US)
    with pytest.raises(Misused, match="to whom"):
        envelope(Words(), CHOICES, US)


def test_the_same_twice_and_the_dry_run_writes_nothing(people: Words, tmp_path: Path) -> None:
    one = envelope(people, CHOICES, US, output=tmp_path / "1.pdf").paths[0].read_bytes()
    assert one == envelope(people, CHOICES, US, output=tmp_path / "2.pdf").paths[0].read_bytes()
    done = envelope(people, CHOICES, US, output=tmp_path / "3.pdf", dry_run=True)
    assert done.paths == () and not (tmp_path / "3.pdf").exists()


@pytest.mark.parametrize(
    ("said", "country", "sender", "locale", "lines", "where"),
    [
        (SENDER, None, {}, "en_GB.UTF-8", SENDER, "GB"),
        ("Ada|1 Road|Leeds|UK", None, {}, "C", "Ada|1 Road|Leeds", "GB"),
        (None, None, {"name": "Ada", "street": "1 Road", "city": "Leeds", "postcode": "LS1 1AA",
                      "country": "UK"}, "C", "Ada|1 Road|Leeds|LS1 1AA", "GB"),
        (None, "DE", {"name": "Ada", "address": "1 Road|Leeds LS1 1AA"}, "C",
         "Ada|1 Road|Leeds LS1 1AA", "DE"),
        (None, None, {"name": "Ada"}, "C", "", "US"),
    ],
)  # fmt: skip
def test_who_sends_it(
    said: str | None,
    country: str | None,
    sender: dict[str, str],
    locale: str,
    lines: str,
    where: str,
) -> None:
    found = sender_of(said, country, Project(sender=sender), locale)
    assert ("|".join(found.lines), found.country) == (lines, where)
    assert len(found.abroad) == (len(found.lines) + 1 if lines else 0)


@pytest.mark.parametrize("flap", flap_names())
@pytest.mark.parametrize("name", load_envelopes())
def test_a_liner_slides_in_and_leaves_the_gum_free(name: str, flap: str) -> None:
    size = find_envelope(name).lying
    made = liner_of(size, flap, None, 1e6)
    assert made.size.w < size.w and made.size.h - made.score < size.h
    xs = [z.real for z in made.outline]
    assert min(xs) == 0 and max(xs) == pytest.approx(made.size.w)
    mirrored = sorted((round(made.size.w - z.real, 3), round(z.imag, 3)) for z in made.outline)
    assert mirrored == sorted((round(z.real, 3), round(z.imag, 3)) for z in made.outline)
    assert max(z.imag for z in made.glued) <= made.score + 1e-6


def test_a_flap_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownName, match="flap"):
        liner_of(Size(500, 300), "round", None, 1e6)
    with pytest.raises(DoesNotFit, match="takes no liner"):
        liner_of(Size(500, 300), "square", 10.0, 1e6)
    with pytest.raises(DoesNotFit, match="-s letter"):
        liner(Choices(format="a7-side", stock="a6"), Cut())


@pytest.mark.parametrize(
    ("design", "name", "flap"),
    [
        ("scandi-tiles", "a7", "square"),
        pytest.param("deco", "c6", "euro", marks=pytest.mark.slow),
        pytest.param("laurel", "a2", "euro", marks=pytest.mark.slow),
    ],
)
def test_liners_are_small_files_that_print(
    design: str, name: str, flap: str, tmp_path: Path
) -> None:
    said = Choices(design=design, stock="letter")
    done = liner(said, Cut(name, flap), output=tmp_path / "l.pdf")
    path = done.paths[0]
    assert path.stat().st_size < 150_000
    assert not [one for one in preflight(path) if one.severity != "info"]
    (words,) = pages_of(path)
    assert "Liner for" in " ".join(words) and "50 mm" in " ".join(words)
    glue = f"glue the back of its {'two' if flap == 'euro' else 'three'} upper edges to the flap"
    assert glue in done.closing and glue in " ".join(words)
    with pikepdf.open(path) as pdf:
        w, h = (float(x) for x in pdf.pages[0].mediabox[2:])
    assert Rect(0, 0, w, h).inset(6 * mm).holds(ink_of(path))
    for reader in (["qpdf", "--check"], ["mutool", "draw", "-o", "/dev/null", "-F", "text"]):
        ran = subprocess.run([*reader, path], capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("design", sorted(find_designs([shelf("designs")])))
def test_the_liner_of_every_design_is_small_and_soon_checked(design: str, tmp_path: Path) -> None:
    said = Choices(design=design, format="a7-side", stock="letter")
    path = liner(said, Cut(), output=tmp_path / "l.pdf").paths[0]
    assert path.stat().st_size < 150_000
    assert not [one for one in preflight(path) if one.severity != "info"]


def test_programs_make_envelopes_and_liners(people: Words, tmp_path: Path) -> None:
    out = tmp_path / "e.pdf"
    done = cardmaker.envelope(
        people.people, envelope="c6", how="plain", from_country="US", return_on="none", output=out
    )
    assert done.paths == (out,) and done.closing.startswith("3 envelopes, C6, 162 × 114 mm, a page")
    assert pages_of(out)[1][-1] == "GERMANY"
    with pytest.raises(UnknownName, match="place for the sender 'back'"):
        cardmaker.envelope(people.people, return_on="back", output=out)  # type: ignore[arg-type]
    cut = cardmaker.liner(design="deco", envelope="a2", stock="letter", output=tmp_path / "l.pdf")
    assert cut.closing.startswith("A liner for A2 with a square flap")


@pytest.mark.parametrize(("how", "hint"), [("hand", True), ("plain", False)])
def test_words_that_another_hand_lends_are_told(how: str, hint: bool, tmp_path: Path) -> None:
    values = {"name": "ΩЖ", "street": "Elm", "city": "Salem", "state": "MA", "zip": "01970"}
    wish = US._replace(how=how)  # type: ignore[arg-type]
    done = envelope(Words(values=values), CHOICES, wish, output=tmp_path / "e.pdf")
    (told,) = [remark for remark in done.remarks if "lacks" in remark]
    assert ("--hand" in told) == hint


def test_only_paths_that_come_again_are_parts() -> None:
    line = rule(0j, 9j, Ink(0, 0, 0, 1), 1)
    motif = (line, line)
    once, twice = Group(motif), Group(motif, Matrix.shift(9, 9))
    assert repeated((once,)) == {}
    (box,) = repeated((once, Group((twice,)))).values()
    assert box.holds(Rect(-0.5, 0, 1, 9))
