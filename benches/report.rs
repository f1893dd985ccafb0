//! How long it takes to write ten thousand findings in each form, and to read them back.

#![allow(missing_docs, reason = "divan's macros make the functions public")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use tadqiq::baseline::Baseline;
use tadqiq::finding::{Category, Finding, Place, Severity};
use tadqiq::report::{Format, Report, Style, Summary};
use tadqiq::review::Table;

fn main() {
    divan::main();
}

const COUNT: usize = 10_000;

fn findings() -> Vec<Finding> {
    let mt: Arc<str> =
        "ناقش رؤساء الجيوش، بيير دي فيليلي وفاليري Unacimov، “تنسيق” العمليات العسكرية.".into();
    let edited: Arc<str> =
        "ناقش رؤساء الأركان، بيير دي فيلييه وفاليري غيراسيموف، “تنسيق” العمليات العسكرية.".into();
    let place = |file: &str, line: usize, sentence: &str, span: &str| {
        let at = sentence.find(span).unwrap_or_default();
        let start = sentence[..at].chars().count();
        Place {
            file: file.into(),
            line: line.to_string(),
            is_unit: false,
            start,
            end: start + span.chars().count(),
            byte_start: at,
            byte_end: at + span.len(),
            context_start: at,
        }
    };
    let finding = |index: usize| Finding {
        category: Category::ALL[index % Category::ALL.len()],
        severity: Severity::ALL[index % Severity::ALL.len()],
        confidence: (index % 100) as f64 / 100.0,
        mt_span: "Unacimov".into(),
        suggestion: "غيراسيموف".into(),
        reason: "‘غيراسيموف’ stands 2 times in the edited text; ‘Unacimov’ is in Latin letters".into(),
        evidence: vec!["script".into()],
        mt_context: Arc::clone(&mt),
        edited_context: Arc::clone(&edited),
        mt: Some(place("mt.txt", index + 1, &mt, "Unacimov")),
        edited: Some(place("edited.txt", index + 1, &edited, "غيراسيموف")),
        alignment_score: Some(0.9),
        fingerprint: format!("a{index:015x}"),
    };
    (0..COUNT).map(finding).collect()
}

fn render(findings: &[Finding], format: Format) -> Vec<u8> {
    let summary = Summary::new(findings, 100_000, COUNT);
    let report = Report { findings, segments: &[], summary: &summary };
    let mut bytes = Vec::new();
    if let Err(error) = report.write(format, Style::default(), &mut bytes) {
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
    let baseline = Baseline::from_findings(&findings);
    bencher.bench(|| {
        let mut comparison = baseline.compare();
        black_box(&findings).iter().filter(|finding| comparison.is_new(finding)).count()
    });
}
