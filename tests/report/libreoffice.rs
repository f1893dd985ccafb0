//! Reports opened and saved again by LibreOffice, where it is installed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::report::{COLUMNS, Format, Style};
use tadqiq::review::Table;

use super::fixtures::{finding, findings};
use super::render;

/// CSV as LibreOffice is told of it: comma, quotation mark, UTF-8, from line 1, quoted fields are texts.
const CSV_IN: &str = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,true";
/// The same with semicolons, numbers saved as shown.
const CSV_OUT: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true";

/// The fixtures, and spans that a spreadsheet would rewrite if it took them for numbers or formulas.
fn hard_findings() -> Vec<Finding> {
    let mut hard = findings();
    for text in [
        "007",
        "1,234.50",
        "2014-07-26",
        "26/7/2014",
        "12%",
        "1E5",
        "-5",
        "=1+1",
        "@x",
        "TRUE",
        "'=1",
        " x ",
        "٣٫٥",
    ] {
        hard.push(finding(Category::Number, Severity::Major, (text, text), (text, text)));
    }
    for (index, finding) in hard.iter_mut().enumerate() {
        finding.fingerprint = format!("{index:04}56789012e456");
    }
    hard
}

/// Has LibreOffice open a file and save it in another form; none where it is not installed.
fn saved_again(folder: &Path, file: &str, arguments: &[&str]) -> Option<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.arg(profile).arg("--headless").args(arguments).arg("--outdir").arg(folder.join("out"));
    let output = match command.arg(folder.join(file)).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("skipped: soffice (LibreOffice Calc) is not installed");
            return None;
        }
        output => output.unwrap(),
    };
    let mut saved = std::fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path());
    Some(saved.next().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr))))
}

/// What LibreOffice keeps of a cell: line ends become LF, and other control characters go when it saves a workbook.
fn kept(cell: &str) -> String {
    let text = cell.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|ch| !ch.is_control() || matches!(ch, '\t' | '\n')).collect()
}

fn assert_equal(saved: &Path, findings: &[Finding]) {
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("original.csv");
    std::fs::write(&original, render(findings, Format::Csv, Style::default())).unwrap();
    let (original, saved) = (Table::read(&original).unwrap(), Table::read(saved).unwrap());
    assert_eq!(saved.rows.len(), findings.len());
    for (row, (ours, theirs)) in original.rows.iter().zip(&saved.rows).enumerate() {
        for name in COLUMNS {
            let (ours, theirs) = (ours.raw(original.column(name)), theirs.raw(saved.column(name)));
            let equal = match name {
                "id" | "confidence" | "mt_start" | "mt_end" | "edited_start" | "edited_end" => {
                    ours.parse::<f64>().ok() == theirs.parse::<f64>().ok()
                }
                _ => kept(ours) == kept(theirs),
            };
            assert!(equal, "{}, row {row}, {name}: {ours:?} came back as {theirs:?}", saved.path.display());
        }
    }
}

#[test]
fn a_csv_saved_again_has_every_cell_equal() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = render(&hard_findings(), Format::Csv, Style { bom: true, color: false });
    std::fs::write(folder.path().join("report.csv"), bytes).unwrap();
    if let Some(saved) = saved_again(folder.path(), "report.csv", &[CSV_IN, "--convert-to", CSV_OUT]) {
        assert_equal(&saved, &hard_findings());
    }
}

/// The workbook of the findings, saved again by LibreOffice in another form.
fn workbook_saved_as(folder: &Path, form: &str) -> Option<PathBuf> {
    std::fs::write(folder.join("report.xlsx"), render(&hard_findings(), Format::Xlsx, Style::default()))
        .unwrap();
    saved_again(folder, "report.xlsx", &["--convert-to", form])
}

#[test]
fn a_workbook_saved_again_has_every_cell_equal() {
    for form in [CSV_OUT, "xlsx"] {
        let folder = tempfile::tempdir().unwrap();
        let Some(saved) = workbook_saved_as(folder.path(), form) else { return };
        assert_equal(&saved, &hard_findings());
    }
}

#[test]
fn a_workbook_saved_as_ods_is_read_for_review() {
    let folder = tempfile::tempdir().unwrap();
    let Some(saved) = workbook_saved_as(folder.path(), "ods") else { return };
    let fingerprints: BTreeSet<String> =
        hard_findings().into_iter().map(|finding| finding.fingerprint).collect();
    assert_eq!(Table::read(&saved).unwrap().fingerprints(), fingerprints);
}
