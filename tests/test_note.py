from __future__ import annotations

from pathlib import Path

import pytest

from cardmaker.errors import BadNote, UnknownName
from cardmaker.text.note import LARGEST, note_names, parse_note, read_note
from cardmaker.text.parts import read_parts

TEXT = "Dear Zoë,\n\nThank you – “so” much.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_common_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(TEXT.replace("\n", line_end).encode(encoding))
    note = read_note(path)
    assert (note.name, note.text) == ("note", TEXT.strip())


def test_standard_input_and_plain_text(tmp_path: Path) -> None:
    with (tmp_path / "in").open("wb+") as stdin:
        stdin.write(TEXT.encode())
        stdin.seek(0)
        assert read_note("-", stdin).text == TEXT.strip()
    assert parse_note("Thank you!").text == "Thank you!"


def test_the_head() -> None:
    note = parse_note(
        '\ufeff+++\r\nsubline = "with love"\r\nhand = "edu-nsw"\r\n[sample]\r\nfirst = "Ada"\r\n'
        "year = 1843\r\n+++\r\n\r\nDear {{ first }},\r\n"
    )
    assert note.text == "Dear {{ first }},"
    assert (note.head.subline, note.head.hand, note.head.lettering) == (
        "with love",
        "edu-nsw",
        None,
    )
    assert dict(note.head.sample) == {"first": "Ada", "year": "1843"}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"),
        (b"+++\nhand = 'x'\n+++\n", "empty"),
        (b"+++\nhand = \n+++\nHi", "not TOML"),
        (b"+++\nhand = 3\n+++\nHi", "hand"),
        (b"+++\nhand = 'x'\nDear Ada,\n", "never closed"),
        (b"\n+++ hand = 'x' +++\nDear Ada,\n", "never closed"),
        (b"+++\nsample = 'x'\n+++\nHi", "table"),
        (b"+++\nsample = {a = []}\n+++\nHi", "sample"),
        (b"+++\na = " + b"[" * 5000 + b"\n+++\nHi", "not TOML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "U\\+"),
        (b"Caf\x81", "common encoding"),
        ("Hi".encode("utf-16-le"), r"U\+0000"),
        (b"\xff\xfeo", "common encoding"),
        (b"x" * (LARGEST + 1), "longer"),
    ],
)
def test_bad_notes_are_refused(data: bytes, named: str) -> None:
    with pytest.raises(BadNote, match=named):
        parse_note(data)


def test_unknown_keys_and_names_are_answered() -> None:
    with pytest.raises(UnknownName, match="did you mean subline"):
        parse_note('+++\nsub_line = "x"\n+++\nHi')
    with pytest.raises(UnknownName, match="did you mean after-interview"):
        read_note("after-intervew")
    with pytest.raises(BadNote, match="no file"):
        read_note("notes/mine.txt")
    with pytest.raises(BadNote, match="no file"):
        read_note("mine.txt")
    with pytest.raises(UnknownName):
        read_note("a\0b")


def test_a_folder_is_no_note_and_hides_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("mine", "gift"):
        Path(name).mkdir()
    for name in ("mine", "./gift", "."):
        with pytest.raises(BadNote, match="is a folder"):
            read_note(name)
    assert read_note("gift").name == "gift"


def test_a_file_goes_before_a_shipped_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "gift" in note_names()
    Path("gift").write_text("Mine.", encoding="utf-8")
    assert read_note("gift").text == "Mine."


def test_a_line_end_typed_in_word_stands() -> None:
    assert parse_note("Roses are red,\x0bviolets").text == "Roses are red,\u2028violets"


def kinds(text: str) -> str:
    return " ".join(f"{part.kind[:3]}{len(part.words)}" for part in read_parts(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dear Ada,\n\nThank\nyou\nso much.\n\nYours,\nSam", "sal2 bod4 clo1 sig1"),
        ("Dear Ada,\n\nThank you.\n\nYours,\n\nSam", "sal2 bod2 clo1 sig1"),
        ("Dear Ada,\n\nThank you.\n\nWith love\nSam\nand Tom", "sal2 bod2 clo2 sig1 sig2"),
        ("Dear Ada\nand Tom,\n\nThank you.\n\nSam", "sal2 sal2 bod2 sig1"),
        ("Roses are\u2028red, and\nblue.\n\nWith love,\u2028Sam", "bod2 tur3 clo2 sig1"),
        ("Thank you!", "bod2"),
        ("Dear Ada,", "sal2"),
        ("Thank you.\n\nPlease come and see us again very soon.", "bod2 bod8"),
        ("Dear Ada,\n \t\n\n\nThank  you.\n\n\nJohn Smith Jr.", "sal2 bod2 sig3"),
        ("", ""),
    ],
)
def test_the_parts_of_a_note(text: str, parts: str) -> None:
    assert kinds(text) == parts
