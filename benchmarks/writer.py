"""How long the writer takes for a card, and how much memory for a run: python benchmarks/writer.py.

A card has ten lines of six words, as a full note has; two cards lie on a sheet. The notes are
made beforehand, so that the writer alone is measured. Each run is a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from cardmaker.card import Card
from cardmaker.display import Glyphs, Ink
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import impose
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.text.face import load_face
from cardmaker.text.shape import Lexicon

TEXT = (
    "It was such a pleasure to meet you on Tuesday and to hear how your team works; the story "
    "of the orchard and the two lost ladders has stayed with me ever since. Thank you for your "
    "time, your questions and your patience. I would be very glad to join you, and I hope that "
    "we shall speak again soon."
).split()

INK = Ink(0.9, 0.7, 0.3, 0.3)
ROWS, WORDS = 10, 6


def note(lexicon: Lexicon, number: int) -> Copy:
    """A note to person `number`."""
    words = [lexicon.word(text) for text in ("Dear", f"Person{number:x},", *TEXT)]
    words = words[: ROWS * WORDS]
    lines = [
        Glyphs(
            tuple(words[row * WORDS : (row + 1) * WORDS]), lexicon.space, 24, 60 + 18 * row, 13, INK
        )
        for row in range(ROWS)
    ]
    return Copy("card", tuple(lines))


def run(count: int) -> None:
    """Writes `count` cards and prints what that took."""
    lexicon = Lexicon((load_face("caveat"), load_face("playpen-sans")))
    pool = [note(lexicon, number) for number in range(min(count, 4000))]
    sheet = impose(find_format("a2-side"), find_stock("letter"))
    card = Card({"front": pool[0].lines}, note="right")
    plan = Plan(sheet, {"card": card}, lexicon.faces, "home", "benchmark")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "run.pdf"
        start = perf_counter()
        done = write_pdf(target, plan, islice(cycle(pool), count), lexicon.clusters())
        took = perf_counter() - start
        size = target.stat().st_size
    print(
        f"{done.cards:>7,} cards: {took / count * 1e6:5.1f} µs a card, {size / count:5.0f} bytes "
        f"a card, peak memory {_peak():5.1f} MB"
    )


def _peak() -> float:
    """The most memory this process has held, in MB (0 where the system does not tell)."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(int(sys.argv[1]))
    else:
        for size in ("1000", "10000", "100000"):
            subprocess.run([sys.executable, __file__, size], check=True)
