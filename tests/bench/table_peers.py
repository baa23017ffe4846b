"""Peers of `parquill validate --schema` on the benchmark's rows, one thread each.

`python tests/bench/table_peers.py SCHEMA ROWS.parquet ROWS.jsonl` prints a line of JSON for each:
what, rows, bytes of JSON, wall and CPU seconds, bad rows. The checks of DuckDB and polars are written
by hand from the schema; the validators of JSON Schema take it as it is.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import fastjsonschema
import jsonschema
import polars as pl

SLOW_ROWS = 20_000
"""Rows for validators that take some hundred microseconds for each."""

FAST_ROWS = 200_000
"""Rows for validators that take some."""

TIMESTAMP = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
COLUMNS = [
    "sentence_id", "article_id", "version", "position", "paragraph", "start", "end", "tokens",
    "text", "role", "language", "published", "score",
]  # fmt: skip


def duck(table: Path) -> int:
    """DuckDB's own expressions over Parquet."""
    rows = duckdb.connect(config={"threads": 1}).execute(
        f"""SELECT count(*) FROM '{table}' WHERE NOT coalesce(
        regexp_matches(sentence_id, '^[0-9a-f]{{20}}-s[0-9]{{5}}$')
        AND regexp_matches(article_id, '^[0-9a-f]{{20}}$') AND version = '1.0'
        AND position BETWEEN 0 AND 99999 AND paragraph BETWEEN 0 AND 99999
        AND "start" BETWEEN 0 AND 9007199254740991 AND "end" BETWEEN 1 AND 9007199254740991
        AND tokens BETWEEN 1 AND 10000 AND length(text) BETWEEN 1 AND 5000
        AND role IN ('body', 'title', 'caption', 'byline', 'dateline')
        AND language IN ('en', 'de', 'fr', 'es', 'it', 'hi')
        AND (published IS NULL OR regexp_matches(published, '{TIMESTAMP}'))
        AND score BETWEEN 0 AND 1, false)"""
    )
    return rows.fetchone()[0]


def polars(table: Path) -> int:
    """polars expressions over Parquet."""
    of = {name: pl.col(name) for name in COLUMNS}
    good = [
        of["sentence_id"].str.contains("^[0-9a-f]{20}-s[0-9]{5}$"),
        of["article_id"].str.contains("^[0-9a-f]{20}$"),
        of["version"] == "1.0",
        of["position"].is_between(0, 99_999),
        of["paragraph"].is_between(0, 99_999),
        of["start"].is_between(0, 9_007_199_254_740_991),
        of["end"].is_between(1, 9_007_199_254_740_991),
        of["tokens"].is_between(1, 10_000),
        of["text"].str.len_chars().is_between(1, 5_000),
        of["role"].is_in(["body", "title", "caption", "byline", "dateline"]),
        of["language"].is_in(["en", "de", "fr", "es", "it", "hi"]),
        of["published"].is_null() | of["published"].str.contains(TIMESTAMP),
        of["score"].is_between(0, 1),
    ]
    bad = ~pl.all_horizontal(good).fill_null(False)
    return pl.scan_parquet(table).filter(bad).select(pl.len()).collect().item()


def by_line(lines: list[str], is_valid: Callable[[object], object]) -> int:
    """Lines whose value is not valid."""
    return sum(not is_valid(json.loads(line)) for line in lines)


def fast(schema: dict) -> Callable[[object], bool]:
    """fastjsonschema knows drafts up to 7, which mean the same of this schema."""
    check = fastjsonschema.compile({**schema, "$schema": "http://json-schema.org/draft-07/schema#"})

    def is_valid(value: object) -> bool:
        try:
            check(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return is_valid


def measure(what: str, rows: int, size: int, check: Callable[[], int]) -> None:
    """Prints what a check took."""
    wall, cpu = time.perf_counter(), time.process_time()
    bad = check()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    said = {"what": what, "rows": rows, "bytes": size, "wall": wall, "cpu": cpu, "bad": bad}
    print(json.dumps(said), flush=True)


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file."""
    with path.open(encoding="utf-8") as file:
        yield from file


def main() -> None:
    """Measures every peer."""
    schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    table, jsonl = Path(sys.argv[2]), Path(sys.argv[3])
    rows, size = pl.scan_parquet(table).select(pl.len()).collect().item(), jsonl.stat().st_size
    measure("DuckDB expressions (parquet)", rows, size, lambda: duck(table))
    measure("polars expressions (parquet)", rows, size, lambda: polars(table))
    part = list(islice(lines_of(jsonl), FAST_ROWS))
    is_valid = fast(schema)
    size = sum(map(len, part))
    measure("fastjsonschema (jsonl)", len(part), size, lambda: by_line(part, is_valid))
    part = part[:SLOW_ROWS]
    validator = jsonschema.Draft202012Validator(schema)
    size = sum(map(len, part))
    measure("Python jsonschema (jsonl)", len(part), size, lambda: by_line(part, validator.is_valid))


if __name__ == "__main__":
    main()
