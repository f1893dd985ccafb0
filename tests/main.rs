//! All integration tests, in one binary.

mod browser;
mod html;
mod report;
mod review;
