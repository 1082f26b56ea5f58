"""Whatever is read confined can do no more than fail: it opens nothing, and it comes to an end."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

import cardmaker
from cardmaker import confined as room
from cardmaker.confined import Task, confined, taken
from cardmaker.errors import BadDesign

#: Readers that misbehave, each in a line.
READERS = """
import os, socket, subprocess, time
from cardmaker.errors import BadDesign
def same(name, data, *more): return data + "".join(more).encode()
def refuses(name, data): raise BadDesign("it will not do", "try another")
def fails(name, data): raise KeyError(name)
def opens(name, data): return open(data).read().encode()
def writes(name, data): return str(open(data, "w").write("x")).encode()
def connects(name, data): return str(socket.socket()).encode()
def starts(name, data): return subprocess.run(["echo"], capture_output=True).stdout
def runs(name, data):
    while True: pass
def grows(name, data): return len("x" * 10**10) * data
def crashes(name, data): os.kill(os.getpid(), 11)
def leaves(name, data): os._exit(0)
def says(name, data):
    print("hello")
    return data
"""


@pytest.fixture(autouse=True)
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with readers, which the process finds beside cardmaker."""
    (tmp_path / "readers.py").write_text(READERS, "utf-8")
    monkeypatch.setattr(
        room, "_CHILD", f"import sys; sys.path.insert(0, {str(tmp_path)!r});" + room._CHILD
    )
    return tmp_path


def task(name: str) -> Task:
    return Task(f"readers:{name}", BadDesign, "get it again")


def test_a_reader_answers_with_bytes() -> None:
    assert confined(task("same"), "a.txt", b"one\ntwo\n", "three") == b"one\ntwo\nthree"
    assert confined(task("says"), "a.txt", b"x") == b"x", "what is printed is no answer"


def test_a_refusal_comes_back_as_it_was_said() -> None:
    with pytest.raises(BadDesign, match="it will not do; try another"):
        confined(task("refuses"), "a.txt", b"")
    with pytest.raises(BadDesign, match=r"a\.txt is damaged; get it again"):
        confined(task("fails"), "a.txt", b"")


@pytest.mark.parametrize("reader", ["opens", "writes"])
def test_no_file_can_be_opened(reader: str, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("secret", "utf-8")
    with pytest.raises(BadDesign, match="is damaged") as told:
        confined(task(reader), "a.txt", str(file).encode())
    assert "secret" not in str(told.value) and file.read_text("utf-8") == "secret"


@pytest.mark.parametrize("reader", ["connects", "starts"])
def test_no_connection_and_no_program_can_be_opened(reader: str) -> None:
    socket.socket().close()
    with pytest.raises(BadDesign, match="is damaged"):
        confined(task(reader), "a.txt", b"")


@pytest.mark.parametrize("reader", ["runs", "grows", "crashes", "leaves"])
def test_what_does_not_come_back_rightly_is_refused(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PATIENCE", 1.5)
    with pytest.raises(BadDesign, match=r"a\.txt (is damaged|takes more memory).*get it again"):
        confined(task(reader), "a.txt", b"x")


def test_a_reader_that_computes_on_is_stopped_within_its_seconds() -> None:
    script = "import resource; resource.setrlimit = lambda which, most: took.append(most)\n"
    script += "took = []; from cardmaker.confined import limit, SECONDS; limit()\n"
    script += "assert (SECONDS, SECONDS) in took and SECONDS <= 5; print('limited')"
    root = Path(cardmaker.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout == "limited\n", done.stderr


def test_files_are_taken_up_to_a_size(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x")
    large.write_bytes(bytes((1 << 20) + 1))
    assert taken(small, 1 << 20, task("same")) == b"x"
    with pytest.raises(BadDesign, match="large is larger than 1 MB"):
        taken(large, 1 << 20, task("same"))
    with pytest.raises(BadDesign, match="no file"):
        taken(tmp_path, 1 << 20, task("same"))
    with pytest.raises(BadDesign, match="No such file"):
        taken(tmp_path / "none", 1 << 20, task("same"))
    with pytest.raises(BadDesign, match="cannot be read"):
        taken(Path("a\0b"), 1 << 20, task("same"))
