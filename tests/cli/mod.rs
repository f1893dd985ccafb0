//! The command line: exit codes, messages, and what is left behind.

mod options;
mod outputs;
mod pairs;
mod text;

use tempfile::TempDir;

use crate::fixture::texts;

const MT: &str = "التقى نظيره Unacimov أمس.\n";
const EDITED: &str = "التقى نظيره غيراسيموف أمس.\n";

/// A folder with the two texts.
fn sample() -> TempDir {
    texts(&[("mt.txt", MT), ("edited.txt", EDITED)])
}
