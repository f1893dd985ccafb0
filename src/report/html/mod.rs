//! The page that a reviewer reads: one file that needs nothing else and asks no server for anything.
//!
//! Without its script it is a readable list of sentence pairs with marks and findings; the script adds filters,
//! keys, decisions and the table of decisions. A content security policy allows that script and that style sheet,
//! known by their SHA-256, and nothing besides: no text of the documents can become code.

mod chart;
mod data;
mod layout;
mod page;
mod text;

use std::io::{self, Write};

use crate::finding::Severity;

use super::Report;

/// Writes the page. The same report gives the same bytes.
///
/// # Errors
/// Whatever `out` says.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = layout::rows(report.segments, report.findings);
    let [before, between, after] = page::frame(report, &rows);
    out.write_all(before.as_bytes())?;
    page::write_rows(report, &rows, out)?;
    out.write_all(between.as_bytes())?;
    data::write(report.findings, &rows, chart::BINS, out)?;
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
