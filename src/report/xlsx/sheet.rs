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

/// A sheet with a header, filled row by row.
pub struct Sheet<'a> {
    worksheet: &'a mut Worksheet,
    styles: &'a Styles,
    widths: Vec<u16>,
    rows: u32,
    /// How many lines the longest text of the last row takes.
    lines: usize,
}

impl<'a> Sheet<'a> {
    /// An empty sheet of a name.
    pub fn new(worksheet: &'a mut Worksheet, name: &str, styles: &'a Styles) -> Result<Self, XlsxError> {
        worksheet.set_name(name)?;
        Ok(Self { worksheet, styles, widths: Vec::new(), rows: 0, lines: 1 })
    }

    /// Writes the header, which stays in sight.
    pub fn header(&mut self, names: &[&str], widths: &[u16]) -> Result<(), XlsxError> {
        for (column, (name, width)) in names.iter().zip(widths).enumerate() {
            self.worksheet.set_column_width(column as u16, *width)?;
            self.worksheet.write_string_with_format(0, column as u16, *name, &self.styles.header)?;
        }
        self.worksheet.set_freeze_panes(1, 0)?;
        self.widths = widths.to_vec();
        Ok(())
    }

    /// Begins a row below the last one and gives its number.
    pub fn next_row(&mut self) -> Result<u32, XlsxError> {
        self.set_height()?;
        self.rows += 1;
        Ok(self.rows)
    }

    /// Makes the last row as high as its texts need. (Not every spreadsheet does that by itself.)
    fn set_height(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
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
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let row = self.next_row()?;
        cells.iter().enumerate().try_for_each(|(column, cell)| self.cell(row, column, cell))
    }

    /// Writes a cell.
    pub fn cell(&mut self, row: u32, column: usize, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let at = column as u16;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(row, column, text, self.styles.text(is_right_to_left(text)))?,
            Cell::Count(count) => {
                _ = self.worksheet.write_number_with_format(row, at, *count as f64, &self.styles.number)?;
            }
            Cell::Ratio(ratio) => {
                _ = self.worksheet.write_number_with_format(
                    row,
                    at,
                    two_decimals(*ratio),
                    &self.styles.ratio,
                )?;
            }
        }
        Ok(())
    }

    /// Writes a text, shortened where it is too long for a cell.
    pub fn text(&mut self, row: u32, column: usize, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.measure(column, text);
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
        row: u32,
        column: usize,
        excerpt: Excerpt<'_>,
        mark: &Format,
    ) -> Result<(), XlsxError> {
        let Excerpt { before, span, after } = excerpt;
        let whole = format!("{before}{span}{after}");
        let direction = self.styles.text(is_right_to_left(&whole));
        let cell = neutralise(&whole);
        let apostrophe = &cell[..cell.len() - whole.len()];
        let (before, after) = if fits(&cell) {
            (format!("{apostrophe}{before}"), after.to_owned())
        } else {
            let (before, after) = (tail(before, AROUND), head(after, AROUND));
            (format!("{apostrophe}{}{}", before.0, before.1), format!("{}{}", after.0, after.1))
        };
        let plain = &self.styles.plain;
        let parts = [(plain, before.as_str()), (mark, span), (plain, after.as_str())];
        let parts: Vec<(&Format, &str)> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let text: String = parts.iter().map(|(_, text)| *text).collect();
        // The workbook writer does not escape what looks like an escape (`_x000D_`) in a text of several styles.
        if span.is_empty() || !fits(&text) || text.contains("_x") {
            return self.text(row, column, &whole, direction);
        }
        self.measure(column, &text);
        self.worksheet.write_rich_string_with_format(row, column as u16, &parts, direction)?;
        Ok(())
    }

    /// The last row that was written, 0 being the header's.
    pub fn last_row(&self) -> u32 {
        self.rows
    }

    /// Puts a filter on each column, and says that numbers among the texts are meant as texts.
    pub fn finish(mut self, columns: usize) -> Result<&'a mut Worksheet, XlsxError> {
        self.set_height()?;
        let last = columns.saturating_sub(1) as u16;
        self.worksheet.autofilter(0, 0, self.rows, last)?;
        self.worksheet.ignore_error_range(0, 0, self.rows, last, IgnoreError::NumberStoredAsText)?;
        Ok(self.worksheet)
    }
}

fn fits(text: &str) -> bool {
    text.len() <= CELL_LIMIT || text.encode_utf16().count() <= CELL_LIMIT
}

/// The ratio as the other tables have it.
fn two_decimals(ratio: f64) -> f64 {
    (ratio * 100.0).round() / 100.0
}
