from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import BadNote, MissingFields, UnknownName
from cardmaker.text.branches import read_branches
from cardmaker.text.merge import LONGEST, Template, compile_note
from cardmaker.text.note import Note, parse_note

_ = "\u00a0"


def template(text: str) -> Template:
    return compile_note(Note("mine", text))


def test_fields_come_in_order_of_appearance() -> None:
    text = "Dear {{ title }} {{ last }}, {% if gift %}{{ gift }}{% endif %} {{ last }}"
    assert template(text).fields == ("title", "last", "gift")


def test_values_and_words_are_tidied_and_glued_across_their_borders() -> None:
    filled = template('{{ title }} {{ last }}\'s "{{ gift }}" -- {{ letter }} like it').fill(
        {"title": " Dr. ", "last": "O'Hara", "gift": "tea  pot", "letter": "I"}
    )
    assert filled.text == f"Dr. O’Hara’s “tea pot”{_}– I like it"
    assert filled.parts[0].words == (f"Dr.{_}O’Hara’s", "“tea", f"pot”{_}–", f"I{_}like", "it")


def test_a_value_is_never_a_template() -> None:
    assert template("Hi {{ a }}!").fill({"a": "{{ b }}{% if %}"}).text == "Hi {{ b }}{% if %}!"


def test_an_empty_cell_is_a_missing_field() -> None:
    note = template(
        "{{ first }} {{ gift }}{% if joy %} {{ joy }}{% endif %} {{ who | default('me') }}"
    )
    for row in ({}, {"first": "", "gift": " \t"}):
        with pytest.raises(MissingFields) as refused:
            note.fill(row)
        assert refused.value.fields == ("first", "gift")
        assert "--set first=… --set gift=…" in str(refused.value)
    assert note.missing({"first": "Ada"}) == ("gift",)
    assert note.fill({"first": "Ada", "gift": "tea", "joy": " "}).text == "Ada tea me"


def test_branches() -> None:
    note = template("{% if a == 'x' and not b %}\nyes\n{% elif a in 'yz' %}\nno\n{% endif %}\nend")
    assert note.fill({"a": "x"}).text == "yes\nend"
    assert note.fill({"a": "z"}).text == "no\nend"
    assert template("{{ 'a' if x else 'b' }}{{ y | upper }}").fill({"y": "é"}).text == "bÉ"


def test_a_value_may_hold_paragraphs() -> None:
    filled = template("Dear {{ n }},\n\n{{ message }}\n\n{{ n }}").fill(
        {"n": "Ada", "message": "One.\r\n\r\nTwo."}
    )
    assert [part.kind for part in filled.parts] == ["salutation", "body", "body", "signature"]


