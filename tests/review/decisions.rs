//! Decisions: read out of tables, written, read back, applied.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tadqiq::finding::Category;
use tadqiq::review::{Decision, Decisions, ProblemKind, Reviewed, Table, collect, precision};
use tempfile::TempDir;

use super::{filled, quoted, told_apart};

fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn review(name: &str, bytes: impl AsRef<[u8]>) -> Reviewed {
    let folder = tempfile::tempdir().unwrap();
    Decisions::read(&file(&folder, name, bytes)).unwrap()
}

fn written(decisions: &Decisions) -> String {
    let mut bytes = Vec::new();
    decisions.write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

const DECIDED: [(usize, &str, &str); 4] =
    [(1, "accept", ""), (2, "Reject", "ليس خطأ"), (3, " FIX\u{200F} ", "a \"b\"; c,\nd"), (4, "unsure", "")];

/// What [`DECIDED`] comes to, whatever form it came in.
fn expected() -> String {
    written(&review("plain.csv", quoted(&filled(&DECIDED), ',')).decisions)
}

#[test]
fn decisions_file() {
    crate::report::assert_snapshot("decisions", &expected());
}

#[test]
fn every_delimiter_and_encoding_reads_the_same() {
    let rows = filled(&DECIDED);
    let semicolons = quoted(&rows, ';');
    let tabs = quoted(&rows, '\t');
    let utf16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(tabs.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let forms: [(&str, Vec<u8>); 6] = [
        ("a.csv", semicolons.clone().into_bytes()),
        ("a.csv", format!("\u{FEFF}{semicolons}").into_bytes()),
        ("a.csv", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("a.tsv", tabs.clone().into_bytes()),
        ("a.txt", utf16),
        ("a", quoted(&rows, ',').replace("\r\n", "\n").into_bytes()),
    ];
    for (name, bytes) in forms {
        let reviewed = review(name, &bytes);
        assert_eq!(reviewed.problems, []);
        assert_eq!(written(&reviewed.decisions), expected(), "{name}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn rows_and_columns_may_stand_in_any_order_with_others_among_them() {
    let mut rows = filled(&DECIDED);
    for (index, row) in rows.iter_mut().enumerate() {
        row.reverse();
        row.insert(3, if index == 0 { "Anna's notes".into() } else { String::new() });
        row.push(String::new());
    }
    let last = rows[0].len() - 3;
    rows[0][last] = " Decision ".into();
    rows[1..].reverse();
    rows.push(vec![String::new(); 4]);
    assert_eq!(written(&review("a.csv", quoted(&rows, ';')).decisions), expected());
}

#[test]
fn a_decisions_file_reads_back_equal_and_is_sorted() {
    let text = expected();
    assert_eq!(written(&review("decisions.jsonl", &text).decisions), text);
    let prints: Vec<&str> = text.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    assert!(prints.is_sorted() && prints.len() == 4, "{prints:?}");
}

#[test]
fn rows_that_cannot_be_used_are_told_with_their_line() {
    let mut rows = filled(&[
        (1, "acept", ""),
        (2, "maybe", ""),
        (3, "fix", ""),
        (4, "", "a comment"),
        (5, "reject", ""),
    ]);
    rows[3][19] = "1.2E+15".into();
    let repeated = rows[5].clone();
    rows.push(repeated);
    let reviewed = review("a.csv", quoted(&rows, ','));
    let folder = reviewed.problems[0].at.path.parent().unwrap().display().to_string();
    let told: Vec<String> = reviewed
        .problems
        .iter()
        .map(|problem| problem.to_string().replace(&format!("{folder}/"), ""))
        .collect();
    assert_eq!(
        told,
        [
            "a.csv:2: unknown decision ‘acept’; did you mean ‘accept’?",
            "a.csv:3: unknown decision ‘maybe’; write accept, reject, fix or unsure",
            "a.csv:4: ‘1.2E+15’ is no fingerprint; copy the cell from the report, as a text",
            "a.csv:5: a comment without a decision is not kept",
            // The row before takes two lines.
            "a.csv:8: the same decision as at a.csv:7",
        ]
    );
    assert_eq!(reviewed.decisions.len(), 1);
    assert_eq!(reviewed.problems.iter().filter(|problem| problem.loses_decision()).count(), 3);
}

#[test]
fn a_table_without_fingerprints_or_in_no_known_encoding_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = |name: &str, bytes: &[u8]| Table::read(&file(&folder, name, bytes)).unwrap_err().to_string();
    assert!(error("a.csv", b"decision,comment\naccept,\n").contains("no column `fingerprint`"));
    assert!(error("empty.csv", b"").contains("no column `fingerprint`"));
    assert!(error("a.csv", b"fingerprint,decision\n\xC7\xE1,accept\n").contains("is not UTF-8"));
    assert!(error("a.xlsx", b"not a workbook").contains("a.xlsx: no workbook that can be read ("));
    assert!(error("a.jsonl", b"{}\n[1]\n").contains(":2: a list and no object"));
}

#[test]
fn decisions_on_findings_that_are_gone_are_stale() {
    let folder = tempfile::tempdir().unwrap();
    let table = Table::read(&file(&folder, "a.csv", quoted(&filled(&DECIDED), ','))).unwrap();
    let present = BTreeSet::from(["a000000000000001".to_owned()]);
    let reviewed = collect(&[table], Some(&present));
    assert_eq!(
        reviewed.decisions.iter().map(|decided| decided.decision).collect::<Vec<_>>(),
        [Decision::Reject]
    );
    assert!(reviewed.problems.iter().all(|problem| matches!(problem.kind, ProblemKind::Stale(_))));
    assert_eq!(reviewed.problems.len(), 3);
}

#[test]
fn rejected_findings_and_stale_decisions_are_told() {
    let decisions = review("a.csv", quoted(&filled(&DECIDED), ',')).decisions;
    let mut findings = told_apart();
    findings.remove(0);
    let mut comparison = decisions.compare();
    let rejected: Vec<bool> = findings.iter().map(|finding| comparison.is_rejected(finding)).collect();
    assert_eq!(rejected, [true, false, false, false]);
    let stale = comparison.stale(|_| true);
    assert_eq!(stale.iter().map(|decided| &*decided.mt_span).collect::<Vec<_>>(), ["Unacimov"]);
    assert!(comparison.stale(|category| category != Category::Untranslated).is_empty());
}

#[test]
fn later_decisions_hold() {
    let mut decisions = review("a.csv", quoted(&filled(&[(1, "accept", ""), (2, "fix", "")]), ',')).decisions;
    decisions.update(review("a.csv", quoted(&filled(&[(1, "reject", "")]), ',')).decisions);
    let words: Vec<Decision> = decisions.iter().map(|decided| decided.decision).collect();
    assert_eq!(words, [Decision::Reject, Decision::Fix]);
}

#[test]
fn precision_by_category() {
    let decided = [
        ("name", "accept", 17),
        ("name", "fix", 2),
        ("name", "reject", 1),
        ("grammar", "unsure", 2),
        ("", "reject", 3),
    ];
    let rows = decided.into_iter().flat_map(|(category, word, count)| vec![(category, word); count]);
    let rows: Vec<String> =
        rows.enumerate().map(|(index, (category, word))| format!("{index:016x},{category},{word}")).collect();
    let text = format!("fingerprint,category,decision\n{}", rows.join("\n"));
    crate::report::assert_snapshot("precision", &precision(&review("a.csv", &text).decisions).to_string());
}

fn words() -> impl Strategy<Value = Vec<(usize, &'static str)>> {
    let word = prop::sample::select(vec!["accept", "reject", "fix", "unsure", "", "other"]);
    prop::collection::vec((0_usize..4, word), 0..12)
}

proptest! {
    #[test]
    fn what_comes_out_does_not_depend_on_the_order_of_rows(rows in words(), seed in any::<u64>()) {
        let table = |rows: &[(usize, &str)]| {
            let rows: Vec<String> = rows.iter().map(|(print, word)| format!("{print:016x},{word},{word}?")).collect();
            let text = format!("fingerprint,decision,comment\n{}", rows.join("\n"));
            written(&review("a.csv", &text).decisions)
        };
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(print, word)| seed.wrapping_mul(*print as u64 + word.len() as u64 + 1).reverse_bits());
        prop_assert_eq!(table(&rows), table(&shuffled));
    }

    #[test]
    fn texts_survive_review_and_the_decisions_file(
        span in crate::report::hard_text(),
        suggestion in crate::report::hard_text(),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let mut findings = told_apart();
        (findings[0].mt_span, findings[0].suggestion) = (span.clone(), suggestion.clone());
        let csv = crate::report::render(&findings, tadqiq::report::Format::Csv, tadqiq::report::Style::default());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        rows[1][1] = "fix".into();
        let decisions = review("a.csv", quoted(&rows, delimiter)).decisions;
        let again = review("a.jsonl", written(&decisions)).decisions;
        prop_assert_eq!(&decisions, &again);
        let decided = decisions.get("a000000000000000").unwrap();
        prop_assert_eq!(&decided.mt_span, &span);
        prop_assert_eq!(&decided.suggestion, &suggestion);
    }
}

#[test]
fn a_missing_file_is_named() {
    let error = Table::read(Path::new("no/such.xlsx")).unwrap_err().to_string();
    assert!(error.starts_with("cannot read no/such.xlsx: "), "{error}");
}
