"""What a hand that varies costs: python benchmarks/vary.py.

A note of 50 words is written to a card with every letter drawn for itself, and as it was set; the
difference in time (least of seven) and in bytes is what `text/vary` costs a single card. For a run,
letters are picked for thousands of notes that are set beforehand, and the lines made into bytes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import process_time

from cardmaker.card import Card
from cardmaker.display import Glyphs, Ink
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.galley import Galley
from cardmaker.press.impose import impose
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.press.type import Fount
from cardmaker.run.pen import Pen, pen_for
from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.shape import Lexicon

TEXT = (
    "Dear Aunt Ruth,|Thank you so much for the blue enamel teapot! You could|not have known how "
    "often I had wished for just that. It has|already seen us through two rainy Sundays. Each "
    "time I see it I|think of you, and of how well you know me.|I hope to thank you in person "
    "before long.|With love,|Maya"
)
INK = Ink(0.9, 0.7, 0.3, 0.3)
RUN = 3000


def note(lexicon: Lexicon) -> tuple[Glyphs, ...]:
    """A set note."""
    return tuple(
        Glyphs(tuple(map(lexicon.word, row.split())), lexicon.space, 24, 60 + 22 * at, 15, INK)
        for at, row in enumerate(TEXT.split("|"))
    )


def single(lexicon: Lexicon, pen: Pen, target: Path) -> tuple[float, int]:
    """Seconds to write one card, and the bytes of its file."""
    sheet = impose(find_format("a2-side"), find_stock("letter"))
    plan = Plan(sheet, {"card": Card({}, note="right")}, lexicon.faces, "home", "benchmark")
    lines, met = note(lexicon), lexicon.clusters()
    took = []
    for _ in range(7):
        start = process_time()
        copy = Copy("card", pen.write(lines, 0, {}))
        write_pdf(target, plan, [copy], pen.vocabulary(met))
        took.append(process_time() - start)
    return min(took), target.stat().st_size


def run(lexicon: Lexicon, pen: Pen) -> float:
    """Microseconds a card to pick letters and to make its lines bytes."""
    lines = note(lexicon)
    founts = {name: Fount(face) for name, face in lexicon.faces.items()}
    galley = Galley(founts, dict.fromkeys(founts, b"F1"), lambda _ink: b"0 g")
    write(galley, pen, lines, 0)
    start = process_time()
    for number in range(RUN):
        write(galley, pen, lines, number)
    return (process_time() - start) / RUN * 1e6


def write(galley: Galley, pen: Pen, lines: tuple[Glyphs, ...], number: int) -> bytes:
    """The note of a card as bytes."""
    deal = pen.deal(lines, number, {})
    return galley.deal(lines, deal) if deal else galley.set(pen.write(lines, number, {}))


def main() -> None:
    """Print a row for each hand."""
    print(f"{'':<20}  one card: more than plain    a run, a card: plain, varied")
    with tempfile.TemporaryDirectory() as folder:
        for hand in face_names("hand"):
            lexicon = Lexicon(load_chain(hand))
            target = Path(folder) / "card.pdf"
            plain, few, many = (
                pen_for(cards, lexicon, vary, 1) for cards, vary in ((1, 0.0), (1, 1.0), (99, 1.0))
            )
            drawn, size = single(lexicon, plain, target)
            longer, larger = single(lexicon, few, target)
            print(
                f"{hand:<20}  {(longer - drawn) * 1e3:5.1f} ms {(larger - size) / 1000:6.1f} kB"
                f"            {run(lexicon, plain):5.0f} µs   {run(lexicon, many):5.0f} µs"
            )


if __name__ == "__main__":
    main()
