"""Drawings: what an SVG says is what lies on the panel; what does not print is refused by name."""

from __future__ import annotations

import math
import re

import pytest

from cardmaker.art.palette import load_palettes
from cardmaker.art.panel import Panel
from cardmaker.display import Gradient, Group, Ink, Items, Path
from cardmaker.errors import BadDesign
from cardmaker.geometry import Rect, Size
from cardmaker.process.separation import separated
from cardmaker.shelf import shelf
from cardmaker.svg.drawing import Shape, Wash, unpacked
from cardmaker.svg.fit import fitted
from cardmaker.svg.measure import transform
from cardmaker.svg.reader import drawing_of, read

PALETTES = load_palettes(shelf("designs") / "palettes.toml")
SAGE = PALETTES["sage_blush"]


def svg(inner: str, root: str = 'viewBox="0 0 100 200"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inner}</svg>'.encode()


def shapes(inner: str) -> tuple[Shape, ...]:
    return drawing_of(svg(inner)).shapes


def one(inner: str) -> Shape:
    (shape,) = shapes(inner)
    return shape


def corners(shape: Shape) -> list[complex]:
    """The ends of a shape's edges, rounded."""
    ends = [z for contour in shape.contours for z in contour.points[::3]]
    return [complex(round(z.real, 3), round(z.imag, 3)) for z in ends]


def box(shape: Shape) -> tuple[float, float, float, float]:
    ends = corners(shape)
    xs, ys = [z.real for z in ends], [z.imag for z in ends]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', (10, 20, 40, 60)),
        ('<rect width="100%" height="50%"/>', (0, 0, 100, 100)),
        ('<rect x="10" y="20" width="30" height="40" rx="5"/>', (10, 20, 40, 60)),
        ('<rect width="30" height="40" rx="99"/>', (0, 0, 30, 40)),
        ('<circle cx="50" cy="60" r="10"/>', (40, 50, 60, 70)),
        ('<ellipse cx="50" cy="60" rx="10" ry="20"/>', (40, 40, 60, 80)),
        ('<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>', (1, 2, 3, 4)),
        ('<polyline points="0,0 10,0 10 20"/>', (0, 0, 10, 20)),
        ('<polygon points="0,0 10,0 10,20"/>', (0, 0, 10, 20)),
        ('<path d="M5 5h10v10H5z"/>', (5, 5, 15, 15)),
        ('<path d="m5,5 l10,0 0,10z m20,20 l1,1 2,0z"/>', (5, 5, 28, 26)),
        ('<path d="M0 0Q5 5 10 0T20 0C20 0 25 5 30 0S35 5 40 0A5 5 0 0 1 50 0"/>', (0, -5, 50, 0)),
        ('<rect width="1in" height="25.4mm"/>', (0, 0, 96, 96)),
        ('<g transform="translate(10 20)"><rect width="5" height="5"/></g>', (10, 20, 15, 25)),
        ('<g transform="scale(2) translate(10)"><rect width="5" height="5"/></g>', (20, 0, 30, 10)),
        ('<rect width="10" height="4" transform="rotate(90 10 0)"/>', (6, -10, 10, 0)),
    ],
)  # fmt: skip
def test_every_shape_lies_where_it_is_drawn(
    drawn: str, seen: tuple[float, float, float, float]
) -> None:
    assert box(one(drawn)) == pytest.approx(seen, abs=1e-3)


def test_a_quadratic_curve_is_the_same_as_a_cubic() -> None:
    ((start, first, last, end),) = (c.points for c in one('<path d="M0 0Q3 3 6 0"/>').contours)
    assert (start, first, last, end) == (0, 2 + 2j, 4 + 2j, 6)


