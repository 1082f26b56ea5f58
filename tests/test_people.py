from __future__ import annotations

import csv
import gc
import io
import os
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import BadPeople, CardmakerError, Misused, UnknownName
from cardmaker.run.columns import field_name
from cardmaker.run.people import People, Person, open_people, spool_people

Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Write a list, from text or bytes, and say where."""

    def written(content: str | bytes, encoding: str = "utf-8", name: str = "people.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return written


def rows(people: People) -> list[dict[str, str]]:
    found = list(people)
    assert [person.fault for person in found if person.fault] == []
    return [person.values for person in found]


def refusal(path: Path, **how: str) -> str:
    with pytest.raises(CardmakerError) as caught:
        list(open_people(path, **how))  # type: ignore[arg-type]
    assert caught.value.hint, "a refusal says what to try"
    return str(caught.value)


def test_a_list_is_walked_as_often_as_one_likes(write: Writer) -> None:
    people = open_people(write("first,last\nAnna,Moreau\nJiří,Řehoř\n"))
    assert people.fields == ("first", "last")
    assert people.name == "people.csv"
    for _ in range(2):
        assert list(people) == [
            Person(2, {"first": "Anna", "last": "Moreau"}),
            Person(3, {"first": "Jiří", "last": "Řehoř"}),
        ]
    one, other = iter(people), iter(people)
    assert next(one) == next(other), "two walks at once do not disturb each other"


# --- how spreadsheets write -----------------------------------------------------------------

TABLE = [["First Name", "Gift"], ["Zoë", "a lamp, blue; warm"], ["José", "tea\tpot | cup"]]
VALUES = [dict(zip(("first_name", "gift"), row, strict=True)) for row in TABLE[1:]]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_common_delimiter_and_encoding(
    write: Writer, encoding: str, delimiter: str, ends: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ends).writerows(TABLE)
    people = open_people(write(text.getvalue(), encoding))
    assert (people.encoding, people.delimiter) == (encoding, delimiter)
    assert rows(people) == VALUES


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ('"Last, first";Gift', ";"),
        ("Last\tGift, in words", "\t"),
        ("Last", ","),
        (";Last;Gift", ";"),
        ('"Gift\n, or, what";Last', ";"),
    ],
)
def test_the_delimiter_is_found_in_the_header(write: Writer, header: str, delimiter: str) -> None:
    assert open_people(write(header + "\n")).delimiter == delimiter


def test_the_line_by_which_excel_names_the_separator(write: Writer) -> None:
    people = open_people(write("sep=;\r\nlast;gift\r\nLee;tea, green\r\n"))
    assert list(people) == [Person(3, {"last": "Lee", "gift": "tea, green"})]


@pytest.mark.parametrize("said", ["pipe", "|"])
def test_a_delimiter_that_is_said_is_taken(write: Writer, said: str) -> None:
    people = open_people(write("a,b|c\n1,2|3\n"), delimiter=said)
    assert rows(people) == [{"a_b": "1,2", "c": "3"}]


@pytest.mark.parametrize("said", ["", "ab", '"', "\n"])
def test_a_delimiter_that_separates_nothing(write: Writer, said: str) -> None:
    with pytest.raises(Misused, match="tab, pipe, semicolon, comma"):
        open_people(write("a,b\n1,2\n"), delimiter=said)


def test_rows_are_numbered_by_the_line_they_begin_on(write: Writer) -> None:
    text = '\n,\nlast,gift\n\nLee,"two\nlines"\n , \nKim,tea\n,,\n'
    assert list(open_people(write(text))) == [
        Person(5, {"last": "Lee", "gift": "two\nlines"}),
        Person(8, {"last": "Kim", "gift": "tea"}),
    ]


def test_blanks_at_the_ends_of_cells_are_dropped(write: Writer) -> None:
    people = open_people(write(" last , gift\n Lee\u00a0,\t a lamp \n"))
    assert rows(people) == [{"last": "Lee", "gift": "a lamp"}]


def test_a_short_row_has_empty_cells(write: Writer) -> None:
    people = open_people(write("last,gift,place\nLee\nKim,tea,\n"))
    assert rows(people) == [
        {"last": "Lee", "gift": "", "place": ""},
        {"last": "Kim", "gift": "tea", "place": ""},
    ]


def test_cells_without_a_column_may_be_there_if_empty(write: Writer) -> None:
    assert rows(open_people(write("last,,gift,,\nLee,,tea,,,,\n"))) == [
        {"last": "Lee", "gift": "tea"}
    ]


# --- names of columns -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("First Name", "first_name"),
        ("first-name", "first_name"),
        ("  FIRST__NAME ", "first_name"),
        ("Giver's e-mail (work)", "giver_s_e_mail_work"),
        ("Pre\u0301nom", "prénom"),
        ("नाम", "नाम"),
        ("#", "#"),
    ],
)
def test_a_header_names_a_field(header: str, field: str) -> None:
    assert field_name(header) == field


@given(st.text(max_size=20))
def test_a_field_name_names_itself(header: str) -> None:
    assert field_name(field_name(header)) == field_name(header)


@pytest.mark.parametrize("header", ["FirstName", "first name", "FIRST-NAME", "firstname"])
def test_blanks_dashes_and_underscores_do_not_matter(write: Writer, header: str) -> None:
    people = open_people(write(f"{header}\nAnna\n"), wanted=["first_name"])
    assert rows(people) == [{"first_name": "Anna"}]


@pytest.mark.parametrize("said", ["Present Description", "present_description"])
def test_a_field_from_a_column_of_another_name(write: Writer, said: str) -> None:
    people = open_people(write("Last,Present Description\nLee,tea\n"), rename={"gift": said})
    assert rows(people) == [{"last": "Lee", "gift": "tea"}]


def test_a_column_that_is_not_there(write: Writer) -> None:
    with pytest.raises(UnknownName, match="did you mean Present"):
        open_people(write("Last,Present\nLee,tea\n"), rename={"gift": "Presnt"})


def test_two_columns_for_one_field(write: Writer) -> None:
    said = refusal(write("First Name,Gift,first_name\nA,B,C\n"))
    assert "columns 1 'First Name' and 3 'first_name' are both the field first_name" in said
    people = open_people(write("Gift,Present\nA,B\n"), rename={"gift": "Present", "old": "Gift"})
    assert rows(people) == [{"old": "A", "gift": "B"}]


def test_a_column_with_cells_and_no_name(write: Writer) -> None:
    assert refusal(write("last,,gift\nLee,,tea\nKim,oops,tea\n")).startswith(
        "people.csv:3: column 2 holds 'oops' but has no name"
    )


# --- what is wrong with a row is told with the rest -------------------------------------------


def test_all_faults_of_rows_are_told_at_once(write: Writer) -> None:
    text = 'last,gift\nLee,a lamp, blue\nKim,tea\n"Bob" Ross,paint\nMoreau,cups\n'
    found = list(open_people(write(text)))
    assert [person.row for person in found] == [2, 3, 4, 5]
    assert [bool(person.fault) for person in found] == [True, False, True, False]
    assert "3 cells where the header has 2, the first too many 'blue'" in (found[0].fault or "")
    assert "quotation marks" in (found[2].fault or "")
    assert found[3].values == {"last": "Moreau", "gift": "cups"}


# --- what is no list is refused, in one sentence with a hint ----------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "people.csv is empty"),
        (b"\n \n,,\n", "people.csv is empty"),
        (b"last,gift\n\n,\n", "people.csv names nobody"),
        (b"PK\x03\x04\x14\x00", "a workbook (Excel, LibreOffice or Numbers)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as CSV"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"last\nLe\x00e\n", "people.csv:2: there is a NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no plain text"),
        ("last\nLee\n".encode("utf-16-le"), "--encoding utf-16-le"),
        (b"last\nLe\x81e\n", "people.csv:2: byte 0x81 is neither UTF-8 nor Windows-1252"),
        ("last\nŘ\nJosé\n".encode() + b"Jos\xe9\n", "part UTF-8 (line 2) and part not (line 4"),
        (b"\xff\xfel\x00a\x00\x00\xd8", "is not utf-16"),
        (b'last,gift\nLee,"tea\nKim,cups\n', "people.csv:2: a quotation mark opens in this row"),
        (b'"last,gift\n', "people.csv:1: a quotation mark opens in this row"),
        (b'"last" x,gift\n', "people.csv:1: quotation marks don't pair"),
        (b'last\nKim\n"' + b"Lee\n" * 40_000 + b'"', "people.csv:3: a cell of this row is longer"),
        (b"l" * 140_000 + b"\nLee\n", "longer than 131,072 characters"),
    ],
)
def test_what_is_no_list(write: Writer, content: bytes, says: str) -> None:
    said = refusal(write(content))
    assert says in said
    assert "people.csv" in said


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert "there is no file people.csv" in refusal(tmp_path / "people.csv")
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize("said", ["cp1250", "CP1250", "windows-1250"])
def test_an_encoding_that_is_said_is_taken(write: Writer, said: str) -> None:
    people = open_people(write("jméno\nJiří Řehoř\n", "cp1250"), encoding=said)
    assert rows(people) == [{"jméno": "Jiří Řehoř"}]


def test_utf_8_said_of_a_file_with_its_mark(write: Writer) -> None:
    assert open_people(write("last\nLee\n", "utf-8-sig"), encoding="UTF8").fields == ("last",)
    marked = b"\xff\xfe" + "last\nLee\n".encode("utf-16-le")
    assert open_people(write(marked), encoding="utf-16-le").fields == ("last",)


@pytest.mark.parametrize("said", ["utf-9", "base64", "undefined", "rot13", "a\0b", ""])
def test_an_encoding_nobody_knows(write: Writer, said: str) -> None:
    with pytest.raises(UnknownName, match="encoding"):
        open_people(write("last\nLee\n"), encoding=said)


def test_a_wrong_encoding_is_told_by_line_and_byte(write: Writer) -> None:
    path = write("last\nLee\nJosé\n", "cp1252")
    assert "people.csv:3: byte 0xE9 is not utf-8" in refusal(path, encoding="utf-8")


def test_capitals_with_an_apostrophe_are_windows_1252(write: Writer) -> None:
    # C9 92 happens to be UTF-8 too; the whole list decides, not two of its bytes.
    people = open_people(write("last\nRENÉ’S\nJosé\n", "cp1252"))
    assert rows(people) == [{"last": "RENÉ’S"}, {"last": "José"}]


def test_a_break_between_two_chunks_tears_no_letter(write: Writer) -> None:
    for shift in range(2):
        people = open_people(write("last\n" + "x" * shift + "y\n" + f"{'é' * 999}\n" * 1_200))
        assert people.encoding == "utf-8"
        assert sum(1 for person in people if person.values["last"] == "é" * 999) == 1_200


# --- standard input and pipes ----------------------------------------------------------------


def test_standard_input_is_kept_while_it_is_used() -> None:
    people = spool_people(io.BytesIO(b"last;gift\nLee;tea\n"))
    path = people.path
    assert path.exists()
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0, "a list is nobody else's"
    assert rows(people) == rows(people) == [{"last": "Lee", "gift": "tea"}]
    assert people.name == "standard input"
    del people
    gc.collect()
    assert not path.exists()


def test_a_bad_standard_input_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(BadPeople, match="standard input is a PDF"):
        spool_people(io.BytesIO(b"%PDF-1.4"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_a_list_too(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    feeder = threading.Thread(target=pipe.write_bytes, args=(b"last\nLee\n",))
    feeder.start()
    people = open_people(pipe)
    feeder.join()
    assert rows(people) == rows(people) == [{"last": "Lee"}]


# --- properties -------------------------------------------------------------------------------

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12).map(
    str.strip
)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8).filter(lambda t: any(map(any, t))),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(
    table: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([("last", "gift"), *table])
    people = spool_people(io.BytesIO(text.getvalue().encode(encoding)))
    expected = [{"last": last, "gift": gift} for last, gift in table if last or gift]
    assert rows(people) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_are_refused(content: bytes) -> None:
    try:
        people = spool_people(io.BytesIO(content))
        assert all(person.fault or person.values.keys() == set(people.fields) for person in people)
    except CardmakerError as refused:
        assert refused.hint


# --- cost ---------------------------------------------------------------------------------------


def big(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Gift\n")
        file.writelines(f"Renée{n},Moreau{n},the blue lamp\n" for n in range(count))
    return path


def test_a_list_is_never_in_memory_whole(tmp_path: Path) -> None:
    path = big(tmp_path / "people.csv", 50_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in open_people(path)) == 50_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 1_500_000
    # What is in memory is one chunk of a megabyte, as bytes and as text of two bytes a letter.
    assert peak < 7_000_000


@pytest.mark.slow
def test_a_long_list_is_read_at_the_speed_of_csv(tmp_path: Path) -> None:
    """A few times what csv itself takes: a bound that holds on slow machines too."""
    path = big(tmp_path / "people.csv", 200_000)

    def csv_alone() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            assert sum(1 for _ in csv.reader(file)) == 200_001

    def people() -> None:
        assert sum(1 for _ in open_people(path)) == 200_000

    def best(work: Callable[[], None]) -> float:
        taken = []
        for _ in range(5):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
        return min(taken)

    assert best(people) < 6 * best(csv_alone)


def test_reading_a_list_imports_no_heavy_library() -> None:
    code = "import sys, cardmaker.run.people; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "cardmaker.run.people" in loaded
    assert loaded.isdisjoint({"jinja2", "reportlab", "uharfbuzz", "pikepdf", "PIL", "click"})
