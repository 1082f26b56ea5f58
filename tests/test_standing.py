"""Standing type: whatever the values, the short way and the long one come to the same Wording."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import CardmakerError, MissingFields, MissingLetters
from cardmaker.text.chain import load_chain
from cardmaker.text.fit import Wording, measure
from cardmaker.text.merge import LONGEST, Template, compile_note
from cardmaker.text.note import note_names, parse_note, read_note
from cardmaker.text.shape import Lexicon
from cardmaker.text.standing import Compositor

LEXICON = Lexicon(load_chain("caveat"))

NOTES = [
    "Dear {{ a }} {{ b }},\n\nThank you for {{ c }}.\n\nYours,\n{{ a }}",
    "Dear {{ a }},\nand {{ b }},\n\n{{ c }}, 100 % of %(a)s %%s\n\n{{ b }}\n\nWarmly,\n\n{{ a }}",
    "Hi {{ a }}\n\nI\nam glad of\n({{ b }} {{ c }})!\n\nSee you in No. {{ a }}, {{ c }}",
    "{{ a }}{{ b }}\n{{ c }}",
    'It is "{{ a }}" {# a remark #} -- {{ b }} {{ c }}?\n\n{{ b }} {{ c }}',
    "Thank you!\n\nSam",
    "Dear {{ a }},\n\n{% if b %}{{ b }}\n\n{% endif %}{{ c | upper }}\n\nSam",
]

VALUES = st.one_of(
    st.sampled_from(
        ["Ada", "Mr.", "Dr", "I", "a", "?", "– so", "&", "5", "O'Hara,", "one\n\ntwo", "two\nlines",
         "Yours,", "no\u00a0break", '"quoted"', "well, well.", "x " * 30, "%(a)s", "%", "", " "]
    ),
    st.text("aI,. '\"\n\u00a0-?:%)é", max_size=12),
)  # fmt: skip


def told(wording: Wording) -> list[object]:
    """All that is known of a note, whatever phrases it was made of."""
    return [wording._replace(spans=()), *(span.measures for span in wording.spans)]


def long_way(template: Template, row: Mapping[str, str]) -> list[object]:
    try:
        return told(measure(template.fill(row).parts, LEXICON))
    except CardmakerError as fault:
        return [type(fault)]


def short_way(compositor: Compositor, row: Mapping[str, str]) -> list[object]:
    try:
        return told(compositor.wording(row))
    except CardmakerError as fault:
        return [type(fault)]


@pytest.mark.parametrize("text", NOTES)
@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys("abc", VALUES)), min_size=1, max_size=4))
def test_both_ways_come_to_the_same_wording(text: str, rows: list[dict[str, str]]) -> None:
    template = compile_note(parse_note(text))
    compositor = Compositor(template, LEXICON)
    for row in (*rows, *rows):
        assert short_way(compositor, row) == long_way(template, row)


@pytest.mark.parametrize("name", note_names())
def test_every_shipped_note_is_worded_alike(name: str) -> None:
    note = read_note(name)
    template = compile_note(note)
    wording = Compositor(template, LEXICON).wording(note.head.sample)
    assert told(wording) == told(measure(template.fill(note.head.sample).parts, LEXICON))


def test_what_is_the_same_for_all_rows_is_measured_once() -> None:
    compositor = Compositor(compile_note(parse_note(NOTES[0])), LEXICON)
    ada, bob = (compositor.wording({"a": a, "b": "Lee", "c": "tea"}) for a in ("Ada", "Bob"))
    assert ada.spans[1] is bob.spans[1]
    assert ada.spans[0] is not bob.spans[0]


def test_of_a_paragraph_only_the_words_around_a_field_are_set_for_a_row() -> None:
    text = "Thank you so much for {{ a }} and for all that you did for {{ b }} then and there."
    compositor = Compositor(compile_note(parse_note(text)), LEXICON)
    (one,), (other,) = (compositor.wording({"a": a, "b": "Lee"}).spans for a in ("tea", "figs"))
    same = [a is b for a, b in zip(one.phrases, other.phrases, strict=True)]
    assert same == [True, False, True, True, True]


def test_a_title_in_a_field_stays_with_its_name_wherever_it_stands() -> None:
    compositor = Compositor(
        compile_note(parse_note("So says ({{ a }} {{ b }}) in No. {{ c }}.")), LEXICON
    )
    (span,) = compositor.wording({"a": "Dr.", "b": "Lee", "c": "5"}).spans
    widths = [width / 10 for width in range(20, 150)]
    lines = {tuple(span.full_lines(width)) for width in widths}
    texts = [word.text for word in span.words]
    ends = {texts[end - 1] for ends in lines for end in ends[1:] if end > 0}
    assert ends == {"So", "says", "Lee)", "in", "5."}


def test_faults_are_those_of_the_long_way() -> None:
    compositor = Compositor(compile_note(parse_note(NOTES[0])), LEXICON)
    with pytest.raises(MissingFields) as lacking:
        compositor.wording({"a": "Ada", "b": " "})
    assert lacking.value.fields == ("b", "c")
    with pytest.raises(MissingLetters, match=r"U\+8B1D"):
        compositor.wording({"a": "Ada", "b": "Lee", "c": "謝"})
    with pytest.raises(CardmakerError, match="grows to"):
        compositor.wording({"a": "Ada", "b": "Lee", "c": "x " * LONGEST})
