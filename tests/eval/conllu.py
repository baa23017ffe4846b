"""CoNLL-U treebanks (GUM, EWT) as texts: sentences of a paragraph are parted as the treebank says,
paragraphs (`# newpar`) by one newline. Gold is the sentences' spans, in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .document import Document, Span


@dataclass(frozen=True)
class Sentence:
    """One block of a CoNLL-U file."""

    comments: list[str]
    tokens: list[list[str]]

    def comment(self, key: str) -> str | None:
        """The value of `# key = value`; empty for a bare `# key`; None without one."""
        for line in self.comments:
            name, _, value = line[1:].partition("=")
            if name.strip() in (key, f"{key} id"):
                return value.strip()
        return None

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        return self.comment("text") or ""

    @property
    def space_after(self) -> bool:
        """Whether white space parts this sentence from the next one of its paragraph."""
        last = self.tokens[-1]
        return "SpaceAfter=No" not in last[-1].split("|")


def sentences(path: Path) -> Iterator[Sentence]:
    """The blocks of a file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        yield Sentence(comments, [line.split("\t") for line in lines if not line.startswith("#")])


def by_document(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The sentences of each document of a file, under its name."""
    name, held = "", []
    for sentence in sentences(path):
        started = sentence.comment("newdoc")
        if started is not None:
            if held:
                yield name, held
            name, held = started, []
        held.append(sentence)
    if held:
        yield name, held


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file, each with its sentences' spans as gold."""
    return (document(name, held) for name, held in by_document(path))


def document(name: str, held: list[Sentence]) -> Document:
    """One document from its sentences."""
    text, spans, space = "", [], ""
    for sentence in held:
        if text:
            text += "\n" if sentence.comment("newpar") is not None else space
        spans.append(Span(len(text), len(text) + len(sentence.text)))
        text += sentence.text
        space = " " if sentence.space_after else ""
    return Document(name, text, spans)
