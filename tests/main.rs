//! All integration tests, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod align;
mod browser;
mod calibrate;
mod cases;
mod cli;
mod config;
mod entry_points;
mod fixture;
mod formats;
mod fuzzed;
mod guide;
mod help;
mod html;
mod judging;
mod languages;
mod layers;
mod lexicon;
mod names;
mod numbers;
mod pipes;
mod properties;
mod readme;
mod report;
mod review;
mod stages;
mod stream;
mod tags;
mod temporary;
mod ter;
