"""Guides from the note: where the draft's words stand, there are the lines, to 0.01 mm."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from strokes import Level, baselines_of, levels_of

import cardmaker
from cardmaker.card import note_panel
from cardmaker.display import Glyphs, Ink
from cardmaker.display import Path as Stroke
from cardmaker.geometry import Rect
from cardmaker.job.choices import Choices, Words
from cardmaker.job.resolve import project_of, resolve
from cardmaker.job.verbs import blank as blank_verb
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.fit import largest_size, measure, room_for
from cardmaker.text.note import NoteHead
from cardmaker.text.note_guides import note_guides, stronger
from cardmaker.text.parts import read_parts
from cardmaker.text.shape import Lexicon
from cardmaker.text.stems import slant_of
from cardmaker.text.stick import Block, set_note
from cardmaker.units import mm

PALE = Ink(0.17, 0.07, 0.18, 0.0)
BOX = Rect(40, 40, 230, 320)
TEXT = (
    "Dear Ada,\n\nThank you so much for the blue vase with the long neck; it stands where the "
    "morning sun comes in, and I think of you.\n\nWith love,\nSam"
)

#: Hundredths of a millimetre are what a pen and an eye have; text places have two decimals.
CLOSE = 0.01 * mm


def block_in(face: Face) -> Block:
    wording = measure(read_parts(TEXT), Lexicon((face,)))
    room = room_for(BOX, face)
    return set_note(wording, room, largest_size(wording, room), Ink(0, 0, 0, 1))


def strokes(block: Block, face: Face, **how: bool) -> list[Stroke]:
    return [item for item in note_guides(block, face, PALE, **how) if isinstance(item, Stroke)]


def ends(stroke: Stroke) -> tuple[complex, complex]:
    (contour,) = stroke.contours
    return contour[0], contour[-1]


def is_level(stroke: Stroke) -> bool:
    start, end = ends(stroke)
    return start.imag == end.imag


@pytest.mark.parametrize("name", face_names("hand"))
def test_every_line_has_its_four_heights(name: str) -> None:
    face = load_face(name)
    block = block_in(face)
    level = {(ends(one)[0], ends(one)[1]) for one in strokes(block, face) if is_level(one)}
    wanted = set()
    for line in block.lines:
        for height in (0, face.x_height, face.ascender, -face.descender):
            wanted.add((line.y - height * line.size, line.x + line.advance))
    assert {(start.imag, end.real) for start, end in level} == wanted
    # The note's left margin is one straight line: letters that stick out begin further in. The
    # closing and the signature have one of their own.
    margins = {round((start.real - BOX.x) / BOX.w, 6) for start, _ in level}
    assert len(margins) == 2 and margins <= {0.0, 0.125, 0.25, 0.375, 0.5}


@pytest.mark.parametrize("name", face_names("hand"))
def test_nothing_crosses_and_nothing_leaves_its_line(name: str) -> None:
    face = load_face(name)
    block = block_in(face)
    drawn = strokes(block, face)
    levels = sorted(ends(one)[0].imag for one in drawn if is_level(one))
    bands = [sorted(end.imag for end in ends(one)) for one in drawn if not is_level(one)]
    assert bands
    for top, bottom in bands:
        assert not [y for y in levels if top + 1e-6 < y < bottom - 1e-6]
    # The foot of each line clears the top of the next.
    for above, below in zip(block.lines, block.lines[1:], strict=False):
        foot = above.y + face.descender * above.size
        assert foot + 1 < below.y - face.ascender * below.size
    reach = max(line.x + line.advance for line in block.lines)
    assert all(BOX.x - 1e-6 <= end.real <= reach + 1e-6 for one in drawn for end in ends(one))


def test_base_lines_are_the_strongest_and_nothing_is_a_hairline() -> None:
    face = load_face("caveat")
    block = block_in(face)
    bases = {line.y for line in block.lines}
    for one in strokes(block, face):
        assert one.width >= 0.4
        assert not one.dash
        base = is_level(one) and ends(one)[0].imag in bases
        assert one.stroke == (stronger(PALE) if base else PALE)
        assert one.width == (0.6 if base else 0.4)


def test_slant_strokes_lean_as_the_hand_does() -> None:
    face = load_face("playwrite-us")
    leaning = [one for one in strokes(block_in(face), face) if not is_level(one)]
    for one in leaning:
        foot, top = ends(one)
        step = (top - foot).conjugate()
        assert abs(step.real / step.imag - 0.3288) < 0.01  # tan 18.2°


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("caveat", 18, 22),
        ("great-vibes", 24, 28),
        ("playwrite-us", 17, 19),
        ("edu-nsw", 5, 7),
        ("patrick-hand", -3, 1),
        ("amatic-sc", -2, 2),
    ],
)
def test_the_slant_is_measured(name: str, least: float, most: float) -> None:
    face = load_face(name)
    assert face.slant == 0, "what the font file says"
    assert least <= slant_of(face) <= most


def test_cues_are_the_first_words_where_they_stand() -> None:
    face = load_face("caveat")
    block = block_in(face)
    cues = [one for one in note_guides(block, face, PALE, cue=True) if isinstance(one, Glyphs)]
    assert [cue.text for cue in cues][:2] == ["Dear", "Thank"]
    for cue, line in zip(cues, block.lines, strict=True):
        assert (cue.x, cue.y, cue.size, cue.ink) == (line.x, line.y, line.size, PALE)
        assert line.text.startswith(cue.text)
        assert len(cue.words) == min(len(line.words), 1 if len(line.words[0].text) >= 4 else 2)
    # No stroke of the slant stands in a cue's letters.
    for one in strokes(block, face, cue=True):
        if not is_level(one):
            foot = ends(one)[0]
            (cue,) = [cue for cue in cues if cue.y == foot.imag]
            assert foot.real >= cue.x + cue.advance - 1e-6


@pytest.mark.parametrize("hand", ["caveat", "great-vibes", "playwrite-us"])
@pytest.mark.parametrize(
    # The blank lies half a sheet further down, or to the right.
    ("fmt", "beside"),
    [("a2-side", 396j), ("a2-top", 396 + 0j)],
)
def test_the_blank_beside_the_draft_has_the_lines_of_its_words(
    hand: str, fmt: str, beside: complex, tmp_path: Path
) -> None:
    asked = {"hand": hand, "format": fmt, "stock": "letter", "guides": "note"}
    path = tmp_path / "card.pdf"
    cardmaker.draft("after-interview", sample=True, output=path, vary=0, **asked)
    face = load_face(hand)
    starts = baselines_of(path, 1)
    with pikepdf.open(path) as pdf:
        levels = levels_of(pdf, 1)
    assert len(starts) > 8
    size = _size_of(path)
    for x, y in starts:
        margin = margin_at(x, size, Choices(**asked))
        for height in (0, face.x_height, face.ascender, -face.descender):
            there = complex(margin, y - height * size) + beside
            assert any(lies_at(one, there) for one in levels), (x, y, height)


def margin_at(x: float, size: float, said: Choices) -> float:
    """Which margin of the first card's note a letter begins at, on the inside's page: the note's
    own, or that of the closing and the signature.
    """
    box = box_of(said)
    margins = [box.x + share * box.w for share in (0.0, 0.125, 0.25, 0.375, 0.5)]
    (margin,) = [margin for margin in margins if margin - CLOSE < x < margin + size]
    return margin


def box_of(said: Choices) -> Rect:
    """Where the first card's note is, on the inside's page."""
    job = resolve(said, NoteHead(), project_of(None), {})
    assert job.sheet.back is not None
    panel = note_panel(job.brief.fold)
    (place,) = [one for one in job.sheet.back.places if (one.card, one.panel) == (0, panel)]
    assert not place.head_down
    return job.room.box.moved(place.box.x, place.box.y)


def lies_at(level: Level, start: complex) -> bool:
    """Whether a stroke begins there, to a hundredth of a millimetre."""
    return abs(level.left - start.real) < CLOSE and abs(level.y - start.imag) < CLOSE


def _size_of(path: Path) -> float:
    with pikepdf.open(path) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[1]):
            if str(operator) == "Tf":
                return float(operands[1])
    raise AssertionError("no words")


def test_a_blank_of_a_note_lies_on_its_draft(tmp_path: Path) -> None:
    """Each of the cards of a stack has its lines where the draft at its place has words."""
    draft, stack = tmp_path / "draft.pdf", tmp_path / "stack.pdf"
    cardmaker.draft("gift", sample=True, output=draft, stock="letter", vary=0, fill=False)
    said = Choices(stock="letter")
    blank_verb(said, words=Words(note="gift", sample=True), count=3, output=stack)
    starts = baselines_of(draft, 1)
    with pikepdf.open(stack) as pdf:
        assert len(pdf.pages) == 4
        levels = levels_of(pdf, 1)
    for x, y in starts:
        for down in (0, 396):
            there = complex(margin_at(x, _size_of(draft), said), y + down)
            assert any(lies_at(one, there) for one in levels)
