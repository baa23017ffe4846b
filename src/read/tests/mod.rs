//! What the input stage promises as a whole: on files, through [`open`](super::open).

mod any_bytes;
mod corpus;
mod documents;
mod inputs;
mod parquet_rows;
mod rejections;
