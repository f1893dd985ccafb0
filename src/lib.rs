//! Checks a machine translation against its edited version.
//!
//! [`audit::audit`] is the whole of it: two [`document::Document`]s in, [`finding::Finding`]s out. The way of the data,
//! each module naming only those before it:
//!
//! ```text
//! text → document → read → normalize → segment → align → detect → report
//!                                         ↑         ↑
//!                                      names, numbers, lexicon
//! ```

pub mod align;
pub mod audit;
pub mod baseline;
pub mod calibrate;
pub mod confidence;
pub mod config;
pub mod detect;
pub mod diff;
pub mod document;
pub mod error;
pub mod finding;
pub mod guide;
pub mod language;
pub mod lexicon;
pub mod markup;
pub mod names;
pub mod normalize;
pub mod numbers;
pub mod output;
mod place;
pub mod read;
pub mod report;
pub mod review;
pub mod segment;
pub mod suggest;
pub mod ter;
pub mod text;
pub mod timings;
pub mod vocabulary;

pub use error::{Error, Result};
