"""The gallery's page: as a tree of tags, and opened in a real Chromium without a window."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from math import atan2, degrees
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cardmaker.job.gallery import make_gallery
from cardmaker.job.walls import Wish
from cardmaker.web.gallery import Exhibit, Gallery, Picture, Wall, gallery_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Tags that hold nothing and are not closed (HTML, "Void elements"), and those that may stay open.
VOID = {"circle", "img", "link", "meta"}

#: What a design might be called by somebody who means harm.
HOSTILE = '"><script>document.title = "owned"</script><img src=x onerror=alert(1)>\'{{ 7 * 7 }}'


class Tree(HTMLParser):
    """What a page is made of; fails on a tag that is closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} is given twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[str]:
        """What the attributes of that name say."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]

    def names(self) -> list[str]:
        """The names of the tags in order, but for those around each word of a command."""
        return [tag for tag, _ in self.tags if tag != "span"]


def named(words: str, stem: str = "pictures/x", crease: Any = "down") -> Gallery:
    """A gallery that says these words everywhere."""
    views = [Picture(f"{stem}-{view}.webp", 4, 5, words) for view in ("front", "inside", "back")]
    exhibit = Exhibit(words, words, words, ("#123456",), words, *views)
    return Gallery((Wall(words, words, (exhibit,)),), crease, "trim")


@pytest.mark.parametrize("crease", ["down", "across", "none"])
@pytest.mark.parametrize("words", ["Rose & thyme", HOSTILE])
def test_words_are_words_and_tags_are_ours(words: str, crease: str) -> None:
    pages = [gallery_files(named(said, crease=crease))["index.html"] for said in ("plain", words)]
    plain, tree = map(Tree, pages)
    assert tree.names() == plain.names()
    assert tree.text.count(words) >= 5 and words in tree.all("alt")
    assert "<script>document" not in pages[1]


def test_hostile_paths_stay_paths() -> None:
    tree = Tree(gallery_files(named("plain", stem='pictures/" onerror="x'))["index.html"])
    assert {src for src in tree.all("src") if "front" in src} == {
        "pictures/%22%20onerror%3D%22x-front.webp"
    }


def test_the_tree_can_fail() -> None:
    with pytest.raises(AssertionError):
        Tree("<p><b></p></b>")


def test_ids_are_unique_and_what_refers_to_them_finds_them() -> None:
    wall = named("Rose").walls[0]
    tree = Tree(gallery_files(Gallery((wall, wall), "down", "trim"))["index.html"])
    ids = tree.all("id")
    assert len(set(ids)) == len(ids) > 4
    assert set(tree.all("aria-labelledby")) <= set(ids)
    assert {href[1:] for href in tree.all("href") if href.startswith("#")} <= set(ids)


# In the browser.


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gallery of one design in two palettes."""
    folder = tmp_path_factory.mktemp("web") / "gallery"
    make_gallery(Wish(("garden-sprigs",), ("autumn", "indigo")), output=folder, jobs=1)
    return folder


@pytest.fixture(scope="module")
def browser(tool: Callable[[str], str]) -> Iterator[Browser]:
    path = tool("chromium-headless-shell")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    with playwright.sync_playwright() as driver:
        # Chromium's own sandbox cannot be built inside most containers; the page is ours.
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """Opens the gallery, and sees to it that nothing was complained of and nothing fetched."""
    wrong: list[str] = []
    contexts = []

    def check(url: str) -> None:
        if not url.startswith((folder.as_uri(), "data:")):
            wrong.append(f"asked for {url}")

    def opened(page_file: Path | None = None, **options: Any) -> Page:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("request", lambda request: check(request.url))
        page.goto((page_file or folder / "index.html").as_uri(), wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def test_all_pictures_are_seen(visit: Callable[..., Page]) -> None:
    page = visit()
    seen = page.evaluate(
        """async () => {
          const images = [...document.images];
          for (const image of images) { image.loading = "eager"; await image.decode(); }
          return images.map((image) => [image.naturalWidth, image.naturalHeight,
            image.getAttribute("width"), image.getAttribute("height")].map(Number));
        }"""
    )
    assert len(seen) == 2 * 7
    assert all((wide, high) == (said, told) and wide > 300 for wide, high, said, told in seen)


def cover_turn(page: Page, card: int) -> float:
    """How far a card's cover is opened, in degrees: 0 shut, 180 flat on the table."""
    style = f"getComputedStyle(document.querySelectorAll('.cover')[{card}]).transform"
    matrix = page.evaluate(f"(m => [m.m11, m.m13])(new DOMMatrix({style}))")
    return abs(degrees(atan2(matrix[1], matrix[0])))


def test_the_keyboard_opens_a_card(visit: Callable[..., Page]) -> None:
    page = visit()
    assert cover_turn(page, 0) < 20
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.stage') !== null"):
            break
    assert cover_turn(page, 0) > 120, "focus opens it"
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Open the card: Garden sprigs, Autumn"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.ariaExpanded") == "true"
    page.keyboard.press("Tab")
    assert cover_turn(page, 1) < 20
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert cover_turn(page, 0) > 120, "it stays open"
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.ariaExpanded") == "false"
    assert cover_turn(page, 0) < 20


