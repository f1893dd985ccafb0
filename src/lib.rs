//! Checks a machine translation against its edited version.
//!
//! The way of the data, each module naming only those before it:
//!
//! ```text
//! text → document → read → normalize → segment → align → detect → report
//!                                         ↑         ↑
//!                                      names, numbers, lexicon
//! ```

pub mod baseline;
pub mod diff;
pub mod document;
pub mod error;
pub mod finding;
pub mod language;
pub mod lexicon;
pub mod markup;
pub mod names;
pub mod normalize;
pub mod numbers;
pub mod output;
pub mod read;
pub mod report;
pub mod review;
pub mod segment;
pub mod ter;
pub mod text;
pub mod vocabulary;

pub use error::{Error, Result};
