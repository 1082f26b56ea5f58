"""The sheets of gLabels: all that Debian ships are read, what is no sheet of cards is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cardmaker.errors import BadStock
from cardmaker.geometry import Rect
from cardmaker.paper import glabels
from cardmaker.paper.glabels import find_template, read_template, stock_of, template_nodes
from cardmaker.paper.stock import Stock, find_stock
from cardmaker.paper.template_xml import Node
from cardmaker.units import length, mm

#: Sheets whose places lie outside them in the table itself, by 3 mm to 2 m: a slip of whoever
#: measured, or a sheet that is meant turned.
WRONG = {
    "Connect KF10647",
    "Endisch B200147A5",
    "Hisago ELM024",
    "Hisago GB865",
    "Hisago OP3005",
    "Hisago OP3010",
    "Rayfilm 7001",
}


@pytest.fixture(scope="module")
def nodes(templates: Path) -> Mapping[str, Node]:
    """Every template that Debian ships."""
    return template_nodes(templates)


def test_every_sheet_is_read_and_its_places_lie_on_it(
    templates: Path, nodes: Mapping[str, Node]
) -> None:
    assert len(nodes) > 1700
    wrong, seen = set(), set()
    for name in nodes:
        sheet = read_template(templates, name, nodes)
        assert min(sheet.size) > 0
        if sheet.shape != "rectangles":
            assert not sheet.places
            continue
        assert sheet.places
        page = Rect(0, 0, *sheet.size).inset(-0.05 * mm)
        if not all(page.holds(place) for place in sheet.places):
            wrong.add(name)
            continue
        if sheet.places in seen:
            continue
        seen.add(sheet.places)
        for one, other in combinations(sheet.places, 2):
            assert not one.overlaps(other, 0.05 * mm), name
    assert wrong == WRONG


def test_what_is_a_sheet_of_rectangles_is_a_stock(
    templates: Path, nodes: Mapping[str, Node]
) -> None:
    for name in [*nodes][::13]:
        shape = read_template(templates, name, nodes).shape
        if shape == "rectangles" and name not in WRONG:
            stock = stock_of(templates, name, nodes)
            assert stock.flats and stock.size and stock.title == name
        else:
            with pytest.raises(BadStock):
                stock_of(templates, name, nodes)


@pytest.mark.slow
def test_a_place_is_as_large_as_its_maker_says_but_for_a_hair(
    templates: Path, nodes: Mapping[str, Node]
) -> None:
    """Read once more, by another reader of XML and by hand."""
    for file in sorted(templates.glob("*-templates.xml")):
        for node in ElementTree.parse(file).getroot():
            shapes = [child for child in node if child.tag.endswith("Label-rectangle")]
            if not shapes:
                continue
            name = f"{node.get('brand')} {node.get('part')}".strip()
            sheet = read_template(templates, name, nodes)
            asked = [
                float(f"{shapes[0].get(side)}".rstrip("ptinmc ")) for side in ("width", "height")
            ]
            unit = f"{shapes[0].get('width')}".lstrip("0123456789. ") or "pt"
            for place in sheet.places:
                for got, want in zip(place.size, asked, strict=True):
                    assert 0 <= length(f"{want}{unit}") - got <= 1.51 * mm, name


@pytest.mark.parametrize(
    ("name", "scores"),
    [
        ("Geha P76", [("across", 1 / 2)]),
        ("Geha P77", [("across", 1 / 2)]),
        ("Geha P78", [("down", 1 / 2)]),
        ("Geha P10", [("across", 1 / 3), ("across", 2 / 3)]),
        ("Hama 50440", [("down", 1 / 2)]),
        ("Sattleford VM-6200", [("down", 1 / 2)]),
        ("Sattleford VM-5856", [("down", 1 / 2)]),
        ("Rayfilm VIZ1", [("down", 1 / 2)]),
        ("Avery 5388", []),
    ],
)
def test_the_fold_is_where_the_maker_put_it(
    templates: Path, nodes: Mapping[str, Node], name: str, scores: list[tuple[str, float]]
) -> None:
    stock = stock_of(templates, name, nodes)
    assert [score.way for score in stock.scores] == [way for way, _ in scores]
    assert [score.at for score in stock.scores] == pytest.approx([at for _, at in scores])
    assert stock.foldable


def test_every_sheet_called_foldable_has_its_crease(
    templates: Path, nodes: Mapping[str, Node]
) -> None:
    for name, node in nodes.items():
        if any(meta.attributes.get("category") == "foldable" for meta in node.all("Meta")):
            assert stock_of(templates, name, nodes).scores, name


def test_places_of_a_sheet(templates: Path) -> None:
    stock = find_stock(f"{templates / 'geha-iso-templates.xml'}:geha  p78")
    assert (stock.name, stock.summary) == ("Geha P78", "Greeting cards")
    assert stock.size == pytest.approx((210 * mm, 297 * mm))
    where = [(23, 25, 165, 121), (23, 151, 165, 121)]
    for flat, place in zip(stock.flats, where, strict=True):
        assert flat == pytest.approx([side * mm for side in place])


def test_the_paper_is_that_of_gLabels_own_table(templates: Path) -> None:
    ours = tomllib.loads(Path(glabels.__file__).with_name("papers.toml").read_text("utf-8"))
    root = ElementTree.parse(templates / "paper-sizes.xml").getroot()
    theirs = {paper.get("id"): [paper.get("width"), paper.get("height")] for paper in root}
    assert ours["papers"] == theirs


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Avery 5293", "round labels, and cards are rectangles"),
        ("Avery 5931-Disc", "labels for discs, and cards"),
        ("Rayfilm 7001", "156mm beyond its foot; measure your sheet"),
        ("nonsense", "has no sheet 'nonsense'; write"),
        ("Geha P7", "did you mean Geha P70 or"),
        ("", "1,7.. sheets: say which; write .* as in .*P10"),
    ],
)
def test_what_will_not_do_is_refused_by_name(templates: Path, asked: str, words: str) -> None:
    with pytest.raises(BadStock, match=words):
        find_template(templates, asked)


# --- Files of one's own ---

RECTANGLE = """<Label-rectangle id="0" width="{w}" height="90mm">
  {lines}<Layout nx="2" ny="1" x0="{x}" y0="0.5cm" dx="{dx}" dy="0"/></Label-rectangle>"""


def sheet(
    folder: Path, w: str = "100mm", x: str = "5mm", dx: str = "100mm", lines: str = "",
    head: str = 'brand="My" part="1" size="A4"', kind: str = "",
) -> Stock:  # fmt: skip
    file = folder / "my.xml"
    meta = f'<Meta category="{kind}"/>' if kind else ""
    shape = RECTANGLE.format(w=w, x=x, dx=dx, lines=lines)
    file.write_text(
        '<?xml version="1.0"?><!-- my own -->'
        '<Glabels-templates xmlns="http://glabels.org/xmlns/3.0/">'
        f"<Template {head}>{meta}{shape}</Template>"
        f'<Template brand="My" part="2" equiv="1"/><Template brand="My" part="3" equiv="9"/>'
        f'<Template brand="My" part="4" equiv="5"/><Template brand="My" part="5" equiv="4"/>'
        f"</Glabels-templates>",
        "utf-8",
    )
    return find_template(file, "my 1")


@pytest.mark.parametrize(
    ("w", "points"),
    [("72", 72), ("72pt", 72), ("2in", 144), ("50.8mm", 144), ("5.08cm", 144), ("12 pc", 144)],
)  # fmt: skip
def test_lengths(tmp_path: Path, w: str, points: float) -> None:
    one, other = sheet(tmp_path, w=w).flats
    assert one == pytest.approx((5 * mm, 5 * mm, points, 90 * mm))
    assert other.x == pytest.approx(105 * mm)


def test_a_hair_is_set_right_and_more_is_refused(tmp_path: Path) -> None:
    one, other = sheet(tmp_path, dx="99mm").flats
    assert one.right == pytest.approx(other.x)
    assert one.w == pytest.approx(99 * mm)
    one, other = sheet(tmp_path, x="11mm").flats
    assert other.right == pytest.approx(210 * mm)
    assert one.size == other.size == pytest.approx((99 * mm, 90 * mm))
    with pytest.raises(BadStock, match="card 1 and card 2 overlap; measure"):
        sheet(tmp_path, dx="98mm")
    with pytest.raises(BadStock, match="2mm beyond its right"):
        sheet(tmp_path, x="12mm")


def test_lines_from_edge_to_edge_are_creases_of_cards_and_no_others(tmp_path: Path) -> None:
    down = '<Markup-line x1="30mm" y1="0" x2="30mm" y2="90mm"/>'
    half = '<Markup-line x1="30mm" y1="0" x2="30mm" y2="45mm"/>'
    slant = '<Markup-line x1="30mm" y1="0" x2="40mm" y2="90mm"/>'
    stock = sheet(tmp_path, lines=down + half + slant, kind="card")
    assert stock.scores == (("down", pytest.approx(0.3)),)  # type: ignore[comparison-overlap]
    label = sheet(tmp_path, lines=down, kind="rectangle-label")
    assert (label.scores, label.foldable) == ((), False)


def test_a_sheet_of_another_size_or_the_same_as_another(tmp_path: Path) -> None:
    own = sheet(tmp_path, head='brand="My" part="1" size="Other" width="11in" height="8.5in"')
    assert own.size == (792, 612)
    assert find_template(tmp_path / "my.xml", "2").flats == own.flats
    with pytest.raises(BadStock, match="the same as My 9, which is not there"):
        find_template(tmp_path / "my.xml", "My 3")
    with pytest.raises(BadStock, match="in a circle"):
        find_template(tmp_path / "my.xml", "My 4")
    with pytest.raises(BadStock, match="no paper 'Big'"):
        sheet(tmp_path, head='brand="My" part="1" size="Big"')
    (tmp_path / "paper-sizes.xml").write_text(
        '<Papers><Paper-size id="Big" width="300mm" height="400mm"/></Papers>'
    )
    assert sheet(tmp_path, head='brand="My" part="1" size="Big"').size == pytest.approx(
        (300 * mm, 400 * mm)
    )


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<Glabels-templates><Template brand="&b;" part="1"/></Glabels-templates>"""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB, "document type of its own"),
        (b"<Glabels-templates>", "no XML that can be read"),
        (b"\x1f\x8b\x08\x00", "no XML that can be read"),
        (b"<svg/>", "holds no templates"),
        (b"<a>" * 21 + b"</a>" * 21, "more than sheets of paper need"),
        (b"<a>" + b"<b/>" * 20_001 + b"</a>", "more than sheets of paper need"),
        (b'<a><Template brand="My" part="1" size="A4"/></a>', "0 kinds of labels"),
    ],
)
def test_files_that_are_none_or_weapons(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "my.xml").write_bytes(data)
    with pytest.raises(BadStock, match=words):
        find_template(tmp_path / "my.xml", "My 1")


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        ('nx="0"', "nx is '0'; it must be a whole number"),
        ('nx="9999999999"', "nx is '9999999999'"),
        ('nx="1999" ny="1999"', "more than 2,000 places"),
        ('nx="1" x0="5 miles"', "x0 is '5 miles'; it must be a number and one of pt"),
        ('nx="1" x0="nan"', "x0 is 'nan'"),
        ('nx="1" x0="1e99"', "beyond its right"),
    ],
)
def test_figures_that_are_none(tmp_path: Path, spoilt: str, words: str) -> None:
    (tmp_path / "my.xml").write_text(
        '<T><Template brand="My" part="1" size="A4"><Label-rectangle id="0" width="9mm" '
        f'height="9mm"><Layout {spoilt}/></Label-rectangle></Template></T>'
    )
    with pytest.raises(BadStock, match=words):
        find_template(tmp_path / "my.xml", "My 1")