def test_the_pointer_opens_a_card_and_the_views_turn_it(visit: Callable[..., Page]) -> None:
    page = visit()
    button = page.locator(".stage > button").nth(1)
    button.hover()
    assert cover_turn(page, 1) > 120
    button.click()
    button.click()
    assert cover_turn(page, 1) < 20, "shut by hand it stays shut"
    page.locator(".view-inside").nth(1).hover()
    assert cover_turn(page, 1) > 120
    page.locator(".view-back").nth(1).hover()
    turned = page.evaluate(
        "new DOMMatrix(getComputedStyle(document.querySelectorAll('.card')[1]).transform).m11"
    )
    assert turned < -0.9, "the back is seen"


CONTRAST = """() => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((v) => {
      v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
  };
  return [...document.querySelectorAll("body *")]
    .filter((node) => [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((node) => {
      const pair = [luminance(getComputedStyle(node).color), luminance(ground(node))];
      return [node.tagName, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_are_read_with_ease(scheme: Any, visit: Callable[..., Page]) -> None:
    page = visit(color_scheme=scheme)
    found = page.evaluate(CONTRAST)
    assert len(found) > 20
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    assert [pair for pair in found if pair[1] < 4.5] == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(re.findall(r"\d+", ground)[0])
    assert red < 60 if scheme == "dark" else red > 200


def test_the_scheme_can_be_chosen_and_is_remembered(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="light")
    page.get_by_label("Theme").select_option("dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.get_by_label("Theme").select_option("")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_a_palette_can_be_chosen(visit: Callable[..., Page]) -> None:
    page = visit()
    single = "document.querySelector('main').classList.contains('single')"
    assert not page.evaluate(single)
    page.get_by_label("Palette").select_option("indigo")
    assert page.evaluate(single)
    assert page.locator("article:visible h3").all_inner_texts() == ["Indigo"]
    assert page.locator("output").inner_text() == "1 card"
    page.get_by_label("Palette").select_option("")
    assert page.locator("article:visible").count() == 2


def test_it_can_be_heard(visit: Callable[..., Page]) -> None:
    page = visit()
    outline = page.locator("body").aria_snapshot()
    for part in ("banner", 'navigation "Designs"', "main", "contentinfo"):
        assert f"- {part}:" in outline
    levels = [int(level) for level in re.findall(r"heading .* \[level=(\d)\]", outline)]
    assert levels == [1, 2, 3, 3]
    assert outline.count('img "Front of Garden sprigs in Indigo, lettered “thank you”"') == 1
    names = re.findall(r'button "(.*?)"', outline)
    assert len(set(names)) == len(names) == 2


def test_commands_are_read_and_copied_in_one_piece(visit: Callable[..., Page]) -> None:
    page = visit()
    code = page.locator("pre code").nth(1)
    whole = "cardmaker draft gift --sample -d garden-sprigs --palette indigo -f a2-side -s trim"
    assert code.inner_text() == whole
    code.click()
    assert page.evaluate("getSelection().toString()") == whole


def test_it_is_whole_without_a_script(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator("form:visible").count() == 0
    assert page.locator("pre code:visible").count() == 2
    button = page.locator(".stage > button").first
    shut = page.locator(".stage").first.screenshot()
    button.hover()
    assert page.locator(".stage").first.screenshot() != shut


@pytest.mark.parametrize("wide", [320, 768, 1600])
def test_nothing_sticks_out(wide: int, visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": wide, "height": 700})
    page.locator(".stage > button").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_motion_is_for_those_who_like_it(browser: Browser, folder: Path) -> None:
    for liking, moving in (("reduce", False), ("no-preference", True)):
        page = browser.new_page(reduced_motion=liking)  # type: ignore[arg-type]
        page.goto((folder / "index.html").as_uri())
        lasting = page.evaluate(
            "getComputedStyle(document.querySelector('.cover')).transitionDuration"
        )
        assert (lasting != "0s") == moving
        page.close()


def test_a_hostile_name_does_nothing(folder: Path, visit: Callable[..., Page]) -> None:
    hostile = folder / "hostile.html"
    text = gallery_files(named(HOSTILE, stem="pictures/garden-sprigs-indigo"))["index.html"]
    hostile.write_text(text, "utf-8")
    page = visit(hostile)
    assert page.title() == "Gallery of thank-you cards"
    assert page.locator("h2").inner_text() == HOSTILE
    page.get_by_label("Palette").select_option(HOSTILE)
    assert page.locator("article:visible").count() == 1
    assert html.escape("<script>document") in text
