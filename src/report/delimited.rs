//! CSV after RFC 4180 and TSV: the tables that spreadsheets open.

use std::io::{self, Write};

use super::cell::Cell;

/// The byte order mark by which spreadsheets know that a table is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Which table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// CSV: commas, and records end with CRLF.
    Comma,
    /// TSV: tabs, and records end with LF. A cell that holds a tab, a quotation mark or a line end is quoted as in CSV.
    Tab,
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
    let mut builder = csv::WriterBuilder::new();
    match delimiter {
        Delimiter::Comma => builder.delimiter(b',').terminator(csv::Terminator::CRLF),
        Delimiter::Tab => builder.delimiter(b'\t').terminator(csv::Terminator::Any(b'\n')),
    };
    let mut writer = builder.from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        for cell in row.as_ref() {
            writer.write_field(&*cell.field())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}
