"""Sentence ends that are surely wrong: cuts after an abbreviation that the next word belongs to.

PolNeAR has no sentences annotated, so this counts errors of one kind instead of scoring: a
sentence that ends in a title, "St.", an initial, "U.S." or the like, while the next one of its
paragraph goes on as only the same sentence can. Where a sentence may really end there ("in the
U.S. The ..."), nothing is counted: of some 600 places of the corpus that would be counted, read by
eye, none was a true end, hence the bounds of 0.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from . import polnear
from .dataset import Dataset
from .document import Document
from .report import Errors

TITLE = re.compile(r"(?<![\w.])(?:Sen|Sens|Gov|Govs|Rep|Reps|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Rev)\.$")
SAINT = re.compile(r"(?<![\w.])St\.$")
INITIAL = re.compile(r"(?<![\w.])[A-HJ-Z]\.$")
LETTERS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}$")
UNITED_STATES = re.compile(r"(?<![\w.])U\.S\.$")
WORD = re.compile(r"[\w’']+")

OPENING = frozenset(
    """
    A After Although An And As At Because Before But By Despite During Even For From He Her Here
    His How However I If In Is It Its Many More Most No Not Now Of On Once One Or Our She Since So
    Some Still That The Their Then There These They This Those Though Thus To Under Until We What
    When Where Whether Which While Who Why With Yet You Your
    """.split()
)
"""Words that open a clause, and no name."""

AMERICAN = frozenset(
    """
    Air Ambassador Army Attorney Bank Border Capitol Census Chamber Circuit Coast Code Commission
    Conference Congress Congressman Constitution Consulate Court Customs Department District Embassy
    Geological Gov Government House Judicial Justice Marine Marines Marshals Military Navy Olympic
    Open Postal Presidential Rep Representative Representatives Reps Secretary Sen Senate Senator
    Senators Sens State Supreme Treasury Vice
    """.split()
)
"""Words that follow "U.S." as one name with it."""


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Errors]:
    """The wrong cuts in PolNeAR's train split, by kind."""
    documents = list(polnear.documents(gold / "claims" / "polnear" / "train"))
    found = {kind: [] for kind in ("title", "St.", "initial", "U.S.")}
    for kind, place in cuts(build(documents)):
        found[kind].append(place)
    return [
        Errors(f"cuts after {kind}: polnear train", len(documents), found[kind]) for kind in found
    ]


def cuts(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The kind and place of every wrong cut."""
    columns = ["position", "paragraph", "text"]
    for name, rows in dataset.rows("sentence", columns).items():
        rows.sort(key=lambda row: row["position"])
        for left, right in zip(rows, rows[1:], strict=False):
            kind = wrong_cut(left["text"].strip(), right["text"].strip())
            if kind and left["paragraph"] == right["paragraph"]:
                yield kind, f"{name}: {left['text'][-40:]} | {right['text'][:40]}"


def wrong_cut(left: str, right: str) -> str | None:
    """Why two adjacent sentences of a paragraph are surely one, or None."""
    match = WORD.match(right)
    word = match[0] if match else ""
    named = word[:1].isupper() and word not in OPENING
    if TITLE.search(left) and word[:1].isalpha():
        return "title"
    if SAINT.search(left) and named:
        return "St."
    if UNITED_STATES.search(left) and (word[:1].islower() or word in AMERICAN):
        return "U.S."
    if (INITIAL.search(left) and named) or (LETTERS.search(left) and word[:1].islower()):
        return "initial"
    return None
