"""`cardmaker print` against a real CUPS: what the server says of the job, and what came out."""

from __future__ import annotations

import io
import os
import pty
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pace import paced
from spooler import Spooler, spooler

import cardmaker
from cardmaker import spool
from cardmaker.cli import main
from cardmaker.errors import CannotPrint

Make = Callable[..., Path]

#: A name that is nobody's business but the sender's.
PERSON = "ada-lovelace"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spooler]:
    """A print server with a printer for both sides and one for one side."""
    # The module's own look for tools: conftest's belongs to a test.
    found = {name: _which(name) for name in ("cupsd", "lp", "ipptool")}
    if missing := [name for name, path in found.items() if path is None]:
        pytest.skip(f"{' '.join(missing)}: install cups-daemon cups-client cups-ipp-utils")
    with spooler(tmp_path_factory.mktemp("cups") / "root", str(found["cupsd"])) as running:
        running.printer("office", two_sided=True)
        running.printer("attic", two_sided=False)
        yield running


def _which(name: str) -> str | None:
    import shutil

    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Finished files, each made once."""
    folder = tmp_path_factory.mktemp("made")
    known: dict[str, Path] = {}

    def make(**asked: object) -> Path:
        key = repr(asked)
        if key not in known:
            path = folder / f"{PERSON}-{len(known)}.pdf"
            known[key] = cardmaker.blank(output=path, **asked).paths[0]  # type: ignore[arg-type]
        return known[key]

    return make


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own, nobody's settings, American paper."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for name in ("LPDEST", "PRINTER", "CUPS_SERVER"):
        monkeypatch.delenv(name, raising=False)


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def requests(self) -> list[str]:
        return self.out.split()


Run = Callable[..., Said]


@pytest.fixture
def run(
    server: Spooler, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """`cardmaker print` in this process, with nobody at the terminal, through the server."""
    monkeypatch.setenv("CUPS_SERVER", server.server)
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def typed(*words: object) -> Said:
        with pytest.raises(SystemExit) as left:
            main(["print", *map(str, words)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(int(left.value.code or 0), said.out, said.err)

    return typed


def test_the_job_is_what_the_file_asks_for(server: Spooler, made: Make, run: Run) -> None:
    path = made(count=3)
    said = run(path, "--queue", "office", "-n", 2)
    assert said.code == 0, said.err
    (request,) = said.requests
    job = server.job(request)
    told = {
        "job-name": "cardmaker 2 sheets", "copies": "2", "media": "na_letter_8.5x11in",
        "sides": "two-sided-long-edge", "print-scaling": "none", "number-up": "1",
        "collate": "true", "document-format": "application/pdf", "job-state": "completed",
    }  # fmt: skip
    assert {name: job.attributes.get(name) for name in told} == told
    assert job.document == path.read_bytes()
    assert "To office: 2 sheets of letter (8.5 x 11 in), on both sides" in said.err
    assert "2 times." in said.err


def test_nothing_personal_is_in_the_job(server: Spooler, made: Make, run: Run) -> None:
    for queue in ("office", "attic"):
        (request, *_) = run(made(), "--queue", queue).requests
        job = server.job(request)
        assert "document-name-supplied" not in job.attributes
        assert PERSON.encode() not in job.kept
        assert PERSON not in " ".join(job.attributes.values())
    log = (server.root / "log" / "error").read_text()
    assert PERSON not in log


PAPERS = [
    ({"duplex": "short-edge", "stock": "a4"}, "iso_a4_210x297mm", "two-sided-short-edge"),
    ({"format": "a6-side", "up": 1}, "na_letter_8.5x11in", "two-sided-long-edge"),
    ({"format": "quarter-letter"}, "na_letter_8.5x11in", "one-sided"),
    ({"stock": "trim"}, "Custom.160.05x236.25mm", "two-sided-long-edge"),
]


@pytest.mark.parametrize(("asked", "media", "sides"), PAPERS)
def test_paper_and_turn_are_the_files(
    asked: dict[str, object],
    media: str,
    sides: str,
    server: Spooler,
    made: Make,
    run: Run,
) -> None:
    said = run(made(**asked), "--queue", "office")
    assert said.code == 0, said.err
    job = server.job(said.requests[0])
    assert (job.attributes["media"], job.attributes["sides"]) == (media, sides)
    assert job.attributes["print-scaling"] == "none"


def test_a_tray_and_a_kind_of_paper_by_the_printers_names(
    server: Spooler, made: Make, run: Run
) -> None:
    said = run(made(), "--queue", "office", "--tray", "by-pass", "--media-type", "cardstock")
    kept = server.job(said.requests[0]).kept
    assert b"InputSlot=ByPass" in kept
    assert b"MediaType=Cardstock" in kept
    said = run(made(), "--queue", "office", "--tray", "cellar")
    assert said.code == 2
    assert "there is no tray 'cellar'" in said.err
    assert "Tray1, ByPass" in said.err


def contents(document: Path | bytes) -> list[bytes]:
    """What is drawn on each page."""
    with pikepdf.open(io.BytesIO(document) if isinstance(document, bytes) else document) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def turns(document: bytes) -> list[int]:
    """How far each page is turned."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        return [int(page.obj.get("/Rotate", 0)) for page in pdf.pages]


