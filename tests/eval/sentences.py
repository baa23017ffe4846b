"""Sentences: a predicted span counts if it equals a gold one, white space at its ends aside."""

from collections.abc import Callable
from pathlib import Path

from . import conllu
from .dataset import Dataset, file_name
from .document import Document, Span, trimmed
from .report import Measure
from .score import Score


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """F1 over all sentences of GUM's news and interviews, and of EWT's dev set."""
    gum = gold / "gum" / "dep"
    files = [*sorted(gum.glob("GUM_news_*")), *sorted(gum.glob("GUM_interview_*"))]
    corpora = {
        "gum news, interview": [document for file in files for document in conllu.documents(file)],
        "ewt dev": list(conllu.documents(gold / "sentences" / "ewt" / "en_ewt-ud-dev.conllu")),
    }
    return [measure(name, documents, build(documents)) for name, documents in corpora.items()]


def measure(name: str, documents: list[Document], dataset: Dataset) -> Measure:
    """One corpus scored against its dataset."""
    rows = dataset.rows("sentence", ["start", "end"])
    scores = (score(document, rows[file_name(document)]) for document in documents)
    return Measure(f"sentences: {name}", len(documents), sum(scores, Score()))


def score(document: Document, rows: list[dict]) -> Score:
    """One document; spans of nothing but white space are no sentences."""
    spans = [*document.gold, *(Span(row["start"], row["end"]) for row in rows)]
    spans = [trimmed(document.text, span) for span in spans]
    gold = {span for span in spans[: len(document.gold)] if span.start < span.end}
    return Score.of(gold, {span for span in spans[len(document.gold) :] if span.start < span.end})
