//! The workbook, read back by another program's code, and its parts looked at.

use std::io::{Cursor, Read as _};
use std::path::PathBuf;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::report::{COLUMNS, Format, SEGMENT_COLUMNS, Style, restore};
use tadqiq::review::{Decisions, Table};

use super::fixtures::{finding, findings, segments};
use super::{hard_text, render};

fn workbook(findings: &[Finding]) -> Vec<u8> {
    render(findings, Format::Xlsx, Style::default())
}

/// The cells of a sheet, as calamine reads them.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A part of the workbook, as XML.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn saved(folder: &tempfile::TempDir, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join("report.xlsx");
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_findings_stand_on_the_first_sheet() {
    let cells = cells(&workbook(&findings()), "findings");
    let header: Vec<String> = cells[0].iter().map(ToString::to_string).collect();
    assert_eq!(header, COLUMNS);
    assert_eq!(cells.len(), 1 + findings().len());
    let first = &cells[1];
    assert_eq!((&first[0], &first[5]), (&Data::Float(1.0), &Data::Float(0.93)));
    assert_eq!((&first[1], &first[13]), (&Data::Empty, &Data::Float(23.0)));
    assert_eq!(first[9], Data::String(findings()[0].mt_context.to_string()));
    assert_eq!(cells[3][6], Data::String("'\u{200F}=SUM(A1)".into()));
    assert_eq!(cells[4][15], Data::Empty);
    assert_eq!(cells[5][12], Data::String("unit-7".into()));
}

#[test]
fn the_summary_and_the_segments_follow() {
    let bytes = workbook(&findings());
    let summary = cells(&bytes, "summary");
    let row = |name: &str| summary.iter().find(|row| row[0] == Data::String(name.into())).unwrap();
    assert_eq!(row("untranslated")[2], Data::Float(1.0));
    assert_eq!(row("all")[5..], [Data::Float(5.0), Data::Float(32.0)]);
    assert_eq!(row("penalty per 1,000 words")[1], Data::Float(128.0));
    let table = cells(&bytes, "segments");
    let header: Vec<String> = table[0].iter().map(ToString::to_string).collect();
    assert_eq!(header, SEGMENT_COLUMNS);
    assert_eq!(table[1][0], Data::String("0,1".into()));
    assert_eq!(table[1][3], Data::String("'=قال".into()));
    assert_eq!(table.len(), 1 + segments().len());
}

#[test]
fn the_span_is_emphasised_within_its_sentence() {
    let strings = part(&workbook(&findings()), "xl/worksheets/sheet1.xml");
    let at = strings.find("<t>Unacimov</t></r>").unwrap();
    let run = &strings[strings[..at].rfind("<r>").unwrap()..at];
    assert!(run.contains("<b/>") && run.contains("<u/>"), "{run}");
}

#[test]
fn right_to_left_cells_say_so() {
    let bytes = workbook(&findings());
    let styles = part(&bytes, "xl/styles.xml");
    let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let reading_order = |cell: &str| {
        let at = sheet.find(&format!("<c r=\"{cell}\" s=\"")).unwrap();
        let style: usize = sheet[at..].split('"').nth(3).unwrap().parse().unwrap();
        formats[style].split("readingOrder=\"").nth(1).and_then(|rest| rest.chars().next())
    };
    assert_eq!(reading_order("J2"), Some('2'));
    assert_eq!(reading_order("H2"), Some('2'));
    assert_eq!(reading_order("G2"), Some('1'));
    assert_eq!(reading_order("J4"), Some('1'));
}

#[test]
fn the_header_stays_columns_filter_and_decisions_drop_down() {
    let sheet = part(&workbook(&findings()), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane xSplit=\"2\" ySplit=\"1\""));
    assert!(sheet.contains("<autoFilter ref=\"A1:T6\"/>"));
    assert!(sheet.contains("sqref=\"B2:B6\"><formula1>\"accept,reject,fix,unsure\"</formula1>"), "{sheet}");
    assert!(!sheet.contains("<f>"));
}

#[test]
fn rows_are_as_high_as_their_texts_need() {
    let sheet = part(&workbook(&findings()), "xl/worksheets/sheet1.xml");
    let height = |row: usize| {
        let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
        let tag = &sheet[start..start + sheet[start..].find('>').unwrap()];
        tag.split("ht=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok())
    };
    // Two lines of the reason, and a whole sentence as suggestion; the header needs one.
    assert_eq!((height(1), height(2), height(3)), (None, Some(30.0), Some(75.0)));
}

#[test]
fn no_row_is_written_twice() {
    let findings = findings();
    for count in 0..=findings.len() {
        let bytes = workbook(&findings[..count]);
        for sheet in 1..=3 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
            let rows = sheet.split("<row r=\"").skip(1).map(|row| row.split('"').next().unwrap());
            let rows: Vec<usize> = rows.map(|row| row.parse().unwrap()).collect();
            assert!(rows.is_sorted_by(|a, b| a < b), "{rows:?}");
        }
    }
}

#[test]
fn no_findings_make_a_workbook_that_opens() {
    assert_eq!(cells(&workbook(&[]), "findings").len(), 1);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let first = workbook(&findings());
    // The time in the archive counts two seconds as one.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == workbook(&findings()));
}

