//! All integration tests, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod align;
mod cases;
mod layers;
mod numbers;
mod report;
mod review;
