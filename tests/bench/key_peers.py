"""DuckDB beside `parquill validate FOLDER` on the benchmark's keys, one thread.

`python tests/bench/key_peers.py FOLDER BYTES` prints a line of JSON: what, rows, bytes of keys, wall
and CPU seconds, bad keys: those beyond the first of each, and those that lead to no parent.
"""

import json
import sys
import time
from pathlib import Path

import duckdb


def main() -> None:
    """Measures both questions, each in the form that DuckDB answers fastest."""
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    rows, parents = folder / "row.parquet", folder / "parent.parquet"
    connection = duckdb.connect(config={"threads": 1})
    wall, cpu = time.perf_counter(), time.process_time()
    repeated = sum(
        connection.execute(f"SELECT count(id) - count(DISTINCT id) FROM '{table}'").fetchone()[0]
        for table in (parents, rows)
    )
    wanting = connection.execute(
        f"SELECT count(*) FROM '{rows}' r ANTI JOIN '{parents}' p ON r.parent = p.id"
        " WHERE r.parent IS NOT NULL"
    ).fetchone()[0]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    count = connection.execute(f"SELECT count(*) FROM '{rows}'").fetchone()[0]
    said = {
        "what": f"DuckDB, {repeated + wanting} bad keys", "rows": count, "bytes": size,
        "wall": wall, "cpu": cpu, "bad": repeated + wanting,
    }  # fmt: skip
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
