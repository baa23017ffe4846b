"""What every corpus reader yields: a named text, and the gold annotations that lie in it.

All offsets are Unicode code points into the text, half-open, as in the tables.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start..end` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """One text of a corpus; what `gold` holds depends on the corpus."""

    name: str
    text: str
    gold: list = field(default_factory=list)


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def located(text: str, words: list[str]) -> list[Span | None]:
    """The spans of consecutive words in the text that they were cut from.

    White space is left aside: tokens may have been joined or cut at other places. Where an
    annotation's characters are not the text's (a wrong encoding on one side), the two are aligned;
    a word of which nothing is found in the text is None.
    """
    places = [at for at, character in enumerate(text) if not character.isspace()]
    written = "".join(text[at] for at in places)
    inked = ["".join(word.split()) for word in words]
    match = matched("".join(inked), written)
    spans, position = [], 0
    for word in inked:
        hits = [match[at] for at in range(position, position + len(word)) if at in match]
        spans.append(Span(places[hits[0]], places[hits[-1]] + 1) if hits else None)
        position += len(word)
    return spans


def matched(annotated: str, written: str) -> dict[int, int]:
    """For each character of the annotation that the text holds, in order, its place there."""
    if written.startswith(annotated):
        return {at: at for at in range(len(annotated))}
    blocks = SequenceMatcher(None, annotated, written, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}
