"""Corpora of names: tokens with BIO classes, laid over the raw text. Gold is (span, class)."""

from collections.abc import Iterator
from pathlib import Path

from . import conllu
from .document import Document, Span, located


def worldwide(folder: Path) -> Iterator[Document]:
    """Worldwide newswire: raw articles, and their tokens, in nine classes."""
    for path in sorted((folder / "text").iterdir()):
        text = path.read_bytes().decode("utf-8")
        lines = (folder / "annotated" / f"{path.name}.tsv").read_text(encoding="utf-8").split("\n")
        tokens = [line.split("\t")[:2] for line in lines if "\t" in line]
        spans = located(text, [word for word, _ in tokens])
        yield Document(path.stem, text, names(spans, [tag for _, tag in tokens]))


def uner(tags: Path, treebank: Path) -> Iterator[Document]:
    """Universal NER: tags by token beside the treebank that has the text, in PER, ORG and LOC."""
    tagged = {sentence.comment("sent_id"): sentence.tokens for sentence in conllu.sentences(tags)}
    for name, sentences in conllu.by_document(treebank):
        document = conllu.document(name, sentences)
        gold = []
        for sentence, span in zip(sentences, document.gold, strict=True):
            tokens = tagged.get(sentence.comment("sent_id"), [])
            places = located(sentence.text, [token[1] for token in tokens])
            found = names(places, [token[2] for token in tokens])
            gold += [(Span(span.start + a, span.start + b), kind) for (a, b), kind in found]
        yield Document(name, document.text, gold)


def names(spans: list[Span | None], tags: list[str]) -> list[tuple[Span, str]]:
    """The (span, class) that BIO tags mark; an I- after another class begins a name of its own."""
    found, open_class = [], None
    for span, tag in zip(spans, tags, strict=True):
        prefix, _, kind = tag.partition("-")
        if span and prefix == "I" and kind == open_class:
            found[-1] = (Span(found[-1][0].start, span.end), kind)
        elif span and kind:
            found.append((span, kind))
        open_class = kind or None
    return found