@pytest.mark.parametrize(
    ("said", "fill", "stroke"),
    [
        ("", "#000000", None),
        ('fill="#ABC"', "#aabbcc", None),
        ('fill="none" stroke="red"', None, "#ff0000"),
        ('style="fill:rgb(255, 50%, 0); stroke: white"', "#ff8000", "#ffffff"),
        ('fill="red" style="fill:blue"', "#0000ff", None),
        ('class="a"', "#112233", None),
        ('class="a b" fill="red"', "#445566", None),
        ('class="b a" fill="red"', "#445566", None),
        ('class="d b"', "#010203", None),
        ('class="d a" style="fill:red"', "#010203", None),
        ('class="d a" style="fill:red ! important"', "#ff0000", None),
        ('id="mine" class="d"', "#010203", None),
        ('style="fill:red!important;fill:blue"', "#ff0000", None),
        ('fill="beige" stroke="DarkSlateGrey"', "#f5f5dc", "#2f4f4f"),
        ('fill="rgba(255, 0, 0, 1)" stroke="rgb(0 0 255 / 100%)"', "#ff0000", "#0000ff"),
        ('fill="hsl(0, 100%, 50%)" stroke="hsla(240deg 100% 25% / 1)"', "#ff0000", "#000080"),
        ('fill="#f00f" stroke="#0000ffff"', "#ff0000", "#0000ff"),
        ('fill="rgba(1,2,3,0)" stroke="#000"', None, "#000000"),
        ('stroke-dashoffset="0px" paint-order="fill" vector-effect="none"', "#000000", None),
        ('id="mine" class="a"', "#778899", None),
        ('color="teal" fill="currentColor"', "#008080", None),
        ('fill="transparent" stroke="#000" stroke-width="0.5mm"', None, "#000000"),
    ],
)
def test_paint_comes_from_attributes_style_and_plain_sheets(
    said: str, fill: str | None, stroke: str | None
) -> None:
    sheet = "<style>/* x */ .d, .b {fill:red} .a, .c { fill: #112233 } .b{fill:#445566}"
    sheet += "#mine{fill:#789} .d{fill:#010203!important;fill:red} .b{stroke:none}</style>"
    (shape,) = shapes(f"{sheet}<rect {said} width='9' height='9'/>")
    assert (shape.fill, shape.stroke) == (fill, stroke)


def test_what_a_group_says_holds_for_what_stands_in_it() -> None:
    shape = one('<g fill="red" stroke="blue" stroke-width="2"><g><path d="M0 0h9"/></g></g>')
    assert (shape.fill, shape.stroke, shape.width) == ("#ff0000", "#0000ff", 2)


@pytest.mark.parametrize(
    "hidden",
    [
        '<g display="none"><text>guides</text></g>',
        '<rect width="9" height="9" visibility="hidden"/>',
        '<rect width="9" height="9" fill="none"/>',
        '<rect width="0" height="9"/>',
        '<defs><rect width="9" height="9"/><filter id="f"/></defs>',
        '<title>Me</title><desc>a card</desc><metadata><a xmlns="urn:x"/></metadata>',
        '<i:aipgf xmlns:i="http://ns.adobe.com/" id="x"><text>x</text></i:aipgf>',
    ],
)
def test_what_is_not_seen_is_not_drawn(hidden: str) -> None:
    assert shapes(hidden) == ()


def test_a_part_that_is_used_is_drawn_where_it_is_used() -> None:
    leaf = '<defs><path id="leaf" d="M0 0h4v2z"/></defs>'
    used = '<use href="#leaf" x="10" fill="red"/><use xlink:href="#leaf" transform="scale(-1 1)"/>'
    root = 'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'
    first, second = drawing_of(svg(leaf + used, root)).shapes
    assert box(first) == (10, 0, 14, 2) and first.fill == "#ff0000"
    assert box(second) == (-4, 0, 0, 2) and second.fill == "#000000"


WASH = (
    '<linearGradient id="{}" {}><stop offset="0" stop-color="red"/>'
    '<stop offset="1" stop-color="#00f"/></linearGradient>'
)


