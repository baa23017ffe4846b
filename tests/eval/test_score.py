"""The scorers themselves, on small texts and tables of our own."""

import tempfile
import unittest
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet

from . import claims, conllu, cuts, entities, names, polnear, sentences
from .dataset import Dataset, EvaluationError, file_name
from .document import Document, Span, located, trimmed
from .quotation import quoted
from .report import Errors, Measure, failures
from .score import Score

TEXT = (
    'Mayor Ann Roe said the bridge is safe. “It will hold,” she said. "For years."\nNo one asked.'
)


def span(text: str, quotation: str) -> Span:
    """Where a quotation stands in a text."""
    start = text.index(quotation)
    return Span(start, start + len(quotation))


def dataset(documents: list[Document], **tables: list[dict]) -> Dataset:
    """A dataset folder holding the documents and the rows given; `article_id` is the name."""
    folder = Path(tempfile.mkdtemp())
    tables["article"] = [
        {"article_id": d.name, "source": file_name(d), "text": d.text} for d in documents
    ]
    for name, rows in tables.items():
        (folder / name).mkdir()
        parquet.write_table(arrow.Table.from_pylist(rows), folder / name / "part-00000.parquet")
    return Dataset(folder)


def claim(text: str, source: str | None, cue: str, *content: str, parent: str | None = None):
    """A row of the claim table, its spans found by what they quote."""
    spans = [span(text, part) for part in content]
    row = {"article_id": "a", "claim_id": content[0], "parent_claim_id": parent}
    row["content_spans"] = [{"start": start, "end": end} for start, end in spans]
    for role, words in (("source", source), ("cue", cue)):
        start, end = span(text, words) if words else (None, None)
        row |= {f"{role}_start": start, f"{role}_end": end}
    return row


class Sentences(unittest.TestCase):
    def test_a_treebank_becomes_text_and_spans(self):
        block = "# sent_id = {0}\n{1}# text = {2}\n1\tX\t_\t_\t_\t_\t_\t_\t_\t{3}\n\n"
        treebank = "# newdoc id = d\n# newpar\n" + block.format(1, "", "Two dogs.", "_")
        treebank += block.format(2, "", "One cat.", "SpaceAfter=No")
        treebank += block.format(3, "", "(Tired.)", "_") + block.format(
            4, "# newpar\n", "End.", "_"
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "t.conllu")
            path.write_text(treebank, encoding="utf-8")
            [document] = conllu.documents(path)
        self.assertEqual(document.text, "Two dogs. One cat.(Tired.)\nEnd.")
        quotations = [document.text[start:end] for start, end in document.gold]
        self.assertEqual(quotations, ["Two dogs.", "One cat.", "(Tired.)", "End."])

    def test_white_space_at_the_ends_is_left_aside(self):
        document = Document("a", "One.  Two.\n", [Span(0, 4), Span(6, 10)])
        rows = [
            {"article_id": "a", "start": 0, "end": 6},
            {"article_id": "a", "start": 6, "end": 11},
        ]
        line = sentences.measure("x", [document], dataset([document], sentence=rows))
        self.assertEqual(line.score, Score(2, 2, 2, 2))

    def test_a_missed_cut_costs_both_sides(self):
        document = Document("a", "One. Two. Six.", [Span(0, 4), Span(5, 9), Span(10, 14)])
        rows = [
            {"article_id": "a", "start": 0, "end": 9},
            {"article_id": "a", "start": 10, "end": 14},
        ]
        line = sentences.measure("x", [document], dataset([document], sentence=rows))
        self.assertEqual(line.score, Score(3, 2, 1, 1))
        self.assertAlmostEqual(line.score.f1, 0.4)

    def test_another_text_is_not_scored(self):
        built = dataset([Document("a", "One. ")])
        with self.assertRaisesRegex(EvaluationError, "a: text differs from the gold's at the end"):
            built.check([Document("a", "One.")])
        with self.assertRaisesRegex(EvaluationError, "b: no such article"):
            built.check([Document("b", "One.")])


