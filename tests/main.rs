//! All integration tests, in one binary.

mod lexicon;
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod layers;
mod report;
mod review;
mod ter;
