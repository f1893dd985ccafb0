//! A workbook for the reviewer: the findings, their summary, the segments.
//!
//! Its cells are the tables' cells, each text a text and never a formula. The bytes are the same for the same report:
//! the workbook tells a fixed date as that of its making. Rows are kept in temporary files without names, and not in
//! memory; where they are more than a sheet holds, they go on on further sheets (`findings 2`).

mod guard;
mod sheet;
mod sheets;
mod styles;

use std::io::{self, Write};

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Workbook, XlsxError,
};

use super::row::{COLUMNS, cells};
use super::segments::SEGMENT_COLUMNS;
use super::{Cell, Decision, SegmentRow, Summary, in_edited, in_mt};
use crate::finding::{Category, Finding, Severity};
use guard::guarded;
use sheet::Sheet;
use sheets::{Sheets, Table};
use styles::Styles;

/// Widths of the columns of [`COLUMNS`], in characters of the standard font: the header has a button beside its text.
const WIDTHS: [u16; COLUMNS.len()] =
    [6, 12, 24, 18, 12, 13, 22, 22, 50, 60, 60, 14, 11, 11, 11, 14, 14, 14, 14, 20];
/// Widths of the columns of [`SEGMENT_COLUMNS`].
const SEGMENT_WIDTHS: [u16; SEGMENT_COLUMNS.len()] = [10, 13, 70, 70, 9, 9, 11, 12];

/// How many rows a sheet holds below its header.
const MOST_ROWS: u32 = (1 << 20) - 1;

/// A workbook that grows row by row.
#[derive(Default)]
pub struct Book {
    /// The workbook, from the first row on.
    begun: Option<Begun>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Book").finish_non_exhaustive()
    }
}

impl Book {
    /// Adds the next findings.
    ///
    /// # Errors
    /// Where a temporary file cannot be made or written.
    pub fn add(&mut self, findings: &[Finding]) -> io::Result<()> {
        self.with(|book| book.add(findings))
    }

    /// Adds the next aligned pairs.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_segments(&mut self, segments: &[SegmentRow]) -> io::Result<()> {
        self.with(|book| book.add_segments(segments))
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// Whatever `out` says, and as [`add`](Self::add).
    pub fn write(mut self, summary: &Summary, out: &mut (dyn Write + Send)) -> io::Result<()> {
        let mut out = Remembering { out, error: None };
        let result = self.with(|book| book.write(summary, &mut out));
        out.error.map_or(result, Err)
    }

    fn with(&mut self, work: impl FnOnce(&mut Begun) -> Result<(), XlsxError>) -> io::Result<()> {
        guarded(|| {
            let begun = self.begun.take().map_or_else(|| Begun::new(MOST_ROWS), Ok)?;
            work(self.begun.insert(begun))
        })
    }
}

/// Keeps the first error of a writer, which the library that writes to it wraps in its own. From then on it takes whatever
/// comes: the library ends its archive even so, and would tell on standard error that it cannot.
struct Remembering<'a> {
    out: &'a mut (dyn Write + Send),
    error: Option<io::Error>,
}

impl Write for Remembering<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_some() {
            return Ok(bytes.len());
        }
        self.out.write(bytes).map_err(|error| {
            let kind = error.kind();
            self.error = Some(error);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A workbook with its sheets.
struct Begun {
    workbook: Workbook,
    styles: Styles,
    findings: Sheets,
    segments: Sheets,
    /// How many findings were written.
    count: usize,
}

impl Begun {
    fn new(most_rows: u32) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_title("tadqiq").set_creation_datetime(&made));
        let findings =
            Sheets::new(Table { name: "findings", columns: &COLUMNS, widths: &WIDTHS, fixed: 2 }, most_rows);
        let segments =
            Table { name: "segments", columns: &SEGMENT_COLUMNS, widths: &SEGMENT_WIDTHS, fixed: 0 };
        let segments = Sheets::new(segments, most_rows);
        Ok(Self { workbook, styles: Styles::new(), findings, segments, count: 0 })
    }

    fn add(&mut self, findings: &[Finding]) -> Result<(), XlsxError> {
        for finding in findings {
            let sheet = self.findings.with_room(&mut self.workbook, &self.styles)?;
            write_finding(self.count, finding, sheet, &self.styles)?;
            self.count += 1;
        }
        Ok(())
    }

    fn add_segments(&mut self, segments: &[SegmentRow]) -> Result<(), XlsxError> {
        for segment in segments {
            let sheet = self.segments.with_room(&mut self.workbook, &self.styles)?;
            sheet.row(&segment.cells(), &self.styles)?;
        }
        Ok(())
    }

    fn write(&mut self, summary: &Summary, out: &mut (dyn Write + Send)) -> Result<(), XlsxError> {
        let Self { workbook, styles, .. } = self;
        workbook.use_zip_large_file(self.findings.are_large() || self.segments.are_large());
        let mut all = Vec::new();
        for sheet in self.findings.take(workbook, styles)? {
            let last = sheet.last_row();
            let mut worksheet = sheet.finish(COLUMNS.len())?;
            if last > 0 {
                worksheet.add_data_validation(1, 1, last, 1, &decision_list()?)?;
            }
            all.push(worksheet);
        }
        let mut sheet = Sheet::new(workbook.new_worksheet_with_constant_memory()?, "summary")?;
        write_summary(summary, &mut sheet, styles)?;
        all.push(sheet.into_worksheet());
        for sheet in self.segments.take(workbook, styles)? {
            all.push(sheet.finish(SEGMENT_COLUMNS.len())?);
        }
        for worksheet in all {
            workbook.push_worksheet(worksheet);
        }
        workbook.save_to_writer(out)
    }
}

