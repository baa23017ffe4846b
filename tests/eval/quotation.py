"""Which characters of a text lie inside double quotation marks.

A mark's shape says whether it opens or closes, a straight one's surroundings do; two apostrophes or
two backticks, as on typewriters, are one mark. The two marks of a pair may differ in shape. A
quotation ends with its paragraph, closed or not: one missing mark then spoils no more than the line
it stands in.
"""

import re
from collections.abc import Iterable

from .document import Span

MARK = re.compile(r"[\"“”„]|''|``|\n")


def quoted(text: str) -> list[bool]:
    """For each character, whether it is inside; the marks themselves are not."""
    flags, start = [False] * len(text), None
    for mark in MARK.finditer(text + "\n"):
        if start is not None:
            flags[start : mark.start()] = [True] * (mark.start() - start)
        start = mark.end() if opens(text, mark, start is not None) else None
    return flags


def opens(text: str, mark: re.Match, inside: bool) -> bool:
    """Whether the mark opens; a straight mark between two letters or two spaces changes what was
    before."""
    if mark[0] in ("“", "„", "``"):
        return True
    if mark[0] in ("”", "\n"):
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end() : mark.end() + 1] or " "
    loose_before = before.isspace() or before in "([{-–—/‘'"
    if loose_before != after.isspace():
        return loose_before
    return not inside


def kind(text: str, flags: list[bool], spans: Iterable[Span]) -> str:
    """Direct if at least nine in ten letters and digits of the spans are quoted, indirect if none
    is, mixed between."""
    inked = [flags[at] for span in spans for at in range(*span) if text[at].isalnum()]
    share = sum(inked) / len(inked) if inked else 0.0
    return "direct" if share >= 0.9 else "mixed" if share else "indirect"
