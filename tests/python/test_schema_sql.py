"""`parquill schema sql` finds in DuckDB what a JSON Schema validator finds row by row.

Run with the binary that `make dataset` builds: `python tests/python/test_schema_sql.py`.
"""

import json
import os
import subprocess
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

import duckdb
import pyarrow as arrow
import pyarrow.parquet as parquet
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
PARQUILL = os.environ.get("PARQUILL", str(ROOT / "target" / "release" / "parquill"))
DATASET = Path(os.environ.get("PARQUILL_DATASET", ROOT / "build" / "dataset"))

ORDER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "order",
    "type": "object",
    "$defs": {"code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{2}$"}},
    "properties": {
        "id": {"type": "string", "minLength": 4, "maxLength": 6, "pattern": "^[a-zé]+$"},
        "state": {"type": "string", "enum": ["open", "paid", "it's"]},
        "kind": {"type": ["string", "null"], "enum": ["a", "b", None]},
        "currency": {"const": "EUR"},
        "amount": {"type": "number", "exclusiveMinimum": 0, "maximum": 100.5},
        "count": {"type": "integer", "minimum": 1, "exclusiveMaximum": 10, "multipleOf": 3},
        "whole": {"type": ["integer", "null"]},
        "code": {"$ref": "#/$defs/code"},
        "both": {"type": "string", "allOf": [{"minLength": 2}, {"pattern": "x.z"}]},
        "either": {"anyOf": [{"type": "integer", "maximum": 3}, {"type": "null"}]},
        "one": {"type": "integer", "oneOf": [{"minimum": 5}, {"multipleOf": 2}]},
        "never": {"type": "integer", "not": {"enum": [7, 8]}},
        "tags": {
            "type": "array",
            "minItems": 1,
            "maxItems": 3,
            "uniqueItems": True,
            "items": {"type": ["string", "null"], "maxLength": 3},
        },
        "marks": {"type": "array", "contains": {"minimum": 5}, "maxContains": 2},
        "span": {
            "type": ["object", "null"],
            "properties": {"start": {"type": "integer", "minimum": 0}},
            "required": ["start"],
        },
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"sku": {"type": "string", "minLength": 2}},
            },
        },
    },
    "if": {"properties": {"state": {"const": "paid"}}},
    "then": {"properties": {"count": {"minimum": 4}}},
    "required": ["id", "state"],
    "additionalProperties": False,
}

GOOD = {
    "id": "crépes",
    "state": "open",
    "kind": "a",
    "currency": "EUR",
    "amount": 3.5,
    "count": 3,
    "whole": 2.0,
    "code": "AB12",
    "both": "xyz",
    "either": 3,
    "one": 7,
    "never": 1,
    "tags": ["a", "b"],
    "marks": [1, 5],
    "span": {"start": 3},
    "lines": [{"sku": "aa"}, {"sku": "bb"}],
}

DAMAGE = [
    {},
    {"id": None},
    {"id": "abc"},
    {"id": "ééééééé"},
    {"id": "abcd1"},
    {"state": "it's"},
    {"state": "lost"},
    {"state": None},
    {"state": "paid", "count": 3},
    {"state": "paid", "count": 6},
    {"kind": None},
    {"kind": "c"},
    {"currency": "USD"},
    {"currency": None},
    {"amount": 0.0},
    {"amount": 100.75},
    {"amount": None},
    {"count": 0},
    {"count": 12},
    {"count": 4},
    {"whole": 2.5},
    {"whole": None},
    {"code": "ab12"},
    {"code": None},
    {"both": "x\nz"},
    {"both": "q"},
    {"either": 4},
    {"either": None},
    {"one": 6},
    {"one": 3},
    {"never": 7},
    {"never": None},
    {"tags": []},
    {"tags": ["a", "b", "c", "d"]},
    {"tags": ["a", "a"]},
    {"tags": [None, None]},
    {"tags": [None, "a"]},
    {"tags": ["long", "longer"]},
    {"tags": None},
    {"marks": [1]},
    {"marks": [5, 6, 7]},
    {"span": None},
    {"span": {"start": -1}},
    {"span": {"start": None}},
    {"lines": [{"sku": "a"}, {"sku": None}]},
    {"lines": [None]},
]


