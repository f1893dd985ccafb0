//! The commands `review` and `diff`, with their exit codes.

use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use tadqiq::report::{Format, Style};

use super::{filled, quoted, told_apart};
use crate::fixture::{failure, folder, tadqiq};
use crate::report::render;

#[test]
fn decisions_add_up_over_several_reviews() {
    let first = quoted(&filled(&[(1, "accept", ""), (2, "reject", "")]), ',');
    let second = quoted(&filled(&[(1, "fix", "now")]), ';');
    let folder = folder(&[("first.csv", first.as_bytes()), ("second.csv", second.as_bytes())]);
    tadqiq(&folder, &["review", "first.csv", "-o", "decisions.jsonl"]).assert().code(0).stdout(is_empty());
    tadqiq(&folder, &["review", "second.csv", "--decisions", "decisions.jsonl"])
        .assert()
        .code(0)
        .stdout(contains("\"decision\":\"fix\"").and(contains("\"decision\":\"reject\"")))
        .stderr(contains("2 decisions"));
    tadqiq(&folder, &["review", "decisions.jsonl", "--stats"])
        .assert()
        .code(0)
        .stdout(contains("untranslated").and(contains("fingerprint").not()));
}

#[test]
fn a_lost_decision_is_a_warning_and_with_strict_an_error() {
    let table = quoted(&filled(&[(1, "acept", ""), (2, "reject", "")]), ',');
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let told = "a.csv:2: unknown decision ‘acept’; did you mean ‘accept’?";
    tadqiq(&folder, &["review", "a.csv"]).assert().code(0).stdout(contains("reject")).stderr(contains(told));
    tadqiq(&folder, &["review", "a.csv", "--strict", "-o", "decisions.jsonl"])
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
    tadqiq(&folder, &["review", "a.csv", "--audit", "audit.jsonl"])
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
    let run = |arguments: &[&str]| tadqiq(&folder, &[]).arg("diff").args(arguments).assert();
    run(&["old.csv", "new.jsonl"]).code(0).stderr("1 new, 0 fixed, 0 moved, 4 still in place\n");
    run(&["old.csv", "new.jsonl", "--fail-on", "new"]).code(1).stdout(contains("new"));
    run(&["new.jsonl", "old.csv", "--fail-on", "new"]).code(0).stdout(contains("fixed"));
    run(&["old.csv", "none.csv"]).code(2).stderr(contains("cannot read none.csv")).stdout(is_empty());
    run(&["old.csv", "new.jsonl", "-o", "diff.csv"]).code(0).stdout(is_empty());
    let diff = std::fs::read(folder.path().join("diff.csv")).unwrap();
    assert!(diff.starts_with("\u{FEFF}status,category".as_bytes()));
}

const MT: &str = "وقال فاليري Unacimov إن 129 شخصا قتلوا.\n";
const EDITED: &str = "وقال فاليري غيراسيموف إن 192 شخصا قتلوا.\n";
const AUDIT: [&str; 5] = ["audit", "mt.txt", "edited.txt", "--min-confidence", "0"];

/// How many findings a CSV report has; its texts hold no line ends.
fn count(csv: &[u8]) -> usize {
    String::from_utf8_lossy(csv).lines().count() - 1
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let folder = folder(&[("mt.txt", MT.as_bytes()), ("edited.txt", EDITED.as_bytes())]);
    let audit = |more: &[&str]| tadqiq(&folder, &[]).args(AUDIT).args(more).assert();
    audit(&["--baseline", "base.json"])
        .code(2)
        .stderr(contains("there is no baseline base.json; --update-baseline"));
    let all = count(&audit(&[]).code(0).get_output().stdout);
    assert!(all >= 2, "{all}");
    audit(&["--baseline", "base.json", "--update-baseline"])
        .code(0)
        .stderr(contains(format!("{all} new, 0 known")));
    let known = audit(&["--baseline", "base.json", "--fail-on", "minor"]).code(0);
    assert_eq!(count(&known.get_output().stdout), 0);
    known.stderr(contains(format!("baseline: 0 new, {all} known, 0 fixed")));

    // A paragraph on top moves every line, and a new error comes in below.
    let top = "انتهت جلسة البرلمان أمس.\n";
    std::fs::write(folder.path().join("mt.txt"), format!("{top}{MT}وصل 350 جنديا إلى المدينة أمس.\n"))
        .unwrap();
    std::fs::write(
        folder.path().join("edited.txt"),
        format!("{top}{EDITED}وصل 530 جنديا إلى المدينة أمس.\n"),
    )
    .unwrap();
    let base = std::fs::read(folder.path().join("base.json")).unwrap();
    let later = audit(&["--baseline", "base.json", "--fail-on", "minor"]).code(1);
    assert!(String::from_utf8_lossy(&later.get_output().stdout).contains("350"));
    later.stderr(contains(format!("{all} known, 0 fixed")));
    assert_eq!(std::fs::read(folder.path().join("base.json")).unwrap(), base);

    // The first errors are mended.
    std::fs::write(folder.path().join("mt.txt"), EDITED).unwrap();
    std::fs::write(folder.path().join("edited.txt"), EDITED).unwrap();
    audit(&["--baseline", "base.json"]).code(0).stderr(
        contains(format!("0 new, 0 known, {all} fixed")).and(contains("--update-baseline drops them")),
    );
}

