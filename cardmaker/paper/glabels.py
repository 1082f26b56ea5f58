"""gLabels templates: a sheet that a maker of labels and cards sells, from public tables of them.

A template is a sheet (brand, part, a size of paper), a shape, and layouts: grids of places for that
shape. Lines in the shape are where it is folded; `equiv` says that another part is the same sheet.
The tables were measured by many hands: what is off by a hair is set right here, what is off by more
is refused. Source: glabels-3.0.dtd, which comes with gLabels.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from cardmaker.confined import Task, taken
from cardmaker.errors import BadStock, near_names
from cardmaker.geometry import Rect, Size
from cardmaker.paper.stock_sheet import Score, Stock, faults
from cardmaker.paper.template_xml import Node, tree
from cardmaker.units import POINTS, mm

#: What a printer leaves bare is no part of a template: the safe margin of stocks.toml, or of a
#: strip of labels for a printer of its own an eighth.
_MARGIN: Final = 6.35 * mm

#: How far places may stand out of the sheet, or into each other, because somebody rounded: they
#: are made smaller by it. More is an error in the table. A card may differ from its place as much.
_ROUNDED: Final = 1.5 * mm

#: The largest file that comes with gLabels has 0.1 MB, and its fullest sheet 270 places.
_LARGEST: Final = 8 << 20
_MOST_PLACES: Final = 2000

#: Files in a folder of templates that hold none.
_PAPERS: Final = "paper-sizes.xml"
_OTHERS: Final = frozenset({_PAPERS, "categories.xml", "vendors.xml"})
_SUFFIXES: Final = frozenset({".xml", ".template"})

#: A length: without a unit it is in points, and an empty one is none.
_LENGTH: Final = re.compile(
    r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)\s*([a-z]*)", re.IGNORECASE
)
_UNITS: Final = {**POINTS, "pc": 12.0, "": 1.0}

#: What a label's shape is called, and only the first can be a card.
_RECTANGLE: Final = "rectangles"
_SHAPES: Final = {
    "Label-rectangle": _RECTANGLE,
    "Label-round": "round labels",
    "Label-cd": "labels for discs",
    "Label-ellipse": "oval labels",
    "Label-continuous": "one endless label",
}

_TASK: Final = Task("", BadStock, "")


class Template(NamedTuple):
    """A sheet as its template has it; of what is no rectangle the shape alone.

    `scores` are the lines from edge to edge of a card. `card` is False of what sticks: nobody folds
    a label, and a line in one is a slit in its back.
    """

    name: str
    description: str
    size: Size
    shape: str
    places: tuple[Rect, ...] = ()
    scores: tuple[Score, ...] = ()
    card: bool = True


def find_template(path: Path, name: str) -> Stock:
    """The sheet of this name, "BRAND PART", in a file of templates or a folder of such files.

    Raises:
        BadStock: the file cannot be read, has no such sheet, or has one that no card lies on.
    """
    nodes = template_nodes(path)
    return stock_of(path, name if name in nodes else _meant(path, name, nodes), nodes)


def stock_of(path: Path, name: str, nodes: Mapping[str, Node]) -> Stock:
    """The template of this name among `nodes`, which came from `path`, as a stock.

    Raises:
        BadStock: it cannot be read, or no card lies on such a sheet.
    """
    template = read_template(path, name, nodes)
    if template.shape != _RECTANGLE:
        raise BadStock(
            f"{name} is a sheet of {template.shape}, and cards are rectangles", _cards(path, nodes)
        )
    stock = Stock(
        name.replace("/", "-"), name, template.description, template.size,
        min(_MARGIN, min(template.size) / 8), template.places, template.scores, template.card,
    )  # fmt: skip
    for _, fault in faults(stock):
        raise BadStock(
            f"{path.name}: {name}: {fault}", "measure your sheet, and write it into a stock.toml"
        )
    return stock


def template_nodes(path: Path) -> Mapping[str, Node]:
    """Every template of a file, or of the files of a folder, by brand and part.

    Raises:
        BadStock: there is no such file, or no template in it.
    """
    files = [path]
    if path.is_dir():
        inside = sorted(path.iterdir())
        files = [f for f in inside if f.suffix in _SUFFIXES and f.name not in _OTHERS]
    found: dict[str, Node] = {}
    for file in files:
        for node in tree(file.name, taken(file, _LARGEST, _TASK)).all("Template"):
            found.setdefault(_name(node), node)
    if not found:
        raise BadStock(f"{path} holds no templates", "give a file of gLabels templates")
    return found


def read_template(path: Path, name: str, nodes: Mapping[str, Node]) -> Template:
    """The template of this name among `nodes`, which came from `path`.

    Raises:
        BadStock: a size or a length in it cannot be read, or it stands for one that is missing.
    """
    where = f"{path.name}: {name}"
    node = _same_sheet(where, nodes[name], nodes)
    size = _size(where, node, path)
    shapes = [child for child in node.children if child.tag in _SHAPES]
    if len(shapes) != 1:
        raise BadStock(f"{where}: it has {len(shapes)} kinds of labels", "cards are of one kind")
    told = node.attributes.get("_description", node.attributes.get("description", ""))
    shape = shapes[0]
    if _SHAPES[shape.tag] != _RECTANGLE:
        return Template(name, told, size, _SHAPES[shape.tag])
    card = _is_card(node)
    places = tuple(_settled(_places(where, shape), size))
    scores = tuple(_scores(where, shape)) if card else ()
    return Template(name, told, size, _RECTANGLE, places, scores, card)


def _name(node: Node) -> str:
    return f"{node.attributes.get('brand', '')} {node.attributes.get('part', '')}".strip()


def _meant(path: Path, name: str, nodes: Mapping[str, Node]) -> str:
    """The sheet that is meant by a part's number alone, or a name in other letters."""
    asked = " ".join(name.split()).casefold()
    parts = [n for n, node in nodes.items() if node.attributes.get("part", "").casefold() == asked]
    same = [n for n in nodes if " ".join(n.split()).casefold() == asked] or parts
    if len(same) == 1:
        return same[0]
    near = same[:3] or near_names(name, list(nodes)) if name else []
    hint = f"did you mean {' or '.join(near)}?" if near else _cards(path, nodes)
    if not name:
        raise BadStock(f"{path} holds {len(nodes):,} sheets: say which", hint)
    raise BadStock(f"{path.name} has no sheet {name!r}", hint)


