"""Chains: the name of a hand goes in; the hand comes out, and after it those that lend it letters.

Most notes need no letter from a lender, so a lender is read when it is first asked for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, overload

from cardmaker.text.face import Face, load_face

#: The faces that lend whole words where a hand lacks a letter: Playpen Sans covers Latin, Greek,
#: Cyrillic and Vietnamese, Amatic SC Hebrew. (Hearts and emoji: see text/face, borrow.)
LENDERS: Final = ("playpen-sans", "amatic-sc")


#: Which names are taken for a font file?
_SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb", ".pfa", ".dfont")


class Chain(Sequence[Face]):
    """A hand and its lenders, each read when it is first looked at."""

    def __init__(self, hand: Face, lenders: Sequence[str] = LENDERS) -> None:
        self.names = (hand.name, *(name for name in lenders if name != hand.name))
        self._loaded = {hand.name: hand}

    @property
    def loaded(self) -> Mapping[str, Face]:
        """The faces looked at so far, by name: those that the words written so far need."""
        return MappingProxyType(self._loaded)

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, at: int) -> Face: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Face]: ...
    def __getitem__(self, at: int | slice) -> Face | Sequence[Face]:
        if isinstance(at, slice):
            return [*map(self._face, self.names[at])]
        return self._face(self.names[at])

    def _face(self, name: str) -> Face:
        face = self._loaded.get(name)
        if face is None:
            face = self._loaded[name] = load_face(name)
        return face


def is_font_file(name: str) -> bool:
    """Whether a hand's name is that of a file.

    >>> is_font_file("caveat"), is_font_file("MyHand.ttf"), is_font_file("./hands/ann")
    (False, True, True)
    """
    return name.lower().endswith(_SUFFIXES) or "/" in name or "\\" in name


def variable(face: Face) -> tuple[str, ...]:
    """A remark on a font that could look in several ways."""
    if not face.font.face.has_var_data:
        return ()
    return (f"{face.name} is a variable font; it is set in the way that it has by default.",)


def load_chain(name: str) -> Chain:
    """The hand of that name, shipped or in a person's own font file, and its lenders.

    Raises:
        UnknownName: no hand is called so.
        BadFont: the font file cannot be used.
    """
    if not is_font_file(name):
        return Chain(load_face(name))
    # Hardly anybody brings a font, and the way to read one needs much that nothing else does.
    from cardmaker.text.own import own_face

    return Chain(own_face(name))
