//! A report that is written as findings come, so that none need be in memory as a whole.

use std::io::{self, Write};

use rayon::prelude::*;

use super::delimited::{self, Delimiter};
use super::github::Annotations;
use super::html::{Gathered, LeftOut};
use super::row::{COLUMNS, cells};
use super::xlsx::Book;
use super::{Format, SegmentRow, Style, Summary, jsonl, sarif, text};
use crate::finding::Finding;

/// How many findings are written in one piece of work, and how many pieces are in memory at a time.
const PIECE: usize = 256;
const PIECES: usize = 64;

/// A report that grows. Nothing is written before there is something to report, or it ends: where input turns out to be
/// malformed, standard output does not have half a table. What is written depends on the findings and the aligned pairs
/// alone, and on the order of each, not on how many were added at once.
#[derive(Debug)]
pub struct Growing {
    format: Format,
    style: Style,
    has_begun: bool,
    /// How many findings were written.
    count: usize,
    held: Held,
}

/// What is not written before the end.
#[derive(Debug)]
enum Held {
    Nothing,
    Annotations(Annotations),
    Page(Box<Gathered>),
    Book(Box<Book>),
}

impl Growing {
    /// A report without findings.
    pub fn new(format: Format, style: Style) -> Self {
        let held = match format {
            Format::Csv | Format::Tsv | Format::Jsonl | Format::Text | Format::Sarif => Held::Nothing,
            Format::Github => Held::Annotations(Annotations::default()),
            Format::Html => Held::Page(Box::default()),
            Format::Xlsx => Held::Book(Box::default()),
        };
        Self { format, style, has_begun: false, count: 0, held }
    }

    /// Whether it shows the aligned pairs beside the findings, and has room for more of them.
    pub fn takes_segments(&self) -> bool {
        match &self.held {
            Held::Nothing | Held::Annotations(_) => false,
            Held::Page(page) => page.takes_segments(),
            Held::Book(_) => true,
        }
    }

    /// Adds the next aligned pairs, in the reading order of the MT. Forms that do not show them pass over them.
    ///
    /// # Errors
    /// Where a temporary file cannot be written.
    pub fn add_segments(&mut self, segments: &[SegmentRow]) -> io::Result<()> {
        match &mut self.held {
            Held::Nothing | Held::Annotations(_) => Ok(()),
            Held::Page(page) => {
                page.add_segments(segments);
                Ok(())
            }
            Held::Book(book) => book.add_segments(segments),
        }
    }

    /// Writes the next findings, in the reading order of the MT. Their ids are 1, 2, 3 and so on.
    ///
    /// # Errors
    /// Whatever `out` says, and where a temporary file cannot be written.
    pub fn add(&mut self, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
        match &mut self.held {
            Held::Nothing => {}
            Held::Annotations(annotations) => {
                annotations.add(findings);
                return Ok(());
            }
            Held::Page(page) => {
                page.add(findings);
                return Ok(());
            }
            Held::Book(book) => return book.add(findings),
        }
        self.begin(out)?;
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

    /// Writes what stands after the findings, and what waited for the end. Says what a page has no room for.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn finish(mut self, summary: &Summary, out: &mut (dyn Write + Send)) -> io::Result<Option<LeftOut>> {
        self.begin(out)?;
        match self.held {
            Held::Nothing if self.format == Format::Sarif => sarif::write_end(self.count, out)?,
            Held::Nothing => {}
            Held::Annotations(annotations) => annotations.write(out)?,
            Held::Page(page) => return page.write(summary, out),
            Held::Book(book) => book.write(summary, out)?,
        }
        Ok(None)
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
            _ => Ok(()),
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
            // These are held until the end.
            Format::Html | Format::Xlsx | Format::Github => Ok(()),
        }
    }
}
