//! The header of a table of pairs: what parts its cells, and which column holds what.

use std::path::Path;

use super::message::{count, shown};
use super::record::Record;
use crate::error::{Error, Result};
use crate::normalize::bare;

/// How many columns a table may have.
pub(super) const MOST_COLUMNS: usize = 1000;

/// What parts the cells of tables: tabs, commas, and semicolons where a comma stands before decimals.
const SEPARATORS: [u8; 3] = [b'\t', b',', b';'];

/// What a table begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    /// What parts its cells, where a line says it or the header names the columns `mt` and `edited`.
    pub(super) separator: Option<u8>,
    /// How many bytes stand before the header, which say what parts cells.
    pub(super) before: usize,
    /// Whether names of columns stand in quotation marks, and so other cells may.
    is_quoted: bool,
}

impl Beginning {
    /// Whether it is that of a table whose cells tabs part and whose quotation marks are ordinary characters.
    pub(super) fn is_of_tsv(self) -> bool {
        self.separator == Some(b'\t') && self.before == 0 && !self.is_quoted
    }

    /// That of a text, of which the header is there at least.
    pub(super) fn of(text: &str) -> Self {
        let (rest, told) = separator_line(text);
        let header = rest.split(['\r', '\n']).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let names = |separator: &u8| {
            let cells = || header.split(char::from(*separator)).map(|cell| bare(cell).trim_matches('"'));
            ["mt", "edited"].iter().all(|name| cells().any(|cell| cell.eq_ignore_ascii_case(name)))
        };
        let separator = told.or_else(|| SEPARATORS.into_iter().find(names));
        Self { separator, before: text.len() - rest.len(), is_quoted: header.contains('"') }
    }
}

/// Takes off the line `sep=;` that some spreadsheets write first: the rest, and the separator.
pub(crate) fn separator_line(text: &str) -> (&str, Option<u8>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) => (rest, Some(separator)),
        // The tab is trimmed away with the line end.
        Some(&[]) => (rest, Some(b'\t')),
        _ => (text, None),
    }
}

/// Which column holds what.
pub(super) struct Columns {
    mt: usize,
    edited: usize,
    id: Option<usize>,
    source: Option<usize>,
    count: usize,
}

impl Columns {
    pub(super) fn find(path: &Path, line: usize, header: &[&str]) -> Result<Self> {
        let places = |name: &str| {
            let mut places =
                header.iter().enumerate().filter(|(_, cell)| bare(cell).eq_ignore_ascii_case(name));
            (places.next().map(|(at, _)| at), places.next().is_some())
        };
        for name in ["mt", "edited", "id", "source"] {
            if places(name).1 {
                let problem = format!("two columns are called {name}; rename one of them");
                return Err(Error::malformed(path, line, problem));
            }
        }
        let (Some(mt), Some(edited)) = (places("mt").0, places("edited").0) else {
            return Err(Error::malformed(path, line, unnamed(header)));
        };
        Ok(Self { mt, edited, id: places("id").0, source: places("source").0, count: header.len() })
    }

    pub(super) fn record(&self, path: &Path, line: usize, cells: &[&str], separator: u8) -> Result<Record> {
        if cells.len() != self.count {
            let found = count(cells.len(), "column");
            let problem = format!("{found} where the header has {}", self.count);
            return Err(Error::malformed(path, line, problem + hint(cells.len() > self.count, separator)));
        }
        let cell = |at: usize| cells[at].to_owned();
        Ok(Record {
            id: self.id.map(cell).filter(|id| !id.is_empty()),
            source: self.source.map(cell),
            mt: cell(self.mt),
            edited: cell(self.edited),
            ..Record::default()
        })
    }
}

/// What is wrong with a header that does not name the columns.
fn unnamed(header: &[&str]) -> String {
    let wanted = "the first line must name the columns mt and edited (and may name id, source)";
    match header {
        [] => format!("{wanted}; it has: nothing"),
        [one] => {
            format!("{wanted}, with tabs, commas or semicolons between them; it has: {}", shown(one, 80))
        }
        _ => {
            let found = header.iter().take(6).map(|cell| shown(cell, 40)).collect::<Vec<_>>().join(", ");
            format!("{wanted}; it has: {found}")
        }
    }
}

/// What may be the reason for a row with more cells than the header, or fewer.
fn hint(has_more: bool, separator: u8) -> &'static str {
    match separator {
        _ if !has_more => "",
        b',' => "; a text with a comma in it must stand in quotation marks",
        b';' => "; a text with a semicolon in it must stand in quotation marks",
        _ => "; a text cannot have a tab in it",
    }
}

pub(super) fn too_many(path: &Path, line: usize) -> Error {
    Error::malformed(path, line, format!("more than {MOST_COLUMNS} columns"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_what_parts_cells() {
        for (text, separator, before, is_tsv) in [
            ("id\tmt\tedited\n", Some(b'\t'), 0, true),
            ("\"id\"\t\"mt\"\t\"edited\"\n", Some(b'\t'), 0, false),
            ("\"id\",\"MT\",\"Edited\"\r\n", Some(b','), 0, false),
            ("\n\nmt;edited\n", Some(b';'), 0, false),
            ("mt;edited\ra;b\r", Some(b';'), 0, false),
            ("\u{200f}mt;edited, by me;edited\n", Some(b';'), 0, false),
            ("sep=;\r\nmt;edited\r\n", Some(b';'), 7, false),
            ("sep=|\nmt|edited\n", Some(b'|'), 6, false),
            ("sep=\t\nmt\tedited\n", Some(b'\t'), 6, false),
            ("mt|edited\n", None, 0, false),
            ("mt;other,edited\n", None, 0, false),
            ("", None, 0, false),
        ] {
            let found = Beginning::of(text);
            assert_eq!(
                (found.separator, found.before, found.is_of_tsv()),
                (separator, before, is_tsv),
                "{text}"
            );
        }
    }
}