class Cuts(unittest.TestCase):
    def test_cuts_that_are_surely_wrong(self):
        for left, right, kind in [
            ("It fell to state Sen.", "Ida Moss to reply.", "title"),
            ("The plant near St.", "Cloud closed.", "St."),
            ("A letter by George K.", "Dunn was read.", "initial"),
            ("The E.U.", "budget rose.", "initial"),
            ("He sued in U.S.", "District Court.", "U.S."),
            ("Many U.S.", "towns agreed.", "U.S."),
        ]:
            self.assertEqual(cuts.wrong_cut(left, right), kind, left)

    def test_places_where_a_sentence_may_end(self):
        for left, right in [
            ("They moved to the U.S.", "The rest stayed."),
            ("They moved to the U.S.", "Moss stayed."),
            ("She bought vitamin C.", "He paid."),
            ("We met on Elm St.", "It rained."),
            ("They won.", "Moss smiled."),
        ]:
            self.assertIsNone(cuts.wrong_cut(left, right), left)

    def test_only_neighbours_in_one_paragraph_count(self):
        texts = [("By Ann K.", 0), ("Dunn was late.", 1), ("He met Sen.", 1), ("Ida Moss.", 1)]
        rows = [
            {"article_id": "a", "position": at, "paragraph": paragraph, "text": text}
            for at, (text, paragraph) in enumerate(texts)
        ]
        found = list(cuts.cuts(dataset([Document("a", "")], sentence=rows[::-1])))
        self.assertEqual(found, [("title", "a.txt: He met Sen. | Ida Moss.")])


class Entities(unittest.TestCase):
    def test_spans_are_trimmed_and_types_mapped(self):
        text = "“Moss Bank’s” heir flew from Oslo Airport on Monday."
        gold = [(span(text, "Moss Bank"), "Organization"), (span(text, "Oslo Airport"), "Facility")]
        document = Document("a", text, [*gold, (span(text, "Monday"), "Date")])
        rows = [
            {"article_id": "a", "type": kind, "start": start, "end": end}
            for kind, (start, end) in [
                ("organization", span(text, "“Moss Bank’s”")),
                ("place", span(text, "Oslo Airport")),
                ("person", span(text, "heir")),
                ("law", span(text, "flew")),
            ]
        ]
        lines = entities.measures("x", [document], dataset([document], entity=rows))
        found = {line.name: line.score for line in lines}
        self.assertEqual(found["PER, ORG, LOC: x"], Score(2, 3, 2, 2))
        self.assertEqual(found["Date: x"], Score(1, 0, 0, 0))
        self.assertNotIn("PER: x", found)

    def test_bio_tags_over_text_with_other_white_space(self):
        text = "In New\nYork  , Ann Roe's caf\u00e9"
        words = ["In", "New", "York", ",", "Ann", "Roe", "'s", "caf", "\u00c3\u00a9"]
        spans = located(text, words)
        tags = ["O", "B-LOC", "I-LOC", "O", "B-PER", "I-PER", "O", "I-ORG", "I-ORG"]
        found = [(text[start:end], kind) for (start, end), kind in names.names(spans, tags)]
        self.assertEqual(found, [("New\nYork", "LOC"), ("Ann Roe", "PER"), ("caf", "ORG")])


