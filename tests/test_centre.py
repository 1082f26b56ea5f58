"""Centre lines: from outlines by pixels to strokes, in every hand that ships."""

from __future__ import annotations

from itertools import pairwise
from math import pi

import pytest

from cardmaker.display import Cluster
from cardmaker.text.bend import bent
from cardmaker.text.centre import centre_lines, simplified, smoothed
from cardmaker.text.dotted import spaced
from cardmaker.text.face import Face, face_names, load_face
from cardmaker.text.order import extent, in_order, length_of
from cardmaker.text.raster import Raster, ones, polygon, rasterise
from cardmaker.text.shape import Lexicon
from cardmaker.text.skeleton import skeleton
from cardmaker.text.thin import layers, thinned
from cardmaker.text.written import written_word

TEXT = "Thank you, Mrs. Gonzalez! ÄÉßřğ 0123456789 & fjord quiz"

FACES = {name: load_face(name) for name in face_names("hand")}
LEXICONS = {name: Lexicon((face,)) for name, face in FACES.items()}

SQUARE = ((0, 0, True), (0, 20, True), (20, 20, True), (20, 0, True))
HOLE = ((5, 5, True), (15, 5, True), (15, 15, True), (5, 15, True))


def clusters(name: str, text: str = TEXT) -> list[Cluster]:
    return [cluster for word in text.split() for cluster in LEXICONS[name].word(word).clusters]


def strokes(name: str, letter: str) -> tuple[tuple[complex, ...], ...]:
    (cluster,) = clusters(name, letter)
    return centre_lines(FACES[name], cluster)


def picture(face: Face, cluster: Cluster) -> Raster:
    return rasterise(bent(face, cluster), face.x_height * face.upem / 60)


def parts(raster: Raster, bits: int) -> list[int]:
    """The connected parts of a picture, by corners too."""
    found = []
    while bits:
        part, grown = 0, bits & -bits
        while grown != part:
            part = grown
            wide = part | part << 1 | part >> 1
            grown = (wide | wide << raster.width | wide >> raster.width) & bits
        found.append(part)
        bits ^= part
    return found


def test_a_raster_holds_what_contours_enclose() -> None:
    assert rasterise([SQUARE], 1.0).bits.bit_count() == 400
    assert rasterise([SQUARE], 0.5).bits.bit_count() == 1600
    assert rasterise([SQUARE, HOLE], 1.0).bits.bit_count() == 300
    assert rasterise([SQUARE, HOLE[::-1]], 1.0).bits.bit_count() == 400
    assert rasterise([], 1.0).bits == 0


def test_a_curve_without_points_on_it_is_round() -> None:
    r = 50
    corners = [(r, -r), (r, r), (-r, r), (-r, -r)]
    ring = rasterise([[(x, y, False) for x, y in corners]], 1.0)
    # Four parabolas from the middles of a square's sides enclose 10/12 of it.
    assert ring.bits.bit_count() == pytest.approx(10 / 12 * (2 * r) ** 2, rel=0.01)
    place = ring.place(next(ones(ring.bits)))
    assert abs(place) == pytest.approx(r, rel=0.05)


def test_a_polygon_stays_near_its_curve() -> None:
    bow = [(0, 0, True), (50, 100, False), (100, 0, True)]
    for z in polygon(bow, 0.1):
        t = z.real / 100
        assert z.imag == pytest.approx(200 * t * (1 - t), abs=0.2)


@pytest.mark.parametrize("name", FACES)
def test_a_skeleton_is_thin_and_hangs_together_as_its_letter_does(name: str) -> None:
    for cluster in clusters(name):
        raster = picture(FACES[name], cluster)
        thin = thinned(raster)
        assert thin.bits & ~raster.bits == 0
        assert len(parts(thin, thin.bits)) == len(parts(raster, raster.bits)), cluster.text
        width, bits = thin.width, thin.bits
        block = bits & bits >> 1 & bits >> width & bits >> width + 1
        assert not block & block >> 1 & block >> width, f"a clot in {cluster.text}"


def test_layers_count_how_far_a_pixel_is_from_the_edge() -> None:
    found = list(layers(rasterise([SQUARE], 1.0)))
    assert found[0].bit_count() == 400 and found[1].bit_count() == 18 * 18
    assert len(found) in (9, 10, 11)


def test_corners_of_a_bar_are_no_strokes() -> None:
    bar = [(0, 0, True), (0, 20, True), (200, 20, True), (200, 0, True)]
    shape = skeleton(rasterise([bar], 1.0))
    (branch,) = shape.branches
    assert length_of(branch.line) == pytest.approx(180, abs=6)
    assert shape.radius == pytest.approx(10, abs=1.5)


@pytest.mark.parametrize("name", FACES)
def test_every_part_of_every_letter_has_a_stroke_and_every_stroke_is_in_ink(name: str) -> None:
    face = FACES[name]
    for cluster in clusters(name):
        raster = picture(face, cluster)
        touched = 0
        for stroke in centre_lines(face, cluster):
            for z in stroke:
                at = (z - raster.origin) / raster.pixel
                bit = round(at.imag) * raster.width + round(at.real)
                near = 7 << bit - 1
                near |= near << raster.width | near >> raster.width
                assert near & raster.bits, f"{cluster.text} is written beside its ink"
                touched |= near
        for part in parts(raster, raster.bits):
            assert part & touched, f"a part of {cluster.text} is lost"


