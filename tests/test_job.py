"""Jobs: what goes before what, what is said, what is never half done."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import cardmaker
from cardmaker.errors import BadPeople, CardmakerError, Misused, OutputFailed, Overset, UnknownName
from cardmaker.job.choices import Choices, Words
from cardmaker.job.chosen import PENS
from cardmaker.job.kin import kin_of
from cardmaker.job.names import note_name
from cardmaker.job.project import Project
from cardmaker.job.resolve import resolve
from cardmaker.text.note import NoteHead, parse_note

HERE = {"LC_ALL": "en_US.UTF-8"}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def words(path: Path, page: int) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = pdf[page].get_textpage()
    said = str(text.get_text_range())
    text.close()
    pdf.close()
    return " ".join(said.replace("\u00a0", " ").split())


def test_option_goes_before_head_before_project_before_design_before_default() -> None:
    head, project = NoteHead(hand="patrick-hand"), Project(hand="bad", palette="indigo", seed=3)
    assert resolve(Choices(hand="caveat-brush"), head, project, HERE).hand.name == "caveat-brush"
    job = resolve(Choices(), head, project, HERE)
    assert (job.hand.name, job.brief.palette.name, job.brief.seed) == ("patrick-hand", "indigo", 3)
    job = resolve(Choices(), NoteHead(), Project(), HERE)
    assert (job.hand.name, job.brief.palette.name, job.brief.seed) == ("caveat", "sage_blush", 1)
    assert resolve(Choices(seed=0), NoteHead(), Project(seed=3), HERE).brief.seed == 0


def test_the_paper_and_the_format_are_the_usual_ones_there() -> None:
    american = resolve(Choices(), NoteHead(), Project(), HERE)
    german = resolve(Choices(), NoteHead(), Project(), {"LANG": "de_DE.UTF-8"})
    assert (american.stock.name, american.format.name) == ("letter", "a2-side")
    assert (german.stock.name, german.format.name) == ("a4", "iso-a6-side")
    assert (
        american.remarks and not resolve(Choices(stock="a4"), NoteHead(), Project(), HERE).remarks
    )


def test_the_shop_gets_cmyk_and_black() -> None:
    home = resolve(Choices(stock="letter"), NoteHead(), Project(), HERE)
    shop = resolve(Choices(stock="trim"), NoteHead(), Project(), HERE)
    assert (home.colour, home.pen) == ("home", PENS["blue-black"])
    assert (shop.colour, shop.pen) == ("shop", PENS["black"])
    assert (home.sheet.edge, shop.sheet.edge) == ("border", "bleed")


@pytest.mark.parametrize(
    "choices",
    ["design", "palette", "format", "stock", "hand", "guides", "ink_color", "duplex"],
)
def test_a_name_nobody_knows_is_answered_with_the_good_ones(choices: str) -> None:
    with pytest.raises(UnknownName, match=r"[Tt]here are |names them"):
        resolve(Choices(**{choices: "x"}), NoteHead(), Project(), HERE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choices", "name"),
    [
        ({"design": "Garden-Sprigs"}, "garden-sprigs"),
        ({"palette": "Sage-Blush"}, "sage_blush"),
        ({"style": "INK"}, "ink"),
        ({"format": "A7-Top"}, "a7-top"),
        ({"stock": "LETTER"}, "letter"),
        ({"hand": "Caveat"}, "caveat"),
        ({"guides": "NOTE"}, "note"),
    ],
)
def test_names_are_met_in_capitals(choices: dict[str, str], name: str) -> None:
    job = resolve(Choices(**choices), NoteHead(), Project(), HERE)  # type: ignore[arg-type]
    palette = job.brief.palette
    met = {
        "design": job.brief.design.name, "palette": palette.name, "style": palette.style,
        "format": job.format.name, "stock": job.stock.name, "hand": job.hand.name,
        "guides": job.ruling,
    }  # fmt: skip
    assert [met[key] for key in choices] == [name]


@pytest.mark.parametrize(("asked", "size"), [("auto", None), ("14pt", 14.0), ("x=2.4mm", 19.1)])
def test_sizes_are_points_or_an_x_height(asked: str, size: float | None) -> None:
    found = resolve(Choices(size=asked), NoteHead(), Project(), HERE).size
    assert found == size if size is None else found == pytest.approx(size, abs=0.1)
    with pytest.raises(Misused):
        resolve(Choices(size="1mm"), NoteHead(), Project(), HERE)


def test_a_draft_stands_beside_its_matching_blank() -> None:
    done = cardmaker.draft("after-interview", sample=True, stock="letter")
    (path,) = done.paths
    assert path == Path("output/after-interview-garden-sprigs-a2-side.pdf")
    assert words(path, 0).lower().count("thank you") == 2
    assert words(path, 1).count("Dear") == 1
    one = cardmaker.draft("after-interview", sample=True, stock="letter", fill=False)
    assert words(one.paths[0], 0).lower().count("thank you") == 1


def test_a_list_makes_a_card_a_row_in_order() -> None:
    rows = "".join(f"Name{i},the {i} figs\n" for i in range(5))
    Path("people.csv").write_text("First,Gift\n" + rows)
    done = cardmaker.draft("gift", to="people.csv", values={"sender": "Sam"}, stock="letter")
    pdf = pypdfium2.PdfDocument(done.paths[0])
    assert len(pdf) == 6
    pdf.close()
    said = [words(done.paths[0], page) for page in (1, 3, 5)]
    assert "Name0" in said[0] and "Name1" in said[0] and "Name4" in said[2]
    assert "5 drafts and 1 blank on 3 sheets" in done.closing


def test_a_projects_choices_hold_where_nothing_is_said() -> None:
    Path("cardmaker.toml").write_text(
        'palette = "indigo"\nstock = "a4"\n[sender]\nname = "Ann Lee"\n'
    )
    done = cardmaker.draft("gift", values={"first": "Ada", "gift": "the vase"})
    assert "Ann Lee" in words(done.paths[0], 1)
    assert done.paths[0].name == "gift-garden-sprigs-iso-a6-side.pdf"


def test_the_subline_is_the_notes_own() -> None:
    assert "WITH" not in words(cardmaker.draft("after-interview", sample=True).paths[0], 0)
    done = cardmaker.draft("after-interview", sample=True, subline="with kind regards")
    assert "WITH KIND REGARDS" in words(done.paths[0], 0)


def test_no_result_overwrites_that_of_another_wish() -> None:
    plain = "gift-garden-sprigs-a2-side"
    asked: list[tuple[dict[str, object], str]] = [
        ({}, plain),
        ({"palette": "indigo"}, f"{plain}-indigo"),
        ({"seed": 7}, f"{plain}-seed7"),
        ({"hand": "patrick-hand"}, f"{plain}-patrick-hand"),
        ({"view": "front"}, f"{plain}-front"),
        ({"seed": 7, "view": "back"}, f"{plain}-seed7-back"),
    ]
    for choices, name in asked:
        done = cardmaker.preview("gift", dpi=20, stock="letter", **choices)  # type: ignore[arg-type]
        assert done.paths == (Path(f"output/{name}.png"),)
    done = cardmaker.blank(palette="indigo", seed=1)
    assert done.paths[0].name == "blank-garden-sprigs-a2-side-indigo-seed1.pdf"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear {{ first }},\n\nThanks for the tea!", "dear-thanks-for-the-tea"),
        ("{% if first %}Ada{% endif %}: ../up", "ada-up"),
        ("Zoë & 謝謝", "zoë-謝謝"),
        ("x" * 99, "x" * 24),
        ("{{ first }}!", "note"),
    ],
)
def test_words_without_a_name_give_the_file_theirs(text: str, name: str) -> None:
    assert note_name(Words(text=text), parse_note(text)) == name
    assert note_name(Words(note="-"), parse_note(text)) == name
    assert note_name(Words(note="mine.txt"), parse_note(text, "mine")) == "mine"


@pytest.mark.parametrize("name", ["card.png", "card.JPG"])
def test_a_pdf_never_takes_a_pictures_name(name: str) -> None:
    for make in (cardmaker.blank, lambda **to: cardmaker.draft("gift", sample=True, **to)):
        with pytest.raises(Misused, match=r"name it card\.pdf; `cardmaker preview`"):
            make(output=name)
    with pytest.raises(Misused, match=r"name it card\.png; `cardmaker draft`"):
        cardmaker.preview(output="card.pdf")
    assert not list(Path().iterdir())


def test_a_field_that_the_note_has_not_is_not_swallowed() -> None:
    with pytest.raises(UnknownName, match="no field 'frist'; did you mean first"):
        cardmaker.preview("gift", values={"frist": "Ada"})
    Path("people.csv").write_text("First,Gift\nAda,the figs\n")
    with pytest.raises(UnknownName, match="no field 'from'"):
        cardmaker.draft("gift", to="people.csv", values={"from": "Sam"})
    done = cardmaker.draft(text="Dear {{ First_Name }}, hello.", values={"first name": "Ada"})
    assert "Dear Ada" in words(done.paths[0], 1)


def test_the_halves_of_a_name_are_known_by_other_names() -> None:
    Path("people.csv").write_text("First Name;Surname;Gift;Sender\nAda;Byron;the figs;Sam\n")
    text = "Dear {{ first }} {{ last }},\n\nThank you for {{ gift }}.\n\n{{ sender }}"
    done = cardmaker.draft(text=text, to="people.csv", stock="letter")
    assert "Dear Ada Byron," in words(done.paths[0], 1)
    (remark,) = done.remarks
    assert "first is read from the column first_name" in remark and "surname" in remark
    done = cardmaker.draft(text=text, to="people.csv", stock="letter", values={"first": "Mr."})
    assert "Dear Mr. Byron," in words(done.paths[0], 1)


def test_columns_are_not_guessed_where_there_are_better() -> None:
    assert kin_of(["first"], ["first", "first_name"], {}) == {}
    assert kin_of(["first", "first_name"], ["first_name"], {}) == {}
    assert kin_of(["first"], ["given_name", "firstname"], {}) == {"first": "firstname"}


def test_all_lacking_columns_are_in_the_line_to_paste() -> None:
    Path("people.csv").write_text("First Name;Gift received;x\nAda;the figs;y\n")
    with pytest.raises(BadPeople) as told:
        cardmaker.draft("gift", to="people.csv")
    assert "has no columns gift, sender, which" in told.value.message
    assert '--map gift="gift_received" --map sender="…"' in told.value.hint
    with pytest.raises(BadPeople, match="has no column gift, which"):
        cardmaker.draft("gift", to="people.csv", values={"sender": "Sam"})
    Path("people.csv").write_text("x\ny\n")
    with pytest.raises(BadPeople, match="its column is x"):
        cardmaker.draft("gift", to="people.csv")


def test_an_emails_words_on_a_card_are_remarked_upon() -> None:
    for make in (cardmaker.draft, cardmaker.preview):
        more = {"sample": True} if make is cardmaker.draft else {"dpi": 20}
        done = make("after-interview-email", stock="letter", **more)
        assert done.remarks == ("This note is meant for an e-mail; its card is after-interview.",)
    Path("mine.txt").write_text("+++\nsubject = 'Hi'\n+++\nThank you.")
    done = cardmaker.draft("mine.txt", stock="letter")
    assert done.remarks == ("This note is meant for an e-mail.",)


@pytest.mark.parametrize("view", ["front", "inside", "back", "flat", "sheet", "folded", "all"])
def test_every_view_is_a_picture(view: str) -> None:
    from PIL import Image

    done = cardmaker.preview("wedding", view=view, dpi=40, stock="letter")
    with Image.open(done.paths[0]) as picture:
        assert picture.format == "PNG" and min(picture.size) > 100
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 4


def test_nothing_is_written_where_one_may_not() -> None:
    Path("card.pdf").mkdir()
    Path("card.pdf/keep").write_text("mine")
    done = cardmaker.blank(output="card.pdf")
    assert done.paths[0].parent == Path("card.pdf")
    with pytest.raises(OutputFailed):
        cardmaker.blank(output="/proc/nowhere/card.pdf")


def test_a_refused_draft_leaves_the_old_file() -> None:
    Path("card.pdf").write_bytes(b"old")
    with pytest.raises(CardmakerError):
        cardmaker.draft("gift", values={"first": "Ada"}, output="card.pdf")
    assert Path("card.pdf").read_bytes() == b"old"


def test_a_note_is_not_lost_where_the_inside_is_not_printed() -> None:
    for form, instead in (("a2-gate", "quarter-letter"), ("iso-a7-top", "iso-a7-french-top")):
        with pytest.raises(Misused, match=f"--duplex manual .*, or -f {instead},"):
            cardmaker.draft("gift", sample=True, duplex="none", format=form, stock="letter")
    with pytest.raises(Misused, match=r"one-sided printer$"):
        cardmaker.draft("gift", sample=True, duplex="none", format="a7-side", stock="letter")
    assert any("not printed" in said for said in cardmaker.blank(duplex="none").remarks)
    assert cardmaker.draft("gift", sample=True, duplex="none", format="quarter-letter").paths


def test_a_card_too_small_for_any_note_is_refused_with_one_that_is_not(tmp_path: Path) -> None:
    label = 'flats = [["1in", "1in", "66.7mm", "25.4mm"]]'
    (tmp_path / "stock.toml").write_text(f'[stocks.label]\nsize = ["8.5in", "11in"]\n{label}')
    with pytest.raises(
        Overset, match=r"66.7mm by 25.4mm has no room.* smallest that has is iso-a7"
    ):
        cardmaker.draft(text="Thanks!", stock="label")


def test_lent_letters_are_told() -> None:
    done = cardmaker.draft(text="Dear Ελένη,\n\nThank you so much.", stock="letter")
    assert any("caveat lacks" in said and "playpen-sans" in said for said in done.remarks)
    assert not cardmaker.draft(text="Dear Zoë,\n\nThank you.", stock="letter").remarks


@pytest.mark.parametrize(
    ("count", "up", "said"),
    [(2, None, " 2 cards would fit on each sheet: --up max."), (1, None, ""), (2, 1, "")],
)
def test_waste_is_told(count: int, up: int | None, said: str) -> None:
    done = cardmaker.blank(stock="letter", format="iso-a7-side", up=up, count=count)
    assert done.closing.partition("Add --duplex manual.")[2] == said
