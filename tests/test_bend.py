"""Bends: strokes keep together, joins stay joined, and nothing strays far."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.display import Bend, Cluster
from cardmaker.text.bend import FORMS, bent, forms_of, warp
from cardmaker.text.face import face_names, load_face
from cardmaker.text.shape import shape

SCHOOL = load_face("playwrite-us")
PLACES = st.complex_numbers(max_magnitude=60, allow_nan=False)
SEEDS = st.text(max_size=8)


def letters(name: str) -> tuple[Cluster, ...]:
    """The clusters of a word with accents."""
    return shape(load_face(name), "Gläser").clusters


@pytest.mark.parametrize("name", face_names("hand"))
def test_a_bent_outline_has_the_points_of_the_drawn_one_in_other_places(name: str) -> None:
    face = load_face(name)
    for cluster in letters(name):
        drawn = bent(face, cluster)
        for bend in (Bend("a", 1.0, 3 + 2j), Bend("a", 1.0, form=2)):
            other = bent(face, cluster._replace(bend=bend))
            assert other != drawn
            assert [[p[2] for p in c] for c in other] == [[p[2] for p in c] for c in drawn]


def test_pieces_of_a_cluster_come_together_where_they_belong() -> None:
    face = load_face("caveat")
    gid = face.font.get_nominal_glyph(ord("o"))
    (once,) = (bent(face, Cluster("o", ((gid, 0, 0),), 400)),)
    twice = bent(face, Cluster("oo", ((gid, 0, 0), (gid, 300, -7)), 800))
    assert twice[: len(once)] == list(once)
    assert [(x - 300, y + 7, on) for x, y, on in twice[-1]] == list(once[-1])


def test_without_a_bend_or_an_amount_nothing_moves() -> None:
    cluster = letters("caveat")[0]
    assert warp(cluster, 1000, 0.4) is None
    assert warp(cluster._replace(bend=Bend("a", 0.0, 2j)), 1000, 0.4) is None


@given(SEEDS, PLACES, st.floats(-200, 700))
def test_neighbours_on_a_page_move_alike_where_they_meet(
    seed: str, at: complex, height: float
) -> None:
    left, right = shape(SCHOOL, "at").clusters
    first = warp(left._replace(bend=Bend(seed, 2.0, at)), SCHOOL.upem, 0.5)
    after = at + left.width / SCHOOL.upem
    second = warp(right._replace(bend=Bend(seed, 2.0, after)), SCHOOL.upem, 0.5)
    assert first and second
    (end,), (start,) = first([left.width], [height]), second([0], [height])
    assert abs(end - left.width - start) < 1e-6


@given(SEEDS, st.integers(0, FORMS - 1), st.floats(-300, 900))
def test_the_joined_forms_of_a_letter_keep_their_ends(seed: str, form: int, height: float) -> None:
    cluster = shape(SCHOOL, "at").clusters[0]
    move = warp(cluster._replace(bend=Bend(seed, 2.0, form=form, joined=True)), SCHOOL.upem, 0.5)
    assert move
    ends = [-30.0, 0.0, float(cluster.width), cluster.width + 40.0]
    for end, place in zip(ends, move(ends, [height] * 4), strict=True):
        assert abs(place - complex(end, height)) < 1e-6


@given(SEEDS, PLACES)
def test_no_point_of_a_page_strays_further_than_lines_leave_room_for(
    seed: str, at: complex
) -> None:
    cluster = letters("caveat")[0]._replace(bend=Bend(seed, 1.0, at))
    move = warp(cluster, 1000, 0.4)
    assert move
    xs, ys = [0, 250, 500] * 3, [-300] * 3 + [200] * 3 + [700] * 3
    for x, y, place in zip(xs, ys, move(xs, ys), strict=True):
        step = place - complex(x, y)
        assert abs(step.real) <= 31 and abs(step.imag) <= 44


@given(SEEDS, PLACES)
def test_a_stroke_keeps_its_weight(seed: str, at: complex) -> None:
    """Two sides of a stroke, 60 units apart, stay as far apart to a seventh or so."""
    cluster = letters("caveat")[0]._replace(bend=Bend(seed, 1.0, at))
    move = warp(cluster, 1000, 0.4)
    assert move
    heights = list(range(0, 700, 50))
    left, right = move([100] * 14, heights), move([160] * 14, heights)
    for one, other in zip(left, right, strict=True):
        assert abs(abs(other - one) - 60) < 9


def test_a_stroke_has_no_kinks() -> None:
    """A straight stroke of a thousand steps turns by less than half a degree at each."""
    cluster = letters("caveat")[0]._replace(bend=Bend("x", 1.0, 1 + 1j))
    move = warp(cluster, 1000, 0.4)
    assert move
    places = move([300.0] * 1000, [float(y) for y in range(1000)])
    steps = [b - a for a, b in pairwise(places)]
    assert max(abs(b / a - 1) for a, b in pairwise(steps)) < 0.008


def test_forms_differ_and_are_the_same_in_every_run() -> None:
    face = load_face("patrick-hand")
    cluster = shape(face, "a").clusters[0]._replace(bend=Bend("1", 1.0, form=0))
    outlines = [bent(face, form) for form in forms_of(cluster)]
    assert len({str(outline) for outline in outlines}) == FORMS
    assert outlines == [bent(face, form) for form in forms_of(cluster)]
    assert forms_of(cluster._replace(bend=None)) == (cluster._replace(bend=None),)
