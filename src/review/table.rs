//! Tables as people hand them back: re-saved, re-sorted, with other delimiters, in a workbook.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _};

use crate::error::named;
use crate::normalize::bare;
use crate::report::restore;
use crate::{Error, Result, read};

/// The column without which a table holds no findings.
const KEY: &str = "fingerprint";

/// The column that the reviewer fills in.
const DECISION: &str = "decision";

/// What the first sheet of findings is called in our own workbooks.
const FINDINGS: &str = "findings";

/// How many rows a sheet has.
const SHEET: usize = 1 << 20;

/// A table that was read, its cells as they were before they were written (see [`restore`]).
#[derive(Clone, Debug)]
pub struct Table {
    /// Its file.
    pub path: PathBuf,
    header: Vec<String>,
    /// Its rows below the header, without those that are empty.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug)]
pub struct Row {
    /// 1-based line of a text, or row of a sheet, at which it begins; on further sheets the rows are counted on from the
    /// 1,048,576 of each one before.
    pub line: usize,
    cells: Vec<String>,
}

/// A column of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Column(usize);

impl Row {
    /// What stands in a column, without white space and invisible characters around it; empty where the row or the
    /// table lacks the column.
    pub fn get(&self, column: Option<Column>) -> &str {
        bare(self.raw(column))
    }

    /// What stands in a column, as it is.
    pub fn raw(&self, column: Option<Column>) -> &str {
        column.and_then(|column| self.cells.get(column.0)).map_or("", String::as_str)
    }
}

impl Table {
    /// Reads a table of findings: a workbook (`.xlsx`, `.xlsm`, `.xls`, `.ods`), JSON Lines (`.jsonl`, `.ndjson`, or what
    /// begins with a brace), else text with commas, semicolons or tabs. The header may name its columns in any order, and
    /// more than are needed.
    ///
    /// # Errors
    /// Where the file cannot be read, is none of these, has no column `fingerprint`, or has it or `decision` twice.
    pub fn read(path: &Path) -> Result<Self> {
        let extension =
            path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        let table = match extension.as_deref() {
            Some("xlsx" | "xlsm" | "xlsb" | "xls" | "ods") => from_workbook(path)?,
            Some("jsonl" | "ndjson" | "json") => from_json_lines(path, &read::text(path)?.text)?,
            _ => {
                let text = read::text(path)?.text;
                // What comes from a pipe, or was renamed, has no name that tells it.
                let is_json = text.trim_start().starts_with('{');
                if is_json { from_json_lines(path, &text)? } else { from_text(path, &text)? }
            }
        };
        if table.column(KEY).is_none() {
            let problem = format!(
                "no column `{KEY}`; give a report of `tadqiq audit`, with its header as the first line"
            );
            return Err(Error::malformed(path, 1, problem));
        }
        for name in [KEY, DECISION] {
            if table.header.iter().filter(|column| *column == name).count() > 1 {
                let problem = format!("two columns are called {name}; rename one of them");
                return Err(Error::malformed(path, 1, problem));
            }
        }
        Ok(table)
    }

    /// Reads a table that a reviewer decided in; see [`read`](Self::read).
    ///
    /// # Errors
    /// As [`read`](Self::read), and where it has rows and no column `decision`.
    pub fn read_reviewed(path: &Path) -> Result<Self> {
        let table = Self::read(path)?;
        if table.column(DECISION).is_none() && !table.rows.is_empty() {
            let problem = format!("no column `{DECISION}`; put it back as the report has it");
            return Err(Error::malformed(path, 1, problem));
        }
        Ok(table)
    }

    /// Adds the rows of a further sheet, whatever the order of its columns, with so many full ones before it.
    fn extend(&mut self, further: &Self, sheets_before: usize) {
        let columns: Vec<_> = self.header.iter().map(|name| further.column(name)).collect();
        self.rows.extend(further.rows.iter().map(|row| Row {
            line: sheets_before * SHEET + row.line,
            cells: columns.iter().map(|&column| row.raw(column).to_owned()).collect(),
        }));
    }

    /// The fingerprints in it.
    pub fn fingerprints(&self) -> BTreeSet<String> {
        let column = self.column(KEY);
        self.rows.iter().map(|row| row.get(column).to_owned()).collect()
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<Column> {
        self.header.iter().position(|column| column == name).map(Column)
    }
}

/// A column's name, however a person's program wrote it.
fn column_name(cell: &str) -> String {
    bare(cell).to_lowercase()
}

/// A table of a header and rows of cells. Where tables were put below each other the header stands there again.
fn assemble(path: &Path, header: &[String], rows: impl Iterator<Item = (usize, Vec<String>)>) -> Table {
    let rows = rows.filter(|(_, cells)| cells != header);
    let rows =
        rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).map(|(line, cells)| Row {
            line,
            cells: cells.iter().map(|cell| restore(cell).to_owned()).collect(),
        });
    let header = header.iter().map(|cell| column_name(cell)).collect();
    Table { path: path.to_owned(), header, rows: rows.collect() }
}

fn from_text(path: &Path, text: &str) -> Result<Table> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (body, told) = read::separator_line(text);
    let delimiter = told.unwrap_or_else(|| likely_delimiter(body));
    let mut lines = Lines { text: body, at: 0, line: if told.is_some() { 2 } else { 1 } };
    let mut records = Vec::new();
    for record in reader(delimiter, body).into_records() {
        let record = record.map_err(|error| {
            let at = error.position().map_or(lines.at, |position| position.byte() as usize);
            Error::malformed(path, lines.line_at(at), format!("not a table: {error}"))
        })?;
        let line = lines.line_at(record.position().map_or(lines.at, |position| position.byte() as usize));
        records.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
    }
    let mut records = records.into_iter();
    let header = records.next().map(|(_, cells)| cells).unwrap_or_default();
    Ok(assemble(path, &header, records))
}

