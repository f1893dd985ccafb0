//! The forms that grow finding by finding, so that no report need be in memory as a whole.

use std::io::{self, Write};

use rayon::prelude::*;

use super::delimited::{self, Delimiter};
use super::row::{COLUMNS, cells};
use super::{Format, Style, jsonl, text};
use crate::finding::Finding;

/// How many findings are written in one piece of work, and how many pieces are in memory at a time.
const PIECE: usize = 256;
const PIECES: usize = 64;

/// Writes what stands before the findings: the names of the columns, where there are columns.
///
/// # Errors
/// Whatever `out` says, and [`io::ErrorKind::Unsupported`] for a form that does not grow
/// ([`Format::is_streamed`]).
pub fn write_head(format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Csv => delimited::write_head(Delimiter::Comma, style.bom, &COLUMNS, out),
        Format::Tsv => delimited::write_head(Delimiter::Tab, style.bom, &COLUMNS, out),
        Format::Jsonl | Format::Text => Ok(()),
        _ => Err(unsupported(format)),
    }
}

/// Writes the next findings, of which so many stand before. What [`write_head`] and calls of this write is the report.
///
/// # Errors
/// As [`write_head`].
pub fn write_findings(
    format: Format,
    style: Style,
    findings: &[Finding],
    before: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, some) in findings.chunks(PIECE * PIECES).enumerate() {
        let before = before + at * PIECE * PIECES;
        let write = |(at, piece): (usize, &[Finding])| {
            let mut written = Vec::with_capacity(PIECE * 512);
            write_piece(format, style, piece, before + at * PIECE, &mut written).map(|()| written)
        };
        let pieces: Vec<io::Result<Vec<u8>>> = some.par_chunks(PIECE).enumerate().map(write).collect();
        for piece in pieces {
            out.write_all(&piece?)?;
        }
    }
    Ok(())
}

fn write_piece(
    format: Format,
    style: Style,
    findings: &[Finding],
    before: usize,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let rows = || (before..).zip(findings).map(|(index, finding)| cells(index, finding));
    match format {
        Format::Csv => delimited::write_rows(Delimiter::Comma, rows(), out),
        Format::Tsv => delimited::write_rows(Delimiter::Tab, rows(), out),
        Format::Jsonl => jsonl::write(findings, before, out),
        Format::Text => text::write(findings, before, style.color, out),
        _ => Err(unsupported(format)),
    }
}

fn unsupported(format: Format) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, format!("{format} is not written piece by piece"))
}
