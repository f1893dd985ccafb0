//! CSV after RFC 4180 and TSV: the tables that spreadsheets open.

use std::io::{self, Write};

use super::cell::Cell;

/// The byte order mark by which spreadsheets know that a table is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Which table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// CSV: commas, and records end with CRLF. A text that looks like a number (`007`) is quoted, by which spreadsheets
    /// can tell that it is none.
    Comma,
    /// TSV: tabs, and records end with LF. A cell that holds a tab, a quotation mark or a line end is quoted as in CSV.
    Tab,
}

impl Delimiter {
    fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Tab => '\t',
        }
    }

    fn record_end(self) -> &'static str {
        match self {
            Self::Comma => "\r\n",
            Self::Tab => "\n",
        }
    }

    /// Adds a cell as it stands in the table, in quotation marks where it needs them.
    fn push_field(self, cell: &Cell<'_>, record: &mut String) {
        let text = cell.field();
        let special = [b'"', b'\r', b'\n', self.character() as u8];
        let needs = text.bytes().any(|byte| special.contains(&byte));
        let helps = self == Self::Comma && matches!(cell, Cell::Text(_)) && looks_numeric(&text);
        if !(needs || helps) {
            return record.push_str(&text);
        }
        record.push('"');
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                record.push_str("\"\"");
            }
            record.push_str(part);
        }
        record.push('"');
    }
}

/// Whether a spreadsheet may take a text for a number, a date, a time or a share.
fn looks_numeric(text: &str) -> bool {
    text.starts_with(|ch: char| ch.is_ascii_digit() || ch == '.')
        && text.chars().all(|ch| ch.is_ascii_digit() || ".,:/%+-eE ".contains(ch))
}

/// Writes a table: a header, then its rows.
///
/// # Errors
/// Whatever `out` says.
pub fn write<'a, R>(
    delimiter: Delimiter,
    byte_order_mark: bool,
    header: &[&str],
    rows: impl Iterator<Item = R>,
    out: &mut dyn Write,
) -> io::Result<()>
where
    R: AsRef<[Cell<'a>]>,
{
    if byte_order_mark {
        out.write_all(BYTE_ORDER_MARK)?;
    }
    let header: Vec<Cell<'_>> = header.iter().map(|name| Cell::from(*name)).collect();
    let mut record = String::new();
    push_record(delimiter, &header, &mut record);
    out.write_all(record.as_bytes())?;
    for row in rows {
        record.clear();
        push_record(delimiter, row.as_ref(), &mut record);
        out.write_all(record.as_bytes())?;
    }
    Ok(())
}

/// Adds a record with its end.
pub(super) fn push_record(delimiter: Delimiter, cells: &[Cell<'_>], record: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            record.push(delimiter.character());
        }
        delimiter.push_field(cell, record);
    }
    record.push_str(delimiter.record_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_numbers_are_quoted_in_csv_and_numbers_are_not() {
        let written = |delimiter: Delimiter, cell: Cell<'static>| {
            let mut field = String::new();
            delimiter.push_field(&cell, &mut field);
            field
        };
        let field = |cell| written(Delimiter::Comma, cell);
        for text in ["007", "350", "1234.50", "26/7/2014", "12%", "1E5", "12345678901234e5"] {
            assert_eq!(field(text.into()), format!("\"{text}\""));
            assert_eq!(written(Delimiter::Tab, text.into()), text);
        }
        assert_eq!(field(Cell::Count(350)), "350");
        assert_eq!(field("F 18".into()), "F 18");
        assert_eq!(field("3f00".into()), "3f00");
    }
}
