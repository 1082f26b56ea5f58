"""Vary: no two letters alike, the words what they were, a card its own and its seed's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from cardmaker.display import Cluster, Glyphs, Ink
from cardmaker.geometry import Rect
from cardmaker.text.alternates import APART, Alternates
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.shape import Lexicon
from cardmaker.text.vary import World, bends, room_to_stray

INK = Ink(0, 0, 0, 1)
TEXT = (
    "Dear Mrs. Gonzalez,",
    "thank you so much for taking the time to visit our class last week. The children",
    "still talk about the little telescope, and Zoë has not stopped drawing Ελλάδα",
    "Class 4b",
)


def met(hand: str) -> Lexicon:
    """The lexicon of a hand that has met its words, and the lenders that they need."""
    lexicon = Lexicon(load_chain(hand))
    lines(lexicon)
    return lexicon


def lines(lexicon: Lexicon, texts: tuple[str, ...] = TEXT) -> tuple[Glyphs, ...]:
    return tuple(
        Glyphs(tuple(map(lexicon.word, text.split())), lexicon.space, 30, 50 + 20 * at, 16, INK)
        for at, text in enumerate(texts)
    )


def clusters(varied: tuple[Glyphs, ...]) -> Iterator[tuple[str, Cluster]]:
    """Every letter in the order of reading, with its face."""
    for line in varied:
        for word in line.words:
            for cluster in word.clusters:
                if bends(cluster):
                    yield word.face, cluster


def alternates(lexicon: Lexicon) -> Alternates:
    return Alternates(lexicon.faces, lexicon.space, 1.0, "1")


@pytest.mark.parametrize("hand", face_names("hand"))
def test_no_form_is_one_of_the_last_three_of_its_letter(hand: str) -> None:
    lexicon = met(hand)
    for seed in "abc":
        assert_apart(alternates(lexicon).vary(lines(lexicon), seed))


def test_a_long_note_goes_round_without_a_seam() -> None:
    lexicon = met("caveat")
    assert_apart(alternates(lexicon).vary(lines(lexicon, ("neee eee", *TEXT) * 50), "a"))


def assert_apart(varied: tuple[Glyphs, ...]) -> None:
    """No letter comes in one of its last three forms."""
    last: defaultdict[tuple[str, Cluster], list[int]] = defaultdict(list)
    for face, cluster in clusters(varied):
        assert cluster.bend is not None
        before = last[face, cluster._replace(bend=None)]
        assert cluster.bend.form not in before[-APART:]
        before.append(cluster.bend.form)
    assert max(map(len, last.values())) > 5


def test_cards_do_not_all_begin_alike() -> None:
    lexicon = met("caveat")
    run = alternates(lexicon)
    cards = {tuple(clusters(run.vary(lines(lexicon), str(seed)))) for seed in range(200)}
    assert len(cards) > 150


@pytest.mark.parametrize("hand", face_names("hand"))
def test_every_letter_of_a_page_is_drawn_for_itself(hand: str) -> None:
    lexicon = met(hand)
    found = list(clusters(World(lexicon.faces, 1.0).vary(lines(lexicon), "a")))
    assert len(found) == len(set(found)) > 100


@pytest.mark.parametrize("hand", ["caveat", "great-vibes"])
def test_words_stay_what_and_where_they_were(hand: str) -> None:
    lexicon = met(hand)
    plain = lines(lexicon)
    for varied in (
        World(lexicon.faces, 1.0).vary(plain, "a"), alternates(lexicon).vary(plain, "a"),
    ):  # fmt: skip
        for before, after in zip(plain, varied, strict=True):
            assert after.text == before.text
            assert (after.x, after.y, after.size, after.ink) == (before.x, before.y, 16, INK)
            assert after.advance == before.advance
            assert len(after.sway) == len(after.words)
            for one, other in zip(before.words, after.words, strict=True):
                assert [c._replace(bend=None) for c in other.clusters] == list(one.clusters)
                assert (other.kerns, other.scale, other.face) == (one.kerns, one.scale, one.face)


def test_a_card_does_not_depend_on_those_before_it() -> None:
    """Neither on which letters they brought first: numbers go by that, picks must not."""
    texts = [("Zoë quips", "axe"), TEXT, ("Sphinx of black quartz,", "judge my vow")]
    lexicon = met("caveat")
    run = alternates(lexicon)
    together = {text: run.vary(lines(lexicon, text), str(text)) for text in texts}
    for text in reversed(texts):
        alone = alternates(lexicon).vary(lines(lexicon, text), str(text))
        assert list(clusters(alone)) == list(clusters(together[text]))
        assert [line.sway for line in alone] == [line.sway for line in together[text]]


def test_another_seed_is_another_card() -> None:
    lexicon = met("caveat")
    for hand in (World(lexicon.faces, 1.0), alternates(lexicon)):
        cards = [list(clusters(hand.vary(lines(lexicon), seed))) for seed in ("a", "b", "a")]
        assert cards[0] == cards[2] != cards[1]


def test_formal_scripts_are_varied_less() -> None:
    lexicon = met("great-vibes")
    varied = alternates(lexicon).vary(lines(lexicon), "a")
    assert {rise for line in varied for _, rise in line.sway} == {0.0}
    bent = [c.bend for face, c in clusters(varied) if face == "great-vibes" and c.bend]
    assert {(bend.amount, bend.joined) for bend in bent} == {(0.6, True)}


def test_every_form_is_told_beforehand() -> None:
    lexicon = met("caveat")
    hand = alternates(lexicon)
    varied = hand.vary(lines(lexicon), "a")
    told = {form for one in lexicon.clusters() for form in hand.forms(one)}
    assert set(clusters(varied)) <= told


def test_a_box_is_as_much_smaller_as_letters_stray() -> None:
    box, face = Rect(10, 10, 200, 300), load_chain("caveat")[0]
    assert room_to_stray(box, face, 0.0, 20) == box
    inner = room_to_stray(box, face, 1.0, 20)
    assert 10 < inner.x < 11 and 12 < inner.y < 14
    assert inner.right < box.right and inner.bottom < box.bottom


@pytest.mark.parametrize(
    ("hand", "forms"), [("caveat", 2), ("playpen-sans", 3), ("playwrite-us", 2.5), ("edu-nsw", 4)]
)
def test_the_forms_a_font_brings_itself_are_used_word_by_word(hand: str, forms: float) -> None:
    """How many drawn forms has a letter that comes six times and more, on average?"""
    drawn: defaultdict[str, list[object]] = defaultdict(list)
    lexicon = met(hand)
    for text in " ".join(TEXT).split():
        for cluster in lexicon.word(text).clusters:
            drawn[cluster.text].append(cluster.pieces[0][0])
    counts = [len(set(found)) for found in drawn.values() if len(found) >= 6]
    assert sum(counts) / len(counts) >= forms
