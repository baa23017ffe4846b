"""Claims: attributions as sets of words, aligned one to one by the overlap of their contents.

Words are numbered by their place in the text, a span covers those it shares a character with, and
punctuation weighs nothing. The gold marks outermost attributions only, so predictions inside
another prediction's content are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import polnear
from .dataset import Dataset, file_name
from .document import Document, Span
from .quotation import kind, quoted
from .report import Measure
from .score import Score

WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
KINDS = ("direct", "indirect", "mixed")
Words = frozenset[int]


@dataclass(frozen=True)
class Attribution:
    """One attribution, its fragments united into words."""

    source: Words
    cue: Words
    content: Words
    kind: str


@dataclass(frozen=True)
class Pair:
    """A gold attribution and the prediction aligned with it."""

    gold: Attribution
    predicted: Attribution

    @property
    def dice(self) -> float:
        shared = len(self.gold.content & self.predicted.content)
        return 2 * shared / (len(self.gold.content) + len(self.predicted.content))

    @property
    def sources_overlap(self) -> bool:
        return bool(self.gold.source & self.predicted.source)

    @property
    def sources_agree(self) -> bool:
        """Whether the sources overlap, or neither side has one."""
        return self.sources_overlap or not (self.gold.source or self.predicted.source)


AGREEMENTS: dict[str, Callable[[Pair], bool]] = {
    "joint lenient": lambda pair: pair.dice >= 0.5 and pair.sources_agree,
    "joint exact": lambda pair: (
        pair.gold.content == pair.predicted.content and pair.gold.source == pair.predicted.source
    ),
    "content found": lambda pair: pair.dice >= 0.5,
    "content exact": lambda pair: pair.gold.content == pair.predicted.content,
    "source exact": lambda pair: pair.gold.source == pair.predicted.source,
    "cue exact": lambda pair: pair.gold.cue == pair.predicted.cue,
}
"""When an aligned pair counts as found, under each metric; the first is the headline."""


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """F1 of every metric on PolNeAR's dev split, over all kinds and by kind."""
    documents = list(polnear.documents(gold / "claims" / "polnear" / "dev"))
    return measures("polnear dev", documents, build(documents))


COLUMNS = [
    "claim_id",
    "parent_claim_id",
    "source_start",
    "source_end",
    "cue_start",
    "cue_end",
    "content_spans",
]


def measures(name: str, documents: list[Document], dataset: Dataset) -> list[Measure]:
    """One corpus scored against its dataset."""
    rows = dataset.rows("claim", COLUMNS)
    totals: dict[tuple[str, str], Score] = {}
    for document in documents:
        for key, score in scores(document, rows[file_name(document)]).items():
            totals[key] = totals.get(key, Score()) + score
    return [
        Measure(f"{metric}{part and ', ' + part}: {name}", len(documents), score)
        for (metric, part), score in totals.items()
    ]


def scores(document: Document, rows: list[dict]) -> dict[tuple[str, str], Score]:
    """One document: the score under each metric, over all kinds ("") and by kind."""
    reading = Reading(document.text)
    gold = [reading.attribution(a.source, a.cue, a.content) for a in document.gold]
    predicted = outermost(rows, [reading.predicted(row) for row in rows])
    pairs = aligned(gold, predicted)
    found = {}
    for part in ("", *KINDS):
        golds, guesses = of_kind(gold, part), of_kind(predicted, part)
        for metric, agrees in AGREEMENTS.items():
            agreeing = [pair for pair in pairs if agrees(pair)]
            found[metric, part] = Score(
                len(golds),
                len(guesses),
                len(of_kind((pair.gold for pair in agreeing), part)),
                len(of_kind((pair.predicted for pair in agreeing), part)),
            )
        found["content words", part] = content_words(gold, predicted, golds, guesses)
    return found


def of_kind(attributions: Iterable[Attribution], part: str) -> list[Attribution]:
    """Those of one kind; all for the empty name."""
    return [attribution for attribution in attributions if part in ("", attribution.kind)]


def content_words(
    gold: list[Attribution],
    predicted: list[Attribution],
    golds: list[Attribution],
    guesses: list[Attribution],
) -> Score:
    """Words of any content of the chosen attributions, found in any content of the other side."""
    wanted, given = united(golds), united(guesses)
    return Score(
        len(wanted), len(given), len(wanted & united(predicted)), len(given & united(gold))
    )


def united(attributions: list[Attribution]) -> Words:
    """The words of all the contents."""
    return frozenset().union(*(attribution.content for attribution in attributions))


def outermost(rows: list[dict], attributions: list[Attribution]) -> list[Attribution]:
    """The predictions inside no other one's content, by their own word (a parent) or by place.

    Predictions without a word of content align with nothing, but stay in: they were predicted.
    """

    def inside(inner: Attribution, outer: Attribution) -> bool:
        words = inner.source | inner.cue | inner.content
        return (
            inner is not outer
            and bool(words)
            and words <= outer.content
            and (inner.content < outer.content)
        )

    tops = [a for row, a in zip(rows, attributions, strict=True) if row["parent_claim_id"] is None]
    return [inner for inner in tops if not any(inside(inner, outer) for outer in tops)]


def aligned(gold: list[Attribution], predicted: list[Attribution]) -> list[Pair]:
    """One to one, greedy: the highest Dice of contents first, then overlapping sources, then the
    order in the text."""
    pairs = [Pair(one, other) for one in gold for other in predicted if one.content & other.content]
    pairs.sort(
        key=lambda pair: (
            -pair.dice,
            not pair.sources_overlap,
            min(pair.gold.content),
            min(pair.predicted.content),
        )
    )
    taken: set[int] = set()
    chosen = []
    for pair in pairs:
        if not taken & {id(pair.gold), id(pair.predicted)}:
            taken |= {id(pair.gold), id(pair.predicted)}
            chosen.append(pair)
    return chosen


class Reading:
    """A text as words, with what is quoted in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.quoted = quoted(text)

    def words(self, spans: Iterable[Span]) -> Words:
        """The numbers of the words that share a character with one of the spans."""
        return frozenset(at for span in spans if span.start < span.end for at in self.covered(span))

    def covered(self, span: Span) -> Iterator[int]:
        """The numbers of the words that share a character with the span."""
        yield from range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def attribution(self, source: list[Span], cue: list[Span], content: list[Span]) -> Attribution:
        """An attribution given by its fragments."""
        how = kind(self.text, self.quoted, content)
        return Attribution(self.words(source), self.words(cue), self.words(content), how)

    def predicted(self, row: dict) -> Attribution:
        """A row of the claim table."""

        def one(role: str) -> list[Span]:
            start, end = row[f"{role}_start"], row[f"{role}_end"]
            return [] if start is None else [Span(start, end)]

        content = [Span(part["start"], part["end"]) for part in row["content_spans"]]
        return self.attribution(one("source"), one("cue"), content)
