"""Findings: what preflight has to say, one thing each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `page` counts from 1 and is None for the file as a whole."""

    code: str
    severity: Severity
    page: int | None
    message: str
    hint: str = ""


def error(code: str, message: str, hint: str = "", page: int | None = None) -> Finding:
    """Something that stands in the way of printing."""
    return Finding(code, "error", page, message, hint)


def warning(code: str, message: str, hint: str = "", page: int | None = None) -> Finding:
    """Something that may go wrong."""
    return Finding(code, "warning", page, message, hint)


def info(code: str, message: str) -> Finding:
    """Something good to know."""
    return Finding(code, "info", None, message)
