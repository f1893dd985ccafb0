//! The segments table: one row for each aligned pair.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::cell::Cell;
use super::{Delimiter, Format, Style, delimited, jsonl};
use crate::align::Bead;
use crate::audit::Audit;
use crate::document::Segmented;
use crate::finding::Finding;
use crate::ter;

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

/// What the findings in each bead of an audit come to.
#[derive(Clone, Debug, Default)]
pub struct Tallies {
    /// Penalty and count, by the index of the bead.
    by_bead: Vec<(u64, usize)>,
}

impl Tallies {
    /// Those of the findings that an audit holds.
    pub fn of(audit: &Audit) -> Self {
        let mut tallies = Self::default();
        for (finding, &bead) in audit.findings.iter().zip(&audit.finding_beads) {
            tallies.add(bead, finding);
        }
        tallies
    }

    /// Adds a finding in a bead.
    pub fn add(&mut self, bead: usize, finding: &Finding) {
        if self.by_bead.len() <= bead {
            self.by_bead.resize(bead + 1, (0, 0));
        }
        self.by_bead[bead].0 += u64::from(finding.severity.penalty());
        self.by_bead[bead].1 += 1;
    }
}

/// How many rows are made at a time.
const ROWS: usize = 8192;

/// The rows of an audit, one for each bead, in the reading order of the MT, some thousand at a time.
pub fn segment_rows<'a>(
    audit: &'a Audit,
    tallies: &'a Tallies,
) -> impl Iterator<Item = Vec<SegmentRow>> + use<'a> {
    audit.beads.chunks(ROWS).enumerate().map(|(nth, beads)| {
        let mut rows: Vec<SegmentRow> = beads.iter().map(|bead| row(audit, bead)).collect();
        add_ter(&mut rows);
        for (row, &tally) in rows.iter_mut().zip(tallies.by_bead.iter().skip(nth * ROWS)) {
            (row.penalty, row.findings) = tally;
        }
        rows
    })
}

/// Scores the pairs by TER with its default options.
fn add_ter(rows: &mut [SegmentRow]) {
    let paired = |row: &&mut SegmentRow| !row.mt_ids.is_empty() && !row.edited_ids.is_empty();
    let paired: Vec<&mut SegmentRow> = rows.iter_mut().filter(paired).collect();
    let texts: Vec<(&str, &str)> = paired.iter().map(|row| (&*row.mt_text, &*row.edited_text)).collect();
    let scores = ter::segments(&texts, &ter::Options::default());
    for (row, edits) in paired.into_iter().zip(scores) {
        row.ter = Some(edits.rate() / 100.0);
    }
}

fn row(audit: &Audit, bead: &Bead) -> SegmentRow {
    let ids = |range: &Range<u32>, before: usize| range.clone().map(|id| before + id as usize).collect();
    let before = &audit.segments_before;
    let text = |side: &Segmented, range: &Range<u32>| {
        range.clone().map(|id| side.segment_text(id as usize)).collect::<Vec<_>>().join(" ")
    };
    SegmentRow {
        mt_ids: ids(&bead.mt, before.mt),
        edited_ids: ids(&bead.edited, before.edited),
        mt_text: text(&audit.texts.mt, &bead.mt),
        edited_text: text(&audit.texts.edited, &bead.edited),
        score: bead.is_paired().then_some(f64::from(bead.score)),
        ter: None,
        penalty: 0,
        findings: 0,
    }
}

/// Writes what stands before the rows of the segments table. It has the forms CSV, TSV and JSONL.
///
/// # Errors
/// Whatever `out` says, and [`io::ErrorKind::Unsupported`] for another form.
pub fn write_segments_head(format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Csv => delimited::write_head(Delimiter::Comma, style.bom, &SEGMENT_COLUMNS, out),
        Format::Tsv => delimited::write_head(Delimiter::Tab, style.bom, &SEGMENT_COLUMNS, out),
        Format::Jsonl => Ok(()),
        _ => Err(unsupported()),
    }
}

/// Writes rows of the segments table.
///
/// # Errors
/// As [`write_segments_head`].
pub fn write_segments_rows(rows: &[SegmentRow], format: Format, out: &mut dyn Write) -> io::Result<()> {
    let cells = rows.iter().map(SegmentRow::cells);
    match format {
        Format::Csv => delimited::write_rows(Delimiter::Comma, cells, out),
        Format::Tsv => delimited::write_rows(Delimiter::Tab, cells, out),
        Format::Jsonl => rows.iter().try_for_each(|row| jsonl::write_line(row, out)),
        _ => Err(unsupported()),
    }
}

fn unsupported() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "segments are written as CSV, TSV or JSONL")
}
