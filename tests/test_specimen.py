from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cardmaker.cli import main
from cardmaker.display import Glyphs, Ink
from cardmaker.errors import UnknownName
from cardmaker.job.specimen import show_hands
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.specimen import specimen

BLACK = Ink(0, 0, 0, 1)


def test_all_hands_are_shown_by_name_at_one_x_height() -> None:
    page = specimen([*map(load_chain, face_names("hand"))], BLACK)
    lines = [item for item in page.items if isinstance(item, Glyphs)]
    names, samples = lines[::2], lines[1::2]
    assert [line.text for line in names] == face_names("hand")
    assert [line.space.face for line in samples] == face_names("hand")
    heights = [line.size * page.faces[line.space.face].x_height for line in samples]
    assert max(heights) == pytest.approx(min(heights))
    assert all(line.x + line.advance <= page.size.w for line in samples)
    assert all(line.y < page.size.h for line in samples)


def test_one_hand_shows_what_it_writes_itself() -> None:
    said = {}
    for name in ("caveat", "amatic-sc"):
        page = specimen([load_chain(name)], BLACK)
        said[name] = " ".join(item.text for item in page.items if isinstance(item, Glyphs))
    assert "Дякую" in said["caveat"] and "Aa Bb" in said["caveat"]
    assert "Ευχαριστώ" not in said["caveat"] and "תודה" not in said["caveat"]
    assert "תודה" in said["amatic-sc"]


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    done = show_hands(dpi=40, output=tmp_path / "hands.png")
    picture = Image.open(BytesIO(done.paths[0].read_bytes()))
    assert picture.width > 200 and picture.height > 200
    darkest, _ = picture.convert("L").getextrema()
    assert darkest < 120


def test_an_unknown_hand_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="caveat"):
        show_hands("caveta", output=tmp_path / "hands.png")
    assert not (tmp_path / "hands.png").exists()


def typed(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(words)
    return int(left.value.code or 0)


def test_the_desk_shows_hands_or_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert typed("preview", "--specimen", "--hand", "caveat", "--dpi", "30", "-q") == 0
    assert capsys.readouterr().out.strip() == str(Path("output/specimen-caveat.png"))
    assert typed("preview", "gift", "--specimen") == 2
    assert "shows hands, not a note" in capsys.readouterr().err


def test_the_list_of_hands_says_what_they_cover(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("list", "hands", "--json") == 0
    covers = {hand["name"]: hand["covers"] for hand in json.loads(capsys.readouterr().out)}
    assert covers["playpen-sans"] == ["Latin", "Cyrillic", "Greek", "Vietnamese"]
    assert typed("list", "hands") == 0
    assert "Covers Latin, Cyrillic." in capsys.readouterr().out
