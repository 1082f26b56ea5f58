"""Gaps: as long on paper as was asked for, in their place in the line, blank to a reader."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest

import cardmaker
from cardmaker.display import Ink
from cardmaker.display import Path as Stroke
from cardmaker.errors import MissingFields, Misused, Overset, UnknownName
from cardmaker.geometry import Rect
from cardmaker.job.choices import Words
from cardmaker.job.open_fields import leave_open
from cardmaker.run.gaps import vet_gaps
from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe, vet
from cardmaker.text.chain import load_chain
from cardmaker.text.fit import fits, room_for
from cardmaker.text.gap import SIGNS, gaps_of, in_spaces, rule_gaps
from cardmaker.text.merge import Template, compile_note
from cardmaker.text.note import parse_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor
from cardmaker.text.stick import Block, set_note
from cardmaker.units import mm

CHAIN = load_chain("caveat")
ROOM = room_for(Rect(30, 30, 230, 300), CHAIN[0])
BLACK = Ink(0, 0, 0, 1)

NOTE = (
    "Dear {{ title }} {{ last }},\n\nThank you for {{ gift }}, which we {{ verb }} every day. "
    "It is 100 % what we hoped for, and {{ gift }} again!\n\nWarmly,\n{{ sender }}"
)
ROW = {"title": "Mr.", "last": "Okafor", "gift": "figs", "verb": "eat", "sender": "Ada"}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def template(text: str = NOTE) -> Template:
    return compile_note(parse_note(text))


def block(text: str, gaps: Mapping[str, float], size: float, row: Mapping[str, str] = ROW) -> Block:
    """A note with gaps (points, by field), set."""
    signs = dict(zip(gaps, SIGNS, strict=False))
    lengths = in_spaces({signs[field]: gaps[field] for field in gaps}, size, CHAIN[0])
    lexicon = Lexicon(CHAIN, lengths)
    wording = Compositor(template(text).fixed(signs), lexicon).wording(row)
    return set_note(wording, ROOM, size, BLACK)


@pytest.mark.parametrize("size", [12.0, 14.25, 20.0])
@pytest.mark.parametrize("length", [10 * mm, 40 * mm, 70 * mm])
def test_a_gap_is_as_long_on_paper_as_was_asked_for(size: float, length: float) -> None:
    lines = block(NOTE, {"gift": length, "sender": 30 * mm}, size).lines
    found = [end - start for line in lines for start, end in gaps_of(line)]
    assert found == pytest.approx([length, length, 30 * mm], abs=0.02)
    inside = ROOM.box.inset(-0.01)
    for rule in rule_gaps(lines, BLACK):
        assert isinstance(rule, Stroke) and rule.width >= 0.4
        assert all(inside.x <= z.real <= inside.right + 0.1 for z in rule.contours[0])


def test_a_gap_stands_between_its_neighbours_and_punctuation_clings_to_it() -> None:
    (line,) = block("Thank you for {{ gift }}, Ada", {"gift": 20 * mm}, 12).lines
    ((start, end),) = gaps_of(line)
    words = [place.real for _word, place in line.placed]
    assert [word.text for word in line.words] == ["Thank", "you", "for", " ,", "Ada"]
    assert words[3] == pytest.approx(start, abs=0.01)
    assert end < words[4] < end + 12
    swayed = line._replace(sway=tuple((0.1 * at, 0.05) for at in range(5)))
    ((later, _),) = gaps_of(swayed)
    assert later - start == pytest.approx(12 * (0.1 + 0.2 + 0.3))


def test_standing_type_and_a_filled_note_have_the_same_gaps() -> None:
    """Notes that branch go the long way, where nothing is standing."""
    plain = block(NOTE, {"gift": 99.0}, 14)
    branching = block(NOTE + "{% if nothing %}x{% endif %}", {"gift": 99.0}, 14)
    assert [line.text for line in plain.lines] == [line.text for line in branching.lines]
    assert [[*gaps_of(line)] for line in plain.lines] == [
        [*gaps_of(line)] for line in branching.lines
    ]


def test_no_row_need_have_what_is_left_open() -> None:
    note = template().fixed({"gift": SIGNS[0]})
    assert note.fields == ("title", "last", "verb", "sender")
    row = {field: said for field, said in ROW.items() if field != "gift"}
    assert note.missing(row) == ()
    assert template().missing(row) == ("gift",)
    filled = template("{{ a|upper }} {% if a %}yes{% endif %} 100 % {{ b }}").fixed({"a": SIGNS[0]})
    assert filled.fill({"b": "x"}).text == f"{SIGNS[0]} yes 100\u00a0% x"
    assert template("%%({{ a }})s {{ b }}").fixed({"a": "5 %"}).fill({"b": "x"}).text == (
        "%%(5 %)s x"
    )


def found(
    text: str, gaps: Mapping[str, float], size: float | None, row: Mapping[str, str]
) -> float:
    signs = dict(zip(gaps, SIGNS, strict=False))
    recipe = Recipe(Compositor(template(text).fixed(signs), Lexicon(CHAIN)), ROOM, size, BLACK, {})
    lengths = {signs[field]: gaps[field] for field in gaps}
    told, vetted = vet_gaps([Person(2, dict(row))], recipe, "", lengths)
    wording = told.compositor.wording(row)
    assert fits(wording, ROOM, vetted.size)
    lines = set_note(wording, ROOM, vetted.size, BLACK).lines
    assert all(
        end - start == pytest.approx(40 * mm, abs=0.02)
        for line in lines
        for start, end in gaps_of(line)
    )
    return vetted.size


def test_the_size_is_the_largest_at_which_the_note_fits_with_its_gaps() -> None:
    text = "Thank you for {{ gift }}, and for " + "the figs and {{ gift }} " * 14
    size = found(text, {"gift": 40 * mm}, None, {})
    assert ROOM.smallest < size < ROOM.largest
    lexicon = Lexicon(CHAIN, in_spaces({SIGNS[0]: 40 * mm}, size + 0.25, CHAIN[0]))
    wording = Compositor(template(text).fixed({"gift": SIGNS[0]}), lexicon).wording({})
    assert not fits(wording, ROOM, size + 0.25)
    assert found(text, {"gift": 40 * mm}, 11.0, {}) == 11.0
    with pytest.raises(Overset):
        found(text * 4, {"gift": 40 * mm}, None, {})


def test_a_run_without_gaps_is_vetted_as_ever() -> None:
    recipe = Recipe(Compositor(template(), Lexicon(CHAIN)), ROOM, None, BLACK, {})
    same, vetted = vet_gaps([Person(2, ROW)], recipe, "", {})
    assert same is recipe
    assert vetted == vet([Person(2, ROW)], recipe, "")


@pytest.mark.parametrize(
    ("leave", "values", "said"),
    [
        ({"gfit": None}, {}, "no field 'gfit'; did you mean gift"),
        ({"gift": None}, {"Gift": "x"}, "gift is both filled and left open"),
        ({"gift": 90 * mm}, {}, "90mm long has no place on a line"),
        ({"gift": 0.0}, {}, "has no place"),
    ],
)
def test_what_cannot_be_left_open_is_refused(
    leave: dict[str, float | None], values: dict[str, str], said: str
) -> None:
    with pytest.raises((UnknownName, Misused), match=said):
        leave_open(template(), Words(leave=leave, values=values), ROOM)


def test_a_gap_that_nobody_measured_is_as_long_as_the_sample_would_need() -> None:
    note = template('+++\n[sample]\ngift = "the blue vase"\nlast = "Li"\n+++\n' + NOTE)
    leave = dict.fromkeys(["gift", "Last", "verb"])
    opened, gaps = leave_open(note, Words(leave=leave), ROOM)
    assert [round(length / mm) for length in gaps.values()] == [39, 25, 40]
    assert opened.fields == ("title", "sender")
    assert leave_open(note, Words(), ROOM) == (note, {})


def inside(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[1].get_textpage().get_text_range().split())
    finally:
        document.close()


@pytest.mark.parametrize("ink", ["full", "trace", "outline"])
def test_a_class_of_children_gets_cards_with_gaps(ink: str, tool: Callable[[str], str]) -> None:
    Path("class.csv").write_text("Child\n" + "".join(f"Child{i}\n" for i in range(24)))
    done = cardmaker.draft(
        text="Dear Mr. Okafor,\n\nThank you for {{ memory }}, which was {{ how }}.\n\n{{ child }}",
        to="class.csv", leave={"memory": 40 * mm, "how": None}, ink=ink, mono=True, stock="letter",
    )  # fmt: skip
    assert done.closing.startswith("24 drafts on 12 sheets of letter.")
    said = "Dear Mr. Okafor, Thank you for , which was . Child{}"
    assert inside(done.paths[0]) == f"{said.format(0)} {said.format(1)}"
    page = ["-f", "2", "-l", "2", "-raw"]
    read = subprocess.run(
        [tool("pdftotext"), *page, done.paths[0], "-"], capture_output=True, check=True, text=True
    )
    assert " ".join(read.stdout.split()) == f"{said.format(0)} {said.format(1)}"


def test_only_what_is_left_open_may_be_missing() -> None:
    text = "Dear {{ first }}, thank you for {{ gift }}."
    done = cardmaker.draft(text=text, values={"first": "Ada"}, leave={"gift": None})
    assert "thank you for ." in inside(done.paths[0])
    with pytest.raises(MissingFields, match="the note needs first"):
        cardmaker.draft(text=text, leave={"gift": None})