fn write_finding(
    index: usize,
    finding: &Finding,
    sheet: &mut Sheet,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let row = sheet.next_row()?;
    for (column, cell) in cells(index, finding).iter().enumerate() {
        let (excerpt, mark) = match COLUMNS[column] {
            "mt_context" => (in_mt(finding), styles.mark(finding.severity)),
            "edited_context" => (in_edited(finding), &styles.suggestion),
            _ => (None, &styles.plain),
        };
        match excerpt {
            Some(excerpt) => sheet.excerpt((row, column), excerpt, mark, styles)?,
            None if COLUMNS[column] == "severity" => {
                sheet.text((row, column), finding.severity.id(), styles.severity(finding.severity))?;
            }
            None => sheet.cell((row, column), cell, styles)?,
        }
    }
    Ok(())
}

/// The drop-down of the column `decision`.
fn decision_list() -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&Decision::ALL.map(Decision::id))?
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("decision")?
        .set_error_message("accept, reject, fix or unsure")
}

fn write_summary(summary: &Summary, sheet: &mut Sheet, styles: &Styles) -> Result<(), XlsxError> {
    let mut header = vec!["category"];
    header.extend(Severity::ALL.iter().rev().map(|severity| severity.id()));
    header.extend(["findings", "penalty"]);
    sheet.header(&header, &[24, 10, 10, 10, 10, 10, 10], 0, styles)?;
    for category in summary.categories() {
        sheet.row(&summary_row(summary, category), styles)?;
    }
    let severities = Severity::ALL.into_iter().rev().map(|severity| count(summary.of_severity(severity)));
    let mut all = vec![Cell::from("all")];
    all.extend(severities);
    all.extend([count(summary.total()), Cell::Count(summary.penalty())]);
    sheet.row(&all, styles)?;
    sheet.row(&[], styles)?;
    sheet.row(&["MT words".into(), count(summary.mt_words)], styles)?;
    sheet.row(&["MT segments".into(), count(summary.segments)], styles)?;
    let rate = summary.penalty_per_thousand().map_or(Cell::Empty, Cell::Ratio);
    sheet.row(&["penalty per 1,000 words".into(), rate], styles)
}

fn summary_row(summary: &Summary, category: Category) -> Vec<Cell<'static>> {
    let mut row = vec![Cell::from(category.id())];
    row.extend(Severity::ALL.into_iter().rev().map(|severity| count(summary.count(category, severity))));
    row.extend([count(summary.of_category(category)), Cell::Count(summary.penalty_of(category))]);
    row
}

fn count(count: usize) -> Cell<'static> {
    Cell::Count(count as u64)
}

#[cfg(test)]
mod tests {
    use calamine::Reader as _;

    use super::*;

    #[test]
    fn rows_go_on_on_further_sheets() {
        let mut book = Begun::new(3).unwrap();
        let row = |at| SegmentRow {
            mt_ids: vec![at],
            edited_ids: vec![at],
            mt_text: format!("text {at}"),
            edited_text: String::new(),
            score: None,
            ter: None,
            penalty: 0,
            findings: 0,
        };
        book.add_segments(&(0..7).map(row).collect::<Vec<_>>()).unwrap();
        let mut bytes = Vec::new();
        book.write(&Summary::default(), &mut bytes).unwrap();
        let mut workbook: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(workbook.sheet_names(), ["findings", "summary", "segments", "segments 2", "segments 3"]);
        let mut texts = Vec::new();
        for sheet in ["segments", "segments 2", "segments 3"] {
            let range = workbook.worksheet_range(sheet).unwrap();
            assert_eq!(range.get((0, 0)).map(ToString::to_string).unwrap(), SEGMENT_COLUMNS[0]);
            texts.extend(range.rows().skip(1).map(|row| row[2].to_string()));
        }
        assert_eq!(texts, (0..7).map(|at| format!("text {at}")).collect::<Vec<_>>());
    }
}
