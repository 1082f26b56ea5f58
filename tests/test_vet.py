"""Vetting: one size a run, all faults at once, outliers named, nothing shaped that is not told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cardmaker.display import Ink
from cardmaker.errors import Faults, MissingFields, Overset
from cardmaker.geometry import Rect
from cardmaker.run.finish import Finish
from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe, copies, vet
from cardmaker.text.chain import load_chain
from cardmaker.text.fit import room_for
from cardmaker.text.merge import compile_note
from cardmaker.text.note import parse_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor

NOTE = "Dear {{ first }},\n\nThank you for {{ gift }}. It is on the table now.\n\nWarmly,\nSam"

#: A run written out, without gaps.
PLAIN = Finish("x", "full", {}, lambda block: (), Ink(0, 0, 0, 0.3))


def recipe(size: float | None = None, shared: Mapping[str, str] | None = None) -> Recipe:
    chain = load_chain("caveat")
    room = room_for(Rect(30, 30, 230, 300), chain[0])
    template = compile_note(parse_note(NOTE))
    compositor = Compositor(template, Lexicon(chain))
    return Recipe(compositor, room, size, Ink(0, 0, 0, 1), shared or {})


def people(*gifts: str) -> list[Person]:
    return [Person(i, {"first": f"Ada{i}", "gift": gift}) for i, gift in enumerate(gifts, 2)]


def test_a_run_has_one_size_the_largest_at_which_all_fit() -> None:
    long = "the quilt " * 60
    rows = people("a vase", long.strip(), "a lamp")
    vetted = vet(rows, recipe(), "people.csv")
    alone = [vet([row], recipe(), "people.csv").size for row in rows]
    assert vetted.size == min(alone) < max(alone)
    assert {
        line.size for copy in copies(rows, recipe(), vetted.size, PLAIN) for line in copy.lines
    } == {vetted.size}


def test_rows_that_make_everyone_smaller_are_named() -> None:
    rows = people(*["a vase"] * 9, "the quilt " * 60)
    vetted = vet(rows, recipe(), "people.csv")
    assert [outlier.row for outlier in vetted.outliers] == [11]
    assert vetted.usual > vetted.size
    assert not vet(people(*["a vase"] * 9), recipe(), "people.csv").outliers


def test_every_fault_is_told_with_its_row() -> None:
    rows = [
        *people("a vase", "", "謝"),
        Person(9, {}, "3 cells where the header has 2"),
        *people("x " * 4000),
    ]
    with pytest.raises(Faults) as told:
        vet(rows, recipe(), "people.csv")
    said = told.value.faults
    assert [fault.split(": ")[0] for fault in said] == [
        "people.csv:3", "people.csv:4", "people.csv:9", "people.csv:2",
    ]  # fmt: skip
    assert "gift: is empty" in said[0]
    assert "U+8B1D" in said[1]
    assert "too long" in said[3]


def test_a_single_card_is_refused_without_a_row() -> None:
    with pytest.raises(MissingFields):
        vet([Person(0, {"first": "Ada"})], recipe(), "")
    with pytest.raises(Overset):
        vet([Person(0, {"first": "Ada", "gift": "x " * 3000})], recipe(), "")


def test_a_size_asked_for_is_kept_or_refused() -> None:
    assert vet(people("a vase"), recipe(size=11.3), "p").size == 11.3
    with pytest.raises(Faults, match="too long"):
        vet(people("the quilt " * 60), recipe(size=30.0), "p")


def test_what_all_rows_share_fills_their_empty_cells() -> None:
    shared = recipe(shared={"gift": "your gift"})
    lines = [copy.lines for copy in copies(people("", "a vase"), shared, 14.0, PLAIN)]
    said = [" ".join(line.text for line in one).replace("\u00a0", " ") for one in lines]
    assert "for your gift." in said[0] and "for a vase." in said[1]


def test_the_vocabulary_is_all_that_is_printed() -> None:
    rows = people("a vase", "two figs & jam", "Ærø")
    cook = recipe()
    vetted = vet(rows, cook, "p")
    used = {
        (word.face, cluster)
        for copy in copies(rows, cook, vetted.size, PLAIN)
        for line in copy.lines
        for word in (*line.words, line.space)
        for cluster in word.clusters
    }
    assert used <= vetted.vocabulary


def test_letters_that_nobody_can_write_are_told_by_their_fields_all_of_them() -> None:
    row = Person(7, {"first": "慧", "gift": "謝 lamp"})
    with pytest.raises(Faults) as told:
        vet([*people("a vase"), row], recipe(), "people.csv")
    (fault,) = told.value.faults
    assert fault.startswith("people.csv:7: first: ")
    assert "; gift: " in fault and "U+8B1D" in fault and "U+6167" in fault
