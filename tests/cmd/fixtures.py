"""Makes the inputs of the command tests that no editor can: packed, binary or in another encoding.

Run as `build/venv/bin/python tests/cmd/fixtures.py`; the files it makes are committed beside the
texts that were written by hand, and come out the same every time.
"""

import gzip
import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow
from pyarrow import ipc, parquet

HERE = Path(__file__).resolve().parent

NOTE = "Ferry stops early\n\nThe harbour café closed at noon, “for good”, its owner said.\n"
STORIES = [
    {
        "title": "Bridge reopens",
        "text": "The bridge reopened on Tuesday.",
        "authors": ["Ada Quill"],
        "url": "https://example.com/bridge",
        "published": "2025-03-04T09:30:00Z",
    },
    {
        "title": "Ferry delayed",
        "text": "“We wait for parts,” said Odo Lind, the harbour master.",
        "authors": ["Ada Quill", "Ben Ruder"],
        "url": "https://example.com/ferry",
        "published": "2025-03-05",
    },
]
LINES = "".join(json.dumps(story, ensure_ascii=False) + "\n" for story in STORIES).encode()


def zstd(data: bytes) -> bytes:
    """A zstd frame that states its length."""
    return pyarrow.compress(data, codec="zstd", asbytes=True)


def parquet_of(rows: list[dict]) -> bytes:
    """The rows as a Parquet file."""
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_pylist(rows), sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def renamed(story: dict) -> dict:
    """A story as another exporter names its fields."""
    return {"headline": story["title"], "body": story["text"], "page": {"link": story["url"]}}


