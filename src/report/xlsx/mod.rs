//! A workbook for the reviewer: the findings, their summary, the segments.
//!
//! Its cells are the tables' cells, each text a text and never a formula. The bytes are the same for the same report:
//! the workbook tells a fixed date as that of its making.

mod sheet;
mod styles;

use std::io::{self, Write};

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError,
};

use super::row::{COLUMNS, cells};
use super::segments::SEGMENT_COLUMNS;
use super::{Cell, Decision, Report, Summary, in_edited, in_mt};
use crate::finding::{Category, Finding, Severity};
use sheet::Sheet;
use styles::Styles;

/// Widths of the columns of [`COLUMNS`], in characters of the standard font.
const WIDTHS: [u16; COLUMNS.len()] =
    [5, 10, 24, 16, 10, 11, 22, 22, 50, 60, 60, 14, 8, 8, 8, 14, 10, 10, 10, 19];
/// Widths of the columns of [`SEGMENT_COLUMNS`].
const SEGMENT_WIDTHS: [u16; SEGMENT_COLUMNS.len()] = [9, 10, 70, 70, 8, 8, 9, 9];

/// How many rows a sheet holds below its header.
const MOST_ROWS: usize = (1 << 20) - 1;

/// Writes the workbook.
///
/// # Errors
/// Whatever `out` says, and where a sheet would have more rows than a workbook can hold (1,048,576).
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    // Known before the sheets are made, which takes minutes.
    for (count, what) in [(report.findings.len(), "findings"), (report.segments.len(), "segments")] {
        if count > MOST_ROWS {
            let problem = format!("{count} {what} are more than a workbook’s {MOST_ROWS} rows; write .csv");
            return Err(io::Error::other(problem));
        }
    }
    let bytes = workbook(report).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title("tadqiq").set_creation_datetime(&made));
    write_findings(report.findings, &styles, workbook.add_worksheet())?;
    write_summary(report.summary, &styles, workbook.add_worksheet())?;
    write_segments(report, &styles, workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

fn write_findings(findings: &[Finding], styles: &Styles, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(worksheet, "findings", styles)?;
    sheet.header(&COLUMNS, &WIDTHS)?;
    for (index, finding) in findings.iter().enumerate() {
        let row = sheet.next_row()?;
        for (column, cell) in cells(index, finding).iter().enumerate() {
            let (excerpt, mark) = match COLUMNS[column] {
                "mt_context" => (in_mt(finding), styles.mark(finding.severity)),
                "edited_context" => (in_edited(finding), &styles.suggestion),
                _ => (None, &styles.plain),
            };
            match excerpt {
                Some(excerpt) => sheet.excerpt(row, column, excerpt, mark)?,
                None if COLUMNS[column] == "severity" => {
                    sheet.text(row, column, finding.severity.id(), styles.severity(finding.severity))?;
                }
                None => sheet.cell(row, column, cell)?,
            }
        }
    }
    let last = sheet.last_row();
    let worksheet = sheet.finish(COLUMNS.len())?;
    if last > 0 {
        worksheet.add_data_validation(1, 1, last, 1, &decision_list()?)?;
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

fn write_summary(summary: &Summary, styles: &Styles, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(worksheet, "summary", styles)?;
    let mut header = vec!["category"];
    header.extend(Severity::ALL.iter().rev().map(|severity| severity.id()));
    header.extend(["findings", "penalty"]);
    sheet.header(&header, &[24, 10, 10, 10, 10, 10, 10])?;
    for category in summary.categories() {
        sheet.row(&summary_row(summary, category))?;
    }
    let severities = Severity::ALL.into_iter().rev().map(|severity| count(summary.of_severity(severity)));
    let mut all = vec![Cell::from("all")];
    all.extend(severities);
    all.extend([count(summary.total()), Cell::Count(summary.penalty())]);
    sheet.row(&all)?;
    sheet.row(&[])?;
    sheet.row(&["MT words".into(), count(summary.mt_words)])?;
    sheet.row(&["MT segments".into(), count(summary.segments)])?;
    let rate = summary.penalty_per_thousand().map_or(Cell::Empty, Cell::Ratio);
    sheet.row(&["penalty per 1,000 words".into(), rate])
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

fn write_segments(report: &Report<'_>, styles: &Styles, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(worksheet, "segments", styles)?;
    sheet.header(&SEGMENT_COLUMNS, &SEGMENT_WIDTHS)?;
    for segment in report.segments {
        sheet.row(&segment.cells())?;
    }
    sheet.finish(SEGMENT_COLUMNS.len())?;
    Ok(())
}