#[test]
fn a_sentence_too_long_for_a_cell_is_shortened_around_its_span() {
    let long = "كلمة ".repeat(10_000);
    let sentence = format!("{long}Unacimov {long}");
    let one = finding(Category::Untranslated, Severity::Major, (&sentence, "Unacimov"), (&long, "كلمة"));
    let cells = cells(&workbook(&[one]), "findings");
    let context = cells[1][9].to_string();
    assert!(
        context.contains("Unacimov") && context.starts_with('…') && context.ends_with('…'),
        "{}",
        context.len()
    );
    assert!(cells[1][10].to_string().encode_utf16().count() <= 32_767);
}

#[test]
fn a_reviewed_workbook_is_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    // What people do: a sheet of notes before, a title row less, columns shuffled, decisions typed by hand.
    workbook.add_worksheet().write_string(0, 0, "notes").unwrap();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [
        ["Fingerprint", "decision ", "mt_span"],
        ["00000000000000a1", "Reject", "'=1"],
        ["00000000000000a2", "FIX", "350"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32 + 2, column as u16 + 1, *cell).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let reviewed = Decisions::read(&saved(&folder, &workbook.save_to_buffer().unwrap())).unwrap();
    assert_eq!(reviewed.problems, []);
    let told: Vec<(&str, &str)> =
        reviewed.decisions.iter().map(|decided| (decided.decision.id(), decided.mt_span.as_str())).collect();
    assert_eq!(told, [("reject", "=1"), ("fix", "350")]);
}

#[test]
fn rows_on_further_sheets_are_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("findings", [["fingerprint", "decision"], ["00000000000000a1", "reject"]]),
        ("summary", [["category", "findings"], ["name", "3"]]),
        ("findings 2", [["decision", "fingerprint"], ["fixed", "00000000000000a2"]]),
        ("findings 3", [["fingerprint", "decision"], ["00000000000000a3", "unsure"]]),
        // A copy that somebody kept.
        ("findings (2)", [["fingerprint", "decision"], ["00000000000000a1", "accept"]]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            sheet.write_row(row as u32, 0, *cells).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&folder, &workbook.save_to_buffer().unwrap());
    let reviewed = Decisions::read(&path).unwrap();
    let told: Vec<_> = reviewed.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("report.xlsx:1048578: unknown decision ‘fixed’"), "{told:?}");
    let decided = |decided: &tadqiq::review::Decided| (decided.fingerprint.clone(), decided.decision.id());
    let expected = [("00000000000000a1".to_owned(), "reject"), ("00000000000000a3".to_owned(), "unsure")];
    assert_eq!(reviewed.decisions.iter().map(decided).collect::<Vec<_>>(), expected);
}

#[test]
fn a_sheet_that_is_missing_between_others_is_told() {
    let with_key: &[&str] = &["fingerprint", "decision"];
    for (sheets, told) in [
        (
            &[("findings", with_key), ("findings 3", with_key)][..],
            "the sheet ‘findings 2’ is missing, and ‘findings 3’ is there; put it back, with its decisions",
        ),
        (
            &[("findings 2", with_key), ("summary", &["category"])],
            "the sheet ‘findings’ is missing, and ‘findings 2’ is there; put it back, with its decisions",
        ),
        (
            &[("findings", with_key), ("findings 2", &["decision"])],
            "sheet ‘findings 2’: no column `fingerprint`; put its header back",
        ),
    ] {
        let error = Decisions::read(&sheets_of(sheets).1).unwrap_err().to_string();
        assert!(error.ends_with(told), "{error}");
    }
    // A sheet of the reviewer's own, and one that a person named.
    for sheets in [&[("findings", with_key), ("findings 2024", &["mine"])][..], &[("Tabelle 2", with_key)]] {
        assert_eq!(Decisions::read(&sheets_of(sheets).1).unwrap().rows, 1);
    }
}

/// A workbook of sheets with a header, and a row of `a1` and `reject` below it.
fn sheets_of(sheets: &[(&str, &[&str])]) -> (tempfile::TempDir, std::path::PathBuf) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, header) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        sheet.write_row(0, 0, header.iter().copied()).unwrap();
        sheet.write_row(1, 0, ["00000000000000a1", "reject"]).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&folder, &workbook.save_to_buffer().unwrap());
    (folder, path)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_cell_comes_back_equal(
        before in hard_text(),
        span in hard_text(),
        suggestion in "([=_x0-9A-D]|[قال\r]|\\PC){0,12}",
        reason in "(_x[0-9A-D]{4}_|[a=']|[\u{1}-\u{1F}]){0,4}",
    ) {
        let mt = format!("{before}{span}{reason}");
        let edited = format!("{reason}{suggestion}");
        let mut one = finding(Category::Name, Severity::Major, (&mt, &span), (&edited, &suggestion));
        one.reason.clone_from(&reason);
        let folder = tempfile::tempdir().unwrap();
        let bytes = workbook(&[one]);
        let raw = cells(&bytes, "findings");
        let texts: Vec<String> = raw[1][6..11].iter().map(|cell| restore(&cell.to_string()).to_owned()).collect();
        let expected = [&span, &suggestion, &reason, &mt, &edited];
        prop_assert_eq!(texts.iter().collect::<Vec<_>>(), expected);
        let table = Table::read(&saved(&folder, &bytes)).unwrap();
        let read: Vec<&str> = COLUMNS[6..11].iter().map(|name| table.rows[0].raw(table.column(name))).collect();
        prop_assert_eq!(read, expected);
    }
}
