//! The forms that grow finding by finding, so that no report need be in memory as a whole.

use std::io::{self, Write};

use rayon::prelude::*;

use super::delimited::{self, Delimiter};
use super::github::Annotations;
use super::row::{COLUMNS, cells};
use super::{Format, Style, jsonl, sarif, text};
use crate::finding::Finding;

/// How many findings are written in one piece of work, and how many pieces are in memory at a time.
const PIECE: usize = 256;
const PIECES: usize = 64;

/// A report that grows. What it writes from its beginning to its end is what [`Report::write`](super::Report::write)
/// writes at once. Nothing is written before there is something to report, or it ends: where input turns out to be
/// malformed, standard output does not have half a table.
#[derive(Debug)]
pub struct Growing {
    format: Format,
    style: Style,
    has_begun: bool,
    /// How many findings were written.
    count: usize,
    annotations: Annotations,
}

impl Growing {
    /// A report of a form that grows ([`Format::grows`]).
    pub fn new(format: Format, style: Style) -> Self {
        Self { format, style, has_begun: false, count: 0, annotations: Annotations::default() }
    }

    /// Writes the next findings.
    ///
    /// # Errors
    /// Whatever `out` says, and [`io::ErrorKind::Unsupported`] for a form that does not grow.
    pub fn add(&mut self, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        if self.format == Format::Github {
            self.annotations.add(findings);
            return Ok(());
        }
        for some in findings.chunks(PIECE * PIECES) {
            let write = |(at, piece): (usize, &[Finding])| {
                let mut written = Vec::with_capacity(PIECE * 512);
                self.write_piece(piece, self.count + at * PIECE, &mut written).map(|()| written)
            };
            let pieces: Vec<io::Result<Vec<u8>>> = some.par_chunks(PIECE).enumerate().map(write).collect();
            for piece in pieces {
                out.write_all(&piece?)?;
            }
            self.count += some.len();
        }
        Ok(())
    }

    /// Writes what stands after the findings.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        match self.format {
            Format::Sarif => sarif::write_end(self.count, out),
            Format::Github => self.annotations.write(out),
            _ => Ok(()),
        }
    }

    /// Writes what stands before the findings, once.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        match self.format {
            Format::Csv => delimited::write_head(Delimiter::Comma, self.style.bom, &COLUMNS, out),
            Format::Tsv => delimited::write_head(Delimiter::Tab, self.style.bom, &COLUMNS, out),
            Format::Sarif => sarif::write_begin(out),
            Format::Jsonl | Format::Text | Format::Github => Ok(()),
            Format::Html | Format::Xlsx => Err(self.unsupported()),
        }
    }

    fn write_piece(&self, findings: &[Finding], before: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let rows = || (before..).zip(findings).map(|(index, finding)| cells(index, finding));
        match self.format {
            Format::Csv => delimited::write_rows(Delimiter::Comma, rows(), out),
            Format::Tsv => delimited::write_rows(Delimiter::Tab, rows(), out),
            Format::Jsonl => jsonl::write(findings, before, out),
            Format::Text => text::write(findings, before, self.style.color, out),
            Format::Sarif => sarif::write_results(findings, before, out),
            Format::Html | Format::Xlsx | Format::Github => Err(self.unsupported()),
        }
    }

    fn unsupported(&self) -> io::Error {
        io::Error::new(io::ErrorKind::Unsupported, format!("{} is not written piece by piece", self.format))
    }
}
