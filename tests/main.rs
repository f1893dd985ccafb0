//! All integration tests, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod align;
mod cases;
mod layers;
mod lexicon;
mod names;
mod numbers;
mod report;
mod review;
mod ter;
