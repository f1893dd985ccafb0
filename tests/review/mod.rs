//! Reports that come back from people, baselines, and audits compared.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod baseline;
mod command;
mod decisions;
mod diff;

use tadqiq::finding::Finding;
use tadqiq::report::{Format, Style};

use crate::report::fixtures::findings;
use crate::report::render;

/// The fixtures with fingerprints of their own.
pub fn told_apart() -> Vec<Finding> {
    let mut findings = findings();
    for (index, finding) in findings.iter_mut().enumerate() {
        finding.fingerprint = format!("a{index:015x}");
    }
    findings
}

/// Cells of a CSV report on the fixtures, with decisions and comments filled in.
pub fn filled(cells: &[(usize, &str, &str)]) -> Vec<Vec<String>> {
    let bytes = render(&told_apart(), Format::Csv, Style::default());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    for &(id, decision, comment) in cells {
        (rows[id][1], rows[id][2]) = (decision.to_owned(), comment.to_owned());
    }
    rows
}

/// A delimited text of cells, every cell quoted, as some spreadsheets write it.
pub fn quoted(rows: &[Vec<String>], delimiter: char) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string());
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
}
