"""The desk: one table of invocations, walked by many tests; real files, some real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cardmaker.cli import COMMANDS, main
from cardmaker.cli.commands.list import KINDS

#: An address that lacks nothing.
ADA = "--set name=Ada --set street=Elm --set city=Salem --set state=MA --set zip=01970"

#: What is typed, and the exit code that goes with it.
TYPED: list[tuple[str, int]] = [
    ("", 0),
    ("--help", 0),
    ("--version", 0),
    ("draft after-interview --sample", 0),
    ("draft gift --sample --no-fill -s a4", 0),
    ("draft wedding --sample -f quarter-letter", 0),
    ("draft teacher --sample -s trim -f a7-top", 0),
    ("draft hosting --sample --up 1 -f a6-side -s letter", 0),
    ("draft business --sample --dry-run", 0),
    ("blank", 0),
    ("blank --guides three-line -n 3", 0),
    ("blank -s trim -f iso-a6-flat --guides none", 0),
    ("blank gift --sample -n 3 --cue", 0),
    ("blank gift --sample --guides note --my-hand x=2.6mm,pitch=9mm,chars-per-line=28", 0),
    ("draft gift --sample --guides note --cue", 0),
    ("draft gift --sample --dry-run --my-hand x=2.6mm,pitch=9mm,chars-per-line=28", 0),
    ("guide", 0),
    ("guide gift --sample --words --folded", 0),
    ("guide --page --guides three-line -s a5", 0),
    ("guide --measure -s a4", 0),
    ("preview --view front --dpi 30", 0),
    ("preview gift --view folded --dpi 30", 0),
    ("preview --contact palettes --dpi 20", 0),
    ("gallery garden-sprigs --palette indigo -o shop", 0),
    ("new design mine", 0),
    ("new design mine --kind art -o elsewhere", 0),
    ("calibrate", 0),
    ("calibrate --printer office -s a4 --duplex manual", 0),
    ("calibrate --feed", 0),
    ("calibrate --measured-bar 99.2mm --printer office", 0),
    ("envelope --guides --envelope c6 -n 3", 0),
    ("envelope --liner -d deco --flap euro -f a2-side -s letter -o l.pdf", 0),
    (f"envelope {ADA} --plain --return-address Sam|Elm --return-on flap --turn 90", 0),
    (f"envelope {ADA} --dry-run", 0),
    ("list designs", 0),
    ("list formats --json", 0),
    ("draft", 2),
    ("draft after-interviw --sample", 2),
    ("draft gift --sample --hand comic-sans", 2),
    ("draft gift --sample -f a2-sid", 2),
    ("draft gift --sample -s lettr", 2),
    ("draft gift --sample --margin wide", 2),
    ("draft gift --sample --size 900pt", 2),
    ("draft gift --sample --palette beige", 2),
    ("draft gift --sample -d nowhere", 2),
    ("draft gift --set sender", 2),
    ("draft no-such-file.txt", 1),
    ("draft gift", 1),
    ("draft gift --sample -f a9-top -s a5", 1),
    ("preview gift --contact seeds", 2),
    ("preview --contact cats", 2),
    ("gallery no-such-design", 2),
    ("gallery --palette beige", 2),
    ("gallery -j 0", 2),
    ("gallery -o gallery.html", 2),
    ("blank --skip 2 -s letter", 2),
    ("blank --skip -1", 2),
    ("blank --order piles", 2),
    ("blank --edge round", 2),
    ("blank --up most", 2),
    ("blank --edge bleed --up 2 --gutter 1mm", 2),
    ("blank -f a7-side -s letter --up 2", 1),
    ("blank --guides waves", 2),
    ("blank --guides note", 2),
    ("blank gift --sample --guides plain", 2),
    ("preview --guides note", 2),
    ("guide --words", 2),
    ("guide --guides note", 2),
    ("guide gift --sample --page", 2),
    ("guide --page --measure", 2),
    ("guide --measure -s a6", 1),
    ("draft gift --sample --my-hand x=2.6mm", 2),
    ("check nothing.pdf --my-hand x=2.6mm,pitch=9mm,chars-per-line=28", 1),
    ("blank --designs", 2),
    ("new design", 2),
    ("new card mine", 2),
    ("new design ../mine", 2),
    ("new design garden-sprigs", 2),
    ("new design mine --kind png", 2),
    ("draft gift --sample --photo nowhere.jpg", 1),
    ("blank --photo nowhere.jpg --trust", 1),
    ("print", 2),
    ("draft gift --sample --printer office", 2),
    ("calibrate -s trim", 2),
    ("calibrate -s a6", 1),
    ("calibrate --duplex none", 2),
    ("calibrate --printer of/fice", 2),
    ("calibrate --read A=19f,119f", 2),
    ("calibrate --read A", 2),
    ("calibrate --ask", 2),
    ("calibrate --feed --answer yes", 2),
    ("calibrate --answer 1,behind,up", 2),
    ("calibrate --measured-bar 50mm", 2),
    ("print nothing.pdf", 1),
    ("print nothing.pdf --dry-run", 1),
    ("print nothing-fronts.pdf", 2),
    ("print nothing.pdf -n 0", 2),
    ("print nothing.pdf --duplex sideways", 2),
    ("print nothing.pdf --pages odd", 2),
    ("envelope", 2),
    ("envelope --to nobody.csv", 1),
    ("envelope --set stret=Elm", 2),
    ("envelope --set name", 2),
    (f"envelope {ADA} --set zip=1", 1),
    (f"envelope {ADA} --set country=Atlantis", 1),
    (f"envelope {ADA} --from-country Atlantis", 1),
    (f"envelope {ADA} --return-on back", 2),
    (f"envelope {ADA} --turn 45", 2),
    (f"envelope {ADA} --plain --guides", 2),
    (f"envelope {ADA} --flap euro", 2),
    (f"envelope {ADA} --flap-depth 55mm", 2),
    (f"envelope {ADA} -s a4", 2),
    (f"envelope {ADA} -s letter", 2),
    (f"envelope {ADA} -n 0", 2),
    (f"envelope {ADA} -o ada.png", 2),
    ("envelope --guides --envelope a77", 2),
    ("envelope --guides -f a2-sid", 2),
    (f"envelope --liner {ADA}", 2),
    ("envelope --liner --turn 90", 2),
    ("envelope --liner --flap round", 2),
    ("envelope --liner --flap-depth deep", 2),
    ("envelope --liner --flap-depth 1mm", 1),
    ("envelope --liner -d nowhere", 2),
    ("envelope --liner -f a7-side -s a6", 1),
    ("list cats", 2),
    ("check nothing.pdf", 1),
]


def run(typed: str | list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of one invocation, in this process."""
    with pytest.raises(SystemExit) as left:
        main(typed.split() if isinstance(typed, str) else typed)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, an American printer, and nobody to answer questions."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("typed", "code"), TYPED)
