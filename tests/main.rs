//! All integration tests, in one binary.

mod html;
mod report;
mod review;