HOSTILE = [
    "{{ 'a' * 2000000000 }}", "{{ 9 ** 9 ** 9 }}",
    "{% if false %}{{ 'a' * 2000000000 }}{% endif %}", "{{ 'x' | center(2000000000) }}",
    "{{ '%2000000000d' | format(1) }}", "{{ 1 + 1 }}", "{{ -a }}",
    "{{ '{:2000000000}'.format(1) }}", "{% for i in range(99999) %}x{% endfor %}", "{{ a ~ a }}",
    "{{ lipsum(n=100000) }}", "{{ ''.__class__.__mro__ }}", "{{ a | attr('__class__') }}",
    "{{ a[0] }}", "{{ a.b }}", "{{ cycler }}{{ cycler() }}", "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}", "{% include 'x' %}", "{% import 'x' as y %}",
    "{% extends 'x' %}", "{{ self }}", "{{ [1, 2] }}", "{{ {'a': 1} }}",
    "{% filter upper %}x{% endfilter %}", "{{ a | map('upper') }}", "{% block b %}{% endblock %}",
    "{% with %}{% endwith %}", "{{ a | replace('', 'aaaa') }}", "{% call a() %}{% endcall %}",
    "{{ a | slice(50000000) }}", "{% autoescape true %}{% endautoescape %}", "{{",
    "{% if %}", "{{ a b }}", "{% nonsense %}", "{{ a | nonsense }}", "{{ a is callable }}",
    "{{ " + "(" * 5000 + "a" + ")" * 5000 + " }}", "{% if a %}" * 200 + "x" + "{% endif %}" * 200,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_template_is_refused(text: str) -> None:
    with pytest.raises((BadNote, UnknownName)):
        template(text)


def test_raw_text_and_comments_are_jinjas_own() -> None:
    note = template('{# a "note" #}{% raw %}{{ "x" }}{% endraw %} "y"')
    assert note.fill({}).text.endswith("“y”")


def test_a_filled_note_is_bounded() -> None:
    with pytest.raises(BadNote, match="characters"):
        template("{{ a }}" * 10).fill({"a": "x" * (LONGEST // 10 + 1)})


def test_a_bad_value_is_named_with_its_field() -> None:
    with pytest.raises(BadNote, match=r"^gift: line 1, column 3 holds"):
        template("{{ gift }}").fill({"gift": "te\x07a"})


def test_a_note_with_nothing_left_is_refused() -> None:
    with pytest.raises(BadNote, match="empty once filled"):
        template("{% if a %}x{% endif %}").fill({})


@given(st.dictionaries(st.sampled_from(["a", "b"]), st.text(max_size=30)))
def test_any_row_fills_or_is_refused(row: dict[str, str]) -> None:
    note = template("Dear {{ a }},\n\n{{ b }}")
    try:
        filled = note.fill(row)
    except (BadNote, MissingFields):
        return
    words = [word for part in filled.parts for word in part.words]
    assert "".join("".join(words).split()) == "".join(filled.text.split())


#: What a note may be made of, so that fields stand beside all that could be taken for one.
SCRAPS = [
    "{{ a }}", "{{b}}", "{{\n_c1\n}}", "{{ not }}", "{{ true }}", "{{ None }}", "{{ loop }}",
    "{{ if }}", "{{ in }}", "{{- a }}", "{{ a | upper }}", "{{ 'x' }}", "{% if a %}", "{% endif %}",
    "{# a #}", "{", "}}", "%", "%%", '"', "'s", " ", "\n", "--", "x", "Dr.",
]  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=7).map("".join))
def test_a_plain_note_is_read_as_jinja_reads_it(text: str) -> None:
    """Jinja2 is loaded only for notes that need it; they must not notice."""
    row = {"a": "A", "b": "B", "_c1": "C", "if": "I", "in": "N"}
    try:
        fields, render = read_branches(Note("mine", text))
    except (BadNote, UnknownName):
        with pytest.raises((BadNote, UnknownName)):
            template(text)
        return
    note = template(text)
    assert note.fields == fields
    if note.pattern is not None:
        assert (note.pattern % row).strip() == render(row).strip()


def test_a_note_that_only_prints_its_fields_is_a_pattern() -> None:
    assert (
        template("Dear {{ a }}, 100 % {{b}} {{ a }}").pattern
        == "Dear %(a)s, 100\u00a0%% %(b)s %(a)s"
    )
    assert template("Dear {{ a | upper }}").pattern is None


@pytest.mark.parametrize("cell", ["", " ", "-", "N/A", "n/a", "TBD", "?", "#N/A"])
def test_a_cell_that_says_nothing_is_a_missing_field(cell: str) -> None:
    template = compile_note(parse_note("Thank you for {{ gift }}."))
    with pytest.raises(MissingFields):
        template.fill({"gift": cell})
    assert template.fill({"gift": "the TBD box"}).text == "Thank you for the TBD box."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Dear {% if x %} a", "never closed; end what it holds with {% endif %}"),
        ("Dear {{ first", "a field is written as {{ first }}"),
        ("Dear {{ first last }}", "a field is written as {{ first }}"),
        ("{% for x in y %}{% endfor %}", "a note cannot use for"),
        ("{% nonsense %}", "a note may use {% if … %}"),
    ],
)
def test_a_template_that_is_none_is_refused_in_plain_words(text: str, says: str) -> None:
    with pytest.raises(BadNote) as told:
        compile_note(parse_note(text))
    assert says in str(told.value)
