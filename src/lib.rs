//! Parquill turns news articles into tables that analysts can trust: **article**, **sentence**,
//! **entity** and **claim** (who said what, in whose words), as Parquet under a published contract.
//!
//! Data flows one way; folders are the stages, in that order:
//!
//! ```text
//! bytes ─ read ─▶ Document ─ arrange ─▶ in canonical order, each with its key
//!        ─ article ─▶ parts with roles ─ sentence ─▶ sentences
//!        ─ entity ─▶ mentions ─ claim ─▶ attributions          (one document, pure, in parallel)
//!        ─▶ rows ─ validate ─▶ rows that keep the contract, or nothing
//!        ─ write ─▶ Parquet in a staging folder ─ publish ─▶ the dataset
//!                                       a finished dataset ─ audit ─▶ what it breaks, and where
//!                             anybody's table ─ read::table ─ validate ─▶ what it breaks, and where
//!            anybody's folder ─ package ─▶ its tables and schemas; their keys ─ keys ─▶ those amiss
//!                                         two JSON Schemas ─ evolve ─▶ what became of the contract
//!                                            anybody's rows ─ infer ─▶ a JSON Schema ─ sql ─▶ a query
//! ```
//!
//! [`pipeline`] is the one place that knows this order. On the ground floor, known to all: [`record`]
//! (what the tables are: the single source of truth), [`annotation`] (what stages hand each other),
//! [`schema`] (how JSON Schemas are read), [`span`], [`token`], [`crf`], [`paragraph`], [`document`],
//! [`manifest`], [`checksum`], [`place`], [`error`], maps from word forms and what is asked before
//! them, how Arrow's cells are written as JSON, what months are called, what names say of gender, and
//! where panics stop.
//!
//! Walls, kept by `tests/suite/walls.rs`: a stage knows no other stage; only those that read and
//! write touch the file system; nothing but the command line prints or knows the clock; no `unwrap`,
//! no `unsafe` (but for one file of [`crf`], which asks what the processor can do), no import circles.
//!
//! Offsets are bytes inside the library, Unicode code points in the tables; [`span::CodePoints`] is
//! the only bridge.
//!
//! ```
//! use parquill::sentence::sentences;
//!
//! let text = "Sen. Ruth Adeyemi of the U.S. Senate said no. “Not now.”";
//! let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
//! assert_eq!(found, ["Sen. Ruth Adeyemi of the U.S. Senate said no.", "“Not now.”"]);
//! ```

pub mod annotation;
pub mod arrange;
pub mod article;
pub mod audit;
mod calendar;
mod cell;
pub mod checksum;
pub mod claim;
pub mod crf;
pub mod document;
pub mod entity;
pub mod error;
pub mod evolve;
mod filter;
mod form;
mod gender;
mod hexadecimal;
pub mod infer;
pub mod keys;
pub mod manifest;
pub mod package;
mod panics;
pub mod paragraph;
pub mod pipeline;
pub mod place;
pub mod publish;
pub mod read;
pub mod record;
pub mod schema;
pub mod sentence;
pub mod span;
pub mod sql;
pub mod token;
pub mod validate;
pub mod write;
