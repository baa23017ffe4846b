"""The tables that `parquill build` wrote of a corpus, by document."""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as parquet

from .document import Document

Row = dict[str, object]


class EvaluationError(Exception):
    """The tables cannot be scored: they are not of the texts that the gold was made for."""


class Dataset:
    """A dataset folder, read with pyarrow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        columns = ["article_id", "source", "text"]
        articles = parquet.read_table(folder / "article", columns=columns).to_pylist()
        self.names = {row["article_id"]: Path(row["source"]).name for row in articles}
        self.texts = {Path(row["source"]).name: row["text"] for row in articles}

    def rows(self, table: str, columns: list[str]) -> dict[str, list[Row]]:
        """The rows of a table under the file name of their article."""
        found = {name: [] for name in self.texts}
        columns = ["article_id", *columns]
        for row in parquet.read_table(self.folder / table, columns=columns).to_pylist():
            found[self.names[row["article_id"]]].append(row)
        return found

    def check(self, documents: Iterable[Document]) -> None:
        """Raises EvaluationError unless every document's text is there, code point for code point,
        without which no offset means anything."""
        for document in documents:
            text = self.texts.get(file_name(document))
            if text is None:
                raise EvaluationError(f"{document.name}: no such article in the dataset")
            if text != document.text:
                same = zip(text, document.text, strict=False)
                at = next((i for i, (a, b) in enumerate(same) if a != b), "the end")
                raise EvaluationError(f"{document.name}: text differs from the gold's at {at}")


def file_name(document: Document) -> str:
    """The name of the input file made of a document."""
    return f"{document.name}.txt"


class Builder:
    """Builds datasets of corpora with a parquill binary, in folders that go with this object."""

    def __init__(self, parquill: Path) -> None:
        self.parquill = parquill.resolve()
        self.scratch = tempfile.TemporaryDirectory(prefix="parquill-eval-")

    def __enter__(self) -> "Builder":
        return self

    def __exit__(self, *_: object) -> None:
        self.scratch.cleanup()

    def __call__(self, documents: list[Document]) -> Dataset:
        """One build of all the documents, checked to hold their texts unaltered."""
        folder = Path(tempfile.mkdtemp(dir=self.scratch.name))
        source, out = folder / "in", folder / "out"
        source.mkdir()
        for document in documents:
            (source / file_name(document)).write_bytes(document.text.encode("utf-8"))
        command = [self.parquill, "build", source, "--out", out, "--quiet"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            raise EvaluationError(f"parquill build: exit code {ran.returncode}\n{ran.stderr}")
        dataset = Dataset(out)
        dataset.check(documents)
        return dataset
