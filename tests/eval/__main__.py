"""`python -m tests.eval --gold DIR --parquill BINARY`: builds the corpora, scores the tables.

Exit code 0 if every figure keeps its bound, 1 if one does not, 2 if nothing can be scored.
"""

import argparse
import json
import sys
from pathlib import Path

from . import claims, cuts, entities, relations, reliability, sentences, speakers
from .dataset import Builder, EvaluationError
from .report import failures, table

TASKS = {
    "sentences": sentences.evaluate,
    "cuts": cuts.evaluate,
    "entities": entities.evaluate,
    "claims": claims.evaluate,
    "reliability": reliability.evaluate,
    "relations": relations.evaluate,
    "speakers": speakers.evaluate,
}
"""What is evaluated: each yields the lines of the report."""


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the annotated corpora")
    parser.add_argument("--parquill", type=Path, required=True, help="the binary to evaluate")
    floors = Path(__file__).with_name("floors.json")
    parser.add_argument("--floors", type=Path, default=floors, help="bounds by measure, as JSON")
    parser.add_argument("--only", choices=TASKS, action="append", help="evaluate this alone")
    return parser.parse_args()


def main() -> int:
    """Runs the tasks, prints their table and what fails, returns the exit code."""
    typed = arguments()
    bounds = json.loads(typed.floors.read_text(encoding="utf-8"))
    for place in (typed.gold, typed.parquill):
        if not place.exists():
            print(f"{place}: does not exist", file=sys.stderr)
            return 2
    lines = []
    with Builder(typed.parquill) as build:
        for task in typed.only or TASKS:
            lines += TASKS[task](typed.gold, build)
    if typed.only:
        bounds = {line.name: bounds[line.name] for line in lines if line.name in bounds}
    print(table(lines, bounds), flush=True)
    wrong = failures(lines, bounds)
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except EvaluationError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
