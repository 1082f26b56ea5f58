"""Measure what docs/performance.md states: the desk's answer, a cold card, a run of many.

    python benchmarks/figures.py            # all, about two minutes
    python benchmarks/figures.py cold       # only the rows whose name holds a word

Each row is the median of several whole processes, timed from outside, with the peak memory of the
largest. Figures of one machine: compare rows, not machines.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
CARDMAKER = [sys.executable, "-m", "cardmaker"]


def timed(command: list[str], folder: str) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one process."""
    start = time.perf_counter()
    running = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, command
    return seconds, used.ru_maxrss / 1024


def row(name: str, command: list[str], folder: str, times: int) -> float | None:
    """Measure and print one row; the median seconds."""
    if not all(word in name for word in sys.argv[1:]):
        return None
    runs = [timed(command, folder) for _ in range(times)]
    seconds, memory = median(run[0] for run in runs), max(run[1] for run in runs)
    print(f"{name:<44} {seconds:8.3f} s {memory:8.1f} MB   (median of {times})", flush=True)
    return seconds


def people(count: int, folder: str) -> str:
    """A list of that many people."""
    path = Path(folder) / f"people-{count}.csv"
    if not path.exists():
        with path.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, str(HERE / "people.py"), str(count)], stdout=out, check=True
            )
    return path.name


def main() -> None:
    """Print all rows."""
    with tempfile.TemporaryDirectory() as folder:
        draft = [*CARDMAKER, "draft", "after-interview", "-s", "letter", "-q", "-o", "out.pdf"]
        row("import click", [sys.executable, "-c", "import click"], folder, 9)
        row("cardmaker --help", [*CARDMAKER, "--help"], folder, 9)
        cold = row("draft of one card, cold", [*draft, "--sample"], folder, 5)
        row("preview of it, cold", [*CARDMAKER, "preview", "after-interview", "-q"], folder, 5)
        one = row("run of 1 draft", [*draft, "--to", people(1, folder)], folder, 5) or cold
        for count in (10_000, 100_000):
            seconds = row(
                f"run of {count:,} drafts", [*draft, "--to", people(count, folder)], folder,
                3 if count < 100_000 else 1,
            )  # fmt: skip
            if count == 10_000:
                as_set = [*draft, "--vary", "0", "--to", people(count, folder)]
                row("run of 10,000 drafts, letters as set", as_set, folder, 3)
            if seconds and one:
                rate = count / (seconds - one)
                size = (Path(folder) / "out.pdf").stat().st_size / 1e6
                print(f"    {rate:,.0f} cards a second after start-up; {size:.1f} MB")


if __name__ == "__main__":
    main()
