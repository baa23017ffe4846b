"""PolNeAR: news articles as plain text, their attributions in brat's stand-off format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .document import Document, Span


@dataclass(frozen=True)
class Attribution:
    """Who (source) says or thinks (cue) what (content), each of any number of fragments."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


def documents(folder: Path) -> Iterator[Document]:
    """The articles of a split (`train`, `dev`), gold being their attributions."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        annotators = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        gold = attributions(annotators[0].read_text(encoding="utf-8")) if annotators else []
        yield Document(path.stem, text, gold)


FRAGMENTS = re.compile(r"T\d+\t\w[\w-]* (\d+ \d+(?:;\d+ \d+)*)\t")
EVENT = re.compile(r"E\d+\tAttribution(?:-no-source)?:T\d+ ")
ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def attributions(annotation: str) -> list[Attribution]:
    """The attributions of a stand-off file; those without content are dropped.

    A line that is neither a text-bound annotation nor an event continues a quoted text that held
    a newline, and is passed over.
    """
    fragments, events = {}, []
    for line in annotation.split("\n"):
        if match := FRAGMENTS.match(line):
            fragments[line.partition("\t")[0]] = [
                Span(*map(int, pair.split())) for pair in match[1].split(";")
            ]
        elif EVENT.match(line):
            events.append(ROLE.findall(line))
    return [found for event in events if (found := attribution(event, fragments)).content]


def attribution(event: list[tuple[str, str]], fragments: dict[str, list[Span]]) -> Attribution:
    """One event, with the fragments of equal role united."""

    def united(role: str) -> list[Span]:
        return sorted(span for name, key in event if name == role for span in fragments[key])

    return Attribution(united("Source"), united("Cue"), united("Content"))
