"""Files that mean harm: each ends in one clear error, soon, in little memory, and opens nothing.

Each case is a design or a photograph handed to the program as a person would.
"""

from __future__ import annotations

import io
import os
import re
import resource
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pace import paced
from PIL import Image, PngImagePlugin

from cardmaker.confined import MEMORY
from cardmaker.design import load_design
from cardmaker.errors import BadDesign, BadPhoto
from cardmaker.geometry import Rect
from cardmaker.job.new_design import new_design
from cardmaker.press.photo import develop
from cardmaker.svg.reader import drawing_of

#: How long may the worst file take, in seconds of this process's and the other's computing?
SOON = 5.0

ROOT = Path(__file__).parent.parent


def svg(inner: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    return f'{head} viewBox="0 0 9 9">{inner}</svg>'.encode()


def laughs() -> bytes:
    """A billion laughs: ten entities, each ten times the one before."""
    tens = [f"&a{n};" * 10 for n in range(9)]
    entities = "".join(f'<!ENTITY a{n} "{ten}">' for n, ten in enumerate(["ha", *tens]))
    return f"<!DOCTYPE svg [{entities}]><svg viewBox='0 0 9 9'><text>&a9;</text></svg>".encode()


def used() -> bytes:
    """Parts that use ten of the part before, ten times over."""
    groups = ['<g id="g0"><path d="M0 0h9v9z"/></g>']
    tens = [f'<use href="#g{n}"/>' * 10 for n in range(10)]
    groups += [f'<g id="g{n}">{ten}</g>' for n, ten in enumerate(tens, 1)]
    return svg(f"<defs>{''.join(groups)}</defs><use href='#g10'/>")


SECRET = "the secret words"

#: Drawings that mean harm, and what is said of them.
DRAWINGS: dict[str, tuple[Callable[[], bytes], str]] = {
    "billion laughs": (laughs, "document type of its own"),
    "entity of a file": (
        lambda: b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:SECRET">]><svg viewBox="0 0 9 9">'
        b"<text>&x;</text></svg>",
        "document type of its own",
    ),
    "document type elsewhere": (
        lambda: b'<!DOCTYPE svg SYSTEM "file:SECRET"><svg viewBox="0 0 9 9"/>',
        "document type of its own",
    ),
    "use bomb": (used, r"repeats its parts \(<use>\) too often"),
    "use of itself": (
        lambda: svg('<g id="a"><use href="#a"/></g><use href="#a"/>'), "repeats its parts",
    ),
    "uses in a ring": (
        lambda: svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        "repeats its parts",
    ),
    "gradients in a ring": (
        lambda: svg(
            '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
            '<path d="M0 0h9v9z" fill="url(#a)"/>'
        ),
        "without end",
    ),
    "huge path": (lambda: svg(f'<path d="M0 0{"l1 1" * 400_000}"/>'), "more than 200,000 points"),
    "many shapes": (
        lambda: svg('<path d="M0 0h9v9z"/>' * 60_000), "more than 20,000 elements",
    ),
    "huge style": (lambda: svg(f"<style>{'a ' * 900_000}</style>"), "more than a class"),
    "huge number": (lambda: svg(f'<path d="M{"9" * 1_000_000} 0h9"/>'), "no[nt]e, or is immense"),
    "arcs without end": (lambda: svg(f'<path d="M0 0a{"1" * 1_900_000}"/>'), "cannot be read"),
    "too large": (lambda: b"<svg>" + b" " * (2 << 20) + b"</svg>", "larger than 2 MB"),
    "file elsewhere": (lambda: svg('<use xlink:href="other.svg#a"/>'), "another file"),
    "file on the net": (
        lambda: svg('<use href="http://127.0.0.1:9/a.svg#a"/>'), "another file",
    ),
    "paint elsewhere": (
        lambda: svg('<path d="M0 0h9v9z" fill="url(http://127.0.0.1:9/#a)"/>'), "another file",
    ),
    "picture elsewhere": (lambda: svg('<image href="SECRET"/>'), "<image> does not print"),
    "style elsewhere": (lambda: svg("<style>@import 'SECRET';</style>"), "more than a class"),
    "script": (lambda: svg("<script>alert(1)</script>"), "<script> does not print.*no program"),
    "page inside": (
        lambda: svg('<foreignObject><iframe src="SECRET"/></foreignObject>'), "foreignObject",
    ),
    "deep": (lambda: svg("<g>" * 50_000 + "</g>" * 50_000), "more than 200 deep"),
    "deep elsewhere": (
        lambda: svg('<x xmlns="urn:x">' * 50_000 + "</x>" * 50_000), "more than 200 deep",
    ),
    "nan": (lambda: svg('<rect width="nan" height="9"/>'), "'nan' is no length"),
    "infinity": (lambda: svg('<rect width="1e999" height="9"/>'), "immense"),
    "immense place": (lambda: svg('<path d="M1e300 0h9v9z"/>'), "immense"),
    "immense transform": (
        lambda: svg(f'<g transform="{"scale(1e6)" * 9}"><path d="M1 1h9v9z"/></g>'), "immense",
    ),
    "null bytes": (lambda: b"\0" * 1000, "no SVG that can be read"),
    "zip bomb": (lambda: b"\x1f\x8b" + bytes(1000), "packed SVG"),
    "utf-7": (
        lambda: b'<?xml version="1.0" encoding="utf-7"?><svg viewBox="0 0 9 9"/>', "damaged|no SVG",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A design of one's own, and beside it a file that nobody is to read."""
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    return new_design("mine", folder=tmp_path).paths[0]


@pytest.mark.parametrize("name", paced(DRAWINGS, [*DRAWINGS][:8]))
def test_a_hostile_drawing_ends_in_one_clear_error(name: str, folder: Path) -> None:
    make, said = DRAWINGS[name]
    secret = str(folder.parent / "secret.txt").encode()
    (folder / "front.svg").write_bytes(make().replace(b"SECRET", secret))
    before = time.monotonic()
    with pytest.raises(BadDesign, match=said) as told:
        load_design(f"{folder}/", [])
    assert time.monotonic() - before < 2 * SOON
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY >> 10
    assert SECRET not in str(told.value) and len(str(told.value)) < 300
    assert "front.svg" in told.value.message
    assert told.value.hint


def test_a_drawing_that_is_a_link_out_of_its_folder_is_not_read(folder: Path) -> None:
    (folder / "back.svg").unlink()
    (folder / "back.svg").symlink_to(folder.parent / "secret.txt")
    with pytest.raises(BadDesign, match="link to a file elsewhere"):
        load_design(f"{folder}/", [])


def test_a_drawing_that_is_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "front.svg").unlink()
    os.mkfifo(folder / "front.svg")
    with pytest.raises(BadDesign, match=r"no front\.svg"):
        load_design(f"{folder}/", [])


@pytest.mark.slow
def test_hundreds_of_broken_drawings_are_refused_or_drawn(folder: Path) -> None:
    """Copies of a sound one with bytes changed or cut off: nothing but a refusal ever comes out."""
    import random

    sound, die = (folder / "front.svg").read_bytes(), random.Random("broken drawings")
    refused = 0
    for at in range(300):
        data = bytearray(sound)
        if at % 3 == 0:
            del data[die.randrange(len(data)) :]
        for _ in range((0, 2, 20)[at % 3]):
            data[die.randrange(len(data))] = die.choice(b"<>\"'=09 -.eEnaZzMl#()&;\xff\0")
        try:
            drawing_of(bytes(data))
        except BadDesign:
            refused += 1
    assert 150 < refused < 300


def test_a_folder_of_wrong_words_is_told_what_is_wrong(folder: Path) -> None:
    card = folder / "design.toml"
    good = card.read_text("utf-8")
    for bad, said in [
        ("", "has no title"),
        ("x = [" + "[" * 5000, "cannot be read"),
        ("x = " + "9" * 5000, "cannot be read"),
        (good.replace("[lettering]", "[letering]"), "no key 'letering'; did you mean lettering?"),
        (good.replace("width = 0.62", 'width = "wide"'), "lettering.width must be a part"),
        (good.replace("width = 0.62", "width = nan"), "lettering.width must be a part"),
        (good.replace("palettes = [", 'palettes = ["sage"] # ['), "no palette 'sage'; did"),
        (good.replace('"stem"', '"stalk"'), "no role 'stalk'"),
        (good.replace('"#848b73"', '"green"'), "'green' is no colour"),
        (good.replace("left = 0.115", "left = 0.9"), "note's box"),
        (good.replace("left = 0.115", ""), "has no note.left"),
        (good.replace("[note]", "[[note]]"), "note.left must be in a table"),
        (good.replace("# fit", 'fit = "wide"  #'), '"fill" or "whole"'),
        (good.replace("# fit", 'styles = "flat"  #'), "styles must be a list of styles, of wash"),
        (good.replace("# fit", 'styles = ["wush"]  #'), "styles must be a list of styles"),
        (good.replace("# fit", "styles = [[]]  #"), "styles must be a list of styles"),
        (good.replace("# fit", 'sytles = ["flat"]  #'), "no key 'sytles'; did you mean styles?"),
        (good.replace("# fit", "title_ = 3\n#"), "no key 'title_'; did you mean title?"),
        (good + '\nstyles = ["flat"]', "no key in [back] 'styles'; write it above the first"),
        (good.replace("width = 0.62", "widht = 1"), "key in [lettering] 'widht'; did you mean w"),
        (good.replace("drop =", "dorp ="), "no key in [subline] 'dorp'; did you mean drop?"),
        (good.replace("right =", "rihgt ="), "no key in [note] 'rihgt'; did you mean right?"),
        (good.replace("v = 0.49", "v = 0.49\nlines = 2.5"), "lettering.lines must be a whole"),
        (good.replace("v = 0.49", 'v = 0.49\ncase = "lower"'), 'lettering.case must be "upper"'),
        (good.replace("v = 0.49", "v = 0.49\nleading = true"), "lettering.leading must be a num"),
        (good + '\n[monogram]\nface = "italiana"', "has no monogram.height"),
        (good + "\n[monogram]\nhigh = 1", "no key in [monogram] 'high'; did you mean height?"),
        (good + "\n[backs]", "no key 'backs'; did you mean back?"),
        (good.replace('"montecarlo"', '"monte-carla"'), "lettering.face: there is no face 'monte"),
        (good.replace('"montecarlo"', '"../../x"'), "lettering.face: there is no face"),
        (good.replace('"josefin-sans"', '"josefine"'), "subline.face: there is no face 'josefine'"),
        ("\0", "cannot be read"),
        ("#" * ((1 << 20) + 1), "larger than 1 MB"),
    ]:
        card.write_text(bad, "utf-8")
        with pytest.raises(BadDesign, match=re.escape(said)) as fault:
            load_design(f"{folder}/", [])
        assert str(card) in fault.value.message and fault.value.exit_code == 1
    card.write_text(f"{good}\n[gate]\nanything = 3\n", "utf-8")
    assert load_design(f"{folder}/", []).styles == ("wash",)


def png(size: tuple[int, int], mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 0).save(out, "PNG")
    return out.getvalue()


def jpeg(size: tuple[int, int] = (900, 900)) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(w: int, h: int, *more: bytes) -> bytes:
    """A PNG of any size, of which there is only what stands in `more`."""
    start = chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + b"".join(more) + chunk(b"IEND", b"")


def claims(w: int, h: int) -> bytes:
    """A JPEG that says that it is of this size."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", h, w)
    return bytes(data)


def swollen() -> bytes:
    """A PNG with a text of fifty megabytes, packed."""
    packed = zlib.compressobj(9)
    text = b"".join(packed.compress(bytes(1 << 20)) for _ in range(48)) + packed.flush()
    return header(900, 900, chunk(b"zTXt", b"x\0\0" + text))


def animated() -> bytes:
    """A PNG of twelve frames, of which one is looked at."""
    out = io.BytesIO()
    frames = [Image.new("L", (900, 900), n % 255) for n in range(12)]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


#: Photographs that mean harm, and what is said of them.
PHOTOS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "no JPEG and no PNG"),
    "words": (lambda: b"hello", "no JPEG and no PNG"),
    "two gigabytes of PNG": (lambda: header(30_000, 30_000), "more than 51 million dots"),
    "the largest PNG": (lambda: header(2**31 - 1, 2**31 - 1), "more than 51 million dots"),
    "an immense JPEG": (lambda: claims(60_000, 60_000), "more than 51 million dots"),
    "no size": (lambda: header(0, 900), "damaged|no JPEG"),
    "PNG cut off": (lambda: png((900, 900))[:300], "damaged"),
    "JPEG cut off": (lambda: jpeg()[:3000], "damaged"),
    "PNG that bursts": (
        lambda: header(7000, 7000, chunk(b"IDAT", zlib.compress(bytes(1 << 20)))), "damaged",
    ),
    "text that bursts": (swollen, "damaged|no JPEG"),
    "GIF": (lambda: b"GIF89a" + bytes(99), "no JPEG and no PNG"),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no JPEG"),
    "SVG": (lambda: svg(""), "no JPEG and no PNG"),
    "too large": (lambda: bytes((64 << 20) + 1), "larger than 64 MB"),
}  # fmt: skip

PLACE = Rect(0, 0, 300, 300)


@pytest.mark.parametrize("name", paced(PHOTOS, [*PHOTOS][:6]))
def test_a_hostile_photograph_ends_in_one_clear_error(name: str, tmp_path: Path) -> None:
    make, said = PHOTOS[name]
    (tmp_path / "us.jpg").write_bytes(make())
    before = time.monotonic()
    with pytest.raises(BadPhoto, match=said) as told:
        develop(tmp_path / "us.jpg", PLACE, "shop")
    assert time.monotonic() - before < 2 * SOON
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY >> 10
    assert "us.jpg" in told.value.message and told.value.hint


def test_of_many_frames_the_first_is_taken(tmp_path: Path) -> None:
    (tmp_path / "us.png").write_bytes(animated())
    assert develop(tmp_path / "us.png", PLACE, "home").dpi == 216


def test_a_hostile_profile_and_exif_are_not_heard(tmp_path: Path) -> None:
    out = io.BytesIO()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody")
    Image.new("RGB", (900, 900), "red").save(
        out, "PNG", icc_profile=bytes(500), exif=b"Exif\0\0II*\0\xff\xff\xff\xff", pnginfo=notes
    )
    (tmp_path / "us.png").write_bytes(out.getvalue())
    image = develop(tmp_path / "us.png", PLACE, "home").image.data
    assert b"somebody" not in image and b"Exif" not in image


#: Breaks two pictures in 200 ways, has each developed, and writes how many were and were not.
DEVELOP_ALL = """
import random, sys
sys.path.insert(0, sys.argv[1])
from cardmaker.confined import answer, limit
from cardmaker.press.darkroom import developed
limit()
read = sys.stdin.buffer.read
sound, die, answers = [read(int(sys.argv[2])), read()], random.Random("broken"), []
for at in range(200):
    data = bytearray(sound[at % 2])
    if at % 3 == 0:
        del data[die.randrange(len(data)):]
    for _ in range((0, 3, 60)[at % 3]):
        data[die.randrange(len(data))] = die.randrange(256)
    answers.append(answer(developed, "us.jpg", bytes(data), "40", "40", "home")[:4])
print(answers.count(b"done"), answers.count(b"refu"))
"""


@pytest.mark.slow
def test_hundreds_of_broken_photographs_are_refused_or_shown() -> None:
    """In one process, as confined: nothing but a refusal or a picture ever comes out."""
    first, second = jpeg((120, 90)), png((120, 90))
    done = subprocess.run(
        [sys.executable, "-I", "-c", DEVELOP_ALL, str(ROOT), str(len(first))],
        input=first + second, capture_output=True, check=True,
    )  # fmt: skip
    shown, refused = map(int, done.stdout.split())
    assert shown + refused == 200 and shown > 20 and refused > 60


def test_the_limits_are_those_that_were_promised() -> None:
    assert MEMORY <= 512 << 20
