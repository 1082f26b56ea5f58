"""A photograph on the front: upright, cropped to fill, sharp enough, in the inks of the press."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pace import paced
from PIL import Image, ImageCms

import cardmaker
from cardmaker.display import Ink
from cardmaker.errors import BadPhoto, Misused
from cardmaker.geometry import Rect
from cardmaker.job.project import read_project
from cardmaker.press.photo import develop
from cardmaker.press.preflight import preflight
from cardmaker.process.light import levels

#: An inch and a half square, in points.
PLACE = Rect(10, 20, 108, 108)

QUARTERS = {"red": (0, 0), "green": (1, 0), "blue": (0, 1), "white": (1, 1)}


def quarters(w: int = 600, h: int = 600) -> Image.Image:
    """Red and green above blue and white."""
    picture = Image.new("RGB", (w, h))
    for colour, (x, y) in QUARTERS.items():
        picture.paste(colour, (x * w // 2, y * h // 2, (x + 1) * w // 2, (y + 1) * h // 2))
    return picture


def saved(picture: Image.Image, path: Path, **how: object) -> Path:
    picture.save(path, **how)  # type: ignore[arg-type]
    return path


def seen(path: Path, place: Rect = PLACE) -> Image.Image:
    return Image.open(io.BytesIO(develop(path, place, "home").image.data))


def corners(picture: Image.Image) -> list[str]:
    """The nearest of the four colours in each corner, row by row."""
    w, h = picture.size
    found = []
    for x, y in ((8, 8), (w - 8, 8), (8, h - 8), (w - 8, h - 8)):
        pixel = picture.convert("RGB").getpixel((x, y))
        assert isinstance(pixel, tuple)
        by = {name: Image.new("RGB", (1, 1), name).getpixel((0, 0)) for name in QUARTERS}
        found.append(min(by, key=lambda n: sum(abs(a - b) for a, b in zip(pixel, by[n]))))  # type: ignore[arg-type]  # noqa: B905
    return found


def test_a_photograph_fills_its_place_from_its_middle(tmp_path: Path) -> None:
    wide = Image.new("RGB", (1200, 600), "black")
    wide.paste(quarters(), (300, 0))
    photo = develop(saved(wide, tmp_path / "us.jpg"), PLACE, "home")
    assert photo.image.place == PLACE and photo.dpi == 400
    picture = Image.open(io.BytesIO(photo.image.data))
    assert picture.size == (600, 600) and corners(picture) == [*QUARTERS]


def test_no_more_dots_are_kept_than_print(tmp_path: Path) -> None:
    photo = develop(saved(quarters(3000, 3000), tmp_path / "us.jpg"), PLACE, "home")
    picture = Image.open(io.BytesIO(photo.image.data))
    assert photo.dpi == 2000 and picture.size == (600, 600)
    assert corners(picture) == [*QUARTERS]


@pytest.mark.parametrize("turn", paced(range(1, 9), (1, 6)))
def test_a_photograph_stands_as_the_camera_was_held(turn: int, tmp_path: Path) -> None:
    from cardmaker.press.darkroom import _TURNS

    undone = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}.get(
        turn, _TURNS.get(turn)
    )
    held = quarters() if undone is None else quarters().transpose(undone)
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "a camera"
    path = saved(held, tmp_path / "us.jpg", exif=exif, quality=95)
    picture = seen(path)
    assert corners(picture) == [*QUARTERS]
    assert not picture.getexif() and b"camera" not in develop(path, PLACE, "home").image.data


@pytest.mark.parametrize("mode", paced(["1", "L", "P", "LA", "RGB", "RGBA", "I;16"], ["P", "RGBA"]))
def test_every_kind_of_png_is_shown(mode: str, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L").resize((600, 600))
    if mode == "I;16":
        picture = Image.frombytes(
            "I;16", grey.size, b"".join(bytes((level, level)) for level in grey.tobytes())
        )
    else:
        picture = grey.convert(mode)
    shown = seen(saved(picture, tmp_path / "us.png")).convert("L")
    assert shown.getpixel((300, 3)) < 20 and shown.getpixel((300, 596)) > 235  # type: ignore[operator]
    if mode != "1":
        assert abs(shown.getpixel((300, 300)) - 128) < 6  # type: ignore[operator]


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_is_shown(mode: str, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L").resize((600, 600)).convert("RGB").convert(mode)
    shown = seen(saved(grey, tmp_path / "us.jpg", quality=95)).convert("L")
    assert shown.getpixel((300, 3)) < 20 and shown.getpixel((300, 596)) > 235  # type: ignore[operator]


def test_of_a_file_with_several_pictures_the_first_is_shown(tmp_path: Path) -> None:
    """As telephones write them: JPEGs one behind the other (MPO)."""
    more = [Image.new("RGB", (600, 600), "black")]
    path = saved(quarters(), tmp_path / "us.jpg", format="MPO", save_all=True, append_images=more)
    assert corners(seen(path)) == [*QUARTERS]


@pytest.mark.parametrize("how", ["alpha", "colour"])
def test_paper_shows_where_a_picture_is_transparent(how: str, tmp_path: Path) -> None:
    if how == "alpha":
        path = saved(Image.new("RGBA", (600, 600), (0, 0, 0, 0)), tmp_path / "us.png")
    else:
        path = saved(Image.new("P", (600, 600), 0), tmp_path / "us.png", transparency=0)
    assert seen(path).convert("RGB").getpixel((300, 300)) == (255, 255, 255)


def test_a_profile_is_heard_and_not_kept(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same with red and blue taken for each other: their tags have changed places.
    swapped = srgb.replace(b"rXYZ", b"####").replace(b"bXYZ", b"rXYZ").replace(b"####", b"bXYZ")
    straight = saved(quarters(), tmp_path / "a.png", icc_profile=srgb)
    turned = saved(quarters(), tmp_path / "b.png", icc_profile=swapped)
    assert corners(seen(straight)) == [*QUARTERS]
    assert corners(seen(turned)) == ["blue", "green", "red", "white"]
    assert "icc_profile" not in seen(turned).info


@pytest.mark.parametrize("colour", paced(["#d2691e", "#7a8b6f", "#404850", "#f7d1c7"], ["#d2691e"]))
def test_in_the_shop_a_colour_is_made_of_inks_that_look_like_it(
    colour: str, tmp_path: Path
) -> None:
    path = saved(Image.new("RGB", (600, 600), colour), tmp_path / "us.png")
    picture = Image.open(io.BytesIO(develop(path, PLACE, "shop").image.data))
    assert picture.mode == "CMYK"
    pixel = picture.getpixel((300, 300))
    assert isinstance(pixel, tuple) and sum(pixel) / 255 <= 2.65
    want = bytes.fromhex(colour[1:])
    got = levels(Ink(*(part / 255 for part in pixel)))
    assert max(abs(a - b) for a, b in zip(got, want, strict=True)) <= 14


def test_few_dots_are_remarked_on_and_fewer_refused(tmp_path: Path) -> None:
    soft = saved(quarters(900, 900), tmp_path / "soft.jpg")
    done = cardmaker.blank(photo=soft, stock="trim", format="a2-side", output=tmp_path / "a.pdf")
    (remark,) = [remark for remark in done.remarks if "soft.jpg" in remark]
    assert "dots an inch" in remark and "300" in remark
    poor = saved(quarters(300, 300), tmp_path / "poor.jpg")
    with pytest.raises(BadPhoto, match=r"poor\.jpg has \d+ dots an inch.*150.*good up to .*in"):
        cardmaker.blank(photo=poor, stock="trim", format="a2-side")
    sharp = saved(quarters(2000, 2000), tmp_path / "sharp.jpg")
    done = cardmaker.blank(photo=sharp, stock="trim", format="a2-side", output=tmp_path / "a.pdf")
    assert not [remark for remark in done.remarks if "sharp.jpg" in remark]


def test_the_size_that_is_said_to_be_good_is_good(tmp_path: Path) -> None:
    poor = saved(quarters(300, 300), tmp_path / "poor.jpg")
    with pytest.raises(BadPhoto, match="2in × 2in"):
        develop(poor, Rect(0, 0, 288, 288), "home")
    assert develop(poor, Rect(0, 0, 144, 144), "home").dpi == 150


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return saved(quarters(2400, 1800), tmp_path / "us.jpg", quality=92)


@pytest.mark.parametrize("stock", ["letter", "trim"])
@pytest.mark.parametrize("fmt", paced(["a2-side", "a2-top"], ["a2-side"]))
@pytest.mark.parametrize("lettering", [None, ""])
def test_the_words_stand_below_the_photograph_on_paper(
    stock: str, fmt: str, lettering: str | None, photo: Path, tmp_path: Path
) -> None:
    done = cardmaker.preview(
        photo=photo, stock=stock, format=fmt, lettering=lettering, view="front", dpi=60,
        output=tmp_path / "card.png",
    )  # fmt: skip
    with Image.open(done.paths[0]) as picture:
        front = picture.convert("RGB")
    w, h = front.size
    column = [front.getpixel((w // 3, y)) for y in range(h)]
    foot = column[int(0.90 * h)]
    assert isinstance(foot, tuple)
    assert (min(foot) > 240) is (lettering is None), "paper under words, else the photograph"
    assert min(column[h // 3]) < 140  # type: ignore[type-var, arg-type]


def test_a_file_for_the_shop_has_no_rgb_in_it(photo: Path, tmp_path: Path) -> None:
    done = cardmaker.draft(
        "gift", sample=True, photo=photo, stock="trim", output=tmp_path / "card.pdf"
    )
    assert not [found for found in preflight(done.paths[0]) if found.severity != "info"]
    with pikepdf.open(done.paths[0]) as pdf:
        images = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]
        assert [image.ColorSpace for image in images] == ["/DeviceCMYK"]
    with pypdfium2.PdfDocument(done.paths[0]) as pdf:
        page = pdf[0].render(scale=0.5).to_pil().convert("RGB")
    red = page.getpixel((page.width * 5 // 8, page.height // 4))
    assert red[0] > 200 and max(red[1:]) < 90, "upright, and not turned inside out"


def test_the_same_photograph_gives_the_same_bytes(photo: Path, tmp_path: Path) -> None:
    one, other = (
        cardmaker.blank(photo=photo, stock="trim", output=tmp_path / name).paths[0].read_bytes()
        for name in ("a.pdf", "b.pdf")
    )
    assert one == other


def test_one_ink_has_no_photograph(photo: Path) -> None:
    with pytest.raises(Misused, match="--mono"):
        cardmaker.blank(photo=photo, mono=True)


def test_a_photograph_has_a_place_in_a_project_and_in_a_name(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cardmaker.toml").write_text('photo = "us.jpg"\n', "utf-8")
    assert read_project(tmp_path / "cardmaker.toml").photo == photo
    monkeypatch.chdir(tmp_path)
    assert (
        cardmaker.blank(photo=Path("us.jpg")).paths[0].name == "blank-garden-sprigs-a2-side-us.pdf"
    )


def test_a_photograph_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadPhoto, match="No such file"):
        develop(tmp_path / "us.jpg", PLACE, "home")
    with pytest.raises(BadPhoto, match="no file"):
        develop(tmp_path, PLACE, "home")