def _cards(path: Path, nodes: Mapping[str, Node]) -> str:
    """A few sheets of a file that are cards, for a hint."""
    kinds = {name: _categories(node) for name, node in nodes.items()}
    rank = sorted(nodes, key=lambda n: ("foldable" not in kinds[n], "card" not in kinds[n]))
    return f'write {path}:"BRAND PART", as in {", ".join(rank[:4])}'


def _same_sheet(where: str, node: Node, nodes: Mapping[str, Node]) -> Node:
    """The template that this one stands for, by its `equiv`; mostly it itself."""
    for _ in range(4):
        other = node.attributes.get("equiv")
        if other is None:
            return node
        brand = f"{node.attributes.get('brand', '')} {other}".strip()
        if brand not in nodes:
            raise BadStock(f"{where}: it is to be the same as {brand}, which is not there")
        node = nodes[brand]
    raise BadStock(f"{where}: it stands for others in a circle")


def _size(where: str, node: Node, path: Path) -> Size:
    """The sheet: a size of paper by its id, or a width and a height of its own."""
    paper = node.attributes.get("size", "Other")
    if paper == "Other":
        return Size(*(_points(where, node, side) for side in ("width", "height")))
    sizes = _papers()
    if paper not in sizes:
        sizes = _papers_beside(path)
    if paper not in sizes:
        raise BadStock(f"{where}: there is no paper {paper!r}", "give its width and height")
    return sizes[paper]


@cache
def _papers() -> Mapping[str, Size]:
    table = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))["papers"]
    return MappingProxyType(
        {name: Size(*(_length("papers.toml", one) for one in size)) for name, size in table.items()}
    )


