//! All integration tests, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod align;
mod browser;
mod cases;
mod cli;
mod config;
mod formats;
mod guide;
mod help;
mod html;
mod layers;
mod lexicon;
mod names;
mod numbers;
mod properties;
mod readme;
mod report;
mod review;
mod stages;
mod ter;
