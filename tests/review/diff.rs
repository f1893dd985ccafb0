//! Two audits compared.

use std::sync::Arc;

use tadqiq::diff::{DIFF_COLUMNS, Reported, Status, compare, read};
use tadqiq::finding::Finding;
use tadqiq::report::{Format, Style};

use super::told_apart;
use crate::report::render;

fn reported(findings: &[Finding], format: Format) -> Vec<Reported> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("report.{format}"));
    std::fs::write(&path, render(findings, format, Style::default())).unwrap();
    read(&path).unwrap()
}

/// The fixtures, and a later audit of them: the first moved, the second is fixed, one is new, other file name.
fn audits() -> (Vec<Finding>, Vec<Finding>) {
    let old = told_apart();
    let mut new = old.clone();
    for finding in &mut new {
        finding.mt.as_mut().unwrap().file = Arc::from("later.txt");
    }
    new[0].mt.as_mut().unwrap().line = "8".into();
    new[1].fingerprint = "b000000000000000".into();
    (old, new)
}

fn written(format: Format) -> String {
    let (old, new) = audits();
    let diff = compare(reported(&old, Format::Csv), reported(&new, Format::Jsonl));
    let mut bytes = Vec::new();
    diff.write(format, Style::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn new_fixed_moved_and_still_there() {
    let (old, new) = audits();
    let diff = compare(reported(&old, Format::Csv), reported(&new, Format::Jsonl));
    assert_eq!(Status::ALL.map(|status| diff.count(status)), [1, 1, 1, 3]);
}

#[test]
fn every_form_of_report_reads_the_same() {
    let (old, _) = audits();
    let csv = reported(&old, Format::Csv);
    for format in [Format::Tsv, Format::Jsonl] {
        assert_eq!(reported(&old, format), csv);
    }
}

#[test]
fn text_of_a_comparison() {
    crate::report::assert_snapshot("diff-text", &written(Format::Text));
}

#[test]
fn tables_of_a_comparison() {
    crate::report::assert_snapshot("diff-tsv", &written(Format::Tsv));
    let line = written(Format::Jsonl);
    let first: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert!(DIFF_COLUMNS.iter().all(|column| first.contains_key(*column)));
    assert_eq!(
        (&first["status"], &first["old_line"], &first["new_line"]),
        (&"new".into(), &().into(), &3.into())
    );
}

#[test]
fn findings_of_one_fingerprint_pair_up_by_place_first() {
    let at = |line: &str| Reported {
        fingerprint: "a".into(),
        place: [line.into(), "0".into(), "1".into()],
        ..Reported::default()
    };
    let diff = compare(vec![at("1"), at("2"), at("3")], vec![at("3"), at("9")]);
    let line = |side: &Option<Reported>| side.as_ref().map(|finding| finding.place[0].clone());
    let told: Vec<(Status, Option<String>, Option<String>)> =
        diff.changes.iter().map(|change| (change.status, line(&change.old), line(&change.new))).collect();
    let some = |line: &str| Some(line.to_owned());
    assert_eq!(
        told,
        [
            (Status::Fixed, some("2"), None),
            (Status::Moved, some("1"), some("9")),
            (Status::Same, some("3"), some("3"))
        ]
    );
}
