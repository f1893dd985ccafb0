//! `tadqiq calibrate`: what it learns and what it says.

use std::fs;

use assert_cmd::Command;
use predicates::str::contains;

fn calibrate(pairs: &str) -> assert_cmd::assert::Assert {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pairs.jsonl");
    fs::write(&path, pairs).unwrap();
    Command::cargo_bin("tadqiq").unwrap().arg("calibrate").arg(&path).assert()
}

#[test]
fn a_table_with_a_row_for_each_category_and_the_error_before_and_after() {
    let pair = r#"{"mt":"وصل الوزير في 3 مايو إلى باريس.","edited":"وصل الوزير في 4 مايو إلى باريس."}"#;
    let pairs = format!("{pair}\n").repeat(4);
    let run = calibrate(&pairs).code(0).stderr(contains("2 findings to learn from, 2 to measure"));
    let table = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert_eq!(table.lines().count(), 15);
    assert!(table.lines().any(|line| line.starts_with("number\t") && line.ends_with("\t2\t2")), "{table}");
}

#[test]
fn pairs_that_do_not_differ_teach_nothing() {
    let equal = "{\"mt\":\"نعم.\",\"edited\":\"نعم.\"}\n";
    calibrate(equal).code(2).stdout("").stderr(contains("the pairs do not differ"));
}
