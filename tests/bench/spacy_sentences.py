"""The peer of the benchmark: spaCy's blank English and its sentencizer, from a folder of .txt to a
Parquet table of sentences, in one process.

`python tests/bench/spacy_sentences.py FOLDER OUT.parquet [--bytes N]` prints one line of JSON:
bytes of text, wall and CPU seconds of the whole process (loading spaCy included), sentences.
"""

import time

STARTED = time.perf_counter()  # before the other imports, which are part of the run

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet
import spacy

SCHEMA = arrow.schema(
    {
        "article_id": arrow.string(),
        "position": arrow.int64(),
        "start": arrow.int64(),
        "end": arrow.int64(),
        "text": arrow.string(),
    }
)
"""The columns of the table `sentence` that a splitter alone can fill; offsets in code points."""

ROWS = 65_536
"""Rows of a batch, and so of a row group."""


class Articles:
    """The texts of a folder with their names, until a number of bytes is reached."""

    def __init__(self, folder: Path, limit: int | None) -> None:
        self.paths = sorted(folder.rglob("*.txt"))
        self.root = folder
        self.limit = limit
        self.bytes = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for path in self.paths:
            if self.limit is not None and self.bytes >= self.limit:
                return
            data = path.read_bytes()
            self.bytes += len(data)
            yield data.decode("utf-8"), path.relative_to(self.root).as_posix()


def sentences(articles: Iterable[tuple[str, str]]) -> Iterator[tuple]:
    """The rows of all articles, in order."""
    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    english.max_length = 1 << 30  # the limit protects parsers, of which there is none here
    for document, article in english.pipe(articles, as_tuples=True):
        for position, sentence in enumerate(document.sents):
            yield article, position, sentence.start_char, sentence.end_char, sentence.text


def write(rows: Iterator[tuple], out: Path) -> int:
    """Writes the rows batch by batch, and counts them."""
    count = 0
    with parquet.ParquetWriter(out, SCHEMA, compression="zstd", compression_level=1) as writer:
        while batch := list(islice(rows, ROWS)):
            columns = zip(zip(*batch, strict=True), SCHEMA, strict=True)
            columns = [arrow.array(values, field.type) for values, field in columns]
            writer.write_batch(arrow.record_batch(columns, schema=SCHEMA))
            count += len(batch)
    return count


def main() -> None:
    """Reads what was typed, runs, prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of .txt files, searched recursively")
    parser.add_argument("out", type=Path, help="the Parquet file to write")
    parser.add_argument("--bytes", type=int, help="stop after this many bytes of text")
    typed = parser.parse_args()
    articles = Articles(typed.folder, typed.bytes)
    count = write(sentences(articles), typed.out)
    figures = {
        "bytes": articles.bytes,
        "seconds": round(time.perf_counter() - STARTED, 3),
        "cpu_seconds": round(time.process_time(), 3),
        "sentences": count,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