/// Counts the lines up to rising offsets. (The CSV reader's own count stops within CRLF, a line early.)
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the record that begins at a byte offset, or after the line ends that stand there.
    fn line_at(&mut self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[self.at..];
        let start = at.max(self.at) - self.at;
        let ends = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += memchr::memchr_iter(b'\n', &bytes[..start + ends]).count();
        self.at += start + ends;
        self.line
    }
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The delimiter by which the header falls into the most columns, one of them the fingerprint's where possible.
fn likely_delimiter(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let header = reader(delimiter, text)
            .into_records()
            .next()
            .and_then(std::result::Result::ok)
            .unwrap_or_default();
        (header.iter().any(|cell| column_name(cell) == KEY), header.len())
    };
    // The last of equals is taken: a comma where nothing speaks for another.
    [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| columns(delimiter)).unwrap_or(b',')
}

fn from_json_lines(path: &Path, text: &str) -> Result<Table> {
    let mut header: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (index, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let object = read::json::object(line).map_err(|problem| {
            let problem = format!("{problem} (each line is an object, as in a report or a decisions file)");
            Error::malformed(path, index + 1, problem)
        })?;
        for key in object.keys().filter(|key| !header.contains(key)).cloned().collect::<Vec<_>>() {
            header.push(key);
        }
        rows.push((index + 1, object));
    }
    let cell = |value: Option<&serde_json::Value>| match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    // Nothing is neutralised in JSON, so that nothing is restored.
    let rows = rows
        .into_iter()
        .map(|(line, object)| Row { line, cells: header.iter().map(|key| cell(object.get(key))).collect() })
        .collect();
    if header.is_empty() {
        header.push(KEY.to_owned());
    }
    Ok(Table { path: path.to_owned(), header, rows })
}

/// The first sheet that has a column of fingerprints, and those that go on where it ends: `findings 2`, `findings 3`.
fn from_workbook(path: &Path) -> Result<Table> {
    let unreadable = |error: calamine::Error| {
        let problem = format!("no workbook that can be read ({error}); save it anew as .xlsx or .csv");
        Error::Usage(format!("{}: {problem}", named(path)))
    };
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let mut workbook =
        calamine::open_workbook_auto_from_rs(Cursor::new(bytes.as_slice())).map_err(unreadable)?;
    // Whoever sorts the sheets may have put `findings 2` first.
    let mut names = workbook.sheet_names();
    names.sort_by_key(|name| name.chars().count());
    let mut sheet = |name: &str| workbook.worksheet_range(name).map(|range| from_sheet(path, &range));
    for first in &names {
        let mut table = sheet(first).map_err(unreadable)?;
        if table.column(KEY).is_none() {
            continue;
        }
        if number_after(FINDINGS, first).is_some() {
            return Err(missing(path, FINDINGS, first));
        }
        let mut further: Vec<usize> = names.iter().filter_map(|name| number_after(first, name)).collect();
        further.sort_unstable();
        for (before, number) in (1..).zip(further) {
            let name = format!("{first} {number}");
            let rows = sheet(&name).map_err(unreadable)?;
            match (rows.column(KEY), number == before + 1) {
                (Some(_), true) => table.extend(&rows, before),
                (Some(_), false) => return Err(missing(path, &format!("{first} {}", before + 1), &name)),
                (None, true) => {
                    let problem = format!("sheet ‘{name}’: no column `{KEY}`; put its header back");
                    return Err(Error::malformed(path, 1, problem));
                }
                // A sheet of the reviewer's own.
                (None, false) => break,
            }
        }
        return Ok(table);
    }
    Ok(assemble(path, &[], std::iter::empty()))
}

/// The number of a further sheet, from 2 on, whose name goes on from that of the first.
fn number_after(first: &str, name: &str) -> Option<usize> {
    let digits = name.strip_prefix(first)?.strip_prefix(' ')?;
    let is_plain = digits.starts_with(|ch: char| matches!(ch, '1'..='9'));
    digits.parse().ok().filter(|number| is_plain && *number > 1)
}

/// The error for a sheet that is gone, while one after it is there.
fn missing(path: &Path, gone: &str, present: &str) -> Error {
    let problem =
        format!("the sheet ‘{gone}’ is missing, and ‘{present}’ is there; put it back, with its decisions");
    Error::Usage(format!("{}: {problem}", named(path)))
}

fn from_sheet(path: &Path, range: &calamine::Range<Data>) -> Table {
    let first = range.start().map_or(1, |(row, _)| row as usize + 1);
    let texts = |row: &[Data]| row.iter().map(cell_text).collect::<Vec<_>>();
    let mut rows = range.rows().enumerate().map(|(index, row)| (first + index, texts(row)));
    let header = rows.next().map(|(_, header)| header).unwrap_or_default();
    assemble(path, &header, rows)
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}