@pytest.mark.parametrize(
    ("gradient", "drawn", "start", "end"),
    [
        ("", '<rect width="10" height="20" fill="url(#g)"/>', 0, 10),
        ('x2="0" y2="1"', '<rect width="10" height="20" fill="url(#g)"/>', 0, 20j),
        (
            'gradientUnits="userSpaceOnUse" x1="3" x2="7"',
            '<path d="M0 0h9v9z" fill="url(#g)"/>', 3, 7,
        ),
        ('gradientTransform="rotate(90)"', '<rect width="10" height="10" fill="url(#g)"/>', 0, 10j),
        ("", '<rect width="10" height="10" transform="scale(2 1)" fill="url(#g)"/>', 0, 20),
        # Across a diagonal wash the colour stays the same: in a flat box that is not diagonal.
        ('y2="1"', '<rect width="20" height="10" fill="url(#g)"/>', 0, 8 + 16j),
    ],
)  # fmt: skip
def test_a_gradient_lies_where_it_is_drawn(
    gradient: str, drawn: str, start: complex, end: complex
) -> None:
    fill = one(WASH.format("g", gradient) + drawn).fill
    assert isinstance(fill, Wash)
    assert (fill.first, fill.last) == ("#ff0000", "#0000ff")
    assert fill.start == pytest.approx(start) and fill.end == pytest.approx(end)


def test_a_gradient_may_take_its_colours_from_another() -> None:
    chain = WASH.format("a", "") + '<linearGradient id="b" href="#a" x2="0.5"/>'
    fill = one(chain + '<rect width="10" height="10" fill="url(#b)"/>').fill
    assert isinstance(fill, Wash) and fill.end == pytest.approx(5)


def test_a_clip_by_the_whole_page_cuts_nothing() -> None:
    clip = '<clipPath id="c"><rect width="100" height="200"/></clipPath>'
    assert shapes(clip + '<g clip-path="url(#c)"><path d="M0 0h9v9z"/></g>')
    with pytest.raises(BadDesign, match=r"clip.*Division"):
        shapes(clip.replace("200", "90") + '<g clip-path="url(#c)"><path d="M0 0h9v9z"/></g>')


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<text>hello</text>", r"<text> does not print; turn words into outlines"),
        ('<image href="x.png"/>', r"<image> does not print; .*--photo"),
        ("<foreignObject/>", "<foreignObject> does not print"),
        ("<svg/>", "<svg> does not print"),
        ("<blink/>", "<blink> does not print; leave it out"),
        ('<path d="M0 0h9v9z" filter="url(#f)"/>', "has filter.*blur"),
        ('<path d="M0 0h9v9z" style="mask:url(#m)"/>', "has mask"),
        ('<path d="M0 0h9v9z" opacity=".5"/>', "has opacity.*mix the colour"),
        ('<path d="M0 0h9" stroke="red" marker-end="url(#m)"/>', "has marker-end"),
        ('<path d="M0 0h9v9z" fill="url(#none)"/>', "no paint 'none'"),
        ('<radialGradient id="g"/><path d="M0 0h9v9z" fill="url(#g)"/>', "<radialGradient>"),
        ('<pattern id="g"/><path d="M0 0h9v9z" fill="url(#g)"/>', "<pattern>"),
        ('<path d="M0 0h9v9z" fill="baige"/>', "'baige' is no colour.*#rrggbb"),
        ('<path d="M0 0h9v9z" fill="rgb(1,2)"/>', "no colour"),
        ('<path d="M0 0h9v9z" fill="hsl(nan,2%,3%)"/>', "'nan' is no part of a colour"),
        ('<path d="M0 0h9v9z" fill="rgba(0,0,0,.5)"/>', r"rgba\(0,0,0,.5\)' is not opaque; mix"),
        ('<path d="M0 0h9v9z" fill="#0008"/>', "'#0008' is not opaque; mix"),
        ('<path d="M0 0h9" stroke="red" stroke-dashoffset="1"/>', "has stroke-dashoffset"),
        ('<path d="M0 0h9" stroke="red" vector-effect="non-scaling-stroke"/>', "vector-effect"),
        ('<path d="M0 0h9v9z" style="paint-order:stroke"/>', "has paint-order"),
        ('<path d="M0 0h9" stroke="red" stroke-dasharray="3 x"/>', "'x' is no length"),
        ('<polygon points="0,0 9,0 9;9"/>', "'0,0 9,0 9;9' is no row of numbers"),
        ('<rect width="9" height="9" transform="translate(10% 300px)"/>', "'10% 300px' is no row"),
        ('<rect width="9" height="9" transform="scale(2) bogus"/>', "no transform 'bogus'"),
        ('<path d="M0 0 L"/>', "path .* cannot be read"),
        ('<path d="hello"/>', "path .* cannot be read"),
        ('<rect width="5em" height="9"/>', "'5em' is no length.*mm"),
        ('<rect width="9" height="9" transform="spin(3)"/>', "no transform spin"),
        ('<symbol id="s"/><use href="#s"/>', "take symbols apart"),
        ('<use href="#gone"/>', "refers to '#gone'"),
        ("<style>g > path { fill: red }</style>", "more than a class.*presentation attributes"),
        ("<style>@import url(http://x/y.css);</style><style>.a{}</style>", "more than a class"),
    ],
)  # fmt: skip
def test_what_does_not_print_is_refused_by_name(inner: str, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        shapes(inner)


def test_more_than_two_colours_in_a_gradient_are_refused() -> None:
    three = WASH.format("g", "").replace("</", '<stop offset=".5" stop-color="lime"/></', 1)
    with pytest.raises(BadDesign, match=r"3 colours.*two"):
        shapes(three + '<path d="M0 0h9v9z" fill="url(#g)"/>')


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ('spreadMethod="repeat"', "gradient 'g' has spreadMethod 'repeat'; fill it with a colour"),
        ('spreadMethod="reflect"', "spreadMethod 'reflect'"),
    ],
)
def test_a_gradient_goes_on_flat(how: str, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        shapes(WASH.format("g", how) + '<path d="M0 0h9v9z" fill="url(#g)"/>')
    assert shapes(WASH.format("g", 'spreadMethod="pad"') + '<path d="M0 0h9v9" fill="url(#g)"/>')


def test_a_gradient_into_nothing_is_refused_in_words() -> None:
    faded = WASH.format("g", "").replace("#00f", "transparent")
    with pytest.raises(BadDesign, match="gradient 'g' is transparent at one end; mix the colour"):
        shapes(faded + '<path d="M0 0h9v9z" fill="url(#g)"/>')


def test_dashes_are_lengths() -> None:
    assert one('<path d="M0 0h9" stroke="red" stroke-dasharray="1mm, 5% 2"/>').dash == (
        pytest.approx((96 / 25.4, 5, 2))
    )


@pytest.mark.parametrize(
    ("root", "view"),
    [
        ('viewBox="10,20 30 40"', Rect(10, 20, 30, 40)),
        ('width="1in" height="48"', Rect(0, 0, 96, 48)),
    ],
)
def test_the_view_is_the_view_box_or_the_size(root: str, view: Rect) -> None:
    assert drawing_of(svg("", root)).view == view


@pytest.mark.parametrize("root", ["", 'width="100%" height="9"', 'viewBox="0 0 0 9"'])
def test_a_drawing_without_a_size_is_refused(root: str) -> None:
    with pytest.raises(BadDesign, match="view box"):
        drawing_of(svg("", root))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no SVG that can be read"),
        (b"hello", "no SVG that can be read"),
        (b"<svg><g></svg>", "no SVG that can be read"),
        (b"<html/>", "XML, but no SVG"),
        (b"\x1f\x8b\x08", "packed SVG.*plain"),
    ],
)
def test_what_is_no_svg_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        drawing_of(data)


