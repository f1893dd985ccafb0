//! The page that a reviewer reads: one file that needs nothing else and asks no server for anything.
//!
//! Without its script it is a readable list of sentence pairs with marks and findings; the script adds filters,
//! keys, decisions and the table of decisions. A content security policy allows that script and that style sheet,
//! known by their SHA-256, and nothing besides: no text of the documents can become code.

mod chart;
mod data;
mod gathered;
mod layout;
mod page;
mod text;

use std::io::{self, Write};

use crate::finding::{Finding, Severity};
use crate::report::{SegmentRow, Summary};

pub use gathered::{Gathered, LeftOut};

/// What a page shows.
#[derive(Clone, Copy, Debug)]
struct Content<'a> {
    findings: &'a [Finding],
    segments: &'a [SegmentRow],
    /// What the findings on the page come to.
    shown: &'a Summary,
    /// What the whole audit comes to.
    summary: &'a Summary,
    left_out: Option<&'a LeftOut>,
}

/// Writes the page. The same content gives the same bytes.
fn write(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = layout::rows(content.segments, content.findings);
    let [before, between, after] = page::frame(content, &rows);
    out.write_all(before.as_bytes())?;
    page::write_rows(content, &rows, out)?;
    out.write_all(between.as_bytes())?;
    data::write(content.findings, &rows, chart::BINS, out)?;
    out.write_all(after.as_bytes())
}

/// The class that gives an element the colour, the sign and the line of a severity.
fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "s-neutral",
        Severity::Minor => "s-minor",
        Severity::Major => "s-major",
        Severity::Critical => "s-critical",
    }
}
