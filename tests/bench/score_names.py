"""Scores any recogniser of names as `python -m tests.eval` scores the tables.

`python -m tests.bench.score_names --gold DIR -- COMMAND...` gives the command the texts of the
corpora as JSON lines (name, text), reads lines of name, type, start, end (code points; types as the
table `entity` spells them), and prints the F1 of each corpus in percent as one line of JSON.
"""

import argparse
import json
import subprocess
from pathlib import Path

from tests.eval import entities
from tests.eval.dataset import Row, file_name
from tests.eval.document import Document

MICRO = f"{', '.join(entities.CORE)}: "
"""How the measures begin that are printed; the corpus follows."""


class Names:
    """What a command found in some documents, in the place of a dataset."""

    def __init__(self, command: list[str], documents: list[Document]) -> None:
        lines = (json.dumps({"name": file_name(d), "text": d.text}) + "\n" for d in documents)
        ran = subprocess.run(
            command, input="".join(lines), stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
        self.found: dict[str, list[Row]] = {file_name(document): [] for document in documents}
        for line in ran.stdout.splitlines():
            name, kind, start, end = line.split("\t")
            self.found[name].append({"type": kind, "start": int(start), "end": int(end)})

    def rows(self, _table: str, _columns: list[str]) -> dict[str, list[Row]]:
        """The names under the file name of their document."""
        return self.found


def main() -> None:
    """Reads what was typed, prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the annotated corpora")
    parser.add_argument("command", nargs="+", help="the recogniser")
    typed = parser.parse_args()
    lines = entities.evaluate(typed.gold, lambda documents: Names(typed.command, documents))
    micro = [line for line in lines if line.name.startswith(MICRO)]
    scores = {line.name.removeprefix(MICRO): round(100 * line.score.f1, 1) for line in micro}
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
