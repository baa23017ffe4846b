"""Attribution as GUM's discourse trees see it: a second set, annotated by other rules.

An elementary unit that attributes ("The mayor said") points to the unit that it attributes. A relation
counts as found where a claim's content shares a word with the one, and its source or cue with the
other. Only recall is said: the trees mark no indirect content of some kinds, so that a claim without
a relation is not wrong.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import conllu
from .dataset import Dataset, file_name
from .document import Document, Span, located
from .report import Measure
from .score import Score


@dataclass(frozen=True)
class Relation:
    """An attributing unit, and the unit that is attributed."""

    attributing: Span
    attributed: Span


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """Recall of the relations in GUM's news and interviews."""
    dep, rst = gold / "gum" / "dep", gold / "gum" / "rst"
    documents = [
        Document(document.name, document.text, list(relations(document.text, tree)))
        for tree in sorted(rst.glob("GUM_*.rsd"))
        for document in conllu.documents(dep / f"{tree.stem}.conllu")
    ]
    dataset = build(documents)
    columns = ["content_spans", "source_start", "source_end", "cue_start", "cue_end"]
    rows = dataset.rows("claim", columns)
    total = Score()
    for document in documents:
        claims = rows[file_name(document)]
        found = sum(any(finds(row, one) for row in claims) for one in document.gold)
        total += Score(len(document.gold), len(document.gold), found, found)
    return [Measure("gum relations of attribution, recall", len(documents), total)]


def relations(text: str, tree: Path) -> Iterator[Relation]:
    """The attributions of a tree in RST's dependency format: number, words, ..., head, relation."""
    lines = [line.split("\t") for line in tree.read_text(encoding="utf-8").splitlines() if line]
    lines = [line for line in lines if line[0].isdigit()]
    words = [line[1].split(" ") for line in lines]
    places = iter(located(text, [word for unit in words for word in unit]))
    units = {}
    for line, unit in zip(lines, words, strict=True):
        spans = [span for _, span in zip(unit, places, strict=False) if span]
        if spans:
            units[line[0]] = Span(spans[0].start, spans[-1].end)
    for line in lines:
        if line[7].startswith("attribution") and line[0] in units and line[6] in units:
            yield Relation(units[line[0]], units[line[6]])


def finds(row: dict, relation: Relation) -> bool:
    """Whether a claim is about the relation."""
    content = [Span(span["start"], span["end"]) for span in row["content_spans"]]
    said = [
        Span(row[f"{part}_start"], row[f"{part}_end"])
        for part in ("source", "cue")
        if row[f"{part}_start"] is not None
    ]
    return touches(content, relation.attributed) and touches(said, relation.attributing)


def touches(spans: list[Span], unit: Span) -> bool:
    """Whether any of the spans shares a character with the unit."""
    return any(span.start < unit.end and unit.start < span.end for span in spans)
