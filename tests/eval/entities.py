"""Entities: exact span and class, once both sides are mapped to common classes and trimmed.

PER, ORG and LOC make up the micro score (a facility counts as LOC); NORP, Date and Money are
scored under their own names, where the corpus has them.
"""

from collections.abc import Callable
from pathlib import Path

from . import names
from .dataset import Dataset, file_name
from .document import Document, Span, trimmed
from .report import Measure
from .score import Score

CORE = ("PER", "ORG", "LOC")

PREDICTED = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "facility": "LOC",
    "group": "NORP",
    "date": "Date",
    "money": "Money",
}
"""Our types as classes; the others are not scored."""

ANNOTATED = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "LOC",
    "NORP": "NORP",
    "Date": "Date",
    "Money": "Money",
}
"""The corpora's classes as ours; the others are not scored."""


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """F1 on Worldwide newswire's dev articles, and on EWT's dev set by Universal NER."""
    entities = gold / "entities"
    treebank = gold / "sentences" / "ewt" / "en_ewt-ud-dev.conllu"
    corpora = {
        "worldwide dev": list(names.worldwide(entities / "worldwide-dev")),
        "ewt dev": list(names.uner(entities / "uner-ewt" / "en_ewt-ud-dev.iob2", treebank)),
    }
    lines = []
    for name, documents in corpora.items():
        lines += measures(name, documents, build(documents))
    return lines


def measures(name: str, documents: list[Document], dataset: Dataset) -> list[Measure]:
    """One corpus scored against its dataset: the micro score, then every class of the corpus."""
    rows = dataset.rows("entity", ["type", "start", "end"])
    totals: dict[str, Score] = {}
    for document in documents:
        for kind, score in scores(document, rows[file_name(document)]).items():
            totals[kind] = totals.get(kind, Score()) + score
    core = sum((totals.get(kind, Score()) for kind in CORE), Score())
    lines = {"PER, ORG, LOC": core} | {k: s for k, s in sorted(totals.items()) if s.gold}
    return [Measure(f"{kind}: {name}", len(documents), score) for kind, score in lines.items()]


def scores(document: Document, rows: list[dict]) -> dict[str, Score]:
    """One document, by class."""
    predicted = [(Span(row["start"], row["end"]), row["type"]) for row in rows]
    gold = by_class(document.text, document.gold, ANNOTATED)
    found = by_class(document.text, predicted, PREDICTED)
    return {
        k: Score.of(gold.get(k, set()), found.get(k, set())) for k in gold.keys() | found.keys()
    }


def by_class(
    text: str, mentions: list[tuple[Span, str]], classes: dict[str, str]
) -> dict[str, set[Span]]:
    """The trimmed spans of each class."""
    found: dict[str, set[Span]] = {}
    for span, kind in mentions:
        if kind in classes:
            found.setdefault(classes[kind], set()).add(name_span(text, span))
    return found


QUOTATION_MARKS = "\"“”„‘’'`«»"
POSSESSIVES = ("'s", "’s")


def name_span(text: str, span: Span) -> Span:
    """The span without white space, quotation marks and a possessive ending."""
    start, end = unquoted(text, span)
    if text[start:end].endswith(POSSESSIVES):
        start, end = unquoted(text, Span(start, end - 2))
    return Span(start, end)


def unquoted(text: str, span: Span) -> Span:
    """The span without white space and quotation marks at its ends."""
    start, end = trimmed(text, span)
    while start < end and text[start] in QUOTATION_MARKS:
        start, end = trimmed(text, Span(start + 1, end))
    while start < end and text[end - 1] in QUOTATION_MARKS:
        start, end = trimmed(text, Span(start, end - 1))
    return Span(start, end)
