//! What goes into a table comes out of it, and of any size: no row, one row, many chunks.

use arrow_array::RecordBatch;
use arrow_select::concat::concat_batches;
use parquill::record::{Role, Room, Sentence, SentenceRows, Table};
use parquill::write::TableWriter;

use crate::dataset;

fn sentences(count: usize) -> RecordBatch {
    let mut rows = SentenceRows::with_room(Table::Sentence.arrow_schema(), Room::default());
    for position in 0..count {
        rows.push(Sentence {
            sentence_id: &format!("0123456789abcdef0123-s{position:05}"),
            article_id: "0123456789abcdef0123",
            position: position as i64,
            paragraph: position as i64 / 3,
            role: Role::ALL[position % Role::ALL.len()],
            start: position as i64 * 10,
            end: position as i64 * 10 + 9,
            text: &format!("Sätze “{position}”"),
        });
    }
    rows.finish().unwrap()
}

#[test]
fn rows_come_back() {
    for count in [0, 1, 5000] {
        let folder = tempfile::tempdir().unwrap();
        let written = sentences(count);
        let mut writer = TableWriter::new(Table::Sentence, folder.path().to_owned());
        let half = count / 2;
        writer.push(written.slice(0, half), count % 2 == 0).unwrap();
        writer.push(written.slice(half, count - half), true).unwrap();
        let entry = writer.finish().unwrap();
        assert_eq!(entry.rows, count as u64);
        let schema = written.schema();
        let read = concat_batches(&schema, &dataset::rows(folder.path(), Table::Sentence)).unwrap();
        assert_eq!(read, written);
    }
}
