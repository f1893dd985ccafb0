//! A table that goes on on further sheets where one is full.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::Sheet;
use super::styles::Styles;

/// What a table's first sheet is called, and its columns with their widths.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub widths: &'static [u16],
    /// How many columns stay in sight, as the header does.
    pub fixed: u16,
}

/// The sheets of a table.
pub struct Sheets {
    table: Table,
    /// How many rows a sheet holds below its header.
    most_rows: u32,
    filled: Vec<Sheet>,
}

impl Sheets {
    /// No sheet yet.
    pub fn new(table: Table, most_rows: u32) -> Self {
        Self { table, most_rows, filled: Vec::new() }
    }

    /// A sheet that has room for a further row.
    pub fn with_room(&mut self, workbook: &mut Workbook, styles: &Styles) -> Result<&mut Sheet, XlsxError> {
        if self.filled.last().is_none_or(|sheet| sheet.last_row() >= self.most_rows) {
            let Table { name, columns, widths, fixed } = &self.table;
            let name = match self.filled.len() {
                0 => (*name).to_owned(),
                before => format!("{name} {}", before + 1),
            };
            let mut sheet = Sheet::new(workbook.new_worksheet_with_constant_memory()?, &name)?;
            sheet.header(columns, widths, *fixed, styles)?;
            self.filled.push(sheet);
        }
        let last = self.filled.len() - 1;
        Ok(&mut self.filled[last])
    }

    /// Whether one may unpack to more than 4 GiB, which a workbook has to say.
    pub fn are_large(&self) -> bool {
        self.filled.iter().any(Sheet::is_large)
    }

    /// All of them, one at least.
    pub fn take(&mut self, workbook: &mut Workbook, styles: &Styles) -> Result<Vec<Sheet>, XlsxError> {
        self.with_room(workbook, styles)?;
        Ok(std::mem::take(&mut self.filled))
    }
}
