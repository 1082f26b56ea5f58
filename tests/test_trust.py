"""Trust: a person's own code runs once they have said so, and as long as it says the same."""

from __future__ import annotations

import compileall
import os
import shutil
from pathlib import Path

import pytest

import cardmaker
from cardmaker.art.panel import Panel
from cardmaker.config import config_folder
from cardmaker.design import load_design
from cardmaker.design.trust import Trust
from cardmaker.display import Group
from cardmaker.errors import BadDesign, NotTrusted, OutputFailed
from cardmaker.geometry import Size
from cardmaker.shelf import shelf

#: Draws nothing, and leaves a mark where it runs.
ART = """
from pathlib import Path
Path({mark!r}).write_text("it ran")
def front(panel, palette, seed): return ()
inside = back = front
"""


def config() -> Path:
    return config_folder({}, Path.home())


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "mark"


@pytest.fixture
def folder(tmp_path: Path, mark: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A design with code, in a person's own folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    folder = tmp_path / "designs" / "mine"
    folder.mkdir(parents=True)
    shutil.copy(shelf("designs") / "new" / "art" / "design.toml", folder)
    (folder / "art.py").write_text(ART.format(mark=str(mark)), "utf-8")
    return folder


@pytest.mark.parametrize("said", ["mine", "designs/mine", "./designs/mine", "{}", "{}/"])
def test_code_does_not_run_unasked(said: str, folder: Path, mark: Path) -> None:
    with pytest.raises(NotTrusted, match=r"art\.py.*not trusted yet.*preview -d \S+ --trust$"):
        cardmaker.blank(design=said.format(folder))
    assert not mark.exists()
    assert not Trust.of(config()).record.exists()


def test_code_runs_once_it_is_trusted_and_is_remembered(folder: Path, mark: Path) -> None:
    cardmaker.blank(design="mine", trust=True)
    assert mark.exists()
    mark.unlink()
    moved = folder.rename(folder.with_name("moved"))
    cardmaker.blank(design=str(moved))
    assert "mine" in Trust.of(config()).record.read_text("utf-8")


@pytest.mark.parametrize("name", ["art.py", "more.py", "below/more.py"])
def test_code_that_has_changed_asks_again(name: str, folder: Path, mark: Path) -> None:
    trust = Trust.of(config(), given=True)
    (folder / "below").mkdir()
    load_design("mine", [folder.parent], trust)
    mark.unlink(missing_ok=True)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    with pytest.raises(NotTrusted, match="has changed since you trusted it"):
        load_design("mine", [folder.parent], Trust.of(config()))
    assert not mark.exists()


def test_what_is_no_code_may_change(folder: Path) -> None:
    load_design("mine", [folder.parent], Trust.of(config(), given=True))
    card = folder / "design.toml"
    card.write_text(card.read_text("utf-8").replace("My design", "Ours"), "utf-8")
    assert load_design("mine", [folder.parent], Trust.of(config())).title == "Ours"


def test_what_was_trusted_is_what_runs(folder: Path, mark: Path) -> None:
    """A compiled file beside the code, as Python would take in its place, is passed over."""
    art = folder / "art.py"
    harmless, stamp = art.read_text("utf-8"), art.stat()
    evil = harmless.replace("it ran", "bad!!!")
    art.write_text(evil, "utf-8")
    os.utime(art, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert compileall.compile_file(art, quiet=1)
    art.write_text(harmless, "utf-8")
    os.utime(art, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert art.stat().st_size == stamp.st_size
    load_design("mine", [folder.parent], Trust.of(config(), given=True))
    assert mark.read_text("utf-8") == "it ran"


def test_a_project_cannot_trust_itself(folder: Path, mark: Path) -> None:
    from cardmaker.errors import BadProject

    Path("cardmaker.toml").write_text('design = "mine"\ntrust = true\n', "utf-8")
    with pytest.raises(BadProject, match="no key 'trust'"):
        cardmaker.blank()
    assert not mark.exists()


def test_what_ships_needs_no_trust(tmp_path: Path) -> None:
    assert load_design("garden-sprigs", [shelf("designs")]).liner is not None
    assert load_design(str(shelf("designs") / "garden-sprigs"), []).name == "garden-sprigs"


def test_a_copy_of_what_ships_needs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shelf("designs") / "garden-sprigs", tmp_path / "garden-sprigs")
    with pytest.raises(NotTrusted, match=r"-d \./garden-sprigs --trust"):
        load_design("./garden-sprigs", [])


def test_code_that_cannot_run_or_lacks_a_panel_is_told(folder: Path) -> None:
    trust = Trust.of(config(), given=True)
    for code, said in [
        ("def front(: pass", r"art\.py cannot be run: invalid syntax"),
        ("1 / 0", "cannot be run: division by zero"),
        ("def front(panel, palette, seed): return ()", "does not draw inside, back"),
        ("def front(*_): return ()\ninside = 3", "inside is no function; write def inside"),
        ("front = inside = back = print\nliner = 3", "liner is no function"),
    ]:
        (folder / "art.py").write_text(code, "utf-8")
        with pytest.raises(BadDesign, match=said):
            load_design("mine", [folder.parent], trust)


def test_a_record_that_cannot_be_read_or_written(folder: Path) -> None:
    record = folder / "record"
    record.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(NotTrusted, match="record cannot be read"):
        Trust(record).code(folder, "art.py")
    with pytest.raises(OutputFailed, match="cannot be written"):
        Trust(folder / "art.py" / "record", given=True).code(folder, "art.py")


def test_more_code_than_a_design_has_is_not_read(folder: Path) -> None:
    (folder / "big.py").write_bytes(b"#" * (5 << 20))
    with pytest.raises(NotTrusted, match="more code"):
        Trust(folder / "record", given=True).code(folder, "art.py")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("x = 0\n    return 1 / x", r"art\.py, line 3: {}: division by zero$"),
        ("return helper()", r"art\.py, line 6: {}: 'colour'$"),
        ("raise ValueError", r"art\.py, line 2: {}: ValueError$"),
        ("yield 1 / 0", r"art\.py, line 2: {}: division by zero$"),
        ("return None", r"art\.py, line 1: {}: it draws None, which is no shape; return a tuple"),
        ("return [1, 2]", r"art\.py, line 1: {}: it draws 1, which is no shape"),
        ("return 'leaf'", r"art\.py, line 1: {}: it draws 'l', which is no shape"),
    ],
)
@pytest.mark.parametrize("panel", ["front", "inside", "back", "liner", "bank"])
def test_code_that_goes_wrong_as_it_draws_is_told_by_line(
    panel: str, body: str, said: str, folder: Path
) -> None:
    code = f"def {panel}(*_):\n    {body}\n"
    lines = code.count("\n")
    code += "\n" * (4 - lines) + "def helper():\n    return {}['colour']\n"
    others = {"front", "inside", "back"} - {panel}
    code += "".join(f"def {other}(*_): return ()\n" for other in sorted(others))
    (folder / "art.py").write_text(code, "utf-8")
    design = load_design("mine", [folder.parent], Trust.of(config(), given=True))
    draw = getattr(design, panel)
    asked = (Panel(Size(306, 396)), design.palette(None), "1", *([2] if panel == "bank" else []))
    with pytest.raises(BadDesign, match=said.format(panel)):
        draw(*asked)


def test_shapes_may_come_as_any_row(folder: Path) -> None:
    code = "from cardmaker.display import Group\n"
    code += "def front(*_):\n    yield Group(())\ndef inside(*_): return [Group(())]\n"
    (folder / "art.py").write_text(f"{code}back = inside\nliner = bank = None\n", "utf-8")
    design = load_design("mine", [folder.parent], Trust.of(config(), given=True))
    for draw in (design.front, design.inside, design.back):
        assert draw(Panel(Size(306, 396)), design.palette(None), "1") == (Group(()),)
    assert (design.liner, design.bank) == (None, None)