#[test]
fn a_rejected_finding_is_not_reported_again() {
    let folder = folder(&[("mt.txt", MT.as_bytes()), ("edited.txt", EDITED.as_bytes())]);
    let audit = |more: &[&str]| tadqiq(&folder, &[]).args(AUDIT).args(more).assert().code(0);
    let csv = String::from_utf8(audit(&[]).get_output().stdout.clone()).unwrap();
    let row = csv.lines().find(|row| row.contains(",Unacimov,")).unwrap();
    let decided = csv.replace(row, &row.replacen(",,,", ",reject,not so,", 1));
    std::fs::write(folder.path().join("reviewed.csv"), &decided).unwrap();
    tadqiq(&folder, &["review", "reviewed.csv", "-o", "decisions.jsonl"]).assert().code(0);
    for decisions in ["decisions.jsonl", "reviewed.csv"] {
        let again = audit(&["--decisions", decisions]);
        let report = String::from_utf8(again.get_output().stdout.clone()).unwrap();
        assert_eq!(report.lines().count(), csv.lines().count() - 1);
        assert!(!report.contains(",Unacimov,"));
        again.stderr(contains("decisions: 1 rejected and left out"));
    }
}

#[test]
fn tables_come_back_in_every_spelling_of_a_spreadsheet() {
    let rows = filled(&[(1, "accept", "؛ نعم"), (2, "reject", "")]);
    let wide =
        |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut decided = Vec::new();
    for (name, bytes) in [
        ("a.csv", quoted(&rows, ',').into_bytes()),
        ("b.csv", format!("\u{feff}{}", quoted(&rows, ';')).into_bytes()),
        ("c.csv", format!("sep=;\r\n{}", quoted(&rows, ';')).into_bytes()),
        ("unicode.txt", wide(&quoted(&rows, '\t'))),
        ("wide.csv", wide(&quoted(&rows, ';'))),
    ] {
        let here = folder(&[(name, &bytes)]);
        let run = tadqiq(&here, &["review", name]).assert().code(0);
        decided.push(String::from_utf8(run.get_output().stdout.clone()).unwrap());
        tadqiq(&here, &["diff", name, name]).assert().code(0).stderr(contains(" 0 fixed, 0 moved"));
    }
    assert!(decided[0].contains("\"decision\":\"accept\"") && decided[0].contains("؛ نعم"), "{}", decided[0]);
    assert!(decided.iter().all(|written| *written == decided[0]), "{decided:?}");
    // Decisions without a name are known by their braces.
    let here = folder(&[]);
    let again = tadqiq(&here, &["review", "-"]).write_stdin(decided[0].as_bytes()).assert().code(0);
    again.stdout(decided[0].clone());
    let broken = tadqiq(&here, &["review", "-"]).write_stdin("{\"fingerprint\": \"a1\",}\n").assert().code(2);
    broken.stderr(
        "tadqiq: standard input:1: column 22: a comma too much (each line is an object, as in a report or a \
                  decisions file)\n",
    );
}

#[test]
fn what_spreadsheets_do_to_fingerprints_is_mended_or_told() {
    let mut rows = filled(&[(1, "accept", ""), (2, "reject", ""), (3, "fix", ""), (4, "unsure", "")]);
    rows[1][19] = rows[1][19].to_uppercase();
    rows[2][19].insert(0, '\'');
    // The zeros before a number are gone.
    rows[3][19] = "12345678901234".into();
    rows[4][19] = "#NAME?".into();
    let header = rows[0].clone();
    rows.insert(3, header);
    let here = folder(&[("a.csv", quoted(&rows, ',').as_bytes())]);
    let run = tadqiq(&here, &["review", "a.csv"]).assert().code(0);
    let run = run.stdout(contains("\"a000000000000000\"").and(contains("\"a000000000000001\"")));
    let told = contains("‘12345678901234’ is no fingerprint").and(contains("‘#NAME?’ is no fingerprint"));
    run.stderr(told.and(contains("2 decisions in 5 rows, 2 rows left out")));
}

#[test]
fn a_table_without_the_reviewers_column_or_with_two_of_them_is_refused() {
    let without: Vec<Vec<String>> =
        filled(&[]).into_iter().map(|row| [&row[..1], &row[2..]].concat()).collect();
    let twice: Vec<Vec<String>> =
        filled(&[]).into_iter().map(|row| [&row[..2], &row[1..]].concat()).collect();
    let here = folder(&[
        ("without.csv", quoted(&without, ',').as_bytes()),
        ("twice.csv", quoted(&twice, ';').as_bytes()),
        ("mt.txt", b"a\n"),
    ]);
    for (call, told) in [
        (
            &["review", "without.csv"][..],
            "without.csv:1: no column `decision`; put it back as the report has it",
        ),
        (
            &["audit", "mt.txt", "--decisions", "without.csv"],
            "without.csv:1: no column `decision`; put it back as the report has it",
        ),
        (&["review", "twice.csv"], "twice.csv:1: two columns are called decision; rename one of them"),
        (
            &["diff", "twice.csv", "twice.csv"],
            "twice.csv:1: two columns are called decision; rename one of them",
        ),
    ] {
        assert_eq!(failure(&here, call), format!("tadqiq: {told}"));
    }
    tadqiq(&here, &["diff", "without.csv", "without.csv"]).assert().code(0);
}
