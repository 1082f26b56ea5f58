from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.display import Glyphs, Ink
from cardmaker.errors import Overset
from cardmaker.geometry import Rect
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.fit import GRID, Room, Wording, fits, largest_size, measure, room_for
from cardmaker.text.parts import Part, read_parts
from cardmaker.text.shape import Lexicon
from cardmaker.text.stick import set_note
from cardmaker.text.tidy import tidy
from cardmaker.units import mm

INK = Ink(0.9, 0.7, 0.2, 0.4)

#: The note box on the inside of a folded A2 card, in points.
A2 = Rect(35, 38, 236, 320)

SHORT = "Dear Ada,\n\nThank you!\n\nSam"
LONG = """Dear Professor Lindqvist-Baumgartner,

Thank you so much for the wonderful afternoon that you and your family gave us last weekend. From
the moment we arrived the children felt at home, and they have not stopped talking about the apple
trees, the rabbits and the very old piano in the hall.

I also want to thank you for your kind advice about the house. We took your words to heart and have
already called the carpenter whom you recommended. He will come on Thursday, and we hope that the
roof will be sound again.

Please visit us soon. There is always a bed for you here.

With warm regards,
Katharina and Johannes"""

LEXICONS = {name: Lexicon(load_chain(name)) for name in face_names("hand")}


def worded(text: str, hand: str = "caveat") -> Wording:
    return measure(read_parts(tidy(text)), LEXICONS[hand])


def room(hand: str = "caveat", box: Rect = A2) -> Room:
    return room_for(box, LEXICONS[hand].hand)


def ink_box(line: Glyphs, hand: str) -> Rect:
    """Where the ink of a line lies, by walking its glyphs."""
    pen = line.x
    xs: list[float] = []
    ys: list[float] = []
    for word in line.words:
        face = LEXICONS[hand].faces[word.face]
        em = line.size * word.scale / face.upem
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            for gid, dx, dy in cluster.pieces:
                box = face.extents(gid)
                if any(box):
                    xs += [pen + (dx + box.left) * em, pen + (dx + box.right) * em]
                    ys += [line.y - (dy + box.top) * em, line.y - (dy + box.bottom) * em]
            pen += (cluster.width + kern) * em
        pen += line.space.advance * line.size
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def texts(lines: Sequence[Glyphs]) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in lines]


def test_111_words_set_on_a_folded_a2_card() -> None:
    wording, place = worded(LONG), room()
    assert sum(len(word.text.split()) for word in wording.words) == 111
    size = largest_size(wording, place)
    assert size * place.face.x_height > 1.6 * mm
    assert len(set_note(wording, place, size, INK).lines) > 12


@pytest.mark.parametrize("hand", face_names("hand"))
@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_nothing_leaves_the_box_and_nothing_is_lost(hand: str, text: str) -> None:
    wording, place = worded(text, hand), room(hand)
    size = largest_size(wording, place)
    block = set_note(wording, place, size, INK)
    assert " ".join(texts(block.lines)).split() == tidy(text).split()
    for line in block.lines:
        assert A2.holds(ink_box(line, hand), slack=0.01)
    assert block.height <= A2.h + 0.01
    leading = place.face.leading * size
    assert leading - 0.01 <= block.leading <= leading * 1.18 + 0.01


def test_a_short_note_sits_a_little_above_the_middle_and_keeps_its_parts_apart() -> None:
    place = room()
    block = set_note(worded(SHORT), place, place.largest, INK)
    above = ink_box(block.lines[0], "caveat").y - A2.y
    below = A2.bottom - ink_box(block.lines[-1], "caveat").bottom
    assert 0.6 < above / below < 0.95
    gaps = [b.y - a.y for a, b in pairwise(block.lines)]
    assert all(gap > 1.4 * block.leading for gap in gaps)


def test_the_signature_stands_lower_than_a_line() -> None:
    lines = set_note(worded("Thank you so much.\n\nYours,\nSam"), room(), 16, INK).lines
    assert texts(lines) == ["Thank you so much.", "Yours,", "Sam"]
    assert lines[2].y - lines[1].y > 1.2 * 16 * room().face.leading


