//! Pairs in TSV and CSV: a header names the columns, and tells what parts them.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use csv_core::ReadRecordResult;

use super::decode::unwrapped;
use super::header::{Beginning, Columns, MOST_COLUMNS, too_many};
use super::lines::{Lines, RECORD_LIMIT, too_long};
use super::record::{ReadRecord, Record};
use crate::error::{Error, Result};

/// The pairs of a table. What parts its cells is told by its header: spreadsheets write CSV with commas, semicolons or
/// tabs, whichever their locale has.
pub(super) fn table<R: BufRead + Send + 'static>(
    mut input: R,
    path: &Path,
    is_tsv: bool,
) -> Result<Box<dyn ReadRecord + Send>> {
    let chunk = input.fill_buf().map_err(|error| unwrapped(path, error))?;
    let beginning = Beginning::of(std::str::from_utf8(chunk).unwrap_or_default());
    if is_tsv && (beginning.is_of_tsv() || beginning.separator.is_none()) {
        return Ok(Box::new(Tsv::new(input, path)));
    }
    let Beginning { separator, before, .. } = beginning;
    input.consume(before);
    Ok(Box::new(Csv::new(input, path, separator.unwrap_or(b','), usize::from(before > 0))))
}

/// Pairs separated by tabs, one a line. A quotation mark is an ordinary character there, as MT tools write it.
struct Tsv<R> {
    lines: Lines<R>,
    path: PathBuf,
    columns: Option<Columns>,
}

impl<R: BufRead> Tsv<R> {
    fn new(input: R, path: &Path) -> Self {
        Self { lines: Lines::new(input, path), path: path.to_owned(), columns: None }
    }
}

impl<R: BufRead> ReadRecord for Tsv<R> {
    fn read_record(&mut self) -> Result<Option<Record>> {
        while let Some((number, line)) = self.lines.next()? {
            let count = memchr::memchr_iter(b'\t', line.as_bytes()).count() + 1;
            if count > MOST_COLUMNS {
                return Err(too_many(&self.path, number));
            }
            let cells: Vec<&str> = line.split('\t').collect();
            match &self.columns {
                _ if line.is_empty() => {}
                Some(columns) => return columns.record(&self.path, number, &cells, b'\t').map(Some),
                None => self.columns = Some(Columns::find(&self.path, number, &cells)?),
            }
        }
        no_header(self.columns.is_none(), &self.path)
    }
}

/// An empty file names no columns, and so is no table.
fn no_header(is_missing: bool, path: &Path) -> Result<Option<Record>> {
    if is_missing { Columns::find(path, 1, &[]).map(|_| None) } else { Ok(None) }
}

/// Pairs in CSV as RFC 4180 has it, whatever parts its cells.
struct Csv<R> {
    rows: Rows<R>,
    separator: u8,
    path: PathBuf,
    columns: Option<Columns>,
}

impl<R: BufRead> Csv<R> {
    /// Of an input before which some lines were read.
    fn new(input: R, path: &Path, separator: u8, lines: usize) -> Self {
        let rows = Rows::new(input, path, separator, lines);
        Self { rows, separator, path: path.to_owned(), columns: None }
    }
}

impl<R: BufRead> ReadRecord for Csv<R> {
    fn read_record(&mut self) -> Result<Option<Record>> {
        while let Some((line, cells)) = self.rows.next()? {
            match &self.columns {
                Some(columns) => return columns.record(&self.path, line, &cells, self.separator).map(Some),
                None => self.columns = Some(Columns::find(&self.path, line, &cells)?),
            }
        }
        no_header(self.columns.is_none(), &self.path)
    }
}

/// The rows of a CSV file. (`csv::Reader` sets no bound to a row, and tells its line one too low after CRLF.)
struct Rows<R> {
    input: R,
    path: PathBuf,
    parser: csv_core::Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Line ends before the rows and between them, which the parser was not given.
    skipped: usize,
    /// Whether the last byte read was a CR that may be half of a line end.
    after_cr: bool,
}

impl<R: BufRead> Rows<R> {
    fn new(input: R, path: &Path, separator: u8, skipped: usize) -> Self {
        let (bytes, ends) = (vec![0; 4096], vec![0; 16]);
        let parser = csv_core::ReaderBuilder::new().delimiter(separator).build();
        Self { input, path: path.to_owned(), parser, bytes, ends, skipped, after_cr: false }
    }

    /// The next row's cells with the line that it begins in; none at the end. Empty lines are passed over.
    fn next(&mut self) -> Result<Option<(usize, Vec<&str>)>> {
        if self.skip_line_ends()? {
            return Ok(None);
        }
        let line = self.parser.line() as usize + self.skipped;
        let (mut taken, mut length, mut cells) = (0, 0, 0);
        loop {
            let chunk = self.input.fill_buf().map_err(|error| unwrapped(&self.path, error))?;
            let is_last = chunk.is_empty();
            // The end of the file ends a row as a line end does, unless a cell is still open: then it is part of it.
            let chunk = if is_last { b"\n" } else { chunk };
            let (result, read, written, ended) =
                self.parser.read_record(chunk, &mut self.bytes[length..], &mut self.ends[cells..]);
            taken += read;
            length += written;
            cells += ended;
            self.after_cr = read > 0 && chunk[read - 1] == b'\r';
            if !is_last {
                self.input.consume(read);
            }
            if taken > RECORD_LIMIT {
                return Err(too_long(&self.path, line));
            }
            if cells > MOST_COLUMNS {
                return Err(too_many(&self.path, line));
            }
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull => self.bytes.resize(2 * self.bytes.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::End if is_last => {
                    let problem = "a quotation mark opens a cell in this row, and none closes it";
                    return Err(Error::malformed(&self.path, line, problem));
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
            }
        }
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let spans = starts.zip(&self.ends[..cells]);
        let cells =
            spans.map(|(start, &end)| std::str::from_utf8(&self.bytes[start..end]).unwrap_or_default());
        Ok(Some((line, cells.collect())))
    }

    /// Reads up to the next row; says whether there is none.
    fn skip_line_ends(&mut self) -> Result<bool> {
        loop {
            let chunk = self.input.fill_buf().map_err(|error| unwrapped(&self.path, error))?;
            let next = chunk.first().copied();
            let ends_line = next == Some(b'\n') || self.after_cr;
            self.skipped += usize::from(ends_line);
            self.after_cr = next == Some(b'\r');
            match next {
                Some(b'\r' | b'\n') => self.input.consume(1),
                Some(_) => return Ok(false),
                None => return Ok(true),
            }
        }
    }
}