def test_what_editors_write_is_read() -> None:
    """As Illustrator and Inkscape begin their files, and with what they add to them."""
    drawing = drawing_of(b"""\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <!-- Generator: an editor -->
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <svg version="1.1" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
       xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
       xmlns="http://www.w3.org/2000/svg" x="0px" viewBox="0 0 425 550" xml:space="preserve">
      <sodipodi:namedview id="base" inkscape:zoom="1"><inkscape:grid/></sodipodi:namedview>
      <style type="text/css"><![CDATA[ .st0{fill:#848B73;} ]]></style>
      <g inkscape:groupmode="layer" inkscape:label="Layer 1" style="display:inline;opacity:1">
        <path class="st0" d="M10,10 l5,5-2-2.5.5.5z" inkscape:connector-curvature="0"/>
      </g>
    </svg>""")
    assert [shape.fill for shape in drawing.shapes] == ["#848b73"]


def test_the_order_of_transforms_is_that_of_the_page() -> None:
    turned = transform("translate(10 0) rotate(90)").apply(1)
    assert turned == pytest.approx(10 + 1j)
    assert transform("skewX(45)").apply(1j) == pytest.approx(1 + 1j)
    assert transform("matrix(1 2 3 4 5 6)").apply(0) == 5 + 6j


def flat(items: Items) -> list[Path]:
    found = []
    for item in items:
        if isinstance(item, Group):
            found += flat(item.items)
        elif isinstance(item, Path):
            found.append(item)
    return found


