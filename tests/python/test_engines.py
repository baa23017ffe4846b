"""The engines that the tables are made for really load them, and find in them what they promise.

Run on a finished dataset: `PARQUILL_DATASET=DIR python tests/python/test_engines.py`, by default
`build/dataset`. DuckDB checks in SQL what pandas and polars check in Python.
"""

import hashlib
import json
import os
import unittest
from datetime import datetime
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow as arrow
import pyarrow.parquet as parquet
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
DATASET = Path(os.environ.get("PARQUILL_DATASET", ROOT / "build" / "dataset"))
TABLES = ("article", "sentence", "entity", "claim")
KEYS = {
    "article": "article_id",
    "sentence": "sentence_id",
    "entity": "mention_id",
    "claim": "claim_id",
}
REFERENCES = [
    ("sentence", "article_id", "article", "article_id"),
    ("entity", "article_id", "article", "article_id"),
    ("entity", "sentence_id", "sentence", "sentence_id"),
    ("claim", "article_id", "article", "article_id"),
    ("claim", "sentence_id", "sentence", "sentence_id"),
    ("claim", "speaker_id", "entity", "entity_id"),
    ("claim", "parent_claim_id", "claim", "claim_id"),
]
QUOTED = [
    ("sentence", "text", "start", "end"),
    ("entity", "text", "start", "end"),
    ("claim", "source", "source_start", "source_end"),
    ("claim", "cue", "cue_start", "cue_end"),
]
"""Columns that quote the article's text, with the bounds of the quotation."""

POSITIONED = ("sentence", "entity", "claim")


class Manifest(unittest.TestCase):
    """`dataset.json` tells the truth about the files beside it."""

    def setUp(self):
        self.manifest = json.loads((DATASET / "dataset.json").read_text(encoding="utf-8"))

    def test_every_file_is_as_listed(self):
        parts = [entry for table in self.manifest["tables"] for entry in table["files"]]
        listed = [*parts, *self.manifest["schemas"], self.manifest["rejected"]["file"]]
        for entry in listed:
            data = (DATASET / entry["path"]).read_bytes()
            self.assertEqual(entry["bytes"], len(data), entry["path"])
            self.assertEqual(entry["sha256"], hashlib.sha256(data).hexdigest(), entry["path"])
        there = {p.relative_to(DATASET).as_posix() for p in DATASET.rglob("*") if p.is_file()}
        self.assertEqual(there - {"dataset.json"}, {entry["path"] for entry in listed})

    def test_row_counts_agree(self):
        self.assertEqual([table["name"] for table in self.manifest["tables"]], list(TABLES))
        for table in self.manifest["tables"]:
            counts = [parquet.read_metadata(DATASET / f["path"]).num_rows for f in table["files"]]
            self.assertEqual([entry["rows"] for entry in table["files"]], counts)
            self.assertEqual(table["rows"], sum(counts), table["name"])


