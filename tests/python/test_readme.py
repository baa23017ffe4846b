"""The README's commands run, and its queries give what it shows.

`sh` blocks run in a shell with the built binary on the path, `python` and `sql` blocks against the
dataset that the first command built.
"""

import os
import re
import subprocess
import unittest
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def table_after(text: str) -> list[tuple[str, ...]]:
    """The cells of the first Markdown table after a piece of the README, without its head."""
    lines = README.split(text, 1)[1].lstrip("`\n").split("\n\n", 1)[0].splitlines()
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


class Commands(unittest.TestCase):
    """What a newcomer types."""

    def test_shell(self):
        path = f"{ROOT / 'target' / 'release'}{os.pathsep}{os.environ['PATH']}"
        found = blocks("sh")
        self.assertGreaterEqual(len(found), 2)
        for block in found:
            with self.subTest(block):
                subprocess.run(
                    ["sh", "-ec", block], cwd=ROOT, check=True, env={**os.environ, "PATH": path},
                    capture_output=True,
                )

    def test_python(self):
        for block in blocks("python"):
            with self.subTest(block):
                exec(compile(block, "README.md", "exec"), {})

    def test_sql(self):
        found = blocks("sql")
        self.assertTrue(found)
        for block in found:
            with self.subTest(block):
                rows = [tuple(map(str, row)) for row in duckdb.sql(block).fetchall()]
                self.assertEqual(rows, table_after(block))

    def setUp(self):
        os.chdir(ROOT)


if __name__ == "__main__":
    unittest.main()
