"""Remembered: what was made of a key is kept for the next time, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Remembered(dict[K, T]):
    """What was made of a key; makes what is not there, and lets the older half go when full.

    >>> lengths = Remembered(len, most=100)
    >>> lengths["apple"], dict(lengths)
    (5, {'apple': 5})
    """

    def __init__(self, make: Callable[[K], T], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._older: dict[K, T] = {}

    def __missing__(self, key: K) -> T:
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        found = self._older.get(key) or self._make(key)
        self[key] = found
        return found
