"""What an evaluation yields, as lines of a table, each beside the bound committed for it."""

from dataclasses import dataclass
from typing import Protocol

from .score import Score

Bounds = dict[str, float]


class Line(Protocol):
    """One measured figure under one name."""

    @property
    def name(self) -> str: ...

    def cells(self, bound: float | None) -> list[str]:
        """The columns of HEADINGS."""
        ...

    def fails(self, bound: float | None) -> bool:
        """Whether the figure is on the wrong side of its bound."""
        ...


HEADINGS = ["measure", "documents", "gold", "predicted", "correct", "P", "R", "F1", "bound"]


@dataclass(frozen=True)
class Measure:
    """A score that may not fall below its bound (an F1)."""

    name: str
    documents: int
    score: Score

    def cells(self, bound: float | None) -> list[str]:
        score = self.score
        counts = [self.documents, score.gold, score.predicted, score.recalled]
        rates = [f"{rate:.4f}" for rate in (score.precision, score.recall, score.f1)]
        floor = "" if bound is None else f">= {bound:.4f}"
        return [self.name, *(f"{count:,}" for count in counts), *rates, floor]

    def fails(self, bound: float | None) -> bool:
        return bound is not None and self.score.f1 < bound


@dataclass(frozen=True)
class Errors:
    """Errors of one kind, with where they are; there may not be more than the bound."""

    name: str
    documents: int
    places: list[str]

    def cells(self, bound: float | None) -> list[str]:
        ceiling = "" if bound is None else f"<= {bound:g}"
        counts = [f"{self.documents:,}", "", f"{len(self.places):,}"]
        return [self.name, *counts, *[""] * 4, ceiling]

    def fails(self, bound: float | None) -> bool:
        return bound is not None and len(self.places) > bound


def table(lines: list[Line], bounds: Bounds) -> str:
    """The lines with their bounds, in columns."""
    rows = [HEADINGS, *(line.cells(bounds.get(line.name)) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def failures(lines: list[Line], bounds: Bounds) -> list[str]:
    """What is wrong: figures beyond their bounds, with places; bounds that nothing measured."""
    wrong = []
    for line in lines:
        if line.fails(bounds.get(line.name)):
            wrong.append(f"{line.name}: beyond its bound {bounds[line.name]:g}")
            wrong += [f"  {place}" for place in getattr(line, "places", [])[:20]]
    unmeasured = sorted(bounds.keys() - {line.name for line in lines})
    return wrong + [f"{name}: has a bound, was not measured" for name in unmeasured]
