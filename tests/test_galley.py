"""The galley: a line's bytes are those of its words and place, whether it was met before or not."""

from __future__ import annotations

import pytest
from samples import FACES, HAND, line

from cardmaker.display import Glyphs
from cardmaker.press.galley import Galley
from cardmaker.press.type import Fount


def galley() -> Galley:
    founts = {name: Fount(face, HAND_CLUSTERS[name]) for name, face in FACES.items()}
    names = {name: b"F%d" % at for at, name in enumerate(founts)}
    return Galley(founts, names, lambda _ink: b"0 g")


LINES = [
    line(HAND, text, 10, 20 * at, size)
    for at, (text, size) in enumerate([("thank you", 12), ("so much", 12), ("Zoë", 9)])
]
HAND_CLUSTERS = {
    name: [cluster for face, cluster in HAND.clusters() if face == name] for name in FACES
}


@pytest.mark.parametrize("most", [1, 3, 1000])
def test_a_line_met_before_is_set_as_a_new_one(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("cardmaker.press.galley.MOST_LINES", most)
    known = galley()
    for lines in (LINES, LINES[2:], LINES, LINES[::-1], [Glyphs(*one) for one in LINES]):
        assert known.set(lines) == galley().set(lines)
    for step in range(50):
        # New lines come to have the ids of old ones.
        moved = [one._replace(x=step) for one in LINES]
        assert known.set(moved) == galley().set(moved)
