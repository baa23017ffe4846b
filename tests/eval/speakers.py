"""Speakers: whom a pronoun as a source stands for, beside the coreference chains that CoreNLP gave.

Silver, not gold: the chains err too. A chain counts where its representative mention holds the name
of a person; a speaker is right where the last word of the canonical name stands in that mention.
"""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import polnear
from .dataset import Dataset, file_name
from .document import Document
from .report import Measure
from .score import Score

PRONOUNS = {"he", "she", "him", "her", "his"}


@dataclass(frozen=True)
class Token:
    """A word of the silver annotation."""

    word: str
    start: int
    is_person: bool
    chains: list[tuple[int, int, bool]]
    """Mentions that begin here: chain, length in words, whether it represents the chain."""


def evaluate(gold: Path, build: Callable[[list[Document]], Dataset]) -> list[Measure]:
    """Shares of the pronouns of PolNeAR dev whose person the chains know."""
    folder = gold / "claims" / "polnear"
    documents = list(polnear.documents(folder / "dev"))
    silver = dict(annotated(folder / "corenlp" / "polnear-dev.corenlp.tsv.gz"))
    rows = build(documents).rows("claim", ["source", "source_start", "speaker"])
    known = resolved = right = 0
    for document in documents:
        people = antecedents(silver.get(document.name, []))
        for row in rows[file_name(document)]:
            name = people.get(row["source_start"])
            if name and row["source"].lower() in PRONOUNS:
                known += 1
                resolved += row["speaker"] is not None
                right += row["speaker"] is not None and row["speaker"].split()[-1] in name
    score = Score(known, resolved, right, right)
    return [Measure("polnear dev speakers of pronouns", len(documents), score)]


def antecedents(sentences: list[list[Token]]) -> dict[int, set[str]]:
    """The words of the person whom each mention of one word stands for, by where it begins."""
    names: dict[int, set[str]] = {}
    single: dict[int, int] = {}
    for sentence in sentences:
        for at, token in enumerate(sentence):
            for chain, length, represents in token.chains:
                words = sentence[at : at + length]
                if represents and any(word.is_person for word in words):
                    names[chain] = {word.word for word in words if word.is_person}
                if length == 1:
                    single[token.start] = chain
    return {start: names[chain] for start, chain in single.items() if chain in names}


def annotated(path: Path) -> Iterator[tuple[str, list[list[Token]]]]:
    """The articles of a condensed CoreNLP file, by name, as sentences of tokens."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = lines.read().split("# doc ")[1:]
    for article in articles:
        name, _, body = article.partition("\n")
        sentences = (sentence.split("\n") for sentence in body.strip("\n").split("\n\n"))
        yield name, [[token(line) for line in sentence if line] for sentence in sentences]


def token(line: str) -> Token:
    """One line: number, word, begin, end, lemma, tag, class, head, relation, chains."""
    _, word, start, _, _, _, kind, _, _, *rest = line.split("\t")
    mentions = (mention for mention in (rest or ["_"])[0].split(",") if ":" in mention)
    chains = [
        (int(chain), int(length.rstrip("*")), length.endswith("*"))
        for chain, length in (mention.split(":") for mention in mentions)
    ]
    return Token(word, int(start), kind == "PERSON", chains)
