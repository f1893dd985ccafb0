//! A sheet, filled row by row.

use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};

use super::styles::Styles;
use crate::report::cell::{Cell, neutralise};
use crate::report::direction::is_right_to_left;
use crate::report::excerpt::{Excerpt, head, tail};

/// The longest text of a cell, in UTF-16 code units.
const CELL_LIMIT: usize = 32_767;
/// Code points that are kept on either side of a span in a sentence that is too long for a cell.
const AROUND: usize = 5_000;

/// The height of a line of text, in points.
const LINE_HEIGHT: u32 = 15;
/// A row is at most so many lines high.
const MOST_LINES: usize = 12;
/// So many rows of a sheet are told how high they are; the others are as high as the spreadsheet makes them. Heights stay
/// in memory, some hundred bytes each.
const MOST_HEIGHTS: u32 = 100_000;

/// About how many bytes of markup a cell takes beside its text, and a text of several styles.
const MARKUP: usize = 64;
const STYLED_MARKUP: usize = 512;
/// From how many bytes on a sheet may be one of more than 4 GiB: a text's marks and controls take up to eight bytes each.
const LARGE: usize = 512 << 20;

/// The row and the column of a cell, from 0.
type At = (u32, usize);

/// A sheet with a header, filled row by row. It holds the last row alone; the others are in a temporary file.
pub struct Sheet {
    worksheet: Worksheet,
    widths: Vec<u16>,
    rows: u32,
    /// How many lines the longest text of the last row takes.
    lines: usize,
    /// About how many bytes its cells are, before their escapes.
    bytes: usize,
}

impl Sheet {
    /// An empty sheet of a name.
    pub fn new(mut worksheet: Worksheet, name: &str) -> Result<Self, XlsxError> {
        worksheet.set_name(name)?;
        Ok(Self { worksheet, widths: Vec::new(), rows: 0, lines: 1, bytes: 0 })
    }

    /// Writes the header, which stays in sight, and so do some columns.
    pub fn header(
        &mut self,
        names: &[&str],
        widths: &[u16],
        fixed: u16,
        styles: &Styles,
    ) -> Result<(), XlsxError> {
        for (column, (name, width)) in names.iter().zip(widths).enumerate() {
            self.worksheet.set_column_width(column as u16, *width)?;
            self.worksheet.write_string_with_format(0, column as u16, *name, &styles.header)?;
        }
        self.worksheet.set_freeze_panes(1, fixed)?;
        self.widths = widths.to_vec();
        Ok(())
    }

    /// Begins a row below the last one and gives its number.
    pub fn next_row(&mut self) -> Result<u32, XlsxError> {
        self.set_height()?;
        self.rows += 1;
        Ok(self.rows)
    }

    /// Makes the last row as high as its texts need, before the next begins. (Not every spreadsheet does that by itself.
    /// The very last one is left to it: the library writes a row twice that is told its height where none follows, and
    /// Excel takes such a sheet for damaged.)
    fn set_height(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 && self.rows <= MOST_HEIGHTS {
            self.worksheet.set_row_height(self.rows, LINE_HEIGHT * self.lines.min(MOST_LINES) as u32)?;
        }
        self.lines = 1;
        Ok(())
    }

    /// Takes note of a text of the last row: how many lines it takes in its column.
    fn measure(&mut self, column: usize, text: &str) {
        let width = self.widths.get(column).map_or(1, |width| usize::from(*width).max(1));
        let lines = text.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum();
        self.lines = self.lines.max(lines);
    }

    /// Writes a row of cells below the last one.
    pub fn row(&mut self, cells: &[Cell<'_>], styles: &Styles) -> Result<(), XlsxError> {
        let row = self.next_row()?;
        cells.iter().enumerate().try_for_each(|(column, cell)| self.cell((row, column), cell, styles))
    }

    /// Writes a cell.
    pub fn cell(&mut self, at: At, cell: &Cell<'_>, styles: &Styles) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => Ok(()),
            Cell::Text(text) => self.text(at, text, styles.text(is_right_to_left(text))),
            Cell::Count(count) => self.number(at, *count as f64, &styles.number),
            Cell::Ratio(ratio) => self.number(at, two_decimals(*ratio), &styles.ratio),
        }
    }

    fn number(&mut self, (row, column): At, number: f64, format: &Format) -> Result<(), XlsxError> {
        self.bytes += MARKUP;
        self.worksheet.write_number_with_format(row, column as u16, number, format).map(drop)
    }

    /// Writes a text, shortened where it is too long for a cell.
    pub fn text(&mut self, (row, column): At, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.measure(column, text);
        self.bytes += MARKUP + text.len();
        let text = neutralise(text);
        if fits(&text) {
            self.worksheet.write_string_with_format(row, column as u16, &*text, format)?;
        } else {
            // A code point takes at most two units.
            let (start, gap) = head(&text, CELL_LIMIT / 2 - 1);
            self.worksheet.write_string_with_format(row, column as u16, format!("{start}{gap}"), format)?;
        }
        Ok(())
    }

    /// Writes a sentence with a span marked in it, shortened around the span where it is too long for a cell.
    pub fn excerpt(
        &mut self,
        (row, column): At,
        excerpt: Excerpt<'_>,
        mark: &Format,
        styles: &Styles,
    ) -> Result<(), XlsxError> {
        let Excerpt { before, span, after } = excerpt;
        let whole = format!("{before}{span}{after}");
        let direction = styles.text(is_right_to_left(&whole));
        let cell = neutralise(&whole);
        let apostrophe = &cell[..cell.len() - whole.len()];
        let (before, after) = if fits(&cell) {
            (format!("{apostrophe}{before}"), after.to_owned())
        } else {
            let (before, after) = (tail(before, AROUND), head(after, AROUND));
            (format!("{apostrophe}{}{}", before.0, before.1), format!("{}{}", after.0, after.1))
        };
        let plain = &styles.plain;
        let parts = [(plain, before.as_str()), (mark, span), (plain, after.as_str())];
        let parts: Vec<(&Format, &str)> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let text: String = parts.iter().map(|(_, text)| *text).collect();
        // The workbook writer does not escape what looks like an escape (`_x000D_`) in a text of several styles.
        if span.is_empty() || !fits(&text) || text.contains("_x") {
            return self.text((row, column), &whole, direction);
        }
        self.measure(column, &text);
        self.bytes += STYLED_MARKUP + text.len();
        self.worksheet.write_rich_string_with_format(row, column as u16, &parts, direction)?;
        Ok(())
    }

    /// The last row that was written, 0 being the header's.
    pub fn last_row(&self) -> u32 {
        self.rows
    }

    /// Whether it may be one of more than 4 GiB.
    pub fn is_large(&self) -> bool {
        self.bytes >= LARGE
    }

    /// Puts a filter on each column, and says that numbers among the texts are meant as texts.
    pub fn finish(mut self, columns: usize) -> Result<Worksheet, XlsxError> {
        let last = columns.saturating_sub(1) as u16;
        self.worksheet.autofilter(0, 0, self.rows, last)?;
        self.worksheet.ignore_error_range(0, 0, self.rows, last, IgnoreError::NumberStoredAsText)?;
        Ok(self.worksheet)
    }

    /// The sheet as it is.
    pub fn into_worksheet(self) -> Worksheet {
        self.worksheet
    }
}

fn fits(text: &str) -> bool {
    text.len() <= CELL_LIMIT || text.encode_utf16().count() <= CELL_LIMIT
}

/// The ratio as the other tables have it.
fn two_decimals(ratio: f64) -> f64 {
    (ratio * 100.0).round() / 100.0
}