def query(schema: Path | str, table: Path) -> str:
    """What the command prints."""
    command = [PARQUILL, "schema", "sql", str(schema), "--table", str(table)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def found_by_sql(sql: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Rule and field, with the number of rows that break them and the first of these."""
    rows = duckdb.connect().execute(sql).fetchall()
    return {(rule, field): (count, first) for rule, field, count, first in rows if count}


def found_by_rows(schema: dict, rows: list[dict]) -> dict[tuple[str, str], tuple[int, int]]:
    """The same, by the validator."""
    found = defaultdict(set)
    for number, row in enumerate(rows):
        for error in Draft202012Validator(schema).iter_errors(row):
            path = ["*" if isinstance(part, int) else part for part in error.absolute_path]
            rule = error.validator
            if {"then", "else"} & set(error.absolute_schema_path):
                rule, path = "if", []
            if rule == "contains" and "maxContains" in error.schema:
                too_many = sum(mark >= 5 for mark in error.instance) > error.schema["maxContains"]
                rule = "maxContains" if too_many else "contains"
            found[rule, "".join(f"/{part}" for part in path)].add(number)
    return {key: (len(numbers), min(numbers)) for key, numbers in found.items()}


class Sql(unittest.TestCase):
    """Counts and examples of DuckDB and of the validator are the same."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def schema(self, schema: dict) -> Path:
        path = self.folder / "schema.json"
        path.write_text(json.dumps(schema), encoding="utf-8")
        return path

    def table(self, rows: list[dict]) -> Path:
        path = self.folder / "it's a table.parquet"
        parquet.write_table(arrow.Table.from_pylist(rows), path)
        return path

    def test_damage_is_counted_as_by_the_validator(self):
        rows = [{**GOOD, **damage} for damage in DAMAGE]
        sql = query(self.schema(ORDER), self.table(rows))
        self.assertNotIn("not checked", sql)
        expected = found_by_rows(ORDER, rows)
        self.assertGreater(len(expected), 30)
        self.assertEqual(found_by_sql(sql), expected)

    def test_an_unknown_column_breaks_every_row(self):
        rows = [{**GOOD, "extra": 1}, {**GOOD, "extra": None}]
        sql = query(self.schema(ORDER), self.table(rows))
        self.assertEqual(found_by_sql(sql), {("additionalProperties", ""): (2, 0)})

    def test_what_sql_cannot_say_is_named(self):
        schema = {
            "properties": {
                "a": {"pattern": "^(?!x)", "minLength": 1},
                "b": {"multipleOf": 0.1},
                "c": {"propertyNames": {"maxLength": 3}},
                "d": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                "e": {"type": "string", "format": "date-time", "maxLength": 20},
            },
            "unevaluatedProperties": False,
        }
        sql = query(self.schema(schema), self.folder / "t.parquet")
        silent = [line for line in sql.splitlines() if line.startswith("-- not checked")]
        named = [line.split(": ")[1] for line in silent]
        self.assertEqual(
            named,
            [
                "pattern of /a",
                "multipleOf of /b",
                "propertyNames of /c",
                "anyOf of /d",
                "maxLength of /e",
                "unevaluatedProperties of /",
            ],
        )
        self.assertIn("length(\"a\") < 1", sql)

    def test_our_own_tables_keep_their_contract(self):
        for table in ("article", "sentence", "entity", "claim"):
            sql = query(table, DATASET / table / "*.parquet")
            self.assertEqual(found_by_sql(sql), {}, table)

    def test_an_inferred_schema_finds_nothing(self):
        for table in ("article", "sentence", "entity", "claim"):
            command = [PARQUILL, "schema", "infer", str(DATASET / table)]
            inferred = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            sql = query(self.schema(json.loads(inferred)), DATASET / table / "*.parquet")
            self.assertEqual(found_by_sql(sql), {}, table)


if __name__ == "__main__":
    unittest.main()
