"""Words: letters go in, shaped `Word`s come out, each made once and remembered.

The word with the punctuation that clings to it is the unit: that is what can be remembered. A
scribe (text/scribe) writes it, in the hand or in a face that lends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cardmaker.display import Cluster, Word
from cardmaker.errors import MissingLetters
from cardmaker.text.direction import ALEF, RTL_MARK, is_rtl, other_letters
from cardmaker.text.face import Face
from cardmaker.text.fitted import Fitted, Phrase, penalty, phrase
from cardmaker.text.parts import glued_words
from cardmaker.text.refusal import mixed, refusal
from cardmaker.text.remembered import Remembered
from cardmaker.text.scribe import Scribe, lacking_letters
from cardmaker.text.span import Span
from cardmaker.text.tidy import NBSP

#: How many words are remembered before the older ones are let go? Five megabytes or so.
_REMEMBERED: Final = 6_000

#: The same for whole paragraphs, which come again wherever a field does: five megabytes or so.
_REMEMBERED_SPANS: Final = 1_000


def shape(face: Face, text: str) -> Word:
    """One word in one face.

    Raises:
        MissingLetters: the face lacks letters of it.
    """
    return fitted(face, text).word


def fitted(face: Face, text: str) -> Fitted:
    """The same, with what the word's ink needs."""
    scribe = Scribe(face)
    strokes = scribe.strokes(_marked(text))
    lacking = lacking_letters(strokes)
    if lacking:
        raise refusal([face.name], _shown(text), lacking)
    return scribe.bind(text, strokes, space=face.word_space)


def space_of(face: Face) -> Word:
    """The space between words, as wide as the hand wants it."""
    return Scribe(face).space


class Lexicon:
    """The words of a run, shaped on first meeting.

    The first face of the chain is the hand; a word it cannot write is lent whole by the next face
    that can, at equal x-height, but for hearts and emoji, which every hand borrows one by one. A
    lender is looked at when it is first needed. The table of words is bounded; the clusters met
    are kept, for they are the PDF's codes. `gaps` has the signs that stand for gaps in a text
    (text/gap), and how many word spaces long each gap is.
    """

    def __init__(self, chain: Sequence[Face], gaps: Mapping[str, float] | None = None) -> None:
        self.chain = chain
        self.hand = chain[0]
        self._gaps = gaps or {}
        self._scribes = [self._scribe(self.hand)]
        self._table = Remembered(self._write, _REMEMBERED)
        self._spans = Remembered(self._span, _REMEMBERED_SPANS)
        self.space = self._scribes[0].space

    @property
    def faces(self) -> Mapping[str, Face]:
        """The hand and the lenders looked at so far, by name."""
        return {scribe.face.name: scribe.face for scribe in self._scribes}

    def word(self, text: str) -> Word:
        """The shaped word for `text`.

        Raises:
            MissingLetters: no face of the chain can write it.
        """
        return self._table[text].word

    def span(self, text: str) -> Span:
        """The shaped and measured words of a part of a note.

        Raises:
            MissingLetters: a word that no face of the chain can write, or Hebrew beside others.
        """
        return self._spans[text]

    def phrase(self, text: str) -> Phrase:
        """The shaped words of some neighbouring words of a part.

        Raises:
            MissingLetters: a word that no face of the chain can write, or one that runs from right
                to left, which only the whole part can be asked for.
        """
        if is_rtl(text):
            raise MissingLetters(f"{text!r} runs from right to left")
        return phrase([self._table[word] for word in glued_words(text)])

    def _scribe(self, face: Face) -> Scribe:
        """A face at work; a gap's word spaces are the hand's, in this face's own units."""
        space = self.hand.word_space * face.x_height / self.hand.x_height * face.upem
        return Scribe(face, {sign: space * spaces for sign, spaces in self._gaps.items()})

    def clusters(self) -> set[tuple[str, Cluster]]:
        """Every (face name, cluster) met so far."""
        return {
            (scribe.face.name, stroke.cluster)
            for scribe in self._scribes
            for stroke in scribe.met.values()
            if not stroke.lacking
        }

    def _span(self, text: str) -> Span:
        if not is_rtl(text):
            return Span([self.phrase(text)], self.space)
        if others := other_letters(text):
            raise mixed(_shown(text), others)
        words = [self._table[RTL_MARK + word] for word in glued_words(text)]
        # Where words run leftwards, what sticks out before the first of them does so at the right.
        turned = [word._replace(lead=word.trail, trail=word.lead) for word in words]
        return Span([phrase(turned)], self.space, leftwards=True)

    def _write(self, text: str) -> Fitted:
        """The word in the first face that can write it; it may end in a no-break space."""
        if text[-1] == NBSP:
            return self._table[text[:-1]]._replace(penalty=penalty(text))
        everywhere: list[str] = []
        text = _marked(text)
        for at in range(len(self.chain)):
            if at == len(self._scribes):
                self._scribes.append(self._scribe(self.chain[at]))
            scribe = self._scribes[at]
            if text[0] == RTL_MARK and not scribe.face.covers(ALEF):
                continue
            strokes = scribe.strokes(text)
            lacking = lacking_letters(strokes)
            if not lacking:
                scale = self.hand.x_height / scribe.face.x_height
                return scribe.bind(text, strokes, scale, self.space.advance)
            everywhere = [one for one in everywhere if one in lacking] or lacking
        raise refusal([face.name for face in self.chain], _shown(text), everywhere)


def _marked(text: str) -> str:
    """A word, marked as one that runs from right to left if it does."""
    return RTL_MARK + text if is_rtl(text) and text[0] != RTL_MARK else text


def _shown(text: str) -> str:
    return text.removeprefix(RTL_MARK).replace(NBSP, " ")
