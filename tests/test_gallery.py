from __future__ import annotations

import shlex
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

import cardmaker
from cardmaker.cli import main
from cardmaker.errors import CardmakerError, Misused, OutputFailed, Overset, UnknownName
from cardmaker.job import gallery as verb
from cardmaker.job import plates
from cardmaker.job.gallery import make_gallery
from cardmaker.job.plates import DPI
from cardmaker.job.walls import Wish, command, crease
from cardmaker.paper.fold import load_folds
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.proof import proof
from cardmaker.web.gallery import is_gallery

WISH = Wish(("garden-sprigs",), ("autumn", "indigo"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gallery of one design in two palettes."""
    folder = tmp_path_factory.mktemp("shown") / "gallery"
    done = make_gallery(WISH, output=folder, jobs=1)
    assert done.paths == (folder / "index.html",)
    assert done.closing.startswith("2 cards of 1 design.")
    return folder


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def undrawn(*_: object) -> dict[str, tuple[int, int]]:
    """No picture is drawn, and this is how large it would be."""
    return dict.fromkeys(("front", "inside", "back"), (2, 3))


def test_the_folder_holds_the_page_and_its_pictures(folder: Path) -> None:
    pictures = {
        f"pictures/garden-sprigs-{palette}-{view}.webp"
        for palette in ("autumn", "indigo")
        for view in ("front", "inside", "back")
    }
    assert set(digests(folder)) == {"index.html", "gallery.css", "gallery.js"} | pictures
    assert not [*folder.parent.glob(".cardmaker-*")]


def test_it_is_small(folder: Path) -> None:
    """A hundred cards are under 15 MB."""
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 2 * 150_000


def test_pictures_are_what_the_command_beside_them_prints(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = command(WISH, "garden-sprigs", "indigo")
    assert f">{shlex.split(typed)[-3]}<" in (folder / "index.html").read_text("utf-8")
    with pytest.raises(SystemExit) as left:
        main([*shlex.split(typed)[1:], "-o", "card.pdf"])
    assert not left.value.code
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("trim"))
    for view in ("front", "inside", "back"):
        printed = proof(tmp_path / "card.pdf", sheet, fmt, view, DPI)
        with Image.open(folder / "pictures" / f"garden-sprigs-indigo-{view}.webp") as shown:
            off = ImageStat.Stat(ImageChops.difference(shown.convert("RGB"), printed)).mean
        assert max(off) < 2, (view, off)


def test_the_same_bytes_however_many_draw(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    again = tmp_path / "again"
    make_gallery(WISH, output=again, jobs=2, progress=lambda *at: told.append(at))
    assert digests(again) == digests(folder)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_an_older_gallery_is_replaced_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gallery"
    (target / "pictures").mkdir(parents=True)
    (target / "index.html").write_bytes((folder / "index.html").read_bytes())
    (target / "pictures" / "old.webp").write_bytes(b"old")
    (target / ".DS_Store").write_bytes(b"")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "_draw", stopped)
    with pytest.raises(KeyboardInterrupt):
        make_gallery(WISH, output=target)
    assert (target / "pictures" / "old.webp").read_bytes() == b"old"
    monkeypatch.setattr(verb, "_draw", undrawn)
    make_gallery(WISH, output=target)
    assert set(digests(target)) == {"index.html", "gallery.css", "gallery.js"}
    assert [path.name for path in tmp_path.iterdir()] == ["gallery"]


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.txt": "years of work"},
        {"index.html": "<!doctype html>\n<title>My own page</title>"},
        {"index.html": "<!doctype html>", "gallery.css": "", ".git": "gitdir: elsewhere"},
    ],
)
def test_what_is_not_a_gallery_is_not_put_away(files: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    for name, text in files.items():
        (target / name).write_text(text)
    with pytest.raises(OutputFailed, match="not written here"):
        make_gallery(WISH, output=target)
    assert {path.name: path.read_text() for path in target.iterdir()} == files


def test_a_file_is_not_put_away(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("mine")
    with pytest.raises(OutputFailed, match="is a file"):
        make_gallery(WISH, output=target)
    assert target.read_text() == "mine"


def test_a_gallery_with_something_of_ones_own_in_it_is_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    assert is_gallery(folder)
    mine = tmp_path / "gallery"
    mine.mkdir()
    (mine / "index.html").write_bytes((folder / "index.html").read_bytes())
    assert is_gallery(mine)
    (mine / "CNAME").write_text("cards.example")
    assert not is_gallery(mine)


@pytest.mark.parametrize(
    ("wish", "error", "said"),
    [
        (Wish(("garden-sprig",)), UnknownName, "did you mean garden-sprigs"),
        (Wish(palettes=("indgo",)), UnknownName, "did you mean indigo"),
        (Wish(format="a2-sid"), UnknownName, "did you mean side"),
        (Wish(stock="lettr"), UnknownName, "did you mean letter"),
        (Wish(format="a9-top", stock="a5"), CardmakerError, "cannot be laid"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_anything_is_written(
    wish: Wish, error: type[CardmakerError], said: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=said):
        make_gallery(wish, output=tmp_path / "gallery")
    assert not [*tmp_path.iterdir()]


def test_a_palette_that_suits_no_design_asked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve = verb.resolve

    def autumnal(*said: Any) -> Any:
        job = resolve(*said)
        design = replace(job.brief.design, palettes=("autumn",))
        return replace(job, brief=replace(job.brief, design=design))

    monkeypatch.setattr(verb, "resolve", autumnal)
    with pytest.raises(Misused, match="no design here comes in indigo"):
        make_gallery(Wish(palettes=("indigo",)), output=tmp_path / "gallery")


def test_a_design_that_lies_about_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = tmp_path / "designs" / "broken"
    broken.mkdir(parents=True)
    (broken / "design.toml").write_text("title = ")
    (broken / "art.py").write_text("raise SystemExit")
    monkeypatch.setattr(verb, "_draw", undrawn)
    done = make_gallery(Wish(palettes=("indigo",)))
    assert done.paths == (Path("output/gallery/index.html"),)
    assert any(remark.startswith("Left out: ") and "broken" in remark for remark in done.remarks)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Overset("the note does not fit", "say less"),
            "^garden-sprigs: the note does not fit;",
        ),
        (ZeroDivisionError("by 0"), "^garden-sprigs cannot be drawn: ZeroDivisionError: by 0"),
    ],
)
def test_a_fault_names_its_design(
    fault: Exception, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(plates, "order_of", refuse)
    with pytest.raises(CardmakerError, match=said):
        make_gallery(WISH, output=tmp_path / "gallery", jobs=1)
    assert not [*tmp_path.iterdir()]


def test_creases() -> None:
    found = {name: crease(find_format(f"a2-{name}")) for name in load_folds()}
    assert found["side"] == found["french-side"] == "down"
    assert (found["top"], found["flat"]) == ("across", "none")


def test_the_verb_for_programs(tmp_path: Path) -> None:
    done = cardmaker.gallery("garden-sprigs", palettes=["citrus"], output=tmp_path / "g")
    assert done.paths[0].is_file()


def test_at_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["gallery", "garden-sprigs", "--palette", "indigo", "-j", "1"])
    said = capsys.readouterr()
    assert not left.value.code
    assert Path(said.out.strip()) == Path("output/gallery/index.html")
    assert said.err == f"1 card of 1 design. Open {said.out.strip()} in a browser.\n"