def test_every_invocation_leaves_as_it_should(
    typed: str, code: int, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left, out, err = run(typed, capsys)
    assert left == code, err
    assert "Traceback" not in err
    if code:
        assert err.strip(), "a refusal says why"
        assert not list(tmp_path.rglob("*.p[dn][fg]")), "a refusal writes nothing"
    if (
        typed.startswith(("draft", "blank", "preview", "guide"))
        and code == 0
        and "--dry-run" not in typed
    ):
        (path,) = out.split()
        assert Path(path).stat().st_size > 1000


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run([command, "--help"], capsys)
    assert code == 0
    assert "Example: cardmaker " in out
    assert all(len(line) <= 100 for line in out.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_runs(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    _, out, _ = run([command, "--help"], capsys)
    example = " ".join(out[out.index("Example: cardmaker ") :].split()[2:])
    if command in ("check", "print"):
        run("blank", capsys)
    code, _, err = run(shlex.split(example), capsys)
    assert code == 0, err


def test_the_welcome_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("", capsys)
    commands = [
        line.split("   ")[0].split() for line in out.splitlines() if line.startswith("  card")
    ]
    assert len(commands) == 3
    for _, *typed in commands:
        assert run(typed, capsys)[0] == 0


def test_the_last_words_say_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run("draft after-interview --sample -s letter", capsys)
    for words in (
        "1 draft and 1 blank on 1 sheet of letter.",
        "flip on the long edge, at 100 %",
        "Cut once across the middle, between the two cards, fold at the ticks.",
        "Envelope: A2.",
        "quarter-letter",
    ):
        assert words in err
    _, _, err = run("draft after-interview --sample -f quarter-letter", capsys)
    assert "Print on one side, at 100 %. Fold twice at the ticks, the print outside" in err
    _, _, err = run("draft after-interview --sample -s trim", capsys)
    assert "Trim at the crop marks, fold at the dashed marks." in err


def test_the_paper_is_the_locales(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    _, out, err = run("blank", capsys)
    assert "Paper: a4" in err and "iso-a6-side" in out


def test_missing_fields_come_with_the_line_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run("draft after-interview", capsys)
    assert code == 1
    assert "--set company=" in err and "--set last=" in err


def test_all_faults_of_a_list_are_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text(
        "First Name,Gift,Note\nAda,the blue vase,x\n,a lamp,y\nBen,,z\nMei,謝謝,w\n", "utf-8"
    )
    code, _, err = run(
        [
            "draft",
            "--text",
            "Dear {{ first_name }},\n\nThank you for {{ gift }}.",
            "--to",
            "people.csv",
        ],
        capsys,
    )
    assert code == 1
    assert "people.csv:3: first_name" in err
    assert "people.csv:4: gift" in err
    assert "people.csv:5: " in err and "U+8B1D" in err
    assert not Path("output").exists() or not list(Path("output").iterdir())


def test_a_list_without_a_needed_column_is_refused_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("people.csv").write_text("name,present\nAda,a vase\nBen,a lamp\n")
    typed = ["draft", "--text", "Dear {{ name }},\n\nThanks for {{ gift }}.", "--to", "people.csv"]
    code, _, err = run(typed, capsys)
    assert code == 1 and err.count("gift") >= 1 and "--map gift=" in err
    assert run([*typed, "--map", "gift=Present"], capsys)[0] == 0


#: What is mistyped, and the words that must be in the answer.
MISTYPED: list[tuple[str, int, str]] = [
    ("draft gift --sample --palette sage-blus", 2, "did you mean sage_blush?"),
    ("draft gift --sample -s Leter", 2, "did you mean letter?"),
    ("draft gift --sample -f a2-sides", 2, "did you mean side? There are side, flat"),
    ("draft gift --sample -f a2", 2, "did you mean a2-side, "),
    ("draft gift --sample -f a2-french", 2, "did you mean french-side or french-top?"),
    ("draft gift --sample -f french", 2, "french-side"),
    ("draft gift --sample -f xyzzy", 2, "Try: `cardmaker list formats` names them"),
    ("draft gift --sample --seed -1", 2, "--seed takes a whole number from 0 up, not '-1'"),
    ("draft gift --sample --up none", 2, "--up takes a whole number from 1 up, not 'none'"),
    ("preview --dpi 5", 2, "--dpi takes a whole number from 20 to 1200, not '5'"),
    ("draft gift --sample --margin -5mm", 2, "--margin takes a length from 0 up, not '-5mm'"),
    ("draft gift --sample --margin wide", 2, "--margin: 'wide' is no length"),
    ("draft gift --sample --map first", 2, "--map takes field=\"Header\", not 'first'"),
    ("draft gift --sample --set first", 2, "--set takes name=value, not 'first'"),
    ("draft gift --sample --duplex long", 2, "did you mean long-edge? There are"),
    ("preview --view frnt", 2, "no view 'frnt'\nTry: did you mean front? There are front, inside"),
    ("list format", 2, "did you mean formats?"),
    ("envelope --guides --envelope xyzzy", 2, "Try: `cardmaker list envelopes` names them"),
    ("list", 2, "Error: which kind?\nTry: say one of designs, formats"),
    ("check", 2, "Error: FILE is missing\nTry: cardmaker check --help"),
    ("draft gift more words", 2, "'more words' is more than is asked for here"),
    ("envelope people.csv", 2, "Try: say what it is: --to people.csv"),
    ("calibrate office", 2, "Try: say what it is: --printer office"),
    ("draft gift --seed", 2, "Error: --seed needs a value\nTry: cardmaker draft --help"),
    ("draft gift --sample=yes", 2, "Error: --sample takes no value\nTry: cardmaker draft --help"),
    ("draft gift --formt a2", 2, "no option --formt\nTry: did you mean --format? cardmaker draft"),
    ("draft gift -z", 2, "Error: there is no option -z\nTry: cardmaker draft --help"),
    ("--nonsense", 2, "Error: there is no option --nonsense\nTry: cardmaker --help"),
    ("draft emptyd", 1, "emptyd is a folder"),
    ("draft gift --sample -d ./emptyd", 1, "the folder ./emptyd holds no design"),
    ("draft gift --sample -d emptyd", 1, "the folder emptyd holds no design"),
    ("draft gift --sample -d ./nope", 1, "there is no design folder ./nope"),
    ("draft gift --sample --designs ./nope", 1, "there is no folder nope"),
    ("list designs --designs ./nope", 1, "there is no folder nope"),
    ("draft gift --sample -o out.png", 2, "name it out.pdf; `cardmaker preview`"),
    ("draft gift --sample --set bogus=1", 2, "there is no field 'bogus'"),
    *((f"draft gift {late} 1", 2, f"Error: {late} is not there yet\n") for late in
      ("--each", "--press", "--jobs", "-j")),
    ("draft gift --sample --leave gfit", 2, "there is no field 'gfit'\nTry: did you mean gift"),
    ("draft gift --sample --leave gift=2km", 2, "--leave"),
    ("draft gift --sample --leave gift=200mm", 2, "has no place on a line of the note"),
    ("draft gift --set gift=x --leave gift", 2, "gift is both filled and left open"),
    ("draft gift --sample --ink tracing", 2, "there is no ink 'tracing'\nTry: did you mean trace"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "code", "answer"), MISTYPED)
def test_what_is_mistyped_gets_one_answer_in_one_form(
    typed: str, code: int, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("emptyd").mkdir()
    left, out, err = run(typed, capsys)
    assert (left, out) == (code, "")
    assert answer in err
    assert err.startswith("Error: ") and err.count("\n") <= 2 and "Usage" not in err


def test_only_hands_are_offered_as_hands(capsys: pytest.CaptureFixture[str]) -> None:
    from cardmaker.text.face import face_names

    _, _, err = run("draft gift --sample --hand josefin", capsys)
    assert all(name in err for name in face_names("hand"))
    assert not any(name in err for name in face_names("lettering"))


@pytest.mark.parametrize("typed", [r"merci\nbeaucoup", "merci|beaucoup", "merci\nbeaucoup"])
def test_lettering_has_lines(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = []
    for words in (typed, "merci\nbeaucoup"):
        _, out, _ = run(["preview", "--view", "front", "--dpi", "20", "--lettering", words], capsys)
        pictures.append(Path(out.strip()).read_bytes())
    assert pictures[0] == pictures[1]


def test_json_is_an_array_of_named_things(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in KINDS:
        _, out, _ = run(["list", kind, "--json"], capsys)
        rows = json.loads(out)
        assert rows and all(row["name"] and row["summary"] for row in rows), kind


def test_envelopes_are_listed_with_what_fits(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("list envelopes", capsys)
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert rows["a2"] == "A2, 4.375 × 5.75 in; for a2; in the US an ordinary letter"
    assert rows["c6"].startswith("C6, 114 × 162 mm; for iso-a6; ")
    assert "too small to be mailed" in rows["c7"] and "nonmachinable" in rows["square-155mm"]
    _, out, _ = run("list envelopes --json", capsys)
    (a2,) = [row for row in json.loads(out) if row["name"] == "a2"]
    assert {"a2-side", "quarter-letter"} <= set(a2["formats"]) and a2["posting"] == "letter"


def test_a_bad_stock_of_ones_own_is_left_out_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    good = '[stocks.deckle]\nsize = ["6in", "9in"]\n'
    Path("stock.toml").write_text(good + '[stocks.torn]\nsize = ["6in"]\n', "utf-8")
    code, out, err = run("list stocks", capsys)
    assert code == 0 and out.startswith("deckle ") and "\nletter " in out
    assert err.startswith("Left out: stock.toml: torn: size is") and "torn " not in out
    assert run("draft gift --sample --dry-run -s letter", capsys)[0] == 0
    code, _, err = run("draft gift --sample --dry-run -s torn", capsys)
    assert code == 1 and "stock.toml: torn: size is" in err


def test_check_finds_its_own_work_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("draft after-interview --sample -s trim", capsys)
    code, out, _ = run(["check", out.strip(), "--json"], capsys)
    assert code == 0
    assert all(
        {"code", "severity", "page", "message", "hint"} <= row.keys() for row in json.loads(out)
    )
    Path("junk.pdf").write_bytes(b"this is no PDF")
    assert run("check junk.pdf", capsys)[0] == 1


def test_a_terminal_obeys_nothing_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(["draft", "\x1b[31mred"], capsys)
    assert "\x1b" not in err


def cardmaker(*typed: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cardmaker", *typed],
        capture_output=True,
        text=True,
        check=False,
        **more,
    )  # type: ignore[call-overload, no-any-return]


def test_a_planted_module_does_not_run(tmp_path: Path) -> None:
    """A file beside a note is no library, whatever its name."""
    for name in ("tomllib", "uharfbuzz"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted code ran')")
    done = cardmaker("draft", "gift", "--sample", "-o", "card.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m cardmaker list formats | head -1",
        shell=True, capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def open_files(pid: int) -> set[Path]:
    """What files a process reads or writes, where the system tells; elsewhere nothing is known."""
    try:
        return {Path(os.readlink(link)) for link in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:
        return set()


def wait_until(true: Callable[[], bool], patience: float = 30.0) -> None:
    end = time.monotonic() + (patience if Path("/proc").is_dir() else 1.5)
    while not true() and time.monotonic() < end:
        time.sleep(0.02)


@pytest.mark.parametrize("how", ["long", "short"])
def test_ctrl_c_ends_with_a_sentence_and_nothing_written(tmp_path: Path, how: str) -> None:
    rows = "".join(f"Ada{i},a vase\n" for i in range(60_000 if how == "long" else 8_000))
    (tmp_path / "people.csv").write_text("first,gift\n" + rows)
    (tmp_path / "out.pdf").write_bytes(b"the old file")
    running = subprocess.Popen(
        [sys.executable, "-m", "cardmaker", "draft", "gift", "--set", "sender=Sam", "--to", "people.csv", "-o", "out.pdf"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    opened = tmp_path / "people.csv"
    wait_until(lambda: opened in open_files(running.pid) or running.poll() is not None)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    if running.returncode == 0:
        pytest.fail("the run was over before it could be stopped; give it more rows")
    assert running.returncode == 130
    assert "Traceback" not in err and "nothing was written" in err
    assert (tmp_path / "out.pdf").read_bytes() == b"the old file"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.pdf", "people.csv"]


def test_the_same_choices_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Tokyo", "tr_TR.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = cardmaker(
            "draft",
            "wedding",
            "--sample",
            "-s",
            "letter",
            "-o",
            f"{seed}.pdf",
            cwd=tmp_path,
            env=env,
        )
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / f"{seed}.pdf").read_bytes())
    assert made[0] == made[1]
