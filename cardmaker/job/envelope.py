"""The verb that makes envelopes: one for each address, in the cards' order, or to write on."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import Final, Literal, NamedTuple

from cardmaker.card import Card
from cardmaker.display import Glyphs, Ink, Items
from cardmaker.errors import Misused, UnknownName, near_names
from cardmaker.job.beside import card_beside
from cardmaker.job.choices import Choices, Words
from cardmaker.job.names import check_suffix, target_of
from cardmaker.job.order import Ask
from cardmaker.job.post import List
from cardmaker.job.project import Project, paper_locale
from cardmaker.job.remarks import lent
from cardmaker.job.resolve import Job, project_of
from cardmaker.job.sender import Sender, sender_of
from cardmaker.job.verbs import Done
from cardmaker.paper.envelope import Envelope, envelope_for, find_envelope
from cardmaker.press.envelope_sheet import (
    FLAP,
    FRONT,
    Face,
    Turn,
    envelope_sheet,
    face_of,
    rows,
)
from cardmaker.press.small_print import BLACK, FACE
from cardmaker.press.stream import Copy, Plan, write_pdf
from cardmaker.run.addresses import KNOWN, USUAL, check_address, read_address, vet_addresses
from cardmaker.run.columns import field_name
from cardmaker.run.pen import AS_SET, Pen, pen_for
from cardmaker.run.people import Person, open_people, spool_people
from cardmaker.text.address import Address, address_lines, lacking
from cardmaker.text.address_block import Block, Slot, empty_rows, set_block
from cardmaker.text.chain import Chain
from cardmaker.text.face import load_face
from cardmaker.text.shape import Lexicon
from cardmaker.units import mm

#: How high is an x of the hand on an envelope, and how high at least? (A 12 pt print face has some
#: 2 mm; the United States Postal Service asks for characters of 2 mm, 0.080 in, with capitals.)
_X: Final = (2.6 * mm, 1.5 * mm)
_SENDER_X: Final = (1.6 * mm, 1.2 * mm)

#: The same of the plain face, in points: DMM 202 asks for 8 pt at least and characters 0.080 in
#: high, which its capitals are from 8.2 pt on.
_PLAIN: Final = (12.0, 8.2)
_SENDER_PLAIN: Final = (9.0, 7.0)

#: How many lines has an envelope that is yet to be addressed?
_LINES: Final = 4

_HOME: Final = "home"
_ABROAD: Final = "abroad"


class Wish(NamedTuple):
    """What envelopes are asked for: which (None: the format's), the field with the names, where
    they are posted, who sends them and where that stands, how they are written, how they are fed.
    """

    envelope: str | None = None
    names: str | None = None
    from_country: str | None = None
    return_address: str | None = None
    return_on: Literal["front", "flap", "none"] = "front"
    how: Literal["hand", "plain", "guides"] = "hand"
    turn: Turn = 0
    copies: int | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is the same for every envelope of a run."""

    envelope: Envelope
    face: Face
    sender: Sender
    lexicon: Lexicon
    slot: Slot
    ink: Ink
    wish: Wish

    def address(self, values: Mapping[str, str]) -> Address:
        """The address of a row, which its country takes."""
        address = read_address(values, self.wish.names)
        check_address(address, self.sender.country)
        return address

    def block(self, address: Address) -> Block:
        """The address, set."""
        lines = address_lines(address, self.sender.country, self.wish.how == "plain")
        return set_block(lines, self.lexicon, self.slot, self.ink)


def envelope(
    words: Words,
    choices: Choices,
    wish: Wish,
    *,
    output: Path | None = None,
    project: Path | None = None,
    ask: Ask | None = None,
    dry_run: bool = False,
) -> Done:
    """Write the envelopes of a list, or of one address, to a PDF of a page each, its own size.

    Raises:
        Faults: rows whose address lacks something, is unknown or does not fit.
        Misused: there is no address, and no guides are asked for.
    """
    check_suffix(output, ".pdf")
    found = project_of(project)
    job = _job(choices, found)
    chosen = find_envelope(wish.envelope) if wish.envelope else envelope_for(job.format.trim)
    chain = Chain(load_face(FACE)) if wish.how == "plain" else job.chain
    sender = sender_of(wish.return_address, wish.from_country, found, paper_locale(os.environ))
    desk = _desk(job, chosen, sender, Lexicon(chain), wish)
    to = _people(words, wish, sender, ask)
    if to is None:
        count, run, pen = wish.copies or 1, _bare(desk, job, wish.copies or 1), AS_SET
    else:
        count = _vet(desk, to)
        pen = _pen(job, desk, count)
        run = _copies(desk, job, to, pen)
    remarks = (*to.remarks, *sender.remarks) if to else ()
    if wish.how != "guides":
        remarks += lent(desk.lexicon.clusters(), chain, fixed=wish.how == "plain")
    if dry_run:
        return Done((), (*remarks, f"{count:,} checked, nothing written."), "")
    target = target_of(output, f"{_name(words, chosen, wish)}.pdf")
    cards = _cards(desk)
    sheet = envelope_sheet(chosen.lying, wish.turn, back=wish.return_on == "flap")
    plan = Plan(sheet, cards, chain.loaded, "home", f"Envelopes {chosen.title}")
    write_pdf(target, plan, run, pen.vocabulary(desk.lexicon.clusters()))
    return Done((target,), remarks, _closing(chosen, count, wish, target))


def _job(choices: Choices, project: Project) -> Job:
    """The job of the cards, in the ink of a pen."""
    pen = choices.ink_color or project.ink_color or "blue-black"
    return card_beside(replace(choices, ink_color=pen), project)


def _desk(job: Job, chosen: Envelope, sender: Sender, lexicon: Lexicon, wish: Wish) -> _Desk:
    foot = 0.0
    face = face_of(chosen.lying)
    if sender.lines and wish.return_on == "front":
        foot = _sender_foot(_sender_block(lexicon, sender.abroad, face, wish))
    face = face_of(chosen.lying, foot)
    hand = lexicon.hand
    if wish.how == "plain":
        usual, smallest = _PLAIN
    else:
        usual, smallest = (x / hand.x_height for x in _X)
        usual = job.size or usual
    slot = Slot(face.address, face.start, usual, min(usual, smallest))
    ink = BLACK if wish.how == "plain" else job.pen
    return _Desk(chosen, face, sender, lexicon, slot, ink, wish)


def _sender_block(lexicon: Lexicon, lines: tuple[str, ...], face: Face, wish: Wish) -> Block:
    """The sender's lines, at the top of the corner or in the middle of the flap."""
    plain, flap = wish.how == "plain", wish.return_on == "flap"
    if plain:
        usual, smallest = _SENDER_PLAIN
    else:
        usual, smallest = (x / lexicon.hand.x_height for x in _SENDER_X)
    box = face.flap if flap else face.sender
    block = set_block(lines, lexicon, Slot(box, box.x, usual, smallest, middle=flap), BLACK)
    up = block.baselines[0] - lexicon.hand.ascender * block.size - box.y
    moved = tuple(line._replace(y=line.y - up) for line in block.lines)
    return block._replace(lines=moved, baselines=tuple(y - up for y in block.baselines))


def _sender_foot(block: Block) -> float:
    return block.baselines[-1] + 0.3 * block.size


def _cards(desk: _Desk) -> dict[str, Card]:
    """The envelopes but for their addresses: a letter that goes abroad says where it is from."""
    wish, cards = desk.wish, {}
    for name, lines in ((_HOME, desk.sender.lines), (_ABROAD, desk.sender.abroad)):
        items: Items = ()
        if lines and wish.return_on != "none":
            items = tuple(
                line._replace(ink=desk.ink)
                for line in _sender_block(desk.lexicon, lines, desk.face, wish).lines
            )
        panel = FLAP if wish.return_on == "flap" else FRONT
        cards[name] = Card({panel: items} if items else {}, FRONT)
    return cards


def _vet(desk: _Desk, to: List) -> int:
    """Sets every address once; raises Faults."""

    def attempt(person: Person) -> Address:
        address = desk.address(_values(person, to))
        desk.block(address)
        return address

    return vet_addresses(to.rows, to.name, desk.sender.country, attempt).rows


def _pen(job: Job, desk: _Desk, count: int) -> Pen:
    if desk.wish.how != "hand":
        return AS_SET
    # Readers of a PDF take the words of a line that is turned in the wrong order if they walk.
    return pen_for(count, desk.lexicon, job.vary, job.seed, level=desk.wish.turn != 0)


def _copies(desk: _Desk, job: Job, to: List, pen: Pen) -> Iterator[Copy]:
    """The envelopes of a list in its order."""
    for number, person in enumerate(to.rows):
        values = _values(person, to)
        address = desk.address(values)
        block = desk.block(address)
        card = _HOME if address.country in ("", desk.sender.country) else _ABROAD
        if desk.wish.how == "guides":
            yield Copy(card, (), rows(block.baselines, desk.face, job.brief.palette.pale))
        else:
            lines: tuple[Glyphs, ...] = tuple(pen.write(block.lines, number, values))
            yield from repeat(Copy(card, lines), desk.wish.copies or 1)


def _bare(desk: _Desk, job: Job, count: int) -> Iterator[Copy]:
    """Envelopes with lines to write an address on."""
    baselines = empty_rows(_LINES, desk.lexicon, desk.slot)
    ruled = rows(baselines, desk.face, job.brief.palette.pale)
    return repeat(Copy(_HOME, (), ruled), count)


def _values(person: Person, to: List) -> Mapping[str, str]:
    return {**to.shared, **{field: said for field, said in person.values.items() if said}}


def _people(words: Words, wish: Wish, sender: Sender, ask: Ask | None) -> List | None:
    """To whom: a list, the one address of `--set`, or nobody yet."""
    known = {name.replace("_", ""): name for name in (*KNOWN, wish.names or "name")}
    given: dict[str, str] = {}
    for name, value in words.values.items():
        plain = field_name(name).replace("_", "")
        if plain not in known:
            raise UnknownName("part of an address", name, near_names(name, KNOWN) or USUAL)
        given[known[plain]] = value
    if words.people is None:
        if not given:
            if wish.how == "guides":
                return None
            raise Misused("to whom?", "give a list with --to, one address with --set, or --guides")
        return List((Person(0, _complete(given, wish, sender, ask)),), "", {})
    if wish.copies is not None:
        raise Misused("-n counts envelopes that are alike", "a list has one for each row")
    return _listed(words, wish, given)


def _listed(words: Words, wish: Wish, given: Mapping[str, str]) -> List:
    assert words.people is not None
    opened = spool_people if words.people == Path("-") else open_people
    source = sys.stdin.buffer if words.people == Path("-") else words.people
    people = opened(
        source,  # type: ignore[arg-type]
        encoding=words.encoding, delimiter=words.delimiter, rename=words.rename,
    )  # fmt: skip
    if wish.names and wish.names not in people.fields:
        raise UnknownName("column", wish.names, people.fields)
    return List(people, people.name, given)


def _complete(given: dict[str, str], wish: Wish, sender: Sender, ask: Ask | None) -> dict[str, str]:
    """The one address, asked for where somebody can answer."""
    while ask and (missing := lacking(read_address(given, wish.names), sender.country)):
        given = {**given, missing[0]: ask(missing[0])}
    return given


def _name(words: Words, chosen: Envelope, wish: Wish) -> str:
    kind = "" if wish.how == "hand" else f"-{wish.how}"
    listed = f"-{words.people.stem}" if words.people and words.people != Path("-") else ""
    return f"envelope-{chosen.name}{kind}{listed}"


def _closing(chosen: Envelope, count: int, wish: Wish, target: Path) -> str:
    """How the envelopes are fed, as far as anybody but the printer can know."""
    w, h = chosen.lying
    if wish.turn in (90, 270):
        w, h = h, w
    many, flap = count > 1, wish.return_on == "flap"
    if flap:
        pages = ", two pages each" if many else ": page 1 is its front, page 2 its flap"
    else:
        pages = ", a page each" if many else ""
    said = [
        f"{count:,} envelope{'s' * many}, {chosen.title}, {w / mm:.0f} × {h / mm:.0f} mm{pages}.",
        "Print at 100 %, with envelopes of this size set in the printer's own dialog.",
    ]
    if flap:
        printed = shlex.join(["cardmaker", "print", str(target), "--duplex", "manual"])
        said += [
            f"{printed} prints the fronts, says how the envelopes go back, and prints the flaps.",
            "From a viewer: fronts are the odd pages, flaps the even ones; print the odd ones, "
            "turn the envelopes over about their short edge, print the even ones.",
        ]
    said.append("Try one sheet of plain paper cut to size: it shows which way up yours feeds.")
    turned = (wish.turn + 180) % 360
    sideways = "; if sideways, --turn 90 or 270" if wish.turn in (0, 180) else ""
    said.append(f"If it comes out upside down, say --turn {turned}{sideways}.")
    return "\n".join(said)
