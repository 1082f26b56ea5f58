from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.errors import BadProject
from cardmaker.job import project
from cardmaker.job.project import Project, default_stock, find_project, paper_locale, read_project
from cardmaker.units import mm

WHOLE = """
design = "garden-sprigs"
palette = "sage_blush"
style = "flat"
seed = 7
lettering = "with thanks"
subline = "for everything"
format = "a2-side"
stock = "letter"
margin = "5mm"
up = 1
gutter = "7mm"
edge = "bleed"
order = "stacks"
duplex = "short-edge"
marks = false
printer = "office"
tray = "rear"
hand = "caveat"
size = "x=2.4mm"
ink-color = "sepia"
ink = "trace"
vary = 0.5
mono = true
my-hand = "x=2.6mm,pitch=9mm,chars-per-line=28"
guides = "three-line"
cue = true
x-height = "4mm"
ratio = "3:2:3"
line-pitch = "12mm"
slant = 55
nib = "2mm"
left-handed = true
fill = false
designs = "my designs"
photo = "us.jpg"
logo = "us.svg"
back-text = "charity 1234567 | example.org"
qr = "https://example.org"
autograph = "ann.png"

[sender]
name = "Ann Lee"
city = "Leeds"
"""


#: What no file can say: it may have come with the code that would be trusted, and which places are
#: used already is true of one sheet only.
UNTOLD = {"trust", "skip"}


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    return tmp_path / "cardmaker.toml"


def refusal(path: Path) -> str:
    with pytest.raises(BadProject) as caught:
        read_project(path)
    assert caught.value.exit_code == 1
    return str(caught.value)


def test_every_choice_can_be_kept(toml: Path) -> None:
    toml.write_text(WHOLE, "utf-8")
    kept = read_project(toml)
    assert kept.margin == pytest.approx(5 * mm)
    assert kept.designs == toml.parent / "my designs"
    assert kept.sender == {"name": "Ann Lee", "city": "Leeds"}
    assert (kept.seed, kept.ink_color, kept.marks) == (7, "sepia", False)
    unsaid = {f.name for f in dataclasses.fields(kept) if getattr(kept, f.name) is None}
    assert unsaid == UNTOLD, "a field that no key fills"


def test_keys_and_fields_are_the_same() -> None:
    fields = [f.name for f in dataclasses.fields(Project)]
    assert list(project._KINDS) == [name for name in fields if name not in UNTOLD]


def test_a_folder_without_choices_makes_none(tmp_path: Path) -> None:
    assert find_project(tmp_path) == Project()
    assert Project().design is None


def test_the_choices_of_the_folder_are_found(toml: Path) -> None:
    toml.write_bytes(b'\xef\xbb\xbfdesign = "mine"\r\nsender = "Ann"\r\n')
    assert find_project(toml.parent) == Project(design="mine", sender={"name": "Ann"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('desing = "x"', "cardmaker.toml: there is no key 'desing'; did you mean design?"),
        ("seed = true", "seed is True; it must be a whole number from 0 up"),
        ("seed = -1", "seed is -1"),
        ("up = 0", "it must be a whole number from 1 up"),
        ("press = 'shop'", "there is no key 'press'"),
        ("marks = 'yes'", "it must be true or false"),
        ("design = 3", "it must be text in quotation marks"),
        ("margin = 5", 'it must be a length in quotation marks, as in "5mm"'),
        ("margin = '5'", "margin: '5' is no length; give a number and one of pt, mm, cm, in"),
        ("margin = '-5mm'", "it must be a length from 0 up"),
        ("[sender]\nage = 3", "it must be a name, or a table [sender] of texts"),
        ("ink-color = 'a'\nink_color = 'b'", "ink_color is there twice"),
        ("design = garden", "cardmaker.toml is no TOML"),
        ("design = 'a'\ndesign = 'b'", "cardmaker.toml is no TOML"),
        ("seed = " + "9" * 5000, "cardmaker.toml"),
        ("seed = " + "[" * 5000, "cardmaker.toml is nested too deep"),
        ("# " + "x" * (1 << 20), "cardmaker.toml is larger than 1 MB"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(toml: Path, text: str, says: str) -> None:
    toml.write_text(text, "utf-8")
    said = refusal(toml)
    assert says in said
    assert len(said) < 700


def test_bytes_that_are_no_text(toml: Path) -> None:
    toml.write_bytes(b'design = "x"\nhand = "Jos\xe9"\n')
    assert refusal(toml).startswith("cardmaker.toml:2: this is not UTF-8")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no file" in refusal(tmp_path / "other.toml")
    assert "can't be read" in refusal(tmp_path)


@given(st.binary(max_size=80))
def test_any_bytes_are_choices_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    try:
        assert isinstance(read_project(path), Project)
    except BadProject as refused:
        assert "any.toml" in str(refused)


@pytest.mark.parametrize(
    ("locale", "stock"),
    [
        ("", "letter"),
        ("C", "letter"),
        ("POSIX", "letter"),
        ("C.UTF-8", "letter"),
        ("en_US.UTF-8", "letter"),
        ("en-US", "letter"),
        ("es_MX", "letter"),
        ("fr_CA.ISO8859-1", "letter"),
        ("es_PR@euro", "letter"),
        ("zh_Hans_US", "letter"),
        ("en_GB.UTF-8", "a4"),
        ("de_DE@euro", "a4"),
        ("ca_ES.UTF-8", "a4"),
        ("tr_TR.UTF-8", "a4"),
        ("en", "a4"),
    ],
)
def test_the_paper_of_a_place(locale: str, stock: str) -> None:
    assert default_stock(locale) == stock


@pytest.mark.parametrize(
    ("environ", "locale"),
    [
        ({}, ""),
        ({"LANG": "de_DE"}, "de_DE"),
        ({"LANG": "de_DE", "LC_PAPER": "en_US"}, "en_US"),
        ({"LANG": "de_DE", "LC_PAPER": "en_US", "LC_ALL": "C"}, "C"),
        ({"LANG": "de_DE", "LC_PAPER": "", "LC_ALL": ""}, "de_DE"),
    ],
)
def test_the_locale_that_rules_paper(environ: dict[str, str], locale: str) -> None:
    assert paper_locale(environ) == locale


def test_a_stock_in_a_file_is_seen_from_where_the_project_stands(tmp_path: Path) -> None:
    file = tmp_path / "cardmaker.toml"
    file.write_text('stock = "paper/stock.toml:kraft"', "utf-8")
    assert read_project(file).stock == f"{tmp_path / 'paper' / 'stock.toml'}:kraft"
    file.write_text('stock = "letter"', "utf-8")
    assert read_project(file).stock == "letter"
