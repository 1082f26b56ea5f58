"""A crew: tasks go in, each is done in a process of its own, so many at once; answers come out.

A process does one task and ends. None idles, so none is left behind when this one is killed; one
that dies is known by having said nothing, and its neighbours go on. It begins without the folder
it stands in on its path and without what the environment asks of Python: it imports what this
process would.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

from cardmaker.errors import CardmakerError

#: How often it is looked which process is done, in seconds.
_LOOK: Final = 0.02

#: Where this very cardmaker is imported from.
_ROOT: Final = str(Path(__file__).parents[2])

_CHILD: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from cardmaker.run.crew import main; main()"
)


def crew(work: str, tasks: Sequence[Any], at_once: int) -> Iterator[tuple[int, Any]]:
    """The number and the answer of each task, as they are ready.

    `work` names the function that does a task, as "package.module:function"; tasks and answers
    are what JSON can write. One at once is done here, without another process.

    Raises:
        CardmakerError: what a task ended in, or that its process died; the rest are broken off.
    """
    if at_once == 1:
        yield from enumerate(map(_found(work), tasks))
        return
    waiting, running = deque(enumerate(tasks)), list[_Hand]()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_start(work, *waiting.popleft()))
            done = _first(running)
            running.remove(done)
            yield done.number, done.answer()
    finally:
        for hand in running:
            hand.process.kill()
            hand.process.wait()
            hand.said.close()


def main() -> None:
    """Do the one task that standard input tells, and answer on standard output."""
    order = json.load(sys.stdin)
    try:
        answer = {"done": _found(order["work"])(order["task"])}
    except CardmakerError as fault:
        answer = {"fault": [fault.message, fault.hint], "exit_code": fault.exit_code}
    sys.stdout.write(f"\n{json.dumps(answer)}\n")


@dataclass(frozen=True, slots=True, eq=False)
class _Hand:
    """One task being done: its number, its process, what that writes."""

    number: int
    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def answer(self) -> Any:
        """What it answered; raises CardmakerError for a fault, or where there is no answer."""
        with self.said as said:
            said.seek(0)
            # Whatever a library had to say stands above the answer.
            last = said.read().decode("utf-8", "replace").rstrip().rpartition("\n")[2]
        try:
            answer = json.loads(last)
        except ValueError:
            why = last or f"it was ended by signal {-self.process.returncode}"
            raise CardmakerError(
                f"a process that did a part of the work died: {why}",
                "if memory was short, do one thing at a time: --jobs 1",
            ) from None
        if "fault" in answer:
            fault = CardmakerError(*answer["fault"])
            fault.exit_code = answer["exit_code"]
            raise fault
        return answer["done"]


def _start(work: str, number: int, task: Any) -> _Hand:
    path = json.dumps([_ROOT, *filter(None, sys.path)])
    said = TemporaryFile()
    with TemporaryFile() as order:
        order.write(json.dumps({"work": work, "task": task}).encode())
        order.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _CHILD, path],
            stdin=order, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
    return _Hand(number, process, said)


def _first(running: Sequence[_Hand]) -> _Hand:
    """The first that is done."""
    while True:
        for hand in running:
            try:
                hand.process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                continue
            return hand


def _found(work: str) -> Any:
    module, _, name = work.partition(":")
    return getattr(import_module(module), name)
