//! Columns against rows: on generated schemas and tables, and on the official suite.

mod agreement;
mod official;