def test_the_largest_size_is_the_largest_from_any_guess() -> None:
    for hand in ("caveat", "playwrite-us"):
        wording, place = worded(LONG, hand), room(hand)
        grid = [i * GRID for i in range(int(place.smallest / GRID), int(place.largest / GRID) + 1)]
        best = max(size for size in grid if fits(wording, place, size))
        assert {largest_size(wording, place, g) for g in (None, 1, *grid, 99)} == {best}


def test_sizes_run_between_two_x_heights_whatever_the_hand() -> None:
    for lexicon in LEXICONS.values():
        place = room_for(A2, lexicon.hand)
        assert 1.5 * mm <= place.smallest * lexicon.hand.x_height < 1.6 * mm
        assert 2.7 * mm < place.largest * lexicon.hand.x_height <= 2.8 * mm


def test_overset_says_how_many_lines_and_what_to_try() -> None:
    wording, place = worded(LONG), room(box=Rect(0, 0, 150, 200))
    with pytest.raises(Overset, match=r"\d+ lines too long .*shorten it by about \d+ words") as e:
        largest_size(wording, place)
    assert "--size" not in str(e.value) and "larger format" in e.value.hint
    with pytest.raises(Overset, match=r"1 line too long .*smaller --size"):
        set_note(worded(LONG), room(), largest_size(worded(LONG), room()) + GRID, INK)


def test_a_long_word_makes_the_size_smaller_and_is_refused_at_last() -> None:
    place = room(box=Rect(0, 0, 120, 300))
    assert largest_size(worded("Donaudampfschifffahrt danke"), place) < place.largest
    with pytest.raises(Overset, match=r"'Donau.*wider than a line"):
        largest_size(worded("Donaudampfschifffahrtsgesellschaftskapitän"), place)


def test_lines_are_more_even_than_full_ones() -> None:
    """Of all ways to break a paragraph into the fewest lines, none is less ragged by far."""
    (span,) = worded("Thank you for the wonderful evening and your very kind words.").spans
    last, pens, space = len(span.words), span.measures.pens, span.space.advance

    def raggedness(ends: Sequence[int], width: float) -> float:
        return sum((1 - (pens[b] - space - pens[a]) / width) ** 2 for a, b in pairwise(ends))

    tried = 0
    for width in range(6, 20):
        full = span.full_lines(width)
        ends = span.even_lines(width)
        assert len(ends) == len(full) and ends[-1] == last
        ways = [
            (0, *inner, last)
            for inner in combinations(range(1, last), len(full) - 2)
            if all(
                span.measures.reach(b) - pens[a] + span.measures.leads[a] <= width + space
                for a, b in pairwise((0, *inner, last))
            )
        ]
        best = min(raggedness(way[:-1], width) for way in ways)
        assert raggedness(ends[:-1], width) <= best + 0.15 * len(ends)
        tried += len(ways)
    assert tried > 50


WORDS = st.lists(
    st.sampled_from(
        ["I", "a", "thank", "you,", "wonderful", "evening", "Jfjord", "und", "Whitefield"]
    ),
    min_size=1,
    max_size=60,
).map(tuple)


@given(
    st.lists(WORDS, min_size=1, max_size=4), st.floats(60, 400), st.sampled_from(sorted(LEXICONS))
)
def test_fitting_never_loses_or_reorders_a_word(
    paragraphs: list[tuple[str, ...]], width: float, hand: str
) -> None:
    wording = measure([Part("body", " ".join(words)) for words in paragraphs], LEXICONS[hand])
    place = room(hand, Rect(10, 10, width, 300))
    try:
        size = largest_size(wording, place)
    except Overset:
        return
    block = set_note(wording, place, size, INK)
    assert [word.text for line in block.lines for word in line.words] == [
        word for words in paragraphs for word in words
    ]
    for line in block.lines:
        assert place.box.holds(ink_box(line, hand), slack=0.01)
    assert size == place.largest or not fits(wording, place, size + GRID)
