"""Reliability of the scores of claims: in ten bins, how often is a claim with such a score right?

A claim is right where its content and source are found (the lenient joint measure), among outermost
claims.
"""

from collections.abc import Callable
from pathlib import Path

from . import polnear
from .claims import AGREEMENTS, COLUMNS, Reading, aligned, outermost
from .dataset import Dataset, file_name
from .document import Document
from .report import Measure
from .score import Score

BINS = 10


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """PolNeAR dev: per bin, `predicted` claims and how many are `correct`; P is to be the score."""
    documents = list(polnear.documents(gold / "claims" / "polnear" / "dev"))
    rows = build(documents).rows("claim", [*COLUMNS, "score"])
    bins = [Score() for _ in range(BINS)]
    for document in documents:
        for score, is_right in judged(document, rows[file_name(document)]):
            at = min(int(score * BINS), BINS - 1)
            bins[at] += Score(0, 1, 0, int(is_right))
    named = ((f"score {at / BINS:.1f} to {(at + 1) / BINS:.1f}", bin) for at, bin in enumerate(bins))
    return [
        Measure(f"{name}: polnear dev", len(documents), score)
        for name, score in named
        if score.predicted
    ]


def judged(document: Document, rows: list[dict]) -> list[tuple[float, bool]]:
    """The score of each outermost claim, and whether it is right."""
    reading = Reading(document.text)
    gold = [reading.attribution(a.source, a.cue, a.content) for a in document.gold]
    predicted = [reading.predicted(row) for row in rows]
    outer = outermost(rows, predicted)
    agrees = AGREEMENTS["joint lenient"]
    right = {id(pair.predicted) for pair in aligned(gold, outer) if agrees(pair)}
    tops = {id(one) for one in outer}
    scored = zip(rows, predicted, strict=True)
    return [(row["score"], id(one) in right) for row, one in scored if id(one) in tops]
