//! The segments table: one row for each aligned pair.

use std::io::{self, Write};

use serde::Serialize;

use super::cell::Cell;
use super::{Delimiter, Format, Style, delimited, jsonl};

/// An aligned pair of segments, or a segment that has no partner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SegmentRow {
    /// 0-based numbers of the MT's segments; none where the MT has nothing.
    pub mt_ids: Vec<usize>,
    /// 0-based numbers of the edited version's segments; none where it has nothing.
    pub edited_ids: Vec<usize>,
    /// The MT's text.
    pub mt_text: String,
    /// The edited version's text.
    pub edited_text: String,
    /// How sure the alignment is, 0 to 1; absent without a partner.
    #[serde(serialize_with = "jsonl::rounded_ratio")]
    pub score: Option<f64>,
    /// Translation edit rate: edits for each word of the edited version; absent without a partner.
    #[serde(serialize_with = "jsonl::rounded_ratio")]
    pub ter: Option<f64>,
    /// MQM penalty of the findings in it.
    pub penalty: u64,
    /// How many findings stand in it.
    pub findings: usize,
}

/// The columns of the segments table, in order. JSONL has the same keys, with ids as lists of numbers.
pub const SEGMENT_COLUMNS: [&str; 8] =
    ["mt_ids", "edited_ids", "mt_text", "edited_text", "score", "ter", "penalty", "findings"];

impl SegmentRow {
    /// Its cells, in the order of [`SEGMENT_COLUMNS`].
    pub fn cells(&self) -> [Cell<'_>; 8] {
        [
            ids(&self.mt_ids),
            ids(&self.edited_ids),
            self.mt_text.as_str().into(),
            self.edited_text.as_str().into(),
            self.score.map_or(Cell::Empty, Cell::Ratio),
            self.ter.map_or(Cell::Empty, Cell::Ratio),
            Cell::Count(self.penalty),
            Cell::Count(self.findings as u64),
        ]
    }
}

/// Numbers joined by commas, as the alignment output has them.
fn ids(ids: &[usize]) -> Cell<'static> {
    let ids: Vec<String> = ids.iter().map(usize::to_string).collect();
    Cell::Text(ids.join(",").into())
}

/// Writes the segments table. It has the forms CSV, TSV and JSONL.
///
/// # Errors
/// Whatever `out` says, and [`io::ErrorKind::Unsupported`] for another.
pub fn write_segments(
    rows: &[SegmentRow],
    format: Format,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = |delimiter| {
        delimited::write(delimiter, style.bom, &SEGMENT_COLUMNS, rows.iter().map(SegmentRow::cells), out)
    };
    match format {
        Format::Csv => table(Delimiter::Comma),
        Format::Tsv => table(Delimiter::Tab),
        Format::Jsonl => rows.iter().try_for_each(|row| jsonl::write_line(row, out)),
        Format::Text | Format::Html => {
            Err(io::Error::new(io::ErrorKind::Unsupported, "segments are written as CSV, TSV or JSONL"))
        }
    }
}
