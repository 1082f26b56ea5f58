"""Merging: a note goes in, a `Template` that writes it for one person after another comes out.

The words of a note are Jinja2, of which only what a letter needs is let through: fields, filters
from a short list, and `{% if %}`. There are no loops, calls, attributes or sums, so the cost of a
note is bounded by its length, and what people put into fields is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any, Final, NamedTuple, NoReturn

from jinja2 import Environment, TemplateError, Undefined, UndefinedError, nodes

from cardmaker.errors import BadNote, MissingFields, UnknownName
from cardmaker.text.note import Note
from cardmaker.text.parts import Part, read_parts
from cardmaker.text.remembered import Remembered
from cardmaker.text.tidy import BRANCH, FIELD, curl, tidy_value

#: How long may a note be once its fields are filled, in characters?
LONGEST: Final = 20_000

_ALLOWED_NODES: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Keyword,
)  # fmt: skip
_FILTERS: Final = ("capitalize", "default", "first", "last", "lower", "title", "trim", "upper")
#: Names that mean something to Jinja2 itself.
_TAKEN: Final = ("caller", "loop", "self", "super")
_TESTS: Final = ("defined", "undefined", "eq", "equalto", "ne", "in")

_REMEMBERED: Final = 4096

#: A field in a pattern, after percent signs that are only that: "%%%(first)s".
_PRINTED: Final = re.compile(r"(?<!%)((?:%%)*)%\((\w+)\)s")

_FIELD_HINT: Final = "a field is written as {{ first }}"


class Filled(NamedTuple):
    """A note for one person: its tidied text, and the same as parts and words."""

    text: str
    parts: tuple[Part, ...]


class Template:
    """A note compiled once; `fields` are its fields in order of appearance.

    `pattern` is its tidied text for Python's % if it does no more than print its fields.
    """

    def __init__(self, note: Note) -> None:
        self.note = note
        environment = _environment()
        try:
            self.fields = _fields(note, environment)
            source = _tidied_source(note.text, environment)
            self.pattern = _plain(environment.parse(source))
            self._render: Callable[[Mapping[str, str]], str] = (
                environment.from_string(source).render
                if self.pattern is None
                else self.pattern.__mod__
            )
        except TemplateError as error:
            line = getattr(error, "lineno", 1)
            message, hint = _plainly(str(error.message))
            raise BadNote(f"{note.name}:{line}: {message}", hint) from error
        except (RecursionError, SyntaxError, MemoryError) as error:
            raise BadNote(f"{note.name} is nested too deeply", "use fewer {% if %}") from error
        self._tidied = Remembered(tidy_value, _REMEMBERED)
        self._fixed: Mapping[str, str] = {}

    def fixed(self, values: Mapping[str, str]) -> Template:
        """The template with these fields filled alike for everybody, as they are, not tidied.

        They are no fields of it any more: no row need have them, nobody is asked for them.
        """
        if not values:
            return self
        other = copy(self)
        other._fixed = {**self._fixed, **values}
        other.fields = tuple(field for field in self.fields if field not in values)
        if self.pattern is not None:
            other.pattern = _PRINTED.sub(
                lambda found: (
                    found[1] + values[found[2]].replace("%", "%%")
                    if found[2] in values
                    else found[0]
                ),
                self.pattern,
            )
            other._render = other.pattern.__mod__
        return other

    def fill(self, row: Mapping[str, str]) -> Filled:
        """The note with a person's values in its fields; values are text, never templates.

        Raises:
            MissingFields: fields that the note prints are missing or empty.
            BadNote: a value holds what cannot be printed, or the note grows out of bounds.
        """
        values = self._values(row)
        try:
            text = self._render(values)
        except (KeyError, UndefinedError):
            raise MissingFields(self.missing(row)) from None
        if len(text) > LONGEST:
            raise BadNote(
                f"{self.note.name} grows to {len(text)} characters once filled",
                f"at most {LONGEST} are set",
            )
        text = text.strip()
        if not text:
            raise BadNote(f"{self.note.name} is empty once filled", "write a line in it")
        return Filled(text, read_parts(text))

    def missing(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """The fields that the note would print for this row and that the row lacks."""
        values = self._values(row)
        lacking: list[str] = []
        while True:
            try:
                self._render(values)
            except (KeyError, UndefinedError) as error:
                field = str(error.args[0])
                lacking.append(field)
                values[field] = field
            else:
                return tuple(lacking)

    def _values(self, row: Mapping[str, str]) -> dict[str, str]:
        """The filled fields of a row, tidied; an empty one is a missing one."""
        values = dict(self._fixed)
        for field in self.fields:
            value = row.get(field)
            if not value:
                continue
            try:
                text = self._tidied[value]
            except BadNote as error:
                raise BadNote(f"{field}: {error.message}", error.hint) from error
            if text:
                values[field] = text
        return values


def compile_note(note: Note) -> Template:
    r"""The note as a template that can be filled again and again.

    >>> from cardmaker.text.note import parse_note
    >>> template = compile_note(parse_note("Dear {{ title }} {{ last }},"))
    >>> template.fields, template.fill({"title": "Dr.", "last": "O'Hara"}).text
    (('title', 'last'), 'Dear Dr. O’Hara,')

    Raises:
        BadNote: it uses more of Jinja2 than a letter needs, or is not a template at all.
    """
    return Template(note)


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

    def _fail_with_undefined_error(self, *_args: Any, **_named: Any) -> NoReturn:
        raise UndefinedError(self._undefined_name)

    __str__ = __iter__ = __len__ = __contains__ = _fail_with_undefined_error
    __lt__ = __gt__ = __le__ = __ge__ = _fail_with_undefined_error

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


def _plain(tree: nodes.Template) -> str | None:
    """A note that does no more than print its fields, as a plain pattern; None if it does more.

    Most notes are such, and a pattern is filled in a fraction of the time.
    """
    pieces: list[str] = []
    for output in tree.body:
        for node in output.nodes if isinstance(output, nodes.Output) else (output,):
            if isinstance(node, nodes.TemplateData):
                pieces.append(node.data.replace("%", "%%"))
            elif isinstance(node, nodes.Name):
                pieces.append(f"%({node.name})s")
            else:
                return None
    return "".join(pieces)


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
