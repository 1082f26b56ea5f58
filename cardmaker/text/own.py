"""Own hands: a person's own font file goes in, a `Face` like a shipped one comes out, or a reason.

A font comes from anywhere and is read by a large library, so it is first examined where it can do
no harm (confined).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cardmaker.confined import Task, confined, taken
from cardmaker.errors import BadFont
from cardmaker.text.examine import card_of
from cardmaker.text.face import Face, face_names, measured
from cardmaker.text.spacing import spaced

#: How large may a font file be? (Those of a hundred thousand Chinese letters have 10 to 20 MB.)
MOST_BYTES: Final = 20 << 20

#: How does a font begin that can be used? (OpenType 1.9, "Organization of an OpenType Font".)
_OPENTYPE: Final = (b"\0\1\0\0", b"OTTO", b"true")

_PACKED: Final = (
    "a font packed for the web",
    "unpack it to a .ttf, as with `fonttools ttLib -o hand.ttf FILE`",
)

#: How do others begin, what are they, and what to do?
_OTHERS: Final = {
    b"ttcf": ("a collection of several fonts", "take one out of it, with FontForge or `fonttools`"),
    b"wOFF": _PACKED,
    b"wOF2": _PACKED,
    b"%!PS": ("a PostScript font of the old kind", "convert it to .otf, with FontForge"),
    b"\x80\1": ("a PostScript font of the old kind", "convert it to .otf, with FontForge"),
}  # fmt: skip

_EXAMINE: Final = Task(
    "cardmaker.text.examine:examined",
    BadFont,
    "get the font again from where it came from, or choose another hand",
)


def own_face(name: str) -> Face:
    """The face of a person's own font file, called by the file's stem.

    It is measured like a shipped hand, and its words stand apart; a variable font is taken as it is
    by default.

    Raises:
        BadFont: it cannot be read, is no font with outlines, may not be embedded, is not sound.
    """
    path = Path(name).expanduser()
    if not path.exists():
        raise BadFont(
            f"there is no font file {path}", "`cardmaker list hands` names the hands that ship"
        )
    data = taken(path, MOST_BYTES, _EXAMINE)
    kind = next((said for start, said in _OTHERS.items() if data.startswith(start)), None)
    if kind is not None:
        raise BadFont(f"{path.name} is {kind[0]}", kind[1])
    if not data.startswith(_OPENTYPE):
        raise BadFont(f"{path.name} is not a font", "a font is a .ttf or .otf file")
    confined(_EXAMINE, path.name, data)
    called = path.stem if path.stem not in face_names() else f"{path.stem}-own"
    return spaced(measured(called, card_of(path.name), data))
