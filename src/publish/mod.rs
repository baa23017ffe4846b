//! Publishing: the old dataset or the new one, whole.
//!
//! A dataset is written to a staging folder beside its target and takes the target's place in one
//! step. Where the target exists the two folders are *exchanged* (`renameat2` with
//! `RENAME_EXCHANGE`), because a folder cannot be renamed over a full one. Rejected: versions behind
//! a symbolic link, which is as atomic, but leaves every tool that copies, zips or globs the target
//! with a link and every user with folders to clean.

mod occupant;
mod staging;

pub use staging::Staging;
