//! The commands `review` and `diff`, with their exit codes.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use tadqiq::report::{Format, Style};

use super::{filled, quoted, told_apart};
use crate::report::render;

fn tadqiq(folder: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tadqiq"));
    command.current_dir(folder.path());
    command
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn decisions_add_up_over_several_reviews() {
    let first = quoted(&filled(&[(1, "accept", ""), (2, "reject", "")]), ',');
    let second = quoted(&filled(&[(1, "fix", "now")]), ';');
    let folder = folder(&[("first.csv", first.as_bytes()), ("second.csv", second.as_bytes())]);
    tadqiq(&folder)
        .args(["review", "first.csv", "-o", "decisions.jsonl"])
        .assert()
        .code(0)
        .stdout(is_empty());
    tadqiq(&folder)
        .args(["review", "second.csv", "--decisions", "decisions.jsonl"])
        .assert()
        .code(0)
        .stdout(contains("\"decision\":\"fix\"").and(contains("\"decision\":\"reject\"")))
        .stderr(contains("2 decisions"));
    tadqiq(&folder)
        .args(["review", "decisions.jsonl", "--stats"])
        .assert()
        .code(0)
        .stdout(contains("untranslated").and(contains("fingerprint").not()));
}

#[test]
fn a_lost_decision_is_a_warning_and_with_strict_an_error() {
    let table = quoted(&filled(&[(1, "acept", ""), (2, "reject", "")]), ',');
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let told = "a.csv:2: unknown decision ‘acept’; did you mean ‘accept’?";
    tadqiq(&folder)
        .args(["review", "a.csv"])
        .assert()
        .code(0)
        .stdout(contains("reject"))
        .stderr(contains(told));
    tadqiq(&folder)
        .args(["review", "a.csv", "--strict", "-o", "decisions.jsonl"])
        .assert()
        .code(2)
        .stderr(contains(told).and(contains("nothing was written")));
    assert!(!folder.path().join("decisions.jsonl").exists());
}

#[test]
fn decisions_on_findings_that_a_later_audit_lacks_are_left_out() {
    let table = quoted(&filled(&[(1, "accept", ""), (2, "reject", "")]), ',');
    let audit = render(&told_apart()[1..], Format::Jsonl, Style::default());
    let folder = folder(&[("a.csv", table.as_bytes()), ("audit.jsonl", &audit)]);
    tadqiq(&folder)
        .args(["review", "a.csv", "--audit", "audit.jsonl"])
        .assert()
        .code(0)
        .stdout(contains("reject").and(contains("accept").not()))
        .stderr(contains("a.csv:2: stale: "));
}

#[test]
fn a_comparison_fails_on_new_findings_only_when_asked() {
    let findings = told_apart();
    let old = render(&findings[1..], Format::Csv, Style::default());
    let new = render(&findings, Format::Jsonl, Style::default());
    let folder = folder(&[("old.csv", &old), ("new.jsonl", &new)]);
    let run = |arguments: &[&str]| tadqiq(&folder).arg("diff").args(arguments).assert();
    run(&["old.csv", "new.jsonl"]).code(0).stderr("1 new, 0 fixed, 0 moved, 4 still in place\n");
    run(&["old.csv", "new.jsonl", "--fail-on", "new"]).code(1).stdout(contains("new"));
    run(&["new.jsonl", "old.csv", "--fail-on", "new"]).code(0).stdout(contains("fixed"));
    run(&["old.csv", "none.csv"]).code(2).stderr(contains("cannot read none.csv")).stdout(is_empty());
    run(&["old.csv", "new.jsonl", "-o", "diff.csv"]).code(0).stdout(is_empty());
    let diff = std::fs::read(folder.path().join("diff.csv")).unwrap();
    assert!(diff.starts_with("\u{FEFF}status,category".as_bytes()));
}