class Claims(unittest.TestCase):
    def setUp(self):
        def attribution(source: str, cue: str, *content: str):
            parts = [[span(TEXT, words)] if words else [] for words in (source, cue)]
            return polnear.Attribution(*parts, [span(TEXT, words) for words in content])

        safe = attribution("Mayor Ann Roe", "said", "the bridge is safe")
        hold = attribution("she", "she said", "“It will hold,”", '"For years."')
        self.document = Document("a", TEXT, [safe, hold])

    def found(self, *rows: dict) -> dict[str, Score]:
        lines = claims.measures("x", [self.document], dataset([self.document], claim=list(rows)))
        return {line.name.removesuffix(": x"): line.score for line in lines}

    def test_the_gold_as_prediction_is_perfect(self):
        safe = claim(TEXT, "Mayor Ann Roe", "said", "the bridge is safe.")
        hold = claim(TEXT, "she", "she said", "It will hold", "For years")
        found = self.found(safe, hold)
        self.assertEqual({score.f1 for name, score in found.items() if "mixed" not in name}, {1.0})
        self.assertEqual(found["joint lenient, direct"], Score(1, 1, 1, 1))
        self.assertEqual(found["content words"], Score(9, 9, 9, 9))

    def test_half_the_content_and_part_of_the_source(self):
        found = self.found(claim(TEXT, "Roe", "said", "is safe"))
        self.assertEqual(found["joint lenient"], Score(2, 1, 1, 1))
        self.assertEqual(found["content exact"], Score(2, 1, 0, 0))
        self.assertEqual(found["source exact"], Score(2, 1, 0, 0))
        self.assertEqual(found["cue exact"], Score(2, 1, 1, 1))

    def test_a_missing_source_agrees_only_with_none(self):
        found = self.found(claim(TEXT, None, "said", "the bridge is safe"))
        self.assertEqual(found["content exact"], Score(2, 1, 1, 1))
        self.assertEqual(found["joint lenient"], Score(2, 1, 0, 0))

    def test_nested_predictions_are_left_out(self):
        whole = claim(TEXT, "Mayor Ann Roe", "said", "the bridge is safe")
        by_parent = claim(TEXT, None, "asked", "No one", parent=whole["claim_id"])
        by_place = claim(TEXT, None, "is", "bridge")
        self.assertEqual(self.found(whole, by_parent, by_place)["joint exact"], Score(2, 1, 1, 1))

    def test_one_prediction_serves_one_attribution(self):
        twice = [claim(TEXT, "Roe", "said", "bridge is safe"), claim(TEXT, None, "said", "is safe")]
        self.assertEqual(self.found(*twice)["content found"], Score(2, 2, 1, 1))

    def test_marks_of_any_shape_pair_within_a_line(self):
        text = "“One\" two \"three” four “five\nsix \"seven\" and ''eight,''"
        inside = "".join(c if flag else "_" for c, flag in zip(text, quoted(text), strict=True))
        self.assertEqual(
            inside.replace("_", " ").split(), ["One", "three", "five", "seven", "eight,"]
        )

    def test_stand_off_annotation(self):
        lines = [
            "T1\tSource 0 5\tRoe",
            "broken off",
            "T2\tContent 6 9;12 20\tx",
            "T3\tAttribution-no-source 1 2\tx",
            "T4\tCue 10 11\tx",
            "E1\tAttribution-no-source:T3 Content:T2 Cue:T4 Source2:T1",
            "E2\tAttribution:T3 Cue:T4",
            "E3\tDiscuss:T3 Content:T2",
        ]
        [found] = polnear.attributions("\n".join(lines))
        self.assertEqual(found.content, [Span(6, 9), Span(12, 20)])
        self.assertEqual((found.source, found.cue), ([Span(0, 5)], [Span(10, 11)]))


class Bounds(unittest.TestCase):
    def test_what_lies_beyond_its_bound_is_named(self):
        lines = [Measure("s", 1, Score(2, 2, 1, 1)), Errors("e", 1, ["there"])]
        self.assertEqual(failures(lines, {"s": 0.5, "e": 1}), [])
        wrong = failures(lines, {"s": 0.51, "e": 0, "t": 1})
        self.assertEqual(
            wrong,
            ["s: beyond its bound 0.51", "e: beyond its bound 0", "  there",
             "t: has a bound, was not measured"],
        )  # fmt: skip

    def test_trimming_keeps_an_empty_span_empty(self):
        self.assertEqual(trimmed("a  b", Span(1, 3)), Span(3, 3))


if __name__ == "__main__":
    unittest.main()
