//! Pairs in TSV and CSV: a header names the columns.

use std::path::Path;

use super::PairBuilder;
use crate::error::{Error, Result};

/// Pairs separated by tabs. A quotation mark is an ordinary character there, as MT tools write it.
pub(super) fn tsv(path: &Path, text: &str, pairs: &mut PairBuilder) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(b'\t').quoting(false);
    records(path, &reader, text, pairs)
}

/// Pairs in CSV as RFC 4180 has it.
pub(super) fn csv(path: &Path, text: &str, pairs: &mut PairBuilder) -> Result<()> {
    records(path, &csv::ReaderBuilder::new(), text, pairs)
}

fn records(path: &Path, reader: &csv::ReaderBuilder, text: &str, pairs: &mut PairBuilder) -> Result<()> {
    let mut reader = reader.from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| malformed(path, &error))?.clone();
    let column = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let (Some(mt), Some(edited)) = (column("mt"), column("edited")) else {
        let found = header.iter().take(6).collect::<Vec<_>>().join(", ");
        let problem = format!(
            "the first line must name the columns mt and edited (and may name id, source); it has: {found}"
        );
        return Err(Error::malformed(path, 1, problem));
    };
    let id = column("id");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| malformed(path, &error))? {
        let cell = |at: usize| record.get(at).unwrap_or("");
        pairs.push(id.map(cell), cell(mt), cell(edited));
    }
    Ok(())
}

fn malformed(path: &Path, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line) as usize;
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} columns where the header has {expected_len}")
        }
        _ => error.to_string(),
    };
    Error::malformed(path, line, problem)
}