class DuckDB(unittest.TestCase):
    """The promises as queries that find no row."""

    @classmethod
    def setUpClass(cls):
        cls.connection = duckdb.connect()
        for table in TABLES:
            files = (DATASET / table / "*.parquet").as_posix().replace("'", "''")
            cls.connection.execute(f"CREATE VIEW {table} AS SELECT * FROM '{files}'")

    @classmethod
    def tearDownClass(cls):
        cls.connection.close()

    def assert_none(self, query: str):
        self.assertEqual(self.connection.execute(query).fetchmany(3), [], query)

    def test_every_table_has_rows(self):
        for table in TABLES:
            rows = self.connection.execute(f"SELECT * FROM {table}").fetchall()
            self.assertGreater(len(rows), 0, table)

    def test_the_first_query_of_the_documentation(self):
        claims = (DATASET / "claim" / "*.parquet").as_posix()
        rows = self.connection.execute(f"SELECT speaker, content FROM '{claims}'").fetchall()
        self.assertTrue(all(content for _, content in rows))

    def test_spans_quote_the_text(self):
        for table, text, start, end in QUOTED:
            with self.subTest(table=table, column=text):
                self.assert_none(
                    f"""SELECT q.* FROM {table} q JOIN article a USING (article_id)
                    WHERE q."{text}" IS DISTINCT FROM
                    substring(a.text, q."{start}" + 1, q."{end}" - q."{start}")"""
                )

    def test_content_is_its_spans_joined(self):
        self.assert_none(
            """SELECT c.* FROM claim c JOIN article a USING (article_id)
            WHERE c.content IS DISTINCT FROM array_to_string(
                [substring(a.text, s."start" + 1, s."end" - s."start") FOR s IN c.content_spans],
                ' ')
            OR c.content_start <> c.content_spans[1]."start"
            OR c.content_end <> c.content_spans[-1]."end" """
        )

    def test_keys_are_unique(self):
        for table, key in KEYS.items():
            self.assert_none(f"SELECT {key} FROM {table} GROUP BY 1 HAVING count(*) > 1")
            self.assert_none(f"SELECT * FROM {table} WHERE {key} IS NULL")

    def test_references_resolve(self):
        for table, column, other, key in REFERENCES:
            self.assert_none(
                f"""SELECT * FROM {table} WHERE {column} IS NOT NULL
                AND {column} NOT IN (SELECT {key} FROM {other})"""
            )

    def test_positions_run_from_zero(self):
        for table in POSITIONED:
            self.assert_none(
                f"""SELECT article_id FROM {table} GROUP BY 1 HAVING min(position) <> 0
                OR max(position) <> count(*) - 1 OR count(DISTINCT position) <> count(*)"""
            )

    def test_sentences_follow_each_other(self):
        self.assert_none(
            """SELECT * FROM (SELECT "start", lag("end") OVER w AS before, paragraph,
                lag(paragraph) OVER w AS paragraph_before FROM sentence
                WINDOW w AS (PARTITION BY article_id ORDER BY position))
            WHERE "start" < before OR paragraph < paragraph_before"""
        )

    def test_counts_of_the_article_agree(self):
        for table, column in [
            ("sentence", "sentences"),
            ("entity", "mentions"),
            ("claim", "claims"),
        ]:
            self.assert_none(
                f"""SELECT a.article_id FROM article a LEFT JOIN {table} t USING (article_id)
                GROUP BY a.article_id, a.{column} HAVING a.{column} <> count(t.article_id)"""
            )
        self.assert_none("SELECT * FROM article WHERE characters <> length(text)")


class Pandas(unittest.TestCase):
    """Data frames, checked by slicing Python strings."""

    @classmethod
    def setUpClass(cls):
        cls.frames = {table: pandas.read_parquet(DATASET / table) for table in TABLES}
        articles = cls.frames["article"]
        cls.texts = dict(zip(articles["article_id"], articles["text"], strict=True))

    def test_spans_quote_the_text(self):
        for table, text, start, end in QUOTED:
            frame = self.frames[table][["article_id", text, start, end]].dropna()
            for article, stored, first, last in frame.itertuples(index=False):
                self.assertEqual(self.texts[article][int(first) : int(last)], stored)

    def test_a_span_is_there_whole_or_not_at_all(self):
        for table, *columns in QUOTED:
            missing = self.frames[table][columns].isna().sum(axis="columns")
            self.assertEqual(set(missing) - {0, len(columns)}, set(), columns)

    def test_content_is_its_spans_joined(self):
        frame = self.frames["claim"][["article_id", "content", "content_spans"]]
        for article, content, spans in frame.itertuples(index=False):
            parts = [self.texts[article][span["start"] : span["end"]] for span in spans]
            self.assertEqual(" ".join(parts), content)

    def test_keys_are_unique_and_references_resolve(self):
        for table, key in KEYS.items():
            self.assertTrue(self.frames[table][key].is_unique, table)
        for table, column, other, key in REFERENCES:
            values = self.frames[table][column].dropna()
            self.assertTrue(values.isin(self.frames[other][key]).all(), (table, column))

    def test_nothing_loads_as_a_category_or_an_object_of_numbers(self):
        for table, frame in self.frames.items():
            for column, kind in frame.dtypes.items():
                self.assertNotEqual(kind.name, "category", (table, column))
                self.assertNotIn("uint", kind.name, (table, column))
        self.assertEqual(str(self.frames["article"]["published"].dtype), "datetime64[us, UTC]")


