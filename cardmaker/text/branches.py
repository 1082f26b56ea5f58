"""Branches: a note that chooses its words or alters them goes in, what renders it comes out.

This is the home of Jinja2, of which only what a letter needs is let through: fields, filters from
a short list, and `{% if %}`. There are no loops, calls, attributes or sums, so the cost of a note
is bounded by its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NoReturn

from jinja2 import Environment, TemplateError, Undefined, nodes

from cardmaker.errors import BadNote, UnknownName
from cardmaker.text.note import Note
from cardmaker.text.tidy import BRANCH, FIELD, curl

_ALLOWED_NODES: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Keyword,
)  # fmt: skip
_FILTERS: Final = ("capitalize", "default", "first", "last", "lower", "title", "trim", "upper")
#: Names that mean something to Jinja2 itself.
_TAKEN: Final = ("caller", "loop", "self", "super")
_TESTS: Final = ("defined", "undefined", "eq", "equalto", "ne", "in")

_FIELD_HINT: Final = "a field is written as {{ first }}"

Render = Callable[[Mapping[str, str]], str]


def read_branches(note: Note) -> tuple[tuple[str, ...], Render]:
    """A note's fields in order of appearance, and what fills its tidied words with their values.

    What renders it raises KeyError, with the field's name, where it would print one without value.

    Raises:
        BadNote: it uses more of Jinja2 than a letter needs, or is not a template at all.
        UnknownName: a filter or a test that letters have no need of.
    """
    environment = _environment()
    try:
        fields = _fields(note, environment)
        source = _tidied_source(note.text, environment)
        return fields, environment.from_string(source).render
    except TemplateError as error:
        line = getattr(error, "lineno", 1)
        message, hint = _plainly(str(error.message))
        raise BadNote(f"{note.name}:{line}: {message}", hint) from error
    except (RecursionError, SyntaxError, MemoryError) as error:
        raise BadNote(f"{note.name} is nested too deeply", "use fewer {% if %}") from error


def _plainly(message: str) -> tuple[str, str]:
    """What Jinja2 says of a template that is none, as a person who writes letters says it."""
    if "end of template" in message and "end of print" not in message:
        return "{% if … %} is never closed", "end what it holds with {% endif %}"
    if "unknown tag" in message.lower():
        return (
            "this tag is not one that a note can use",
            "a note may use {% if … %} and {% endif %}",
        )
    return f"what stands between the braces cannot be read ({message})", _FIELD_HINT


class _Gap(Undefined):
    """A field without a value: false in `if`, and no way to print it."""

    __slots__ = ()

    def _fail(self, *_args: Any, **_named: Any) -> NoReturn:
        raise KeyError(self._undefined_name)

    __str__ = __iter__ = __len__ = __contains__ = _fail
    __lt__ = __gt__ = __le__ = __ge__ = _fail

    def __bool__(self) -> bool:
        return False


def _environment() -> Environment:
    """Jinja2 with nothing in it but the short lists above."""
    environment = Environment(
        undefined=_Gap,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        optimized=False,
        cache_size=0,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    return environment


def _fields(note: Note, environment: Environment) -> tuple[str, ...]:
    """The fields of a note in order of appearance, if it is a template of the simple kind."""
    fields: dict[str, None] = {}
    for node in _walk(environment.parse(note.text)):
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise UnknownName("filter", node.name, _FILTERS)
        if isinstance(node, nodes.Test) and node.name not in _TESTS:
            raise UnknownName("test", node.name, _TESTS)
        taken = isinstance(node, nodes.Name) and (node.ctx != "load" or node.name in _TAKEN)
        if taken or not isinstance(node, _ALLOWED_NODES):
            what = node.name if isinstance(node, nodes.Name) else type(node).__name__.lower()
            raise BadNote(
                f"{note.name}:{node.lineno}: a note cannot use {what}",
                "it may use fields, {% if %} and the filters " + ", ".join(_FILTERS),
            )
        if isinstance(node, nodes.Name):
            fields[node.name] = None
    return tuple(fields)


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Every node, in the order of the text."""
    yield tree
    for child in tree.iter_child_nodes():
        yield from _walk(child)


def _tidied_source(source: str, environment: Environment) -> str:
    """The template with its own words tidied, once, and its tags left alone.

    Each tag becomes one stand-in while the rest is tidied, so that a quote or a title beside a
    field is seen in its place.
    """
    tags: list[str] = []
    text: list[str] = []
    tag = ""
    for _line, kind, value in environment.lex(source):
        if kind == "data" and not tag:
            text.append(value)
            continue
        tag += value
        if kind.endswith("_end"):
            tags.append(tag)
            text.append(FIELD if kind == "variable_end" else BRANCH)
            tag = ""
    standing = iter(tags)
    return re.sub(f"[{FIELD}{BRANCH}]", lambda _found: next(standing), curl("".join(text)))
