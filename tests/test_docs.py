"""The documents cannot lag: commands run, pictures are the program's own, nothing goes unnamed."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest
from pace import paced
from PIL import Image, ImageChops, ImageStat

import cardmaker
from cardmaker.cli import COMMANDS, desk, main
from cardmaker.paper.stock import load_stocks
from cardmaker.press.prescored import formats_on
from cardmaker.text.ruling import load_rulings
from cardmaker.units import show

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted((ROOT / "docs").glob("*.md"))
ALL = README + "".join(page.read_text("utf-8") for page in PAGES)

TYPED = [line[2:] for line in README.splitlines() if line.startswith("$ cardmaker")]


def shown(picture) -> str:  # type: ignore[no-untyped-def]
    return f"{picture.path.parent.name}/{picture.path.name}"


PICTURES = list(runpy.run_path(str(ROOT / "docs" / "pictures.py"))["pictures"]())

#: The pictures of the README, and of one design and one hand.
QUICK = [
    picture
    for picture in PICTURES
    if shown(picture).startswith(("garden-sprigs/", "caveat/"))
    or shown(picture) in ("pictures/card.png", "pictures/inside.png", "pictures/sheet.png")
]

#: How far may a pixel be off on average, of 255? Other versions of pdfium smooth edges otherwise.
SAME = 1.5


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' pixels, 255 where they differ in size."""
    if one.size != other.size:
        return 255.0
    stat = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB")))
    return max(stat.mean)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_named(command: str) -> None:
    import click

    assert f"cardmaker {command}" in README
    found = desk.get_command(click.Context(desk), command)
    assert found is not None
    for option in found.params:
        if isinstance(option, click.Option):
            assert any(name in ALL for name in option.opts), f"{option.opts} of {command}"


@pytest.mark.parametrize("typed", paced(TYPED, TYPED[:6]))
def test_what_the_readme_types_runs(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(
        "First,Gift,Sender\nAda,the blue vase,Sam\nJürgen,the figs,Sam\n", "utf-8"
    )
    Image.new("RGB", (2400, 2400), "tan").save(tmp_path / "us.jpg")
    if typed.startswith(("cardmaker check", "cardmaker print")):
        main_code(["draft", "gift", "--sample", "-s", "trim", "-o", "card.pdf"])
    assert main_code(shlex.split(typed, comments=True)[1:]) == 0, capsys.readouterr().err


@pytest.mark.slow
def test_what_the_page_of_designs_types_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    Image.new("RGB", (2400, 2400), "tan").save(tmp_path / "us.jpg")
    page = (ROOT / "docs" / "designs.md").read_text("utf-8")
    typed = [line[2:] for line in page.splitlines() if line.startswith("$ cardmaker")]
    assert len(typed) >= 8
    for line in typed:
        words = shlex.split(line, comments=True)[1:]
        if words == ["gallery"]:
            # All of them take a minute; one goes the same way.
            words.append("minimal-line")
        assert main_code(words) == 0, capsys.readouterr().err


def test_what_the_page_of_paper_types_runs(
    tmp_path: Path,
    templates: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    page = (ROOT / "docs" / "paper.md").read_text("utf-8")
    (tmp_path / "stock.toml").write_text(page.split("```toml")[1].split("```")[0], "utf-8")
    typed = [line[2:] for line in page.splitlines() if line.startswith("$ cardmaker")]
    assert len(typed) == 8 and str(templates) in page
    said = {}
    for line in typed:
        assert main_code(shlex.split(line, comments=True)[1:]) == 0, capsys.readouterr().err
        said[line.partition("-s ")[2]] = "".join(capsys.readouterr())
    assert "deckle" in said[""] and "Tear at the perforation. Fold at the score." in said["deckle"]
    assert "a1-side" in said["deckle"]


def test_the_page_of_paper_names_the_formats_that_fit() -> None:
    page = (ROOT / "docs" / "paper.md").read_text("utf-8")
    for stock in load_stocks().values():
        if stock.flats:
            (row,) = [line for line in page.splitlines() if line.startswith(f"| `{stock.name}`")]
            fits = {fmt.name for fmt in formats_on(stock)}
            named = set(re.findall(r"`([^`]+)`", row)) - {stock.name}
            assert named and named <= fits


def main_code(typed: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        main(typed)
    return int(left.value.code or 0)


def test_the_page_of_commands_is_what_they_say() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["commands"]()
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == page, "run docs/commands.py"


@pytest.mark.parametrize("picture", paced(PICTURES, QUICK), ids=shown)
def test_pictures_are_what_the_program_draws(picture, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    fresh = cardmaker.preview(output=tmp_path / "fresh.png", **picture.asked).paths[0]
    with Image.open(fresh) as new, Image.open(picture.path) as old:
        assert difference(new, old) <= SAME, f"run docs/pictures.py {picture.path.name}"


@pytest.mark.parametrize("name", paced(["swatches", "contact"], ["swatches"]))
def test_the_sheets_of_rulings_and_hands_are_what_the_program_draws(
    name: str, tmp_path: Path
) -> None:
    page = runpy.run_path(str(ROOT / "docs" / f"{name}.py"))
    page[name](tmp_path / "fresh.png")
    with Image.open(tmp_path / "fresh.png") as new, Image.open(page[name.upper()]) as old:
        assert difference(new, old) <= SAME, f"run docs/{name}.py"


def test_the_page_of_rulings_has_their_figures() -> None:
    page = (ROOT / "docs" / "rulings.md").read_text("utf-8")
    for ruling in load_rulings().values():
        x = show(ruling.x_height) if ruling.lines else "–"
        way = "stretches" if ruling.least else "kept"
        assert f"| `{ruling.name}` | {x} | {show(ruling.pitch)} | {way} |" in page


def test_the_comparer_can_fail() -> None:
    white, grey = Image.new("RGB", (9, 9), "white"), Image.new("RGB", (9, 9), "#f0f0f0")
    assert difference(white, white) == 0
    assert difference(white, grey) > SAME
    assert difference(white, Image.new("RGB", (9, 8), "white")) > SAME


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} points at {target}"


def test_every_design_and_hand_is_shown() -> None:
    from cardmaker.shelf import shelf
    from cardmaker.text.face import face_names

    for folder in shelf("designs").glob("*/design.toml"):
        assert (folder.parent / "picture.png").is_file()
    for name in face_names("hand"):
        assert (shelf("fonts") / name / "picture.png").is_file()
