"""The rag: lines are as few as can be and as even, and never part what must not part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from cardmaker.text.chain import load_chain
from cardmaker.text.face import face_names
from cardmaker.text.fitted import NEVER
from cardmaker.text.rag import Measures, even_ends, full_ends
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Span

LEXICONS = [Lexicon(load_chain(name)) for name in face_names("hand")]

SPANS = st.builds(
    lambda lexicon, words: lexicon.span(" ".join(words)),
    st.sampled_from(LEXICONS),
    st.lists(
        st.sampled_from(
            ["I", "a", "the", "thank", "you,", "wonderful", "evening.", "Jfjord", "Tj", "Dr.", "–"]
        ),
        min_size=1,
        max_size=14,
    ),
)
WIDTHS = st.floats(3, 25)


def reaches(measures: Measures, start: int, end: int) -> float:
    """How wide a line of these words is, with its ink."""
    return measures.reach(end) - measures.pens[start] + measures.leads[start] - measures.space


def ways(measures: Measures, full: Sequence[int], width: float) -> Iterator[tuple[int, ...]]:
    """All ways to break into as many lines, each ending at most four words early."""
    last = len(measures.words)
    for inner in combinations(range(1, last), len(full) - 2):
        ends = (0, *inner, last)
        if (
            all(late - 4 <= end <= late for end, late in zip(ends, full, strict=True))
            and all(measures.penalties[end - 1] < NEVER for end in inner)
            and all(reaches(measures, a, b) <= width for a, b in pairwise(ends))
        ):
            yield ends


def cost(measures: Measures, ends: Sequence[int], width: float) -> float:
    """What one sees of ragged lines, said once more in words of its own."""
    pens, penalties = measures.pens, measures.penalties
    parts = [(pens[b] - measures.space - pens[a]) / width for a, b in pairwise(ends)]
    inner = sum(100 * (1 - part) ** 2 for part in parts[:-1])
    worth = sum(penalties[end - 1] for end in ends[1:-1])
    last = 15 * (1 - parts[-1]) ** 2 + 60 * max(0, 1 / 3 - parts[-1])
    lone = all(tied == NEVER for tied in penalties[ends[-2] : -1])
    return inner + worth + last + 25 * lone


@given(SPANS, WIDTHS)
def test_no_other_way_to_break_into_as_few_lines_costs_less(span: Span, width: float) -> None:
    measures = span.measures
    full = full_ends(measures, width)
    assume(len(full) > 2 and full[-1] > 0)
    found = even_ends(measures, full, width)
    assert found[0] == 0 and found[-1] == len(span.words) and len(found) == len(full)
    best = min(cost(measures, way, width) for way in ways(measures, full, width))
    assert cost(measures, found, width) <= best + 1e-6


@given(SPANS, WIDTHS)
def test_lines_hold_what_they_are_given_and_never_part_what_is_tied(
    span: Span, width: float
) -> None:
    measures = span.measures
    for ends in (span.full_lines(width), span.even_lines(width)):
        for start, end in pairwise(ends):
            if end > 0:
                assert reaches(measures, start, end) <= width + 1e-5
                assert end == len(span.words) or measures.penalties[end - 1] < NEVER


@given(SPANS, WIDTHS)
def test_the_most_lines_are_never_too_few(span: Span, width: float) -> None:
    most = Span(span.phrases, span.space).most_lines(width)
    full = span.full_lines(width)
    assert most == NEVER if full[-1] < 0 else most >= len(full) - 1


@given(SPANS, WIDTHS)
def test_a_span_of_many_phrases_breaks_as_one_of_a_single_phrase(span: Span, width: float) -> None:
    lexicon = next(one for one in LEXICONS if one.space is span.space)
    phrases = [lexicon.phrase(word.text) for word in span.words]
    (whole,) = span.phrases
    apart = Span(
        [p._replace(penalties=(of,)) for p, of in zip(phrases, whole.penalties, strict=True)],
        span.space,
    )
    assert apart.full_lines(width) == span.full_lines(width)
    assert apart.even_lines(width) == span.even_lines(width)
