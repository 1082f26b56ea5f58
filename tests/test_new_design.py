"""A design of one's own: the folder that is written prints as it stands, and in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pace import paced

import cardmaker
from cardmaker.design import load_design
from cardmaker.design.trust import Trust
from cardmaker.display import Ink
from cardmaker.errors import Misused, OutputFailed, UnknownName
from cardmaker.press.preflight import preflight
from cardmaker.shelf import shelf

KINDS = ("svg", "art")


WAYS = [
    {"stock": "letter"},
    {"stock": "a4", "format": "iso-a6-top"},
    {"stock": "trim", "format": "a7-side"},
    {"stock": "trim", "format": "a2-top", "palette": "indigo"},
    {"stock": "letter", "format": "quarter-letter", "mono": True},
]


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", paced(WAYS, WAYS[:1]))
def test_a_new_design_prints_at_once(kind: str, how: dict[str, str]) -> None:
    done = cardmaker.new_design("sea-side", kind)
    assert done.paths == (Path("designs/sea-side"),)
    trust = kind == "art" or None
    for name in ("sea-side", "./designs/sea-side"):
        made = cardmaker.draft("gift", sample=True, design=name, trust=trust, **how)
        assert not [found for found in preflight(made.paths[0]) if found.severity != "info"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_design_has_its_own_name(kind: str, somewhere: Path) -> None:
    (folder,) = cardmaker.new_design("sea_side-ärger", kind, folder="mine").paths
    assert folder == Path("mine/sea_side-ärger")
    design = load_design(f"./{folder}", [], Trust.of(somewhere, given=True))
    assert (design.name, design.title) == (folder.name, "Sea side ärger")
    words = "".join(path.read_text("utf-8") for path in folder.iterdir() if path.is_file())
    assert "my-design" not in words and "My design" not in words
    assert folder.name in words


def test_nothing_is_ever_overwritten(somewhere: Path) -> None:
    (folder,) = cardmaker.new_design("mine").paths
    (folder / "front.svg").write_text("my work", "utf-8")
    for kind in KINDS:
        with pytest.raises(Misused, match="is there already"):
            cardmaker.new_design("mine", kind)
    assert (folder / "front.svg").read_text("utf-8") == "my work"
    (somewhere / "designs" / "file").write_text("", "utf-8")
    with pytest.raises(Misused, match="is there already"):
        cardmaker.new_design("file")
    assert sorted(path.name for path in folder.parent.iterdir()) == ["file", "mine"]


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "/x", "a b", "a/b", "-x", "a--b", "a\n", "x.svg", '"']
)
def test_a_name_is_a_word(name: str) -> None:
    with pytest.raises(Misused, match="no name for a design"):
        cardmaker.new_design(name)
    assert not Path("designs").exists()


def test_what_ships_keeps_its_name() -> None:
    with pytest.raises(Misused, match="ships with cardmaker"):
        cardmaker.new_design("garden-sprigs")
    with pytest.raises(UnknownName, match="svg, art"):
        cardmaker.new_design("mine", "png")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("new design mine --kind foo", "foo'\nTry: say --kind svg or --kind art\n"),
        ("new desing mine", "no thing to begin 'desing'\nTry: did you mean design?\n"),
        ("new card mine", "no thing to begin 'card'\nTry: there are design\n"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_few_words(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from cardmaker.cli import main

    with pytest.raises(SystemExit) as left:
        main(words.split())
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_a_place_that_cannot_be_written(somewhere: Path) -> None:
    (somewhere / "file").write_text("", "utf-8")
    with pytest.raises(OutputFailed, match="cannot be written"):
        cardmaker.new_design("mine", folder=somewhere / "file")


@pytest.mark.slow
def test_what_is_said_afterwards_runs(capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    from cardmaker.cli import main

    for kind in KINDS:
        said = cardmaker.new_design(f"in-{kind}", kind).closing
        typed = [line.split("cardmaker ")[1] for line in said.splitlines() if "cardmaker " in line]
        assert len(typed) == 2
        for words in typed:
            with pytest.raises(SystemExit) as left:
                main(shlex.split(words))
            assert not left.value.code, capsys.readouterr().err


def test_a_palette_of_ones_own_is_the_one_in_the_pattern() -> None:
    """The palette that the pattern shows as a comment is a whole one."""
    (folder,) = cardmaker.new_design("mine").paths
    card = (folder / "design.toml").read_text("utf-8")
    rows = card[card.index("# [lagoon]") :].splitlines()
    (folder / "palettes.toml").write_text("\n".join(row[2:] for row in rows), "utf-8")
    card = card.replace("palettes = [", 'palettes = ["lagoon", ')
    (folder / "design.toml").write_text(card, "utf-8")
    design = load_design("./designs/mine", [])
    assert design.palette(None).stem == Ink(0.46, 0.30, 0.46, 0.18)
    assert cardmaker.blank(design="mine").paths


def test_a_design_out_of_order_is_listed_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    from cardmaker.job.catalogue import catalogue

    (folder,) = cardmaker.new_design("mine").paths
    (folder / "design.toml").write_text("title = ", "utf-8")
    (row,) = [row for row in catalogue("designs") if row["name"] == "mine"]
    assert row["summary"].startswith("not in order: ")


def test_the_patterns_are_no_designs_themselves() -> None:
    from cardmaker.design import find_designs

    assert set(find_designs([shelf("designs")])).isdisjoint({"new", "svg", "art"})