class Polars(unittest.TestCase):
    """Lazy frames, checked by expressions."""

    @classmethod
    def setUpClass(cls):
        cls.frames = {table: polars.read_parquet(DATASET / table / "*.parquet") for table in TABLES}
        cls.whole = cls.frames["article"].select("article_id", polars.col("text").alias("whole"))

    def test_spans_quote_the_text(self):
        for table, text, start, end in QUOTED:
            length = polars.col(end) - polars.col(start)
            sliced = polars.col("whole").str.slice(polars.col(start), length)
            frame = self.frames[table].join(self.whole, on="article_id", validate="m:1")
            self.assertEqual(frame.height, self.frames[table].height)
            wrong = frame.filter(
                polars.col(start).is_not_null() & sliced.ne_missing(polars.col(text))
            )
            self.assertTrue(wrong.is_empty(), (table, text))

    def test_content_is_its_spans_joined(self):
        claims = self.frames["claim"].select("claim_id", "article_id", "content", "content_spans")
        parts = (
            claims.explode("content_spans")
            .unnest("content_spans")
            .join(self.whole, on="article_id", maintain_order="left")
        )
        length = polars.col("end") - polars.col("start")
        part = polars.col("whole").str.slice(polars.col("start"), length)
        joined = parts.group_by("claim_id", maintain_order=True).agg(
            part.str.join(" ").alias("joined"), polars.col("content").first()
        )
        self.assertEqual(joined.height, claims.height)
        self.assertEqual(joined["joined"].to_list(), joined["content"].to_list())

    def test_keys_are_unique_and_references_resolve(self):
        for table, key in KEYS.items():
            self.assertEqual(self.frames[table][key].n_unique(), self.frames[table].height, table)
        for table, column, other, key in REFERENCES:
            values = self.frames[table].select(polars.col(column).drop_nulls())
            lost = values.join(self.frames[other], left_on=column, right_on=key, how="anti")
            self.assertTrue(lost.is_empty(), (table, column))

    def test_positions_run_from_zero(self):
        for table in POSITIONED:
            order = self.frames[table].group_by("article_id").agg(polars.col("position").sort())
            for positions in order["position"].to_list():
                self.assertEqual(positions, list(range(len(positions))), table)


class PyArrow(unittest.TestCase):
    """Arrow tables: plain types, and rows that the published schemas accept."""

    @classmethod
    def setUpClass(cls):
        cls.tables = {table: parquet.read_table(DATASET / table) for table in TABLES}

    def test_types_are_plain(self):
        for name, table in self.tables.items():
            for field in table.schema:
                self.assertTrue(plain(field.type), f"{name}.{field.name}: {field.type}")

    def test_columns_are_described(self):
        for name, table in self.tables.items():
            for field in table.schema:
                self.assertIn(b"description", field.metadata or {}, f"{name}.{field.name}")

    def test_the_json_schemas_accept_every_row(self):
        for name, table in self.tables.items():
            schema = json.loads((ROOT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            self.assertEqual(set(schema["properties"]), set(table.column_names), name)
            validator = Draft202012Validator(schema)
            for row in table.to_pylist():
                problem = next(validator.iter_errors(as_json(row)), None)
                self.assertIsNone(
                    problem, problem and f"{name} {problem.json_path}: {problem.message}"
                )

    def test_the_json_schemas_refuse_what_breaks_them(self):
        row = as_json(self.tables["sentence"].slice(0, 1).to_pylist()[0])
        schema = json.loads((ROOT / "schema" / "sentence.json").read_text(encoding="utf-8"))
        validator = Draft202012Validator(schema)
        for change in ({"start": -1}, {"role": "lead"}, {"sentence_id": "1"}, {"extra": 1}):
            self.assertFalse(validator.is_valid(row | change), change)


def plain(kind: arrow.DataType) -> bool:
    """Whether every engine reads the type alike: no unsigned, dictionary, large or view types."""
    if arrow.types.is_list(kind):
        return plain(kind.value_type)
    if arrow.types.is_struct(kind):
        return all(plain(kind.field(at).type) for at in range(kind.num_fields))
    names = {arrow.string(), arrow.int32(), arrow.int64(), arrow.float64(), arrow.bool_()}
    return kind in names | {arrow.date32(), arrow.timestamp("us", tz="UTC")}


def as_json(value: object) -> object:
    """A value of a row as the JSON that its schema describes."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat().removesuffix("+00:00") + "Z"
    return value


if __name__ == "__main__":
    unittest.main()
