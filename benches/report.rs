//! How long it takes to write ten thousand findings in each form, and to read them back.

#![allow(missing_docs, reason = "divan's macros make the functions public")]

use divan::{Bencher, black_box};
use tadqiq::baseline::Baseline;
use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::report::{Format, Growing, Style, Summary};
use tadqiq::review::Table;

fn main() {
    divan::main();
}

const COUNT: usize = 10_000;

/// Those of the tests.
#[path = "../tests/report/fixtures.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "the tests use the rest, and fail by panicking")]
mod fixtures;

fn findings() -> Vec<Finding> {
    let mt = ("ناقش رؤساء الجيوش، بيير دي فيليلي وفاليري Unacimov، “تنسيق” العمليات العسكرية.", "Unacimov");
    let edited =
        ("ناقش رؤساء الأركان، بيير دي فيلييه وفاليري غيراسيموف، “تنسيق” العمليات العسكرية.", "غيراسيموف");
    let finding = |index: usize| {
        let category = Category::ALL[index % Category::ALL.len()];
        let severity = Severity::ALL[index % Severity::ALL.len()];
        Finding {
            confidence: (index % 100) as f64 / 100.0,
            mt: Some(fixtures::place("mt.txt", index + 1, mt.0, mt.1)),
            edited: Some(fixtures::place("edited.txt", index + 1, edited.0, edited.1)),
            fingerprint: format!("a{index:015x}"),
            ..fixtures::finding(category, severity, mt, edited)
        }
    };
    (0..COUNT).map(finding).collect()
}

fn render(findings: &[Finding], format: Format) -> Vec<u8> {
    let mut summary = Summary::default();
    (summary.mt_words, summary.segments) = (100_000, COUNT);
    summary.add(findings);
    let mut report = Growing::new(format, Style::default());
    let mut bytes = Vec::new();
    let written = report.add(findings, &mut bytes).and_then(|()| report.finish(&summary, &mut bytes));
    if let Err(error) = written {
        panic!("{error}");
    }
    bytes
}

#[divan::bench(args = Format::ALL, sample_count = 10)]
fn write(bencher: Bencher<'_, '_>, format: Format) {
    let findings = findings();
    bencher.bench(|| render(black_box(&findings), format).len());
}

#[divan::bench(args = [Format::Csv, Format::Jsonl, Format::Xlsx], sample_count = 10)]
fn read(bencher: Bencher<'_, '_>, format: Format) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = folder.path().join(format!("report.{format}"));
    std::fs::write(&path, render(&findings(), format)).unwrap_or_else(|error| panic!("{error}"));
    bencher.bench(|| Table::read(black_box(&path)).map(|table| table.rows.len()));
}

#[divan::bench(sample_count = 10)]
fn baseline(bencher: Bencher<'_, '_>) {
    let findings = findings();
    let mut baseline = Baseline::default();
    for finding in &findings {
        baseline.add(finding);
    }
    bencher.bench(|| {
        let mut comparison = baseline.compare();
        black_box(&findings).iter().filter(|finding| comparison.is_new(finding)).count()
    });
}
