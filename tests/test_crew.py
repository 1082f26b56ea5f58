from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cardmaker.errors import CardmakerError, OutputFailed
from cardmaker.run.crew import crew

WORK = f"{__name__}:work"


def work(task: Any) -> Any:
    """What the processes of these tests do: what the task says."""
    match task:
        case {"touch": path, "after": seconds}:
            time.sleep(seconds)
            Path(path).touch()
        case {"fail": message}:
            raise OutputFailed(message, "try again")
        case {"say": words}:
            sys.stderr.write(words)
        case {"die": number}:
            os.kill(os.getpid(), number)
        case {"break": _}:
            raise ZeroDivisionError
        case "where":
            return [os.getpid(), "" in sys.path]
    return task


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_every_task_is_answered_once(at_once: int) -> None:
    tasks = [f"zoë {n}" for n in range(4)]
    assert sorted(crew(WORK, tasks, at_once)) == [*enumerate(tasks)]


def test_each_task_has_a_process_of_its_own() -> None:
    answers = [answer for _, answer in crew(WORK, ["where"] * 3, 2)]
    assert len({pid for pid, _ in answers} | {os.getpid()}) == 4
    assert not any(here for _, here in answers)


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_fault_comes_out_as_it_went_in(at_once: int) -> None:
    with pytest.raises(CardmakerError, match="no room") as fault:
        list(crew(WORK, [{"fail": "no room"}], at_once))
    assert (fault.value.hint, fault.value.exit_code) == ("try again", 4)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there are no signals here")
def test_a_process_that_is_killed_is_named_and_nobody_waits() -> None:
    begun = time.monotonic()
    with pytest.raises(CardmakerError, match="ended by signal 9"):
        list(crew(WORK, [{"die": signal.SIGKILL}, "fine"], 2))
    assert time.monotonic() - begun < 10


def test_a_mistake_of_ours_is_no_answer() -> None:
    with pytest.raises(CardmakerError, match="died: ZeroDivisionError"):
        list(crew(WORK, [{"break": None}, "fine"], 2))


def test_what_a_library_says_is_no_answer() -> None:
    tasks = [{"say": "{}"}, {"say": "a warning"}]
    assert dict(crew(WORK, tasks, 2)) == dict(enumerate(tasks))


def test_the_others_are_broken_off(tmp_path: Path) -> None:
    late = tmp_path / "late"
    tasks = [{"touch": str(late), "after": 30}, {"fail": "no room"}]
    with pytest.raises(CardmakerError, match="no room"):
        list(crew(WORK, tasks, 2))
    assert not late.exists()


def test_a_planted_module_in_the_folder_is_not_run(tmp_path: Path) -> None:
    """Not when a process of the crew begins, which is before it knows where to look."""
    planted = "import pathlib; pathlib.Path('run').touch(); raise SystemExit"
    (tmp_path / "json.py").write_text(planted)
    root = str(Path(__file__).parent.parent)
    script = (
        f"import sys; sys.path[:0] = [{root!r}, {str(Path(__file__).parent)!r}];"
        "from cardmaker.run.crew import crew;"
        f"print(list(crew('{WORK}', [1, 2], 2)))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.strip() in ("[(0, 1), (1, 2)]", "[(1, 2), (0, 1)]"), done.stderr
    assert not (tmp_path / "run").exists()