def _papers_beside(path: Path) -> Mapping[str, Size]:
    """The sizes in the table of paper that stands beside a file of templates, if there is one."""
    table = (path if path.is_dir() else path.parent) / _PAPERS
    if not table.is_file():
        return {}
    return {
        node.attributes.get("id", ""): Size(
            *(_points(_PAPERS, node, side) for side in ("width", "height"))
        )
        for node in tree(_PAPERS, taken(table, _LARGEST, _TASK)).all("Paper-size")
    }


def _categories(node: Node) -> set[str]:
    return {meta.attributes.get("category", "") for meta in node.all("Meta")}


def _is_card(node: Node) -> bool:
    """Whether a sheet can be folded: it is called a card, or at least no label."""
    kinds = _categories(node)
    return "card" in kinds or not any(kind == "media" or "label" in kind for kind in kinds)


def _places(where: str, shape: Node) -> list[Rect]:
    """Every place of a shape's layouts, row by row, each once."""
    w, h = (_points(where, shape, side) for side in ("width", "height"))
    found: dict[tuple[float, float], Rect] = {}
    for grid in (node for node in shape.children if node.tag == "Layout"):
        nx, ny = (_count(where, grid, name) for name in ("nx", "ny"))
        x, y, dx, dy = (_points(where, grid, name) for name in ("x0", "y0", "dx", "dy"))
        # Some steps are a hair shorter than the label is wide.
        wide = dx if nx > 1 and 0 < w - dx <= _ROUNDED else w
        high = dy if ny > 1 and 0 < h - dy <= _ROUNDED else h
        if len(found) + nx * ny > _MOST_PLACES:
            raise BadStock(f"{where}: it has more than {_MOST_PLACES:,} places")
        for row in range(ny):
            for column in range(nx):
                place = Rect(x + column * dx, y + row * dy, wide, high)
                found.setdefault((round(place.x, 2), round(place.y, 2)), place)
    return list(found.values())


def _settled(places: list[Rect], size: Size) -> Iterator[Rect]:
    """The places, made smaller all alike where some stand out of the sheet by a hair."""
    over = [
        max(0.0, *(side))
        for side in (
            [-place.x for place in places],
            [-place.y for place in places],
            [place.right - size.w for place in places],
            [place.bottom - size.h for place in places],
        )
        if side
    ]
    left, top, right, bottom = over if over and max(over) <= _ROUNDED + 1e-6 else (0.0,) * 4
    for x, y, w, h in places:
        yield Rect(x + left, y + top, w - left - right, h - top - bottom)


def _scores(where: str, shape: Node) -> Iterator[Score]:
    """The lines of a card from edge to edge."""
    w, h = (_points(where, shape, side) for side in ("width", "height"))
    for line in (node for node in shape.children if node.tag == "Markup-line"):
        x, y, to_x, to_y = (_points(where, line, name) for name in ("x1", "y1", "x2", "y2"))
        if abs(x - to_x) < 1 and abs(y - to_y) > h - 1:
            yield Score("down", x / w)
        elif abs(y - to_y) < 1 and abs(x - to_x) > w - 1:
            yield Score("across", y / h)


def _count(where: str, node: Node, name: str) -> int:
    text = node.attributes.get(name, "1").strip()
    if not text.isdecimal() or not 1 <= int(text[:6]) <= _MOST_PLACES:
        raise BadStock(f"{where}: {name} is {text[:60]!r}", "it must be a whole number from 1 up")
    return int(text)


def _points(where: str, node: Node, name: str) -> float:
    """The length in an attribute, in points; none is 0."""
    return _length(f"{where}: {name}", node.attributes.get(name, ""))


def _length(where: str, text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    if found and found[2].lower() in _UNITS:
        return float(found[1]) * _UNITS[found[2].lower()]
    if not text.strip():
        return 0.0
    units = ", ".join(filter(None, _UNITS))
    raise BadStock(
        f"{where} is {text[:60]!r}", f"it must be a number and one of {units}, as in 5mm"
    )