@pytest.mark.parametrize("name", FACES)
def test_a_pen_as_thick_as_the_letters_covers_them(name: str) -> None:
    """What the strokes leave bare is not more than the ends and swells of thick letters."""
    face = FACES[name]
    ink = bare = 0
    for cluster in clusters(name):
        raster = picture(face, cluster)
        deep = len(list(layers(raster)))
        pen = 0
        for stroke in centre_lines(face, cluster):
            for a, b in pairwise(stroke):
                count = round(abs(b - a) / raster.pixel) + 1
                for n in range(count + 1):
                    at = (a + (b - a) * n / count - raster.origin) / raster.pixel
                    pen |= 1 << round(at.imag) * raster.width + round(at.real)
        for n in range(deep + 1):
            pen |= pen << 1 | pen >> 1
            if n % 2:
                continue
            pen |= pen << raster.width | pen >> raster.width
        ink += raster.bits.bit_count()
        bare += (raster.bits & ~pen).bit_count()
    assert bare < 0.03 * ink


@pytest.mark.parametrize("name", ["caveat", "patrick-hand", "playpen-sans", "caveat-brush"])
@pytest.mark.parametrize(
    ("letter", "count"), [("i", 2), ("j", 2), ("o", 1), ("l", 1), ("T", 2), ("Ä", 4), ("!", 2)]
)
def test_letters_have_the_strokes_one_expects(name: str, letter: str, count: int) -> None:
    assert len(strokes(name, letter)) == count


@pytest.mark.parametrize("name", ["patrick-hand", "playpen-sans"])
def test_a_round_o_is_one_round_ring_from_its_top_leftwards(name: str) -> None:
    (ring,) = strokes(name, "0")
    left, low, right, high = extent(ring)
    assert ring[0] == ring[-1]
    assert ring[0].imag > high - 0.1 * (high - low)
    area = sum((a.conjugate() * b).imag for a, b in pairwise(ring)) / 2
    # Between an ellipse and its box; anticlockwise, so positive.
    assert 0.95 * pi / 4 < area / ((right - left) * (high - low)) < 0.95


def test_main_strokes_come_first_then_bars_then_dots() -> None:
    stem, bar = strokes("patrick-hand", "t")
    assert extent(stem)[3] - extent(stem)[1] > extent(bar)[3] - extent(bar)[1]
    assert stem[0].imag > stem[-1].imag and bar[0].real < bar[-1].real
    *body, dot, other = strokes("patrick-hand", "Ä")
    assert max(extent(one)[3] for one in body) < min(dot[0].imag, other[0].imag)
    assert dot[0].real < other[0].real


@pytest.mark.parametrize("name", ["patrick-hand", "caveat"])
@pytest.mark.parametrize("symbol", ["♥", "❤️", "⭐"])
def test_a_symbol_is_written_round_its_edges(name: str, symbol: str) -> None:
    (cluster,) = clusters(name, symbol)
    found = centre_lines(FACES[name], cluster)
    assert found and all(stroke[0] == stroke[-1] for stroke in found)
    (box,) = (FACES[name].extents(gid) for gid, *_at in cluster.pieces)
    left, low, right, high = extent(z for stroke in found for z in stroke)
    assert right - left == pytest.approx(box.right - box.left, rel=0.03)
    assert high - low == pytest.approx(box.top - box.bottom, rel=0.03)


def test_an_order_has_every_stroke_once() -> None:
    assert in_order([]) == []
    line = [0j, 1 + 0j]
    assert in_order([line[::-1]]) == [line]


def test_smoothing_keeps_ends_and_straight_lines() -> None:
    line = [complex(n, 0) for n in range(20)]
    assert [z.imag for z in smoothed(line)] == [0.0] * 20
    assert [z.real for z in smoothed(line)] == pytest.approx([z.real for z in line])
    assert simplified(line, 0.1) == [0j, 19 + 0j]
    ring = [0j, 9 + 0j, 9 + 9j, 9j, 0j]
    assert smoothed(ring)[0] == smoothed(ring)[-1]


def test_letters_that_join_are_written_on_without_lifting_the_pen() -> None:
    face, word = FACES["playwrite-us"], LEXICONS["playwrite-us"].word("minimum")
    apart = sum(len(centre_lines(face, cluster)) for cluster in word.clusters)
    joined = written_word(face, word)
    assert len(joined) < apart - 3
    assert max(extent(one)[2] - extent(one)[0] for one in joined) > word.advance / 4


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_lost_where_letters_join(name: str) -> None:
    face, lexicon = FACES[name], LEXICONS[name]
    for text in ("what", "still", "everything", "Noah", "fjords", "quizzed"):
        word = lexicon.word(text)
        samples = [z for stroke in written_word(face, word) for z in spaced(stroke, 0.02)]
        pen = 0
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            for stroke in centre_lines(face, cluster):
                for z in spaced([(z + pen) / face.upem for z in stroke], 0.05):
                    gap = min(abs(z - sample) for sample in samples)
                    assert gap < 0.15 * face.x_height, f"a part of {cluster.text} in {text}"
            pen += cluster.width + kern


def test_letters_that_stand_apart_stay_apart() -> None:
    face, word = FACES["patrick-hand"], LEXICONS["patrick-hand"].word("vows")
    apart = sum(len(centre_lines(face, cluster)) for cluster in word.clusters)
    assert len(written_word(face, word)) == apart


def test_a_space_has_no_strokes() -> None:
    lexicon = LEXICONS["caveat"]
    assert written_word(FACES["caveat"], lexicon.space) == ()
