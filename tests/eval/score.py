"""Precision, recall and F1 from counts."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """What was annotated and what was predicted, and how much of each the other side holds.

    `recalled` counts gold items, `precise` predicted ones; they differ where a gold item of one
    kind may be found by a prediction of another.
    """

    gold: int = 0
    predicted: int = 0
    recalled: int = 0
    precise: int = 0

    @classmethod
    def of(cls, gold: Set, predicted: Set) -> "Score":
        """Items count as found if they are equal."""
        correct = len(gold & predicted)
        return cls(len(gold), len(predicted), correct, correct)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.recalled + other.recalled,
            self.precise + other.precise,
        )

    @property
    def precision(self) -> float:
        return self.precise / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