def damaged(data: bytes) -> bytes:
    """The data with its second half overwritten."""
    return data[: len(data) // 2] + b"\xee" * (len(data) - len(data) // 2)


ORDERS = [
    {
        "id": "AB-0001",
        "placed": "2025-03-04T09:30:00Z",
        "status": "paid",
        "total": 31.5,
        "lines": [{"article": "kettle", "pieces": 1}, {"article": "lid", "pieces": 2}],
    },
    {
        "id": "AB-2",
        "placed": "2025-03-04T10:00:00Z",
        "status": "paid",
        "total": None,
        "lines": [{"article": "saucepan, large", "pieces": 0}],
    },
    {"id": "AB-0003", "placed": "2025-03-05T08:00:00Z", "status": "lost", "total": -1.0, "lines": []},
]
ORDER = pyarrow.schema(
    [
        ("id", pyarrow.dictionary(pyarrow.int32(), pyarrow.string())),
        ("placed", pyarrow.timestamp("us", "UTC")),
        ("status", pyarrow.string_view()),
        ("total", pyarrow.decimal128(12, 2)),
        (
            "lines",
            pyarrow.large_list(
                pyarrow.struct([("article", pyarrow.string()), ("pieces", pyarrow.uint8())])
            ),
        ),
    ]
)


def order_table() -> pyarrow.Table:
    """The orders in types that JSON has not."""
    of = {"placed": datetime.fromisoformat, "total": lambda total: total and Decimal(str(total))}
    rows = [{key: of.get(key, lambda it: it)(value) for key, value in row.items()} for row in ORDERS]
    return pyarrow.Table.from_pylist(rows, schema=ORDER)


def order_parquet() -> bytes:
    """The orders as Parquet, in two row groups, with checksums."""
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(order_table(), sink, row_group_size=2, write_page_checksum=True)
    return sink.getvalue().to_pybytes()


def order_arrow(writer: Callable, **options: object) -> bytes:
    """The orders as Arrow IPC."""
    sink = pyarrow.BufferOutputStream()
    with writer(sink, ORDER, options=ipc.IpcWriteOptions(**options)) as written:
        written.write_table(order_table())
    return sink.getvalue().to_pybytes()


def flipped(data: bytes, at: int) -> bytes:
    """The data with one bit turned over."""
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


ORDER_LINES = "".join(json.dumps(order) + "\n" for order in ORDERS) + '{"id":"AB-0004"}\n\n{"id":}\n'

STATES = ("open", "paid", "void")
PURCHASES = [
    {
        "id": f"{n * 2654435761 % 2**32:08x}",
        "number": f"ord-{n:04}",
        "state": STATES[n % 3],
        "amount": n * 25 % 400 / 4,
        "items": [{"sku": f"{n % 7}{n % 5}-AB", "count": n % 4 + 1}][: n % 3],
        "placed": f"2025-03-{n % 28 + 1:02}T09:30:00Z",
        "note": None if n % 4 else f"Ring twice, café no. {n}, please.",
    }
    for n in range(60)
]
PURCHASE_LINES = "".join(json.dumps(purchase, ensure_ascii=False) + "\n" for purchase in PURCHASES).encode()

FILES = {
    "table.in/orders.jsonl": ORDER_LINES.encode(),
    "table.in/packed.jsonl.gz": gzip.compress(ORDER_LINES.encode(), mtime=0),
    "table.in/orders.parquet": order_parquet(),
    "table.in/orders.arrow": order_arrow(ipc.new_file, compression="lz4"),
    "table.in/orders.arrows": order_arrow(ipc.new_stream),
    "table.in/flipped.parquet": flipped(order_parquet(), 60),
    "table.in/cut.arrow": order_arrow(ipc.new_file, compression="lz4")[:900],
    "formats.in/lines.jsonl": LINES,
    "formats.in/lines.jsonl.gz": gzip.compress(LINES, mtime=0),
    "formats.in/lines.jsonl.zst": zstd(LINES),
    "formats.in/table.parquet": parquet_of(STORIES),
    "formats.in/repacked": zstd(LINES),
    "infer.in/orders.jsonl": PURCHASE_LINES,
    "infer.in/packed.jsonl.gz": gzip.compress(PURCHASE_LINES, mtime=0),
    "infer.in/packed.jsonl.zst": zstd(PURCHASE_LINES),
    "infer.in/orders.parquet": parquet_of(PURCHASES),
    "infer.in/broken.jsonl": PURCHASE_LINES + b'{"id": \n',
    "infer.in/cut.parquet": parquet_of(PURCHASES)[:-40],
    "fields.in/export.parquet": parquet_of([renamed(story) for story in STORIES]),
    "encodings.in/utf-8.txt": NOTE.encode(),
    "encodings.in/crlf.txt": NOTE.replace("\n", "\r\n").encode(),
    "encodings.in/bom.txt": NOTE.encode("utf-8-sig"),
    "encodings.in/utf-16le.txt": NOTE.encode("utf-16"),
    "encodings.in/utf-16be.txt": b"\xfe\xff" + NOTE.encode("utf-16-be"),
    "encodings.in/windows-1252.txt": NOTE.encode("cp1252"),
    "encodings.in/utf-16.jsonl": LINES.decode().encode("utf-16"),
    "rejected.in/text/invalid-utf-8.txt": "The café ".encode() + b"\xff closed.\n",
    "rejected.in/text/nul.txt": b"The mayor\0 spoke.\n",
    "rejected.in/text/half-utf-16.txt": "Rain fell.".encode("utf-16")[:-1],
    "rejected.in/text/empty.txt": b"",
    "rejected.in/text/blank.txt": b" \r\n\t\n",
    "rejected.in/packed/cut.jsonl.gz": gzip.compress(LINES, mtime=0)[:-12],
    "rejected.in/packed/cut.jsonl.zst": zstd(LINES)[:-6],
    "rejected.in/packed/cut.txt.gz": gzip.compress(NOTE.encode(), mtime=0)[:-12],
    "rejected.in/packed/cut.parquet": parquet_of(STORIES)[:-40],
    "rejected.in/packed/damaged.parquet": damaged(parquet_of(STORIES)),
    "rejected.in/packed/twice.gz": gzip.compress(gzip.compress(LINES, mtime=0), mtime=0),
    "rejected.in/packed/trailing.jsonl.gz": gzip.compress(LINES, mtime=0) + b"garbage",
    "rejected.in/packed/no-text.parquet": parquet_of([{"headline": "Bridge reopens"}]),
    "rejected.in/packed/null-text.parquet": parquet_of([{"text": None}, {"text": "Rain fell."}]),
    "rejected.in/other/report.pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
    "rejected.in/other/letter.docx": b"PK\x03\x04\x14\0\x06\0",
    "rejected.in/other/crawl.warc.gz": gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n", mtime=0),
    "rejected.in/lines/nul.jsonl": b'{"text": "The \0 mayor"}\n{"text": "The mayor spoke."}\n',
    "rejected.in/lines/invalid-utf-8.jsonl": b'{"text": "\xff\xc3\xa9"}\n{"text": "Rain fell."}\n',
}


def main() -> None:
    """Writes every file."""
    for name, data in FILES.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
