//! The promises that no single file of the crate can keep, one module each. They run the built
//! binary and read what it wrote; one test binary, because linking costs more than running.

#![allow(clippy::unwrap_used)]

mod cli;
mod contract;
mod corpus;
mod crash;
mod dataset;
mod determinism;
mod evidence;
mod evolve;
mod golden;
mod infer;
mod integrity;
mod keys;
mod package;
mod properties;
mod random;
mod roundtrip;
mod sarif;
mod schema;
mod tables;
mod walls;
