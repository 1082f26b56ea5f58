"""The wheel holds all that is needed, and works where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cardmaker.shelf import shelf

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "--no-index", "-w", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (made,) = folder.glob("*.whl")
    return made


@pytest.mark.slow
def test_the_wheel_has_the_fonts_designs_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for shelf_name in ("fonts", "designs", "notes"):
        for path in shelf(shelf_name).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                inside = f"cardmaker/{shelf_name}/{path.relative_to(shelf(shelf_name)).as_posix()}"
                assert inside in names
    for suffix in ("html", "css", "js"):
        assert f"cardmaker/web/gallery.{suffix}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert wheel.name.startswith("cardmaker_press-")


@pytest.mark.slow
def test_an_installed_wheel_prints_a_card_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(target)
    script = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import cardmaker, cardmaker.shelf as s\n"
        f"assert s.shelf('fonts').is_relative_to({str(target)!r})\n"
        "print(cardmaker.draft('gift', sample=True).paths[0])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        cwd=elsewhere, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (elsewhere / done.stdout.strip()).stat().st_size > 10_000


def test_a_checkout_finds_its_folders_at_the_top() -> None:
    assert shelf("fonts") == ROOT / "fonts"
    assert shelf("designs") == ROOT / "designs"
    assert not (ROOT / "cardmaker" / "fonts").exists(), "a stale copy"