class Terminal:
    """`cardmaker print` in a process of its own, at a terminal that the test types at."""

    def __init__(self, server: Spooler, *words: object) -> None:
        ours, theirs = pty.openpty()
        self._line = ours
        self.said = ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cardmaker", "print", *map(str, words)],
            stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
            start_new_session=True, preexec_fn=_take_terminal,
            env=os.environ | {"CUPS_SERVER": server.server},
        )  # fmt: skip
        os.close(theirs)

    def until(self, words: str) -> None:
        """Wait until that has been said."""
        while words not in self.said:
            assert select.select([self._line], [], [], 20)[0], self.said
            self.said += os.read(self._line, 4096).decode()

    def type(self, keys: bytes) -> Said:
        """Type that, and see how it ends."""
        # Nobody types before the prompt is read: a Ctrl-C then would be lost to the reading.
        time.sleep(0.3)
        os.write(self._line, keys)
        out = self._process.communicate(timeout=20)[0]
        try:
            while more := os.read(self._line, 4096):
                self.said += more.decode()
        except OSError:
            pass  # Linux ends a terminal that nobody holds with EIO.
        os.close(self._line)
        return Said(self._process.returncode, out, self.said)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def _take_terminal() -> None:
    """Make standard input the terminal of this process, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_one_side_then_the_turn_then_the_other(server: Spooler, made: Make) -> None:
    path = made(count=3)
    with Terminal(server, path, "--queue", "attic") as terminal:
        terminal.until("press Enter")
        assert "turned over about its long edge" in terminal.said
        before = server.count()
        said = terminal.type(b"\n")
    assert said.code == 0, said.err
    fronts, backs = map(server.job, said.requests)
    assert server.count() == before + 1, "the backs wait for the paper"
    for job, name, first in ((fronts, "fronts", 0), (backs, "backs", 1)):
        assert job.attributes["job-name"] == f"cardmaker 2 sheets {name}"
        assert job.attributes["sides"] == "one-sided"
        assert contents(job.document) == contents(path)[first::2]


def test_a_program_prints_too(server: Spooler, made: Make, run: Run) -> None:
    told: list[str] = []

    def pause(turn: str) -> bool:
        told.append(turn)
        return True

    _, backs = cardmaker.print_file(made(), queue="attic", pause=pause)
    assert "long edge" in told[0]
    assert server.job(backs).attributes["job-name"] == "cardmaker 1 sheet backs"
    assert len(cardmaker.print_file(made(), queue="attic", copies=2)) == 1


def test_ctrl_c_at_the_turn_says_how_to_go_on(server: Spooler, made: Make, run: Run) -> None:
    path = made(count=3)
    with Terminal(server, path, "--queue", "attic", "--last-first") as terminal:
        terminal.until("press Enter")
        said = terminal.type(b"\x03")
    assert said.code == 130
    assert len(said.requests) == 1
    assert "The backs are not printed yet." in said.err
    assert "nothing was written" not in said.err
    again = shlex.split(said.err.replace("\r\n", "\n").split("To print them: ")[1].splitlines()[0])
    assert again[:2] == ["cardmaker", "print"]
    later = run(*again[2:])
    assert later.code == 0, later.err
    job = server.job(later.requests[0])
    assert contents(job.document) == contents(path)[::-1][::2]


def test_where_nobody_can_turn_the_paper_the_fronts_are_printed(
    server: Spooler, made: Make, run: Run
) -> None:
    said = run(made(), "--queue", "attic")
    assert said.code == 0
    assert len(said.requests) == 1
    assert "turned over about its long edge" in said.err
    assert f"cardmaker print {made()} --queue attic --pages backs" in said.err


def test_fronts_bring_the_backs_that_lie_beside_them(
    server: Spooler, made: Make, run: Run, tmp_path: Path
) -> None:
    fronts, backs = tmp_path / "card-fronts.pdf", tmp_path / "card-backs.pdf"
    fronts.write_bytes(made(format="quarter-letter").read_bytes())
    said = run(fronts, "--queue", "office")
    assert said.code == 2
    assert "card-backs.pdf, the backs of card-fronts.pdf, is not beside it" in said.err
    backs.write_bytes(made(format="quarter-letter", seed=2).read_bytes())
    printed = [
        *run(fronts, "--queue", "office").requests,
        *run(fronts, "--queue", "office", "--pages", "backs").requests,
    ]
    assert [server.job(one).document for one in printed] == [
        fronts.read_bytes(),
        backs.read_bytes(),
    ]
    assert run(fronts, "--queue", "office", "--pages", "fronts").code == 0


FED = """
[den.feed]
order = "reverse"
turn = "tumble"
over = false
"""


def test_a_printer_that_was_found_out_gets_its_backs_as_it_takes_them(
    server: Spooler, made: Make, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "cardmaker").mkdir()
    (tmp_path / "cardmaker" / "printers.toml").write_text(FED, "utf-8")
    path = made(count=3)
    said = run(path, "--queue", "attic", "--printer", "den")
    assert "This is how den was found to take paper." in said.err
    assert "do not turn the pile over, and put it back so that the top edge" in said.err
    assert f"{path} --queue attic --printer den --pages backs" in said.err
    fronts = server.job(said.requests[0])
    # The project's printer is the one that nobody names.
    (tmp_path / "cardmaker.toml").write_text('printer = "den"\n', "utf-8")
    backs = server.job(run(path, "--queue", "attic", "--pages", "backs").requests[0])
    assert contents(fronts.document) == contents(path)[::2]
    assert contents(backs.document) == contents(path)[1::2][::-1]
    assert turns(fronts.document) == [0, 0]
    assert turns(backs.document) == [180, 180]
    said = run(path, "--queue", "attic", "--last-first")
    assert (said.code, "no --last-first" in said.err) == (2, True)
    said = run(path, "--printer", "dem", "--dry-run", "--queue", "attic")
    assert (said.code, "did you mean den" in said.err) == (2, True)
    landscape = made(format="a2-top", count=4)
    dry = run(landscape, "--queue", "attic", "--dry-run").out
    assert ["turned=90" in dry.split("\n\n")[0], "turned=270" in dry.split("\n\n")[1]] == [
        True,
        True,
    ]


def test_two_files_tell_how_they_are_fed(
    made: Make, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "cardmaker").mkdir()
    (tmp_path / "cardmaker" / "printers.toml").write_text(FED, "utf-8")
    usual, known = (
        cardmaker.blank(count=2, duplex="manual", output=tmp_path / f"{name}.pdf", **more).paths[0]
        for name, more in (("usual", {}), ("known", {"printer": "den"}))
    )
    said = run(known, "--queue", "office", "--dry-run")
    assert "Between the jobs: Take the sheets out as they lie, do not turn" in said.err
    assert run(known, "--queue", "office", "--dry-run", "--printer", "den").code == 0
    said = run(usual, "--queue", "office", "--dry-run")
    assert "turn the pile over about its long edge" in said.err
    said = run(usual, "--queue", "office", "--dry-run", "--printer", "den")
    assert (said.code, "takes paper another way" in said.err) == (2, True)


def test_a_dry_run_shows_the_jobs_and_sends_nothing(server: Spooler, made: Make, run: Run) -> None:
    before = server.count()
    said = run(made(count=3), "--queue", "attic", "-n", 2, "--dry-run")
    assert said.code == 0
    assert server.count() == before
    first, second = said.out.split("\n\n")
    assert first.splitlines() == [
        "printer=attic", f"document={made(count=3).name}", "pages=1,3",
        "title=cardmaker 2 sheets fronts", "copies=2", "sides=one-sided",
        "media=na_letter_8.5x11in", "print-scaling=none", "number-up=1", "collate=true",
    ]  # fmt: skip
    assert "pages=2,4" in second
    assert "Between the jobs: Put the printed paper back" in said.err


def test_the_printer_is_the_one_named_else_the_usual_one(
    server: Spooler, made: Make, run: Run
) -> None:
    said = run(made(), "--queue", "ofice")
    assert (said.code, "there is no printer 'ofice'" in said.err) == (2, True)
    assert "did you mean office?" in said.err
    said = run(made())
    assert (said.code, "none of the printers is the usual one" in said.err) == (1, True)
    assert "--queue attic or --queue office" in said.err
    server.run("lpadmin", "-d", "office")
    assert run(made()).requests[0].startswith("office-")


def test_a_printer_that_takes_nothing_and_one_that_stands_still(
    server: Spooler, made: Make, run: Run
) -> None:
    server.printer("cellar", two_sided=True)
    server.run("cupsreject", "cellar")
    said = run(made(), "--queue", "cellar")
    assert (said.code, "cellar takes no jobs at the moment" in said.err) == (1, True)
    server.run("cupsaccept", "cellar")
    server.run("cupsdisable", "cellar")
    said = run(made(), "--queue", "cellar")
    assert (said.code, "cellar is stopped: the job waits" in said.err) == (0, True)


HOSTILE = ["-o raw.pdf", "--help.pdf", "-", "a\nb.pdf", "é $(id).pdf"]


@pytest.mark.parametrize("name", paced(HOSTILE, HOSTILE[:1]))
def test_a_files_name_is_no_command(
    name: str, server: Spooler, made: Make, run: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(made().read_bytes())
    said = run("--queue", "office", "--", name)
    assert said.code == 0, said.err
    job = server.job(said.requests[0])
    assert job.document == made().read_bytes()
    assert job.attributes["job-name"] == "cardmaker 1 sheet"


@pytest.mark.parametrize(
    ("title", "options"),
    [
        ("cardmaker\n1", []),
        ("-h evil", []),
        ("cardmaker", [("sides", "one-sided raw")]),
        ("cardmaker", [("media", "-o")]),
        ("cardmaker", [("media", "letter,upper")]),
        ("cardmaker", [("job-sheets", "secret")]),
        ("cardmaker", [("media", "letter\n")]),
    ],
)
def test_nothing_else_is_ever_said_to_lp(title: str, options: list[tuple[str, str]]) -> None:
    with open(os.devnull, "rb") as empty, pytest.raises(ValueError, match="is no"):
        spool.send("office", title, 1, options, empty)  # type: ignore[arg-type]


def test_a_job_that_is_refused_is_said(server: Spooler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.server)
    with open(os.devnull, "rb") as empty, pytest.raises(CannotPrint) as refused:
        spool.send("nowhere", "cardmaker", 1, [], empty)
    assert (
        refused.value.message == "nowhere did not take the job: The printer or class does not exist"
    )


def test_an_lp_that_says_nothing_has_sent_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lp").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with open(os.devnull, "rb") as empty, pytest.raises(CannotPrint, match="did not say why"):
        spool.send("office", "cardmaker", 1, [], empty)


def test_without_cups_it_says_how_to_print_by_hand(
    made: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    for words, code in (([], 1), (["--dry-run", "--queue", "attic"], 0)):
        with pytest.raises(SystemExit) as left:
            main(["print", str(made()), *words])
        said = capsys.readouterr()
        assert int(left.value.code or 0) == code
        if code:
            assert "there is no CUPS on this system" in said.err
            assert "at 100 %" in said.err
            assert "flipped on the long edge" in said.err
        else:
            assert "sides=two-sided-long-edge" in said.out
            assert "attic is not looked for: there is no CUPS" in said.err


def test_a_server_that_is_down_is_no_printer(
    made: Make,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tool: Callable[[str], str],
) -> None:
    tool("lp")
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    with pytest.raises(SystemExit) as left:
        main(["print", str(made())])
    assert left.value.code == 1
    assert "CUPS knows no printer on this system" in capsys.readouterr().err
