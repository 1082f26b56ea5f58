"""The file as such: damage, locks, what it may not hold, how it asks to be printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from cardmaker.press.preflight.finding import Finding, error, info, warning

#: What has no business in a file for print: it runs, reaches out or hides other files.
FORBIDDEN: Final = frozenset(
    "/JavaScript /JS /OpenAction /AA /Launch /EmbeddedFiles /EmbeddedFile /URI /XFA /RichMedia "
    "/GoToR /SubmitForm /ImportData".split()
)


def check_file(pdf: Pdf) -> Iterator[Finding]:
    """What there is to say of the file as a whole."""
    yield info("version", f"PDF {pdf.pdf_version}")
    problems = pdf.check_pdf_syntax()
    if problems:
        yield warning("damaged", f"the file is damaged: {problems[0]}", "make it again")
    if pdf.is_encrypted:
        yield error("encrypted", "the file is encrypted", "save it without encryption")
    for key, count in sorted(forbidden(pdf).items()):
        times = f" ({count} times)" if count > 1 else ""
        yield error("forbidden", f"the file holds {key}{times}", "save it anew without it")
    wish = pdf.Root.get("/ViewerPreferences", Dictionary()).get("/PrintScaling")
    if wish == Name("/None"):
        yield info("print-scaling", "asks to be printed at 100 %")
    else:
        yield warning(
            "print-scaling",
            "the file does not ask to be printed at 100 %",
            "choose 100 % or actual size when you print",
        )


def forbidden(pdf: Pdf) -> Counter[str]:
    """How often each forbidden key or action stands in the file."""
    counts: Counter[str] = Counter()
    todo: list[Any] = list(pdf.objects)
    todo.append(pdf.trailer)
    while todo:
        value = todo.pop()
        if isinstance(value, Array):
            todo += [part for part in value.as_list() if _nested(part)]
        elif isinstance(value, (Dictionary, Stream)):
            for key, part in value.items():
                if key in FORBIDDEN:
                    counts[key] += 1
                elif key in ("/S", "/Type", "/Subtype") and str(part) in FORBIDDEN:
                    counts[str(part)] += 1
                if _nested(part):
                    todo.append(part)
    return counts


def _nested(value: Any) -> bool:
    """Whether a value holds others and is not met on its own as an indirect object."""
    return isinstance(value, (Array, Dictionary)) and not value.is_indirect
