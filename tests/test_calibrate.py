"""Calibrating at the desk: sheets, readings right and wrong, printers kept by name."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from test_register import BAD, LETTER, lands, typed

import cardmaker
from cardmaker.cli import main
from cardmaker.errors import BadPrinters, CardmakerError, Misused, OutputFailed, UnknownName
from cardmaker.geometry import Size
from cardmaker.job.printer import (
    Paper,
    Profile,
    check_printer_name,
    find_profile,
    printers_file,
    read_profiles,
    save_profile,
)
from cardmaker.job.readings import found_in, in_words, measured, read_corners
from cardmaker.paper.feed import Feed
from cardmaker.press.register import Correction, Similarity
from cardmaker.units import mm

GOOD = typed(LETTER, lands(LETTER, *BAD[1]), "ABCD")
Desk = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """A desk in a folder of its own, with a place for its printers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def say(words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(words.split())
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return say


def reads(found: dict[str, str]) -> str:
    return " ".join(f"--read {name}={pairs}" for name, pairs in found.items())


def heads(file: Path) -> list[list[float]]:
    """The map that each page of a file is printed through."""
    with pikepdf.open(file) as pdf:
        pages = [page.Contents.read_bytes() for page in pdf.pages]
    return [[float(n) for n in page.split(b" cm", 1)[0].split()] for page in pages]


def test_from_sheet_to_card(desk: Desk) -> None:
    code, out, err = desk("calibrate --printer office")
    assert (code, out) == (0, "output/calibrate-letter.pdf\n")
    assert "flip on the long edge, at 100 %" in err
    code, out, err = desk(f"calibrate --printer office {reads(GOOD)}")
    assert (code, out) == (0, "")
    assert "0.8 mm to the right and 1.3 mm too high, is turned 0.2" in err
    assert "Kept as office for letter" in err
    assert "yourself: cardmaker calibrate --printer office -s letter. Then" in err
    code, out, err = desk("calibrate --printer office")
    assert out == "output/calibrate-letter-corrected.pdf\n"
    code, out, err = desk("draft gift --sample --printer office")
    assert code == 0
    front, back = heads(Path(out.strip()))
    assert front == [1, 0, 0, -1, 0, 792]
    assert back[0] == pytest.approx(1 / 1.002, abs=4e-4)
    assert back[1] != 0
    assert back[1:3] == pytest.approx([back[2], back[1]])


def test_the_names_of_a_corrected_sheet_add_to_what_is_known(desk: Desk, tmp_path: Path) -> None:
    desk(f"calibrate --printer office {reads(GOOD)}")
    file = tmp_path / "config" / "cardmaker" / "printers.toml"
    (first,) = find_profile("office", file).papers.values()
    still = typed(LETTER, lands(LETTER, 0.2, 0.1, 0, 1), "PQRS")
    assert desk(f"calibrate --printer office {reads(still)}")[0] == 0
    (second,) = find_profile("office", file).papers.values()
    moved = second.error.shift - first.error.shift
    assert moved.real / mm == pytest.approx(0.2, abs=0.01)
    assert desk(f"calibrate --printer office {reads(GOOD)}")[0] == 0
    (third,) = find_profile("office", file).papers.values()
    assert third == first, "A, B, C, D begin anew"
    code, _, err = desk(f"calibrate --printer other {reads(still)}")
    assert code == 2
    assert "corrected sheet" in err


def test_a_program_calibrates_too(desk: Desk, tmp_path: Path) -> None:
    (path,) = cardmaker.calibrate("office", stock="letter").paths
    assert path.name == "calibrate-letter.pdf"
    done = cardmaker.calibrate("office", stock="letter", readings=GOOD)
    assert "Kept as office for letter" in done.closing
    assert len(cardmaker.calibrate("office", feed=True, output=tmp_path / "feed.pdf").paths) == 2
    cardmaker.calibrate("office", feed=True, answer="2,behind,up")
    profile = find_profile("office", tmp_path / "config" / "cardmaker" / "printers.toml")
    assert profile.feed == Feed("reverse", "book", over=False)
    assert len(profile.papers) == 1


def test_the_size_of_an_under_sheet_is_put_right(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "cardmaker.toml").write_text('printer = "office"\n', "utf-8")
    desk(f"calibrate --printer office {reads(GOOD)}")
    for sheet in ("guide", "guide --page", "guide --measure"):
        code, out, err = desk(sheet)
        assert (code, "Corrected" in err) == (0, False), "one side has nothing to meet"
        desk("calibrate --printer office --measured-bar 99mm")
        code, out, err = desk(sheet)
        assert "Corrected in size for office on letter." in err
        ((a, b, c, d, _, _),) = heads(Path(out.strip()))
        assert [abs(a) + abs(b), abs(c) + abs(d)] == pytest.approx([1 / 0.99] * 2)
        desk("calibrate --printer office --measured-bar 100mm")


def test_every_paper_has_its_own(desk: Desk) -> None:
    desk(f"calibrate --printer office -s letter --tray rear {reads(GOOD)}")
    assert "office is not calibrated for a4" in desk("blank --printer office -s a4")[2]
    assert "not calibrated" not in desk("blank --printer office")[2]
    assert "not calibrated" in desk("blank --printer office --duplex manual")[2]
    code, _, err = desk("blank --printer office --tray reer")
    assert code == 2
    assert "did you mean rear" in err
    assert "`cardmaker calibrate --printer office -s letter --tray reer` finds out" in err
    assert "Corrected for office" in desk("blank --printer Office --tray REAR")[2]
    said = desk("blank --printer office -s a4 --tray main")[2]
    assert "for tray main on a4" in said and "-s a4 --tray main)" in said
    assert "Its trays known so far: rear (letter)." in said
    desk(f"calibrate --printer office -s letter --tray front {reads(GOOD)}")
    code, _, err = desk("blank --printer office")
    assert code == 2
    assert "add --tray, one of front, rear" in err
    code, _, err = desk("blank --printer ofice")
    assert code == 2
    assert "did you mean office" in err


@pytest.mark.parametrize(("by", "other"), [("", " --duplex manual"), (" --duplex manual", "")])
def test_how_the_other_turns_it_is_not_known_but_the_size_is(
    by: str, other: str, desk: Desk
) -> None:
    turning = f"not calibrated for turning {'by hand' if other else 'by itself'} on letter"
    desk("calibrate --feed --printer den --answer 2,behind,up")
    desk(f"calibrate --printer den{by} {reads(GOOD)}")
    code, out, err = desk(f"blank --printer den{other}")
    assert (code, turning in err, "size" in err) == (0, True, False)
    assert f"cardmaker calibrate --printer den -s letter{other})" in err
    desk(f"calibrate --printer den{by} {reads(GOOD)} --measured-bar 99mm")
    code, out, err = desk(f"blank --printer den{other}")
    assert (code, turning in err) == (0, True)
    assert "what was measured of its size is put right" in err
    for a, _, _, d, _, _ in (head for file in out.split() for head in heads(Path(file))):
        assert (abs(a), abs(d)) == pytest.approx((1 / 0.99, 1 / 0.99))


@pytest.mark.slow
def test_a_project_names_its_printer(desk: Desk, tmp_path: Path) -> None:
    desk(f"calibrate --printer office {reads(GOOD)}")
    (tmp_path / "cardmaker.toml").write_text('printer = "office"\n')
    code, out, _ = desk("blank")
    assert code == 0
    assert heads(Path(out.strip()))[1] != [1, 0, 0, -1, 0, 792]
    pictures = []
    for name in ("with", "without"):
        (path,) = cardmaker.preview(dpi=40, output=f"{name}.png").paths
        pictures.append(path.read_bytes())
        (tmp_path / "cardmaker.toml").unlink(missing_ok=True)
    assert pictures[0] == pictures[1], "a picture shows the card as it is meant"


@pytest.mark.slow
def test_a_landscape_sheet_is_written_as_it_is_fed(desk: Desk) -> None:
    desk(f"calibrate --printer office {reads(GOOD)}")
    files = [desk(f"blank -f a2-top -o {name}.pdf {more}")[1].strip() for name, more in (("a", ""), ("b", "--printer office"))]  # fmt: skip
    sizes = []
    for file in files:
        with pikepdf.open(file) as pdf:
            sizes += [tuple(float(n) for n in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [(792, 612)] * 2 + [(612, 792)] * 2


def test_what_goes_into_the_margin_is_said(desk: Desk) -> None:
    far = typed(LETTER, lands(LETTER, 3, 0, 0, 1), "ABCD")
    desk(f"calibrate --printer office {reads(far)}")
    assert "moved up to 3.0mm into the margin of 6.35mm" in desk("blank --printer office")[2]
    near = typed(LETTER, lands(LETTER, 0.2, 0, 0, 1), "ABCD")
    desk(f"calibrate --printer office {reads(near)}")
    assert "into the margin" not in desk("blank --printer office")[2]


def test_paper_of_ones_own_is_calibrated_too(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "config" / "cardmaker").mkdir(parents=True)
    own = tmp_path / "config" / "cardmaker" / "stock.toml"
    own.write_text('[stocks.mine]\nsize = ["150mm", "210mm"]\nmargin = "4mm"\n', "utf-8")
    assert desk("calibrate --printer office -s mine")[:2] == (0, "output/calibrate-mine.pdf\n")
    assert "mine" in desk("list stocks")[1]


def test_fed_by_hand_two_files_come(desk: Desk) -> None:
    code, out, err = desk("blank -n 4 --duplex manual")
    assert code == 0
    assert [Path(line).name[-10:] for line in out.split()] == ["fronts.pdf", "-backs.pdf"]
    assert "This is the usual way" in err
    desk("calibrate --feed --printer office --answer 2,behind,down")
    _, out, err = desk("blank -n 4 --duplex manual --printer office")
    assert "do not turn the pile over" in err
    assert "reverse order on purpose" in err
    assert "how office was found to take paper" in err
    assert "not calibrated" not in err
    for file in out.split():
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) == 2
            assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"


def test_the_page_about_printers_reads_as_it_says(desk: Desk) -> None:
    page = (Path(__file__).parent.parent / "docs" / "printer.md").read_text("utf-8")
    (example,) = re.findall(r"^cardmaker (calibrate .*--read A.*)$", page, re.MULTILINE)
    code, _, err = desk(example)
    assert code == 0, err
    assert "The readings agree to 0.0" in err


def test_readings_are_asked_for_one_by_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        if question.startswith("Are the corners"):
            return "a"
        if "which way" in question.lower():
            return "up"
        if question[1:3] == ", ":
            return GOOD[question[0]].split(",")["down" in question]
        return "2" if "Which back" in question else "behind"

    monkeypatch.setattr("cardmaker.cli.commands.calibrate.asker", lambda: answer)
    code, _, err = desk("calibrate --printer office --ask")
    assert (code, len(asked)) == (0, 9)
    assert "turned 0.25° clockwise" in err
    code, _, err = desk("calibrate --printer office --feed --ask")
    assert (code, len(asked)) == (0, 12)
    assert "do not turn the pile over" in err


WRONG = [
    ({**GOOD, "B": GOOD["A"]}, "does not stand at corner B"),
    ({**GOOD, "B": "39,139f"}, "not two pairs"),
    ({**GOOD, "B": "39f"}, "not two pairs"),
    ({**GOOD, "B": "39f,38e"}, "same scale twice"),
    ({**GOOD, "B": "39z,139f"}, "no stroke 'z'"),
    ({**GOOD, "B": "29f,139f"}, "no stroke 29"),
    ({**GOOD, "E": "39f,139f"}, "none has A, B, C, D, E"),
    ({name: GOOD[name] for name in "ABD"}, "C is not read"),
    ({name: GOOD[name] for name in "AD"}, "B and C are not read"),
    ({**GOOD, "P": "39f,139f"}, "none has"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_what_is_typed_wrong_is_said_in_a_sentence(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(Misused, match=re.escape(said)):
        read_corners(wrong, LETTER)


def test_pairs_come_in_any_order_and_case() -> None:
    other = {n.lower(): ",".join(reversed(p.upper().split(","))) for n, p in GOOD.items()}
    assert read_corners(other, LETTER) == read_corners(GOOD, LETTER)


def offsets(**more: str) -> dict[str, str]:
    """The readings of a printer that turns, in millimetres."""
    return {"A": "+1.2,-0.6", "B": "+1.2,+0.4", "C": "-0.1,-0.6", "D": "-0.1,0.4", **more}


def test_millimetres_are_read_too() -> None:
    found = found_in(*read_corners(offsets(), LETTER))
    assert found.residue < 0.15 * mm
    assert found.error.degrees > 0.2


@pytest.mark.parametrize(
    ("corner", "read", "said"),
    [
        ("A", "-1.2,-0.6", "reading across at corner A"),
        ("D", "-0.1,-0.4", "reading down at corner D"),
        ("B", "+2.2,+0.4", "reading across at corner B"),
    ],
)
def test_one_wrong_reading_is_found(corner: str, read: str, said: str) -> None:
    with pytest.raises(CardmakerError, match=said):
        found_in(*read_corners(offsets(**{corner: read}), LETTER))


def test_signs_that_were_swapped_do_not_agree() -> None:
    swapped = {n: ",".join((f"{-float(p.split(',')[0])}", p.split(",")[1])) for n, p in offsets().items()}  # fmt: skip
    with pytest.raises(CardmakerError, match="do not agree with one another"):
        found_in(*read_corners(swapped, LETTER))


def test_what_no_printer_does_is_refused() -> None:
    with pytest.raises(CardmakerError, match="no printer does that"):
        found_in(*read_corners(dict.fromkeys("ABCD", "+9,+1"), LETTER))


@pytest.mark.parametrize("wrong", ["80mm", "4in,5in", "ten", "99mm,99mm,99mm", "", "mm"])
def test_bars_that_are_none(wrong: str) -> None:
    with pytest.raises(Misused):
        measured(wrong)


@pytest.mark.parametrize("bar", ["90mm", "97mm", "103mm", "99.5mm,94mm"])
def test_a_bar_of_the_print_dialogs_is_refused_and_not_kept(
    bar: str, desk: Desk, tmp_path: Path
) -> None:
    code, _, err = desk(f"calibrate --printer den --measured-bar {bar}")
    assert code == 2
    assert "the print dialog changed the size, and nothing is kept" in err
    assert not read_profiles(tmp_path / "config" / "cardmaker" / "printers.toml")


#: How far a back lies right and down, in mm, and the bar | is it kept?
FAR = [
    ("+5,+0", "97.5mm", False),
    ("+3,+0", "99.2mm", True),
    ("+0,+0", "97.5mm,102.5mm", True),
    ("+0,+7", "100mm", False),
]


@pytest.mark.parametrize(("off", "bar", "kept"), FAR)
def test_what_is_kept_leaves_print_on_the_paper(
    off: str, bar: str, kept: bool, desk: Desk, tmp_path: Path
) -> None:
    offs = reads(dict.fromkeys("ABCD", off))
    code, _, err = desk(f"calibrate --printer den {offs} --measured-bar {bar}")
    file = tmp_path / "config" / "cardmaker" / "printers.toml"
    assert (code == 0, bool(read_profiles(file))) == (kept, kept), err
    assert kept or "off the paper; nothing is kept" in err
    if kept:
        path = desk("calibrate --printer den")[1].strip()
        document = pypdfium2.PdfDocument(path)
        for page in document:
            dark = page.render(grayscale=True).to_pil().point(lambda level: 255 * (level < 200))
            left, top, right, low = dark.getbbox()
            assert min(left, top, dark.width - right, dark.height - low) > 4 * mm
        document.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Similarity(), "the back lies in its place"),
        (Similarity(shift=0.8 * mm + 1.3j * mm), "the back lies 0.8 mm to the right and 1.3 mm too low"),
        (Similarity.of(0.99, -0.2, -1 * mm + 0j), "the back lies 1.0 mm to the left, is turned 0.20° anticlockwise and is 1.00 % smaller"),
    ],
)  # fmt: skip
def test_what_is_found_is_said_in_words(error: Similarity, words: str) -> None:
    assert in_words(error) == words


OFFICE = Profile(
    "office",
    Feed("reverse", "tumble", over=True),
    {
        Paper("letter", 'rear "2"', "hands"): Correction(Similarity.of(1.001, 0.1, 2 - 1j)),
        Paper("a4", "", "printer"): Correction(Similarity(), (0.99, 0.985)),
    },
)


def test_printers_are_kept_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "cardmaker" / "printers.toml"
    assert read_profiles(file) == {}
    save_profile(Profile("den"), file)
    save_profile(OFFICE, file)
    save_profile(Profile("den", Feed()), file)
    known = read_profiles(file)
    assert sorted(known) == ["den", "office"]
    assert known["office"].feed == OFFICE.feed
    for paper, (error, bars) in OFFICE.papers.items():
        read = known["office"].papers[paper]
        assert abs(read.error.factor - error.factor) < 1e-5
        assert abs(read.error.shift - error.shift) < 0.01
        assert read.bars == bars
    if os.name == "posix":
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="rights are a matter of Unix")
def test_nothing_is_kept_in_a_folder_that_is_open_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "cardmaker"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(OutputFailed, match="open to others"):
        save_profile(OFFICE, folder / "printers.toml")
    assert not [*folder.iterdir()]


@pytest.mark.parametrize(
    "text",
    [
        "[office",
        "office = 3",
        "[[office.paper]]\nstock = 'letter'",
        "[office.feed]\norder = 'none'\nturn = 'book'\nover = true",
        "[[office.paper]]\nstock='a'\ntray=''\nturned_by='printer'\nshift=['1','2mm']\nscale=1\ndegrees=0\nbars=[1,1]",
        "[[office.paper]]\nstock='a'\ntray=''\nturned_by='printer'\nshift=['1mm','2mm']\nscale=nan\ndegrees=0\nbars=[1,1]",
        "[[office.paper]]\nstock='a'\ntray=''\nturned_by='cat'\nshift=['1mm','2mm']\nscale=1\ndegrees=0\nbars=[1,1]",
        "[[office.paper]]\nstock='a'\ntray=''\nturned_by='printer'\nshift=['1mm','2mm']\nscale=1\ndegrees=0\nbars=[0.9,1]",
        "\xff",
    ],
)  # fmt: skip
def test_a_file_that_was_spoilt_is_said_to_be(text: str, tmp_path: Path) -> None:
    file = tmp_path / "printers.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadPrinters, match=r"printers\.toml"):
        find_profile("office", file)
    with pytest.raises(BadPrinters):
        save_profile(OFFICE, file)
    assert file.read_bytes() == text.encode("latin-1"), "and it is left alone"


def test_names_that_are_none() -> None:
    for name in ("", "a b", "../x", "a.b", "x" * 41, 'a"b'):
        with pytest.raises(Misused, match="no name for a printer"):
            check_printer_name(name)
    check_printer_name("HP-4000_den")


def test_where_printers_are_kept(tmp_path: Path) -> None:
    assert printers_file({}, tmp_path) == tmp_path / ".config" / "cardmaker" / "printers.toml"
    asked = printers_file({"XDG_CONFIG_HOME": "/etc/me"}, tmp_path)
    assert asked == Path("/etc/me/cardmaker/printers.toml")
    # A path from here on is to be ignored.
    assert printers_file({"XDG_CONFIG_HOME": "me"}, tmp_path).is_relative_to(tmp_path)


def test_unknown_printers_name_the_known(tmp_path: Path) -> None:
    file = tmp_path / "cardmaker" / "printers.toml"
    with pytest.raises(Misused, match="and no other"):
        find_profile("office", file)
    save_profile(OFFICE, file)
    with pytest.raises(UnknownName, match="office"):
        find_profile("den", file)


@pytest.mark.parametrize("stock", ["letter", "a4", "half-letter", "a5", "tabloid"])
def test_nothing_on_the_sheet_is_lost_or_lies_on_another(stock: str, desk: Desk) -> None:
    code, out, _ = desk(f"calibrate -s {stock} --printer {'x' * 40}")
    assert code == 0
    document = pypdfium2.PdfDocument(out.strip())
    margin = 6.35 * mm
    for page in document:
        size = Size(*page.get_size())
        text = page.get_textpage()
        boxes = [text.get_rect(i) for i in range(text.count_rects())]
        for one, other in combinations(boxes, 2):
            apart = (one[0] >= other[2], other[0] >= one[2], one[1] >= other[3], other[1] >= one[3])
            assert any(apart), "words lie on other words"
        for left, low, right, high in boxes:
            assert left >= margin
            assert right <= size.w - margin
            assert low >= margin
            assert high <= size.h - margin
    document.close()