BLEEDS = Panel(Size(306, 396), "bleed", bleed=9)
BORDERED = Panel(Size(306, 396), "border", border=18)


def page(colour: str = "#123456") -> bytes:
    return svg(f'<rect width="100" height="100" fill="{colour}"/>', 'viewBox="0 0 100 100"')


def test_art_that_bleeds_fills_its_panel_and_art_with_a_border_is_whole() -> None:
    drawing = drawing_of(page())
    (group,) = fitted(drawing, BORDERED, SAGE, {})
    assert isinstance(group, Group) and group.clip is not None
    assert BORDERED.window.holds(group.clip, 1e-6)
    assert group.clip.w == pytest.approx(BORDERED.window.w)
    (ground,) = flat(fitted(drawing, BLEEDS, SAGE, {}))
    ys = [z.imag for z in ground.contours[0]]
    assert min(ys) == pytest.approx(-9) and max(ys) == pytest.approx(405)
    (filling, frame) = fitted(drawing, BORDERED, SAGE, {}, "fill")
    assert isinstance(filling, Group) and filling.clip == BORDERED.window
    assert isinstance(frame, Path) and frame.stroke is not None, "a cut is framed"


@pytest.mark.parametrize("palette", ["sage_blush", "indigo"])
def test_colours_play_roles_of_the_palette_and_others_stay(palette: str) -> None:
    drawing = drawing_of(page("#848b73"))
    (ground,) = flat(fitted(drawing, BLEEDS, PALETTES[palette], {"#848b73": "stem"}))
    assert ground.fill == PALETTES[palette].stem
    (ground,) = flat(fitted(drawing, BLEEDS, PALETTES[palette], {"#848b72": "stem"}))
    assert ground.fill == separated((0x84 / 255, 0x8B / 255, 0x73 / 255))


def test_strokes_dashes_and_washes_grow_with_the_drawing() -> None:
    inner = WASH.format("g", "") + (
        '<path d="M0 0h50v50z M60 60h20" fill="url(#g)" stroke="#000" stroke-width="2" '
        'stroke-dasharray="4 2" stroke-linecap="round" fill-rule="evenodd"/>'
    )
    drawing = drawing_of(svg(inner, 'viewBox="0 0 100 100"'))
    filled, closed, left_open = flat(fitted(drawing, Panel(Size(200, 200)), SAGE, {}))
    assert isinstance(filled.fill, Gradient) and filled.evenodd
    assert filled.fill.end == pytest.approx(160 + 0j)
    assert (closed.closed, left_open.closed) == (True, False)
    assert {(p.width, p.dash, p.round) for p in (closed, left_open)} == {(4, (8, 4), True)}
    assert left_open.contours[0][0] == 120 + 120j


def test_a_drawing_goes_through_the_border_unharmed() -> None:
    data = (shelf("designs") / "new" / "svg" / "front.svg").read_bytes()
    straight, round_trip = drawing_of(data), unpacked(read("front.svg", data))
    assert len(straight.shapes) == len(round_trip.shapes) > 50
    for mine, theirs in zip(straight.shapes, round_trip.shapes, strict=True):
        assert corners(mine) == pytest.approx(corners(theirs), abs=2e-3)
        assert (mine.stroke, mine.round) == (theirs.stroke, theirs.round)


def test_a_fault_names_its_file() -> None:
    with pytest.raises(BadDesign, match=r"^back\.svg: <text>"):
        read("back.svg", svg("<text/>"))


@pytest.mark.parametrize("name", sorted(SAGE.roles))
def test_every_role_is_an_ink_and_is_named_in_the_pattern(name: str) -> None:
    assert isinstance(SAGE.roles[name], Ink)
    comment = (shelf("designs") / "new" / "svg" / "design.toml").read_text("utf-8")
    stem = re.sub(r"[123]?(-.*)?$", "", name)
    assert stem in comment
    assert math.isfinite(SAGE.roles[name].total)
